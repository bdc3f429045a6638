package engine

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vankho/search"
	"vankho/search/query"
)

// facetFields are the facets in the order of the page, with the fields that are counted.
var facetFields = [...]struct{ key, field string }{
	{facetPlace, fieldPlace}, {facetText, fieldHasText}, {facetType, fieldType}, {facetIssuer, fieldIssuer}, {facetValidity, fieldTerm},
	{facetYear, fieldYear}, {facetPeriod, fieldPeriod}, {facetQuality, fieldQuality},
}

// facets counts each facet without its own filters.
func (s *searching) facets(ctx context.Context, f *found) ([]search.Facet, error) {
	var out []search.Facet
	for _, ff := range facetFields {
		in := f.documents
		if len(query.Filtered(s.Filters, ff.key)) > 0 {
			allowed, err := s.allowed(ctx, ff.key)
			if err != nil {
				return nil, err
			}
			in = allowed.and(f.required)
		}
		var counted []termCount
		var err error
		if ff.key == facetValidity {
			counted, err = s.standings(in)
		} else {
			counted, err = s.count(ff.field, in)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s.facet(ff.key, counted))
	}
	return out, nil
}

// mark says whether a value of a facet is chosen or left out.
func (q *question) mark(key string, v *search.FacetValue) {
	year, _ := strconv.Atoi(v.Value)
	for _, f := range query.Filtered(q.Filters, key) {
		same := f.Value == v.Value
		if r, ok := query.ParseYears(f.Value); ok && key == facetYear && year != 0 {
			same = r.Has(year)
		}
		if same {
			v.Chosen, v.Excluded = v.Chosen || !f.Not, v.Excluded || f.Not
		}
	}
}

// facet makes one facet of the counts of its values. One slug may be written in several ways, of which the most frequent is shown.
func (q *question) facet(key string, counted []termCount) search.Facet {
	out := search.Facet{Key: key}
	field, _ := query.FieldNamed(key)
	at := map[string]int{}
	most := map[string]int{}
	for _, t := range counted {
		value, label, named := strings.Cut(t.term, labelBreak)
		if !named {
			label = field.Label(value)
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
		out.Values = append(out.Values, search.FacetValue{Value: v.Value, Label: field.Label(v.Value), Chosen: !v.Not, Excluded: v.Not})
	}
	slices.SortFunc(out.Values, func(a, b search.FacetValue) int {
		latest := key == facetYear || key == facetPeriod
		switch {
		case latest && (a.Value == query.None) != (b.Value == query.None):
			if a.Value == query.None {
				return 1
			}
			return -1
		case latest:
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
