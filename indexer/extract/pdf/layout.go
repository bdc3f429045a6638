package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/indexer/extract/layout"
)

// Measures of the layout, in multiples of the type size.
const (
	sameBase  = 0.3  // two glyphs this near in height stand on one baseline
	wordGap   = 0.17 // a gap from here on parts words; a space of Times is a quarter
	columnGap = 1.3  // a gap from here on parts columns
	labelGap  = 8.0  // but a label ("1.", "Điều 5.", "-") goes with what follows it this far off
	overlap   = 0.6  // glyphs this far back still go on in the line: kerning, accents drawn apart
	spaceWide = 0.25 // the width of a space
	slack     = 0.3  // how far a line may miss the right margin
	lineStep  = 2.1  // a line this far below the last begins a paragraph
)

// lookBack is how many lines back a piece may still belong to: words in bold are drawn apart on some pages.
const lookBack = 12

// line is one printed line.
type line struct {
	text strings.Builder
	// table is the table that stands here in place of a line.
	table *table
	// boxes say where the pieces of text stand; none where the reader does not know.
	boxes          []corpus.TextBox
	from, to, base float64
	size           float64
	turned         bool
	lastRune       rune
	// firstTo is where the first word ends; wordOver says that it has ended.
	firstTo  float64
	wordOver bool
}

// lines makes lines of what is drawn. The order of drawing is kept, since it keeps the two columns of a letterhead apart; only
// pieces on one baseline that touch become one line. Lines that were broken at the margin are joined to paragraphs; ruled tables
// become rows.
func (p page) lines() []corpus.Line {
	var lines []corpus.Line
	for _, b := range p.blocks() {
		lines = append(lines, b.lines...)
	}
	return lines
}

// block is a paragraph or a table, and how high its first and its last line stand.
type block struct {
	lines     []corpus.Line
	top, last float64
	// columns are the places of a table's columns, nil for a paragraph.
	columns []float64
}

func (p page) blocks() []block {
	in := p.tables()
	var printed []*line
	var current *line
	begun := map[*table]bool{}
	for i, g := range p.glyphs {
		if in != nil && in[i] != nil {
			if t := in[i]; !begun[t] {
				begun[t] = true
				printed = append(printed, &line{table: t})
			}
			continue
		}
		if current == nil || !current.takes(g) {
			current = nil
			for i := len(printed) - 1; i >= 0 && i >= len(printed)-lookBack; i-- {
				if printed[i].table == nil && printed[i].goesOnWith(g) {
					current = printed[i]
					break
				}
			}
		}
		if current == nil {
			current = &line{from: g.from, to: g.from, base: g.base, size: g.size, turned: g.turned}
			printed = append(printed, current)
		}
		current.add(g)
	}
	return paragraphs(printed)
}

func (l *line) level(g glyph) bool {
	size := math.Max(l.size, g.size)
	// A raised or lowered figure (m², footnote marks) is smaller and stands off the baseline by up to half a size.
	reach := sameBase
	if g.size < 0.8*l.size && l.text.Len() > 0 {
		reach = 0.5
	}
	return l.turned == g.turned && math.Abs(l.base-g.base) <= reach*size
}

// takes reports whether the glyph goes on in the line that was drawn last.
func (l *line) takes(g glyph) bool {
	if !l.level(g) {
		return false
	}
	size := math.Max(l.size, g.size)
	gap := g.from - l.to
	if gap < -overlap*size {
		return false
	}
	return gap <= columnGap*size || gap <= labelGap*size && l.label()
}

// goesOnWith reports whether a glyph drawn later continues an earlier line without a gap of more than a word.
func (l *line) goesOnWith(g glyph) bool {
	size := math.Max(l.size, g.size)
	gap := g.from - l.to
	return l.level(g) && gap >= -0.15*size && gap <= 0.6*size
}

// labels are what stands before a paragraph, a gap between: numbers of sections and items, dashes, "Nơi nhận" aside.
var labels = regexp.MustCompile(`^(?:[-+•*–]|[(]?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]?|[IVXLC]{1,6}[.)\-]|[a-zđA-ZĐ][.)]|(?i:điều|chương|mục|phần|khoản|số|bảng|hình) ?[0-9IVXLC]*[.:]?|\[[0-9]{1,3}\])$`)

func (l *line) label() bool {
	return l.text.Len() < 24 && labels.MatchString(strings.TrimSpace(l.text.String()))
}

