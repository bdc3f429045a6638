package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// FoundDate is a date standing in a text.
type FoundDate struct {
	Span
	Date Date
}

// ParseDate reads a string that is one date and nothing else: "ngày 27 tháng 3 năm 2025", "27/3/2025", "27-3-2025",
// "27.3.2025", "tháng 3 năm 2025", "3/2025", "năm 2025", "2025-03-27". Case and marks do not matter. A date that the
// calendar lacks (30/2) is refused. Source: handbook §9.2.
func ParseDate(s string) (Date, bool) {
	s = strings.TrimSpace(viet.Normalise(s))
	if d, ok := ParseISODate(s); ok && !d.IsZero() {
		return d, true
	}
	found := ScanDates(s)
	if len(found) == 1 && found[0].Start == 0 && found[0].End == len(s) {
		return found[0].Date, true
	}
	if m, y, ok := strings.Cut(s, "/"); ok && len(m) <= 2 && isDigits(m) && isYear(y) {
		month, _ := strconv.Atoi(m)
		year, _ := strconv.Atoi(y)
		if d := (Date{Year: year, Month: month}); month > 0 && d.Valid() {
			return d, true
		}
	}
	return Date{}, false
}

// ScanDates finds the dates standing in a text, ascending and not overlapping, each with its span: "ngày D tháng M năm
// Y", over line breaks too, "D/M/Y", "D-M-Y", "D.M.Y" with or without "ngày", "tháng M năm Y", "tháng M/Y", "năm Y".
// Where the day or the month was left blank ("ngày … tháng 3 năm 2025"), the precision is less and the span is that of
// what is known. Dates that the calendar lacks are left out. Time grows with the length of the text alone.
// Source: handbook §9.2.
func ScanDates(text string) []FoundDate {
	var found []FoundDate
	done := 0
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case isDigit(c):
			end := i
			for end < len(text) && isDigit(text[end]) {
				end++
			}
			if end-i <= 2 && freeBefore(text, i) {
				if d, stop, ok := readFigures(text, i, end); ok {
					start := leadWord(text, done, i, dayWord)
					found = append(found, FoundDate{Span{start, stop}, d})
					done, end = stop, stop
				}
			}
			i = end
		case c == 'n' || c == 'N' || c == 't' || c == 'T':
			if wordStart(text, i) {
				if d, stop, ok := readWords(text, i); ok {
					found = append(found, FoundDate{Span{i, stop}, d})
					done, i = stop, stop
					continue
				}
			}
			i++
		default:
			i++
		}
	}
	return found
}

// readFigures reads D/M/Y whose day lies in text[i:end].
func readFigures(text string, i, end int) (Date, int, bool) {
	day, _ := strconv.Atoi(text[i:end])
	sep, at, ok := dateSep(text, end)
	if !ok {
		return Date{}, 0, false
	}
	month, at, ok := figure(text, at, 1, 2)
	if !ok {
		return Date{}, 0, false
	}
	again, at, ok := dateSep(text, at)
	if !ok || again != sep {
		return Date{}, 0, false
	}
	year, at, ok := figure(text, at, 4, 4)
	d := Date{year, month, day}
	if !ok || day == 0 || month == 0 || !d.Valid() || !freeAfter(text, at) {
		return Date{}, 0, false
	}
	return d, at, true
}

// dateSep reads one of / - . with at most one blank after a slash or hyphen on either side.
func dateSep(text string, i int) (rune, int, bool) {
	j := i
	if j < len(text) && text[j] == ' ' {
		j++
	}
	if j >= len(text) {
		return 0, 0, false
	}
	r, w := utf8.DecodeRuneInString(text[j:])
	kind := rune(separator(r))
	if r == '.' {
		return '.', j + w, j == i
	}
	if kind != '/' && kind != '-' {
		return 0, 0, false
	}
	j += w
	if j < len(text) && (text[j] == ' ' || text[j] == '\n') {
		j++
	}
	return kind, j, true
}

