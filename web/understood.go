package web

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

// Understood is one thing that was read in the question: a number, or a place within a document.
type Understood struct {
	// Label is how a person calls it: "Nghị quyết số 57-NQ/TW".
	Label string `json:"label"`
	// Detail is the issuer and date of the one document that has it, where there is one.
	Detail string `json:"detail,omitempty"`
	// Off is the address of the same question with this taken for words.
	Off string `json:"-"`
}

// MissingText says that a number is cited and the store has no text of it.
type MissingText struct {
	Number string `json:"number"`
	// Documents counts those that refer to the number.
	Documents int `json:"documents"`
	// URL is the page of what their citations say of it, "" where they do not name one document.
	URL string `json:"url,omitempty"`
}

// interpret fills in how a number was read, and whether its text is missing.
func (s *site) interpret(ctx context.Context, p *ResultsPage, asked query.Query, who viewer) error {
	if place := asked.Provision; place != nil {
		p.Place = &Understood{Label: place.Label(), Off: p.ask.with(func(q *question) { q.NoPlace = true }).address()}
	}
	p.Operators = operators(p.ask, asked)
	n := asked.Number
	if n == nil {
		return nil
	}
	number := ""
	if n.Whole {
		number = canonicalOf(asked)
	}
	u := &Understood{Label: numberLabel(*n, number), Off: p.ask.with(func(q *question) { q.Words = true }).address()}
	p.Understood = u
	same := slices.DeleteFunc(slices.Clone(p.Hits), func(h Hit) bool { return h.Cited || !spells(*n, h.Number, h.Type, h.Issued) })
	if sole, ok := soleOf(p.Sole, same); ok {
		u.Label, u.Detail = numberedName(sole.Type, sole.Number), joinFacts(sole.Issuer, sole.Issued.Short())
		if n.Whole {
			p.Sole = sole.ID
		}
		return nil
	}
	if len(same) > 0 {
		if n.Whole {
			p.Notes = append(p.Notes, fmt.Sprintf("Số này có %s văn bản; chọn theo ngày hoặc cơ quan.", integer(len(same))))
		}
		return nil
	}
	cited, err := s.cited(ctx, p, *n, who)
	if err != nil {
		return err
	}
	if cited.Canonical != "" {
		u.Label, u.Detail = numberedName(cited.DocType, cited.Canonical), joinFacts(cited.Issuer, cited.Date.Short())
		number = cited.Canonical
	}
	if err := s.missing(ctx, p, number, who); err != nil {
		return err
	}
	if cited.Canonical == "" && p.unheld(*n, asked) {
		p.Notes = append(p.Notes, "Không thấy "+u.Label+" trong kho; dưới đây là văn bản có các từ đã gõ.")
	}
	return nil
}

// unheld reports whether the list shows that no document has a number, neither as its own nor by what others say of it: those that do
// come first, unless the question narrows or orders them otherwise.
func (p *ResultsPage) unheld(n query.NumberAsked, asked query.Query) bool {
	q := p.ask
	if len(p.Hits) == 0 || p.Missing != nil || p.Offset > 0 || q.Sort != search.SortRelevance || len(q.Filters)+len(asked.Filters) > 0 {
		return false
	}
	return !slices.ContainsFunc(p.Hits, func(h Hit) bool { return spells(n, h.Number, h.Type, h.Issued) })
}

// operators are the filters that were typed, each a link that takes it out of the question.
func operators(ask question, asked query.Query) []Understood {
	var out []Understood
	for i, f := range asked.Filters {
		field, _ := query.FieldNamed(f.Key)
		label := field.Label(f.Value)
		if label == f.Value {
			label = viet.Squeeze(strings.ReplaceAll(asked.Operators[i].Value, "-", " "))
			if f.Key == "dan" || f.Key == "cancu" || f.Key == "nam" || f.Key == "giatri" {
				label = strings.TrimSpace(asked.Operators[i].Value)
			}
		}
		if f.Not {
			label = "trừ " + label
		}
		out = append(out, Understood{Label: field.Short + ": " + label, Off: ask.with(func(q *question) { q.Text = asked.Without(i) }).address()})
	}
	return out
}

