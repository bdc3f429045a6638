package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"vankho/corpus"
)

// lastSerial is the serial number of 31/12/9999.
const lastSerial = 2_958_465

// serialTime gives the time of a serial number of days; false where it is none. Excel takes 1900 for a leap year, so that the days
// before 1 March 1900 are one further.
func serialTime(v float64, from1904 bool) (time.Time, bool) {
	if v < 0 || v > lastSerial+1 {
		return time.Time{}, false
	}
	day := math.Floor(v)
	// In milliseconds, so that the noise of a fraction does not turn 10:00 into 9:59.
	seconds := math.Round((v-day)*86400*1000) / 1000
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day < 60:
		start = start.AddDate(0, 0, 1)
	}
	return start.AddDate(0, 0, int(day)).Add(time.Duration(seconds * float64(time.Second))), true
}

// tellMinutes tells minutes from months, which have one letter: minutes follow hours or go before seconds.
func (s *section) tellMinutes() {
	var last byte
	for i := range s.parts {
		p := &s.parts[i]
		if p.sign != 'd' || p.text == "am/pm" {
			continue
		}
		if p.text[0] == 'm' && len(p.text) <= 2 && (last == 'h' || p.elapsed || s.secondsNext(i)) {
			p.text = strings.Repeat("n", len(p.text))
		}
		last = p.text[0]
	}
}

// secondsNext reports whether the next part of the time is seconds.
func (s *section) secondsNext(i int) bool {
	for _, p := range s.parts[i+1:] {
		if p.sign == 'd' {
			return p.text[0] == 's'
		}
	}
	return false
}

// date writes a serial number by a section of a date. Day is set where the section shows the day, the month and the year.
func (s section) date(v float64, from1904 bool) (text string, day corpus.Date, ok bool) {
	t, ok := serialTime(v, from1904)
	if !ok {
		return "", day, false
	}
	var b strings.Builder
	shown := ""
	for i, p := range s.parts {
		switch p.sign {
		case 'l':
			b.WriteString(p.text)
		case '.', ',', '%':
			b.WriteByte(p.sign)
		case '0', '#':
			if i > 0 && s.parts[i-1].sign == '.' { // ss.0
				b.WriteString(strconv.Itoa(t.Nanosecond() / 100_000_000))
			}
		case 'd':
			shown += p.text[:1]
			b.WriteString(s.datePart(p, t, v))
		}
	}
	if strings.Contains(shown, "y") && strings.Contains(shown, "m") && strings.Contains(shown, "d") && t.Year() >= 1900 {
		day = corpus.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
	}
	return strings.TrimSpace(b.String()), day, true
}

// weekdays are the short names; Sunday is no numbered day.
var weekdays = [7][2]string{{"CN", "Chủ Nhật"}, {"T2", "Thứ Hai"}, {"T3", "Thứ Ba"}, {"T4", "Thứ Tư"}, {"T5", "Thứ Năm"}, {"T6", "Thứ Sáu"}, {"T7", "Thứ Bảy"}}

func (s section) datePart(p part, t time.Time, v float64) string {
	padded := func(n int) string {
		if len(p.text) >= 2 {
			return fmt.Sprintf("%02d", n)
		}
		return strconv.Itoa(n)
	}
	switch p.text[0] {
	case 'y', 'b':
		if len(p.text) <= 2 {
			return fmt.Sprintf("%02d", t.Year()%100)
		}
		return strconv.Itoa(t.Year())
	case 'm':
		switch {
		case len(p.text) <= 2:
			return padded(int(t.Month()))
		case len(p.text) == 3:
			return "Thg" + strconv.Itoa(int(t.Month()))
		}
		return "Tháng " + strconv.Itoa(int(t.Month()))
	case 'd':
		switch {
		case len(p.text) <= 2:
			return padded(t.Day())
		case len(p.text) == 3:
			return weekdays[t.Weekday()][0]
		}
		return weekdays[t.Weekday()][1]
	case 'h':
		hour := t.Hour()
		switch {
		case p.elapsed:
			hour = int(math.Round(v*86400) / 3600)
		case s.clock && hour%12 == 0:
			hour = 12
		case s.clock:
			hour %= 12
		}
		return padded(hour)
	case 'n':
		if p.elapsed {
			return padded(int(math.Round(v*86400) / 60))
		}
		return padded(t.Minute())
	case 's':
		if p.elapsed {
			return padded(int(math.Round(v * 86400)))
		}
		return padded(t.Second())
	}
	if t.Hour() < 12 { // am/pm
		return "SA"
	}
	return "CH"
}
