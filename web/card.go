package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Card (thẻ) is what a reader is told of a thing that a text names, without leaving the text: a document or a provision that is cited, or a
// figure. /van-ban/{id}/the shows it, /api/v1/van-ban/{id}/the encodes it.
type Card struct {
	// State is that of the citation (Target.State), "held" or "stub" for a document that was asked for itself; "figure" for a figure.
	State string `json:"state"`
	// Quote are the words of the text that cite it, or that were asked for; "" where the document was asked for itself.
	Quote string `json:"quote,omitempty"`
	// Permalink opens the text at the quote, where a span of it was asked for.
	Permalink string `json:"permalink,omitempty"`
	// Words say what is to be known of the citation: that the text is absent, that several documents have the number.
	Words string `json:"words,omitempty"`
	// Document is the one document that is meant, nil where none is certain; Candidates are all that may be meant.
	Document   *CardDocument  `json:"document,omitempty"`
	Candidates []CardDocument `json:"candidates,omitempty"`
	// More counts the candidates beyond those.
	More   int         `json:"more,omitempty"`
	Figure *CardFigure `json:"figure,omitempty"`
	// Search looks for the number in the store, where no document is certain.
	Search string `json:"search,omitempty"`
}

// CardDocument is a document, or one of its provisions, on a card.
type CardDocument struct {
	ID     corpus.ID   `json:"id"`
	Name   string      `json:"name"`
	Title  string      `json:"title"`
	Issuer string      `json:"issuer,omitempty"`
	Issued corpus.Date `json:"issue_date,omitzero"`
	URL    string      `json:"url"`
	// Badge is the standing of the document, or of the provision where that is another; Reason the sentence that says why.
	Badge  Badge  `json:"validity"`
	Reason string `json:"reason,omitempty"`
	// Place is the provision: "Khoản 2 Điều 5"; Section its id. Lines are its words, or the first ones of the document.
	Section corpus.SectionID `json:"section,omitempty"`
	Place   string           `json:"place,omitempty"`
	Lines   []string         `json:"lines,omitempty"`
	// Cut is true where more follows the lines.
	Cut bool `json:"cut,omitempty"`
	// Notes tell what was done to the provision by name.
	Notes []string `json:"notes,omitempty"`
	// History is where the words of the provision over time stand, "" where nothing was done to it.
	History string `json:"history,omitempty"`
	// Citation is how the document or the provision is cited; nil for a candidate.
	Citation *Citation `json:"citation,omitempty"`
	Stub     bool      `json:"stub,omitempty"`
	// Witness is the sentence of another text that names a document without a text.
	Witness *CardWitness `json:"witness,omitempty"`

	secret bool
}

// CardWitness are the words of a text that cites a document.
type CardWitness struct {
	Source string `json:"source"`
	Quote  string `json:"quote"`
	URL    string `json:"url"`
	// Documents counts all that cite it.
	Documents int `json:"documents"`
}

// CardFigure is a figure on a card.
type CardFigure struct {
	// Name is the indicator, Value with its unit; Facts are place, period, level and kind; Goal the target and the gap, Base the value in the
	// base unit.
	Name   string   `json:"indicator,omitempty"`
	Value  string   `json:"value"`
	Facts  string   `json:"facts,omitempty"`
	Goal   string   `json:"target,omitempty"`
	Base   string   `json:"base_value,omitempty"`
	Sums   []string `json:"sums,omitempty"`
	Doubts []string `json:"doubts,omitempty"`
	URL    string   `json:"url"`
}

// Limits of a card.
const (
	cardCandidates = 5
	cardWords      = 420 // characters of a provision, or of the beginning of a document
	cardLines      = 6
)

// cardView is what a card is asked for: a reference or a figure of the document, counted from 1, a span of its text, else the document
// itself at a section.
type cardView struct {
	Reference, Figure int
	Span              spanRef
	Exact             bool
	Section           corpus.SectionID
	On                asOf
}

// card builds the card of a thing that a document names, or of the document.
func (s *site) card(ctx context.Context, d *corpus.Document, v cardView, who viewer) (*Card, error) {
	switch {
	case v.Figure > 0:
		return s.figureCard(ctx, d, v.Figure)
	case v.Reference > 0:
		return s.referenceCard(ctx, d, v, who)
	case v.Exact:
		return s.spanCard(ctx, d, v, who)
	}
	out, err := s.cardDocument(ctx, d, v.Section, v.On, who)
	if err != nil {
		return nil, err
	}
	state := "held"
	if d.Stub() {
		state = "stub"
	}
	return &Card{State: state, Document: out}, nil
}

