package ocr

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/layout"
)

// Measures of the layout, in multiples of the height of a word.
const (
	spaceWide = 0.28 // the width of a space
	slack     = 0.6  // how far a line may miss the right margin; the edges of a scan are not sharp
	lineStep  = 2.3  // a line this far below the last begins a paragraph
)

// line is one printed line: words that follow one another.
type line struct {
	words []word
	text  string
	from  int // left edge
	to    int // right edge
	top   int
	base  int // lower edge, the middle one of its words
}

func newLine(words []word) line {
	l := line{words: words, from: words[0].box.Min.X, to: words[0].box.Max.X, top: words[0].box.Min.Y}
	var texts []string
	var bases []int
	for _, w := range words {
		texts, bases = append(texts, w.text), append(bases, w.box.Max.Y)
		l.from, l.to, l.top = min(l.from, w.box.Min.X), max(l.to, w.box.Max.X), min(l.top, w.box.Min.Y)
	}
	slices.Sort(bases)
	l.text, l.base = strings.Join(texts, " "), bases[len(bases)/2]
	return l
}

// lines gives the page as it is handed on: columns in order, paragraphs whole, ruled tables in rows where they stand.
func (r reading) lines() []corpus.Line {
	if len(r.words) == 0 {
		return nil
	}
	size := wordHeight(r.words)
	tables, rest := r.tables()
	text := newText(rest, size)
	var out []corpus.Line
	var n grid.Numbering
	for _, t := range tables {
		above := slices.Collect(func(yield func(word) bool) {
			for _, w := range rest {
				if float64(w.box.Max.Y) <= t.Top && !yield(w) {
					return
				}
			}
		})
		rest = slices.DeleteFunc(slices.Clone(rest), func(w word) bool { return float64(w.box.Max.Y) <= t.Top })
		out = append(append(out, r.paragraphs(above, text)...), t.lines(r, &n)...)
	}
	return append(out, r.paragraphs(rest, text)...)
}

// text is what the lines of a page are measured by: its type size, and the margins of its running text.
type text struct {
	layout.Text
	size float64
}

func newText(words []word, size float64) text {
	var lines []layout.Line
	for _, l := range printed(words) {
		lines = append(lines, l.measured(size))
	}
	return text{layout.Running(lines, layout.Measures{Space: spaceWide, Slack: slack, Step: lineStep}), size}
}

// printed puts together the words of each printed line.
func printed(words []word) []line {
	var lines []line
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && words[end].line == words[start].line {
			end++
		}
		lines = append(lines, newLine(words[start:end]))
		start = end
	}
	return lines
}

// wordHeight is the middle height of the words of two letters or more: about the type size.
func wordHeight(words []word) float64 {
	var heights []int
	for _, w := range words {
		if utf8.RuneCountInString(w.text) > 1 {
			heights = append(heights, w.box.Dy())
		}
	}
	if len(heights) == 0 {
		return float64(max(1, words[0].box.Dy()))
	}
	slices.Sort(heights)
	return float64(max(1, heights[len(heights)/2]))
}

// paragraphs joins the printed lines of each paragraph.
func (r reading) paragraphs(words []word, of text) []corpus.Line {
	if len(words) == 0 {
		return nil
	}
	var out []corpus.Line
	var last layout.Line
	for i, l := range columns(printed(words), of.size) {
		next := l.measured(of.size)
		if i == 0 || !of.Continues(last, next) {
			out = append(out, corpus.Line{})
		}
		r.add(&out[len(out)-1], l.words)
		last = next
	}
	return out
}

// add puts words at the end of a line, with their places on the page.
func (r reading) add(into *corpus.Line, words []word) {
	for _, w := range words {
		box := corpus.TextBox{End: len(w.text), Box: r.sheet.onPage(w.box), Doubtful: w.doubtfulFigures()}
		into.Join(corpus.Line{Text: w.text, Boxes: []corpus.TextBox{box}})
	}
}

// measured gives a line its measures on the page.
func (l line) measured(size float64) layout.Line {
	return layout.Line{
		Text: l.text, From: float64(l.from), To: float64(l.to), Base: float64(l.base), First: float64(l.words[0].box.Dx()), Size: size,
	}
}
