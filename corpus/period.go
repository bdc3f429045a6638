package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"vankho/corpus/viet"
)

// Period (kỳ) is the time that a report or plan is for: whole months of one year, or whole years. Both ends belong to it.
// Example: {From:{2025,1,1}, To:{2025,3,31}} is the first quarter of 2025, spelled "2025-q1".
type Period struct{ From, To Date }

// IsZero reports whether there is no period.
func (p Period) IsZero() bool { return p == Period{} }

// Months is the period of some months of a year, both counted from 1. Example: Months(2025, 1, 3) is the first quarter.
func Months(year, first, last int) Period {
	return Period{Date{year, first, 1}, Date{year, last + 1, 1}.previous()}
}

// previous is the day before the first of a month; month 13 is that of the next year.
func (d Date) previous() Date {
	if d.Month > 12 {
		return Date{d.Year, 12, 31}
	}
	return d.Plus(-1)
}

// String is the form of addresses: "2025", "2025-q1", "2025-03", "2025-6-thang", "2025-6-thang-cuoi", "2025-9-thang",
// "2021-2025"; "" for the zero Period. ParsePeriod reads it.
func (p Period) String() string {
	y, a, b := p.From.Year, p.From.Month, p.To.Month
	switch {
	case p.IsZero():
		return ""
	case p.From.Year != p.To.Year:
		return fmt.Sprintf("%d-%d", p.From.Year, p.To.Year)
	case a == 1 && b == 12:
		return strconv.Itoa(y)
	case a == b:
		return fmt.Sprintf("%d-%02d", y, a)
	case b-a == 2 && a%3 == 1:
		return fmt.Sprintf("%d-q%d", y, b/3)
	case a == 1:
		return fmt.Sprintf("%d-%d-thang", y, b)
	}
	return fmt.Sprintf("%d-%d-thang-cuoi", y, 13-a)
}

// Label is the form of lists: "Quý I/2025", "Tháng 3/2025", "6 tháng đầu năm 2025", "9 tháng năm 2025", "Năm 2025",
// "Giai đoạn 2021–2025".
func (p Period) Label() string {
	y, a, b := p.From.Year, p.From.Month, p.To.Month
	switch {
	case p.IsZero():
		return ""
	case p.From.Year != p.To.Year:
		return fmt.Sprintf("Giai đoạn %d–%d", p.From.Year, p.To.Year)
	case a == 1 && b == 12:
		return fmt.Sprintf("Năm %d", y)
	case a == b:
		return "Tháng " + Date{y, a, 0}.Short()
	case b-a == 2 && a%3 == 1:
		return fmt.Sprintf("Quý %s/%d", quarters[b/3], y)
	case a == 1 && b == 6:
		return fmt.Sprintf("6 tháng đầu năm %d", y)
	case a == 1:
		return fmt.Sprintf("%d tháng năm %d", b, y)
	}
	return fmt.Sprintf("%d tháng cuối năm %d", 13-a, y)
}

var quarters = [...]string{"", "I", "II", "III", "IV"}

// Within reports whether the period lies in another, and is not it. Example: "2025-q1" lies in "2025".
func (p Period) Within(o Period) bool {
	return p != o && !p.From.Before(o.From) && !o.To.Before(p.To)
}

// The ways in which periods are written, in folded text. A figure that belongs to a longer number is none of a period.
// Source: handbook §9.2.
const yearWritten = `(?:,? ?(?:cua )?nam | ?[/-] ?| )(\d{4})`

var (
	quarterWritten = regexp.MustCompile(`\b(?:quy|q) ?(iv|i{1,3}|0?[1-4])(?:` + yearWritten + `)?\b`)
	monthsWritten  = regexp.MustCompile(`\b(0?[2-9]|1[01]|ba|sau|chin) thang(?: (dau|cuoi))?(?:` + yearWritten + `| (nam\b))?\b`)
	monthWritten   = regexp.MustCompile(`\bthang (0?[1-9]|1[0-2])(?:` + yearWritten + `)?\b`)
	yearsWritten   = regexp.MustCompile(`\b(\d{4}) ?(?:-|–|den(?: nam)?) ?(\d{4})\b`)
	oneYearWritten = regexp.MustCompile(`\bnam (\d{4})\b`)
)

// ParsePeriod reads a string that is one period: "2025", "2025-q1", "2025-03", "2025-6-thang", "2021-2025", and what
// people write: "quý I năm 2025", "Quý 1/2025", "q1-2025", "6 tháng đầu năm 2025", "6-thang-2025", "tháng 3/2025",
// "3/2025", "năm 2024". Case and marks do not matter.
func ParsePeriod(s string) (Period, bool) {
	s = strings.Join(strings.FieldsFunc(viet.Fold(strings.TrimSpace(s)), func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == '_' || r == '–' }), "-")
	if len(s) > 40 {
		return Period{}, false
	}
	m := periodSpelled.FindStringSubmatch(s)
	if m == nil {
		m = periodTurned.FindStringSubmatch(s)
		if m == nil {
			return Period{}, false
		}
		m[1], m[2] = m[2], m[1]
	}
	y, ok := periodYear(m[1])
	if !ok {
		return Period{}, false
	}
	switch part := m[2]; {
	case part == "":
		return Months(y, 1, 12), true
	case len(part) == 4:
		last, ok := periodYear(part)
		return Period{Date{y, 1, 1}, Date{last, 12, 31}}, ok && last > y
	case part[0] == 'q':
		n := quarterNumber(strings.TrimPrefix(strings.TrimPrefix(part, "quy"), "q"))
		return Months(y, 3*n-2, 3*n), n > 0
	case strings.Contains(part, "-thang"):
		count, rest, _ := strings.Cut(part, "-thang")
		return countedMonths(y, count, strings.Contains(rest, "cuoi"))
	default:
		n, err := strconv.Atoi(strings.TrimPrefix(part, "thang-"))
		return Months(y, n, n), err == nil && 1 <= n && n <= 12
	}
}

