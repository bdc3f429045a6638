package query

import (
	"regexp"
	"strconv"
	"strings"

	"vankho/corpus/viet"
)

func readYears(value string) (string, bool) {
	if viet.Slug(value) == None {
		return None, true
	}
	r, ok := ParseYears(value)
	return r.String(), ok
}

func labelYears(value string) string {
	r, ok := ParseYears(value)
	switch {
	case !ok || r.From == r.To:
		return ""
	case r.From == 0:
		return "đến " + strconv.Itoa(r.To)
	case r.To == 0:
		return "từ " + strconv.Itoa(r.From)
	}
	return strconv.Itoa(r.From) + "–" + strconv.Itoa(r.To)
}

// yearsTyped is a year or a range with spaces in it: "2020 - 2025".
var yearsTyped = regexp.MustCompile(`^(?:\d{4} *(?:\.\.|[-–—]) *\d{4}|\.\. *\d{4})\b`)

func reachYears(rest string) int { return len(yearsTyped.FindString(rest)) }

// ParseYears reads a year or a range of years: "2020", "2020..2025", "2020-2025", "2020..", "..2020". A range typed
// backwards is turned round. Years lie between 1900 and 2100.
func ParseYears(s string) (YearRange, bool) {
	s = strings.TrimSpace(s)
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		from, to, ranged = strings.Cut(strings.NewReplacer("–", "-", "—", "-").Replace(s), "-")
	}
	if !ranged {
		to = from
	}
	a, ok1 := year(from)
	b, ok2 := year(to)
	if !ok1 || !ok2 || a == 0 && b == 0 {
		return YearRange{}, false
	}
	if a != 0 && b != 0 && b < a {
		a, b = b, a
	}
	return YearRange{a, b}, true
}

// Has reports whether a year lies in the range.
func (r YearRange) Has(year int) bool {
	return (r.From == 0 || r.From <= year) && (r.To == 0 || year <= r.To)
}

// String is the range as addresses carry it: "2020", "2020..2025", "2020..", "..2020".
func (r YearRange) String() string {
	if r.From == r.To {
		return strconv.Itoa(r.From)
	}
	end := func(y int) string {
		if y == 0 {
			return ""
		}
		return strconv.Itoa(y)
	}
	return end(r.From) + ".." + end(r.To)
}

// year reads one end of a range; empty is an open end.
func year(s string) (int, bool) {
	s = strings.Trim(s, " .")
	if s == "" {
		return 0, true
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1900 || n > 2100 || len(s) != 4 {
		return 0, false
	}
	return n, true
}
