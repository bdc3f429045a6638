package web

import (
	"strconv"

	"vankho/corpus"
)

// documentView is the state of a document's page as its address carries it.
type documentView struct {
	Query string
	Match int
	Span  spanRef
	Exact bool
	// Part is 1-based, 0 where the address names none; Whole wants a long document on one page.
	Part  int
	Whole bool
	// Sole says that a number alone led here.
	Sole bool
	// Layers are what is to be marked in the text.
	Layers layers
	// On is the day on which validity is judged; the zero value is today.
	On asOf
	// Section is the provision that a citation leads to, "" where the address names none.
	Section corpus.SectionID
	// Cite is the provision to be cited, by its id or in words, "" for none.
	Cite string
}

var documentKeys = [...]string{"q", "khop", "doan", "b", "phan", "mo", layersKey, "muc", "dan", asOfKey}

func readDocumentView(p params) (documentView, error) {
	v := documentView{Query: p.get("q"), Section: corpus.SectionID(p.get("muc")), Cite: p.get("dan")}
	var err error
	if v.Match, err = p.number("khop", 0, 1, 1_000_000); err != nil {
		return v, err
	}
	if v.Span, v.Exact, err = parseSpan(p.get("doan"), p.get("b")); err != nil {
		return v, err
	}
	if p.get("phan") == "toan-van" {
		v.Whole = true
	} else if v.Part, err = p.number("phan", 0, 1, 10_000); err != nil {
		return v, err
	}
	sole, err := p.oneOf("mo", "so")
	if err != nil {
		return v, err
	}
	v.Sole = sole != ""
	if err == nil {
		v.Layers, err = readLayers(p)
	}
	return v, err
}

// canonical is the address of the document with what changes its text on the page.
func (v documentView) canonical(url string) string {
	pairs := []string{}
	if v.Whole {
		pairs = append(pairs, "phan", "toan-van")
	} else if v.Part > 1 {
		pairs = append(pairs, "phan", strconv.Itoa(v.Part))
	}
	return address(url, append(pairs, asOfKey, v.On.value())...)
}
