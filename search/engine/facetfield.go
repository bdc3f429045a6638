package engine

import (
	"strconv"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// facets adds what a document is filtered, counted and ordered by.
func (b builder) facets(d *corpus.Document) {
	h := d.Header
	add := func(field, nameField, name string) {
		slug := viet.Slug(name)
		if slug == "" {
			slug, name = query.None, noName
		}
		b.term(field, slug)
		b.facet(nameField, slug+labelBreak+name)
	}
	add(fieldType, fieldTypeName, h.Type)
	add(fieldIssuer, fieldIssuerName, h.Issuer)
	year := query.None
	if y := issueYear(h); y != 0 {
		year = strconv.Itoa(y)
	}
	b.facet(fieldYear, year)
	if p := viet.Slug(h.Place); p != "" {
		b.term(fieldPlace, p)
	}
	if !h.Issued.IsZero() {
		b.facet(fieldDate, h.Issued.String())
	}
	b.term(fieldFlag, flagDocument)
	if !d.Cited {
		b.term(fieldFlag, flagHeld)
	}
	if d.Stub() {
		b.term(fieldFlag, flagStub)
	} else {
		b.term(fieldFlag, flagText)
	}
	if d.Secret() {
		b.term(fieldFlag, flagSecret)
	}
	if h.Draft {
		b.term(fieldFlag, flagDraft)
	}
}

// noName is what a facet calls documents that lack the fact.
const noName = "Không ghi"

// issueYear is the year of issue; a number that carries a year carries that of issue. Source: handbook §1.1.
func issueYear(h corpus.Header) int {
	if h.Issued.Year != 0 {
		return h.Issued.Year
	}
	n, _ := corpus.ParseNumber(h.Number)
	return n.Year
}

// facet is a term that is counted as well.
func (b builder) facet(name, value string) {
	b.doc.AddField(document.NewTextFieldCustom(name, nil, []byte(value), index.IndexField|index.SkipFreqNorm|index.DocValues, nil))
}
