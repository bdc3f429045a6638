package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// amount is a number with its multipliers and its unit, as far as both are told.
type amount struct {
	// from and to bound its tokens.
	from, to int
	value    corpus.Amount // in unit
	// many are the multipliers as written, times what they come to.
	many  string
	times float64
	// unit is without the multipliers until whole is called; known says that there is one.
	unit   corpus.Unit
	known  bool
	digits corpus.Span
	number number
	doubts []corpus.Doubt
}

// amount reads the number at tokens[i], its multipliers and its unit.
// Example: "439,2 triệu đồng/tháng", "1 tỷ 200 triệu đồng", "3 triệu rưỡi", "15 (mười lăm) người", "310ha".
func (s *scan) amount(i int) amount {
	t := s.tokens[i]
	a := amount{from: i, to: i + 1, value: corpus.One(t.number.Value), times: 1, digits: t.Span, number: t.number}
	a.to = s.restated(a.to)
	s.multiply(&a)
	s.unitOf(&a)
	return a
}

// restated passes over a number in words that repeats the one before it in brackets: 05 (năm) người.
func (s *scan) restated(i int) int {
	if s.word(i) != "(" {
		return i
	}
	for j := i + 1; j < min(len(s.tokens), i+14); j++ {
		switch w := s.tokens[j].word; {
		case w == ")" && j > i+1:
			return j + 1
		case !numeral(w):
			return i
		}
	}
	return i
}

// multiply reads multipliers, and smaller amounts behind them.
func (s *scan) multiply(a *amount) {
	last := 1.0
	for a.to < len(s.tokens) {
		w := s.word(a.to)
		if f, ok := corpus.Multiplier(w); ok {
			a.times, last = a.times*f, f
			a.many = strings.TrimSpace(a.many + " " + w)
			a.to++
			continue
		}
		if w == "rưỡi" && a.many != "" {
			a.value = corpus.One(a.value.Low + 0.5)
			a.to++
		}
		break
	}
	if a.many == "" || a.to+1 >= len(s.tokens) {
		return
	}
	// 1 tỷ 200 triệu; 2 nghìn 350 tỷ: the part that follows is less than one of what stands before it.
	t, f := s.tokens[a.to], 0.0
	if t.kind != numberToken || t.masked || !t.number.OK || !t.number.Whole || t.number.Value >= last || !t.gap {
		return
	}
	f, ok := corpus.Multiplier(s.word(a.to + 1))
	switch {
	case ok && f < last:
		a.value = corpus.One(round(a.value.Low + t.number.Value*f/a.times))
		a.to += 2
	case ok && f > last && !strings.Contains(a.many, " "):
		a.value = corpus.One(round(a.value.Low*a.times + t.number.Value))
		a.many, a.times = s.word(a.to+1), f
		a.to += 2
	case !ok && s.word(a.to+1) == "đồng":
		a.value = corpus.One(round(a.value.Low + t.number.Value/a.times))
		a.to++
	}
}

// unitOf reads the unit behind the number and the multipliers.
func (s *scan) unitOf(a *amount) {
	u, n := s.unitAt(a.to, a.many != "")
	if n == 0 {
		if a.many == "" || !s.money(a) {
			return
		}
		u, _ = corpus.UnitOf("đồng") // 12,5 tỷ, 45 triệu/người
		a.doubts = append(a.doubts, corpus.DoubtUnit)
	}
	a.to += n
	if s.word(a.to) == "(" { // 75 mét (m)
		if again, m := corpus.UnitAt(s.ahead(a.to + 1)); m > 0 && again.Name == u.Name && s.word(a.to+1+m) == ")" {
			a.to += m + 2
		}
	}
	for (s.word(a.to) == "/" || s.word(a.to) == "trên") && a.to+1 < len(s.tokens) {
		next := s.tokens[a.to+1]
		_, many := corpus.Multiplier(next.word)
		if next.kind == numberToken && !next.masked || many {
			u = s.perMany(u, a)
			break
		} else if next.kind != wordToken || s.word(a.to) != "/" {
			break
		}
		per, n := s.unitAt(a.to+1, true)
		if n == 0 || per.Class == corpus.UnitCount && s.tokens[a.to+1].gap {
			break
		}
		u = u.Per(per.Name)
		a.to += 1 + n
	}
	switch {
	case u.Name == "lượt": // 7.678 lượt cán bộ, công chức, viên chức
		if who, n := corpus.UnitAt(s.ahead(a.to)); n > 0 && who.Countable() {
			a.to += n
			s.coordinated(who, a)
		}
	case u.Countable():
		u = s.coordinated(u, a)
	}
	a.unit, a.known = u, true
}

