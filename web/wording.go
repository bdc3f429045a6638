package web

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// integer writes a whole number the Vietnamese way: 1234567 is "1.234.567".
func integer(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// seconds writes a span of time with two decimals and a comma: "0,02 giây"; less than 10 ms is said so.
func seconds(d time.Duration) string {
	if d < 10*time.Millisecond {
		return "chưa tới 0,01 giây"
	}
	return strings.Replace(strconv.FormatFloat(d.Seconds(), 'f', 2, 64), ".", ",", 1) + " giây"
}

// percent writes a share of 1 as a whole percentage: 0.983 is "98%". It never rounds up to 100.
func percent(share float64) string {
	n := int(share*100 + 0.5)
	if n == 100 && share < 1 {
		n = 99
	}
	return strconv.Itoa(n) + "%"
}

// bytesSize writes a file's size: "812 byte", "1,4 MB".
func bytesSize(n int64) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10) + " byte"
	}
	f, unit := float64(n), ""
	for _, unit = range []string{"KB", "MB", "GB", "TB"} {
		if f /= 1000; f < 999.5 {
			break
		}
	}
	digits := 0
	if f < 9.95 {
		digits = 1
	}
	return strings.Replace(strconv.FormatFloat(f, 'f', digits, 64), ".", ",", 1) + " " + unit
}

// day writes the day of a time as documents do: "27/3/2025".
func day(t time.Time) string { return corpus.DateOf(t).Short() }

// moment writes a time of day and date as the footer does: "14:05 22/11/2026", in Vietnam's time.
func moment(t time.Time) string {
	if t.IsZero() || t.Unix() <= 0 {
		return ""
	}
	return t.In(vietnam()).Format("15:04 02/01/2006")
}

// vietnam is UTC+7 all the year round, so it needs no table of zones.
func vietnam() *time.Location { return time.FixedZone("ICT", 7*60*60) }

// shorten cuts a text to at most n characters at a word's end and adds "…".
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut, seen := 0, 0
	for i := range s {
		if seen == n {
			cut = i
			break
		}
		seen++
	}
	if sp := strings.LastIndexByte(s[:cut], ' '); sp > cut/2 {
		cut = sp
	}
	return strings.TrimRight(s[:cut], " ,;.:-–") + "…"
}

// shortenAround cuts a text to about n characters as shorten does, where a word of it stays in what is left: "… Kế hoạch số 46/KH-UBND …".
func shortenAround(s, word string, n int) string {
	at := strings.Index(s, word)
	if word == "" || at < 0 || utf8.RuneCountInString(s[:at+len(word)]) <= n {
		return shorten(s, n)
	}
	before := []rune(s[:at])
	from := len(string(before[:max(len(before)-n/2, 0)]))
	if sp := strings.IndexByte(s[from:at], ' '); sp >= 0 {
		from += sp + 1
	}
	return "… " + shorten(s[from:], n)
}

// capital makes the first letter of a sentence upper case.
func capital(s string) string { return viet.Capitalise(s) }

// midway is a place as it stands within a sentence: "khoản 2 Điều 5" of "Khoản 2 Điều 5".
func midway(place string) string {
	switch word, rest, _ := strings.Cut(place, " "); word {
	case "Khoản", "Điểm", "Đoạn", "Trang":
		return viet.Uncapitalise(place)
	case "Mục":
		if !strings.Contains(rest, "Chương") {
			return viet.Uncapitalise(place)
		}
	}
	return place
}

func integerYear(y int) string { return strconv.Itoa(y) }

// quoted puts a question between quotation marks, unless it has its own.
func quoted(s string) string {
	if strings.ContainsAny(s, "\"“”") {
		return s
	}
	return "“" + s + "”"
}
