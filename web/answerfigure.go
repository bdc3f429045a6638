package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search/query"
)

// FigureAnswer (trả lời bằng số liệu) is what the store says to a question for a number: the row, several where they fit equally well, or that
// there is none. It is never inferred.
type FigureAnswer struct {
	// Rows are the figures that hold every word which tells indicators apart; Found counts all of them.
	Rows  []corpus.FigureRow `json:"rows"`
	Found int                `json:"found"`
	// Near are indicators that come close but lack a word.
	Near []corpus.Indicator `json:"near,omitempty"`

	Lines []FigureLine `json:"-"`
	// Close are figures of the indicators near by.
	Close []FigureLine `json:"-"`
	// All lists the figures on their own page.
	All string `json:"-"`
}

// None is what the page says where no figure is of what was asked for.
func (FigureAnswer) None() string { return noFigure }

// One is the figure that answers alone, nil where several do.
func (a *FigureAnswer) One() *FigureLine {
	if len(a.Lines) != 1 {
		return nil
	}
	return &a.Lines[0]
}

const (
	// answerFigures is how many figures of equal right an answer shows, readForFigures how many it chooses from.
	answerFigures  = 6
	readForFigures = 40
	nearFigures    = 3
	// partsAnswered is how many questions in one are answered.
	partsAnswered = 3
)

// answerFigure answers a question for a number; nil where it is none, or where nothing tells that there is no such number. first is the first hit.
func (s *site) answerFigure(ctx context.Context, q question, asked query.Query, first *Hit, who viewer) (*FigureAnswer, error) {
	if q.Words || q.Page > 1 || len(asked.Filters)+len(q.Filters)+len(asked.Phrases)+len(asked.Not)+len(asked.Any) > 0 || asked.Number != nil {
		return nil, nil
	}
	parts, ok := query.FigureQuestions(asked.Text)
	if !ok && !strings.HasSuffix(strings.TrimSpace(asked.Text), "?") {
		return nil, nil
	}
	a := &FigureAnswer{Rows: []corpus.FigureRow{}, All: address(figuresPath, "chitieu", asked.Text)}
	held := false // against the store
	for _, fq := range parts[:min(len(parts), partsAnswered)] {
		fit := newFigureFit(fq, asked.Text)
		if n := len(strings.Fields(fq.Words)); !fit.tells() || n < 3 && fq.Place == "" && fq.Period.IsZero() {
			continue // "tỷ lệ" alone names nothing
		}
		held = true
		fq.Secret, fq.N = who.local, readForFigures
		found, err := s.library.Figures(ctx, fq)
		if err != nil {
			return nil, fmt.Errorf("figures for an answer: %w", err)
		}
		if len(found.Rows) > 0 && !slices.ContainsFunc(found.Rows, func(r corpus.FigureRow) bool { return !blank(r) }) {
			return nil, nil
		}
		rows, beside := equals(found, fq, fit)
		found.Near = append(beside, found.Near...)
		a.Rows, a.Found = append(a.Rows, rows...), a.Found+len(rows)
		for _, x := range found.Near {
			if len(a.Near) < nearFigures && !slices.ContainsFunc(a.Near, func(n corpus.Indicator) bool { return n.ID == x.ID }) {
				a.Near = append(a.Near, x)
			}
		}
	}
	if !held || len(a.Rows) == 0 && !(query.Statistic(asked.Text) && (first == nil || !normative(first.Type))) {
		return nil, nil
	}
	if len(a.Rows) == 0 {
		if some, err := s.holdsFigures(ctx, who); err != nil || !some {
			return nil, err
		}
	}
	var err error
	if a.Lines, err = s.figureLines(ctx, a.Rows[:min(len(a.Rows), answerFigures)]); err != nil {
		return nil, err
	}
	if err := s.tellPlace(ctx, a, who); err != nil {
		return nil, err
	}
	near, err := s.nearFigures(ctx, a, who)
	if err != nil {
		return nil, err
	}
	a.Close, err = s.figureLines(ctx, near)
	return a, err
}

// tellPlace says in which paragraph the one figure stands, where its document has no sections.
func (s *site) tellPlace(ctx context.Context, a *FigureAnswer, who viewer) error {
	l := a.One()
	if l == nil || l.row.Section != "" || l.row.Cell != nil {
		return nil
	}
	d, err := s.visible(ctx, l.row.Document.ID, who)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("document of an answer: %w", err)
	}
	if place := placeAt(newSections(d.Sections), paragraphs(d.Text), l.row.Start); place != "" {
		l.Where = place
	}
	return nil
}

// normative reports whether documents of a type lay down what holds for all: what is asked of them is no number of a report.
func normative(docType string) bool {
	t, ok := corpus.TypeByName(docType)
	return ok && t.YearInNumber
}

// equals are the rows that answer equally well: those of the indicators that fit best, each fact once, the newest first. What a value
// compares with, or what it was to be, is no answer where the value itself is there, unless that was asked for. beside are indicators that
// have the words but are of something else.
func equals(found corpus.FiguresFound, asked corpus.FigureQuery, fit figureFit) (out []corpus.FigureRow, beside []corpus.Indicator) {
	match := map[corpus.IndicatorID]float64{}
	for _, x := range found.Indicators {
		match[x.ID] = x.Match
	}
	reached := func(r corpus.FigureRow) bool {
		return r.Kind == corpus.FigureActual || r.Kind == corpus.FigureShare || r.Kind == corpus.FigureRank
	}
	plain := func(r corpus.FigureRow) bool { return reached(r) || r.Kind == corpus.FigureTarget }
	best := 0.0
	for _, r := range found.Rows {
		switch {
		case blank(r):
		case !fit.answers(r, match[r.Of]):
			if i := slices.IndexFunc(found.Indicators, func(x corpus.Indicator) bool { return x.ID == r.Of }); i >= 0 && !slices.ContainsFunc(beside, func(x corpus.Indicator) bool { return x.ID == r.Of }) {
				beside = append(beside, found.Indicators[i])
			}
		case match[r.Of] >= best && !slices.ContainsFunc(out, func(k corpus.FigureRow) bool { return sayTheSame(k, r) }):
			best = match[r.Of]
			out = append(out, r)
		}
	}
	for _, wanted := range [...]func(corpus.FigureRow) bool{plain, reached} {
		if len(asked.Kinds) == 0 && slices.ContainsFunc(out, wanted) {
			out = slices.DeleteFunc(out, func(r corpus.FigureRow) bool { return !wanted(r) })
		}
	}
	slices.SortStableFunc(out, func(a, b corpus.FigureRow) int {
		return strings.Compare(b.Period.Period.To.String(), a.Period.Period.To.String())
	})
	return out, beside
}

// nearFigures are the newest figures of the indicators near by.
func (s *site) nearFigures(ctx context.Context, a *FigureAnswer, who viewer) ([]corpus.FigureRow, error) {
	var out []corpus.FigureRow
	for _, x := range a.Near[:min(len(a.Near), nearFigures)] {
		found, err := s.library.Figures(ctx, corpus.FigureQuery{Indicator: x.ID, N: 1, Secret: who.local})
		if err != nil {
			return nil, fmt.Errorf("figures near an answer: %w", err)
		}
		out = append(out, found.Rows...)
	}
	return out, nil
}
