package web

import (
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/search/query"
)

// facts answers who issued or signed the objects, when, and what they are about.
func (r *answering) facts(objects []corpus.Summary) (*Answer, error) {
	out := &Answer{}
	var said []string
	for _, x := range objects {
		d, err := r.text(x.ID)
		if err != nil {
			return nil, err
		}
		if d == nil {
			continue
		}
		words, field := r.fact(d, x)
		if words == "" {
			continue
		}
		row := AnswerRow{Name: rowName(x), Detail: joinFacts(x.Issuer, x.Issued.Short()), URL: documentURL(x.ID), Badges: badgesOf(x, r.on)}
		if row.Passage, err = r.passage(x.ID, d.Header.Evidence[field].Span); err != nil {
			return nil, err
		}
		if d.Stub() {
			if err := r.witnessed(x, &row); err != nil {
				return nil, err
			}
		}
		said = append(said, words)
		out.Rows = append(out.Rows, row)
	}
	if len(said) == 0 {
		return nil, nil
	}
	out.Words = strings.Join(said, " ")
	return out, nil
}

// fact is one fact of a document in a sentence, and the field that it was read for; "" where the document does not tell.
func (r *answering) fact(d *corpus.Document, x corpus.Summary) (string, corpus.Field) {
	h, name := d.Header, capital(sentenceName(x))
	switch r.asked.About {
	case query.AboutIssuer:
		if h.Issuer == "" {
			return "", ""
		}
		words := name + " do " + h.Issuer + " ban hành"
		if !h.Issued.IsZero() {
			words += " ngày " + h.Issued.Short()
		}
		return words + ".", corpus.FieldIssuer
	case query.AboutSigner:
		var all []string
		for _, s := range h.Signers {
			if s.Name != "" {
				who := joinFacts(s.Name, s.Title)
				if s.Capacity != "" {
					who += " (" + strings.TrimSpace(s.Capacity+" "+s.OnBehalf) + ")"
				}
				all = append(all, who)
			}
		}
		if len(all) == 0 {
			return "", ""
		}
		return name + " do " + strings.Join(all, "; ") + " ký.", corpus.FieldSigners
	case query.AboutIssued:
		if h.Issued.IsZero() {
			return "", ""
		}
		return name + " ban hành ngày " + h.Issued.Short() + ".", corpus.FieldIssued
	case query.AboutSubject:
		if h.Abstract == "" {
			return "", ""
		}
		words := name
		if facts := joinFacts(h.Issuer, h.Issued.Short()); facts != "" {
			words += " (" + facts + ")"
		}
		return words + ": " + strings.TrimRight(h.Abstract, ". ") + ".", corpus.FieldAbstract
	}
	return "", ""
}

// witnessed adds the words of a text that names a document whose own is not held.
func (r *answering) witnessed(x corpus.Summary, row *AnswerRow) error {
	found, err := r.library.Witnesses(r.ctx, []corpus.ID{x.ID}, r.who.local)
	if err != nil {
		return fmt.Errorf("who names %s: %w", x.ID, err)
	}
	if w, ok := found[x.ID]; ok {
		words := newWitness(w)
		row.Passage, row.Source = &words.Passage, "theo lời của "+strings.TrimRight(words.Source, ". ")
	}
	return nil
}
