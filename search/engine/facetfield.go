package engine

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// The fields of a document's own unit that filters, facets and orders read. Those with a label hold value, labelBreak,
// label.
const (
	fieldType     = "type"    // with label
	fieldIssuer   = "issuer"  // with label
	fieldYear     = "year"    // of issue
	fieldDate     = "date"    // of issue
	fieldPlace    = "place"   // where it comes from, with label
	fieldNamed    = "named"   // places that its text names
	fieldPeriod   = "period"  // for which it is, and the year of that
	fieldHasText  = "hastext" // of toanvan:
	fieldQuality  = "quality" // of chatluong:
	fieldReading  = "reading" // how well its pages read, in thousandths
	fieldTerm     = "term"    // its corpus.Timeline
	fieldSigner   = "signer"
	fieldBasis    = "basis"    // numbers that it rests on, as number.go spells them
	fieldQuantity = "quantity" // values that its text states: unit, labelBreak, value
	fieldCitedBy  = "citedby"  // corpus.Document.Authority
	fieldLaw      = "law"      // what a law is called, without and with its year
	fieldNames    = "names"    // the laws that its text names, so, and numbers of what it names without a number
	fieldNamesAs  = "namesas"  // the laws that it names as what it rests on
	fieldOrder    = "order"    // its number, as numbers are ordered
)

// labelBreak stands between the value and the name of a facet.
const labelBreak = "\x1f"

// noName is what a facet calls documents that lack the fact.
const noName = "Không ghi"

// facets adds what a document is filtered, counted and ordered by.
func (b builder) facets(d *corpus.Document) {
	h := d.Header
	b.labelled(fieldType, h.Type)
	b.labelled(fieldIssuer, h.Issuer)
	year := query.None
	if y := issueYear(h); y != 0 {
		year = strconv.Itoa(y)
	}
	b.term(fieldYear, year)
	if !h.Issued.IsZero() {
		b.term(fieldDate, h.Issued.String())
	}
	b.places(d)
	if p := corpus.PeriodOf(d.Title, h.Issued); !p.IsZero() {
		b.term(fieldPeriod, p.String())
		if year := corpus.Months(p.From.Year, 1, 12); p.Within(year) {
			b.term(fieldPeriod, year.String())
		}
	}
	b.reading(d)
	b.validity(d)
	if d.Authority > 0 {
		b.term(fieldCitedBy, fmt.Sprintf("%05.1f", d.Authority))
	}
	for _, s := range h.Signers {
		if slug := viet.Slug(s.Name); slug != "" {
			b.term(fieldSigner, slug)
		}
	}
	b.bases(d)
	b.laws(d)
	b.quantities(d)
	if n := numberOf(h.Number, h.Type); n.Serial != "" {
		serial := n.Serial[:strings.IndexFunc(n.Serial+" ", func(r rune) bool { return r < '0' || r > '9' })]
		b.term(fieldOrder, fmt.Sprintf("%6s %s %s", serial, viet.Fold(h.Number), h.Issued))
	}
	b.flags(d)
}

func (b builder) flags(d *corpus.Document) {
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
	if d.Header.Draft {
		b.term(fieldFlag, flagDraft)
	}
}

// labelled adds a name by its slug, or that there is none.
func (b builder) labelled(field, name string) {
	slug := viet.Slug(name)
	if slug == "" {
		slug, name = query.None, noName
	}
	b.term(field, slug+labelBreak+name)
}

// maxNamed is how many places that a text names are kept; a list of all communes names no place in particular.
const maxNamed = 60

// places adds the place of issue, that of the issuer and those of the title; a province that was merged is also the one
// that it went into. The places that the text names are kept apart.
func (b builder) places(d *corpus.Document) {
	h := d.Header
	seen := map[string]bool{}
	add := func(name string) {
		p, ok := corpus.ProvinceAt(name, h.Issued)
		if !ok {
			if p, ok = corpus.ProvinceByName(name); !ok {
				if slug := viet.Slug(name); slug != "" && !seen[slug] {
					seen[slug] = true
					b.term(fieldPlace, slug+labelBreak+name)
				}
				return
			}
		}
		for _, p := range append([]corpus.Province{p}, successors(p)...) {
			if !seen[p.Slug()] {
				seen[p.Slug()] = true
				b.term(fieldPlace, p.Slug()+labelBreak+p.Name)
			}
		}
	}
	if h.Place != "" {
		add(h.Place)
	}
	if p, ok := provinceIn(h.Issuer); ok {
		add(p)
	}
	named := map[string]bool{}
	for _, e := range d.Entities {
		if e.Kind != corpus.EntityPlace || !e.Specific || len(named) == maxNamed {
			continue
		}
		slug := viet.Slug(e.Name)
		if p, ok := corpus.ProvinceByName(e.Name); ok {
			slug = p.Slug()
		}
		if slug != "" && !named[slug] {
			named[slug] = true
			b.term(fieldNamed, slug)
		}
	}
}

