package web

import (
	"vankho/search"
	"vankho/search/query"
)

// Narrowing is a value of a facet that the words of the question name: "kế hoạch chuyển đổi số lào cai" names a type and a
// place. The words count as words; the link leaves only such documents.
type Narrowing struct {
	Kind, Label, URL string
	Count            int
}

// maxNarrowings is how many are offered: one line.
const maxNarrowings = 4

// narrowings finds the values that are named and would leave fewer documents, the first of each facet.
func narrowings(q question, asked query.Query, total int, facets []search.Facet) []Narrowing {
	var out []Narrowing
	for _, field := range query.Fields() {
		if !field.Parameter() || len(query.Filtered(q.Filters, field.Name)) > 0 || asked.Number != nil && asked.Number.Whole {
			continue
		}
		for _, f := range facets {
			if f.Key != field.Name {
				continue
			}
			if v, ok := named(f.Values, asked, total); ok && len(out) < maxNarrowings {
				if filter, ok := query.ReadFilter(f.Key, v.Value); ok {
					url := q.with(func(q *question) { q.Filters = append(q.Filters, filter) }).address()
					out = append(out, Narrowing{Kind: field.Short, Label: v.Label, URL: url, Count: v.Count})
				}
			}
		}
	}
	return out
}

// named finds the value with the longest name that stands in the words of a question, with its marks where they were typed with marks.
func named(values []search.FacetValue, asked query.Query, total int) (best search.FacetValue, ok bool) {
	for _, v := range values {
		if v.Value == query.None || v.Count == 0 || v.Count >= total || len(v.Label) <= len(best.Label) {
			continue
		}
		if asked.Says(v.Label) {
			best, ok = v, true
		}
	}
	return best, ok
}
