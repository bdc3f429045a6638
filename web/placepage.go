package web

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"vankho/corpus"
)

// NameFigures are the figures of a place, those before and after its bounds changed apart.
type NameFigures struct {
	Count int    `json:"count"`
	URL   string `json:"url"`
	// Called is the name by which figures have the place.
	Called string        `json:"place"`
	Spans  []FigureTimes `json:"periods,omitempty"`
}

// FigureTimes are the periods of figures that one version of a place has.
type FigureTimes struct {
	Title   string        `json:"title,omitempty"`
	Periods []FigureTimed `json:"periods"`
	Left    int           `json:"left,omitempty"`
}

// FigureTimed is how many figures of a place are of one period.
type FigureTimed struct {
	Label string `json:"label"`
	URL   string `json:"url"`
	Count int    `json:"count"`
}

// periodsShown is how many periods of figures a page of a place lists on each side.
const periodsShown = 12

// placePage adds what is told of a place: the versions of it before and after, its figures.
func (s *site) placePage(ctx context.Context, p *NamePage, who viewer) error {
	province, known := corpus.ProvinceByCode(p.Code, p.Label)
	if known {
		if err := s.placeVersions(ctx, p, province, who); err != nil {
			return err
		}
	}
	if p.Code == "" && strings.Contains(p.Label, ", ") {
		p.Notes = append(p.Notes, NameNote{Text: "Văn bản không nêu mã; tỉnh là tỉnh ghi cùng tên nơi hoặc tỉnh của cơ quan ban hành."})
	}
	return s.placeFigures(ctx, p, province, who)
}

// placeVersions tells from what a province was made, and what it went into.
func (s *site) placeVersions(ctx context.Context, p *NamePage, province corpus.Province, who viewer) error {
	link := func(of corpus.Province) (NameLink, error) {
		l := NameLink{Label: of.FullName(), Note: "mã " + of.Code}
		n, err := s.library.Name(ctx, corpus.NamePlace, of.Code+"-"+corpus.Spelled(of.FullName()), who.local)
		switch {
		case errors.Is(err, corpus.ErrNotFound):
			return l, nil
		case err != nil:
			return l, err
		}
		l.URL = namePath(n)
		return l, nil
	}
	add := func(text string, all []corpus.Province) error {
		note := NameNote{Text: text}
		for _, of := range all {
			l, err := link(of)
			if err != nil {
				return err
			}
			note.Names = append(note.Names, l)
		}
		p.Notes = append(p.Notes, note)
		return nil
	}
	if before := province.Before(); len(before) > 0 {
		if err := add(fmt.Sprintf("Nay gồm, từ %s:", province.Since.Short()), before); err != nil {
			return err
		}
	}
	if after := province.After(); len(after) > 0 {
		return add(fmt.Sprintf("Đến %s; sau đó thuộc:", province.Until.Short()), after)
	}
	return nil
}

// placeTime says when a version of a place was: "mã 10, đến 30/6/2025".
func placeTime(n corpus.Name) string {
	if n.Code == "" {
		return ""
	}
	note := "mã " + n.Code
	p, ok := corpus.ProvinceByCode(n.Code, n.Label)
	switch {
	case ok && !p.Until.IsZero():
		note += ", đến " + p.Until.Short()
	case ok && !p.Since.IsZero():
		note += ", từ " + p.Since.Short()
	}
	return note
}

// placeFigures adds the figures of the place, by period. Those of a province whose bounds changed stand apart by the day on which they did.
func (s *site) placeFigures(ctx context.Context, p *NamePage, province corpus.Province, who viewer) error {
	called, _, _ := strings.Cut(p.Label, ", ")
	v := figureView{Place: corpus.Spelled(called), Page: 1}
	found, err := s.library.Figures(ctx, corpus.FigureQuery{Place: v.Place, N: 1, Secret: who.local})
	if err != nil {
		return fmt.Errorf("figures of %s: %w", p.ID, err)
	}
	if found.Found == 0 {
		return nil
	}
	f := &NameFigures{Count: found.Found, URL: v.at(figuresPath), Called: called}
	border := province.Since
	if !province.Until.IsZero() {
		border = province.Until.Plus(1)
	}
	sides := []FigureTimes{{}}
	if !border.IsZero() && corpus.MergedNote(province.Name, province.Code) != "" {
		day := border.Short()
		sides = []FigureTimes{{Title: "Từ " + day}, {Title: "Kỳ có ngày " + day + " ở giữa"}, {Title: "Trước " + day}}
	}
	for _, c := range found.PeriodsOf {
		period, ok := corpus.ParsePeriod(c.Value)
		if !ok {
			continue
		}
		at := 0
		if len(sides) > 1 && period.From.Before(border) {
			at = 1
			if period.To.Before(border) {
				at = 2
			}
		}
		if len(sides[at].Periods) == periodsShown {
			sides[at].Left++
			continue
		}
		of := v
		of.Period = c.Value
		sides[at].Periods = append(sides[at].Periods, FigureTimed{c.Label, of.at(figuresPath), c.Count})
	}
	for _, side := range sides {
		if len(side.Periods) > 0 {
			f.Spans = append(f.Spans, side)
		}
	}
	p.Figures = f
	return nil
}
