package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// namesInStep is how many changed documents have their names gathered in the transaction that changes them; of more the rest follows with Link.
const namesInStep = 256

// keepNames gathers the names of the documents that a transaction changed, those with a mark of secrecy first.
func keepNames(ctx context.Context, tx *sql.Tx) error {
	docs, err := texts(ctx, tx, `SELECT q.doc FROM name_queue q INDEXED BY name_queue_fresh LEFT JOIN documents d ON d.id = q.doc WHERE q.fresh = 1
		ORDER BY coalesce(d.secrecy, '') = '' LIMIT ?`, namesInStep)
	if err != nil || len(docs) == 0 {
		return err
	}
	q := newPrepared(tx)
	err = nameDocuments(ctx, q, docs)
	return errors.Join(err, q.Close())
}

// name gathers the names of up to n documents that an older release put, or that changed with many others, and answers how many there were.
func (l linking) name(ctx context.Context, n int) (int, error) {
	docs, err := texts(ctx, l.q, "SELECT doc FROM name_queue LIMIT ?", n)
	if err != nil || len(docs) == 0 {
		return 0, err
	}
	return len(docs), nameDocuments(ctx, l.q, docs)
}

func nameDocuments(ctx context.Context, q *prepared, docs []string) error {
	for _, doc := range docs {
		if err := nameDocument(ctx, q, corpus.ID(doc)); err != nil {
			return fmt.Errorf("names of %s: %w", doc, err)
		}
		if _, err := q.ExecContext(ctx, "DELETE FROM name_queue WHERE doc = ?", doc); err != nil {
			return err
		}
	}
	// The marks that the rows above left.
	for _, change := range []string{"DELETE FROM names WHERE uses = 0", "DELETE FROM name_queue WHERE doc = ''"} {
		if _, err := q.ExecContext(ctx, change); err != nil {
			return err
		}
	}
	return nil
}

// nameDocument gathers the names of one document anew. A lesser version has none.
func nameDocument(ctx context.Context, q *prepared, id corpus.ID) error {
	if id == "" {
		return nil
	}
	if _, err := q.ExecContext(ctx, "DELETE FROM name_uses WHERE doc = (SELECT n FROM name_docs WHERE doc = ?)", id); err != nil {
		return err
	}
	h, lesser, cited, err := namedHeader(ctx, q, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if lesser {
		_, err := q.ExecContext(ctx, "DELETE FROM name_docs WHERE doc = ?", id)
		return err
	}
	entities, err := namedEntities(ctx, q, id)
	if err != nil {
		return err
	}
	all := corpus.Namings(h, entities)
	if len(all) == 0 {
		return nil
	}
	var doc int64
	err = q.QueryRowContext(ctx, "SELECT n FROM name_docs WHERE doc = ?", id).Scan(&doc)
	if errors.Is(err, sql.ErrNoRows) {
		err = q.QueryRowContext(ctx, "INSERT INTO name_docs (doc) VALUES (?) RETURNING n", id).Scan(&doc)
	}
	if err != nil {
		return err
	}
	secret := h.Secrecy != ""
	issued, kind := issuedNumber(h), corpus.Spelled(h.Type)
	known := map[[2]string]int64{} // kind and key
	for _, x := range all {
		if cited && x.Use == corpus.UseIssues {
			x.Use = corpus.UseWanted
		}
		n, err := nameNumber(ctx, q, x, secret)
		if err != nil {
			return err
		}
		known[[2]string{string(x.Kind), x.Key}] = n
		if _, err := q.ExecContext(ctx, "INSERT INTO name_uses VALUES (?,?,?,?,?,?,?,?,?)", n, useNumber(x.Use), issued, doc, secret, kind, x.Places, x.Start, x.End); err != nil {
			return err
		}
	}
	for _, x := range all {
		if x.Kind != corpus.NameOffice {
			continue
		}
		if _, err := q.ExecContext(ctx, "INSERT OR REPLACE INTO name_offices VALUES (?,?,?,?)", known[[2]string{string(x.Kind), x.Key}],
			known[[2]string{string(corpus.NamePerson), x.Person}], known[[2]string{string(corpus.NameBody), x.Body}], x.Title); err != nil {
			return err
		}
	}
	return nil
}

// namedHeader reads what corpus.Namings needs of a header.
func namedHeader(ctx context.Context, q querier, id corpus.ID) (h corpus.Header, lesser, cited bool, err error) {
	var issued string
	var c columns
	err = q.QueryRowContext(ctx, "SELECT number, type, issuer, issued, place, adopter, secrecy, signers, evidence, version_of <> '', stub = 2 FROM documents WHERE id = ?", id).
		Scan(&h.Number, &h.Type, &h.Issuer, &issued, &h.Place, &h.Adopter, &h.Secrecy, &c.signers, &c.evidence, &lesser, &cited)
	if err != nil {
		return h, lesser, cited, err
	}
	h.Issued, _ = corpus.ParseISODate(issued)
	return h, lesser, cited, c.into(&h, "")
}

// namedEntities reads the entities that corpus.Namings needs, without their words.
func namedEntities(ctx context.Context, q querier, id corpus.ID) ([]corpus.Entity, error) {
	var out []corpus.Entity
	err := rows(ctx, q, func(r *sql.Rows) error {
		var x corpus.Entity
		var roles string
		err := r.Scan(&x.Start, &x.End, &x.Kind, &x.Class, &x.Name, &x.Specific, &x.Code, &roles)
		x.Roles = unlist[corpus.Role](roles, &err)
		out = append(out, x)
		return err
	}, `SELECT start, "end", kind, class, name, specific, code, roles FROM entities WHERE doc = ? AND kind IN ('organisation', 'place', 'person') ORDER BY position`, id)
	return out, err
}

// issuedNumber is the day of issue as one number that orders; the year of the number where the day is not known.
func issuedNumber(h corpus.Header) int {
	if h.Issued.IsZero() {
		return corpus.YearOf(h.Issued, h.Number) * 10000
	}
	return h.Issued.Year*10000 + h.Issued.Month*100 + h.Issued.Day
}

func issuedDate(n int) corpus.Date {
	return corpus.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}
}

