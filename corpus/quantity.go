package corpus

import (
	_ "embed"
	"iter"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed quantity.tsv
var quantityRows string

// Quantity (giá trị) is a number standing in a text with what it counts.
// Example: "51,69%" is {Value:51.69, Unit:"%"}, "2,5 tỷ đồng" {Value:2.5e9, Unit:"dong"}, "1.204 hồ sơ" {Value:1204, Unit:"ho so"}.
type Quantity struct {
	Span
	Value float64
	// Unit is a unit of quantity.tsv, else the two words behind the number, folded; "" where none follow.
	Unit string
}

// quantityWords is quantity.tsv in memory.
type quantityWords struct {
	units map[string]measure
	leads map[string]bool
	// longest is how many words the longest unit has.
	longest int
}

type measure struct {
	unit  string
	times float64
}

var quantities = sync.OnceValue(func() quantityWords {
	t := quantityWords{units: map[string]measure{}, leads: map[string]bool{}}
	for c := range table.Rows(quantityRows, 4) {
		if c[0] == "lead" {
			t.leads[c[1]] = true
			continue
		}
		times, _ := strconv.ParseFloat(c[3], 64)
		t.units[c[1]] = measure{c[2], times}
		t.longest = max(t.longest, strings.Count(c[1], " ")+1)
	}
	return t
})

// ScanQuantities finds the numbers of a text that count or measure, ascending: no dates, years, numbers of documents,
// articles or items. Source: handbook §5.1, §5.4.
func ScanQuantities(text string) iter.Seq[Quantity] {
	return func(yield func(Quantity) bool) {
		for i := 0; i < len(text); {
			if !isDigit(text[i]) {
				i++
				continue
			}
			q, end := readQuantity(text, i)
			if q.Len() > 0 && !numbersThings(text[:i]) && !yield(q) {
				return
			}
			i = end
		}
	}
}

// ParseQuantity reads a string that is one number with or without its unit: "51,69%", "2 tỷ đồng", "1.204 hồ sơ", "1204".
// A unit of one word is kept as such: "85 xã" has the unit "xa".
func ParseQuantity(s string) (Quantity, bool) {
	s = strings.TrimSpace(s)
	if s == "" || !isDigit(s[0]) {
		return Quantity{}, false
	}
	q, _ := readQuantity(s, 0)
	return q, q.Len() > 0
}

// readQuantity reads the number that begins at i, and says where to go on; the zero Quantity where it measures nothing.
func readQuantity(text string, i int) (Quantity, int) {
	end := i
	for end < len(text) && (isDigit(text[end]) || (text[end] == '.' || text[end] == ',') && end+1 < len(text) && isDigit(text[end+1])) {
		end++
	}
	v, ok := figures(text[i:end])
	if !ok || glued(text, i, end) {
		return Quantity{}, end
	}
	q := Quantity{Span: Span{i, end}, Value: v}
	// The words behind it, as far as nothing but blanks stands between.
	rest := text[end:min(len(text), end+maxUnit)]
	if after := strings.TrimLeft(rest, " \u00a0"); strings.HasPrefix(after, "%") {
		q.Unit, q.End = "%", end+len(rest)-len(after)+1
		return q, q.End
	}
	var words []string
	var ends []int
	last := 0
	for w := range viet.Words(rest) {
		if strings.Trim(rest[last:w.Start], " \u00a0") != "" || len(words) == quantities().longest || end+w.End == end+maxUnit {
			break
		}
		words, ends, last = append(words, viet.Fold(w.Text)), append(ends, w.End), w.End
	}
	for n := len(words); n > 0; n-- {
		if m, ok := quantities().units[strings.Join(words[:n], " ")]; ok {
			q.Unit, q.Value, q.End = m.unit, v*m.times, end+ends[n-1]
			return q, q.End
		}
	}
	if end-i == 4 && v >= 1900 && v <= 2100 {
		return Quantity{}, end // a year
	}
	q.Unit = strings.Join(words[:min(2, len(words))], " ")
	return q, end
}

// maxUnit is how many bytes behind a number its unit may take.
const maxUnit = 60

// figures reads a number as officials write it: points part thousands, a comma begins the decimals. A point that cannot
// part thousands begins decimals as well.
func figures(s string) (float64, bool) {
	whole, decimals, _ := strings.Cut(s, ",")
	if strings.ContainsAny(decimals, ".,") || len(s) > 24 {
		return 0, false
	}
	groups := strings.Split(whole, ".")
	for _, g := range groups[1:] {
		if len(g) != 3 || len(groups[0]) > 3 {
			if decimals != "" || len(groups) != 2 {
				return 0, false
			}
			v, err := strconv.ParseFloat(s, 64)
			return v, err == nil
		}
	}
	v, err := strconv.ParseFloat(strings.Join(groups, "")+"."+decimals+"0", 64)
	return v, err == nil
}

// glued reports whether what stands around makes the figures part of something else: 57-NQ, 19/02, kh154, 8:30.
func glued(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, n := utf8.DecodeRuneInString(text[end:])
	next, _ := utf8.DecodeRuneInString(text[end+n:])
	return start > 0 && (unicode.IsLetter(before) || strings.ContainsRune("/-–.,:", before)) || end < len(text) && (unicode.IsLetter(after) ||
		strings.ContainsRune("/-–:", after) && (unicode.IsDigit(next) || unicode.IsLetter(next)))
}

// numbersThings reports whether the words before a number make it the number of an article, a day, a page.
func numbersThings(before string) bool {
	before = before[max(0, len(before)-24):]
	last := strings.TrimRight(before, " \u00a0")
	if last == "" || len(last) == len(before) {
		return false
	}
	words := strings.Fields(viet.Fold(strings.ToValidUTF8(last, "")))
	for n := 1; n <= min(2, len(words)); n++ {
		if quantities().leads[strings.Join(words[len(words)-n:], " ")] {
			return true
		}
	}
	return false
}
