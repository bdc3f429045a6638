package web

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Target is where a reference leads: what the store holds of the number, judged by date, issuer and type where the
// reference and the document both state them.
type Target struct {
	// State is "held", "stub", "several", "differs" (the number is held, but date, issuer or type speak against it),
	// "missing", or "self".
	State string `json:"state"`
	// Document is the one held or stub document.
	Document corpus.ID `json:"document,omitempty"`
	URL      string    `json:"url,omitempty"`
	// Words says the state to a person; empty where the text is held.
	Words string `json:"-"`
}

// targets looks up all numbers that references name, in one question to the store.
type targets struct {
	// self is the document itself, or the version that lists name in its place.
	self    corpus.ID
	holders map[string][]corpus.Summary
}

func (s *site) targets(ctx context.Context, d *corpus.Document, who viewer) (targets, error) {
	var numbers []string
	for _, r := range d.References {
		if number := r.Cited(); number != "" {
			numbers = append(numbers, number)
		}
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	t := targets{self: cmp.Or(d.VersionOf, d.ID)}
	if len(numbers) == 0 {
		return t, nil
	}
	var err error
	if t.holders, err = s.library.Holders(ctx, numbers, who.local); err != nil {
		return t, fmt.Errorf("holders of the references of %s: %w", d.ID, err)
	}
	return t, nil
}

// of judges one reference; ok is false for a reference without a number.
func (t targets) of(r corpus.Reference) (Target, bool) {
	if r.Cited() == "" {
		return Target{}, false
	}
	all := t.holders[r.Canonical]
	list := address("/tim", "q", r.Canonical, "mo", "danh-sach")
	fit := slices.DeleteFunc(slices.Clone(all), func(s corpus.Summary) bool { return contradicts(r, s) })
	if dated := slices.DeleteFunc(slices.Clone(fit), func(s corpus.Summary) bool { return r.Date.IsZero() || s.Issued != r.Date }); len(dated) > 0 {
		fit = dated // the same number and the same day
	}
	fit = preferText(fit)
	switch {
	case len(all) == 0:
		return Target{State: "missing", URL: list, Words: "Chưa có toàn văn"}, true
	case len(fit) == 0:
		return Target{State: "differs", URL: list, Words: "Kho có văn bản cùng số nhưng khác ngày, loại hoặc cơ quan"}, true
	case slices.ContainsFunc(fit, func(s corpus.Summary) bool { return s.ID == t.self }):
		return Target{State: "self", Document: t.self}, true
	case len(fit) > 1:
		return Target{State: "several", URL: list, Words: fmt.Sprintf("Có %d văn bản cùng số", len(fit))}, true
	case fit[0].Stub:
		return Target{State: "stub", Document: fit[0].ID, URL: documentURL(fit[0].ID), Words: "Chưa có toàn văn"}, true
	}
	return Target{State: "held", Document: fit[0].ID, URL: documentURL(fit[0].ID)}, true
}

// preferText leaves out the rows of registers where one document with text has the same number and the same day: they
// tell of that document.
func preferText(fit []corpus.Summary) []corpus.Summary {
	var text []corpus.Summary
	for _, s := range fit {
		if !s.Stub {
			text = append(text, s)
		}
	}
	if len(text) == 1 && !slices.ContainsFunc(fit, func(s corpus.Summary) bool { return s.Stub && !agree(s.Issued, text[0].Issued) }) {
		return text
	}
	return fit
}

// contradicts reports whether what a reference states speaks against a document of the same number: every province has
// its 154/KH-UBND, and 18-NQ/TW was given out in 2017 and in 2022. Where the day agrees the issuer is not asked:
// names are written in too many ways.
func contradicts(r corpus.Reference, s corpus.Summary) bool {
	if apart(r.DocType, s.Type) {
		return true
	}
	if !r.Date.IsZero() && !s.Issued.IsZero() {
		return !agree(r.Date, s.Issued)
	}
	return apart(r.Issuer, s.Issuer)
}

// agree reports whether two dates are equal as far as both are known.
func agree(a, b corpus.Date) bool {
	if a.IsZero() || b.IsZero() {
		return true
	}
	return a.Year == b.Year && (a.Month == 0 || b.Month == 0 || a.Month == b.Month) && (a.Day == 0 || b.Day == 0 || a.Day == b.Day)
}

// apart reports whether each of two names has a word that the other lacks: "Ủy ban nhân dân tỉnh" does not speak
// against "UBND tỉnh Lào Cai", nor "Chương trình" against "Chương trình hành động".
func apart(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	return len(x) > 0 && len(y) > 0 && lacks(x, y) && lacks(y, x)
}

// nameWords are the folded words of an issuer's or type's name, its abbreviations written out.
func nameWords(name string) []string {
	if full, ok := corpus.TypeByName(name); ok {
		name = full.Name
	}
	var out []string
	for w := range viet.Words(name) {
		if full, ok := corpus.IssuerByCode(w.Text); ok && strings.ToUpper(w.Text) == w.Text && len(w.Text) > 1 {
			for v := range viet.Words(full.Name) {
				out = append(out, viet.Fold(v.Text))
			}
			continue
		}
		out = append(out, viet.Fold(w.Text))
	}
	return out
}

// lacks reports whether b is without some word of a.
func lacks(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}
