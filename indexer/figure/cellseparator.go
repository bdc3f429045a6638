package figure

import (
	"strconv"
	"strings"
)

// separators is how the numbers of a column part thousands from decimals.
type separators struct {
	// ours and theirs count the numbers that can only be read one way: 1.234,5 or 12,5 as officials write, 1,234.5 or 12.5 as English has it.
	ours, theirs int
	// countable says that what is counted has no fractions.
	countable bool
	// sure says that the program wrote the numbers itself: those of workbooks.
	sure bool
}

// see counts what a numeral tells.
func (s *separators) see(numeral string) {
	switch numeralConvention(numeral) {
	case 1:
		s.ours++
	case -1:
		s.theirs++
	}
}

// or is s, or what another tells where s has seen nothing.
func (s separators) or(o separators) separators {
	if s.ours+s.theirs == 0 {
		s.ours, s.theirs = o.ours, o.theirs
	}
	return s
}

// numeralConvention is 1 where a numeral can only be Vietnamese, -1 where it can only be English, 0 where it may be either.
// Example: "12,5" and "1.234.567" are 1, "1,234.5" and "0.125" are -1; "1.234", "1,234" and "15" are 0.
func numeralConvention(numeral string) int {
	points, commas := strings.Count(numeral, "."), strings.Count(numeral, ",")
	only := func(mark string, count int) int {
		if count > 1 {
			return 1
		}
		whole, rest, _ := strings.Cut(numeral, mark)
		if len(rest) != 3 || len(whole) > 3 || whole == "0" {
			return -1
		}
		return 0
	}
	switch {
	case points == 0 && commas == 0 || strings.ContainsAny(numeral, " \u00a0’'"):
		return 0
	case commas == 0:
		return only(".", points)
	case points == 0:
		return -only(",", commas)
	case strings.LastIndexByte(numeral, ',') > strings.LastIndexByte(numeral, '.'):
		return 1
	}
	return -1
}

// parse reads a numeral as the column writes them. Doubtful says that it could be another number, or that the column writes both ways.
func (s separators) parse(numeral string) (v float64, decimals int, ok, doubtful bool) {
	if strings.ContainsAny(numeral, " \u00a0’'") {
		numeral = strings.NewReplacer(" ", "", "\u00a0", "", "’", "", "'", "").Replace(numeral)
	}
	own := numeralConvention(numeral)
	english := own < 0
	if own == 0 && strings.ContainsAny(numeral, ".,") {
		switch {
		case s.sure:
		case s.theirs > s.ours:
			english, doubtful = true, s.ours > 0
		case s.ours > 0:
			doubtful = s.theirs > 0
		default: // nothing in the column tells: a comma before three figures parts thousands of what can only be counted
			english = strings.Contains(numeral, ",") && s.countable
			doubtful = strings.Contains(numeral, ",")
		}
	}
	thousand, decimal := ".", ","
	if english {
		thousand, decimal = ",", "."
		doubtful = doubtful || strings.Contains(numeral, thousand)
	}
	whole, fraction, _ := strings.Cut(numeral, decimal)
	if strings.Contains(whole, thousand) && !thousands(whole, thousand) || strings.ContainsAny(fraction, ".,") {
		return 0, 0, false, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(whole, thousand, "")+"."+fraction+"0", 64)
	return v, len(fraction), err == nil, doubtful
}