// nameKinds and nameUses are numbered from 1 in the tables, by their order.
var nameKinds = [...]corpus.NameKind{corpus.NameBody, corpus.NamePlace, corpus.NamePerson, corpus.NameOffice}

func kindNumber(k corpus.NameKind) int { return slices.Index(nameKinds[:], k) + 1 }

func useNumber(u corpus.NameUse) int { return slices.Index(corpus.NameUses(), u) + 1 }

// nameNumber finds or makes the row of a name. One that only documents with a mark of secrecy had so far gets its address anew when an open
// document has it.
func nameNumber(ctx context.Context, q *prepared, x corpus.Naming, secret bool) (int64, error) {
	var n int64
	var public bool
	var label, class string
	kind := kindNumber(x.Kind)
	err := q.QueryRowContext(ctx, "SELECT n, public, label, class FROM names WHERE kind = ? AND key = ?", kind, x.Key).Scan(&n, &public, &label, &class)
	if errors.Is(err, sql.ErrNoRows) {
		base := nameBase(x)
		slug, err := nameSlug(ctx, q, x, base, secret)
		if err != nil {
			return 0, err
		}
		back := ""
		if x.Kind == corpus.NameBody {
			back = backwards(x.Key)
		}
		err = q.QueryRowContext(ctx, "INSERT INTO names (kind, key, slug, base, label, class, code, backwards, public) VALUES (?,?,?,?,?,?,?,?,?) RETURNING n",
			kind, x.Key, slug, base, x.Label, x.Class, x.Code, back, !secret).Scan(&n)
		return n, err
	}
	if err != nil {
		return 0, err
	}
	if secret || public && (class != "" || x.Class == "") && (!viet.Capitals(label) || viet.Capitals(x.Label)) {
		return n, nil
	}
	if !public { // what an open document calls it
		slug, err := nameSlug(ctx, q, x, nameBase(x), false)
		if err != nil {
			return 0, err
		}
		_, err = q.ExecContext(ctx, "UPDATE names SET public = 1, slug = ?2, label = ?3, class = ?4 WHERE n = ?1", n, slug, x.Label, x.Class)
		return n, err
	}
	if class == "" {
		class = x.Class
	}
	if viet.Capitals(label) {
		label = x.Label
	}
	_, err = q.ExecContext(ctx, "UPDATE names SET label = ?2, class = ?3 WHERE n = ?1", n, label, class)
	return n, err
}

// backwards are the words of a key from the last to the first.
func backwards(key string) string {
	words := strings.Fields(key)
	slices.Reverse(words)
	return strings.Join(words, " ")
}

// longestNameSlug bounds addresses.
const longestNameSlug = 160

// nameBase is what names of one spelling share: the address without what tells them apart.
func nameBase(x corpus.Naming) string {
	if x.Kind == corpus.NameOffice {
		return ""
	}
	base := viet.Slug(x.Label)
	return strings.Trim(base[:min(len(base), longestNameSlug)], "-")
}

// nameSlug gives a name its address: its base, before it the code of a place. Another name of the same base, which differs in marks, has a check
// of its key behind it, and so has one that no open document has: nobody can tell from an address what else is held.
func nameSlug(ctx context.Context, q *prepared, x corpus.Naming, base string, secret bool) (string, error) {
	if x.Kind == corpus.NameOffice {
		return "", nil
	}
	slug := base
	if x.Code != "" {
		slug = x.Code + "-" + base
	}
	checked := fmt.Sprintf("%s-%08x", slug, uint32(hashed(string(x.Kind), x.Key)))
	if secret || slug == "" {
		return strings.TrimPrefix(checked, "-"), nil
	}
	slot, key := int64(hashed(string(x.Kind), slug)), int64(hashed(string(x.Kind), x.Key))
	if _, err := q.ExecContext(ctx, "INSERT OR IGNORE INTO name_slots VALUES (?, ?)", slot, key); err != nil {
		return "", err
	}
	var holder int64
	if err := q.QueryRowContext(ctx, "SELECT holder FROM name_slots WHERE slot = ?", slot).Scan(&holder); err != nil {
		return "", err
	}
	if holder != key {
		return checked, nil
	}
	return slug, nil
}

func hashed(kind, s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(kind + "|" + s)) // never fails, by its documentation
	return h.Sum64()
}