// figure reads a whole number of so many digits.
func figure(text string, i, least, most int) (int, int, bool) {
	end := i
	for end < len(text) && isDigit(text[end]) && end-i <= most {
		end++
	}
	if n := end - i; n < least || n > most {
		return 0, 0, false
	}
	n, _ := strconv.Atoi(text[i:end])
	return n, end, true
}

// freeAfter reports whether a date may end at i: not within a longer figure or a code.
func freeAfter(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	r, w := utf8.DecodeRuneInString(text[i:])
	if unicode.IsDigit(r) {
		return false
	}
	if separator(r) == '/' || separator(r) == '-' || r == '.' || r == ',' {
		next, _ := utf8.DecodeRuneInString(text[i+w:])
		return !unicode.IsDigit(next) && !(r == '/' && unicode.IsUpper(next))
	}
	return true
}

// readWords reads "ngày D tháng M năm Y", "tháng M năm Y", "tháng M/Y", "năm Y" from byte i on.
func readWords(text string, i int) (Date, int, bool) {
	var d Date
	at, ok := dateWord(text, i, dayWord)
	if ok {
		at = blanks(text, at)
		if day, end, ok := figure(text, at, 1, 2); ok {
			d.Day, at = day, blanks(text, end)
		} else {
			return Date{}, 0, false
		}
	} else {
		at = i
	}
	if after, ok := dateWord(text, at, monthWord); ok {
		month, end, ok := figure(text, blanks(text, after), 1, 2)
		if !ok || month == 0 {
			return Date{}, 0, false
		}
		d.Month, at = month, end
		if sep, next, ok := dateSep(text, at); ok && sep == '/' {
			year, end, ok := figure(text, next, 4, 4)
			d.Year = year
			return d, end, ok && d.Valid() && freeAfter(text, end)
		}
		at = blanks(text, comma(text, blanks(text, at)))
	} else if d.Day != 0 {
		return Date{}, 0, false
	}
	after, ok := dateWord(text, at, yearWord)
	if !ok {
		return Date{}, 0, false
	}
	year, end, ok := figure(text, blanks(text, after), 4, 4)
	d.Year = year
	return d, end, ok && d.Valid() && freeAfter(text, end)
}

// dateName is a word that a date is written with, its marks and what is left without them.
type dateName struct{ marked, folded string }

var (
	dayWord   = dateName{"ngày", "ngay"}
	monthWord = dateName{"tháng", "thang"}
	yearWord  = dateName{"năm", "nam"}
)

// is reports whether a text is the word in any case, with its marks or without all of them. The folded word has as many characters.
func (w dateName) is(text string) bool {
	return strings.EqualFold(text, w.marked) || strings.EqualFold(text, w.folded)
}

// dateWord reads a word, ending before a blank or figure.
func dateWord(text string, i int, word dateName) (int, bool) {
	if i >= len(text) || text[i]|0x20 != word.folded[0] {
		return 0, false
	}
	end := i
	for n := len(word.folded); n > 0 && end < len(text); n-- {
		_, w := utf8.DecodeRuneInString(text[end:])
		end += w
	}
	if !word.is(text[i:end]) {
		return 0, false
	}
	next, _ := utf8.DecodeRuneInString(text[end:])
	return end, end < len(text) && !unicode.IsLetter(next)
}

func wordStart(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// blanks passes over blanks and line breaks, a few of them.
func blanks(text string, i int) int {
	for n := 0; i < len(text) && n < 12; n++ {
		r, w := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsSpace(r) {
			break
		}
		i += w
	}
	return i
}

func comma(text string, i int) int {
	if i < len(text) && text[i] == ',' {
		return i + 1
	}
	return i
}

// leadWord widens a date in figures to the word before it; from is where the last date ended.
func leadWord(text string, from, i int, word dateName) int {
	end := i
	for end > from && end > i-3 && (text[end-1] == ' ' || text[end-1] == '\n' || text[end-1] == '\t') {
		end--
	}
	start := end
	for n := len(word.folded); n > 0 && start > from; n-- {
		_, w := utf8.DecodeLastRuneInString(text[:start])
		start -= w
	}
	if start < from || !word.is(text[start:end]) || !wordStart(text, start) {
		return i
	}
	return start
}
