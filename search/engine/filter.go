package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"vankho/search/query"
)

// The facets, by their URL parameter.
const (
	facetType   = "loai"
	facetIssuer = "coquan"
	facetYear   = "nam"
	facetPlace  = "noi"
)

// filters are the conditions of the question and of the request. The operators of the question are part of it and stay for
// every facet; of those of the request, the ones of the facet named in but are left out, so that its counts show what else
// may be chosen.
func (q *question) filters(ctx context.Context, but string) ([]bq.Query, error) {
	var all []bq.Query
	for _, list := range [...][]query.Filter{q.Query.Filters, without(q.Filters, but)} {
		any := map[string][]bq.Query{}
		for _, f := range list {
			one, err := q.filter(f)
			if err != nil {
				return nil, err
			}
			if f.Not {
				all = append(all, bq.NewBooleanQuery(nil, nil, []bq.Query{one}))
				continue
			}
			any[f.Key] = append(any[f.Key], one)
		}
		for _, key := range slices.Sorted(maps.Keys(any)) {
			all = append(all, anyOf(any[key]))
		}
	}
	return all, ctx.Err()
}

func without(list []query.Filter, key string) []query.Filter {
	return slices.DeleteFunc(slices.Clone(list), func(f query.Filter) bool { return f.Key == key })
}

// filter is the query for documents that one condition names.
func (q *question) filter(f query.Filter) (bq.Query, error) {
	switch f.Key {
	case facetType:
		return term(fieldType, f.Value), nil
	case facetYear:
		if years, ok := query.ParseYears(f.Value); ok {
			return yearQuery(years), nil
		}
		return term(fieldYear, f.Value), nil
	case facetIssuer:
		return q.named(fieldIssuer, f)
	case facetPlace:
		return q.named(fieldPlace, f)
	}
	return bq.NewMatchNoneQuery(), nil
}

// named is the query for documents with a name in a field, or with one that holds it.
func (q *question) named(field string, f query.Filter) (bq.Query, error) {
	if !f.Part {
		return term(field, f.Value), nil
	}
	slugs, err := q.slugs(field, []string{f.Value})
	if err != nil || len(slugs) == 0 {
		return bq.NewMatchNoneQuery(), err
	}
	var any []bq.Query
	for _, s := range slugs {
		any = append(any, term(field, s))
	}
	return anyOf(any), nil
}

// slugs finds the values of a field that hold one of the parts whole: "lao-cai" in "uy-ban-nhan-dan-tinh-lao-cai".
func (q *question) slugs(field string, parts []string) ([]string, error) {
	dict, err := q.reader.FieldDict(field)
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	defer dict.Close()
	var out []string
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, fmt.Errorf("read index: %w", err)
		}
		if e == nil {
			return out, nil
		}
		for _, p := range parts {
			if strings.Contains("-"+e.Term+"-", "-"+p+"-") {
				out = append(out, e.Term)
				break
			}
		}
	}
}

// firstYear and lastYear bound the years that documents bear.
const (
	firstYear = 1900
	lastYear  = 2100
)

func yearQuery(r query.YearRange) bq.Query {
	from, to := max(r.From, firstYear), lastYear
	if r.To != 0 {
		to = min(r.To, lastYear)
	}
	yes := true
	t := bq.NewTermRangeInclusiveQuery(strconv.Itoa(from), strconv.Itoa(to), &yes, &yes)
	t.SetField(fieldYear)
	return t
}
