package engine

import (
	"context"
	"fmt"
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
)

// query puts the whole together: required and hints, what filters and exclusions leave, without the filter of the
// facet named in but.
func (q *question) query(ctx context.Context, required bq.Query, hints []bq.Query, but string) (bq.Query, error) {
	out := bq.NewBooleanQuery([]bq.Query{required}, nil, nil)
	if len(hints) > 0 {
		out.AddShould(hints...)
	}
	for _, p := range q.Query.Not {
		out.AddMustNot(q.holds(phraseNeed(p.Words), q.Exact))
	}
	if !q.Secret {
		out.AddMustNot(term(fieldFlag, flagSecret))
	}
	filters, err := q.filters(ctx, but)
	if err != nil {
		return nil, err
	}
	filters = append(filters, term(fieldFlag, flagDocument))
	out.AddFilter(allOf(filters))
	return out, nil
}

func (q *question) filters(ctx context.Context, but string) ([]bq.Query, error) {
	var all []bq.Query
	add := func(field string, values []string) {
		var any []bq.Query
		for _, v := range values {
			any = append(any, term(field, v))
		}
		if len(any) > 0 {
			all = append(all, anyOf(any))
		}
	}
	years := func(ranges []query.YearRange, none bool) {
		var any []bq.Query
		if none {
			any = append(any, term(fieldYear, query.None))
		}
		for _, r := range ranges {
			any = append(any, yearQuery(r))
		}
		if len(any) > 0 {
			all = append(all, anyOf(any))
		}
	}
	// The operators of the question are part of it and stay for every facet.
	add(fieldType, q.Query.Types)
	years(q.Query.Years, false)
	for _, f := range []struct {
		field string
		parts []string
	}{{fieldIssuer, q.Query.Issuers}, {fieldPlace, q.Query.Places}} {
		if len(f.parts) == 0 {
			continue
		}
		slugs, err := q.slugs(f.field, f.parts)
		if err != nil {
			return nil, err
		}
		if len(slugs) == 0 {
			all = append(all, bq.NewMatchNoneQuery())
		}
		add(f.field, slugs)
	}
	if but != facetType {
		add(fieldType, q.Filters.Types)
	}
	if but != facetIssuer {
		add(fieldIssuer, q.Filters.Issuers)
	}
	if but != facetYear {
		years(q.Filters.Years, q.Filters.NoYear)
	}
	return all, ctx.Err()
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
