package corpus

import (
	"fmt"
	"strconv"
	"time"
)

// Date (ngày) is a calendar date with its precision: Month and Day are 0 where they are not known.
// The zero Date is "not known". Example: Date{2025, 3, 27}, Date{2025, 3, 0} for "tháng 3 năm 2025".
type Date struct{ Year, Month, Day int }

// DateOf is the calendar day of a moment in Vietnam, which is UTC+7 all the year round.
func DateOf(t time.Time) Date {
	y, m, d := t.In(time.FixedZone("ICT", 7*60*60)).Date()
	return Date{y, int(m), d}
}

// IsZero reports whether nothing of the date is known.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the calendar has such a date, years 1900 to 2100; 30/2 is not valid.
func (d Date) Valid() bool {
	if d.Year < 1900 || d.Year > 2100 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Month == 0 && d.Day != 0 {
		return false
	}
	if d.Day == 0 {
		return true
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return t.Day() == d.Day
}

// Before reports whether d lies before other; what is not known of a date counts as its first day.
// Example: Date{2025, 3, 0} is not before Date{2025, 3, 1}.
func (d Date) Before(other Date) bool {
	return before(Date{d.Year, max(d.Month, 1), max(d.Day, 1)}, Date{other.Year, max(other.Month, 1), max(other.Day, 1)})
}

// Compare orders dates as Before does: -1, 0 or 1. Example: Date{2025, 3, 0}.Compare(Date{2025, 3, 1}) is 0.
func (d Date) Compare(other Date) int {
	switch {
	case d.Before(other):
		return -1
	case other.Before(d):
		return 1
	}
	return 0
}

// String is the ISO form, as long as the precision goes: "2025-03-27", "2025-03", "2025", "".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Short is the form of lists, as documents write it: "27/3/2025", "19/02/2025", "3/2025", "2025".
// Days below 10 and months 1 and 2 carry a zero. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
func (d Date) Short() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return d.month() + "/" + strconv.Itoa(d.Year)
	}
	return fmt.Sprintf("%02d/%s/%d", d.Day, d.month(), d.Year)
}

// Long is the form of citations: "ngày 27 tháng 3 năm 2025", "tháng 3 năm 2025", "năm 2025".
func (d Date) Long() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("năm %d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("tháng %s năm %d", d.month(), d.Year)
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", d.Day, d.month(), d.Year)
}

// Plus is the day n days later; the zero Date where the day is not known. Example: Date{2025, 2, 27}.Plus(3) is Date{2025, 3, 2}.
func (d Date) Plus(n int) Date {
	if d.Day == 0 {
		return Date{}
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day+n, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), int(t.Month()), t.Day()}
}

func (d Date) month() string {
	if d.Month < 3 {
		return fmt.Sprintf("%02d", d.Month)
	}
	return strconv.Itoa(d.Month)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; it refuses dates that the calendar does not have.
func (d *Date) UnmarshalText(b []byte) error {
	p, ok := ParseISODate(string(b))
	if !ok {
		return fmt.Errorf("date %q: want YYYY-MM-DD, YYYY-MM or YYYY", b)
	}
	*d = p
	return nil
}

// ParseISODate reads "2025-03-27", "2025-03", "2025" and "" (the zero Date).
func ParseISODate(s string) (Date, bool) {
	var d Date
	if s == "" {
		return d, true
	}
	parts := []struct {
		at, width int
		into      *int
	}{{0, 4, &d.Year}, {5, 2, &d.Month}, {8, 2, &d.Day}}
	for _, p := range parts {
		if p.at > len(s) {
			break
		}
		if len(s) < p.at+p.width || p.at > 0 && s[p.at-1] != '-' {
			return Date{}, false
		}
		n, err := strconv.ParseUint(s[p.at:p.at+p.width], 10, 16)
		if err != nil || p.at > 0 && n == 0 {
			return Date{}, false
		}
		*p.into = int(n)
	}
	if len(s) > 10 || len(s) == 5 || len(s) == 8 || !d.Valid() {
		return Date{}, false
	}
	return d, true
}
