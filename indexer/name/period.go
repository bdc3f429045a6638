package name

import (
	"strconv"
)

// period reads a time that begins at token i and is more than a day: its end is the token behind it.
func (r *reader) period(i int) (moment, int, bool) {
	t := r.toks[i]
	switch {
	case t.word == wGiai && r.is(i+1, wDoan):
		return r.years(i, i+2, "year_range")
	case t.word == wThoi && r.is(i+1, wKy):
		return r.years(i, i+2, "year_range")
	case t.word == wNhiem && r.is(i+1, wKy):
		return r.years(i, i+2, "term")
	case t.word == wYear && r.is(i+1, wSchool):
		return r.years(i, i+2, "school_year")
	case t.word == wYear && r.kindAt(i+1) == figureToken:
		m, to, ok := r.years(i, i+1, "year_range")
		if ok && r.kindAt(i-1) == figureToken {
			m.Start = r.toks[i+1].start // "5 năm 2021 - 2025"
		}
		return m, to, ok
	case t.word == wDinh && r.is(i+1, wHuong):
		return r.horizon(i, i+2)
	case t.word == wTam && r.is(i+1, wNhin):
		return r.horizon(i, i+2)
	case t.word == wFrom:
		return r.fromTo(i)
	case t.word == wQuarter, t.word == wQ && t.caps != small:
		return r.quarter(i)
	case t.kind == figureToken && r.is(i+1, wSlash, wDash) && !r.gapAt(i+1):
		return r.figures(i)
	case t.kind == figureToken && r.is(i+1, wDash):
		return r.bareYears(i)
	case t.kind == wordToken && quarterWord(r.textAt(i)):
		return r.shortQuarter(i)
	case t.word == wKhoa:
		return r.congress(i)
	case t.word == wMung, t.word == wMong:
		return r.lunar(i)
	case r.is(i+1, wMonth):
		return r.months(i)
	case t.word == wDay:
		return r.recurring(i)
	}
	return moment{}, 0, false
}

// years reads "2025 - 2030", "2025 đến 2030", "từ 2025 đến năm 2030" at token at; the words before began at i.
func (r *reader) years(i, at int, class string) (moment, int, bool) {
	// "giai đoạn 5 năm 2021 - 2025", "nhiệm kỳ khóa XV"
	if r.kindAt(at) == figureToken && r.widthAt(at) <= 2 && r.is(at+1, wYear) {
		at += 2
	}
	if r.is(at, wFrom) {
		at++
	}
	if r.is(at, wYear) {
		at++
	}
	first, ok := r.year(at)
	if !ok {
		return moment{}, 0, false
	}
	j := at + 1
	switch {
	case r.is(j, wDash):
		j++
	case r.is(j, wUntil, wTo):
		j++
	case class == "school_year" && r.is(j, wSlash):
		j++
	default:
		return moment{}, 0, false
	}
	if r.is(j, wYear) {
		j++
	}
	last, ok := r.year(j)
	if !ok || last < first || r.is(j+1, wSlash) && !r.gapAt(j+1) {
		return moment{}, 0, false
	}
	m := moment{Span: r.span(i, j+1), class: class, from: day(first, 1, 1), to: day(last, 12, 31)}
	if class == "school_year" {
		// A school year runs from September to August; only its years are certain.
		if last != first+1 {
			return moment{}, 0, false
		}
	}
	return m, j + 1, true
}

// horizon reads "định hướng đến năm 2045", "tầm nhìn 2050".
func (r *reader) horizon(i, at int) (moment, int, bool) {
	if r.is(at, wUntil, wTo) {
		at++
	}
	if r.is(at, wYear) {
		at++
	}
	y, ok := r.year(at)
	if !ok {
		return moment{}, 0, false
	}
	return moment{Span: r.span(i, at+1), class: "horizon_year", to: day(y, 12, 31)}, at + 1, true
}

