package name

import (
	"strconv"
	"strings"

	"vankho/corpus"
)

// moment is a time in the text; from and to are zero where the text does not bound it.
type moment struct {
	corpus.Span
	class    string
	from, to corpus.Date
	name     string
}

// readTimes finds the times, ascending and not overlapping: periods by their words, days by corpus.ScanDates.
func (r *reader) readTimes() {
	days := corpus.ScanDates(r.text)
	next := 0
	for i := 0; i < len(r.toks); {
		m, to, ok := r.period(i)
		if !ok {
			i++
			continue
		}
		for next < len(days) && days[next].End <= m.Start {
			r.takeDay(days[next])
			next++
		}
		// A day that begins before the period and reaches into it is the longer reading: ngày 5 tháng 3 năm 2025.
		if next < len(days) && days[next].Start < m.Start {
			i++
			continue
		}
		if next < len(days) && days[next].Start == m.Start && days[next].End > m.End {
			i++
			continue
		}
		for next < len(days) && days[next].Start < m.End {
			next++
		}
		r.times = append(r.times, m)
		i = to
	}
	for ; next < len(days); next++ {
		r.takeDay(days[next])
	}
}

// takeDay keeps a day, month or year; one that comes back every year has no bounds.
func (r *reader) takeDay(d corpus.FoundDate) {
	m := moment{Span: d.Span, name: d.Date.Short()}
	switch {
	case d.Date.Day != 0:
		m.class, m.from, m.to = "day", d.Date, d.Date
	case d.Date.Month != 0:
		m.class, m.from, m.to = "month", day(d.Date.Year, d.Date.Month, 1), monthEnd(d.Date.Year, d.Date.Month)
	default:
		m.class, m.from, m.to = "year", day(d.Date.Year, 1, 1), day(d.Date.Year, 12, 31)
	}
	r.times = append(r.times, m)
}

func day(y, m, d int) corpus.Date { return corpus.Date{Year: y, Month: m, Day: d} }

func monthEnd(y, m int) corpus.Date {
	for d := 31; d > 28; d-- {
		if e := day(y, m, d); e.Valid() {
			return e
		}
	}
	return day(y, m, 28)
}

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
		return r.years(i, i+1, "year_range")
	case t.word == wDinh && r.is(i+1, wHuong):
		return r.horizon(i, i+2)
	case t.word == wTam && r.is(i+1, wNhin):
		return r.horizon(i, i+2)
	case t.word == wFrom:
		return r.fromTo(i)
	case t.word == wQuarter, t.word == wQ && t.caps != small:
		return r.quarter(i)
	case t.kind == figureToken && r.is(i+1, wSlash, wDash) && !r.toks[i+1].gap:
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

// lower is the word at token i in small letters.
func (r *reader) lower(i int) string { return wordKey(r.quote(i, i+1)) }

// year reads a year of four figures.
func (r *reader) year(i int) (int, bool) {
	if r.kindAt(i) != figureToken || r.toks[i].end-r.toks[i].start != 4 || r.numbered(i) && !r.is(i+1, wDash) && !r.is(i+1, wComma) {
		return 0, false
	}
	y, err := strconv.Atoi(r.quote(i, i+1))
	return y, err == nil && 1900 <= y && y <= 2100
}

