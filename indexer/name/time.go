package name

import (
	"strconv"

	"vankho/corpus"
	"vankho/corpus/viet"
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
		if next < len(days) && days[next].Start < m.Start && days[next].Date.Month != 0 {
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

// lower is the word at token i in small letters.
func (r *reader) lower(i int) string { return wordKey(r.quote(i, i+1)) }

// year reads a year of four figures.
func (r *reader) year(i int) (int, bool) {
	if r.kindAt(i) != figureToken || r.widthAt(i) != 4 || r.numbered(i) && !r.is(i+1, wDash) && !r.is(i+1, wComma) {
		return 0, false
	}
	y, err := strconv.Atoi(r.quote(i, i+1))
	return y, err == nil && 1900 <= y && y <= 2100
}

// figures reads "7/2025", "2021-2025" and, in brackets behind a weekday, "12/5".
func (r *reader) figures(i int) (moment, int, bool) {
	if r.is(i-1, wSlash, wDash, wDot, wComma) && !r.gapAt(i) || r.inReference(i) || r.is(i-1, wNumber) || r.capitalAt(i-1) {
		return moment{}, 0, false
	}
	if r.is(i+1, wDash) {
		return r.bareYears(i)
	}
	month, ok := r.figure(i, 31)
	if !ok || r.gapAt(i+2) || r.is(i+3, wSlash, wDash, wDot, wComma) && r.kindAt(i+3) == markToken && i+4 < len(r.toks) && !r.gapAt(i+3) && !r.gapAt(i+4) {
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
	if r.is(j, wYearly, wYearlyToo) && r.is(j+1, wMonth, wQuarter, wYear) {
		return moment{Span: r.span(i, j+2), class: "recurring"}, j + 2, true
	}
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
	if !r.is(j, wSlash, wDash) || r.gapAt(j) {
		if r.kindAt(j) == markToken && !r.gapAt(j) && r.kindAt(j+1) == figureToken && j+1 < len(r.toks) && !r.gapAt(j+1) {
			return moment{}, 0, false
		}
		return r.withoutYear(i, j, d, m)
	}
	y, ok := r.figure(j+1, 99)
	if !ok || j+2 < len(r.toks) && r.is(j+2, wSlash, wDash) && !r.gapAt(j+2) || !day(2000+y, m, d).Valid() {
		return moment{}, 0, false
	}
	t := day(2000+y, m, d)
	return moment{Span: r.span(i, j+2), class: "day", from: t, to: t, name: t.Short()}, j + 2, true
}

// figure reads a number of one or two figures.
func (r *reader) figure(i, most int) (int, bool) {
	if r.kindAt(i) != figureToken || r.widthAt(i) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(r.quote(i, i+1))
	return n, err == nil && 0 < n && n <= most
}

// entity is the time as the contract has it.
func (m moment) entity(text string) corpus.Entity {
	quote := m.In(text)
	return corpus.Entity{Span: m.Span, Quote: quote, Kind: corpus.EntityDate, Class: m.class, Name: or(m.name, viet.Uncapitalise(viet.Squeeze(quote))),
		Specific: true, From: m.from, To: m.to, Source: "text"}
}
