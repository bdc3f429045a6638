package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/census"
)

// Conflicts lists one page of the figures that contradict each other among those that a question means, those of the latest documents first,
// and answers how many there are.
func (s *Store) Conflicts(ctx context.Context, q corpus.FigureQuery) ([]corpus.Conflict, int, error) {
	t, release, err := s.census(ctx)
	if err != nil {
		return nil, 0, err
	}
	all := t.Conflicts(q)
	release()
	changed, err := s.changed(ctx, all)
	if err != nil {
		return nil, 0, fmt.Errorf("conflicts: %w", err)
	}
	all = slices.DeleteFunc(all, func(c census.Conflict) bool { return changed[pair{c.A.Doc, c.B.Doc}] })
	total := len(all)
	all = all[min(max(0, q.Offset), total):]
	all = all[:min(max(0, q.N), len(all))]
	var sides []census.Figure
	for _, c := range all {
		sides = append(sides, c.A, c.B)
	}
	if t, release, err = s.census(ctx); err != nil {
		return nil, 0, err
	}
	of := t.NamedOf(sides, q.Secret)
	release()
	told, err := s.tellFigures(ctx, sides, of)
	if err != nil {
		return nil, 0, fmt.Errorf("conflicts: %w", err)
	}
	at := func(f census.Figure) (corpus.FigureRow, bool) {
		for _, r := range told {
			if r.Document.ID == f.Doc && r.N == f.N {
				return r, true
			}
		}
		return corpus.FigureRow{}, false
	}
	var out []corpus.Conflict
	for _, c := range all {
		a, ok1 := at(c.A)
		b, ok2 := at(c.B)
		if ok1 && ok2 {
			out = append(out, corpus.Conflict{A: a, B: b, Difference: c.Difference, Reasons: reasons(a, b)})
		}
	}
	return out, total, nil
}

// pair are two documents.
type pair struct {
	A corpus.ID `json:"a"`
	B corpus.ID `json:"b"`
}

// changed says between which documents of conflicts one changes the other, or both a third: what a decree says anew contradicts nothing.
func (s *Store) changed(ctx context.Context, conflicts []census.Conflict) (map[pair]bool, error) {
	out := map[pair]bool{}
	var pairs []pair
	for _, c := range conflicts {
		if p := (pair{c.A.Doc, c.B.Doc}); !out[p] {
			out[p] = true
			pairs = append(pairs, p)
		}
	}
	clear(out)
	var relations []corpus.Relation
	for _, r := range corpus.RelationNames() {
		if r.Family == "change" {
			relations = append(relations, r.Relation)
		}
	}
	change, err := list(relations)
	if err != nil {
		return nil, err
	}
	// Most documents change none.
	changing, err := s.changing(ctx, pairs, change)
	if err != nil {
		return nil, err
	}
	pairs = slices.DeleteFunc(pairs, func(p pair) bool { return !changing[p.A] && !changing[p.B] })
	for some := range slices.Chunk(pairs, batch) {
		ask, err := list(some)
		if err != nil {
			return nil, err
		}
		err = rows(ctx, s.reader, func(r *sql.Rows) error {
			var p pair
			err := r.Scan(&p.A, &p.B)
			out[p] = true
			return err
		}, `WITH asked AS (SELECT x.doc AS a, y.doc AS b, x.n AS m, y.n AS n FROM json_each(?1) j CROSS JOIN nodes x ON x.doc = j.value ->> 'a' CROSS JOIN nodes y ON y.doc = j.value ->> 'b'),
				change AS (SELECT value AS relation FROM json_each(?2))
			SELECT a, b FROM asked WHERE EXISTS (SELECT 1 FROM ties t WHERE t.source = n AND t.relation IN change AND t.target = m)
				OR EXISTS (SELECT 1 FROM ties t WHERE t.source = m AND t.relation IN change AND t.target = n)
				OR EXISTS (SELECT 1 FROM ties t JOIN ties u ON u.target = t.target WHERE t.source = n AND t.relation IN change AND u.source = m AND u.relation IN change)`, ask, change)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// changing says which documents of pairs change any other by one of the relations, a JSON array.
func (s *Store) changing(ctx context.Context, pairs []pair, relations string) (map[corpus.ID]bool, error) {
	out := map[corpus.ID]bool{}
	var ids []corpus.ID
	for _, p := range pairs {
		for _, id := range [...]corpus.ID{p.A, p.B} {
			if !out[id] {
				out[id] = true
				ids = append(ids, id)
			}
		}
	}
	clear(out)
	ask, err := list(ids)
	if err != nil || ask == "" {
		return out, err
	}
	found, err := texts(ctx, s.reader, `SELECT x.doc FROM json_each(?) j CROSS JOIN nodes x ON x.doc = j.value
		WHERE EXISTS (SELECT 1 FROM ties t WHERE t.source = x.n AND t.relation IN (SELECT value FROM json_each(?)))`, ask, relations)
	for _, id := range found {
		out[corpus.ID(id)] = true
	}
	return out, err
}

// reasons are facts that may explain why two figures differ.
func reasons(a, b corpus.FigureRow) []string {
	var out []string
	add := func(one bool, other bool, reason string) {
		if one != other {
			out = append(out, reason)
		}
	}
	add(a.Qualifier == corpus.QualifierEstimate, b.Qualifier == corpus.QualifierEstimate, "sơ bộ và chính thức")
	add(a.Document.Draft, b.Document.Draft, "một bên là dự thảo")
	if a.Document.Issuer != b.Document.Issuer && a.Document.Issuer != "" && b.Document.Issuer != "" {
		out = append(out, "khác cơ quan ban hành")
	}
	if a.Unit != b.Unit {
		out = append(out, "ghi bằng đơn vị khác nhau")
	}
	if a.Cell != nil != (b.Cell != nil) {
		out = append(out, "một bên là ô của bảng")
	}
	far := func(o corpus.Origin) bool { return o == corpus.OriginDocument || o == corpus.OriginHeading }
	if far(a.Period.Origin) || far(b.Period.Origin) {
		out = append(out, "kỳ suy từ tên hoặc mục của văn bản")
	}
	if far(a.Place.Origin) || far(b.Place.Origin) {
		out = append(out, "nơi suy từ tên hoặc mục của văn bản")
	}
	poor := func(r corpus.FigureRow) bool {
		return r.Method == corpus.MethodOCR || r.Method != "" && r.Quality >= 0 && r.Quality < corpus.GoodQuality
	}
	if poor(a) || poor(b) {
		out = append(out, "bản đọc kém hoặc đọc từ ảnh")
	}
	if len(a.Doubts)+len(b.Doubts) > 0 {
		out = append(out, "có chữ số cần xem lại")
	}
	return out
}
