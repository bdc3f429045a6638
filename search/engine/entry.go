package engine

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/corpus"
)

// The fields of the index; the package comment says what they hold.
const (
	fieldWords    = "w"
	fieldPairs    = "b"
	fieldOwnWords = "tw"
	fieldOwnPairs = "tb"
	fieldOwn      = "own"
	fieldCited    = "cite"
	fieldFlag     = "flag"
	fieldFacts    = "j"
	fieldForward  = "f"
)

// The values of fieldFlag.
const (
	flagDocument = "doc"
	flagText     = "text"
	flagStub     = "stub"
	flagSecret   = "secret"
	flagDraft    = "draft"
	flagHeld     = "held" // known from more than citations
)

// facts are what a hit needs besides its text.
type facts struct {
	Title string `json:"title"`
	// Number, Type and Issuer are as the document writes them.
	Number string    `json:"number,omitempty"`
	Type   string    `json:"type,omitempty"`
	Issuer string    `json:"issuer,omitempty"`
	Own    *numbered `json:"own,omitempty"`
	Issued string    `json:"issued,omitempty"`
	Stub   bool      `json:"stub,omitempty"`
	// Cited is true for a document that is known from citations alone.
	Cited bool `json:"cited,omitempty"`
	// Units is how many units the document has beside its own.
	Units int `json:"units"`
	// Alike tells how alike its text is to others.
	Alike likeness `json:"alike,omitempty"`
}

// unitID names a unit of a document, counted from 1; NUL is in no ID.
func unitID(id corpus.ID, n int) string { return string(id) + "\x00" + strconv.Itoa(n) }

// entry is a document made ready for bleve.
type entry struct {
	facts facts
	// own is the document's own unit, units are the others in order.
	own   *document.Document
	units []*document.Document
}

// newEntry reads a document. It is pure: the same document gives the same entry.
func newEntry(d *corpus.Document) (entry, error) {
	h := d.Header
	number := numberOf(h.Number, h.Type)
	units := unitsOf(d)
	cite(d, units)
	e := entry{facts: facts{Title: d.Title, Number: h.Number, Type: h.Type, Issuer: h.Issuer, Issued: h.Issued.String(), Stub: d.Stub(), Cited: d.Cited, Units: len(units), Alike: newLikeness(units)}}
	if number.Serial != "" {
		e.facts.Own = &number
	}
	stored, err := json.Marshal(e.facts)
	if err != nil {
		return entry{}, fmt.Errorf("index %s: %w", d.ID, err)
	}
	own := ownUnit(d)
	for _, n := range corpus.ScanNumbers(d.Title) {
		own.cited = append(own.cited, citation{numbered: numberFrom(n.Number, "")})
	}
	b := builder{document.NewDocument(string(d.ID))}
	b.unit(own, fieldOwnWords, fieldOwnPairs)
	cited := slices.Clone(own.cited)
	for _, t := range number.terms() {
		b.term(fieldOwn, t)
	}
	for i, u := range units {
		part := builder{document.NewDocument(unitID(d.ID, i+1))}
		part.unit(u, fieldWords, fieldPairs)
		part.cited(u.cited)
		part.section(u.section)
		e.units = append(e.units, part.doc)
		cited = append(cited, u.cited...)
	}
	b.cited(cited)
	b.facets(d)
	b.suggestions(d, units)
	b.stored(fieldFacts, stored)
	e.own = b.doc
	return e, nil
}

// sentenceEnd parts texts that are indexed as one, so that no pair reaches from one into the next.
const sentenceEnd = " | "

// named are the facts by which a document may be asked for in words.
func named(h corpus.Header) string {
	return strings.Join([]string{h.Number, h.Type, h.Issuer, h.Issued.String()}, sentenceEnd)
}

// builder adds fields to a bleve document.
type builder struct{ doc *document.Document }

// terms is an analyzer that has done its work already.
type terms [][]byte

// Analyze implements analysis.Analyzer.
func (t terms) Analyze([]byte) analysis.TokenStream {
	all := make([]analysis.Token, len(t))
	out := make(analysis.TokenStream, len(t))
	for i, s := range t {
		all[i] = analysis.Token{Term: s, Position: i + 1}
		out[i] = &all[i]
	}
	return out
}

func (b builder) terms(name string, t terms) {
	if len(t) > 0 {
		b.doc.AddField(document.NewTextFieldCustom(name, nil, nil, index.IndexField|index.SkipFreqNorm, t))
	}
}

// unit adds the words and pairs of a unit, and its record.
func (b builder) unit(u *unit, words, pairs string) {
	w, p := impacts(u)
	b.terms(words, w)
	b.terms(pairs, p)
	b.stored(fieldForward, u.encode())
}

// cited adds the numbers that are cited.
func (b builder) cited(all []citation) {
	var t []string
	for _, c := range all {
		t = append(t, c.terms()...)
	}
	slices.Sort(t)
	for _, t := range slices.Compact(t) {
		b.term(fieldCited, t)
	}
}

func (b builder) term(name, value string) {
	b.doc.AddField(document.NewTextFieldCustom(name, nil, []byte(value), index.IndexField|index.SkipFreqNorm, nil))
}

func (b builder) stored(name string, value []byte) {
	b.doc.AddField(document.NewTextFieldCustom(name, nil, value, index.StoreField, nil))
}

// cite notes the numbers that the references name in the units where they stand.
func cite(d *corpus.Document, units []*unit) {
	for _, r := range d.References {
		if r.Number == "" {
			continue
		}
		written := r.Cited()
		if written == "" {
			written = strings.Trim(strings.Join([]string{r.Number, r.Year, r.Symbol}, "/"), "/")
			written = strings.ReplaceAll(written, "//", "/")
		}
		n := numberOf(written, r.DocType)
		if n.Serial == "" {
			continue
		}
		// The last unit that begins before the reference, and in it the last such passage.
		i := last(len(units), func(i int) bool { return units[i].passages[0].Start <= r.Start })
		if i < 0 {
			continue
		}
		at := last(len(units[i].passages), func(k int) bool { return units[i].passages[k].Start <= r.Start })
		if at >= 0 && r.Start < units[i].passages[at].End {
			units[i].cited = append(units[i].cited, citation{n, at})
		}
	}
}

// last is the last of n for which before holds, which holds for the first ones alone; -1 where for none.
func last(n int, before func(int) bool) int {
	return sort.Search(n, func(i int) bool { return !before(i) }) - 1
}
