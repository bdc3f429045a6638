package figure

import (
	"vankho/corpus"
)

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

// repeats reports whether an amount in brackets only says again what stands right before it: mười phần trăm (10%).
func (s *scan) repeats(f corpus.Figure, i, to int) bool {
	if s.word(i-1) != "(" || s.word(to) != ")" || len(s.out) == s.sentence || s.ends[len(s.ends)-1] != i-1 {
		return false
	}
	last := s.out[len(s.out)-1]
	return last.Base == f.Base && last.BaseUnit == f.BaseUnit
}