// The spellings that ParsePeriod reads, with "-" for every gap: the year first, or last.
var (
	periodSpelled = regexp.MustCompile(`^(?:nam-|giai-doan-)?(\d{4})(?:-(\d{4}|q(?:uy)?-?(?:[1-4]|i{1,3}|iv)|(?:thang-)?\d{1,2}|(?:\d{1,2}|ba|sau|chin)-thang(?:-dau|-cuoi)?))?$`)
	periodTurned  = regexp.MustCompile(`^(q(?:uy)?-?(?:0?[1-4]|i{1,3}|iv)|(?:thang-)?\d{1,2}|(?:\d{1,2}|ba|sau|chin)-thang(?:-dau|-cuoi)?)(?:-nam)?-(\d{4})$`)
)

func quarterNumber(s string) int {
	s = strings.Trim(s, " -0")
	for n, roman := range quarters {
		if n > 0 && (strings.EqualFold(s, roman) || s == strconv.Itoa(n)) {
			return n
		}
	}
	return 0
}

func countedMonths(year int, count string, last bool) (Period, bool) {
	n, err := strconv.Atoi(count)
	if err != nil {
		n = map[string]int{"ba": 3, "sau": 6, "chin": 9}[count]
	}
	switch {
	case n < 2 || n > 11:
		return Period{}, false
	case last:
		return Months(year, 13-n, 12), true
	}
	return Months(year, 1, n), true
}

func periodYear(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	return y, err == nil && 1945 <= y && y <= 2100
}

// PeriodOf finds the period that a document is for in its title: the quarter, months or years that it names, else a year
// that is no part of a date and of no law's name. A quarter or month without a year is one of the year of issue, where
// that is not the year before its end. The zero Period where the title names none.
// Example: "Báo cáo kết quả quý I năm 2025" is for the first quarter of 2025.
func PeriodOf(title string, issued Date) Period {
	folded := viet.Fold(title)
	year := func(written string) (int, bool) {
		if written != "" {
			return periodYear(written)
		}
		return issued.Year, issued.Year != 0
	}
	// What is not over on the day of issue, or long ago, was of another year.
	close := func(p Period, written string) (Period, bool) {
		return p, written != "" || issued.Month == 0 || !issued.Before(Date{p.To.Year, p.From.Month, 1})
	}
	if m := quarterWritten.FindStringSubmatch(folded); m != nil {
		n := quarterNumber(m[1])
		if y, ok := year(m[2]); ok && n > 0 {
			if p, ok := close(Months(y, 3*n-2, 3*n), m[2]); ok {
				return p
			}
		}
	}
	if m := monthsWritten.FindStringSubmatch(folded); m != nil && (m[2] != "" || m[3] != "" || m[4] != "") {
		if y, ok := year(m[3]); ok {
			if p, ok := countedMonths(y, m[1], m[2] == "cuoi"); ok {
				return p
			}
		}
	}
	for _, at := range monthWritten.FindAllStringSubmatchIndex(folded, -1) {
		written := ""
		if at[4] >= 0 {
			written = folded[at[4]:at[5]]
		}
		before := strings.TrimRight(folded[:at[0]], " 0123456789")
		if strings.HasSuffix(before, "ngay") || written == "" && len(folded) > at[1] && folded[at[1]] == '/' {
			continue // a day, not a month
		}
		n, _ := strconv.Atoi(folded[at[2]:at[3]])
		if y, ok := year(written); ok {
			if p, ok := close(Months(y, n, n), written); ok {
				return p
			}
		}
	}
	if m := yearsWritten.FindStringSubmatch(folded); m != nil {
		a, ok1 := periodYear(m[1])
		b, ok2 := periodYear(m[2])
		if ok1 && ok2 && a < b && b-a <= 40 {
			return Period{Date{a, 1, 1}, Date{b, 12, 31}}
		}
	}
	for _, at := range oneYearWritten.FindAllStringSubmatchIndex(folded, -1) {
		before := strings.TrimRight(folded[:at[0]], ", ")
		if dayBefore.MatchString(before) || lawBefore.MatchString(before) || ownNumber.MatchString(before) {
			continue
		}
		if y, ok := periodYear(folded[at[2]:at[3]]); ok {
			return Months(y, 1, 12)
		}
	}
	return Period{}
}

// What stands before a year that is none of a period: a day and month, a law's name, a number, a horizon.
var (
	dayBefore = regexp.MustCompile(`(?:thang|/|-) ?\d{1,2}$|\b(?:den|toi|nhin|huong|tu|truoc|sau|ke)(?: het)?$`)
	lawBefore = regexp.MustCompile(`\b(?:bo luat|luat|phap lenh|hien phap)(?: [a-z,]+){0,12}$`)
	ownNumber = regexp.MustCompile(`\d/[a-z]|[a-z]-[a-z]+$`)
)
