package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
)

// Name finds a name by its address and counts its documents. Errors: corpus.ErrNotFound, also where only documents that the reader may not see have it.
func (s *Store) Name(ctx context.Context, kind corpus.NameKind, id string, secret bool) (corpus.Name, error) {
	found, err := s.names(ctx, secret, "kind = ? AND slug = ? AND slug <> ''", kindNumber(kind), id)
	if err == nil && len(found) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		return corpus.Name{}, fmt.Errorf("name %s %s: %w", kind, id, err)
	}
	return found[0], nil
}

// NamesCalled finds names by what they are called, any spelling; what no document has is left out. Keys of the answer are the labels asked for.
// Of several versions of a place it is the one that exists. Example: NamesCalled(ctx, NameBody, ["Bộ Tài chính"], false).
func (s *Store) NamesCalled(ctx context.Context, kind corpus.NameKind, labels []string, secret bool) (map[string]corpus.Name, error) {
	asked := map[string][]string{}
	for _, l := range labels {
		if key := corpus.NameKey(l); key != "" && !slices.Contains(asked[key], l) {
			asked[key] = append(asked[key], l)
		}
	}
	keys := make([]string, 0, len(asked))
	for key := range asked {
		keys = append(keys, key)
	}
	ask, err := list(keys)
	if err != nil || ask == "" {
		return nil, err
	}
	where := "kind = ? AND key IN (SELECT value FROM json_each(?))"
	if kind == corpus.NamePlace { // whose keys begin with their codes
		where = "kind = ? AND base IN (SELECT value FROM json_each(?))"
		bases := make([]string, 0, len(labels))
		for _, l := range labels {
			bases = append(bases, corpus.Spelled(l))
		}
		if ask, err = list(bases); err != nil {
			return nil, err
		}
	}
	found, err := s.names(ctx, secret, where, kindNumber(kind), ask)
	if err != nil {
		return nil, fmt.Errorf("names called: %w", err)
	}
	out := map[string]corpus.Name{}
	for _, n := range found {
		for _, label := range asked[corpus.NameKey(n.Label)] {
			if have, ok := out[label]; !ok || later(n, have) {
				out[label] = n
			}
		}
	}
	return out, nil
}

// later reports whether a version of a place follows another one: it exists, or has a code where the other has none.
func later(a, b corpus.Name) bool {
	p, known := corpus.ProvinceByCode(a.Code, a.Label)
	o, other := corpus.ProvinceByCode(b.Code, b.Label)
	if known && other {
		return p.Until.IsZero() && !o.Until.IsZero()
	}
	return known || a.Code != "" && b.Code == ""
}

// Namesakes are the other names that are spelled like one but for marks, or that are other versions of a place of its name.
func (s *Store) Namesakes(ctx context.Context, n corpus.Name, secret bool) ([]corpus.Name, error) {
	found, err := s.names(ctx, secret, "kind = ?1 AND base <> '' AND base = (SELECT base FROM names WHERE kind = ?1 AND slug = ?2) AND slug <> ?2", kindNumber(n.Kind), n.ID)
	if err != nil {
		return nil, fmt.Errorf("namesakes of %s: %w", n.ID, err)
	}
	return found, nil
}