// provinceIn is the province at the end of a body's name: "Ủy ban nhân dân tỉnh Lào Cai".
func provinceIn(issuer string) (string, bool) {
	for _, level := range [...]string{" tỉnh ", " thành phố "} {
		if i := strings.LastIndex(issuer, level); i >= 0 {
			p, ok := corpus.ProvinceByName(issuer[i+len(level):])
			return p.Name, ok
		}
	}
	return "", false
}

// successors are the provinces that exist into which one went.
func successors(p corpus.Province) []corpus.Province {
	var out []corpus.Province
	for _, q := range corpus.Provinces() {
		if q.Until.IsZero() && slices.Contains(p.Into, q.Code) {
			out = append(out, q)
		}
	}
	return out
}

// reading adds whether there is a text, and how well it was read.
func (b builder) reading(d *corpus.Document) {
	switch {
	case d.Stub():
		b.term(fieldHasText, "khong")
		return
	case d.Waiting() > 0:
		b.term(fieldHasText, "cho")
	default:
		b.term(fieldHasText, "co")
	}
	poor, read, scanned := 0, 0, false
	sum := 0.0
	for _, p := range d.Pages {
		scanned = scanned || p.Method == corpus.MethodOCR
		if p.Poor() {
			poor++
		}
		if p.Method != corpus.MethodWaiting && p.Quality >= 0 {
			read++
			sum += p.Quality
		}
	}
	if scanned {
		b.term(fieldQuality, "quet")
	}
	switch {
	case poor > 0 && 2*poor >= len(d.Pages):
		b.term(fieldQuality, "kem")
	case read > 0:
		b.term(fieldQuality, "tot")
	}
	if read > 0 {
		b.term(fieldReading, fmt.Sprintf("%04d", int(1000*sum/float64(read))))
	} else if poor > 0 {
		b.term(fieldReading, "0000")
	}
}

// validity adds what the store knows of the document's validity.
func (b builder) validity(d *corpus.Document) {
	line := d.Timeline.String()
	if line == "" {
		line = string(corpus.StandingUnknown) // a state of its own, that is counted and asked for
	}
	b.term(fieldTerm, line)
}

// bases adds the numbers that the document rests on.
func (b builder) bases(d *corpus.Document) {
	var terms []string
	add := func(n numbered) { terms = append(terms, n.terms()...) }
	for _, e := range d.Edges {
		if e.Relation == corpus.RelationLegalBasis && e.From == corpus.Self {
			kind := ""
			if e.ToRef > 0 && e.ToRef <= len(d.References) {
				kind = d.References[e.ToRef-1].DocType
			}
			add(numberOf(e.To, kind))
		}
	}
	for _, x := range d.Header.LegalBases {
		for _, n := range corpus.ScanNumbers(x.Quote) {
			add(numberFrom(n.Number, ""))
		}
	}
	slices.Sort(terms)
	for _, t := range slices.Compact(terms) {
		b.term(fieldBasis, t)
	}
}

// maxQuantities is how many values of one text are kept; tables of statistics have more.
const maxQuantities = 4000

func (b builder) quantities(d *corpus.Document) {
	seen := map[string]bool{}
	for q := range corpus.ScanQuantities(d.Text) {
		if len(seen) == maxQuantities {
			return
		}
		if t := quantityTerm(q.Unit, q.Value); !seen[t] {
			seen[t] = true
			b.term(fieldQuantity, t)
		}
	}
}

// quantityTerm spells a value so that the values of one unit lie in their order.
func quantityTerm(unit string, value float64) string {
	return unit + labelBreak + fmt.Sprintf("%024.4f", value)
}

// issueYear is the year of issue; a number that carries a year carries that of issue. Source: handbook §1.1.
func issueYear(h corpus.Header) int {
	if h.Issued.Year != 0 {
		return h.Issued.Year
	}
	n, _ := corpus.ParseNumber(h.Number)
	return n.Year
}