// perMany reads a rate for each of a round number of people or things: 89 thuê bao/100 dân, 9,5 bác sĩ trên 1 vạn dân.
func (s *scan) perMany(u corpus.Unit, a *amount) corpus.Unit {
	i := a.to + 1
	size, name := 1.0, ""
	if t := s.tokens[i]; t.kind == numberToken {
		size, name = t.number.Value, t.In(s.r.text)
		i++
	}
	for {
		f, ok := corpus.Multiplier(s.word(i))
		if !ok {
			break
		}
		size *= f
		name += " " + s.word(i)
		i++
	}
	per, n := s.unitAt(i, true)
	if n == 0 || per.Name == u.Name || s.word(a.to) == "trên" && per.Name != "người dân" {
		return u
	}
	switch size {
	case 1:
		if name != "" && s.word(a.to) == "/" { // 14 tiêu chí/1 xã
			a.to = i + n
			return u.Per(per.Name)
		}
	case 10, 100, 1000, 10000, 100000:
		a.to = i + n
		return u.Per(strings.TrimSpace(name) + " " + s.tokens[i].word)
	}
	return u
}

// money reports whether an amount with a multiplier alone is of money: nothing that could be counted follows.
func (s *scan) money(a *amount) bool {
	if strings.HasSuffix(a.many, "trăm") || strings.HasSuffix(a.many, "nghìn") || strings.HasSuffix(a.many, "ngàn") {
		return false
	}
	return a.to >= len(s.tokens) || s.tokens[a.to].kind != numberToken && !s.tokens[a.to].capital // 300 triệu SDR
}

// unitAt finds the unit that begins at tokens[i], one of units.tsv, else a noun that is counted; 0 tokens for none. bare says that a
// multiplier stands before it, so that it need not be guarded against being a name.
func (s *scan) unitAt(i int, bare bool) (corpus.Unit, int) {
	if i >= len(s.tokens) {
		return corpus.Unit{}, 0
	}
	t := s.tokens[i]
	glued := !t.gap && i > 0 && s.tokens[i-1].kind == numberToken
	role, none := words().notUnits.at(s.tokens, i)
	u, n := corpus.UnitAt(s.ahead(i))
	if none > 0 && none >= n {
		if role == "none" && !(u.Class == corpus.UnitDuration && n == none) {
			return corpus.Unit{}, 0
		}
		if role == "word" {
			return corpus.Unit{}, 0
		}
	}
	if n > 1 && i+n < len(s.tokens) && s.tokens[i+n].gap && viet.Compound(s.word(i+n-1), s.word(i+n)) {
		if short, m := corpus.UnitAt(s.ahead(i)[:n-1]); m == n-1 { // người dân tộc thiểu số, lớp học sinh
			u, n = short, m
		}
	}
	if n == 0 && !glued && t.kind == wordToken && !t.masked && s.vietnamese() {
		return s.counted(i)
	}
	if n == 0 {
		return corpus.Unit{}, 0
	}
	first := s.r.text[t.Start:t.End]
	if len(first) <= 2 && u.Symbol && n == 1 && t.kind == wordToken && utf8.RuneCountInString(first) == 1 && first != u.Name && first != "đ" {
		return corpus.Unit{}, 0 // 4G, 5M
	}
	if glued && t.kind == wordToken && !u.Symbol && (t.capital || utf8.RuneCountInString(first) < 2) {
		return corpus.Unit{}, 0 // 30a, T10
	}
	if n == 1 && words().beginnings[t.word] && i+1 < len(s.tokens) && s.tokens[i+1].kind == wordToken && s.tokens[i+1].gap && viet.Compound(t.word, s.tokens[i+1].word) {
		if _, stop := words().notUnits.at(s.tokens, i+1); stop == 0 && !numeral(s.tokens[i+1].word) {
			if whole, n := s.counted(i); n == 2 {
				whole.Class, whole.Base = u.Class, whole.Name
				if u.Base != u.Name || words().classifiers[t.word] {
					whole.Base = u.Base // 12 vụ tai nạn are 12 vụ
				}
				return whole, 2
			}
		}
	}
	return u, n
}

