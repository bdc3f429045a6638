package figure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// compared is what makes a figure a comparison.
type compared struct {
	// from is the token of its verb, to the token behind what it is compared with.
	from, to  int
	direction corpus.Direction
	versus    string
	// plan says that it is compared with a plan, points that it tells percentage points next to a percentage.
	plan, points bool
}

// compare reads the comparison that the amount makes whose qualifying words begin at q.left and that ends at token to.
// Example: "tăng hơn 12% so với cùng kỳ" goes up against "cùng kỳ"; "đạt 58% dự toán HĐND tỉnh giao" is the part of "dự toán HĐND tỉnh giao".
func (s *scan) compare(q qualified, u corpus.Unit, v corpus.Amount, to int) (compared, bool) {
	c := compared{from: q.from, to: to}
	percent := strings.HasPrefix(u.Base, "%")
	base, role, end := s.versus(to)
	if base == "" && (u.Countable() || percent) {
		base, role, end = s.versusBehind(to)
	}
	if other, n := words().bases.at(s.tokens, to); base == "" && n > 0 && other == "other" && u.Name == "lần" {
		if end = s.baseEnd(to); end > to { // gấp 2 lần bình quân chung cả nước
			base, role = corpus.Span{Start: s.tokens[to].Start, End: s.tokens[end-1].End}.In(s.r.text), "past"
		}
	}
	if beyond := s.beyond(to); base == "" && beyond > to { // giảm 1.234 hộ (giảm 1,1%) so với cuối năm
		if base, role, _ = s.versus(beyond); role != "lead" && role != "past" && !strings.EqualFold(s.word(beyond), "so") {
			base = ""
		}
		end = to
	}
	if d, n := words().directions.before(s.tokens, q.left); n > 0 && d.needs != "never" && !q.level && q.ratio < 0 {
		known := base != ""
		left := ""
		if !known {
			left = s.versusBefore(q.left - n)
			known = left != ""
		}
		if d.needs == "base" && !known || d.needs == "percent" && !percent && !known {
			return c, false
		}
		c.from, c.direction, c.points = q.left-n, d.direction, d.points
		switch {
		case base != "":
			c.versus, c.to = base, end
		case left != "":
			c.versus = left
		}
		c.plan = c.points && (role == "plan" || c.versus == "")
		return c, true
	}
	if verb, d, versus := s.comparedBefore(q, u, v); versus != "" && (d.needs != "percent" || percent || u.Name == "điểm %") {
		c.from, c.direction, c.versus, c.points = verb, d.direction, versus, d.points
		role, _ := words().bases.of(versus)
		c.plan = d.points && role == "plan"
		return c, true
	}
	if verb, d := s.changes(q); d != "" && (percent || u.Class != corpus.UnitRatio) {
		c.from, c.direction, c.versus = verb, d, base
		if base != "" {
			c.to = end
		}
		return c, true
	}
	if q.ratio >= 0 {
		c.from = q.ratio
	}
	switch {
	case !percent && u.Name != "lần" || base == "" || q.level:
		return c, false
	case role == "lead" || q.ratio >= 0 || s.word(to) == "kế" || s.word(to) == "dự" || s.word(to) == "kh":
		c.direction, c.versus, c.to = corpus.DirectionRatio, base, end
		if k := len(s.out) - 1; role != "plan" && q.ratio < 0 && k >= s.sentence && s.word(q.left-1) == "và" && s.ends[len(s.ends)-1] == q.left-1 &&
			s.out[k].Kind == corpus.FigureComparison {
			c.direction = s.out[k].Direction // tăng 20,5% so với năm 2015 và 42,7% so với năm 2010
		}
		return c, s.word(q.ratioWord()) != "chiếm"
	}
	return c, false
}

// ratioWord is the token of the verb of a ratio.
func (q qualified) ratioWord() int { return q.ratio }

// compares reports whether what stands behind the number that follows token i makes it a comparison: a percentage, or "so với".
func (s *scan) compares(i int) bool {
	for j := i; j < min(len(s.tokens), i+8); j++ {
		switch s.tokens[j].word {
		case "%", "phần":
			return true
		case "so":
			return true
		case ",", ";", ".", ")":
			return false
		}
	}
	return false
}

// maxBase is how many tokens what a figure is compared with may have.
const maxBase = 14

// versus reads what a figure is compared with, from token i on: the words, plan, past or lead, and the token behind.
func (s *scan) versus(i int) (string, string, int) {
	role, n := words().bases.at(s.tokens, i)
	if n == 0 || role == "other" {
		return "", "", i
	}
	start := i
	if role == "lead" {
		start = i + n
		if r, n := words().bases.at(s.tokens, start); n > 0 && r != "lead" {
			role = r
		}
		if start >= len(s.tokens) || s.tokens[start].kind == markToken {
			return "", "", i
		}
		if t := s.tokens[start]; t.kind == numberToken && !t.masked {
			return "", "", i // so với 100 hồ sơ
		}
		if s.word(start) == "tổng" {
			return "", "", i // 7% so với tổng số đảng viên: the whole that it is a share of
		}
	}
	end := s.baseEnd(start)
	if end == start {
		return "", "", i
	}
	return corpus.Span{Start: s.tokens[start].Start, End: s.tokens[end-1].End}.In(s.r.text), role, end
}

