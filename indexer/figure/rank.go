package figure

import (
	"vankho/corpus"
)

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
