package query

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// ValueRange is the range of values that giatri: asks for, both ends included unless open.
// Example: ">80%" is {From:80, To:+Inf, FromOpen:true, Unit:"%"}, "2 tỷ đồng" {From:2e9, To:2e9, Unit:"dong"}.
type ValueRange struct {
	From, To         float64
	FromOpen, ToOpen bool
	// Unit is that of a corpus.Quantity, or its first word; "" for numbers of anything but shares and money.
	Unit string
}

// Holds reports whether a value lies in the range.
func (r ValueRange) Holds(v float64) bool {
	return (r.From < v || r.From == v && !r.FromOpen) && (v < r.To || r.To == v && !r.ToOpen)
}

// comparisons are the signs before a value, the longer first, with that of addresses.
var comparisons = [...]struct{ typed, sign string }{{">=", ">="}, {"<=", "<="}, {"≥", ">="}, {"≤", "<="}, {">", ">"}, {"<", "<"}, {"=", ""}}

// ParseValues reads what giatri: is given: "51,69%", ">80%", ">= 2 tỷ đồng", "5..10%", ">1000-hồ-sơ".
func ParseValues(s string) (ValueRange, bool) {
	_, r, ok := values(s)
	return r, ok
}

// values reads a range, and spells it for addresses.
func values(s string) (string, ValueRange, bool) {
	s = strings.TrimSpace(s)
	if from, to, ok := strings.Cut(s, ".."); ok {
		a, known := quantity(from)
		b, ok := quantity(to)
		if !known || !ok || a.Unit != "" && a.Unit != b.Unit {
			return "", ValueRange{}, false
		}
		if a.Unit == "" {
			a.Value *= b.times
		}
		if b.Value < a.Value {
			return "", ValueRange{}, false
		}
		return a.figures + ".." + b.spelled(), ValueRange{From: a.Value, To: b.Value, Unit: b.Unit}, a.Unit == ""
	}
	sign := ""
	for _, c := range comparisons {
		if rest, ok := strings.CutPrefix(s, c.typed); ok {
			s, sign = rest, c.sign
			break
		}
	}
	q, ok := quantity(s)
	r := ValueRange{From: q.Value, To: q.Value, FromOpen: sign == ">", ToOpen: sign == "<", Unit: q.Unit}
	if strings.HasPrefix(sign, ">") {
		r.To = math.Inf(1)
	}
	if strings.HasPrefix(sign, "<") {
		r.From = math.Inf(-1)
	}
	return sign + q.spelled(), r, ok
}

// typedQuantity is a quantity with what was typed of it.
type typedQuantity struct {
	corpus.Quantity
	// times is how many of its unit the word typed is; figures and unit are as addresses carry them.
	times         float64
	figures, unit string
}

func (q typedQuantity) spelled() string {
	if q.unit == "" || q.unit == "%" {
		return q.figures + q.unit
	}
	return q.figures + "-" + q.unit
}

func quantity(s string) (typedQuantity, bool) {
	s = strings.TrimSpace(s)
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || s[n] == ',') {
		n++
	}
	if n == 0 || len(s) > 60 {
		return typedQuantity{}, false
	}
	unit := strings.ReplaceAll(viet.Slug(s[n:]), "-", " ")
	if strings.TrimSpace(s[n:]) == "%" {
		unit = "%"
	}
	whole := strings.TrimSpace(s[:n] + " " + unit)
	q, ok := corpus.ParseQuantity(whole)
	bare, known := corpus.ParseQuantity(s[:n] + " x")
	if !ok || !known || math.IsInf(q.Value, 0) {
		return typedQuantity{}, false
	}
	t := typedQuantity{Quantity: q, times: 1, unit: strings.ReplaceAll(unit, " ", "-")}
	if bare.Value > 0 {
		t.times = q.Value / bare.Value
	}
	if q.Unit != "%" && q.Unit != "dong" {
		t.Unit = unit
	} else if q.End != len(whole) {
		return typedQuantity{}, false
	}
	t.figures = strings.Replace(strconv.FormatFloat(bare.Value, 'f', -1, 64), ".", ",", 1)
	return t, true
}

func readValues(value string) (string, bool) {
	s, _, ok := values(value)
	return s, ok
}

// reachValues lets a value be typed with spaces where its unit is one of the table: "giatri: > 80 %", "giatri:2 tỷ đồng".
func reachValues(rest string) int {
	best := len(rest)
	if i := strings.IndexAny(rest, " \"“"); i >= 0 {
		best = i
	}
	if _, _, ok := values(rest[:best]); !ok {
		best = 0
	}
	n := 0
	for w := range viet.Words(rest) {
		end := w.End
		if after := strings.TrimLeft(rest[end:], " "); strings.HasPrefix(after, "%") {
			end = len(rest) - len(after) + 1
		}
		if n++; n > maxValueWords {
			break
		}
		if _, r, ok := values(rest[:end]); ok && end > best && (best == 0 || r.Unit == "%" || r.Unit == "dong") {
			best = end
		}
	}
	return best
}

// maxValueWords is how many words a value may be typed in: "1.000..2.500 nghìn tỷ đồng".
const maxValueWords = 8

// reachName lets a name be typed with spaces where each of its words begins with a capital: "nguoiky: Lê Văn Mẫu kế hoạch"; 0 for one word alone.
func reachName(rest string) int {
	end, words := 0, 0
	for w := range viet.Words(rest) {
		// UBND is no part of a name.
		first, n := utf8.DecodeRuneInString(w.Text)
		if !unicode.IsUpper(first) || strings.ToUpper(w.Text[n:]) == w.Text[n:] || words > 0 && rest[end:w.Start] != " " || words == maxNameWords {
			break
		}
		end = w.End
		words++
	}
	if words < 2 {
		return 0
	}
	return end
}
