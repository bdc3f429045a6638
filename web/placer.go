package web

import (
	"vankho/corpus"
	"vankho/corpus/viet"
)

// placer tells where spans of one document stand: what lists of its names, citations and relations link to.
type placer struct {
	doc    *corpus.Document
	url    string
	paras  []corpus.Paragraph
	places sections
}

func newPlacer(d *corpus.Document) placer {
	return placer{doc: d, url: documentURL(d.ID), paras: paragraphs(d.Text), places: newSections(d.Sections)}
}

// place is one spot in the text, with its words on one line, cut to so many characters.
func (p placer) place(at corpus.Span, long int) Place {
	quote := at.In(p.doc.Text)
	return Place{Label: placeAt(p.places, p.paras, at.Start), URL: spanURL(p.url, "", quote, at), Quote: shorten(viet.Squeeze(quote), long)}
}
