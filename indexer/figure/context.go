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
				if i > 1 && !before.gap {
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
		return most > 0 && !table // khoản 4.10
	}
	if table && a.unit.Class == corpus.UnitRatio {
		return false
	}
	return !table || a.value.Low <= float64(most)
}

// ranked emits the rank that the number at token i is; false where it is none.
func (s *scan) ranked(i int, a *joined) bool {
	_, n := words().ranks.before(s.tokens, i)
	if n == 0 {
		return false
	}
	if a.known && a.kind == single && a.unit.Class != "score" && s.word(i-1) != "thứ" && s.word(i-1) != "hạng" {
		return false // xếp 12 đơn vị
	}
	if !a.number.Whole || a.kind == ranged || a.known && a.unit.Class == corpus.UnitRatio {
		return false
	}
	from := i - 1
	to := i + 1
	f := corpus.Figure{Digits: s.tokens[i].Span, Kind: corpus.FigureRank, Value: corpus.One(s.tokens[i].number.Value), Unit: "hạng", BaseUnit: "hạng", Class: "score",
		Qualifier: corpus.QualifierEq}
	if s.word(to) == "/" && to+1 < len(s.tokens) && s.tokens[to+1].kind == numberToken && s.tokens[to+1].number.OK {
		total := corpus.One(s.tokens[to+1].number.Value)
		f.Total = &total
		to += 2
	}
	f.Base = f.Value
	f.Span = corpus.Span{Start: s.tokens[from].Start, End: s.tokens[to-1].End}
	f.Quote = f.In(s.r.text)
	a.to = to
	s.emit(f, to)
	return true
}

