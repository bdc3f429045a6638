package engine

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// lawTerms are what a law is called by: its name, and its name and year; none for what is not cited by name.
// Example: "luat|dat dai" and "luat|dat dai|2024" of "Luật Đất đai".
func lawTerms(docType, title string, year int) []string {
	kind := viet.Slug(docType)
	subject := strings.Join(corpus.SubjectWords(docType, title), " ")
	if subject == "" || !slices.Contains(query.LawTypes(), kind) {
		return nil
	}
	name := kind + "|" + subject
	if year == 0 {
		return []string{name}
	}
	return []string{name, name + "|" + strconv.Itoa(year)}
}

// lawNamed are the terms of a law that a reference names.
func lawNamed(r corpus.Reference) []string {
	if !strings.HasPrefix(viet.Fold(r.Title), viet.Fold(r.DocType)+" ") {
		return nil
	}
	year := r.Date.Year
	if n, ok := corpus.ParseNumber(r.Meant()); ok && year == 0 {
		year = n.Year
	}
	if year == 0 {
		year, _ = strconv.Atoi(r.Year)
	}
	return lawTerms(r.DocType, r.Title, year)
}

// laws adds what the document is called, if it is a law, and the laws that it names.
func (b builder) laws(d *corpus.Document) {
	all := map[string][]string{fieldLaw: lawTerms(d.Header.Type, d.Title, issueYear(d.Header))}
	for _, r := range d.References {
		all[fieldNames] = append(all[fieldNames], lawNamed(r)...)
		if n := r.Meant(); n != "" && r.Number == "" {
			all[fieldNames] = append(all[fieldNames], numberOf(n, r.DocType).terms()...)
		}
	}
	for _, e := range d.Edges {
		if e.Relation == corpus.RelationLegalBasis && e.From == corpus.Self && e.ToRef > 0 && e.ToRef <= len(d.References) {
			all[fieldNamesAs] = append(all[fieldNamesAs], lawNamed(d.References[e.ToRef-1])...)
		}
	}
	for _, field := range [...]string{fieldLaw, fieldNames, fieldNamesAs} {
		terms := all[field]
		slices.Sort(terms)
		for _, t := range slices.Compact(terms) {
			b.term(field, t)
		}
	}
}

// naming are the documents that name what a filter asks for, by its number or, a law, by its name; basis wants those alone that rest
// on it.
func (s *searching) naming(ctx context.Context, value string, basis bool) (set, error) {
	numbers, names := []string{fieldCited, fieldNames}, fieldNames
	if basis {
		numbers, names = []string{fieldBasis}, fieldNamesAs
	}
	out := newSet(s.documents)
	add := func(n *query.NumberAsked) error {
		for _, field := range numbers {
			some, err := s.found(ctx, numberQuery(n, field))
			if err != nil {
				return err
			}
			out.or(some)
		}
		return nil
	}
	if n := query.NumberIn(value); n != nil && len(n.Rest) == 0 {
		return out, add(n)
	}
	law, ok := query.LawIn(value)
	if !ok {
		return out, nil
	}
	terms := lawTerms(law.Type, law.Subject, law.Year)
	name := terms[len(terms)-1]
	named, err := s.found(ctx, term(names, name))
	if err != nil {
		return nil, err
	}
	out.or(named)
	bearers, err := s.found(ctx, term(fieldLaw, name))
	if err != nil {
		return nil, err
	}
	bearers.and(s.live()).each(func(d int) bool {
		var f *facts
		v, n := s.segmentOf(d)
		if f, err = v.factsOf(n); err != nil || f.Own == nil {
			return err == nil
		}
		err = add(&query.NumberAsked{Serial: f.Own.Serial, Year: f.Own.Year, Codes: f.Own.Codes})
		return err == nil
	})
	return out, err
}
