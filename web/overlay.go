package web

import (
	"cmp"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// layer says what a stretch of text is wrapped in. Lower layers give way: a stretch that crosses a higher one is cut
// at its edge, so that elements nest; a link is never cut and never lies in another link.
type layer uint8

// The layers, from the one that is never cut to the one that is cut at all others.
const (
	layerLink   layer = iota // a reference, with its address
	layerLabel               // the label of a section, "Điều 5."
	layerExact               // the exact span of an address
	layerMatch               // a match of a search
	layerNowrap              // a number that does not break across lines
	layerStyle               // bold, italic and their like, as in the file
)

// stretch is one annotation of a text: where, and what it is wrapped in.
type stretch struct {
	corpus.Span
	layer layer
	// href is a link's address.
	href string
	// id is the element's anchor; when a stretch is cut only its first piece keeps it.
	id string
	// class is the element's class.
	class string
	// title says what a link stands for, where its words do not.
	title string
	// style is what a stretch of layerStyle sets off.
	style corpus.Style
	// note is the number of a reference's end note in a print, 0 for none.
	note int
}

// overlay writes text[span] as HTML with the stretches that meet it, all escaped; stretches are offsets into text.
func overlay(text string, span corpus.Span, stretches []stretch) template.HTML {
	var b strings.Builder
	b.Grow(span.Len() + span.Len()/4)
	pieces := arrange(span, stretches)
	var open []stretch
	at := span.Start
	closeUntil := func(end int) {
		for len(open) > 0 && open[len(open)-1].End <= end {
			top := open[len(open)-1]
			template.HTMLEscape(&b, []byte(text[at:top.End]))
			at = top.End
			b.WriteString(top.closing())
			open = open[:len(open)-1]
		}
	}
	for _, p := range pieces {
		closeUntil(p.Start)
		template.HTMLEscape(&b, []byte(text[at:p.Start]))
		at = p.Start
		b.WriteString(p.opening())
		open = append(open, p)
	}
	closeUntil(span.End)
	template.HTMLEscape(&b, []byte(text[at:span.End]))
	return template.HTML(b.String())
}

// arrange clips the stretches to the span, cuts what crosses and sorts what is left so that outer ones come first.
func arrange(span corpus.Span, stretches []stretch) []stretch {
	var byLayer [layerStyle + 1][]stretch
	for _, x := range stretches {
		if !x.Meets(span) || x.Len() <= 0 {
			continue
		}
		if x.Start < span.Start {
			x.Start, x.id = span.Start, "" // an anchor stands where its stretch begins
		}
		x.End = min(x.End, span.End)
		byLayer[x.layer] = append(byLayer[x.layer], x)
	}
	// The longest link wins over one that meets it.
	links := byLayer[layerLink]
	slices.SortStableFunc(links, func(a, b stretch) int { return cmp.Or(cmp.Compare(b.Len(), a.Len()), cmp.Compare(a.Start, b.Start)) })
	var kept []stretch
	for _, l := range links {
		if !slices.ContainsFunc(kept, func(k stretch) bool { return k.Meets(l.Span) }) {
			kept = append(kept, l)
		}
	}
	for l := layerLabel; l <= layerStyle; l++ {
		edges := edgesOf(kept)
		for _, x := range byLayer[l] {
			kept = append(kept, cut(x, edges)...)
		}
	}
	slices.SortStableFunc(kept, func(a, b stretch) int {
		// Of equal stretches the number is outermost, then the mark, and the link innermost.
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(b.layer, a.layer))
	})
	return kept
}

func crosses(a, b corpus.Span) bool { return a.Meets(b) && !a.Holds(b) && !b.Holds(a) }

func edgesOf(list []stretch) []corpus.Span {
	out := make([]corpus.Span, len(list))
	for i, x := range list {
		out[i] = x.Span
	}
	return out
}

