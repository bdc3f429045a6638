package extract

import (
	"regexp"
	"strconv"
	"strings"

	"vankho/corpus"
)

// dayFirst reads "20/7/2022", "20-07-2022", "20.7.2022", "ngày 20 tháng 7 năm 2022", the day being optional.
var dayFirst = regexp.MustCompile(`(?i)^(?:ngày\s+)?(?:(\d{1,2})\s*(?:[/.\-]|tháng)\s*)?(?:tháng\s+)?(\d{1,2})\s*(?:[/.\-]|năm|tháng)\s*(?:năm\s+)?(\d{4})$`)

// parseDate reads the issue date of a register row: the ISO form, with or without a time, or the Vietnamese order.
func parseDate(s string) (corpus.Date, bool) {
	iso, _, _ := strings.Cut(s, "T")
	if day, clock, ok := strings.Cut(iso, " "); ok && strings.Contains(clock, ":") {
		iso, s = day, day
	}
	if d, ok := corpus.ParseISODate(iso); ok {
		return d, true
	}
	m := dayFirst.FindStringSubmatch(s)
	if m == nil {
		return corpus.Date{}, false
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	d := corpus.Date{Year: number(m[3]), Month: number(m[2]), Day: number(m[1])}
	if d.Month == 0 || m[1] != "" && d.Day == 0 || !d.Valid() {
		return corpus.Date{}, false
	}
	return d, true
}
