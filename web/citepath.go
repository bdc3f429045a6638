package web

import (
	"strings"

	"vankho/corpus"
)

// citing is what a citation names of the document for a place in it: "điểm a khoản 2 Điều 5" for the innermost section that holds the place.
func (s sections) citing(at corpus.Span) string { return s.path(s.holding(at)) }

// holding is the innermost section that holds a place, the zero one where none does.
func (s sections) holding(at corpus.Span) (inner corpus.Section) {
	for _, x := range s.list {
		if x.Holds(at) && (inner.ID == "" || x.Len() <= inner.Len()) {
			inner = x
		}
	}
	return inner
}

// path is the path of a section as a citation puts it, small to large; "" for none. Articles run through chapters, which are left out; an annex
// stays, with the words that tie it to its document: "Mẫu số 03 Phụ lục II ban hành kèm theo". Within new wording of another document it is
// that of the section that quotes it. Source: handbook §3.3.
func (s sections) path(x corpus.Section) string {
	var labels []string
	var below corpus.Section
	for ok := x.ID != ""; ok; x, ok = s.byID[x.Parent] {
		if x.Quoted || implied(below, x) {
			continue
		}
		label := x.Label
		if x.Kind == corpus.SectionAnnex {
			label = strings.TrimSuffix(label, attached)
			if above := s.byID[x.Parent]; above.Kind != corpus.SectionAnnex {
				label += " ban hành" + attached
			}
		}
		labels, below = append(labels, label), x
	}
	return strings.Join(labels, " ")
}

// attached is what labels of a text that the document issues end with: "Quy chế kèm theo".
const attached = " kèm theo"

// implied reports whether naming a section tells already where it lies in another one: an article in its chapter, 1.2 in 1.
func implied(x, above corpus.Section) bool {
	switch x.Kind {
	case corpus.SectionArticle:
		return above.Kind != corpus.SectionAnnex
	case corpus.SectionDecimal:
		return above.Kind == corpus.SectionNumbered || above.Kind == corpus.SectionDecimal
	}
	return false
}
