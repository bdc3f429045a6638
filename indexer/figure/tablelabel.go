package figure

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// label is the head of a row.
type label struct {
	// words is it without its ordinal, unit and colon, verbatim; at is where it stands.
	words string
	at    corpus.Span
	// style is the form of its ordinal: "I", "1", "1.1", "a", "-"; "" for none.
	style, ordinal string
	// above is the row that it is a part of, -1 for none; depth how many are above it.
	above, depth int
	// total says that it is the sum of others, among that it is told as a part, measure that it begins with what is measured, bare that it
	// says nothing else.
	total, among, measure, bare bool
	place                       string
	// all says that it means all of the place that the document is of: "Toàn tỉnh"; level is the level of government that it names.
	all     bool
	level   corpus.Bound
	unit    corpus.Unit
	hasUnit bool
	times   []headTime
}

// labelTable is labels.tsv in memory.
type labelTable struct {
	total   map[string]bool // true: nothing else stands in the head
	among   headPhraseTable[bool]
	measure headPhraseTable[bool]
	place   map[string]bool
	level   map[string]bool
	// unitless are what has a unit of its own, or none: prices, indexes.
	unitless headPhraseTable[bool]
	// price are what is paid for one of what the row names.
	price headPhraseTable[bool]
}

var labelRoles = sync.OnceValue(func() *labelTable {
	t := &labelTable{measure: headPhraseTable[bool]{marked: true}, total: map[string]bool{}, place: map[string]bool{}, level: map[string]bool{}}
	for _, row := range tableWords()["labels"] {
		switch row[0] {
		case "total":
			t.total[foldedWords(headWordsOf(row[1], corpus.Span{End: len(row[1])}))] = len(row) > 2 && row[2] == "whole"
		case "among":
			t.among.add(row[1], true)
		case "measure":
			t.measure.add(row[1], true)
		case "price":
			t.price.add(row[1], len(row) < 3 || row[2] != "none")
		case "unitless":
			t.unitless.add(row[1], len(row) < 3 || row[2] != "none")
		case "place":
			t.place[row[1]] = true
		case "level":
			t.level[row[1]] = true
		}
	}
	return t
})

// readLabel reads text[at] as the head of a row; order is the cell of its ordinal, empty where it has none.
func readLabel(text string, at, order corpus.Span, year int) label {
	l := label{above: -1, at: trimmedSpan(text, at)}
	l.readOrdinal(text, trimmedSpan(text, order).In(text))
	l.trim(text)
	words := headWordsOf(text, l.at)
	roles := labelRoles()
	if _, n := roles.among.at(words); n > 0 {
		l.among = true
		if n < len(words) {
			l.at.Start = words[n].Start
		}
		l.trim(text)
		words = words[n:]
		if l.style == "" || l.style == "1" {
			l.style = "…"
		}
	}
	all := foldedWords(words)
	if whole, ok := roles.total[all]; ok || len(words) > 2 && !whole && isTotal(roles, words) {
		l.total = true
	}
	l.readUnit(text)
	if n := measureLength(words); n > 0 {
		l.measure, l.bare = true, n == len(words)
	}
	l.words = l.at.In(text)
	l.place, l.all = placeName(l.words), wholePlace(l.words)
	l.level = levelIn(corpus.Bound{Text: l.words, Span: l.at, Origin: corpus.OriginRow})
	if l.place == "" && !l.measure {
		l.times = headTimes(words, year)
		for _, w := range words {
			if !w.used && !bindingWord(w.fold) {
				l.times = nil
			}
		}
	}
	return l
}

// isTotal reports whether words begin with those of a total that more may follow.
func isTotal(roles *labelTable, words []headWord) bool {
	for n := 1; n <= min(3, len(words)); n++ {
		if whole, ok := roles.total[foldedWords(words[:n])]; ok && !whole {
			return true
		}
	}
	return false
}

// measureLength is how many of the words say what is measured: 2 of "Diện tích lúa".
func measureLength(words []headWord) int {
	_, n := labelRoles().measure.at(words)
	return n
}

// trim takes blanks, bullets and the colon from the ends.
func (l *label) trim(text string) {
	s := l.at.In(text)
	l.at.Start += len(s) - len(strings.TrimLeft(s, " \u00a0.:;,-–+*•)"))
	s = l.at.In(text)
	l.at.End = l.at.Start + len(strings.TrimRight(s, " \u00a0.:;,"))
}

