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
	if by, ok := x.QuotedBy(s.find); ok {
		x = by
	}
	var labels []string
	for _, x := range x.Path(s.find) {
		label := x.Label
		if x.Kind == corpus.SectionAnnex {
			label = strings.TrimSuffix(label, attached)
			if above := s.byID[x.Parent]; above.Kind != corpus.SectionAnnex {
				label += " ban hành" + attached
			}
		}
		labels = append(labels, label)
	}
	return strings.Join(labels, " ")
}

// attached is what labels of a text that the document issues end with: "Quy chế kèm theo".
const attached = " kèm theo"
