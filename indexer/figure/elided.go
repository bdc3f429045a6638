package figure

import (
	"vankho/corpus"
)

// parted reports whether the token behind a number without a unit ends what could be its unit.
func (s *scan) parted(i int) bool {
	switch s.word(i) {
	case ",", ";", ")", "và", "(":
		return true
	case ".":
		return s.stops(i)
	}
	return i >= len(s.tokens)
}

// inherits gives a number without a unit that of the figure whose part it is: 88.940 hồ sơ (cấp tỉnh: 22.640; cấp xã: 46.416).
func (s *scan) inherits(i int, a *amount) bool {
	if a.many != "" || !s.parted(a.to) || i == 0 || len(a.number.Doubts) > 0 || len(s.out) == s.sentence || s.tokens[i-1].kind == markToken && s.word(i-1) != ":" || year(*a) {
		return false
	}
	last := len(s.out) - 1
	if s.inherited == len(s.out) {
		last = s.whole
	}
	for last >= s.sentence && (s.out[last].Kind == corpus.FigureComparison || s.out[last].Class == corpus.UnitRatio) {
		last--
	}
	if last < s.sentence || s.out[last].Value.High < a.value.Low {
		return false
	}
	parts := false
	for j := i - 1; j >= max(0, i-30) && j >= s.ends[last-s.sentence]; j-- {
		if _, n := words().parts.at(s.tokens, j); n > 0 {
			parts = true
			break
		}
	}
	u, ok := corpus.UnitOf(s.out[last].Unit)
	if !ok { // what a noun of no table counts, or nothing
		u = corpus.Unit{Name: s.out[last].Unit, Class: s.out[last].Class, Base: s.out[last].BaseUnit, Factor: 1}
	}
	// A part of a part says so by the total of both.
	if !parts && s.inherited != len(s.out) {
		return false
	}
	a.unit, a.known = u, true
	s.inherited, s.whole = len(s.out)+1, last
	return true
}

// bare reports whether a number without any unit is a figure all the same: the clause says what it counts or measures.
// Example: Chỉ số chuyển đổi số đạt 0,6512; tổng số hồ sơ là 1.234.
func (s *scan) bare(q qualified, a *amount) bool {
	if a.many != "" || !s.parted(a.to) || year(*a) {
		return false
	}
	if q.left == a.from { // Tổng số 120 (nam 80, nữ 40)
		if s.word(a.from-1) != "số" || s.word(a.from-2) != "tổng" {
			return false
		}
	}
	for i := q.left - 1; i >= max(0, q.left-24); i-- {
		t := s.tokens[i]
		if t.kind == markToken && t.word != "(" && t.word != ")" && t.word != "\"" || t.kind == numberToken && !t.masked {
			return false
		}
		if _, n := words().measured.at(s.tokens, i); n > 0 && i+n <= q.left {
			a.doubts = append(a.doubts, corpus.DoubtUnit)
			a.unit = corpus.Unit{Class: corpus.UnitCount, Factor: 1}
			return true
		}
	}
	return false
}

// goesOn gives a figure of a list that "lần lượt" begins the qualifier of the one before it: lần lượt đạt khoảng 45%, 35%.
func (s *scan) goesOn(i, to int, f *corpus.Figure) {
	if len(s.out) == s.sentence || f.Qualifier != corpus.QualifierEq {
		return
	}
	end := s.ends[len(s.ends)-1]
	if i != end+1 || s.word(end) != "," && s.word(end) != "và" {
		return
	}
	last := s.out[len(s.out)-1]
	for j := end - 1; j > max(0, end-24); j-- {
		if s.word(j) == "lượt" && s.word(j-1) == "lần" {
			f.Qualifier, f.Words = last.Qualifier, last.Words
			if last.Kind == corpus.FigureComparison && f.Kind == corpus.FigureActual {
				f.Kind, f.Direction, f.Versus = last.Kind, last.Direction, last.Versus
				if versus, _, _ := s.versus(to); versus != "" {
					f.Versus = versus
				}
			}
			return
		}
		if w := s.word(j); w == ";" {
			return
		}
	}
}

// told reports whether an earlier figure of the sentence is in the same unit, so that one more is a part of it and not the same thing
// said in another unit.
func (s *scan) told(u corpus.Unit) bool {
	for _, f := range s.out[s.sentence:] {
		if f.BaseUnit == u.Base && f.Kind == corpus.FigureActual {
			return true
		}
	}
	return false
}

// elided reports whether a percentage is the part of a plan that was reached, though the plan is not named: an amount stands right
// before it, and nothing behind it that it could be a share of. Example: thu nội địa 10.152 tỷ đồng, đạt 50,51%.
func (s *scan) elided(q qualified, to int) bool {
	if q.ratio < 0 || s.word(q.ratio) != "đạt" && s.word(q.ratio) != "bằng" || len(s.out) == s.sentence || s.word(q.ratio+1) == "tỷ" {
		return false
	}
	last := s.out[len(s.out)-1]
	if (last.Class == "administrative" || last.Class == "organisation" || last.Class == corpus.UnitCount) && s.word(q.ratio) == "đạt" {
		return false // 44.850 hồ sơ, đạt 99,7%: a share of all
	}
	if q.ratio == 0 || s.word(q.ratio-1) != "," && s.word(q.ratio-1) != "(" && s.word(q.ratio-1) != "và" && s.word(q.ratio) == "đạt" {
		return false
	}
	if last.Class == corpus.UnitRatio || last.Kind != corpus.FigureActual && last.Kind != corpus.FigureTarget || last.Total != nil {
		return false
	}
	end := s.ends[len(s.ends)-1]
	for i := end; i < q.left; i++ {
		w := s.word(i)
		if s.tokens[i].kind == markToken && !((w == "," || w == "(") && i == q.left-1) || i-end > 6 {
			return false
		}
		if w == "tỷ" && s.word(i+1) == "lệ" {
			return false
		}
	}
	switch s.word(to) {
	case "", ",", ";", ".", ")", "và", "(":
		return true
	}
	return false
}

// nextToPercent reports whether the figure before, in the sentence, is a percentage that something could exceed by points.
func (s *scan) nextToPercent() bool {
	for k := len(s.out) - 1; k >= s.sentence; k-- {
		if s.out[k].Kind != corpus.FigureComparison {
			return s.out[k].Unit == "%"
		}
	}
	return false
}

// versusSaid is what an earlier comparison of the sentence that goes the same way is with.
func (s *scan) versusSaid(d corpus.Direction) string {
	for k := len(s.out) - 1; k >= s.sentence; k-- {
		f := s.out[k]
		if f.Kind == corpus.FigureComparison && f.Versus != "" && (f.Direction == d || k == len(s.out)-1 && f.Direction != corpus.DirectionRatio) {
			return f.Versus
		}
	}
	return ""
}

// compareAll gives the comparisons of a list that ends with what all are compared with its words: giảm 6 vụ, giảm 4 người chết so với
// cùng kỳ.
func (s *scan) compareAll() {
	versus := ""
	for k := len(s.out) - 1; k >= s.sentence; k-- {
		f := &s.out[k]
		switch {
		case f.Kind != corpus.FigureComparison || f.Direction == corpus.DirectionRatio:
			versus = ""
		case f.Versus == "":
			f.Versus = versus
		default:
			versus = f.Versus
		}
	}
}