// vietnamese reports whether the line is written in Vietnamese, so that a noun behind a number may be what is counted.
func (s *scan) vietnamese() bool {
	if s.marked == 0 {
		s.marked = -1
		if n := len(s.tokens); n > 0 && viet.HasMarks(s.r.text[s.tokens[0].Start:s.tokens[n-1].End]) {
			s.marked = 1
		}
	}
	return s.marked > 0
}

// counted reads a count noun that stands in no table: one word, or two that make one word of the dictionary.
func (s *scan) counted(i int) (corpus.Unit, int) {
	t := s.tokens[i]
	if s.abbreviated(i) {
		name := t.In(s.r.text)
		return corpus.Unit{Name: name, Class: corpus.UnitCount, Base: name, Factor: 1}, 1
	}
	if t.capital && !t.line && !allCapital(t.In(s.r.text)) || !viet.ValidSyllable(t.word) || utf8.RuneCountInString(t.word) < 2 {
		return corpus.Unit{}, 0
	}
	n, name := 1, t.word
	if i+1 < len(s.tokens) {
		if next := s.tokens[i+1]; next.kind == wordToken && next.gap && viet.Compound(t.word, next.word) {
			n, name = 2, name+" "+next.word
		}
	}
	if n == 2 && (s.word(i+2) == "viên" || s.word(i+2) == "sinh" || s.word(i+2) == "phẩm") {
		n, name = 3, name+" "+s.word(i+2) // thẩm định viên
	}
	return corpus.Unit{Name: name, Class: corpus.UnitCount, Base: name, Factor: 1}, n
}

// abbreviated reports whether the token is a short form that is counted: 604 TCCSĐ, 35 HTX. Codes go on with a mark, or have a short form
// before the number too; titles are written in capitals throughout.
func (s *scan) abbreviated(i int) bool {
	t := s.tokens[i]
	n := utf8.RuneCountInString(t.word)
	if !t.capital || n < 3 || n > 8 || !t.gap || !allCapital(t.In(s.r.text)) || viet.ValidSyllable(t.word) || strings.Trim(t.word, "ivxlcdm") == "" {
		return false
	}
	if i+1 < len(s.tokens) {
		if next := s.tokens[i+1]; next.kind != wordToken && !next.gap && !strings.Contains(",.;:)", next.word) || next.capital && allCapital(next.In(s.r.text)) {
			return false
		}
	}
	return i < 2 || s.tokens[i-2].kind != wordToken || !allCapital(s.tokens[i-2].In(s.r.text))
}

func allCapital(s string) bool {
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
	}
	return true
}

// coordinated takes in the nouns of the same class that are counted together: 27 đề tài, dự án.
func (s *scan) coordinated(u corpus.Unit, a *amount) corpus.Unit {
	if strings.Contains(u.Name, "/") {
		return u
	}
	for {
		i, joint := a.to, ", "
		switch s.word(i) {
		case ",":
		case "và":
			joint = " và "
		default:
			return u
		}
		next, n := corpus.UnitAt(s.ahead(i + 1))
		if n == 0 || next.Class != u.Class {
			return u
		}
		if _, stop := words().notUnits.at(s.tokens, i+1); stop >= n {
			return u
		}
		if j := i + 1 + n; j < len(s.tokens) && (s.tokens[j].kind == numberToken || s.word(j) == ":" || s.word(j) == "/") {
			return u
		}
		u.Name += joint + next.Name
		if u.Base != next.Base {
			u.Base = u.Name
		}
		a.to = i + 1 + n
	}
}

// ahead are the words from tokens[i] on that a unit may have.
func (s *scan) ahead(i int) []string {
	s.words = s.words[:0]
	for j := i; j < min(len(s.tokens), i+8); j++ {
		s.words = append(s.words, s.tokens[j].word)
	}
	return s.words
}

// whole is the unit with the multipliers.
func (a amount) whole() corpus.Unit {
	if a.many == "" {
		return a.unit
	}
	return a.unit.Times(a.many, a.times)
}

// settled is the amount with its number read in the light of its unit.
func (s *scan) settled(a amount) amount {
	n := a.number.in(a.whole(), s.r.partsWithCommas)
	if n.Value != a.number.Value {
		a.value = corpus.One(a.value.Low - a.number.Value + n.Value)
	}
	a.number = n
	a.doubts = append(a.doubts, n.Doubts...)
	return a
}