// opened is where the one document opens that the question names: at the place that it names too, where the document has it.
func (s *site) opened(ctx context.Context, p *ResultsPage, q question, who viewer) (string, error) {
	plain := address(documentURL(p.Sole), "q", q.Text, "mo", "so")
	place := query.Parse(q.Text).Provision
	if place == nil || q.NoPlace {
		return plain, nil
	}
	d, err := s.visible(ctx, p.Sole, who)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
		return plain, nil
	}
	if err != nil {
		return "", err
	}
	ids := place.Sections()
	i := slices.IndexFunc(d.Sections, func(x corpus.Section) bool { return slices.Contains(ids, x.ID) })
	if i < 0 {
		return plain, nil
	}
	id := d.Sections[i].ID
	return address(documentURL(p.Sole), "q", q.Text, "mo", "so", "muc", string(id)) + "#" + pathSegment(string(id)), nil
}

// missing says how many documents refer to a number whose text the store does not hold.
func (s *site) missing(ctx context.Context, p *ResultsPage, number string, who viewer) error {
	if number == "" {
		return nil
	}
	held, err := s.library.Holders(ctx, []string{number}, who.local)
	if err != nil {
		return fmt.Errorf("holders of %s: %w", number, err)
	}
	if slices.ContainsFunc(held[number], func(h corpus.Summary) bool { return !h.Cited }) {
		return nil
	}
	_, n, err := s.library.CitedBy(ctx, number, 0, who.local)
	if err != nil {
		return fmt.Errorf("cited by %s: %w", number, err)
	}
	if n > 0 {
		p.Missing = &MissingText{Number: number, Documents: n}
		if len(held[number]) == 1 {
			p.Missing.URL = documentURL(held[number][0].ID)
		}
	}
	return nil
}

// cited finds the number that is meant where no document of the page has it as its own, from the references of the
// best one: "nghi quyet 57" is "Nghị quyết số 57-NQ/TW" where that document names one such number alone. Zero where
// none fits, or several do.
func (s *site) cited(ctx context.Context, p *ResultsPage, n query.NumberAsked, who viewer) (best corpus.Reference, err error) {
	if len(p.Hits) == 0 || p.Hits[0].Stub {
		return best, nil
	}
	d, err := s.visible(ctx, p.Hits[0].ID, who)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
		return best, nil // removed since the index was made
	}
	if err != nil {
		return best, err
	}
	for _, r := range d.References {
		if r.Cited() == "" || !spells(n, r.Canonical, r.DocType, r.Date) {
			continue
		}
		if best.Canonical != "" && best.Canonical != r.Canonical {
			return corpus.Reference{}, nil // two numbers fit: none is named
		}
		if best.Canonical == "" || best.Date.IsZero() && !r.Date.IsZero() {
			best = r
		}
	}
	return best, nil
}

// soleOf finds the one document among the hits that have the number asked for: the engine's, the only one, or the one
// with text where the others are rows of registers that tell of it.
func soleOf(engine corpus.ID, same []Hit) (corpus.Summary, bool) {
	if engine != "" {
		if i := slices.IndexFunc(same, func(h Hit) bool { return h.ID == engine }); i >= 0 {
			return same[i].Summary, true
		}
		return corpus.Summary{}, false // it lies on another page
	}
	var list []corpus.Summary
	for _, h := range same {
		if h.Number != same[0].Number {
			return corpus.Summary{}, false
		}
		list = append(list, h.Summary)
	}
	if list = preferText(list); len(list) != 1 {
		return corpus.Summary{}, false
	}
	return list[0], true
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

// agree reports whether two dates are equal as far as both are known.
func agree(a, b corpus.Date) bool {
	if a.IsZero() || b.IsZero() {
		return true
	}
	return a.Year == b.Year && (a.Month == 0 || b.Month == 0 || a.Month == b.Month) && (a.Day == 0 || b.Day == 0 || a.Day == b.Day)
}