// Around are the bodies that the name of one ends with, the longest first, and those whose names end with it or with what follows its head,
// those that issued most first, at most n. Example: "Sở Y tế tỉnh Khuê Lĩnh" has "Thanh tra Sở Y tế tỉnh Khuê Lĩnh" within it.
func (s *Store) Around(ctx context.Context, body corpus.Name, n int, secret bool) (above, within []corpus.Name, err error) {
	key := corpus.NameKey(body.Label)
	words := strings.Fields(key)
	var tails []string
	for i := 1; i < len(words); i++ {
		tails = append(tails, strings.Join(words[i:], " "))
	}
	ask, err := list(tails)
	if err == nil && ask != "" {
		above, err = s.names(ctx, secret, "kind = 1 AND key IN (SELECT value FROM json_each(?))", ask)
		slices.SortFunc(above, func(a, b corpus.Name) int { return len(b.Label) - len(a.Label) })
	}
	if err == nil {
		back := backwards(key) + " "
		// "+" keeps the kind from being looked up first, which reads every body of the store.
		within, err = s.names(ctx, secret, "+kind = 1 AND n IN (SELECT n FROM names WHERE backwards <> '' AND backwards >= ?1 AND backwards < ?2 ORDER BY uses DESC LIMIT ?3)",
			back, back[:len(back)-1]+"!", 4*n)
		slices.SortStableFunc(within, func(a, b corpus.Name) int {
			if d := b.Documents(corpus.UseIssues) - a.Documents(corpus.UseIssues); d != 0 {
				return d
			}
			return b.Documents(corpus.UseNamed) - a.Documents(corpus.UseNamed)
		})
		within = within[:min(n, len(within))]
	}
	if err != nil {
		return nil, nil, fmt.Errorf("bodies around %s: %w", body.ID, err)
	}
	return above, within, nil
}

// names reads names with their counts; those without a document that the reader may see are left out.
func (s *Store) names(ctx context.Context, secret bool, where string, args ...any) ([]corpus.Name, error) {
	type row struct {
		n int64
		corpus.Name
	}
	var found []row
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x row
		var kind int
		err := r.Scan(&x.n, &kind, &x.ID, &x.Label, &x.Class, &x.Code)
		if kind > 0 && kind <= len(nameKinds) {
			x.Kind = nameKinds[kind-1]
		}
		found = append(found, x)
		return err
	}, "SELECT n, kind, slug, label, class, code FROM names WHERE "+where, args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	numbers := make([]int64, len(found))
	for i, x := range found {
		numbers[i] = x.n
	}
	counts, err := s.useCounts(ctx, numbers, secret)
	if err != nil {
		return nil, err
	}
	var out []corpus.Name
	for _, x := range found {
		if x.Uses = counts[x.n]; len(x.Uses) > 0 {
			out = append(out, x.Name)
		}
	}
	return out, nil
}

// useCounts counts the documents of names by use, the uses in their order.
func (s *Store) useCounts(ctx context.Context, names []int64, secret bool) (map[int64][]corpus.NameUseCount, error) {
	ask, err := list(names)
	if err != nil || ask == "" {
		return nil, err
	}
	out := map[int64][]corpus.NameUseCount{}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n int64
		var use, documents int
		err := r.Scan(&n, &use, &documents)
		if uses := corpus.NameUses(); use > 0 && use <= len(uses) {
			out[n] = append(out[n], corpus.NameUseCount{Use: uses[use-1], Documents: documents})
		}
		return err
	}, `SELECT name, "use", sum(documents) FROM name_counts WHERE name IN (SELECT value FROM json_each(?1)) AND (?2 OR secret = 0) GROUP BY 1, 2 ORDER BY 1, 2`, ask, secret)
	return out, err
}

// Named lists a page of the documents that stand to a name in one way, newest first, each with the words that say so, and counts all.
func (s *Store) Named(ctx context.Context, q corpus.NameQuery) ([]corpus.NamedDocument, corpus.NamedFound, error) {
	var found corpus.NamedFound
	n, err := s.nameNumbered(ctx, q.Kind, q.ID)
	if err == nil && q.Office != "" {
		n, err = s.officeNumbered(ctx, n, q.Office)
	}
	if err == nil {
		found, err = s.countNamed(ctx, n, q)
	}
	if err != nil || found.Total == 0 || q.N == 0 {
		return nil, found, wrapped("documents of a name", err)
	}
	list, err := s.listNamed(ctx, n, q)
	return list, found, wrapped("documents of a name", err)
}

func (s *Store) nameNumbered(ctx context.Context, kind corpus.NameKind, id string) (int64, error) {
	var n int64
	err := s.reader.QueryRowContext(ctx, "SELECT n FROM names WHERE kind = ? AND slug = ? AND slug <> ''", kindNumber(kind), id).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = corpus.ErrNotFound
	}
	return n, err
}

