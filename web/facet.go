package web

import (
	"slices"

	"vankho/search"
	"vankho/search/query"
)

// FacetGroup is one group of filters of the results page.
type FacetGroup struct {
	Key, Title string
	// First are the values always shown, More those behind "Thêm n".
	First, More []search.FacetValue
}

// facetTitles are the headings of the groups in the order of the page.
var facetTitles = [...]struct{ key, title, chip string }{
	{"loai", "Loại văn bản", "Loại"},
	{"coquan", "Cơ quan ban hành", "Cơ quan"},
	{"nam", "Năm ban hành", "Năm"},
}

// openValues is how many values of a group are shown before "Thêm n".
const openValues = 8

// facetGroups orders the facets for the page. A chosen value stays in sight even where nothing is left of it.
func facetGroups(q question, facets []search.Facet) []FacetGroup {
	var out []FacetGroup
	for _, t := range facetTitles {
		values := valuesOf(facets, t.key)
		for _, chosen := range *q.values(t.key) {
			if !slices.ContainsFunc(values, func(v search.FacetValue) bool { return v.Value == chosen }) {
				values = append(values, search.FacetValue{Value: chosen, Label: valueLabel(chosen), Chosen: true})
			}
		}
		if len(values) == 0 {
			continue
		}
		g := FacetGroup{Key: t.key, Title: t.title}
		for _, v := range values {
			v.Chosen = slices.Contains(*q.values(t.key), v.Value)
			if v.Chosen || len(g.First) < openValues {
				g.First = append(g.First, v)
			} else {
				g.More = append(g.More, v)
			}
		}
		if len(g.More) == 1 {
			g.First, g.More = append(g.First, g.More...), nil
		}
		out = append(out, g)
	}
	return out
}

func valuesOf(facets []search.Facet, key string) []search.FacetValue {
	for _, f := range facets {
		if f.Key != key {
			continue
		}
		values := slices.Clone(f.Values)
		for i, v := range values {
			if v.Label == v.Value {
				values[i].Label = valueLabel(v.Value) // a chosen value that no document has
			}
		}
		return values
	}
	return nil
}

// valueLabel is what stands for a value of which the index has no name.
func valueLabel(value string) string {
	if value == query.None {
		return "Không ghi"
	}
	if years, ok := query.ParseYears(value); ok {
		switch {
		case years.From == years.To:
			return value
		case years.From == 0:
			return "đến " + integerYear(years.To)
		case years.To == 0:
			return "từ " + integerYear(years.From)
		}
		return integerYear(years.From) + "–" + integerYear(years.To)
	}
	if t, ok := typeBySlug(value); ok {
		return t
	}
	return value
}

// chips are the active filters, each a link that drops it.
func chips(q question, facets []search.Facet) []Chip {
	var out []Chip
	for _, t := range facetTitles {
		values := valuesOf(facets, t.key)
		for _, chosen := range *q.values(t.key) {
			label := valueLabel(chosen)
			for _, v := range values {
				if v.Value == chosen {
					label = v.Label
				}
			}
			out = append(out, Chip{t.chip, label, q.without(t.key, chosen).address()})
		}
	}
	if q.Exact {
		out = append(out, Chip{"Dấu", "đúng chữ đã gõ", q.with(func(q *question) { q.Exact = false }).address()})
	}
	if q.Words {
		out = append(out, Chip{"Số", "tìm như chữ thường", q.with(func(q *question) { q.Words = false }).address()})
	}
	return out
}