// readUnit takes a unit in brackets at the end: "Sữa bò trong dân (tấn)".
func (l *label) readUnit(text string) {
	s := l.at.In(text)
	if !strings.HasSuffix(s, ")") {
		return
	}
	open := strings.LastIndexByte(s, '(')
	if open <= 0 {
		return
	}
	if u, ok := unitNamed(s[open+1 : len(s)-1]); ok {
		l.unit, l.hasUnit = u, true
		l.at.End = l.at.Start + open
		l.trim(text)
	}
}

// readOrdinal takes the ordinal from before the label, or from the cell beside it.
func (l *label) readOrdinal(text, order string) {
	s := l.at.In(text)
	if r, w := utf8.DecodeRuneInString(s); strings.ContainsRune("-–+*•", r) {
		l.style, l.at.Start = string(r), l.at.Start+w
		return
	}
	if n := ordinalLength(s); n > 0 {
		l.ordinal, l.at.Start = strings.Trim(s[:n], " .)"), l.at.Start+n
	} else if order != "" {
		l.ordinal = strings.Trim(order, " .()")
		if n := gluedOrdinal(order); n > 0 { // GGGGSố | hộ cận nghèo
			l.ordinal = order[:n]
		}
	}
	l.style = ordinalStyle(l.ordinal)
}

// ordinalLength is how long the ordinal is that a label begins with: "1.1.2.", "I.", "a)", "3.1 "; 0 where there is none.
func ordinalLength(s string) int {
	i := 0
	for i < len(s) && i < 16 && ('0' <= s[i] && s[i] <= '9' || s[i] == '.' && i > 0) {
		i++
	}
	if i > 0 {
		points := strings.Count(s[:i], ".")
		next := strings.TrimLeft(s[i:], " \u00a0")
		first, _ := utf8.DecodeRuneInString(next)
		switch {
		case points == 0 && strings.HasPrefix(next, ")"):
			return len(s) - len(next) + 1
		case points > 0 && unicode.IsLetter(first) && !(strings.HasSuffix(s[:i], "000")):
			return i
		}
		return 0
	}
	for i < len(s) && i < 5 && 'A' <= s[i]&^0x20 && s[i]&^0x20 <= 'Z' {
		i++
	}
	if i > 0 && i < len(s) && (s[i] == '.' || s[i] == ')') && (i == 1 || roman(s[:i]) > 0) && i+1 < len(s) {
		return i + 1
	}
	return 0
}

// gluedOrdinal is how long the capitals are that a word of the label is glued to: 4 of "GGGGSố".
func gluedOrdinal(s string) int {
	last := 0
	for i, r := range s {
		if !unicode.IsUpper(r) {
			if i > 0 && last > 0 && unicode.IsLower(r) {
				return last
			}
			return 0
		}
		last = i
	}
	return 0
}

// ordinalStyle is the form of an ordinal: "1", "1.1", "I", "A", "a"; "" for none. What may be a letter or a Roman figure is "I?".
func ordinalStyle(s string) string {
	if s == "" || len(s) > 12 {
		return ""
	}
	if s[0] >= '0' && s[0] <= '9' {
		var b strings.Builder
		for part := range strings.SplitSeq(s, ".") {
			if part == "" || strings.Trim(part, "0123456789") != "" {
				return ""
			}
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteByte('1')
		}
		return b.String()
	}
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return ""
		}
	}
	switch {
	case s == strings.ToUpper(s) && roman(s) > 0:
		return "I?"
	case s == strings.ToUpper(s):
		return "A"
	case utf8.RuneCountInString(s) <= 2:
		return "a"
	}
	return ""
}

// roman is the value of a Roman figure, 0 where it is none.
func roman(s string) int {
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}[s[i]]
		if v == 0 {
			return 0
		}
		if v < last {
			n -= v
		} else {
			n, last = n+v, v
		}
	}
	if n <= 0 || n > 99 || strings.Contains(s, "IIII") || strings.Contains(s, "XXXX") {
		return 0
	}
	return n
}

