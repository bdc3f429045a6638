// Package layout tells which printed lines of a page are one paragraph.
package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is one printed line. Its measures are in one unit, points or dots, from the upper left corner of the page.
// Example: {Text: "Căn cứ Luật", From: 85, To: 180, Base: 120, First: 22, Size: 14}.
type Line struct {
	Text string
	// From and To are its left and its right edge, Base is its baseline, First is the width of its first word.
	From, To, Base, First float64
	// Size is the height of its type.
	Size float64
}

// Measures say how exact the places of lines are, in multiples of the type size.
type Measures struct {
	Space float64 // the width of a space
	Slack float64 // how far a line may miss the right margin
	Step  float64 // a line this far below the last begins a paragraph
}

// Measures that hold however exact the places are, in multiples of the type size but for the shares.
const (
	indent    = 0.9  // a line that begins this far inside the margin begins a paragraph
	narrow    = 20   // text narrower than this is a list or a table, not running text
	sameSize  = 0.15 // type that differs by more is another
	wideLine  = 0.6  // the share of the width of a page's text from which a line tells the margins
	shortLine = 0.5  // a line of less than this share of the width between the margins ends its paragraph
	leastWide = 3    // so many wide lines tell the margins
)

// Text is the running text of a page: where its margins are.
type Text struct {
	measures    Measures
	left, right float64
}

// Running finds the margins of running text: of the lines over more than half the width that text has on the page. A text without
// margins has no lines that continue.
func Running(lines []Line, m Measures) Text {
	low, high := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		low, high = min(low, l.From), max(high, l.To)
	}
	var starts, ends []float64
	for _, l := range lines {
		if l.To-l.From > wideLine*(high-low) {
			starts, ends = append(starts, l.From), append(ends, l.To)
		}
	}
	if len(starts) < leastWide {
		return Text{m, math.Inf(1), math.Inf(1)}
	}
	slices.Sort(starts)
	slices.Sort(ends)
	// Most lines begin at the left margin, first lines of paragraphs further in; most end at the right one.
	return Text{m, starts[len(starts)/5], ends[len(ends)*9/10]}
}

// begins is how a paragraph of its own begins, whatever its place: an item, a section, a heading. "Điều 11 của Nghị định
// này" at the head of a line is none: it goes on with the sentence above.
var begins = regexp.MustCompile(`^(?:[-+•–—*] ?|[0-9]{1,3}[.)](?:\D|$)|[0-9]{1,2}(?:\.[0-9]{1,2})+\.? |[IVXLC]{1,6}[.)\-] |[a-zđ]\) |` +
	`(?:Điều|Chương|Mục|Phần|Phụ lục|Bảng|Hình) [0-9IVXLC]{1,6}[a-zđ]?(?:[.:]|$)|(?:Phần|Chương) thứ [\p{L} ]+$|Căn cứ |Nơi nhận|Kính gửi)`)

// Continues reports whether a line goes on in the next: the first word of that would not have had room before the right margin, and it
// begins at the left one, just below.
// Example: "… của Chính" at the right margin goes on in "phủ ban hành" at the left one, but not in "2. Tổ chức thực hiện".
func (t Text) Continues(line, next Line) bool {
	size := max(line.Size, next.Size)
	// A cell at the right edge of a table reaches the margin too, but is no line of running text.
	if t.right-t.left < narrow*size || line.To-line.From < shortLine*(t.right-t.left) || line.capitals() && !next.capitals() {
		return false
	}
	room := next.First
	if line.sentenceEnds() && next.startsHigh() {
		// Where paragraphs are not indented the end of a sentence may be that of the paragraph.
		room = min(room, t.measures.Space*size)
	}
	step := next.Base - line.Base
	return math.Abs(line.Size-next.Size) < sameSize*size && math.Abs(next.From-t.left) < indent*size &&
		line.To+t.measures.Space*size+room > t.right-t.measures.Slack*size && step > 0 && step < t.measures.Step*size && !begins.MatchString(next.Text)
}

// capitals reports whether the line is in capitals, as titles are: a title does not go on in another script.
func (l Line) capitals() bool {
	return strings.ContainsFunc(l.Text, unicode.IsUpper) && !strings.ContainsFunc(l.Text, unicode.IsLower)
}

func (l Line) sentenceEnds() bool {
	last, _ := utf8.DecodeLastRuneInString(l.Text)
	return last == '.' || last == ';' || last == ':'
}

// startsHigh reports whether the line starts with a capital.
func (l Line) startsHigh() bool {
	first, _ := utf8.DecodeRuneInString(l.Text)
	return unicode.IsUpper(first)
}
