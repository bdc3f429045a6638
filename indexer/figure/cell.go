package figure

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// cellShape says what stands in a cell.
type cellShape byte

const (
	emptyCell cellShape = iota
	textCell            // words, a date, a code
	blankCell           // a sign for no number: -, x, …
	numberCell
	rangeCell // 10 - 15
	ratioCell // 12/15
)

// cell is a cell of a table as it was read.
type cell struct {
	corpus.Span
	shape cellShape
	// digits is where the number stands; first and second are its numerals, as written.
	digits, first, second corpus.Span
	// low is the number, high the second one of a range or a ratio, decimals how many low was written with.
	low, high float64
	decimals  int
	negative  bool
	// word says what the words before the number do to it, tail is where the words behind it stand.
	word leadWord
	tail corpus.Span
	// spilled says that words which are none of the number stand before it: they ran over from another cell.
	spilled bool
	doubts  []corpus.Doubt
}

// maxCell is how many bytes a cell may have that holds a number; a longer one is a text.
const maxCell = 120

// readCell tells what stands in text[at]. A number may have words before it that qualify it, and a unit of a few words behind it; what else
// stands there makes it a text. A year, a date, an ordinal and a code are texts. Numerals are not valued yet: that takes the whole column.
// Example: "tăng 35,4 điểm %" is 35,4 that rises, with the tail "điểm %".
func readCell(text string, at corpus.Span) cell {
	c := cell{Span: trimmedSpan(text, at)}
	s := c.In(text)
	switch {
	case s == "":
		return c
	case len(s) > maxCell:
		c.shape = textCell
		return c
	case noNumber(s):
		c.shape = blankCell
		return c
	}
	c.shape = textCell
	first := strings.IndexFunc(s, unicode.IsDigit)
	if first < 0 {
		return c
	}
	if !c.lead(s[:first]) {
		return c
	}
	end := numeralEnd(s, first)
	c.first = c.within(first, end)
	rest := s[end:]
	between := rest[:len(rest)-len(strings.TrimLeft(rest, " \u00a0%"))]
	if mark, w := utf8.DecodeRuneInString(rest[len(between):]); strings.ContainsRune("/-–÷", mark) {
		from := end + len(between) + w
		from += len(s[from:]) - len(strings.TrimLeft(s[from:], " \u00a0"))
		if from < len(s) && '0' <= s[from] && s[from] <= '9' {
			stop := numeralEnd(s, from)
			c.second, end, rest = c.within(from, stop), stop, s[stop:]
			c.shape = rangeCell
			if mark == '/' {
				c.shape = ratioCell
			}
		}
	}
	if c.shape == textCell {
		c.shape = numberCell
	}
	c.digits = corpus.Span{Start: c.first.Start, End: c.Start + end}
	if !c.behind(text, s, rest) || c.notCounting(text) {
		c.shape = textCell
	}
	return c
}

// within is a range of the cell's own text in the document.
func (c *cell) within(start, end int) corpus.Span {
	return corpus.Span{Start: c.Start + start, End: c.Start + end}
}

// trimmedSpan is a span without the blanks at its ends.
func trimmedSpan(text string, at corpus.Span) corpus.Span {
	s := at.In(text)
	left := len(s) - len(strings.TrimLeft(s, " \u00a0\t"))
	return corpus.Span{Start: at.Start + left, End: at.Start + left + len(strings.Trim(s, " \u00a0\t"))}
}

// noNumber reports whether a cell has a sign that says that there is no number: "-", "x", "…", "(*)".
func noNumber(s string) bool {
	s = strings.Trim(s, " \u00a0-–—._*…x/X()")
	return s == ""
}

// lead reads what stands before the number: signs and words that qualify it. Other words are such that ran over from another cell, if the
// cell is short; a bracket before it makes it negative where one follows.
func (c *cell) lead(s string) bool {
	s = strings.TrimLeft(s, " \u00a0(")
	if s == "" {
		return true
	}
	trimmedSign := strings.TrimRight(s, " \u00a0")
	switch last, _ := utf8.DecodeLastRuneInString(trimmedSign); last {
	case '-', '−', '–':
		c.negative = true
		trimmedSign = strings.TrimRight(trimmedSign, " \u00a0-−–")
	case '+':
		c.word.direction = corpus.DirectionUp
		trimmedSign = strings.TrimRight(trimmedSign, " \u00a0+")
	}
	if trimmedSign == "" {
		return true
	}
	words := strings.Fields(viet.Fold(strings.Trim(trimmedSign, " :")))
	for n := range min(2, len(words)) {
		if leadWords()[strings.Join(words[len(words)-n-1:], " ")].none {
			return false
		}
	}
	if word, ok := leadWords()[strings.Join(words, " ")]; ok {
		direction := c.word.direction
		c.word = word
		if c.word.direction == "" {
			c.word.direction = direction
		}
		return true
	}
	c.spilled = true
	return unicode.IsLetter([]rune(trimmedSign)[0]) && s[len(s)-1] == ' ' && len(strings.Fields(trimmedSign)) <= 6
}

