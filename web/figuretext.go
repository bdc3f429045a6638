package web

import (
	"sort"

	"vankho/corpus"
)

// mostUnderlined is how many figures of a page are links: a workbook has thousands, and all of them stand on the page of its figures.
const mostUnderlined = 1000

// figureStretches are the figures of a span of the text, each a link to its line among the document's figures. What lies in a link already stays
// as it is: a figure whose words hold a reference is underlined at its digits alone.
func (v *reading) figureStretches(span corpus.Span, references []stretch) []stretch {
	meets := func(s corpus.Span) bool {
		i := sort.Search(len(references), func(i int) bool { return references[i].End > s.Start })
		return i < len(references) && references[i].Meets(s)
	}
	var out []stretch
	all := v.doc.Figures
	for i := sort.Search(len(all), func(i int) bool { return all[i].End > span.Start }); i < len(all) && all[i].Start < span.End && len(out) < mostUnderlined; i++ {
		f := all[i]
		at := f.Span
		if !at.Meets(span) || !at.Fits(v.doc.Text) {
			continue
		}
		if meets(at) {
			at = f.Digits
		}
		if at.Len() == 0 || !at.Fits(v.doc.Text) || meets(at) || !onBorders(v.doc.Text, at) {
			continue
		}
		out = append(out, stretch{Span: at, layer: layerLink, href: figureURL(v.doc.ID, i+1), class: "so", title: ""})
	}
	return out
}
