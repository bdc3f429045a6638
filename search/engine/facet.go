package engine

import (
	"slices"
	"strconv"
	"strings"

	"vankho/search"
	"vankho/search/query"
)

// facetFields are the facets in the order of the page, with the fields that are counted.
var facetFields = [...]struct{ key, field string }{
	{facetType, fieldTypeName}, {facetIssuer, fieldIssuerName}, {facetYear, fieldYear},
}

// mark says whether a value of a facet is chosen or left out.
func (q *question) mark(key string, v *search.FacetValue) {
	year, _ := strconv.Atoi(v.Value)
	for _, f := range query.Filtered(q.Filters, key) {
		same := f.Value == v.Value
		if r, ok := query.ParseYears(f.Value); ok && key == facetYear && year != 0 {
			same = (r.From == 0 || r.From <= year) && (r.To == 0 || year <= r.To)
		}
		if same {
			v.Chosen, v.Excluded = v.Chosen || !f.Not, v.Excluded || f.Not
		}
	}
}

// facet makes one facet of the counts of its values. One slug may be written in several ways, of which the most frequent is shown.
func (q *question) facet(key string, counted []termCount) search.Facet {
	out := search.Facet{Key: key}
	at := map[string]int{}
	most := map[string]int{}
	for _, t := range counted {
		value, label, named := strings.Cut(t.term, labelBreak)
		if !named {
			label = value
		}
		if value == query.None {
			label = noName
		}
		i, ok := at[value]
		if !ok {
			i = len(out.Values)
			at[value] = i
			out.Values = append(out.Values, search.FacetValue{Value: value})
			q.mark(key, &out.Values[i])
		}
		v := &out.Values[i]
		v.Count += t.count
		if t.count > most[value] || t.count == most[value] && (v.Label == "" || label < v.Label) {
			most[value], v.Label = t.count, label
		}
	}
	for _, v := range q.missing(key, at) {
		out.Values = append(out.Values, search.FacetValue{Value: v.Value, Label: v.Value, Chosen: !v.Not, Excluded: v.Not})
	}
	slices.SortFunc(out.Values, func(a, b search.FacetValue) int {
		switch {
		case key == facetYear && (a.Value == query.None) != (b.Value == query.None):
			if a.Value == query.None {
				return 1
			}
			return -1
		case key == facetYear:
			return strings.Compare(b.Value, a.Value)
		case a.Count != b.Count:
			return b.Count - a.Count
		case a.Label != b.Label:
			return strings.Compare(a.Label, b.Label)
		}
		return strings.Compare(a.Value, b.Value)
	})
	return out
}

// missing are the chosen values that no document has, so that they can be unchosen.
func (q *question) missing(key string, have map[string]int) []query.Filter {
	var out []query.Filter
	for _, f := range query.Filtered(q.Filters, key) {
		_, ok := have[f.Value]
		if r, years := query.ParseYears(f.Value); key == facetYear && years && r.From != r.To {
			continue // the years of a range are marked one by one
		}
		if !ok && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
