package figure

import (
	"vankho/corpus"
)

// bracketed finds what an amount in brackets, or right behind words that say so, is for the figures before it: the plan that a ratio
// was of, the level that something grew from.
func (s *scan) bracketed(q qualified, f *corpus.Figure, u corpus.Unit) {
	if u.Name == "%" && s.relative(q.left) {
		last := s.out[len(s.out)-1]
		f.Kind, f.Direction, f.Versus = corpus.FigureComparison, last.Direction, last.Versus
		return
	}
	if s.word(q.left-1) == "(" && len(s.out) > s.sentence && s.ends[len(s.ends)-1] == q.left-1 {
		last := s.out[len(s.out)-1]
		role, _ := words().bases.of(last.Versus)
		switch {
		case u.Class == corpus.UnitMoney && last.Class == corpus.UnitMoney && last.BaseUnit != u.Base && last.Kind != corpus.FigureComparison:
			f.Kind = corpus.FigureEquivalent // 8.500 USD (hơn 224 triệu đồng)
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

// relative reports whether the percentage at token i stands in brackets behind a change in another unit, which it tells again: giảm 38
// người bị thương (-16,6%).
func (s *scan) relative(i int) bool {
	if w := s.word(i - 1); w == "-" || w == "−" || w == "–" || w == "+" {
		i--
	}
	if s.word(i-1) != "(" || len(s.out) == s.sentence {
		return false
	}
	last, end := s.out[len(s.out)-1], s.ends[len(s.ends)-1]
	if last.Kind != corpus.FigureComparison || last.Class == corpus.UnitRatio || last.Direction == corpus.DirectionRatio || i-1-end > longestRest {
		return false
	}
	for k := end; k < i-1; k++ {
		if s.tokens[k].kind != wordToken {
			return false
		}
	}
	return true
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

// repeats reports whether an amount in brackets only says again what stands right before it: mười phần trăm (10%).
func (s *scan) repeats(f corpus.Figure, i, to int) bool {
	if s.word(i-1) != "(" || s.word(to) != ")" || len(s.out) == s.sentence || s.ends[len(s.ends)-1] != i-1 {
		return false
	}
	last := s.out[len(s.out)-1]
	return last.Base == f.Base && last.BaseUnit == f.BaseUnit
}