// years reads "2025 - 2030", "2025 đến 2030", "từ 2025 đến năm 2030" at token at; the words before began at i.
func (r *reader) years(i, at int, class string) (moment, int, bool) {
	// "giai đoạn 5 năm 2021 - 2025", "nhiệm kỳ khóa XV"
	if r.kindAt(at) == figureToken && r.toks[at].end-r.toks[at].start <= 2 && r.is(at+1, wYear) {
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
	if !ok || last < first || r.is(j+1, wSlash) && !r.toks[j+1].gap {
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
	if j >= len(r.toks) || r.toks[j].end-r.toks[j].start > 3 {
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
	if n < 2 || n > 11 || !r.is(j, wYear) || r.is(i-1, wComma, wDot, wSlash) && !r.toks[i].gap {
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

// figures reads "7/2025", "2021-2025" and, in brackets behind a weekday, "12/5".
func (r *reader) figures(i int) (moment, int, bool) {
	if r.is(i-1, wSlash, wDash, wDot, wComma) && !r.toks[i].gap || r.inReference(i) || r.is(i-1, wNumber) {
		return moment{}, 0, false
	}
	if r.is(i+1, wDash) {
		return r.bareYears(i)
	}
	month, ok := r.figure(i, 31)
	if !ok || r.toks[i+2].gap || r.is(i+3, wSlash, wDash, wDot, wComma) && r.kindAt(i+3) == markToken && i+4 < len(r.toks) && !r.toks[i+3].gap && !r.toks[i+4].gap {
		return moment{}, 0, false
	}
	if y, ok := r.year(i + 2); ok && month <= 12 {
		return moment{Span: r.span(i, i+3), class: "month", from: day(y, month, 1), to: monthEnd(y, month)}, i + 3, true
	}
	if r.is(i-1, wOpen) && r.is(i+3, wClose) && r.weekday(i-2) {
		if m, ok := r.figure(i+2, 12); ok {
			return r.withoutYear(i, i+3, month, m)
		}
	}
	return moment{}, 0, false
}

// weekday reports "thứ Hai", "Chủ nhật" that ends at token i.
func (r *reader) weekday(i int) bool {
	return r.lowerAt(i-1) == "thứ" || r.lowerAt(i) == "nhật" && r.lowerAt(i-1) == "chủ"
}

// withoutYear is a day whose year only the document's own day may tell.
func (r *reader) withoutYear(from, to, d, m int) (moment, int, bool) {
	if !day(2024, m, d).Valid() {
		return moment{}, 0, false
	}
	t := moment{Span: r.span(from, to), class: "day"}
	if y := r.in.Header.Issued.Year; y != 0 && day(y, m, d).Valid() {
		t.from = day(y, m, d)
		t.to = t.from
	}
	return t, to, true
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

// lunar reads "mùng 10 tháng Ba âm lịch": no day of the calendar is guessed.
func (r *reader) lunar(i int) (moment, int, bool) {
	if r.kindAt(i+1) != figureToken || !r.is(i+2, wMonth) || r.kindAt(i+3) == breakToken {
		return moment{}, 0, false
	}
	to := i + 4
	if r.is(to, wLunar) {
		to += 2
	}
	if to > len(r.toks) {
		return moment{}, 0, false
	}
	return moment{Span: r.span(i, to), class: "other"}, to, true
}

// recurring reads "ngày 10/10 hằng năm", "ngày 30 tháng 6 hàng năm": a day without a year.
func (r *reader) recurring(i int) (moment, int, bool) {
	d, ok := r.figure(i+1, 31)
	if !ok {
		return moment{}, 0, false
	}
	j := i + 2
	if !r.is(j, wSlash, wMonth, wDash) {
		return moment{}, 0, false
	}
	m, ok := r.figure(j+1, 12)
	if !ok || !day(2024, m, d).Valid() {
		return moment{}, 0, false
	}
	j += 2
	if !r.is(j, wYearly, wYearlyToo) || !r.is(j+1, wYear) {
		if r.is(i+2, wSlash, wDash) {
			return r.ownYear(i, j, d, m)
		}
		return moment{}, 0, false
	}
	return moment{Span: r.span(i, j+2), class: "recurring"}, j + 2, true
}

// ownYear reads "ngày 26/3", "ngày 15/6/25".
func (r *reader) ownYear(i, j, d, m int) (moment, int, bool) {
	if !r.is(j, wSlash, wDash) || r.toks[j].gap {
		if r.kindAt(j) == markToken && !r.toks[j].gap && r.kindAt(j+1) == figureToken && j+1 < len(r.toks) && !r.toks[j+1].gap {
			return moment{}, 0, false
		}
		return r.withoutYear(i, j, d, m)
	}
	y, ok := r.figure(j+1, 99)
	if !ok || j+2 < len(r.toks) && r.is(j+2, wSlash, wDash) && !r.toks[j+2].gap || !day(2000+y, m, d).Valid() {
		return moment{}, 0, false
	}
	t := day(2000+y, m, d)
	return moment{Span: r.span(i, j+2), class: "day", from: t, to: t, name: t.Short()}, j + 2, true
}

// figure reads a number of one or two figures.
func (r *reader) figure(i, most int) (int, bool) {
	if r.kindAt(i) != figureToken || r.toks[i].end-r.toks[i].start > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(r.quote(i, i+1))
	return n, err == nil && 0 < n && n <= most
}

// entity is the time as the contract has it.
func (m moment) entity(text string) corpus.Entity {
	quote := m.In(text)
	return corpus.Entity{Span: m.Span, Quote: quote, Kind: corpus.EntityDate, Class: m.class, Name: or(m.name, plain(strings.ToLower(quote[:1])+quote[1:])),
		Specific: true, From: m.from, To: m.to, Source: "text"}
}
