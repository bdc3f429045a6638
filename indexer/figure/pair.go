package figure

import (
	"strings"

	"vankho/corpus"
)

// joined is one amount, or two that make one figure.
type joined struct {
	amount
	// other is the second: the target or the whole, or the upper end of a range.
	other *amount
	kind  pairKind
}

type pairKind byte

const (
	single   pairKind = iota
	slashed           // 51,69/85%, 145/152 xã
	ranged            // 12 - 15, từ 5 đến 10
	fraction          // 1/3 số đại biểu
)

// join reads the amount at tokens[i] with the one that belongs to it; false where the two make no figure: 24/7, 30/4, 2026 - 2030.
// lower says that "từ" stands before it. The token to go on with is that of the amount, or what is behind the pair.
func (s *scan) join(i int, lower bool) (joined, bool) {
	a := s.amount(i)
	one := joined{amount: a}
	mark := s.word(a.to)
	if a.to+1 >= len(s.tokens) {
		return one, true
	}
	next := s.tokens[a.to+1]
	follows := next.kind == numberToken && !next.masked && next.number.OK
	switch mark {
	case "/":
		if !follows {
			return one, true
		}
		b := s.amount(a.to + 1)
		return s.slash(a, b)
	case "-", "–", "—", "÷", "→":
		if !follows {
			return one, true
		}
		b := s.amount(a.to + 1)
		if years(a, b) || !a.known && !b.known || !s.alike(a, b) || s.base(a, b) > b.value.Low*b.times*max(b.unit.Factor, 1) {
			one.to = b.to
			return one, a.known && a.to < b.from && s.tokens[a.to].gap
		}
		return s.span(a, b), true
	case "đến", "tới", "hoặc":
		j := a.to + 1
		if mark == "hoặc" || !lower && a.known {
			return one, true
		}
		if s.word(j) == "dưới" || s.word(j) == "không" && s.word(j+1) == "quá" {
			j += map[string]int{"dưới": 1, "không": 2}[s.word(j)]
		}
		if j >= len(s.tokens) || s.tokens[j].kind != numberToken || s.tokens[j].masked || !s.tokens[j].number.OK {
			return one, true
		}
		b := s.amount(j)
		if years(a, b) || !a.known && !b.known || !s.alike(a, b) {
			return one, a.known
		}
		return s.span(a, b), true
	}
	return one, true
}

func years(a, b amount) bool { return year(a) && year(b) }

func year(a amount) bool {
	return a.number.Whole && a.many == "" && a.number.Len() == 4 && a.value.Low >= 1900 && a.value.Low <= 2100
}

// alike reports whether two amounts may be of one unit.
func (s *scan) alike(a, b amount) bool {
	return !a.known || !b.known || a.unit.Base == b.unit.Base || strings.HasPrefix(b.unit.Base, a.unit.Base+"/")
}

// base is a's value in the base unit, with b's unit where it has none of its own.
func (s *scan) base(a, b amount) float64 {
	if !a.known {
		a.unit = b.unit
		if a.many == "" {
			a.times = b.times
		}
	}
	return a.value.Low * a.times * max(a.unit.Factor, 1)
}

// span makes one range of two amounts. A multiplier or unit that only the second has is of both.
func (s *scan) span(a, b amount) joined {
	if !b.known {
		b.unit, b.known = a.unit, a.known
		if b.many == "" {
			b.many, b.times = a.many, a.times
		}
	}
	if !a.known {
		a.unit, a.known = b.unit, true
		if a.many == "" {
			a.many, a.times = b.many, b.times
		}
	}
	a, b = s.settled(a), s.settled(b)
	out := joined{amount: a, kind: ranged}
	low := round(a.value.Low * a.times * a.unit.Factor / (b.times * b.unit.Factor))
	out.value = corpus.Amount{Low: low, High: b.value.High}
	out.unit, out.many, out.times = b.unit, b.many, b.times
	out.digits.End, out.to = b.digits.End, b.to
	out.doubts = append(out.doubts, b.doubts...)
	out.other = &b
	return out
}

// slash reads A/B: a pair of result and target, a part of a whole, a fraction, or neither.
func (s *scan) slash(a, b amount) (joined, bool) {
	out := joined{amount: a, other: &b, kind: slashed}
	out.to = b.to
	switch {
	case s.word(b.to) == "/" && b.to+1 < len(s.tokens) && s.tokens[b.to+1].kind == numberToken: // 12/3/2025
		out.to = b.to + 2
		return out, false
	case s.word(b.to) == "-" && !s.tokens[b.to].gap && b.to+1 < len(s.tokens) && s.tokens[b.to+1].kind == numberToken: // 110 kV/35-22
		return out, false
	case !a.known && a.number.Whole && b.number.Whole && a.value.Low > 0 && a.value.Low < b.value.Low && b.value.Low <= 10 && s.fractioned(b.from+1):
		out.kind, out.value = fraction, corpus.One(a.value.Low/b.value.Low) // 1/3 số đại biểu
		out.unit, out.known, out.to = corpus.Unit{Class: corpus.UnitRatio, Factor: 1}, false, b.from+1
		out.digits.End = b.digits.End
		return out, true
	case !b.known && !a.known:
		return out, false
	case !b.known:
		b.unit, b.known = a.unit, true
	case !a.known:
		out.unit, out.known = b.unit, true
		if a.many == "" {
			out.many, out.times = b.many, b.times
		}
	case a.unit.Base != b.unit.Base:
		return out, false
	}
	if b.unit.Class == corpus.UnitCount && (a.value.Low < 2 || b.value.Low <= 12 || !strings.Contains(b.unit.Name, " ")) || a.value.Low == 1 && b.value.Low >= 100 {
		return out, false // 15/8 hằng năm, 1/3 cung giờ; bản đồ tỷ lệ 1/500
	}
	if (b.known && b.unit.Countable()) && a.number.Whole && b.number.Whole && a.value.Low <= 31 && b.value.Low <= 12 && (a.value.Low > b.value.Low || s.dated(a.from)) {
		return out, false // đến 31/12 xã đã báo cáo
	}
	if a.unit.Class == corpus.UnitMoney {
		out.doubts = nil // 35 tỷ/40 tỷ đồng
	}
	out.amount.to = b.to
	out.amount = s.settled(out.amount)
	b = s.settled(b)
	out.doubts = append(out.doubts, b.doubts...)
	if out.many == b.many && out.unit.Name == b.unit.Name {
		return out, true
	}
	// The target in the unit of the value.
	b.value = corpus.One(round(b.value.Low * b.times * b.unit.Factor / (out.times * out.unit.Factor)))
	return out, true
}

// fractioned reports whether what follows a fraction is what it is of.
func (s *scan) fractioned(i int) bool {
	switch s.word(i) {
	case "số", "tổng", "dân", "diện", "thành", "đại", "cán", "giá", "mức", "thời", "chi", "học", "kinh", "lực", "quân", "tổng số", "nhu":
		return true
	}
	return false
}

// dated reports whether the word before token i announces a day: đến 5/12.
func (s *scan) dated(i int) bool {
	switch s.word(i - 1) {
	case "đến", "trước", "từ", "ngày", "sau", "hết", "sáng", "chiều", "tối", "hôm":
		return true
	}
	return false
}