// officeNumbered finds the office of a person that an address means; 0, which no document has, where the person has none such.
func (s *Store) officeNumbered(ctx context.Context, person int64, spelled string) (int64, error) {
	var n int64
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var office int64
		var title, body string
		err := r.Scan(&office, &title, &body)
		if corpus.Spelled(corpus.OfficeLabel(title, body)) == spelled {
			n = office
		}
		return err
	}, "SELECT o.n, o.title, coalesce(b.label, '') FROM name_offices o LEFT JOIN names b ON b.n = o.body WHERE o.person = ? ORDER BY o.n", person)
	return n, err
}

func (s *Store) countNamed(ctx context.Context, n int64, q corpus.NameQuery) (corpus.NamedFound, error) {
	types, years := map[string]int{}, map[int]int{}
	total := 0
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var kind string
		var year, documents int
		err := r.Scan(&year, &kind, &documents)
		typed, dated := q.Type == "" || q.Type == kind, q.Holds(q.Type, q.Issuer, year)
		if dated {
			types[kind] += documents
		}
		if typed {
			years[year] += documents
		}
		if dated && typed {
			total += documents
		}
		return err
	}, `SELECT year, type, documents FROM name_counts WHERE name = ?1 AND "use" BETWEEN ?2 AND ?3 AND (?4 OR secret = 0)`, append([]any{n}, append(useRange(q.Use), q.Secret)...)...)
	found := corpus.NamedFound{Found: corpus.NewFound(types, q.Type)}
	found.Total = total
	for year, documents := range years {
		found.Years = append(found.Years, corpus.YearCount{Year: year, Documents: documents})
	}
	slices.SortFunc(found.Years, func(a, b corpus.YearCount) int { return b.Year - a.Year })
	return found, err
}

// useRange are the bounds of the numbers of a use, of all where none is asked for.
func useRange(u corpus.NameUse) []any {
	if n := useNumber(u); n > 0 {
		return []any{n, n}
	}
	return []any{1, len(corpus.NameUses())}
}

func (s *Store) listNamed(ctx context.Context, n int64, q corpus.NameQuery) ([]corpus.NamedDocument, error) {
	last := q.Last
	if last == 0 {
		last = 9999
		if q.First == 0 {
			last = 1 << 20
		}
	}
	var list []corpus.NamedDocument
	var ids []corpus.ID
	args := append([]any{n}, append(useRange(q.Use), q.Secret, q.Type, q.First*10000, last*10000+9999, around, q.N, q.Offset)...)
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var x corpus.NamedDocument
		var use int
		var body []byte
		if err := r.Scan(&x.Document.ID, &use, &x.Places, &x.Start, &x.End, &x.From, &body); err != nil {
			return err
		}
		x.Use = corpus.NameUses()[use-1]
		if x.Len() > 0 && len(body) > 0 {
			x.Around, x.From = wholeLines(string(body), x.From, x.Span)
		}
		list, ids = append(list, x), append(ids, x.Document.ID)
		return nil
	}, `SELECT d.doc, u."use", u.places, u.start, u."end", max(0, u.start - ?8),
			CASE WHEN u."end" > 0 THEN substr(CAST((SELECT body FROM texts t WHERE t.doc = d.doc) AS BLOB), max(0, u.start - ?8) + 1, u."end" - max(0, u.start - ?8) + ?8) END
		FROM (SELECT * FROM name_uses WHERE name = ?1 AND "use" BETWEEN ?2 AND ?3 AND (?4 OR secret = 0) AND (?5 = '' OR type = ?5) AND issued BETWEEN ?6 AND ?7
			ORDER BY issued DESC, doc LIMIT ?9 OFFSET ?10) u
		JOIN name_docs d ON d.n = u.doc ORDER BY u.issued DESC, u.doc`, args...)
	if err != nil {
		return nil, err
	}
	known, err := s.Summaries(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := list[:0]
	for _, x := range list {
		if sum, ok := known[x.Document.ID]; ok && (q.Secret || sum.Secrecy == "") {
			x.Document = sum
			out = append(out, x)
		}
	}
	return out, nil
}

