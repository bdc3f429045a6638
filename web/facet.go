package web

import (
	"slices"
	"strings"

	"vankho/search"
	"vankho/search/query"
)

// FacetGroup is one group of filters of the results page.
type FacetGroup struct {
	Key, Title string
	// First are the values always shown, More those behind "Thêm n".
	First, More []search.FacetValue
}

// facetKeys are the groups in the order of the page; their titles stand in query.Fields.
var facetKeys = [...]string{"loai", "coquan", "nam"}

// openValues is how many values of a group are shown before "Thêm n".
const openValues = 8

// facetGroups orders the facets for the page. A chosen value stays in sight even where nothing is left of it.
func facetGroups(q question, facets []search.Facet) []FacetGroup {
	var out []FacetGroup
	for _, key := range facetKeys {
		values := valuesOf(facets, key)
		chosen := query.Filtered(q.Filters, key)
		for _, f := range chosen {
			if !slices.ContainsFunc(values, func(v search.FacetValue) bool { return v.Value == f.Value }) {
				values = append(values, search.FacetValue{Value: f.Value, Label: valueLabel(f)})
			}
		}
		if len(values) == 0 {
			continue
		}
		field, _ := query.FieldNamed(key)
		g := FacetGroup{Key: key, Title: field.Title}
		for _, v := range values {
			v.Chosen = slices.Contains(chosen, query.Filter{Key: key, Value: v.Value})
			v.Excluded = slices.Contains(chosen, query.Filter{Key: key, Value: v.Value, Not: true})
			if v.Chosen || v.Excluded || len(g.First) < openValues {
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
				values[i].Label = valueLabel(query.Filter{Key: key, Value: v.Value}) // a chosen value that no document has
			}
		}
		return values
	}
	return nil
}

// valueLabel is what stands for a value of which the index has no name.
func valueLabel(f query.Filter) string {
	if f.Value == query.None {
		return "Không ghi"
	}
	switch f.Key {
	case "nam":
		if years, ok := query.ParseYears(f.Value); ok {
			switch {
			case years.From == years.To:
				return f.Value
			case years.From == 0:
				return "đến " + integerYear(years.To)
			case years.To == 0:
				return "từ " + integerYear(years.From)
			}
			return integerYear(years.From) + "–" + integerYear(years.To)
		}
	case "loai":
		if t, ok := typeBySlug(f.Value); ok {
			return t
		}
	}
	return f.Value
}

// chips are the active filters, each a link that drops it.
func chips(q question, facets []search.Facet) []Chip {
	var out []Chip
	for _, f := range q.Filters {
		label := valueLabel(f)
		for _, v := range valuesOf(facets, f.Key) {
			if v.Value == f.Value {
				label = v.Label
			}
		}
		field, _ := query.FieldNamed(f.Key)
		kind := field.Short
		if f.Not {
			kind = "Trừ " + strings.ToLower(kind)
		}
		out = append(out, Chip{kind, label, q.without(f).address()})
	}
	if q.Exact {
		out = append(out, Chip{"Dấu", "đúng chữ đã gõ", q.with(func(q *question) { q.Exact = false }).address()})
	}
	if q.AsTyped {
		out = append(out, Chip{"Chữ", "đúng như đã gõ", q.with(func(q *question) { q.AsTyped = false }).address()})
	}
	if q.Words {
		out = append(out, Chip{"Số", "tìm như chữ thường", q.with(func(q *question) { q.Words = false }).address()})
	}
	return out
}
