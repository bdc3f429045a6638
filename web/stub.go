package web

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/search"
)

// Most quotes on the page of a document without text, and most of them from one document.
const (
	maxQuotes       = 8
	maxQuotesOfEach = 2
)

// quotes finds the sentences of the citing documents that name a document without text.
func (s *site) quotes(ctx context.Context, stub *corpus.Document, citing []corpus.Summary, who viewer) ([]Quote, error) {
	var out []Quote
	for _, c := range citing {
		if len(out) >= maxQuotes {
			break
		}
		d, err := s.visible(ctx, c.ID, who)
		if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrGone) {
			continue // removed since the list was made
		}
		if err != nil {
			return nil, err
		}
		out = append(out, quotesIn(d, c, stub)...)
	}
	return out, nil
}

// quotesIn are the first places of one document that name the stub.
func quotesIn(d *corpus.Document, sum corpus.Summary, stub *corpus.Document) []Quote {
	var out []Quote
	paras := paragraphs(d.Text)
	places := newSections(d.Sections)
	lastPara := -1
	for _, l := range d.Links {
		if len(out) == maxQuotesOfEach {
			break
		}
		if l.To != stub.ID || l.Ref < 1 || l.Ref > len(d.References) {
			continue
		}
		r := d.References[l.Ref-1]
		i := paragraphAt(paras, r.Start)
		if i == len(paras) || i == lastPara {
			continue
		}
		lastPara = i
		span := sentenceAround(d.Text, paras[i].Span, r.Span)
		p := search.Passage{Span: span, Text: span.In(d.Text), Marks: []corpus.Span{r.Span}, Place: placeAt(places, paras, r.Start)}
		out = append(out, Quote{Document: sum, Place: p.Place, Passage: newPassage(documentURL(d.ID), "", p, wanted{}),
			URL: spanURL(documentURL(d.ID), "", r.Span.In(d.Text), r.Span)})
	}
	return out
}

// placeAt is what a person calls the place of an offset: the innermost section, else the paragraph.
func placeAt(s sections, paras []corpus.Paragraph, offset int) string {
	if inner, ok := s.innermost(offset); ok {
		return s.place(inner)
	}
	if i := paragraphAt(paras, offset); i < len(paras) {
		return "Đoạn " + integer(paras[i].Number)
	}
	return ""
}

// sentenceAround is the sentence that holds a span which begins in a paragraph: from after the last full stop before it
// to the next one after it, at most to the end of the line where the span ends.
func sentenceAround(text string, para, at corpus.Span) corpus.Span {
	out := para
	for head := text[para.Start:at.Start]; ; {
		i := strings.LastIndex(head, ". ")
		if i < 0 {
			break
		}
		if endsSentence(head[:i]) {
			out.Start = para.Start + i + len(". ")
			break
		}
		head = head[:i]
	}
	if at.End > out.End {
		out.End = len(text)
		if i := strings.IndexByte(text[at.End:], '\n'); i >= 0 {
			out.End = at.End + i
		}
	}
	if i := strings.Index(text[at.End:out.End], ". "); i >= 0 {
		out.End = at.End + i + 1
	}
	return out
}

// endsSentence reports whether a full stop after this text ends a sentence: not that of "1." or "a.".
func endsSentence(before string) bool {
	word := before[strings.LastIndexAny(before, " (")+1:]
	return utf8.RuneCountInString(word) > 1 && strings.Trim(word, "0123456789.IVX") != ""
}
