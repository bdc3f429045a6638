package structure

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// label is what a line begins with that may begin a section.
type label struct {
	kind corpus.SectionKind
	ord  ordinal
	// mark is the numeral as written: "5", "II", "thứ nhất", "1.1", "đ".
	mark string
	// path holds the numbers of a decimal label: 1, 2 for "1.2.".
	path []int
	// body is where the heading or text begins in the line.
	body int
	// closed is true where a mark stands after the numeral ("Điều 5.") or nothing does.
	closed bool
	// word is the word before the numeral, "" where there is none.
	word string
	// style is the mark behind a numeral, so that "1." and "1-" are not mixed in one list.
	style byte
}

// form and sheet are the kinds of a model form (mẫu số) and of a table to fill in (biểu) within an annex. In the outline
// they are annexes of their own.
const (
	form  corpus.SectionKind = "mau"
	sheet corpus.SectionKind = "bieu"
)

// isAnnex reports whether sections of the kind are annexes in the outline: what stands in them has numbers of its own.
func isAnnex(k corpus.SectionKind) bool {
	return k == corpus.SectionAnnex || k == form || k == sheet || k == component
}

// labelWord is one row of the table of words that begin sections.
type labelWord struct {
	word    string
	kind    corpus.SectionKind
	accepts string
}

var labelWords = sync.OnceValue(func() []labelWord {
	var out []labelWord
	for _, row := range rows("labels") {
		out = append(out, labelWord{row[0], corpus.SectionKind(row[1]), row[2]})
	}
	return out
})

// readLabel reads the label at the start of a line. Example: "Điều 32a. Phạm vi" is {dieu, 32a, closed}.
func readLabel(s string) (label, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case '0' <= r && r <= '9':
		return readNumbered(s)
	case r == '(':
		return readLetter(s)
	case !unicode.IsLetter(r):
		return label{}, false
	}
	if strings.ContainsRune("PCTMĐB", r) {
		for _, w := range labelWords() {
			if l, ok := w.read(s); ok {
				return l, true
			}
		}
	}
	if unicode.IsUpper(r) {
		return readRoman(s)
	}
	return readLetter(s)
}

// read reads a label that begins with the word.
func (w labelWord) read(s string) (label, bool) {
	// Capital and small Vietnamese letters are as long as each other in UTF-8.
	if len(s) < len(w.word) || !strings.EqualFold(s[:len(w.word)], w.word) {
		return label{}, false
	}
	l := label{kind: w.kind, word: w.word}
	rest := strings.TrimLeft(s[len(w.word):], " \u00a0")
	if rest == "" || len(rest) == len(s)-len(w.word) {
		if strings.Contains(w.accepts, "-") && (rest == "" || allCaps(s) && !startsWithLetter(rest)) {
			l.body, l.closed = len(s), true
			return l, true
		}
		return label{}, false
	}
	at := len(s) - len(rest)
	width := 0
	for _, a := range w.accepts {
		switch a {
		case 'r':
			l.ord.n, width = roman(rest)
			if width > 0 {
				if r, rw := utf8.DecodeRuneInString(rest[width:]); letterAt(r) > 0 {
					l.ord.suffix, width = letterAt(r), width+rw
				}
			}
			width = l.capital(rest, width)
		case 'd':
			l.ord, width = inserted(rest)
			width = l.capital(rest, width)
		case 'f':
			l.ord, width = inserted(rest)
			width = formCode(rest, width)
		case 'w':
			l.ord.n, width = wordNumeral(rest)
		case 'c':
			if c := rest[0]; 'A' <= c && c <= 'Z' {
				l.ord.n, width = int(c-'A')+1, 1
			}
		}
		if width > 0 && !wordGoesOn(rest[width:]) {
			break
		}
		l.ord, width = ordinal{}, 0
	}
	if width == 0 {
		if strings.Contains(w.accepts, "-") && (allCaps(s) || strings.ContainsAny(rest[:1], "(:")) {
			l.body, l.closed = at, true
			return l, true
		}
		return label{}, false
	}
	l.mark = rest[:width]
	l.body, l.closed = afterMark(s, at+width)
	if l.body < len(s) && !l.closed && '0' <= s[l.body] && s[l.body] <= '9' {
		return label{}, false
	}
	return l, true
}

