package store

import (
	"context"
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/census"
)

// Series lists the series of the figures that a question means, those that fit best and have the most points first; Offset and N count series.
func (s *Store) Series(ctx context.Context, q corpus.FigureQuery) ([]corpus.Series, error) {
	t, release, err := s.census(ctx)
	if err != nil {
		return nil, err
	}
	all := t.Series(q)
	var groups []census.Group
	var points []census.Figure
	for _, x := range all {
		groups, points = append(groups, x.Group), append(points, x.Points...)
	}
	titles, of := titlesOf(t, groups), t.NamedOf(points, q.Secret)
	release()
	indicators, err := s.tellIndicators(ctx, groups, titles)
	if err != nil {
		return nil, fmt.Errorf("series: %w", err)
	}
	told, err := s.tellFigures(ctx, points, of)
	if err != nil {
		return nil, fmt.Errorf("series: %w", err)
	}
	type key struct {
		id corpus.ID
		n  int
	}
	rows := map[key]corpus.FigureRow{}
	for _, r := range told {
		rows[key{r.Document.ID, r.N}] = r
	}
	merged := map[string]bool{}
	for _, x := range all {
		merged[x.Slug] = merged[x.Slug] || x.Merged
	}
	var out []corpus.Series
	for i, x := range all {
		series := corpus.Series{Indicator: indicators[i], Place: x.Place, Code: x.Code, Level: x.Level, Unit: x.Unit, Kind: x.Kind, Cumulative: x.Cumulative, Note: noteOf(x, merged[x.Slug])}
		for _, p := range x.Points {
			if r, ok := rows[key{p.Doc, p.N}]; ok {
				series.Points = append(series.Points, r)
			}
		}
		if len(series.Points) > 0 {
			out = append(out, series)
		}
	}
	return out, nil
}

// noteOf says what a reader of a series must know; merged is true where figures of the place after a merger are among those told.
func noteOf(x census.Series, merged bool) string {
	var notes []string
	if note := corpus.MergedNote(x.Place, x.Code); merged && note != "" {
		notes = append(notes, note+" Số liệu trước và sau ngày đó không nối với nhau.")
	}
	if len(x.Lengths) > 0 {
		var names []string
		for _, n := range x.Lengths {
			names = append(names, lengthName(n))
		}
		notes = append(notes, "Chỉ tiêu này còn số liệu "+strings.Join(names, ", ")+", để riêng vì kỳ dài ngắn khác nhau.")
	}
	if x.Disputed {
		notes = append(notes, "Có kỳ được ghi bằng các giá trị khác nhau; điểm vẽ là giá trị của văn bản ban hành sau cùng, không lấy số ước.")
	}
	return strings.Join(notes, " ")
}

// lengthName is what figures whose periods have a length in months are called.
func lengthName(months int) string {
	switch months {
	case -1:
		return "lũy kế"
	case 0:
		return "tại một ngày"
	case 1:
		return "theo tháng"
	case 3:
		return "theo quý"
	case 12:
		return "theo năm"
	}
	if months%12 == 0 {
		return fmt.Sprintf("của %d năm", months/12)
	}
	return fmt.Sprintf("của %d tháng", months)
}
