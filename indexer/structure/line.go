package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// line is one line of the frozen text without the space around it, and what the lines around it say.
type line struct {
	corpus.Span
	text string
	// fresh is true where the line begins a paragraph: the line before it is blank, or came to its end.
	fresh bool
	// quoted is true within text that another document is to receive ("…" after "như sau:").
	quoted bool
	// listed is true within a table of contents (mục lục).
	listed bool
	// cell is true within a row of a table.
	cell bool
}

// bar is the cell border that some readers leave on a line of its own.
const bar = "|"

// blanks are the characters that stand around lines without meaning: space of every kind and invisible marks.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\ufeff'
}

// trimmed is the span of s without the blanks around it.
func trimmed(s string, at corpus.Span) corpus.Span { return at.Trim(s, blank) }

// decorations is how many signs of Markdown may stand at either end of a line: more are a rule, or a gap to fill in.
const decorations = 3

// undecorated is a span without the signs with which Markdown makes headings and heavy letters: "## KẾ HOẠCH",
// "**BỘ NỘI VỤ**". A line of such signs alone is a rule and stays.
func undecorated(text string, at corpus.Span) corpus.Span {
	s := at.In(text)
	head := strings.TrimLeft(s, "#")
	if n := len(s) - len(head); n > 0 && n <= 2*decorations && strings.HasPrefix(head, " ") {
		s = strings.TrimLeft(head, " ")
	}
	for _, sign := range []string{"*", "_"} {
		head = strings.TrimLeft(s, sign)
		if n := len(s) - len(head); n > 0 && n <= decorations && startsWord(head) {
			s = head
		}
	}
	at.Start = at.End - len(s)
	for _, sign := range []string{"*", "_"} {
		tail := strings.TrimRight(s, sign)
		r, _ := utf8.DecodeLastRuneInString(tail)
		if n := len(s) - len(tail); n > 0 && n <= decorations && tail != "" && !blank(r) && !rule(tail) {
			s = tail
		}
	}
	at.End = at.Start + len(s)
	return at
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// readLines cuts text into its lines that are not blank. rows are the rows of tables among the blocks.
func readLines(text string, blocks []corpus.Block) []line {
	out := make([]line, 0, strings.Count(text, "\n")+1)
	fresh, row := true, 0
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		at := trimmed(text, corpus.Span{Start: start, End: end})
		for row < len(blocks) && blocks[row].End <= start {
			row++
		}
		start = end + 1
		if at.Len() == 0 {
			fresh = true
			continue
		}
		at = undecorated(text, at)
		l := line{Span: at, text: at.In(text), fresh: fresh}
		if row < len(blocks) && blocks[row].Kind == corpus.LineRow && blocks[row].Meets(at) {
			l.cell = true
		}
		fresh = closes(l.text)
		out = append(out, l)
	}
	for i := range out {
		if i > 0 && i+1 < len(out) && out[i-1].text == bar && out[i+1].text == bar {
			out[i].cell = true
		}
	}
	return out
}

// closes reports whether a line came to the end of its sentence or is a line of capitals, so that the next begins anew.
func closes(s string) bool {
	s = strings.TrimRight(s, " \u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".;:!?”\"»)]|_*-–—…", r) || allCaps(s)
}

// allCaps reports whether s has letters and all of them are capitals. "QUY ĐỊNH CHUNG" is; "Điều 1" is not.
func allCaps(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}

// rule reports whether a line is only drawn: "-----", "*", "____", "o0o" and a lone border.
func rule(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && r != 'o' && r != 'O' || unicode.IsDigit(r) && r != '0' {
			return false
		}
	}
	return true
}