// capital reads the capital letter of an inserted unit behind its numeral: "PHỤ LỤC IA", "Điều 5A".
func (lb *label) capital(s string, width int) int {
	if width == 0 || lb.ord.suffix > 0 || width >= len(s) || s[width] < 'A' || s[width] > 'Z' || wordGoesOn(s[width+1:]) {
		return width
	}
	lb.ord.suffix = letterAt(rune(s[width] - 'A' + 'a'))
	return width + 1
}

// formCode reads on to the end of the code of a form that begins with a number: "01/TT-BM", "02.a/PB".
func formCode(s string, width int) int {
	const longest = 24
	if width == 0 {
		return 0
	}
	for width < len(s) && width < longest {
		r, w := utf8.DecodeRuneInString(s[width:])
		next, _ := utf8.DecodeRuneInString(s[width+w:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !(strings.ContainsRune("./-", r) && (unicode.IsLetter(next) || unicode.IsDigit(next))) {
			break
		}
		width += w
	}
	return width
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// wordGoesOn reports whether the numeral just read was only the beginning of a word: "Phần mềm", "Điều 5.4".
func wordGoesOn(s string) bool {
	r, w := utf8.DecodeRuneInString(s)
	if r == '.' && w < len(s) && '0' <= s[w] && s[w] <= '9' {
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '/'
}

// afterNote is s without the blanks and the footnote mark that it begins with: "[4] (được bãi bỏ)".
func afterNote(s string) string {
	s = strings.TrimLeft(s, " \u00a0")
	if strings.HasPrefix(s, "[") {
		if n, w := number(s[1:]); n > 0 && strings.HasPrefix(s[1+w:], "]") {
			return strings.TrimLeft(s[w+2:], " \u00a0")
		}
	}
	return s
}

// afterMark goes from the end of a numeral over its mark, and over the footnote marks of consolidated texts before it
// and behind it ("Điều 3[4]. "), to where the heading begins.
func afterMark(s string, at int) (body int, closed bool) {
	rest := afterNote(s[at:])
	if rest == "" {
		return len(s), true
	}
	if r, w := utf8.DecodeRuneInString(rest); strings.ContainsRune(".:-–—", r) {
		rest = afterNote(rest[w:])
		return len(s) - len(rest), true
	}
	return len(s) - len(rest), false
}

// readNumbered reads "1. ", "2a. ", "1- ", "1/ " and the decimal "1.1. ", "1.1 ".
func readNumbered(s string) (label, bool) {
	o, w := inserted(s)
	if w == 0 || w >= len(s) {
		return label{}, false
	}
	l := label{kind: corpus.SectionNumbered, ord: o, mark: s[:w], style: s[w], closed: true}
	// A blank before the mark: "2 . Các đơn vị".
	if s[w] == ' ' && strings.HasPrefix(s[w:], " . ") {
		w++
		l.style = '.'
	}
	if s[w] == '.' && o.suffix == 0 && w+1 < len(s) && '0' <= s[w+1] && s[w+1] <= '9' {
		return readDecimal(s)
	}
	if !strings.ContainsRune("./-", rune(s[w])) {
		return label{}, false
	}
	rest := afterNote(s[w+1:])
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || len(rest) == len(s)-w-1 && !unicode.IsUpper(first) || s[w] != '.' && !unicode.IsUpper(first) {
		return label{}, false
	}
	l.body = len(s) - len(rest)
	return l, true
}

// readDecimal reads "1.1. Ngày …" and "2.1 Kết quả": a capital must follow, and "1.000" is a figure.
func readDecimal(s string) (label, bool) {
	l := label{kind: corpus.SectionDecimal, closed: true, style: '.'}
	at := 0
	for {
		n, w := number(s[at:])
		if w == 0 || w > 2 || n == 0 {
			return label{}, false
		}
		l.path = append(l.path, n)
		at += w
		if at+1 >= len(s) || s[at] != '.' || s[at+1] < '0' || s[at+1] > '9' {
			break
		}
		at++
	}
	l.mark, l.ord = s[:at], ordinal{n: l.path[len(l.path)-1]}
	if at < len(s) && s[at] == '.' {
		at++
	}
	rest := strings.TrimLeft(s[at:], " \u00a0")
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || len(rest) == len(s)-at || !unicode.IsUpper(first) || len(l.path) > 4 {
		return label{}, false
	}
	l.body = len(s) - len(rest)
	return l, true
}

// readRoman reads "I. ", "II- ", "IV/ ", and "A. ", "B- " of the parts above them.
func readRoman(s string) (label, bool) {
	l := label{kind: corpus.SectionRoman}
	n, w := roman(s)
	if w == 0 {
		if s[0] < 'A' || s[0] > 'Z' {
			return label{}, false
		}
		l.kind, n, w = corpus.SectionPart, int(s[0]-'A')+1, 1
	}
	rest := strings.TrimLeft(s[w:], " \u00a0")
	r, rw := utf8.DecodeRuneInString(rest)
	if rest == "" || !strings.ContainsRune(".-–)/:", r) {
		return label{}, false
	}
	l.style = '.'
	l.mark, l.ord = s[:w], ordinal{n: n}
	spaced := len(rest) < len(s)-w
	rest = strings.TrimLeft(rest[rw:], " \u00a0")
	first, _ := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || l.kind == corpus.SectionPart && spaced {
		return label{}, false
	}
	if len(rest) == len(s)-w-rw && !allCaps(rest) || len(rest) < 3 {
		return label{}, false
	}
	l.body, l.closed = len(s)-len(rest), true
	return l, true
}

// readLetter reads "a) ", "đ) ", "c1) ", "(a) ", "a. ", "a- " and "a/ ".
func readLetter(s string) (label, bool) {
	at := 0
	if s[0] == '(' {
		at = 1
	}
	r, w := utf8.DecodeRuneInString(s[at:])
	n := letterAt(r)
	if n == 0 {
		return label{}, false
	}
	l := label{kind: corpus.SectionLettered, ord: ordinal{n: n}, closed: true}
	end := at + w
	if end < len(s) && '1' <= s[end] && s[end] <= '9' {
		l.ord.suffix, end = int(s[end]-'0'), end+1
	}
	l.mark = s[at:end]
	if end >= len(s) || s[end] != ')' && (at > 0 || !strings.ContainsRune("./-", rune(s[end]))) {
		return label{}, false
	}
	l.style = s[end]
	rest := afterNote(s[end+1:])
	first, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || len(rest) == len(s)-end-1 && !unicode.IsUpper(first) || strings.ContainsRune("/-", rune(l.style)) && !unicode.IsUpper(first) {
		return label{}, false
	}
	l.body = len(s) - len(rest)
	return l, true
}

// worded reports whether the label is one of those that run through a legal text and begin with a word: Điều, Chương, Phần.
func (lb label) worded() bool {
	return lb.word != "" && (lb.kind == corpus.SectionArticle || lb.kind == corpus.SectionChapter || lb.kind == corpus.SectionPart)
}

// citation is what citations call the section: "Điều 5", "khoản 2", "điểm đ", "Phần thứ nhất".
func (lb label) citation() string {
	word := kinds()[lb.kind].citation
	if lb.mark == "" {
		return word
	}
	if _, w := wordNumeral(lb.mark); w > 0 {
		return word + " thứ " + strings.ToLower(lb.mark)
	}
	return word + " " + lb.mark
}