// duration reports whether a duration is a figure: the clause before it says what lasts so long, or it grew longer or shorter. It sets
// the kind.
func (s *scan) duration(q qualified, a joined, f *corpus.Figure) bool {
	if _, n := words().frames.at(s.tokens, a.to); n > 0 {
		return false // tăng 3 năm liên tiếp
	}
	if _, n := words().directions.before(s.tokens, q.left); n > 0 || q.level && s.word(q.left) != "còn" || s.leaves(q, a) {
		return true
	}
	for i := q.left - 1; i >= max(0, q.left-10); i-- {
		if s.tokens[i].kind == markToken && s.tokens[i].word != ":" && s.tokens[i].word != "\"" {
			return false
		}
		if kind, n := words().durations.at(s.tokens, i); n > 0 && i+n <= q.left {
			f.Kind = kind
			return true
		}
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

// elided reports whether a percentage is the part of a plan that was reached, though the plan is not named: an amount stands right
// before it, and nothing behind it that it could be a share of. Example: thu nội địa 10.152 tỷ đồng, đạt 50,51%.
func (s *scan) elided(q qualified, to int) bool {
	if q.ratio < 0 || s.word(q.ratio) != "đạt" && s.word(q.ratio) != "bằng" || len(s.out) == s.sentence || s.word(q.ratio+1) == "tỷ" {
		return false
	}
	last := s.out[len(s.out)-1]
	if (last.Class == "administrative" || last.Class == "organisation") && s.word(q.ratio) == "đạt" {
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

// leaves reports whether an amount is the level that another is reached from: từ 3,5% lên 4,1%.
func (s *scan) leaves(q qualified, a joined) bool { return q.lower && s.reached(a.to) > 0 }

// levelUnit gives a level without a unit that of the level that is reached from it: từ 5 lên 12 doanh nghiệp.
func (s *scan) levelUnit(a *amount) {
	if j := s.reached(a.to); j > 0 {
		if b := s.amount(j); b.known {
			a.unit, a.known = b.unit, true
			if a.many == "" {
				a.many, a.times = b.many, b.times
			}
		}
	}
}

// reached is the token of the number that is reached from a level that ends at token i, 0 for none.
func (s *scan) reached(from int) int {
	for i := from; i < min(len(s.tokens), from+10); i++ {
		w := s.word(i)
		if (w == "lên" || w == "xuống" || w == "còn" || w == "sang") && s.word(i-1) != "trở" {
			for j := i + 1; j < min(len(s.tokens), i+5) && s.tokens[j].kind != markToken; j++ {
				if s.tokens[j].kind == numberToken && !s.tokens[j].masked {
					return j
				}
			}
		}
		if t := s.tokens[i]; t.kind == markToken && !t.masked && w != "(" && w != ")" || t.kind == numberToken && !t.masked && !s.timed(i) {
			return 0
		}
	}
	return 0
}

// bracketed finds what an amount in brackets, or right behind words that say so, is for the figures before it: the plan that a ratio
// was of, the level that something grew from.
func (s *scan) bracketed(q qualified, f *corpus.Figure, u corpus.Unit) {
	if s.word(q.left-1) == "(" && len(s.out) > s.sentence && s.ends[len(s.ends)-1] == q.left-1 {
		last := s.out[len(s.out)-1]
		role, _ := words().bases.of(last.Versus)
		switch {
		case last.Kind != corpus.FigureComparison || last.Versus == "":
		case u.Class == corpus.UnitRatio && last.Class != corpus.UnitRatio:
		case last.Direction == corpus.DirectionRatio && role != "past" || role == "plan":
			f.Kind = corpus.FigureTarget
			s.aim(*f, u)
		default:
			f.Kind = corpus.FigureBaseline
		}
		return
	}
	i := q.left
	for i > 0 && (s.word(i-1) == ":" || s.tokens[i-1].masked || s.word(i-1) == "năm") {
		i--
	}
	if kind, n := words().roles.before(s.tokens, i); n > 0 && (s.word(i-n-1) == "(" || kind == corpus.FigureTarget && q.ratio < 0 && !q.level) {
		f.Kind = kind
		if kind == corpus.FigureTarget {
			s.aim(*f, u)
		}
	}
}

// aim gives the figure that a target is for its target.
func (s *scan) aim(target corpus.Figure, u corpus.Unit) {
	for k := len(s.out) - 1; k >= s.sentence; k-- {
		f := &s.out[k]
		if f.Kind != corpus.FigureActual || f.BaseUnit != u.Base || f.Target != nil {
			continue
		}
		v := target.Value
		if f.Unit != u.Name {
			own, ok := corpus.UnitOf(f.Unit)
			if !ok || own.Factor == 0 {
				return
			}
			v = corpus.Amount{Low: round(v.Low * u.Factor / own.Factor), High: round(v.High * u.Factor / own.Factor)}
		}
		f.Target = &v
		return
	}
}

// threshold reports whether a figure only says which things are counted: giảm số xã đạt dưới 5 tiêu chí xuống 250 xã. The clause begins
// with what is counted, and another number that is reached follows in it.
func (s *scan) threshold(q qualified, to int) bool {
	switch q.qualifier {
	case corpus.QualifierEq, corpus.QualifierEstimate, corpus.QualifierApprox:
		return false
	}
	counted := false
	for i := q.left - 1; i >= max(0, q.left-20) && !counted; i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked || t.kind == numberToken && !t.masked {
			break
		}
		w := s.word(i)
		counted = w == "số" || (w == "tỷ" && s.word(i+1) == "lệ") || w == "những" || w == "các"
	}
	if !counted {
		return false
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
	if a.many != "" || !s.parted(a.to) || i == 0 || len(s.out) == s.sentence || s.tokens[i-1].kind == markToken && s.word(i-1) != ":" || year(*a) {
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

// repeats reports whether an amount in brackets only says again what stands right before it: mười phần trăm (10%).
func (s *scan) repeats(f corpus.Figure, i, to int) bool {
	if s.word(i-1) != "(" || s.word(to) != ")" || len(s.out) == s.sentence || s.ends[len(s.ends)-1] != i-1 {
		return false
	}
	last := s.out[len(s.out)-1]
	return last.Base == f.Base && last.BaseUnit == f.BaseUnit
}
