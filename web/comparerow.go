package web

import (
	"html/template"
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/worddiff"
)

// CompareKind says what became of a paragraph.
type CompareKind string

// The kinds.
const (
	CompareSame    CompareKind = "same"
	CompareChanged CompareKind = "changed"
	CompareAdded   CompareKind = "added"
	CompareRemoved CompareKind = "removed"
)

// Words are those of the kind on a page.
func (k CompareKind) Words() string {
	switch k {
	case CompareChanged:
		return "Sửa"
	case CompareAdded:
		return "Thêm"
	case CompareRemoved:
		return "Bỏ"
	}
	return "Giống"
}

// CompareRow are two paragraphs that stand beside each other, or one that stands alone.
type CompareRow struct {
	// N counts the rows of the comparison, from 1.
	N    int         `json:"row"`
	Kind CompareKind `json:"kind"`
	// A and B are the paragraphs, nil where that text has none.
	A *CompareCell `json:"a,omitempty"`
	B *CompareCell `json:"b,omitempty"`
	// Edits are the words that stayed, went and came, of a changed paragraph.
	Edits []CompareEdit `json:"edits,omitempty"`
	// Left counts paragraphs that are alike and are left out before this row; a row without cells stands for those at the end.
	Left int `json:"-"`
}

// CompareCell is a paragraph of one text.
type CompareCell struct {
	Text string `json:"text"`
	// Sources are where its words stand, in their order.
	Sources []PieceSource `json:"sources,omitempty"`
	URL     string        `json:"url,omitempty"`
	HTML    template.HTML `json:"-"`
	// Other is true where words come from another document than the one that is compared.
	Other bool `json:"-"`
}

// PieceSource is where a stretch of words stands.
type PieceSource struct {
	Document corpus.ID `json:"document"`
	corpus.Span
}

// CompareEdit is a run of words of one kind; those that stayed are told as the second text has them.
type CompareEdit struct {
	Kind worddiff.Kind `json:"kind"`
	Text string        `json:"text"`
}

// comparison are two texts paragraph by paragraph.
type comparison struct {
	a, b  []sideParagraph
	pairs []worddiff.Pair
}

// newComparison pairs the paragraphs of two texts. Where a line is only printed to its margin is no difference.
func newComparison(a, b []sideParagraph) comparison {
	a, b = flowing(a), flowing(b)
	a, b = rejoined(a, b), rejoined(b, a)
	texts := func(list []sideParagraph) []string {
		out := make([]string, len(list))
		for i, p := range list {
			out[i] = p.text
		}
		return out
	}
	return comparison{a, b, worddiff.Paragraphs(texts(a), texts(b))}
}

// kind says what became of the nth pair.
func (c comparison) kind(n int) CompareKind {
	switch p := c.pairs[n]; {
	case p.A < 0:
		return CompareAdded
	case p.B < 0:
		return CompareRemoved
	case worddiff.Alike(c.a[p.A].text, c.b[p.B].text):
		return CompareSame
	}
	return CompareChanged
}

// row shows the nth pair; own are the documents that are compared.
func (c comparison) row(n int, ownA, ownB corpus.ID) CompareRow {
	p := c.pairs[n]
	out := CompareRow{N: n + 1, Kind: c.kind(n)}
	cell := func(x sideParagraph, own corpus.ID) *CompareCell {
		cell := &CompareCell{Text: x.text, URL: x.url()}
		for _, piece := range x.pieces {
			cell.Sources = append(cell.Sources, PieceSource{piece.Document, piece.Span})
			cell.Other = cell.Other || piece.Document != own
		}
		return cell
	}
	if p.A >= 0 {
		out.A = cell(c.a[p.A], ownA)
	}
	if p.B >= 0 {
		out.B = cell(c.b[p.B], ownB)
	}
	switch out.Kind {
	case CompareSame:
		out.A.HTML, out.B.HTML = plainHTML(out.A.Text), plainHTML(out.B.Text)
	case CompareAdded:
		out.B.HTML = wrapped("ins", out.B.Text)
	case CompareRemoved:
		out.A.HTML = wrapped("del", out.A.Text)
	case CompareChanged:
		var a, b strings.Builder
		for _, e := range worddiff.Words(out.A.Text, out.B.Text) {
			switch e.Kind {
			case worddiff.Same:
				a.WriteString(template.HTMLEscapeString(e.A.In(out.A.Text)))
				b.WriteString(template.HTMLEscapeString(e.B.In(out.B.Text)))
				out.Edits = append(out.Edits, CompareEdit{e.Kind, e.B.In(out.B.Text)})
			case worddiff.Removed:
				a.WriteString(string(wrapped("del", e.A.In(out.A.Text))))
				out.Edits = append(out.Edits, CompareEdit{e.Kind, e.A.In(out.A.Text)})
			case worddiff.Added:
				b.WriteString(string(wrapped("ins", e.B.In(out.B.Text))))
				out.Edits = append(out.Edits, CompareEdit{e.Kind, e.B.In(out.B.Text)})
			}
		}
		out.A.HTML, out.B.HTML = template.HTML(a.String()), template.HTML(b.String())
	}
	return out
}

// wrapped puts words into an element, the blanks after them left outside.
func wrapped(element, words string) template.HTML {
	inner := strings.TrimRightFunc(words, unicode.IsSpace)
	return template.HTML("<" + element + ">" + template.HTMLEscapeString(inner) + "</" + element + ">" + template.HTMLEscapeString(words[len(inner):]))
}

// weight is about how many bytes a page needs for the nth pair.
func (c comparison) weight(n int) int {
	const around = 1100 // the cells, their addresses
	out := around
	if p := c.pairs[n]; p.A >= 0 {
		out += len(c.a[p.A].text) * 5 / 4
	}
	if p := c.pairs[n]; p.B >= 0 {
		out += len(c.b[p.B].text) * 5 / 4
	}
	return out
}

// compareBudget is about how many bytes of rows one page shows.
const compareBudget = 30 << 10

// leaf is one page of a comparison: positions of the pairs it shows, and how many that are alike are left out before each and at the end.
type leaf struct {
	pairs []int
	left  []int
	end   int
}

// leaves cut the comparison into pages; one that shows only what differs keeps one pair that is alike on each side of it.
func (c comparison) leaves(kinds []CompareKind, all bool) []leaf {
	near := func(n int) bool {
		for _, i := range [...]int{n - 1, n, n + 1} {
			if i >= 0 && i < len(kinds) && kinds[i] != CompareSame {
				return true
			}
		}
		return all
	}
	var out []leaf
	var now leaf
	size, left := 0, 0
	for n := range c.pairs {
		if !near(n) {
			left++
			continue
		}
		if w := c.weight(n); size > 0 && size+w > compareBudget {
			out, now, size = append(out, now), leaf{}, 0
		}
		now.pairs, now.left = append(now.pairs, n), append(now.left, left)
		size, left = size+c.weight(n), 0
	}
	now.end = left
	if len(now.pairs) > 0 || now.end > 0 {
		out = append(out, now)
	}
	return out
}