func (l *line) add(g glyph) {
	gap := g.from - l.to
	size := math.Max(l.size, g.size)
	first, _ := utf8.DecodeRuneInString(g.text)
	if l.text.Len() > 0 && !l.wordOver && (first == ' ' || gap > wordGap*size) {
		l.wordOver = true
	}
	if l.text.Len() > 0 && gap > wordGap*size && l.lastRune != ' ' && first != ' ' {
		l.write(" ", corpus.Box{})
	}
	// Bold type is drawn twice on some pages, a hair apart.
	if last, _ := utf8.DecodeLastRuneInString(g.text); !(l.lastRune == last && gap < -0.2*size && g.to-l.to < 0.1*size) {
		l.write(g.text, g.box)
		l.lastRune = last
	}
	l.from, l.to = math.Min(l.from, g.from), math.Max(l.to, g.to)
	if !l.wordOver {
		l.firstTo = l.to
	}
	l.size = math.Max(l.size, g.size)
}

func (l *line) write(text string, box corpus.Box) {
	l.text.WriteString(text)
	if box != (corpus.Box{}) {
		l.boxes = append(l.boxes, corpus.TextBox{End: l.text.Len(), Box: box})
	} else if n := len(l.boxes); n > 0 {
		l.boxes = append(l.boxes, corpus.TextBox{End: l.text.Len()})
	}
}

// squeezed is the line with its spaces folded, which mean nothing on a printed line, but for the dots of a form.
func (l *line) squeezed() corpus.Line { return squeeze(l.text.String(), l.boxes) }

// squeeze folds spaces into one and moves the boxes along.
func squeeze(text string, boxes []corpus.TextBox) corpus.Line {
	var out strings.Builder
	out.Grow(len(text))
	var moved []corpus.TextBox
	if len(boxes) > 0 {
		moved = make([]corpus.TextBox, 0, len(boxes)+8)
	}
	next := 0
	space := false
	for i, r := range text {
		for ; next < len(boxes) && boxes[next].End <= i; next++ {
			moved = append(moved, corpus.TextBox{End: out.Len(), Box: boxes[next].Box})
		}
		if unicode.IsSpace(r) {
			space = out.Len() > 0
			continue
		}
		if space {
			out.WriteByte(' ')
			if len(boxes) > 0 {
				moved = append(moved, corpus.TextBox{End: out.Len()})
			}
			space = false
		}
		out.WriteRune(r)
	}
	for ; next < len(boxes); next++ {
		moved = append(moved, corpus.TextBox{End: out.Len(), Box: boxes[next].Box})
	}
	return corpus.Line{Text: out.String(), Boxes: pieces(moved)}
}

// pieces leaves out what stands for no text.
func pieces(boxes []corpus.TextBox) []corpus.TextBox {
	end := 0
	return slices.DeleteFunc(boxes, func(b corpus.TextBox) bool {
		empty := b.End <= end
		end = b.End
		return empty
	})
}

// paragraphs joins the printed lines of each paragraph. Turned lines stand alone.
func paragraphs(printed []*line) []block {
	printed = slices.DeleteFunc(printed, func(l *line) bool { return l.table == nil && strings.TrimSpace(l.text.String()) == "" })
	texts := make([]corpus.Line, len(printed))
	measured := make([]layout.Line, len(printed))
	var upright []layout.Line
	for i, l := range printed {
		if l.table == nil {
			texts[i] = l.squeezed()
			// Heights of the page grow upwards.
			measured[i] = layout.Line{Text: texts[i].Text, From: l.from, To: l.to, Base: -l.base, First: l.firstTo - l.from, Size: l.size}
			if !l.turned {
				upright = append(upright, measured[i])
			}
		}
	}
	text := layout.Running(upright, layout.Measures{Space: spaceWide, Slack: slack, Step: lineStep})
	var out []block
	for i, l := range printed {
		switch {
		case l.table != nil:
			out = append(out, l.table.block())
		case i > 0 && printed[i-1].table == nil && !printed[i-1].turned && !l.turned && text.Continues(measured[i-1], measured[i]):
			paragraph := &out[len(out)-1]
			paragraph.lines[0].Join(texts[i])
			paragraph.last = l.base
		default:
			out = append(out, block{[]corpus.Line{texts[i]}, l.base, l.base, nil})
		}
	}
	return out
}
