package web

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/search/query"
)

// Understood is the reading of a number in the question.
type Understood struct {
	// Label is how a person calls it: "Nghị quyết số 57-NQ/TW".
	Label string `json:"label"`
	// Detail is the issuer and date of the one document that has it, where there is one.
	Detail string `json:"detail,omitempty"`
	// Off is the address of the same question with the number taken for words.
	Off string `json:"-"`
}

// MissingText says that a number is cited and the store has no text of it.
type MissingText struct {
	Number string `json:"number"`
	// Documents counts those that refer to the number.
	Documents int `json:"documents"`
}

// interpret fills in how a number was read, and whether its text is missing.
func (s *site) interpret(ctx context.Context, p *ResultsPage, asked query.Query, who viewer) error {
	n := asked.Number
	if n == nil {
		return nil
	}
	u := &Understood{Label: numberLabel(*n), Off: p.ask.with(func(q *question) { q.Words = true }).address()}
	p.Understood = u
	same := slices.DeleteFunc(slices.Clone(p.Hits), func(h Hit) bool { return !spells(*n, h.Number, h.Type) })
	if sole, ok := soleOf(p, same); ok {
		u.Label, u.Detail = numberedName(sole.Type, sole.Number), joinFacts(sole.Issuer, sole.Issued.Short())
		return nil
	}
	if n.Whole && len(same) > 1 {
		p.Notes = append(p.Notes, fmt.Sprintf("Số này có %s văn bản; chọn theo ngày hoặc cơ quan.", integer(len(same))))
		return nil
	}
	if len(same) > 0 {
		return nil
	}
	if !n.Whole {
		return s.cited(ctx, p, u, *n, who)
	}
	number := canonicalOf(asked)
	if number == "" {
		return nil
	}
	held, err := s.library.Holders(ctx, []string{number}, who.local)
	if err != nil {
		return fmt.Errorf("holders of %s: %w", number, err)
	}
	if len(held[number]) > 0 {
		return nil
	}
	_, cited, err := s.library.CitedBy(ctx, number, 0, who.local)
	if err != nil {
		return fmt.Errorf("cited by %s: %w", number, err)
	}
	if cited > 0 {
		u.Label = "số " + number
		p.Missing = &MissingText{number, cited}
		return s.cited(ctx, p, u, *n, who)
	}
	return nil
}

// cited completes the reading of a partial number that no document of the page has as its own, from the references of
// the best one: "nghi quyet 57" is "Nghị quyết số 57-NQ/TW" where that document names one such number alone.
func (s *site) cited(ctx context.Context, p *ResultsPage, u *Understood, n query.NumberAsked, who viewer) error {
	if len(p.Hits) == 0 || p.Hits[0].Stub {
		return nil
	}
	d, err := s.visible(ctx, p.Hits[0].ID, who)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
		return nil // removed since the index was made
	}
	if err != nil {
		return err
	}
	var best corpus.Reference
	for _, r := range d.References {
		if r.Canonical == "" || !spells(n, r.Canonical, r.DocType) {
			continue
		}
		if best.Canonical != "" && best.Canonical != r.Canonical {
			return nil // two numbers fit: none is named
		}
		if best.Canonical == "" || best.Date.IsZero() && !r.Date.IsZero() {
			best = r
		}
	}
	if best.Canonical != "" {
		u.Label, u.Detail = numberedName(best.DocType, best.Canonical), joinFacts(best.Issuer, best.Date.Short())
	}
	return nil
}

// soleOf finds the one hit that has the number, if exactly one has.
func soleOf(p *ResultsPage, same []Hit) (Hit, bool) {
	for _, h := range same {
		if h.ID == p.Sole {
			return h, true
		}
	}
	if p.Sole == "" && len(same) == 1 {
		return same[0], true
	}
	return Hit{}, false
}