// spanCard is the card of words of a document: what cites the place that holds them, with the words and their address.
func (s *site) spanCard(ctx context.Context, d *corpus.Document, v cardView, who viewer) (*Card, error) {
	at, fate := v.Span.locate(d.Text)
	if at = trimmed(d.Text, at); fate == spanLost || at.Len() == 0 {
		return nil, &paramError{"doan", fmt.Sprintf("%d-%d", v.Span.Start, v.Span.End), "một đoạn của văn bản này"}
	}
	out, err := s.cardDocument(ctx, d, newSections(d.Sections).holding(at).ID, v.On, who)
	if err != nil {
		return nil, err
	}
	quote := at.In(d.Text)
	return &Card{State: "held", Document: out, Quote: quote, Permalink: spanURL(documentURL(d.ID), "", quote, at)}, nil
}

// figureCard is the card of the nth figure of a document.
func (s *site) figureCard(ctx context.Context, d *corpus.Document, n int) (*Card, error) {
	if err := s.library.FillFigures(ctx, d); err != nil {
		return nil, err
	}
	if n > len(d.Figures) {
		return nil, &paramError{cardKey, figureID(n), fmt.Sprintf("số liệu từ 1 đến %d", len(d.Figures))}
	}
	f := d.Figures[n-1]
	line := newFigureLine(figureRow(d, n, paragraphs(d.Text)), "")
	out := &CardFigure{Name: line.Name, Value: line.Full(), Facts: line.Facts, Goal: line.Goal(), Base: line.Base, Doubts: line.Doubts, URL: figureURL(d.ID, n)}
	for _, x := range f.Sums {
		if c := newSumCheck(d.Figures, f, x); !c.Open && len(out.Sums) < maxNotes {
			out.Sums = append(out.Sums, sumWords(c))
		}
	}
	return &Card{State: "figure", Figure: out, Quote: viet.Squeeze(f.Quote)}, nil
}

// referenceCard is the card of the nth reference of a document.
func (s *site) referenceCard(ctx context.Context, d *corpus.Document, v cardView, who viewer) (*Card, error) {
	if v.Reference > len(d.References) {
		return nil, &paramError{cardKey, referenceID(v.Reference), fmt.Sprintf("dẫn chiếu từ 1 đến %d", len(d.References))}
	}
	r, alone := d.References[v.Reference-1], *d
	alone.Links = nil
	var link corpus.Link
	for _, l := range d.Links {
		if l.Ref == v.Reference {
			link, alone.Links = l, []corpus.Link{l}
		}
	}
	t, err := s.targets(ctx, &alone, who)
	if err != nil {
		return nil, err
	}
	target, ok := t.of(r)
	if !ok {
		target = Target{State: "missing", Words: "Dẫn chiếu không ghi số nên chưa xác định được văn bản"}
	}
	out := &Card{State: target.State, Quote: viet.Squeeze(r.Quote), Words: target.Words}
	switch target.State {
	case "self":
		out.Document, err = s.cardDocument(ctx, d, target.Section, v.On, who)
		return out, err
	case "held", "stub":
		to, err := s.visible(ctx, target.Document, who)
		if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
			out.State, out.Words = "missing", "Văn bản ấy không còn trong kho"
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if out.Document, err = s.cardDocument(ctx, to, target.Section, v.On, who); err != nil {
			return nil, err
		}
		if len(r.Provisions) > 0 && target.Section == "" && target.State == "held" {
			out.Words = "Chưa tìm được " + r.Provisions[0].Words() + " trong văn bản này"
		}
		return out, nil
	}
	for _, id := range link.Candidates {
		sum, ok := t.found[id]
		if !ok {
			continue
		}
		if len(out.Candidates) == cardCandidates {
			out.More++
			continue
		}
		out.Candidates = append(out.Candidates, CardDocument{ID: id, Name: cmp.Or(numberedName(capital(sum.Type), sum.Number), capital(sum.Title)), Title: viet.Capitalise(sum.Title),
			Issuer: sum.Issuer, Issued: sum.Issued, URL: documentURL(id), Badge: timelineBadge(sum.Timeline, id, v.On), Stub: sum.Stub})
	}
	if number := r.Meant(); number != "" {
		out.Search = address("/tim", "q", number, "mo", "danh-sach")
	}
	return out, nil
}