// fromTo reads "từ năm 2021 đến năm 2025".
func (r *reader) fromTo(i int) (moment, int, bool) {
	if !r.is(i+1, wYear) {
		return moment{}, 0, false
	}
	first, ok := r.year(i + 2)
	if !ok || !r.is(i+3, wUntil, wTo) {
		return moment{}, 0, false
	}
	j := i + 4
	if r.is(j, wHet) {
		j++
	}
	if r.is(j, wYear) {
		j++
	}
	last, ok := r.year(j)
	if !ok || last < first {
		return moment{}, 0, false
	}
	return moment{Span: r.span(i, j+1), class: "year_range", from: day(first, 1, 1), to: day(last, 12, 31)}, j + 1, true
}

// roman are the quarters as they are numbered.
var roman = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "01": 1, "02": 2, "03": 3, "04": 4}

// quarter reads "Quý I năm 2025", "quý 1/2025", "Q1/2025".
func (r *reader) quarter(i int) (moment, int, bool) {
	j := i + 1
	if j >= len(r.toks) || r.widthAt(j) > 3 {
		return moment{}, 0, false
	}
	n := roman[r.quote(j, j+1)]
	if n == 0 {
		return moment{}, 0, false
	}
	j++
	switch {
	case r.is(j, wSlash, wDash, wComma):
		j++
	}
	if r.is(j, wYear) {
		j++
	}
	y, ok := r.year(j)
	if !ok {
		return moment{}, 0, false
	}
	return moment{Span: r.span(i, j+1), class: "quarter", from: day(y, n*3-2, 1), to: monthEnd(y, n*3)}, j + 1, true
}

// numerals are the numbers of months that are written out.
var numerals = map[string]int{"ba": 3, "sáu": 6, "chín": 9}

// months reads "6 tháng đầu năm 2025", "9 tháng năm 2025", "6 tháng cuối năm".
func (r *reader) months(i int) (moment, int, bool) {
	if !r.is(i+1, wMonth) {
		return moment{}, 0, false
	}
	n, err := strconv.Atoi(r.quote(i, i+1))
	if err != nil {
		n = numerals[r.lower(i)]
	}
	j := i + 2
	last := r.is(j, wLast)
	if last || r.is(j, wFirst) {
		j++
	}
	if n < 2 || n > 11 || !r.is(j, wYear) || r.is(i-1, wComma, wDot, wSlash) && !r.gapAt(i) {
		return moment{}, 0, false
	}
	y, ok := r.year(j + 1)
	if !ok {
		return moment{}, 0, false
	}
	m := moment{Span: r.span(i, j+2), class: "months", from: day(y, 1, 1), to: monthEnd(y, n)}
	if last {
		m.from, m.to = day(y, 13-n, 1), day(y, 12, 31)
	}
	return m, j + 2, true
}

// bareYears reads "2021-2025" without a word before it.
func (r *reader) bareYears(i int) (moment, int, bool) {
	first, ok := r.year(i)
	if !ok || first > 2060 || first < 1975 || r.capitalAt(i-1) || r.kindAt(i-1) == markToken && !r.is(i-1, wOpen, wComma) {
		return moment{}, 0, false
	}
	m, to, ok := r.years(i, i, "year_range")
	if !ok || m.to.Year-m.from.Year > 40 || m.to.Year == m.from.Year {
		return moment{}, 0, false
	}
	return m, to, true
}

func quarterWord(s string) bool {
	return len(s) == 2 && s[0] == 'Q' && '1' <= s[1] && s[1] <= '4'
}

// shortQuarter reads "Q3/2023".
func (r *reader) shortQuarter(i int) (moment, int, bool) {
	y, ok := r.year(i + 2)
	if !ok || !r.is(i+1, wSlash, wDash) {
		return moment{}, 0, false
	}
	n := int(r.textAt(i)[1] - '0')
	return moment{Span: r.span(i, i+3), class: "quarter", from: day(y, n*3-2, 1), to: monthEnd(y, n*3)}, i + 3, true
}

// congress reads "khóa XV".
func (r *reader) congress(i int) (moment, int, bool) {
	if s := r.textAt(i + 1); !romanNumeral(s) || r.shoutedAt(i) {
		return moment{}, 0, false
	}
	return moment{Span: r.span(i, i+2), class: "term"}, i + 2, true
}
