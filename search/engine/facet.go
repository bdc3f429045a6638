package engine

import (
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	bsearch "github.com/blevesearch/bleve/v2/search"

	"vankho/search"
	"vankho/search/query"
)

// maxFacetValues is how many values of a facet are counted; more than there are bodies in the country.
const maxFacetValues = 20000

// facetFields are the facets in the order of the page, with the fields that are counted.
var facetFields = [...]struct{ key, field string }{
	{facetType, fieldTypeName}, {facetIssuer, fieldIssuerName}, {facetYear, fieldYear},
}

// addFacets has a request count the facets named, or all.
func addFacets(req *bleve.SearchRequest, keys ...string) {
	for _, f := range facetFields {
		if len(keys) == 0 || slices.Contains(keys, f.key) {
			req.AddFacet(f.key, bleve.NewFacetRequest(f.field, maxFacetValues))
		}
	}
}

// chosen reports which values of a facet the filters hold.
func (q *question) chosen(key, value string) bool {
	switch key {
	case facetType:
		return slices.Contains(q.Filters.Types, value)
	case facetIssuer:
		return slices.Contains(q.Filters.Issuers, value)
	}
	if value == query.None {
		return q.Filters.NoYear
	}
	year, err := strconv.Atoi(value)
	return err == nil && slices.ContainsFunc(q.Filters.Years, func(r query.YearRange) bool {
		return (r.From == 0 || r.From <= year) && (r.To == 0 || year <= r.To)
	})
}

// filtered reports whether a facet's own filter is set.
func (q *question) filtered(key string) bool {
	switch key {
	case facetType:
		return len(q.Filters.Types) > 0
	case facetIssuer:
		return len(q.Filters.Issuers) > 0
	}
	return len(q.Filters.Years) > 0 || q.Filters.NoYear
}

// facet makes one facet of bleve's counts. One slug may be written in several ways, of which the most frequent is shown.
func (q *question) facet(key string, counted *bsearch.FacetResult) search.Facet {
	out := search.Facet{Key: key}
	at := map[string]int{}
	most := map[string]int{}
	if counted != nil && counted.Terms != nil {
		for _, t := range counted.Terms.Terms() {
			value, label, named := strings.Cut(t.Term, labelBreak)
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
				out.Values = append(out.Values, search.FacetValue{Value: value, Chosen: q.chosen(key, value)})
			}
			v := &out.Values[i]
			v.Count += t.Count
			if t.Count > most[value] || t.Count == most[value] && (v.Label == "" || label < v.Label) {
				most[value], v.Label = t.Count, label
			}
		}
	}
	for _, v := range q.missing(key, at) {
		out.Values = append(out.Values, search.FacetValue{Value: v, Label: v, Chosen: true})
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
func (q *question) missing(key string, have map[string]int) []string {
	var values []string
	switch key {
	case facetType:
		values = q.Filters.Types
	case facetIssuer:
		values = q.Filters.Issuers
	case facetYear:
		for _, r := range q.Filters.Years {
			if r.From == r.To {
				values = append(values, strconv.Itoa(r.From))
			}
		}
		if q.Filters.NoYear {
			values = append(values, query.None)
		}
	}
	var out []string
	for _, v := range values {
		if _, ok := have[v]; !ok && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
