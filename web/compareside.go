package web

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// CompareSide is one of two texts that are compared.
type CompareSide struct {
	// Ref is its reference in addresses.
	Ref      string    `json:"ref"`
	Document corpus.ID `json:"document"`
	// Name is what a person calls the document, Place the section, "" for the whole.
	Name   string           `json:"name"`
	Title  string           `json:"title"`
	Issued corpus.Date      `json:"issue_date,omitzero"`
	Place  string           `json:"place,omitempty"`
	Path   corpus.SectionID `json:"section,omitempty"`
	// Day is the day on which the text is told, zero for the text as the document itself has it.
	Day corpus.Date `json:"date,omitzero"`
	// Mark is corpus.AssembledMark where words were put together by the program, "" else.
	Mark string `json:"mark,omitempty"`
	// State is that of the text on its day, "" for the text as the document itself has it.
	State corpus.RevisionState `json:"state,omitempty"`
	Words string               `json:"words,omitempty"`
	// Doubts are official Vietnamese sentences on what could not be carried out by then.
	Doubts []string `json:"doubts,omitempty"`
	URL    string   `json:"url"`

	ref    compareRef
	secret bool
	pieces []corpus.Piece
	number string
}

// missingText says that a text that is to be compared is not there; words is an official Vietnamese sentence.
type missingText struct {
	words string
	link  *Link
}

func (e *missingText) Error() string { return "no text to compare: " + e.words }

func (e *missingText) Unwrap() error { return corpus.ErrNotFound }

// compareSide reads one text that is to be compared.
func (s *site) compareSide(ctx context.Context, ref compareRef, who viewer) (*CompareSide, error) {
	d, err := s.visible(ctx, ref.ID, who)
	var missing *missingDocument
	if errors.As(err, &missing) {
		if id, aliasErr := s.library.Alias(ctx, ref.ID); aliasErr == nil && id != ref.ID {
			ref.ID = id
			d, err = s.visible(ctx, id, who)
		}
	}
	if err != nil {
		return nil, err
	}
	out := &CompareSide{Document: d.ID, Name: documentName(d), Title: viet.Capitalise(d.Title), Issued: d.Header.Issued, Day: ref.Day, Path: ref.Section, ref: ref,
		secret: d.Secret(), URL: documentURL(d.ID), number: askedFor(d)}
	if d.Text == "" {
		return nil, &missingText{"Kho chưa có toàn văn " + out.Name + ".", &Link{"Xem điều đã biết về văn bản này", out.URL}}
	}
	if !ref.Day.IsZero() {
		err = s.sideOn(ctx, d, out, who)
	} else {
		err = out.own(d)
	}
	out.Ref = out.ref.String()
	return out, err
}

// own takes the text as the document itself has it.
func (c *CompareSide) own(d *corpus.Document) error {
	at := corpus.Span{End: len(d.Text)}
	if c.ref.Section != "" {
		all := newSections(d.Sections)
		x, ok := all.asked(string(c.ref.Section))
		if !ok || !x.Fits(d.Text) {
			return c.noSection()
		}
		c.Path, c.ref.Section, c.Place = x.ID, x.ID, all.place(x)
		c.URL, at = sectionURL(d.ID, x.ID), x.Span
	}
	c.pieces = []corpus.Piece{{Document: d.ID, Span: at, Text: at.In(d.Text)}}
	return nil
}

// noSection says that the document has no such section.
func (c *CompareSide) noSection() error {
	words := fmt.Sprintf("%s không có mục “%s”", c.Name, shorten(string(c.ref.Section), 60))
	if !c.Day.IsZero() {
		words += " vào ngày " + c.Day.Short()
	}
	return &missingText{words + ".", &Link{"So sánh cả văn bản", address(comparePath, "a", compareRef{ID: c.Document, Day: c.Day}.String())}}
}

// Said are the words of its state without the mark, which stands beside them.
func (c *CompareSide) Said() string {
	if c.Mark == "" || viet.Fold(c.Words) == viet.Fold(c.Mark) {
		return strings.TrimPrefix(c.Words, capital(c.Mark))
	}
	return strings.TrimSuffix(c.Words, " · "+c.Mark)
}

// Label is what a reader calls the text: "Quyết định số 24/2023/QĐ-UBND, Điều 5".
func (c *CompareSide) Label() string { return joinFacts(c.Name, midway(c.Place)) }

// sideParagraph is a paragraph of a text that is compared, with the pieces that it is made of.
type sideParagraph struct {
	text   string
	pieces []corpus.Piece
}

// paragraphs are those of the text, in their order.
func (c *CompareSide) paragraphs() []sideParagraph {
	var whole strings.Builder
	for _, p := range c.pieces {
		whole.WriteString(p.Text)
	}
	text := whole.String()
	var out []sideParagraph
	first, at := 0, 0 // the first piece that may reach into the paragraph, and where it begins
	for p := range corpus.Paragraphs(text) {
		for first < len(c.pieces) && at+len(c.pieces[first].Text) <= p.Start {
			at += len(c.pieces[first].Text)
			first++
		}
		x := sideParagraph{text: p.In(text)}
		for i, start := first, at; i < len(c.pieces) && start < p.End; i++ {
			piece := c.pieces[i]
			from, to := max(p.Start-start, 0), min(p.End-start, len(piece.Text))
			if piece.Document != "" && from < to {
				x.pieces = append(x.pieces, corpus.Piece{Document: piece.Document, Text: piece.Text[from:to], Span: corpus.Span{Start: piece.Start + from, End: piece.Start + to}})
			}
			start += len(piece.Text)
		}
		out = append(out, x)
	}
	return out
}

// url is where the paragraph stands in the document that its first words come from, "" where that is not known.
func (p sideParagraph) url() string {
	if len(p.pieces) == 0 {
		return ""
	}
	x := p.pieces[0]
	if x.Len() > maxSpan {
		x.Text = x.Text[:0]
		return documentURL(x.Document)
	}
	return spanURL(documentURL(x.Document), "", x.Text, x.Span)
}

// askedFor is what a reader types to mean the document: its number and day, else its id.
func askedFor(d *corpus.Document) string {
	h := d.Header
	if h.Number == "" || h.Issued.IsZero() || d.VersionOf != "" {
		return string(d.ID)
	}
	return documentName(d) + " ngày " + h.Issued.Short()
}
