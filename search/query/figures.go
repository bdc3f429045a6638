package query

import (
	_ "embed"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed figures.tsv
var figureRows string

// What phrases of figures.tsv say.
const (
	figureAsks   = "asks"
	figureHead   = "head"
	figureFiller = "filler"
	figureTime   = "time"
	figureLead   = "lead"
	figureName   = "name"
	figurePart   = "part"
)

type figurePhrase struct {
	words []Word
	what  string
}

// figurePhrases finds the phrases by the fold of their first word, the longest first.
var figurePhrases = sync.OnceValue(func() map[string][]figurePhrase {
	all := map[string][]figurePhrase{}
	for row := range table.Rows(figureRows, 2) {
		p := figurePhrase{NewPhrase(row[0]).Words, row[1]}
		all[p.words[0].Fold] = append(all[p.words[0].Fold], p)
	}
	for _, some := range all {
		slices.SortStableFunc(some, func(a, b figurePhrase) int { return len(b.words) - len(a.words) })
	}
	return all
})

// figureReader takes up the words of a question about figures.
type figureReader struct {
	typed string
	words []viet.Word
	read  []Word
	taken []bool
	query corpus.FigureQuery
	// asks is true where a number is asked for.
	asks bool
}

// Figures reads what a person typed about figures: a range of values, period, province and kind, the rest being the words of the indicator.
// ok is false where nothing tells that a number is asked for; the reading holds all the same. It never fails. Of several questions in one
// ("bao nhiêu đại biểu, mấy điểm cầu") it is the first; FigureQuestions reads all.
// Example: "Tỷ lệ hồ sơ tiếp nhận trực tuyến quý 1 > 80 %" has the words "Tỷ lệ hồ sơ tiếp nhận trực tuyến", a first quarter of any year
// (a Period whose year is 0), and values above 80 in the unit "%".
func Figures(typed string) (q corpus.FigureQuery, ok bool) {
	all, ok := FigureQuestions(typed)
	if len(all) == 0 {
		return corpus.FigureQuery{}, false
	}
	return all[0], ok
}

// FigureQuestions reads each of several questions about figures that are typed as one, as Figures does.
func FigureQuestions(typed string) (all []corpus.FigureQuery, ok bool) {
	var p parser
	p.clip(typed)
	for _, part := range figureParts(p.text) {
		r := newFigureReader(part)
		r.periods(2) // "6 tháng" is no value, "2000 người" no year
		r.values()
		r.periods(1)
		r.provinces()
		r.phrases()
		all = append(all, r.result())
		ok = ok || r.asks && (r.query.Words != "" || r.query.Unit != "")
	}
	return all, ok
}

func newFigureReader(typed string) *figureReader {
	r := &figureReader{typed: typed}
	for w := range viet.Words(typed) {
		r.words, r.read = append(r.words, w), append(r.read, NewWord(w.Text))
	}
	r.taken = make([]bool, len(r.words))
	return r
}

// figureParts cuts a text where a sign is followed by words that ask for another number.
func figureParts(typed string) []string {
	r := newFigureReader(typed)
	var parts []string
	from := 0
	for i := range r.words {
		if i == 0 {
			continue
		}
		p, ok := r.phraseAt(i)
		between := typed[r.words[i-1].End:r.words[i].Start]
		if ok && (p.what == figurePart || p.what == figureAsks && strings.ContainsAny(between, ",;?")) && strings.TrimSpace(typed[from:r.words[i].Start]) != "" {
			parts = append(parts, typed[from:r.words[i].Start])
			from = r.words[i].Start
		}
	}
	return append(parts, typed[from:])
}

// phraseAt is the longest phrase at a word of which nothing was taken yet.
func (r *figureReader) phraseAt(i int) (figurePhrase, bool) {
	for _, p := range figurePhrases()[r.read[i].Fold] {
		if says(r.read[i:], p.words) && !slices.Contains(r.taken[i:i+len(p.words)], true) {
			return p, true
		}
	}
	return figurePhrase{}, false
}

func (r *figureReader) take(from, to int) {
	for i := from; i < to; i++ {
		r.taken[i] = true
	}
}

// Numbers with what bounds them, in folded text.
var (
	boundBefore  = regexp.MustCompile(`(?:(>=|<=|≥|≤|>|<|=|(?:^|[ (,])(?:tren|hon|duoi|it hon|it nhat|toi thieu|khong duoi|khong qua|toi da|khong vuot qua|tu)) *)?(\d+(?:[.,]\d+)*)(?: *(?:\.\.|-|–|den|toi) *(\d+(?:[.,]\d+)*))?`)
	boundBehind  = regexp.MustCompile(`^ *(tro len|tro xuong)\b`)
	openedBehind = regexp.MustCompile(`^\.\.`)
)

// values reads the first number that bounds the value: with a sign, with words such as "trên", or with a unit.
func (r *figureReader) values() {
	shadow := viet.NewShadow(r.typed)
	text := shadow.Text()
	for _, at := range boundBefore.FindAllStringSubmatchIndex(text, -1) {
		sign := ""
		if at[2] >= 0 {
			sign = strings.Trim(text[at[2]:at[3]], " (,")
		}
		low, ok := typedNumber(text[at[4]:at[5]])
		high, ranged := low, at[6] >= 0
		if ranged {
			if high, ranged = typedNumber(text[at[6]:at[7]]); !ranged {
				continue
			}
		}
		end := at[1]
		open := !ranged && openedBehind.MatchString(text[end:])
		if open {
			end += 2
		}
		_, stop := shadow.Span(0, end)
		unit, length := typedUnit(r.typed[stop:])
		signed := strings.ContainsAny(sign, "<>=≥≤")
		if !ok || unit.Name == "" && !signed && !ranged || ranged && unit.Name == "" || gluedBefore(text, at[4], signed) {
			continue
		}
		start, _ := shadow.Span(at[4], at[5])
		if at[2] >= 0 {
			start, _ = shadow.Span(at[2], at[3])
		}
		stop += length
		if r.has(start, stop) {
			continue
		}
		if m := boundBehind.FindStringSubmatchIndex(viet.Fold(r.typed[stop:])); m != nil {
			sign = map[string]string{"tro len": "≥", "tro xuong": "≤"}[viet.Fold(r.typed[stop:])[m[2]:m[3]]]
			_, n := viet.NewShadow(r.typed[stop:]).Span(0, m[1])
			stop += n
		}
		factor := 1.0
		if unit.Name != "" {
			factor, r.query.Unit = unit.Factor, unit.Base
		}
		r.bound(sign, low*factor, high*factor, ranged, open)
		r.asks = true
		for i, w := range r.words {
			if w.Start >= start && w.End <= stop {
				r.taken[i] = true
			}
		}
		return
	}
}

// has reports whether a word between two places was taken.
func (r *figureReader) has(start, stop int) bool {
	for i, w := range r.words {
		if r.taken[i] && w.Start < stop && start < w.End {
			return true
		}
	}
	return false
}

// bound sets the ends of the value. A range ignores the word before it: "từ 5 đến 10".
func (r *figureReader) bound(sign string, low, high float64, ranged, open bool) {
	least, most := &low, &high
	switch {
	case ranged:
		if low > high {
			least, most = most, least
		}
	case open, sign == ">=", sign == "≥", sign == "it nhat", sign == "toi thieu", sign == "khong duoi", sign == "tu":
		most = nil
	case sign == ">", sign == "tren", sign == "hon":
		above := math.Nextafter(low, math.Inf(1))
		least, most = &above, nil
	case sign == "<=", sign == "≤", sign == "khong qua", sign == "toi da", sign == "khong vuot qua":
		least = nil
	case sign == "<", sign == "duoi", sign == "it hon":
		below := math.Nextafter(low, math.Inf(-1))
		least, most = nil, &below
	}
	r.query.Least, r.query.Most = least, most
}

// gluedBefore reports whether a number belongs to what stands before it: "QĐ-15", "4G/5G", "57-NQ".
func gluedBefore(text string, at int, signed bool) bool {
	if at == 0 || signed {
		return false
	}
	c := text[at-1]
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("/-.,:", c) >= 0
}

// typedNumber reads a number as officials write it.
func typedNumber(s string) (float64, bool) {
	q, ok := corpus.ParseQuantity(s + "%") // with a unit 2000 is no year
	return q.Value, ok && !math.IsInf(q.Value, 0)
}

// maxUnitTyped is how many words a unit of a question may have: "nghìn tỷ đồng/năm".
const maxUnitTyped = 6

// typedUnit is the longest unit that a text begins with, and how long it is.
func typedUnit(rest string) (unit corpus.Unit, length int) {
	blank := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
	if strings.HasPrefix(rest[blank:], "%") {
		length = blank + 1
		unit, _ = corpus.UnitOf("%")
	}
	n := 0
	for w := range viet.Words(rest) {
		if n++; n > maxUnitTyped || strings.ContainsAny(rest[:w.Start], ",;?()") {
			break
		}
		if u, ok := corpus.UnitOf(rest[blank:w.End]); ok {
			unit, length = u, w.End
		}
	}
	return unit, length
}

// periods reads the first period: "quý 1 năm 2025", "6 tháng đầu năm 2025", "2024"; a quarter or month without a year is one of any.
// It has as many words or more.
func (r *figureReader) periods(words int) {
	for i := range r.words {
		for n := min(maxTimeWords, len(r.words)-i); n >= words && r.query.Period.IsZero(); n-- {
			if slices.Contains(r.taken[i:i+n], true) {
				continue
			}
			text := r.typed[r.words[i].Start:r.words[i+n-1].End]
			p, ok := corpus.ParsePeriod(text)
			if !ok && namesPart(text) {
				if p, ok = corpus.ParsePeriod(text + " 2000"); ok {
					p.From.Year, p.To.Year = 0, 0
				}
			}
			if !ok || n == 1 && len(text) != 4 && !namesPart(text) {
				continue
			}
			r.query.Period = p
			r.take(r.before(i), i+n)
			return
		}
	}
}

// namesPart reports whether a text names a quarter or months.
func namesPart(text string) bool {
	folded := viet.Fold(text)
	return strings.Contains(folded, "quy") || strings.Contains(folded, "thang") || len(folded) > 1 && folded[0] == 'q' && folded[1] >= '1' && folded[1] <= '4'
}

// before is where the words begin that lead to a period or a place at a word: "tính đến hết …".
func (r *figureReader) before(at int) int {
	from := at
	for i := max(0, at-4); i < at; i++ {
		if p, ok := r.phraseAt(i); ok && p.what == figureTime && i+len(p.words) == from {
			return i
		}
	}
	return from
}

// maxProvinceWords is how many words the name of a province has with its level.
const maxProvinceWords = 6

// provinces reads the name of a province, where the question names one alone: "đường Hà Nội - Hải Phòng" names none.
func (r *figureReader) provinces() {
	type named struct {
		from, to int
		slug     string
	}
	var found []named
	for i := 0; i < len(r.words); i++ {
		for n := min(maxProvinceWords, len(r.words)-i); n > 0; n-- {
			text := r.typed[r.words[i].Start:r.words[i+n-1].End]
			if n == 1 && len(text) < 6 || slices.Contains(r.taken[i:i+n], true) {
				continue
			}
			p, ok := corpus.ProvinceByName(text)
			if !ok || viet.HasMarks(text) && !strings.Contains(strings.ToLower(viet.Normalise(p.Name+" "+strings.Join(p.Aliases, " "))), endOf(text)) {
				continue
			}
			found = append(found, named{i, i + n, p.Slug()})
			i += n - 1
			break
		}
	}
	if len(found) == 1 {
		r.query.Place = found[0].slug
		r.take(r.before(found[0].from), found[0].to)
	}
}

// endOf is the last word of a name, small.
func endOf(text string) string {
	words := strings.Fields(text)
	return strings.ToLower(words[len(words)-1])
}

// phrases takes up what asks and what says nothing.
func (r *figureReader) phrases() {
	first := true
	for i := 0; i < len(r.words); i++ {
		if r.taken[i] {
			continue
		}
		p, ok := r.phraseAt(i)
		switch {
		case !ok, p.what == figureTime, p.what == figureLead && !first:
			first = false
			continue
		case p.what == figureName:
			first = false
			i += len(p.words) - 1
			continue
		case p.what == figureHead:
			r.asks = r.asks || first
			first = false
			continue
		case p.what == figureAsks, p.what == figurePart:
			r.asks = true
		case p.what != figureFiller && p.what != figureLead:
			r.asks = true
			r.query.Kinds = []corpus.FigureKind{corpus.FigureKind(p.what)}
		}
		r.take(i, i+len(p.words))
		i += len(p.words) - 1
	}
}

// result is the question with the words that are left.
func (r *figureReader) result() corpus.FigureQuery {
	var left []string
	for i, w := range r.words {
		if !r.taken[i] {
			left = append(left, w.Text)
		}
	}
	r.query.Words = strings.Join(left, " ")
	return r.query
}