// cut parts a stretch at the edges of the spans that it crosses.
func cut(x stretch, edges []corpus.Span) []stretch {
	var at []int
	for _, e := range edges {
		if !crosses(x.Span, e) {
			continue
		}
		for _, p := range []int{e.Start, e.End} {
			if x.Start < p && p < x.End {
				at = append(at, p)
			}
		}
	}
	slices.Sort(at)
	var out []stretch
	for _, p := range slices.Compact(at) {
		head := x
		head.End = p
		out = append(out, head)
		x.Start, x.id = p, ""
	}
	return append(out, x)
}

func (x stretch) opening() string {
	attr := ""
	if x.id != "" {
		attr += ` id="` + template.HTMLEscapeString(x.id) + `"`
	}
	if x.class != "" {
		attr += ` class="` + template.HTMLEscapeString(x.class) + `"`
	}
	if x.title != "" {
		attr += ` title="` + template.HTMLEscapeString(x.title) + `"`
	}
	if x.note > 0 {
		attr += ` data-n="` + strconv.Itoa(x.note) + `"`
	}
	switch x.layer {
	case layerLink:
		return "<a" + attr + ` href="` + template.HTMLEscapeString(x.href) + `">`
	case layerNowrap:
		return `<span class="nw">`
	case layerLabel:
		return "<b>"
	case layerStyle:
		return x.tags(false)
	default:
		return "<mark" + attr + ">"
	}
}

func (x stretch) closing() string {
	switch x.layer {
	case layerLink:
		return "</a>"
	case layerNowrap:
		return "</span>"
	case layerLabel:
		return "</b>"
	case layerStyle:
		return x.tags(true)
	default:
		return "</mark>"
	}
}

// styleTags are the elements of the members of a style.
var styleTags = [...]struct {
	style corpus.Style
	tag   string
}{{corpus.StyleBold, "b"}, {corpus.StyleItalic, "i"}, {corpus.StyleUnderline, "u"}, {corpus.StyleRaised, "sup"}, {corpus.StyleLowered, "sub"}}

// tags are the elements that set the stretch off, the last opened closed first.
func (x stretch) tags(closing bool) string {
	out := ""
	for _, t := range styleTags {
		switch {
		case x.style&t.style == 0:
		case closing:
			out = "</" + t.tag + ">" + out
		default:
			out += "<" + t.tag + ">"
		}
	}
	return out
}

// unbroken finds what does not break across lines (pages.md §3.1): document numbers and other words with a digit and a
// hyphen or slash, ranges of years, amounts with their unit.
var unbroken = regexp.MustCompile(`\d{4} [-–] \d{4}|\d[\d.,]*\s(?:(?:nghìn|triệu|tỷ|tỉ)(?:\s(?:đồng|USD))?|đồng|USD|%)|[\p{L}\d.]*\d[\p{L}\d.]*[-/–][\p{L}\d./–-]*[\p{L}\d]`)

// maxUnbroken is the longest unbroken run, in bytes: more would not fit a narrow screen.
const maxUnbroken = 28

// nowraps finds the unbroken runs of a part of a text.
func nowraps(text string, span corpus.Span) []stretch {
	var out []stretch
	for _, m := range unbroken.FindAllStringIndex(text[span.Start:span.End], -1) {
		if m[1]-m[0] <= maxUnbroken {
			out = append(out, stretch{Span: corpus.Span{Start: m[0], End: m[1]}.Shift(span.Start), layer: layerNowrap})
		}
	}
	return out
}

// plainHTML writes a text as HTML with its numbers kept whole.
func plainHTML(s string) template.HTML { return markedHTML(s, nil) }

// markedHTML writes a text as HTML with matches marked and numbers kept whole; marks are offsets into s.
func markedHTML(s string, marks []corpus.Span) template.HTML {
	whole := corpus.Span{End: len(s)}
	list := nowraps(s, whole)
	for _, m := range marks {
		if m.Fits(s) {
			list = append(list, stretch{Span: m, layer: layerMatch})
		}
	}
	return overlay(s, whole, list)
}
