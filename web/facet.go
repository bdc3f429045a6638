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
	// First are the values shown, More how many stand behind "Thêm n", whose address Open is; Shut leaves them out again.
	// Left is how many more there are, where all that have room are shown.
	First      []search.FacetValue
	More, Left int
	Open, Shut string
	// Day is the day for which validity is asked, where the group has a field for it.
	Day   string
	Dated bool
}

// Excludable are the values that the group offers to leave out; of two, one is left out by choosing the other.
func (g FacetGroup) Excludable() []search.FacetValue {
	if len(g.First) < 3 {
		return nil
	}
	var out []search.FacetValue
	for _, v := range g.First {
		if !v.Chosen && !v.Excluded && len(out) < mostExcludable {
			out = append(out, v)
		}
	}
	return out
}

// facetKeys are the groups in the order of the page; their titles stand in query.Fields.
var facetKeys = [...]string{"noi", "toanvan", "loai", "coquan", "hieuluc", "nam", "ky", "chatluong"}

// How many values of a group are shown before "Thêm n", behind it, and offered to be left out. A list of all bodies of the
// country is found by coquan: and on the page Duyệt.
const (
	openValues     = 8
	moreValues     = 24
	mostExcludable = 6
)

// facetGroups orders the facets for the page. A chosen value stays in sight even where nothing is left of it.
func facetGroups(q question, facets []search.Facet, total int) []FacetGroup {
	var out []FacetGroup
	for _, key := range facetKeys {
		values := valuesOf(facets, key)
		chosen := query.Filtered(q.Filters, key)
		for _, f := range chosen {
			if !slices.ContainsFunc(values, func(v search.FacetValue) bool { return v.Value == f.Value }) {
				values = append(values, search.FacetValue{Value: f.Value, Label: valueLabel(f)})
			}
		}
		// A value that all documents share leaves no choice, but on another day they may have another validity.
		if len(values) == 0 || len(values) == 1 && len(chosen) == 0 && values[0].Count == total && key != "hieuluc" {
			continue
		}
		field, _ := query.FieldNamed(key)
		g := FacetGroup{Key: key, Title: field.Title, Dated: key == "hieuluc"}
		for _, f := range query.Filtered(q.Filters, "tai") {
			g.Day = valueLabel(f)
		}
		opened := slices.Contains(q.Opened, key) && len(values) > openValues+1
		room := openValues
		if opened || len(values) == openValues+1 {
			room += moreValues // a link to one value takes its room
		}
		for _, v := range values {
			v.Chosen = slices.Contains(chosen, query.Filter{Key: key, Value: v.Value})
			v.Excluded = slices.Contains(chosen, query.Filter{Key: key, Value: v.Value, Not: true})
			if v.Chosen || v.Excluded || len(g.First) < room {
				g.First = append(g.First, v)
			} else {
				g.Left++
			}
		}
		g.fold(q, opened)
		out = append(out, g)
	}
	return out
}

// fold says where the values of a group that are not in sight are, and where those are left out again that were asked for.
func (g *FacetGroup) fold(q question, opened bool) {
	view := func(change func(*question)) string {
		q.Opened = slices.Clone(q.Opened)
		change(&q)
		return q.address()
	}
	switch {
	case opened:
		g.Shut = view(func(q *question) {
			q.Opened = slices.DeleteFunc(q.Opened, func(k string) bool { return k == g.Key })
		})
	case g.Left > 0:
		g.More, g.Left = min(g.Left, moreValues), 0
		g.Open = view(func(q *question) { q.open(g.Key) })
	}
}

func valuesOf(facets []search.Facet, key string) []search.FacetValue {
	for _, f := range facets {
		if f.Key == key {
			return slices.Clone(f.Values)
		}
	}
	return nil
}

// valueLabel is what stands for a value of which the index has no name.
func valueLabel(f query.Filter) string {
	field, _ := query.FieldNamed(f.Key)
	return field.Label(f.Value)
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