// Offices lists up to n offices of a person, or of the people in a body, the latest first, and answers how many there are.
func (s *Store) Offices(ctx context.Context, of corpus.Name, n int, secret bool) ([]corpus.Office, int, error) {
	list, total, err := s.offices(ctx, of, n, secret)
	if err != nil {
		return nil, 0, fmt.Errorf("offices of %s: %w", of.ID, err)
	}
	return list, total, nil
}

func (s *Store) offices(ctx context.Context, of corpus.Name, n int, secret bool) ([]corpus.Office, int, error) {
	me, err := s.nameNumbered(ctx, of.Kind, of.ID)
	if err != nil {
		return nil, 0, err
	}
	end := "person"
	if of.Kind == corpus.NameBody {
		end = "body"
	}
	type row struct {
		person, body int64
		corpus.Office
	}
	var list []row
	var ends []int64
	// Days are found by the first and last row of each use: a person may have signed thousands.
	const bound = `%s(coalesce((SELECT u.issued FROM name_uses u WHERE u.name = o.n AND u."use" = 3 AND u.issued > 0 AND (?2 OR u.secret = 0) ORDER BY u.issued %s LIMIT 1), %d), coalesce((SELECT u.issued FROM name_uses u WHERE u.name = o.n AND u."use" = 4 AND u.issued > 0 AND (?2 OR u.secret = 0) ORDER BY u.issued %[2]s LIMIT 1), %[3]d))`
	const never = 1 << 40 // later than any day
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var x row
		var first, last int
		err := r.Scan(&x.person, &x.body, &x.Title, &x.Signed, &x.Named, &first, &last)
		if last > 0 {
			x.First, x.Last = issuedDate(first), issuedDate(last)
		}
		list, ends = append(list, x), append(ends, x.person, x.body)
		return err
	}, `SELECT o.person, o.body, o.title, coalesce(sum(c.documents) FILTER (WHERE c."use" = 3), 0), coalesce(sum(c.documents) FILTER (WHERE c."use" = 4), 0), `+fmt.Sprintf(bound, "min", "ASC", never)+`, `+fmt.Sprintf(bound, "max", "DESC", 0)+`
		FROM name_offices o JOIN name_counts c ON c.name = o.n AND (?2 OR c.secret = 0) WHERE o.`+end+` = ?1 AND o.`+end+` > 0 GROUP BY o.n`, me, secret)
	if err != nil || len(list) == 0 {
		return nil, 0, err
	}
	slices.SortStableFunc(list, func(a, b row) int {
		switch {
		case a.Last != b.Last && b.Last.Before(a.Last):
			return -1
		case a.Last != b.Last:
			return 1
		}
		return b.Signed + b.Named - a.Signed - a.Named
	})
	total := len(list)
	list = list[:min(n, total)]
	ask, err := listOf(ends)
	if err != nil {
		return nil, 0, err
	}
	labels := map[int64]corpus.Name{}
	err = rows(ctx, s.reader, func(r *sql.Rows) error {
		var n int64
		var kind int
		var x corpus.Name
		err := r.Scan(&n, &kind, &x.ID, &x.Label, &x.Class)
		if kind > 0 && kind <= len(nameKinds) {
			x.Kind = nameKinds[kind-1]
		}
		labels[n] = x
		return err
	}, "SELECT n, kind, slug, label, class FROM names WHERE n IN (SELECT value FROM json_each(?))", ask)
	out := make([]corpus.Office, len(list))
	for i, x := range list {
		x.Person, x.Body = labels[x.person], labels[x.body]
		out[i] = x.Office
	}
	return out, total, err
}

// listOf is list for numbers of which some are 0.
func listOf(numbers []int64) (string, error) {
	return list(slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(numbers))), func(n int64) bool { return n == 0 }))
}
