package query

import (
	"strconv"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// issued takes in the year or date behind the number: "năm 2019", "2019", "ngày 27/3/2025", "tháng 3 năm 2025"; or behind the body
// that issued it: "của UBND tỉnh năm 2019". It returns how many words the date has.
func (r *reading) issued(n *NumberAsked) int {
	if d, size := r.dateAt(r.end); size > 0 && r.near(r.end) {
		n.date(d)
		r.end += size
		return size
	}
	if r.end >= len(r.pieces) || viet.Fold(r.pieces[r.end].Text) != "cua" {
		return 0
	}
	const longestBody = 14
	for at := r.end + 1; at < min(len(r.pieces), r.end+longestBody); at++ {
		if d, size := r.dateAt(at); size > 1 {
			n.date(d)
			r.late, r.lateEnd = at, at+size
			return size
		}
		if r.pieces[at].role == roleDigits {
			break
		}
	}
	return 0
}

// issuedBefore takes in the date before the number, or the year: "ngày 27/3/2025 số 154", "năm 2019 quyết định 889". A bare year
// must begin the question.
func (r *reading) issuedBefore(n *NumberAsked) {
	const longest = 6
	for at := max(0, r.from-longest); at < r.from; at++ {
		d, size := r.dateAt(at)
		if size == 0 || at+size != r.from || !r.near(r.from) || size == 1 && at > 0 {
			continue
		}
		n.date(d)
		r.from = at
		return
	}
}

// date sets the day of issue, as far as it is known.
func (n *NumberAsked) date(d corpus.Date) {
	if n.Year == 0 {
		n.Year = d.Year
	}
	if n.Year == d.Year && d.Month != 0 {
		n.Issued = d
	}
}

// dateAt reads a date in figures or words that begins with a piece, and how many pieces it takes; 0 where there is none.
func (r *reading) dateAt(at int) (corpus.Date, int) {
	role := func(i int) role {
		if at+i >= len(r.pieces) || i > 0 && !r.near(at+i) {
			return roleWord
		}
		return r.pieces[at+i].role
	}
	figure := func(i int) int {
		if role(i) != roleDigits || len(r.pieces[at+i].Text) > 4 {
			return 0
		}
		return atoi(r.pieces[at+i].Text)
	}
	year := func(i int) int {
		if role(i) == roleDigits && isYear(r.pieces[at+i].Text) {
			return figure(i)
		}
		return 0
	}
	// A word before each figure, or separators alone.
	i := 0
	if role(0) == roleNgay {
		i = 1
	}
	day, month := figure(i), 0
	size := i + 1
	if day > 0 {
		if role(size) == roleThang {
			size++
		}
		month = figure(size)
		size++
		if role(size) == roleNam {
			size++
		}
		y := year(size)
		if y == 0 && role(size) == roleDigits && len(r.pieces[at+size].Text) == 2 && r.gap(at+size) == r.gap(at+size-1) && r.gap(at+size) == "/" {
			y = century + figure(size)
		}
		if d := (corpus.Date{Year: y, Month: month, Day: day}); y > 0 && month > 0 && d.Valid() {
			return d, size + 1
		}
	}
	if role(0) == roleThang {
		size = 2
		if role(size) == roleNam {
			size++
		}
		if d := (corpus.Date{Year: year(size), Month: figure(1)}); d.Year > 0 && d.Month > 0 && d.Valid() {
			return d, size + 1
		}
	}
	if role(0) == roleNam && year(1) > 0 {
		return corpus.Date{Year: year(1)}, 2
	}
	if year(0) > 0 {
		return corpus.Date{Year: year(0)}, 1
	}
	return corpus.Date{}, 0
}

// century is that of a year typed in two figures: 27/3/25.
const century = 2000

// atoi reads figures that are known to be such.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
