package figure

import (
	"vankho/corpus"
	"vankho/corpus/viet"
)

// glued reports whether what touches the number at token i makes it part of something else: 57-NQ, kh154, 8:30, 16h, [1].
func (s *scan) glued(i int) bool {
	t := s.tokens[i]
	if s.word(i-1) == ":" && i > 1 && s.tokens[i-2].kind == numberToken && s.tokens[i-2].number.Value == 1 {
		return true // tỷ lệ 1: 250.000
	}
	if i > 0 && !t.gap && !t.line {
		before := s.tokens[i-1]
		switch {
		case before.kind == wordToken:
			return true
		case before.kind == numberToken:
			return true
		case before.kind == markToken:
			switch before.word {
			case "%": // a footnote's mark behind a percentage
				return true
			case "(", "\"", "“", "'", "‘", "~", "≈", ">", "<", "≥", "≤", "=", "…", "*", "•", "→", "«":
			case ",", ":", ";":
				if i > 1 && s.tokens[i-2].kind == numberToken && !before.gap {
					return true
				}
			case "-", "–", "−":
				// a bullet at the start of the line, a minus, or a code
				if i > 1 && !before.gap && s.word(i-2) != "(" {
					return true
				}
			default:
				return true
			}
		}
	}
	if i+1 < len(s.tokens) && !s.tokens[i+1].gap {
		next := s.tokens[i+1]
		after := token{}
		if i+2 < len(s.tokens) && !s.tokens[i+2].gap {
			after = s.tokens[i+2]
		}
		switch {
		case next.kind == wordToken:
			if _, many := corpus.Multiplier(next.word); many && !next.capital {
				return false // 2,37triệu lượt
			}
			_, n := s.unitAt(i+1, false)
			return n == 0
		case next.word == "/" && after.kind == wordToken, next.word == "-" && after.kind == wordToken:
			return true
		case next.word == "." && after.kind == wordToken, next.word == "+" || next.word == "_" || next.word == "@" || next.word == "#":
			return true
		case next.word == ":" && after.kind == numberToken:
			return true
		}
	}
	return false
}

// label reports whether the number at token i numbers what follows: at the start of a line, or alone in brackets.
func (s *scan) label(i int) bool {
	next := s.word(i + 1)
	if s.tokens[i].line || i == 1 && s.tokens[0].kind == markToken {
		if next == "." || next == ")" || next == "/" && s.word(i+2) != "" || next == ":" || next == "-" || next == "–" {
			return i+2 >= len(s.tokens) || s.tokens[i+2].kind != numberToken || s.tokens[i+2].gap
		}
		if i+1 < len(s.tokens) && s.tokens[i+1].capital && !allCapital(s.tokens[i+1].In(s.r.text)) {
			return true
		}
	}
	return (s.word(i-1) == "(" || s.word(i-1) == "[") && (next == ")" || next == "]")
}

// named reports whether the words before the number make it a name, a place in a list or a time.
func (s *scan) named(i int, a joined) bool {
	if year(a.amount) && a.kind == single {
		// 2024 tỉnh Lào Cai: a year, unless thousands of something are meant
		if !a.known || a.unit.Class == "organisation" || a.unit.Class == corpus.UnitCount || a.unit.Class == corpus.UnitDuration {
			return true
		}
		switch s.word(i - 1) {
		case "năm", "từ", "đến", "tới", "trước", "sau", "-", "–", "/", "và", "khóa", "vụ", "kỳ", "đoạn":
			return true
		}
	}
	if a.kind == single && a.value.Low == 1 && a.number.Whole && a.many == "" {
		switch s.word(i - 1) {
		case "quân", "bình", "mỗi", "cứ": // bình quân 1 xã có 12 cán bộ
			return true
		}
	}
	if w := s.word(i - 1); s.list > 0 && s.list == i-2 && (w == "," || w == "và" || w == "hoặc" || w == "-") && a.number.Whole && a.kind == single {
		s.list = i
		return true // các Điều 40, 41 và 43 Luật này
	}
	most, n := words().leads.before(s.tokens, i)
	if n == 0 || most < 0 || n == 1 && s.word(i-1) == "số" && viet.Compound(s.word(i-2), "số") {
		return false // dân số 910 người
	}
	if a.kind == slashed { // ngày 25/6
		return most == 31 && a.number.Whole && a.value.Low <= 31 && a.other.number.Whole && a.other.value.Low <= 12
	}
	if _, q := words().qualifiers.before(s.tokens, i); q > n {
		return false
	}
	if most == 999 && a.number.Whole {
		s.list = i
	}
	table := a.known && a.unit.Class != corpus.UnitCount
	if !a.number.Whole {
		return most > 0 && (!table || a.number.Broken || a.number.Point && !a.number.Grouped) // khoản 4.10, Mục 2.5 Quy chuẩn này
	}
	if table && a.unit.Class == corpus.UnitRatio {
		return false
	}
	return !table || a.value.Low <= float64(most)
}

