package measure

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// citations scores the references of one text against its gold.
func (s *Score) citations(line goldLine, d *corpus.Document) error {
	var expected []goldCitation
	if err := json.Unmarshal(line.Expected, &expected); err != nil {
		return fmt.Errorf("%s: %w", line.ID, err)
	}
	s.Texts++
	places := make([]goldPlace, len(expected))
	for i, e := range expected {
		places[i] = e.goldPlace
	}
	found := make([]corpus.Span, len(d.References))
	for i, r := range d.References {
		found[i] = r.Span
	}
	of := pairs(placesOf(d.Text, places), found, func(int, int) bool { return true })
	for i, e := range expected {
		switch {
		case of[i] < 0 && !e.optional():
			s.missing(line.ID, e.Kind, e.Quote)
		case of[i] >= 0 && !e.optional():
			s.right(e.Kind)
			s.citation(line.ID, e, d.References[of[i]], d.Text)
			s.citationDate(line.ID, e, d.References[of[i]], expected)
		}
	}
	for i, r := range d.References {
		if !slices.Contains(of, i) {
			s.extra(line.ID, string(r.Kind), r.Quote)
		}
	}
	return nil
}

// citation scores the fields of one reference that was found.
func (s *Score) citation(id string, want goldCitation, got corpus.Reference, text string) {
	check := func(name, value string, wanted *string, right func(got, want string) bool) {
		if wanted != nil {
			s.field(id, name, want.Quote, value, *wanted, right(value, *wanted))
		}
	}
	equal := func(got, want string) bool { return got == want }
	check("loại dẫn chiếu", string(got.Kind), &want.Kind, equal)
	check("doc_type", got.DocType, want.DocType, sameName)
	check("number", got.Number, want.Number, equal)
	check("year", got.Year, want.Year, equal)
	check("symbol", got.Symbol, want.Symbol, equal)
	check("canonical", got.Canonical, want.Canonical, func(g, w string) bool { return g == w || want.known(g, text) })
	check("issuer", got.Issuer, want.Issuer, func(g, w string) bool {
		return sameBody(g, w) || g == "" && !strings.Contains(plainName(want.Quote), plainName(w))
	})
	check("resolves_to", got.ResolvesTo, want.ResolvesTo, equal)
	s.field(id, "provisions", want.Quote, provisionText(got.Provisions), provisionText(want.Provisions), sameProvisions(got.Provisions, want.Provisions))
}

// known reports whether the canonical form is knowledge that the text does not give, and the program may be silent on it, or say that it is the document's own.
func (c goldCitation) known(got, text string) bool {
	if c.Kind == string(corpus.ReferenceNumbered) || *c.Canonical == corpus.Self {
		return false
	}
	own := c.Kind == string(corpus.ReferenceInternal) || c.Kind == string(corpus.ReferenceAmendTarget)
	return got == "" || own && got == corpus.Self && !strings.Contains(text, *c.Canonical)
}

// citationDate scores the date: one that the quote holds must be read; one that it does not hold may be, and so may that of another citation of the same document.
// Where the gold has none there is no other.
func (s *Score) citationDate(id string, want goldCitation, got corpus.Reference, all []goldCitation) {
	if want.Date == nil && want.Kind == string(corpus.ReferenceNickname) {
		return // what a nickname stands for is knowledge, and so is its day
	}
	value, wanted := got.Date.String(), ""
	if want.Date != nil {
		wanted = *want.Date
	}
	silent := value == "" && len(corpus.ScanDates(viet.Normalise(want.Quote))) == 0
	taken := want.Date == nil && want.Canonical != nil && slices.ContainsFunc(all, func(c goldCitation) bool {
		return c.Canonical != nil && *c.Canonical == *want.Canonical && c.Date != nil && *c.Date == value
	})
	s.field(id, "date", want.Quote, value, wanted, value == wanted || silent || taken)
}

// provisionText writes provisions for people: "dieu 5 khoan 2 diem a; phu_luc I".
func provisionText(provisions []corpus.Provision) string {
	var all []string
	for _, p := range provisions {
		var parts []string
		for _, f := range []struct{ name, value string }{{"mau", p.Mau}, {"phu_luc", p.PhuLuc}, {"phan", p.Phan}, {"chuong", p.Chuong}, {"muc", p.Muc}, {"dieu", p.Dieu}, {"khoan", p.Khoan}, {"diem", p.Diem}} {
			if f.value != "" {
				parts = append(parts, f.name+" "+f.value)
			}
		}
		all = append(all, strings.Join(parts, " "))
	}
	return strings.Join(all, "; ")
}
