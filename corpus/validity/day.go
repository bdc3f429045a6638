package validity

import (
	"time"

	"vankho/corpus"
)

// lastOf is the last day that a date can mean: "3/2025" is 31/3/2025.
func lastOf(d corpus.Date) corpus.Date {
	switch {
	case d.Day > 0 || d.IsZero():
		return d
	case d.Month == 0:
		return corpus.Date{Year: d.Year, Month: 12, Day: 31}
	}
	t := time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
	return corpus.Date{Year: d.Year, Month: d.Month, Day: t.Day()}
}

// dayAfter is the day after the last one that a date can mean: of "2025" it is 01/01/2026.
func dayAfter(d corpus.Date) corpus.Date { return lastOf(d).Plus(1) }

// surelyBefore reports whether one date lies before another, however their missing days are read; false where one is not known.
func surelyBefore(a, b corpus.Date) bool {
	return !a.IsZero() && !b.IsZero() && lastOf(a).Before(b)
}