// threshold reports whether a figure only says which things are counted: giảm số xã đạt dưới 5 tiêu chí xuống 250 xã. The clause begins
// with what is counted, and another number that is reached follows in it.
func (s *scan) threshold(q qualified, u corpus.Unit, to int) bool {
	switch q.qualifier {
	case corpus.QualifierEq, corpus.QualifierEstimate, corpus.QualifierApprox:
		return false
	}
	if s.modifies(q, u, to) {
		return true
	}
	counted, when := false, s.conditional(q.left, to)
	for i := q.left - 1; i >= max(0, q.left-5) && s.tokens[i].kind == wordToken; i-- {
		if s.word(i) == "không" && (s.word(i+1) == "còn" || s.word(i+1) == "có" || s.word(i+1) == "để") {
			return true // không còn xã dưới 5 tiêu chí
		}
	}
	for i := q.left - 1; i >= max(0, q.left-20) && !counted; i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked || t.kind == numberToken && !t.masked {
			break
		}
		w := s.word(i)
		counted = w == "số" || (w == "tỷ" && s.word(i+1) == "lệ") || w == "những" || w == "các"
	}
	if when || !counted {
		return when
	}
	for i := to; i < min(len(s.tokens), to+16); i++ {
		t := s.tokens[i]
		switch {
		case t.kind == markToken && t.word != ":":
			return false
		case t.kind == numberToken && !t.masked:
			_, n := words().qualifiers.before(s.tokens, i)
			if n == 0 {
				_, n = words().directions.before(s.tokens, i)
			}
			return n > 0
		}
	}
	return false
}

// conditional reports whether a clause around the tokens from left to to says when something holds: trường hợp có từ 3 người trở lên; vay
// trên 500 triệu đồng thì phải thế chấp.
func (s *scan) conditional(left, to int) bool {
	for i := left - 1; i >= max(0, left-20); i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked {
			break
		}
		counts := i > 0 && (s.tokens[i-1].kind == numberToken || s.word(i-1) == "số") // 12 trường hợp
		if t.word == "nếu" || t.word == "trường" && s.word(i+1) == "hợp" && !counts {
			return true
		}
	}
	for i := to; i < min(len(s.tokens), to+12) && s.tokens[i].kind == wordToken; i++ {
		if s.word(i) == "thì" {
			return true
		}
	}
	return false
}

// modifies reports whether a measure with "trở lên" tells which things of a kind are meant: xe ô tô từ 8 chỗ trở lên. A noun stands right
// before it, and the clause sets no aim.
func (s *scan) modifies(q qualified, u corpus.Unit, to int) bool {
	if !q.lower || s.word(to-2) != "trở" {
		return false
	}
	switch u.Class {
	case "length", "mass", "energy", "area", "volume", "thing", "people":
	default:
		return false
	}
	for i := q.left - 1; i >= max(0, q.left-20); i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked || t.kind == numberToken && !t.masked {
			break
		}
		if _, n := words().aims.at(s.tokens, i); n > 0 {
			return false
		}
	}
	return q.left > 0 && s.tokens[q.left-1].kind == wordToken
}

// measures reports whether a number whose points and commas part nothing stands before a unit of money, measure or people all the same, so
// that it was meant as a number: 1.23.456 đồng. It is then read with the doubt.
func (s *scan) measures(i int) bool {
	if !s.tokens[i].number.Broken || s.tokens[i].line {
		return false
	}
	u, n := s.unitAt(i+1, false)
	if _, many := corpus.Multiplier(s.word(i + 1)); many {
		u, n = s.unitAt(i+2, true)
	}
	if n == 0 {
		return false
	}
	switch u.Class {
	case corpus.UnitMoney, "people", "household", "use", "area", "length", "mass", "volume":
		s.tokens[i].number.OK = true
		return true
	}
	return false
}