// nextLetters is the ordinal behind one of letters: B behind A, BB behind AA, AA behind Z.
func nextLetters(s string) string {
	if s == "" {
		return "A"
	}
	c := s[0]
	if strings.Trim(s, string(c)) != "" {
		return ""
	}
	if c == 'Z' {
		return strings.Repeat("A", len(s)+1)
	}
	return strings.Repeat(string(c+1), len(s))
}

// ladder finds which row each row is a part of, by the forms of their ordinals.
type ladder struct {
	rungs  []rung
	letter string // the last ordinal of letters
}

type rung struct {
	style, ordinal string
	row            int
}

// place sets what a row is a part of.
func (d *ladder) place(l *label, row int) {
	style := l.style
	if style == "I?" {
		style = "I"
		if last := d.last("I"); !(last != "" && roman(l.ordinal) == roman(last)+1) && nextLetters(d.letter) == l.ordinal {
			style = "A"
		}
	}
	if style == "A" {
		d.letter = l.ordinal
	}
	n := len(d.rungs)
	for i, r := range d.rungs {
		// Below a bullet stand other bullets alone; 1.1.2 is no part of 1.3.
		if bullet(r.style) && !bullet(style) && style != "" || decimal(r.style) && decimal(style) && r.style != style && !strings.HasPrefix(l.ordinal, r.ordinal+".") {
			n = i
			break
		}
	}
	for i := n - 1; i >= 0; i-- {
		if d.rungs[i].style == style {
			// A count that begins again further down counts parts of what stands there: 9, A, I, 1.
			if i == n-1 || !opensCount(l.ordinal) {
				n = i
			}
			break
		}
	}
	d.rungs = d.rungs[:n]
	if n > 0 {
		l.above = d.rungs[n-1].row
	}
	l.depth, l.style = n, style
	d.rungs = append(d.rungs, rung{style, l.ordinal, row})
}

// opensCount reports whether an ordinal is the first of its form.
func opensCount(ordinal string) bool {
	switch ordinal {
	case "1", "01", "I", "A", "a":
		return true
	}
	return false
}

func bullet(style string) bool { return style != "" && strings.Contains("-–+*•…", style) }

func decimal(style string) bool { return strings.HasPrefix(style, "1") }

func (d *ladder) last(style string) string {
	for _, r := range d.rungs {
		if r.style == style {
			return r.ordinal
		}
	}
	return ""
}

// joinedNames joins what is measured with the thing: "Diện tích" of "Ngô" is "diện tích ngô", "Trồng trọt" below "Tổng giá trị sản xuất" is
// "Tổng giá trị sản xuất – trồng trọt".
func joinedNames(whole, part string, bare bool) string {
	switch {
	case whole == "" || part == whole:
		return part
	case part == "":
		return whole
	case len(part) > len(whole) && strings.EqualFold(part[:len(whole)], whole) && part[len(whole)] == ' ':
		return part // "Heo nái" below "Heo"
	case len(part) < len(whole)+len("số ")+1 && strings.HasPrefix(strings.ToLower(part), "số ") && strings.HasPrefix(strings.ToLower(whole)+" ", strings.ToLower(part[len("số "):])+" "):
		return part[:len("số ")] + small(whole) // "Số hộ" below "Hộ nghèo"
	case bare:
		// What the whole is measured in gives way: "Sản lượng" of "Diện tích lúa" is "sản lượng lúa".
		words := headWordsOf(whole, corpus.Span{End: len(whole)})
		if n := measureLength(words); n > 0 && n < len(words) {
			whole = whole[words[n].Start:]
		} else if n > 0 {
			return quiet(whole)
		}
		return quiet(part) + " " + small(quiet(whole))
	}
	return quiet(whole) + " – " + small(quiet(part))
}

// small makes the first letter small where the phrase is no abbreviation.
func small(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if utf8.RuneCountInString(first) > 1 && first == strings.ToUpper(first) {
		return s
	}
	return viet.Uncapitalise(s)
}

// quiet writes a phrase in capitals as a sentence has it: "SẢN LƯỢNG" is "Sản lượng"; an abbreviation stays.
func quiet(s string) string {
	if s == "" || s != strings.ToUpper(s) || s == strings.ToLower(s) || !strings.Contains(s, " ") {
		return s
	}
	return viet.Capitalise(strings.ToLower(s))
}
