package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks that open and close quotations; straight ones do both.
const (
	openingMarks  = "“„«‘"
	closingMarks  = "”»’"
	straightMarks = `"'`
)

// isMark reports whether a character is a quotation mark of any kind.
func isMark(r rune) bool {
	return strings.ContainsRune(openingMarks, r) || strings.ContainsRune(closingMarks, r) || strings.ContainsRune(straightMarks, r)
}

func onlyMarks(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return isMark(r) || blank(r) }) == ""
}

// leadingMarks is how many bytes the quotation marks take that s begins with, with the blanks behind them. A single
// stroke alone is none: it is printed for many things.
func leadingMarks(s string) int {
	rest := strings.TrimLeftFunc(s, isMark)
	n := len(s) - len(rest)
	if n == 0 || n > 12 || s[:n] == "'" || s[:n] == "’" {
		return 0
	}
	return len(s) - len(strings.TrimLeftFunc(rest, blank))
}

// lastIntroduced finds the last quotation mark of a line that stands behind a colon, -1 where none does.
func lastIntroduced(s string) (at int, ok bool) {
	for k := strings.LastIndexByte(s, ':'); k > 0; k = strings.LastIndexByte(s[:k], ':') {
		rest := strings.TrimLeft(s[k+1:], " \u00a0")
		if leadingMarks(rest) > 0 {
			return len(s) - len(rest), true
		}
		if len(s)-k > 8*introBytes {
			break
		}
	}
	return -1, false
}

// depthOf is how many more quotations a line opens than it closes. A straight mark opens before a word and closes
// behind one; apostrophes are none, and two single marks are one.
func depthOf(s string) int {
	depth, before := 0, ' '
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		i += w
		if r < utf8.RuneSelf && r != '"' {
			before = r
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.ContainsRune("“„«", r) || r == '‘' && next == '‘':
			depth++
		case strings.ContainsRune("”»", r) || r == '’' && next == '’':
			depth--
		case r == '"':
			if (blank(before) || before == '(') && !blank(next) && next != utf8.RuneError && !strings.ContainsRune(".;,)", next) {
				depth++
			} else {
				depth--
			}
		}
		before = r
	}
	return depth
}

// closedWithin reports whether the quotation that s begins with is closed in s itself.
func closedWithin(s string) bool { return depthOf(s) <= 0 }

// endsClosing reports whether a line ends with a mark that closes, stops and the like behind it.
func endsClosing(s string) bool {
	s = strings.TrimRight(s, ".,;/: \u00a0")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(closingMarks, r) || r == '"' || strings.HasSuffix(s, "''")
}

// withoutClosing is the last line of a quotation without the mark that closes it and what stands behind.
func withoutClosing(s string) string {
	if !endsClosing(s) {
		return s
	}
	s = strings.TrimRight(s, ".,;/: \u00a0")
	return strings.TrimRightFunc(s, func(r rune) bool { return isMark(r) || unicode.IsSpace(r) })
}
