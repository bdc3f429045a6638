package revision

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// letters is the order of points, with those that the rules do not know but documents use. Source: handbook §3.1.
const letters = "abcdđefghijklmnopqrstuvwxyz"

// ordinal is the place of a provision among those of its kind: 5 before 5a before 5b before 6, d before đ.
type ordinal struct {
	// kind is the first part of the name: "khoan".
	kind string
	// n is the number or the place of the letter, suffix that of the letter behind a number, digit the number behind that.
	n, suffix, digit int
}

// ordinalOf reads the name of a provision; ok is false for one that counts in no order that is known.
// Example: "khoan-5a" is {khoan, 5, 1, 0}, "diem-đ" {diem, 5, 0, 0}, "chuong-iva" {chuong, 4, 1, 0}.
func ordinalOf(name string) (o ordinal, ok bool) {
	at := strings.LastIndexByte(name, '-')
	if at < 0 {
		return ordinal{}, false
	}
	o.kind = name[:at]
	mark := name[at+1:]
	digits := len(mark) - len(strings.TrimLeft(mark, "0123456789"))
	switch {
	case digits > 0:
		o.n, _ = strconv.Atoi(mark[:min(digits, 6)])
		mark = mark[digits:]
	case o.kind == "diem":
		o.n, mark = letter(mark)
		if mark == "" {
			return o, o.n > 0
		}
		o.digit, ok = count(mark)
		return o, ok && o.n > 0
	default:
		var width int
		if o.n, width = roman(mark); width == 0 {
			return ordinal{}, false
		}
		mark = mark[width:]
	}
	if mark == "" {
		return o, true
	}
	if o.suffix, mark = letter(mark); o.suffix == 0 {
		return ordinal{}, false
	}
	if mark == "" {
		return o, true
	}
	o.digit, ok = count(mark)
	return o, ok
}

// before reports whether o comes before p.
func (o ordinal) before(p ordinal) bool {
	if o.n != p.n {
		return o.n < p.n
	}
	if o.suffix != p.suffix {
		return o.suffix < p.suffix
	}
	return o.digit < p.digit
}

// letter is the place of the first letter of a mark, 0 where it is none, and the rest.
func letter(mark string) (at int, rest string) {
	r, w := utf8.DecodeRuneInString(mark)
	for _, l := range letters {
		at++
		if l == r {
			return at, mark[w:]
		}
	}
	return 0, mark
}

func count(mark string) (int, bool) {
	n, err := strconv.Atoi(mark)
	return n, err == nil && n >= 0
}

// roman reads a Roman number in small letters at the start of a mark: "iva" is 4 and two letters wide.
func roman(mark string) (n, width int) {
	for _, step := range []struct {
		letters string
		value   int
	}{{"c", 100}, {"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1}} {
		for strings.HasPrefix(mark[width:], step.letters) && width < 12 {
			n, width = n+step.value, width+len(step.letters)
		}
	}
	return n, width
}
