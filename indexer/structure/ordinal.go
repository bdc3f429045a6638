package structure

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// ordinal is the place of a section among its siblings: 5, 32a, c1. Letters of points are counted by their place in
// the Vietnamese order. The zero ordinal comes before all.
type ordinal struct {
	n int
	// suffix is the letter of an inserted unit by its place in the alphabet, 0 where there is none; digit follows it.
	suffix, digit int
}

// letters is the order of points, with the letters that the rules do not know but documents use (f, j, w, z) at
// their place. Source: handbook §3.1; Nghị định 78/2025/NĐ-CP.
const letters = "abcdđefghijklmnopqrstuvwxyz"

// legal are the letters that the rules know.
const legal = "abcdđeghiklmnopqrstuvxy"

// letterAt is the place of a lower-case letter, from 1; 0 where it is none.
func letterAt(r rune) int {
	at := 0
	for _, l := range letters {
		at++
		if l == r {
			return at
		}
	}
	return 0
}

// after reports whether o comes after p.
func (o ordinal) after(p ordinal) bool {
	if o.n != p.n {
		return o.n > p.n
	}
	if o.suffix != p.suffix {
		return o.suffix > p.suffix
	}
	return o.digit > p.digit
}

// next reports whether o may follow p at once: the next number, or a unit inserted behind p.
func (o ordinal) next(p ordinal) bool {
	return o.n == p.n+1 || o.n == p.n && p.n > 0 && o.after(p)
}

// nextLetter is next for points: letters of the alphabet that the rules skip may be skipped, and one besides.
func (o ordinal) nextLetter(p ordinal) bool {
	if o.n <= p.n {
		return o.n == p.n && o.after(p)
	}
	skipped, at := 0, 0
	for _, l := range letters {
		at++
		if p.n < at && at < o.n && strings.ContainsRune(legal, l) {
			skipped++
		}
	}
	return skipped == 0 || skipped == 1 && p.n > 0
}

// number reads up to three digits at the start of s.
func number(s string) (n, width int) {
	for width < len(s) && width < 4 && '0' <= s[width] && s[width] <= '9' {
		width++
	}
	if width == 0 || width == 4 {
		return 0, 0
	}
	n, _ = strconv.Atoi(s[:width])
	return n, width
}

// inserted reads "5", "32a", "12đ", "5a1" at the start of s.
func inserted(s string) (ordinal, int) {
	n, w := number(s)
	if w == 0 {
		return ordinal{}, 0
	}
	o := ordinal{n: n}
	r, rw := utf8.DecodeRuneInString(s[w:])
	if at := letterAt(r); at > 0 {
		o.suffix = at
		w += rw
		if w < len(s) && '1' <= s[w] && s[w] <= '9' {
			o.digit = int(s[w] - '0')
			w++
		}
	}
	return o, w
}

// romanLimit is the greatest roman numeral that numbers a section.
const romanLimit = 60

// roman reads a roman numeral in capitals at the start of s, in its one right spelling.
func roman(s string) (n, width int) {
	value := func(c byte) int {
		switch c {
		case 'I':
			return 1
		case 'V':
			return 5
		case 'X':
			return 10
		case 'L':
			return 50
		}
		return 0
	}
	for width < len(s) && value(s[width]) > 0 {
		v := value(s[width])
		width++
		if width < len(s) && value(s[width]) > v {
			n -= v
		} else {
			n += v
		}
	}
	if n <= 0 || n > romanLimit || romanOf(n) != s[:width] {
		return 0, 0
	}
	return n, width
}

func romanOf(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		v int
		s string
	}{{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= d.v {
			b.WriteString(d.s)
			n -= d.v
		}
	}
	return b.String()
}

// numeral is a number written as words.
type numeral struct {
	words string
	n     int
}

// wordNumerals are the numbers to 99 as words after "thứ", the longest first: "nhất", "mười hai", "hai mươi mốt".
var wordNumerals = sync.OnceValue(func() []numeral {
	var out []numeral
	var tens [10]string
	for _, row := range rows("numerals") {
		// A row that does not parse is 0; a test holds the table.
		n, _ := strconv.Atoi(row[1])
		switch {
		case n >= 20:
			tens[n/10%10] = row[0]
		case row[2] == "unit":
			for t := 1; t < 10; t++ {
				if tens[t] != "" {
					out = append(out, numeral{tens[t] + " " + row[0], 10*t + n})
				}
			}
			continue
		case n == 10:
			tens[1] = row[0]
		}
		out = append(out, numeral{row[0], n})
	}
	slices.SortStableFunc(out, func(a, b numeral) int { return len(b.words) - len(a.words) })
	return out
})

// wordNumeral reads a number written as words at the start of s.
func wordNumeral(s string) (n, width int) {
	for _, w := range wordNumerals() {
		// Capital and small Vietnamese letters are as long as each other in UTF-8.
		if len(s) >= len(w.words) && strings.EqualFold(s[:len(w.words)], w.words) {
			return w.n, len(w.words)
		}
	}
	return 0, 0
}
