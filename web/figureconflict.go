package web

import (
	"context"
	"fmt"
	"net/http"

	"vankho/corpus"
)

// ConflictsPage is what /so-lieu/mau-thuan shows and /api/v1/figures/conflicts encodes: figures of one indicator, place, period and kind that
// differ.
type ConflictsPage struct {
	Conflicts []corpus.Conflict `json:"conflicts"`
	Total     int               `json:"total"`
	Offset    int               `json:"offset"`
	Limit     int               `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`

	Pairs []ConflictPair `json:"-"`
	Form  FigureForm     `json:"-"`
	Chips []Chip         `json:"-"`
	Pager Pager          `json:"-"`
	// Compared counts the figures that were held against each other; Back is the list of figures of the same filters.
	Compared int    `json:"-"`
	Back     string `json:"-"`
	view     figureView
}

// ConflictPair is one contradiction: two lines side by side.
type ConflictPair struct {
	Name, Facts string
	// Difference is that of the second from the first, in words: "lệch 1,2 điểm %".
	Difference string
	Reasons    []string
	Lines      [2]FigureLine
}

// conflictsPath is the address of the page; pairsOfConflicts is how many pairs it has.
const (
	conflictsPath    = figuresPath + "/mau-thuan"
	pairsOfConflicts = 15
)

// conflictList asks the store for the contradictions of a view.
func (s *site) conflictList(ctx context.Context, v figureView, who viewer) (*ConflictsPage, error) {
	q := v.query(who)
	q.N = pairsOfConflicts
	q.Offset = (max(v.Page, 1) - 1) * q.N
	list, total, err := s.library.Conflicts(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("conflicts of figures: %w", err)
	}
	if list == nil {
		list = []corpus.Conflict{}
	}
	return &ConflictsPage{Conflicts: list, Total: total, Offset: q.Offset, Limit: q.N, view: v}, nil
}

// conflicts builds the page.
func (s *site) conflicts(ctx context.Context, v figureView, who viewer) (*ConflictsPage, error) {
	p, err := s.conflictList(ctx, v, who)
	if err != nil {
		return nil, err
	}
	var rows []corpus.FigureRow
	for _, c := range p.Conflicts {
		rows = append(rows, c.A, c.B)
	}
	lines, err := s.figureLines(ctx, rows)
	if err != nil {
		return nil, err
	}
	for i, c := range p.Conflicts {
		pair := ConflictPair{Name: indicatorWords(c.A.Figure), Reasons: c.Reasons}
		pair.Facts = joinFacts(kindWord(c.A.Kind), placeWords(c.A.Place), periodWords(c.A.Period))
		size := exactNumber(max(c.Difference, -c.Difference))
		pair.Difference = "lệch " + withUnit(size, pointsOf(unitName(c.A.BaseUnit)))
		pair.Lines = [2]FigureLine{lines[2*i], lines[2*i+1]}
		p.Pairs = append(p.Pairs, pair)
	}
	q := v.query(who)
	q.N, q.Offset = 1, 0
	found, err := s.library.Figures(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("figures compared: %w", err)
	}
	p.Compared = found.Found
	list := &FiguresPage{FiguresFound: found, view: v}
	p.Form = newFigureForm(list)
	list.Form = p.Form
	for _, w := range p.Form.without(v) {
		p.Chips = append(p.Chips, Chip{w.label, "", w.view.at(conflictsPath)})
	}
	p.Back = v.with(func(*figureView) {}).at(figuresPath)
	p.Pager = newPager(v.Page, p.Total, pairsOfConflicts, "chỗ", func(n int) string {
		v := v
		v.Page = n
		return v.at(conflictsPath)
	})
	return p, nil
}

// serveConflicts answers /so-lieu/mau-thuan.
func (s *site) serveConflicts(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, figureKeys[:]...)
	v, err := readFigureView(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	page, err := s.conflicts(r.Context(), v, who)
	if err != nil {
		return err
	}
	f := s.frame(r, who, tabTitle(v.Words, "số liệu mâu thuẫn"))
	f.Section, f.Canonical, f.Remarks = "so-lieu", v.at(conflictsPath), p.remarks()
	if who.local {
		w.Header().Set("Cache-Control", "no-store")
	}
	return s.write(w, http.StatusOK, "conflicts", f, page)
}

// serveConflictsAPI answers /api/v1/figures/conflicts.
func (s *site) serveConflictsAPI(w http.ResponseWriter, r *http.Request) error {
	v, err := strictFigures(r)
	if err != nil {
		return err
	}
	page, err := s.conflictList(r.Context(), v, s.viewer(r))
	if err != nil {
		return err
	}
	page.Next = v.following("/api/v1/figures/conflicts", page.Offset+page.Limit, page.Total)
	linkNext(w, page.Next)
	s.writeJSON(w, http.StatusOK, page)
	return nil
}
