package web

import (
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// validity answers whether the objects are in force on the day of the question, and by whose words.
func (r *answering) validity(objects []corpus.Summary) (*Answer, error) {
	ids := make([]corpus.ID, len(objects))
	for i, x := range objects {
		ids[i] = x.ID
	}
	facts, err := r.library.Validity(r.ctx, ids, r.who.local)
	if err != nil {
		return nil, fmt.Errorf("validity for an answer: %w", err)
	}
	out := &Answer{}
	var said []string
	for _, x := range objects {
		f, ok := facts[x.ID]
		if !ok {
			continue
		}
		v := validity.Read(f).At(r.on.Day, r.on.Today)
		words := capital(sentenceName(x)) + ". " + v.Reason
		if f.Effect != nil && !f.Effect.Date.IsZero() && v.Standing != corpus.StandingNone && !strings.Contains(v.Reason, f.Effect.Date.Short()) {
			words += " Có hiệu lực từ " + f.Effect.Date.Short() + "."
		}
		said = append(said, words)
		row := AnswerRow{Name: rowName(x), Detail: joinFacts(x.Issuer, x.Issued.Short()), URL: documentURL(x.ID), Badges: badgesOf(x, r.on)}
		for _, group := range [...]struct {
			words  string
			causes []validity.Cause
		}{{"", v.Causes}, {"Đã được thay đổi: ", v.Changes}, {"Sắp tới: ", v.Upcoming}, {"Nguồn khác: ", v.Against}} {
			for _, c := range group.causes {
				if len(row.Next) == nextRows {
					break
				}
				next, err := r.cause(f, c, group.words)
				if err != nil {
					return nil, err
				}
				row.Next = append(row.Next, next)
			}
		}
		out.Rows = append(out.Rows, row)
	}
	if len(said) == 0 {
		return nil, nil
	}
	out.Words = strings.Join(said, " ")
	return out, nil
}

// cause is one reason of a verdict with the words that say so.
func (r *answering) cause(f validity.Facts, c validity.Cause, lead string) (AnswerRow, error) {
	words := c.Sentence()
	if lead != "" {
		words = lead + viet.Uncapitalise(words)
	}
	for _, more := range [...]string{c.Note, c.Doubt} {
		if more != "" {
			words += " (" + more + ")"
		}
	}
	out := AnswerRow{Words: words}
	var err error
	switch e := c.Event; {
	case e != nil:
		out.Passage, err = r.passage(e.By.ID, e.Span)
	case c.Own:
		out.Passage, err = r.passage(f.ID, f.EffectAt.Span)
	}
	return out, err
}

// sectionValidity answers whether a provision of the one object is in force.
func (r *answering) sectionValidity(objects []corpus.Summary) (*Answer, error) {
	if len(objects) != 1 {
		return nil, nil
	}
	x := objects[0]
	d, err := r.text(x.ID)
	if d == nil || err != nil {
		return nil, err
	}
	section := r.asked.Section
	if i := slices.IndexFunc(d.Sections, func(s corpus.Section) bool { return s.ID == section }); i < 0 {
		// What stands in an annexed regulation is called by its own articles.
		i = slices.IndexFunc(d.Sections, func(s corpus.Section) bool { return strings.HasSuffix(string(s.ID), "."+string(section)) })
		if i < 0 && !d.Stub() {
			return nil, nil // there is no such provision
		}
		if i >= 0 {
			section = d.Sections[i].ID
		}
	}
	facts, err := r.library.Validity(r.ctx, []corpus.ID{x.ID}, r.who.local)
	if err != nil {
		return nil, fmt.Errorf("validity for an answer: %w", err)
	}
	h := validity.Read(facts[x.ID])
	v, own := h.Section(section, r.on.Day, r.on.Today)
	words := capital(r.asked.Place) + " của " + sentenceName(x) + ". " + v.Reason
	if !own {
		words = capital(sentenceName(x)) + ". " + v.Reason + " Kho không có câu nào nói riêng về " + r.asked.Place + "."
	}
	row := AnswerRow{Name: rowName(x), Detail: joinFacts(x.Issuer, x.Issued.Short()), URL: documentURL(x.ID), Badges: badgesOf(x, r.on)}
	for _, c := range append(slices.Clone(v.Causes), v.Changes...) {
		if len(row.Next) == nextRows {
			break
		}
		next, err := r.cause(facts[x.ID], c, "")
		if err != nil {
			return nil, err
		}
		row.Next = append(row.Next, next)
	}
	return &Answer{Words: words, Rows: []AnswerRow{row}}, nil
}
