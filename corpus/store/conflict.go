package store

import (
	"context"
	"fmt"

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
	total := len(all)
	all = all[min(max(0, q.Offset), total):]
	all = all[:min(max(0, q.N), len(all))]
	var sides []census.Figure
	for _, c := range all {
		sides = append(sides, c.A, c.B)
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
