package figure

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
)

// headTime is a time that a head of a table names.
type headTime struct {
	corpus.Period
	// Span is where it stands.
	corpus.Span
	// first and last are its words, last excluded.
	first, last int
}

// headTimes reads the times that words name, and marks these as read. A quarter or a month without a year is one of the given year, or
// none where that is 0. Example: "Quý IV/2024", "TH 2019", "6 tháng đầu năm 2025", "giai đoạn 2021 - 2025", "đến 31/12/2024".
func headTimes(words []headWord, year int) []headTime {
	var found []headTime
	for i := 0; i < len(words); {
		p, n := timeAt(words[i:], year)
		if n == 0 || pricesOf(words[:i]) {
			i += max(n, 1)
			continue
		}
		first := i
		for first > 0 && !words[first-1].used && slices.Contains([]string{"nam", "trong", "giai", "doan", "ky"}, words[first-1].fold) {
			first--
		}
		if first > 0 && !words[first-1].used && p.From.Month == 1 && p.To.Month == 12 && p.From.Year == p.To.Year {
			switch words[first-1].fold { // a state of things on its first or last day
			case "dau":
				first--
				p = corpus.Period{To: p.From}
			case "cuoi":
				first--
				p.From = corpus.Date{}
			}
		}
		if first > 0 && (words[first-1].fold == "den" || words[first-1].fold == "het" || words[first-1].fold == "ngay") {
			for first > 0 && slices.Contains([]string{"den", "het", "tinh", "ngay"}, words[first-1].fold) {
				first--
			}
			if words[first].fold != "ngay" {
				p.From = corpus.Date{}
			}
		}
		t := headTime{Period: p, Span: corpus.Span{Start: words[first].Start, End: words[i+n-1].End}, first: first, last: i + n}
		for j := first; j < t.last; j++ {
			words[j].used = true
		}
		found = append(found, t)
		i += n
	}
	return found
}

// pricesOf reports whether words end by naming prices, so that the year behind them is the one whose prices were taken: "giá 2010", "giá so
// sánh 2010".
func pricesOf(words []headWord) bool {
	for i := len(words) - 1; i >= 0 && i >= len(words)-5; i-- {
		switch words[i].fold {
		case "gia":
			return true
		case "so", "sanh", "ss", "co", "dinh", "hien", "hanh", "nam", "goc":
		default:
			return false
		}
	}
	return false
}

// timeAt reads a time at the first of the words, and says how many words it takes.
func timeAt(words []headWord, year int) (corpus.Period, int) {
	w := func(i int) string {
		if i < len(words) && !words[i].used {
			return words[i].fold
		}
		return ""
	}
	// withYear reads the year behind a month or quarter at word i.
	withYear := func(i int, make func(y int) corpus.Period) (corpus.Period, int) {
		j := i
		for j < i+2 && (w(j) == "nam" || w(j) == "cua") {
			j++
		}
		if y := yearAt(w(j)); y > 0 && (j > i || slices.Contains([]string{"/", "-", "", ".", ",", "–"}, words[j].before)) {
			return make(y), j + 1
		}
		if year == 0 {
			return corpus.Period{}, 0
		}
		return make(year), i
	}
	switch first := w(0); {
	case first == "quy" && quarterOf(w(1)) > 0, len(first) == 2 && first[0] == 'q' && quarterOf(first[1:]) > 0:
		i, q := 2, quarterOf(w(1))
		if first != "quy" {
			i, q = 1, quarterOf(first[1:])
		}
		return withYear(i, func(y int) corpus.Period { return corpus.Months(y, 3*q-2, 3*q) })
	case first == "thang" && monthOf(w(1)) > 0:
		m := monthOf(w(1))
		return withYear(2, func(y int) corpus.Period { return corpus.Months(y, m, m) })
	case monthOf(first) > 1 && w(1) == "thang" && monthOf(w(2)) == 0 || countOf(first) > 1 && w(1) == "thang":
		n, i, last := max(monthOf(first), countOf(first)), 2, false
		if w(2) == "dau" || w(2) == "cuoi" {
			i, last = 3, w(2) == "cuoi"
		}
		return withYear(i, func(y int) corpus.Period {
			if last {
				return corpus.Months(y, 13-n, 12)
			}
			return corpus.Months(y, 1, n)
		})
	case yearAt(first) > 0:
		a := yearAt(first)
		i := 1
		if w(1) == "den" {
			i = 2
		}
		if w(i) == "nam" {
			i++
		}
		if b := yearAt(w(i)); b > a && b-a <= 30 && (i > 1 || slices.Contains([]string{"-", "–", "÷"}, words[1].before) || b == a+1 && words[1].before == "/") {
			return corpus.Period{From: corpus.Date{Year: a, Month: 1, Day: 1}, To: corpus.Date{Year: b, Month: 12, Day: 31}}, i + 1
		}
		return corpus.Months(a, 1, 12), 1
	case first != "" && first[0] <= '3' && first[0] >= '0' && len(first) <= 2:
		d, _ := strconv.Atoi(first)
		sep := func(i int) bool {
			return i < len(words) && (words[i].before == "/" || words[i].before == "-" || words[i].before == ".")
		}
		if m, y := monthOf(w(1)), yearAt(w(2)); m > 0 && y > 0 && sep(1) && sep(2) && d >= 1 && d <= 31 {
			day := corpus.Date{Year: y, Month: m, Day: d}
			return corpus.Period{From: day, To: day}, 3
		}
		if m, y := monthOf(w(2)), yearAt(w(4)); m > 0 && y > 0 && w(1) == "thang" && w(3) == "nam" {
			day := corpus.Date{Year: y, Month: m, Day: d}
			return corpus.Period{From: day, To: day}, 5
		}
		if m, y := monthOf(first), yearAt(w(1)); m > 0 && y > 0 && sep(1) {
			return corpus.Months(y, m, m), 2
		}
	}
	return corpus.Period{}, 0
}

// quarterOf is the number of a quarter in Roman or Arabic figures, 0 where the word is none.
func quarterOf(word string) int {
	switch strings.TrimLeft(word, "0") {
	case "i", "1":
		return 1
	case "ii", "2":
		return 2
	case "iii", "3":
		return 3
	case "iv", "4":
		return 4
	}
	return 0
}

func monthOf(word string) int {
	n, err := strconv.Atoi(word)
	if err != nil || n < 1 || n > 12 || len(word) > 2 {
		return 0
	}
	return n
}

func countOf(word string) int {
	return map[string]int{"ba": 3, "sau": 6, "chin": 9}[word]
}

// aYearBefore is the same months of the year before.
func aYearBefore(p corpus.Period) corpus.Period {
	if !p.From.IsZero() {
		p.From.Year--
	}
	if !p.To.IsZero() {
		p.To.Year--
		if p.To.Month == 2 && p.To.Day == 29 {
			p.To.Day = 28
		}
	}
	return p
}
