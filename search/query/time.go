package query

import (
	"vankho/corpus"
	"vankho/corpus/viet"
)

func readPeriod(value string) (string, bool) {
	p, ok := corpus.ParsePeriod(value)
	return p.String(), ok
}

func labelPeriod(value string) string {
	p, _ := corpus.ParsePeriod(value)
	return p.Label()
}

// maxTimeWords is how many words a period or a day may be typed in: "ngày 27 tháng 3 năm 2025".
const maxTimeWords = 6

// reachPeriod lets a period be typed with spaces: "kỳ: quý I năm 2025".
func reachPeriod(rest string) int {
	return longest(rest, maxTimeWords, func(s string) bool { _, ok := corpus.ParsePeriod(s); return ok })
}

// readDay reads the last day of what was typed: "2025" is 2025-12-31.
func readDay(value string) (string, bool) {
	d, ok := corpus.ParseDate(value)
	if !ok && len(value) == 4 {
		d, ok = corpus.ParseISODate(value)
	}
	switch {
	case !ok || d.IsZero():
		return "", false
	case d.Month == 0:
		d = corpus.Months(d.Year, 1, 12).To
	case d.Day == 0:
		d = corpus.Months(d.Year, d.Month, d.Month).To
	}
	return d.String(), true
}

func labelDay(value string) string {
	d, _ := corpus.ParseISODate(value)
	return d.Short()
}

func reachDay(rest string) int {
	return longest(rest, maxTimeWords, func(s string) bool { _, ok := corpus.ParseDate(s); return ok })
}

// longest is the length of the longest beginning of a text, of at most so many words, that is understood.
func longest(text string, words int, understood func(string) bool) int {
	best, n := 0, 0
	for w := range viet.Words(text) {
		if n++; n > words {
			break
		}
		if understood(text[:w.End]) {
			best = w.End
		}
	}
	return best
}