// behind reads what stands behind the number: nothing, marks of footnotes, or a unit. False where it is anything else.
func (c *cell) behind(text, s, rest string) bool {
	tail := strings.TrimRight(rest, " \u00a0*")
	if strings.HasPrefix(tail, ". ") || strings.HasPrefix(tail, ") ") {
		return false // an ordinal with its text
	}
	if strings.HasPrefix(strings.TrimLeft(s, " \u00a0"), "(") && strings.HasSuffix(tail, ")") && !strings.Contains(tail, "(") {
		tail = strings.TrimSuffix(tail, ")")
		c.negative = !c.negative && c.word.direction == ""
	}
	if i := strings.LastIndexByte(tail, '('); i >= 0 && footnoteMark(tail[i:]) {
		tail = strings.TrimRight(tail[:i], " ")
	}
	tail = strings.TrimRight(tail, "¹²³⁴⁵⁶⁷⁸⁹⁰")
	if strings.HasSuffix(tail, "m") && strings.HasPrefix(rest[len(tail):], "²") || strings.HasSuffix(tail, "m") && strings.HasPrefix(rest[len(tail):], "³") {
		tail = rest[:len(tail)+len("²")]
	}
	tail = strings.Trim(tail, " \u00a0.;,")
	if tail == "" {
		return true
	}
	i := strings.Index(rest, tail)
	c.tail = corpus.Span{Start: c.End - len(rest) + i, End: c.End - len(rest) + i + len(tail)}
	if _, ok := corpus.UnitOf(tail); ok {
		return true
	}
	// Words that no table of units has may still be what is counted; a letter glued to the number is a code, a second number a text.
	first, _ := utf8.DecodeRuneInString(tail)
	return i > 0 && unicode.IsLetter(first) && len(strings.Fields(tail)) <= 4 && !strings.ContainsAny(tail, "0123456789:/()")
}

// footnoteMark reports whether s is the mark of a footnote: "(1)", "(*)".
func footnoteMark(s string) bool {
	s = strings.Trim(s, "() *")
	return len(s) <= 2 && strings.Trim(s, "0123456789") == ""
}

// notCounting reports whether the number is one of a date, an ordinal or a code.
func (c *cell) notCounting(text string) bool {
	first := c.first.In(text)
	switch {
	case len(first) > maxNumber:
		return true
	case len(first) > 1 && first[0] == '0' && !strings.ContainsAny(first, ".,") && len(first) > 2:
		return true // 0214: a code
	case strings.Count(first, ".") >= 2 && !thousands(first, ".") && !strings.Contains(first, ","):
		return true // 1.2.3
	}
	if c.shape != ratioCell {
		return c.tail.Len() > 0 && strings.HasPrefix(c.tail.In(text), "/")
	}
	a, errA := strconv.Atoi(first)
	b, errB := strconv.Atoi(c.second.In(text))
	return errA == nil && errB == nil && a >= 1 && a <= 12 && yearLike(b) || c.tail.Len() > 0 && c.tail.In(text)[0] == '/'
}

func yearLike(n int) bool { return 1900 <= n && n <= 2100 }

// year reports whether the cell is a year, or two.
func (c *cell) year(text string) bool {
	if c.shape != numberCell && c.shape != rangeCell || c.tail.Len() > 0 || c.negative || c.word != (leadWord{}) {
		return false
	}
	n, err := strconv.Atoi(c.first.In(text))
	return err == nil && yearLike(n)
}

// value sets the numbers in the light of how the column parts thousands.
func (c *cell) value(text string, how separators) {
	var ok, doubtful bool
	c.low, c.decimals, ok, doubtful = how.parse(c.first.In(text))
	if ok && c.second.Len() > 0 {
		var more bool
		c.high, _, ok, more = how.parse(c.second.In(text))
		doubtful = doubtful || more
	}
	switch {
	case !ok || math.IsInf(c.low, 0) || math.IsInf(c.high, 0):
		c.shape = textCell
	case doubtful:
		c.doubts = append(c.doubts, corpus.DoubtSeparators)
	}
	if strings.Contains(c.first.In(text), ".") && c.decimals > 0 && !strings.Contains(c.first.In(text), ",") {
		c.doubts = append(c.doubts, corpus.DoubtDotDecimal)
	}
	if c.negative {
		c.low = -c.low
	}
}