// cardDocument tells of a document, or of one of its sections.
func (s *site) cardDocument(ctx context.Context, d *corpus.Document, section corpus.SectionID, on asOf, who viewer) (*CardDocument, error) {
	h := d.Header
	out := &CardDocument{ID: d.ID, Name: cmp.Or(numberedName(capital(h.Type), h.Number), "Văn bản không ghi số"), Title: viet.Capitalise(d.Title), Issuer: h.Issuer, Issued: h.Issued,
		URL: sectionURL(d.ID, ""), Stub: d.Stub(), secret: d.Secret()}
	history, err := s.history(ctx, d, who)
	if err != nil {
		return nil, err
	}
	v := newValidity(d, history, on)
	out.Badge, out.Reason = v.Badge, v.Reason
	path := ""
	switch all := newSections(d.Sections); {
	case d.Stub():
		if out.Witness, err = s.cardWitness(ctx, d.ID, who); err != nil {
			return nil, err
		}
	case all.byID[section].ID != "":
		x := all.byID[section]
		out.Section, out.Place, out.URL, path = x.ID, all.place(x), sectionURL(d.ID, x.ID), all.path(x)
		out.Lines, out.Cut = linesOf(d.Text, x.Span)
		p := newProvisions(history, all, on)
		if b, ok := p.badges[x.ID]; ok {
			out.Badge, out.Reason = b, ""
		}
		for _, n := range p.notes[x.ID] {
			out.Notes = append(out.Notes, joinFacts(n.Words+" "+n.Number, n.Detail))
			out.History = provisionHistoryURL(d.ID, x.ID)
		}
	default:
		out.Lines, out.Cut = linesOf(d.Text, body(d))
	}
	c := newCitation(d, path)
	out.Citation = &c
	return out, nil
}

// cardWitness are the words of one document that cites another one, nil where none does.
func (s *site) cardWitness(ctx context.Context, id corpus.ID, who viewer) (*CardWitness, error) {
	found, err := s.library.Witnesses(ctx, []corpus.ID{id}, who.local)
	if err != nil {
		return nil, fmt.Errorf("witness of %s: %w", id, err)
	}
	w, ok := found[id]
	if !ok {
		return nil, nil
	}
	quote := w.Shift(-w.From)
	if !quote.Fits(w.Around) {
		return nil, nil
	}
	whole := corpus.Span{End: len(w.Around)}
	// A part of a long line may begin within a word.
	if first, _ := utf8.DecodeRuneInString(w.Around); w.From > 0 && unicode.IsLower(first) {
		whole.Start = max(strings.IndexByte(w.Around[:quote.Start], ' ')+1, 0)
	}
	around := sentenceAround(w.Around, whole, quote)
	return &CardWitness{Source: cmp.Or(numberedName(capital(w.Document.Type), w.Document.Number), capital(w.Document.Title)), Quote: shorten(viet.Squeeze(around.In(w.Around)), cardWords/2),
		URL: spanURL(documentURL(w.Document.ID), "", quote.In(w.Around), w.Span), Documents: w.Documents}, nil
}

// body is where a document speaks for itself: behind its letterhead and preamble, as far as they were recognised.
func body(d *corpus.Document) corpus.Span {
	start := 0
	for _, e := range d.Header.Evidence {
		if e.End < min(len(d.Text)/2, preambleSize) {
			start = max(start, e.End)
		}
	}
	for _, b := range d.Header.LegalBases {
		start = max(start, b.End)
	}
	for _, x := range d.Sections {
		if x.Start >= start && !x.Quoted {
			return corpus.Span{Start: x.Start, End: len(d.Text)}
		}
	}
	return corpus.Span{Start: start, End: len(d.Text)}
}

// linesOf are the first lines of a part of a text, as many as a card holds; cut is true where more follows.
func linesOf(text string, at corpus.Span) (lines []string, cut bool) {
	left := cardWords
	for p := range corpus.Paragraphs(text[at.Start:at.End]) {
		line := viet.Squeeze(p.In(text[at.Start:at.End]))
		if strings.Trim(line, " -_*|=.") == "" {
			continue
		}
		if left <= 0 || len(lines) == cardLines {
			return lines, true
		}
		short := shorten(line, left)
		lines, left = append(lines, short), left-len([]rune(short))
		if short != line {
			return lines, true
		}
	}
	return lines, false
}

// sumWords are a checked sum in one line: "168 = 1 + 9 + 158, khớp tổng".
func sumWords(c SumCheck) string {
	if c.OK {
		return c.Words + ", khớp tổng"
	}
	return c.Words + ", không khớp tổng"
}
