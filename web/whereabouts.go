package web

import (
	"context"
	"fmt"
	"slices"

	"vankho/corpus"
)

// whereabout is where one row of a list over several documents stands in its document.
type whereabout struct {
	document corpus.Summary
	section  corpus.SectionID
	// page is 0 where it is not known, cell nil in prose.
	page int
	cell *corpus.Cell
}

// whereabouts say where each row stands: "Điều 5", "Trang 3, bảng 2, dòng 7"; "" where nothing tells.
func (s *site) whereabouts(ctx context.Context, rows []whereabout) ([]string, error) {
	asked := map[corpus.ID][]corpus.SectionID{}
	for _, r := range rows {
		if r.section != "" && !slices.Contains(asked[r.document.ID], r.section) {
			asked[r.document.ID] = append(asked[r.document.ID], r.section)
		}
	}
	known := map[corpus.ID]sections{}
	if len(asked) > 0 {
		found, err := s.library.Sections(ctx, asked)
		if err != nil {
			return nil, fmt.Errorf("sections of rows: %w", err)
		}
		for id, list := range found {
			known[id] = newSections(list)
		}
	}
	out := make([]string, len(rows))
	for i, r := range rows {
		place := ""
		if x, ok := known[r.document.ID].byID[r.section]; ok {
			place = known[r.document.ID].place(x)
		}
		if r.page > 0 && r.document.Pages > 1 {
			place = joinFacts(place, "trang "+integer(r.page))
		}
		if words := joinFacts(place, cellWords(r.cell)); words != "" {
			out[i] = capital(words)
		}
	}
	return out, nil
}