// longestRest bounds the words of a noun that stand between its unit and "so với": giảm 12 người bị thương so với cùng kỳ.
const longestRest = 6

// versusBehind reads what a figure is compared with, where the rest of the noun that is counted stands before it.
func (s *scan) versusBehind(i int) (string, string, int) {
	for j := i; j < min(len(s.tokens), i+longestRest); j++ {
		if s.tokens[j].kind != wordToken || s.tokens[j].masked {
			break
		}
		if role, n := words().bases.at(s.tokens, j); n > 0 {
			if role != "lead" {
				break
			}
			return s.versus(j)
		}
		if _, n := words().baseEnds.at(s.tokens, j); n > 0 {
			break
		}
	}
	return "", "", i
}

// baseEnd is the token where what a figure is compared with has ended.
func (s *scan) baseEnd(start int) int {
	end := start
	for ; end < min(len(s.tokens), start+maxBase); end++ {
		t := s.tokens[end]
		if t.kind == markToken && !(t.masked && end > start && s.tokens[end-1].masked) && t.word != "/" && t.word != "-" {
			break
		}
		if t.kind == numberToken && !t.masked && !s.timed(end) {
			break
		}
		if _, n := words().baseEnds.at(s.tokens, end); n > 0 && end > start && (n > 1 || !viet.Compound(s.word(end-1), t.word)) {
			break
		}
	}
	for end > start && s.tokens[end-1].kind == markToken {
		end--
	}
	return end
}

// timed reports whether the number at token i belongs to a time: năm 2023, 6 tháng.
func (s *scan) timed(i int) bool {
	switch s.word(i - 1) {
	case "năm", "tháng", "quý", "ngày", "kỳ", "/", "-":
		return true
	}
	switch s.word(i + 1) {
	case "tháng", "năm":
		return true
	}
	return false
}

// versusBefore reads what a figure is compared with where that stands before its verb: so với cùng kỳ năm trước tăng 12%.
func (s *scan) versusBefore(verb int) string {
	end := verb
	if end > 0 && s.tokens[end-1].word == "," {
		end--
	}
	for i := end - 1; i >= max(0, end-maxBase); i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked && t.word != "/" || t.kind == numberToken && !t.masked && !s.timed(i) {
			return ""
		}
		if role, n := words().bases.at(s.tokens, i); n > 0 && role == "lead" && i+n < end {
			if s.baseEnd(i+n) < end {
				return ""
			}
			return corpus.Span{Start: s.tokens[i+n].Start, End: s.tokens[end-1].End}.In(s.r.text)
		}
	}
	return ""
}

// comparedBefore reads a comparison whose verb stands before what it is with: cao hơn cùng kỳ 31,6 điểm phần trăm; giảm so với năm 2023 là
// 3 vụ. It gives the token of the verb.
func (s *scan) comparedBefore(q qualified, u corpus.Unit, v corpus.Amount) (int, directionWord, string) {
	if q.level || q.ratio >= 0 {
		return 0, directionWord{}, ""
	}
	for i := q.left - 1; i >= max(1, q.left-maxBase); i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked && t.word != "/" || t.kind == numberToken && !t.masked && !s.timed(i) {
			break
		}
		role, n := words().bases.at(s.tokens, i)
		if n == 0 {
			continue
		}
		d, m := words().directions.before(s.tokens, i)
		if m == 0 {
			continue
		}
		start := i
		if role == "lead" {
			start += n
		}
		if role == "plan" && s.reaches(u, v) {
			break // đạt 98,3%, vượt chỉ tiêu 98%
		}
		if start < q.left && s.baseEnd(start) >= q.left {
			return i - m, d, corpus.Span{Start: s.tokens[start].Start, End: s.tokens[q.left-1].End}.In(s.r.text)
		}
	}
	return 0, directionWord{}, ""
}

// reaches reports whether an amount is of the size of the figure before it, so that it is a plan that was reached, not how far it was
// exceeded.
func (s *scan) reaches(u corpus.Unit, v corpus.Amount) bool {
	for k := len(s.out) - 1; k >= s.sentence; k-- {
		if f := s.out[k]; f.Kind != corpus.FigureComparison {
			return f.BaseUnit == u.Base && 2*v.Low*u.Factor > f.Base.High
		}
	}
	return false
}

// changes finds the verb of a change that names what changes before the number: giảm tỷ lệ hộ nghèo 2-3%/năm.
func (s *scan) changes(q qualified) (int, corpus.Direction) {
	if q.level || q.ratio >= 0 {
		return 0, ""
	}
	for i := q.left - 1; i >= max(1, q.left-maxBase); i-- {
		t := s.tokens[i]
		if t.kind == markToken && !t.masked || t.kind == numberToken && !t.masked {
			break
		}
		if _, n := words().changed.at(s.tokens, i); n == 0 {
			continue
		}
		if d, n := words().directions.before(s.tokens, i); n > 0 && d.needs == "" {
			return i - n, d.direction
		}
	}
	return 0, ""
}

// beyond is the token behind the bracket that closes right behind token i, or opens there and closes soon; i where there is none.
func (s *scan) beyond(i int) int {
	switch s.word(i) {
	case ")":
		return i + 1
	case "(":
		for j := i + 1; j < min(len(s.tokens), i+10); j++ {
			if s.word(j) == ")" {
				return j + 1
			}
		}
	}
	return i
}
