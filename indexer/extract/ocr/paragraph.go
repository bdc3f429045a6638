package ocr

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// Measures of the layout, in multiples of the height of a word.
const (
	spaceWide = 0.28 // the width of a space
	slack     = 0.6  // how far a line may miss the right margin; the edges of a scan are not sharp
	indent    = 0.9  // a line that begins this far inside the margin begins a paragraph
	lineStep  = 2.3  // a line this far below the last begins a paragraph
	narrow    = 20   // text narrower than this is a list or a table, not running text
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
				if float64(w.box.Max.Y) <= t.top && !yield(w) {
					return
				}
			}
		})
		rest = slices.DeleteFunc(slices.Clone(rest), func(w word) bool { return float64(w.box.Max.Y) <= t.top })
		out = append(append(out, r.paragraphs(above, text)...), t.lines(r, &n)...)
	}
	return append(out, r.paragraphs(rest, text)...)
}

// text is what the lines of a page are measured by: its type size, and the margins of its running text.
type text struct{ size, left, right float64 }

func newText(words []word, size float64) text {
	if len(words) == 0 {
		return text{size: size}
	}
	left, right := margins(printed(words))
	return text{size, left, right}
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

// begins is how a paragraph of its own begins, whatever its place: an item, a section, a heading. "Điều 11 của Nghị định
// này" at the head of a line is none: it goes on with the sentence above.
var begins = regexp.MustCompile(`^(?:[-+•–—*] ?|[0-9]{1,3}[.)](?:\D|$)|[0-9]{1,2}(?:\.[0-9]{1,2})+\.? |[IVXLC]{1,6}[.)\-] |[a-zđ]\) |` +
	`(?:Điều|Chương|Mục|Phần|Phụ lục|Bảng|Hình) [0-9IVXLC]{1,6}[a-zđ]?(?:[.:]|$)|(?:Phần|Chương) thứ [\p{L} ]+$|Căn cứ |Nơi nhận|Kính gửi)`)

// paragraphs joins the printed lines of a paragraph, as the reader of PDF pages does: a line goes on in the next where the first
// word of that would not have had room before the right margin, and the next begins at the left one, just below.
func (r reading) paragraphs(words []word, of text) []corpus.Line {
	if len(words) == 0 {
		return nil
	}
	var out []corpus.Line
	var last line
	for i, l := range columns(printed(words), of.size) {
		if i == 0 || begins.MatchString(l.text) || !last.continues(l, of) {
			out = append(out, corpus.Line{})
		}
		r.add(&out[len(out)-1], l.words)
		last = l
	}
	return out
}

// add puts words at the end of a line, with their places on the page.
func (r reading) add(into *corpus.Line, words []word) {
	for _, w := range words {
		if into.Text != "" {
			into.Text += " "
			into.Boxes = append(into.Boxes, corpus.TextBox{End: len(into.Text)})
		}
		into.Text += w.text
		into.Boxes = append(into.Boxes, corpus.TextBox{End: len(into.Text), Box: r.sheet.onPage(w.box), Doubtful: w.doubtfulFigures()})
	}
}

// continues reports whether next is of the same paragraph.
func (l line) continues(next line, of text) bool {
	left, right, size := of.left, of.right, of.size
	if right-left < narrow*size || float64(l.to-l.from) < 0.5*(right-left) || l.capitals() && !next.capitals() {
		return false
	}
	room := float64(next.words[0].box.Dx())
	if l.sentenceEnds() && next.startsHigh() {
		// Where paragraphs are not indented the end of a sentence may be that of the paragraph.
		room = min(room, spaceWide*size)
	}
	step := float64(next.base - l.base)
	return float64(l.to)+spaceWide*size+room > right-slack*size && math.Abs(float64(next.from)-left) < indent*size &&
		step > 0 && step < lineStep*size
}

// capitals reports whether the line is in capitals, as titles are: a title does not go on in another script.
func (l line) capitals() bool {
	return strings.ContainsFunc(l.text, unicode.IsUpper) && !strings.ContainsFunc(l.text, unicode.IsLower)
}

func (l line) sentenceEnds() bool {
	last, _ := utf8.DecodeLastRuneInString(l.text)
	return last == '.' || last == ';' || last == ':'
}

// startsHigh reports whether the line starts with a capital.
func (l line) startsHigh() bool {
	first, _ := utf8.DecodeRuneInString(l.text)
	return unicode.IsUpper(first)
}

// margins are those of the running text: of the lines over more than half the width that text has on the page.
func margins(printed []line) (left, right float64) {
	first := slices.MinFunc(printed, func(a, b line) int { return cmp.Compare(a.from, b.from) }).from
	last := slices.MaxFunc(printed, func(a, b line) int { return cmp.Compare(a.to, b.to) }).to
	var starts, ends []int
	for _, l := range printed {
		if 10*(l.to-l.from) > 6*(last-first) {
			starts, ends = append(starts, l.from), append(ends, l.to)
		}
	}
	if len(starts) < 3 {
		return math.Inf(1), math.Inf(1)
	}
	slices.Sort(starts)
	slices.Sort(ends)
	// Most lines begin at the left margin, first lines of paragraphs further in; most end at the right one.
	return float64(starts[len(starts)/5]), float64(ends[len(ends)*9/10])
}
