package figure

import (
	"slices"

	"vankho/corpus"
)

// sum compares each figure with the breakdowns that the text gives of it. Rates are not added up. Nothing is repaired.
func (b *binder) sum() {
	for _, g := range b.groups {
		total := &b.figures[g.total-1]
		if len(g.parts) == 0 || total.Class == corpus.UnitRatio {
			continue
		}
		sum, exact := 0.0, total.Qualifier == corpus.QualifierEq
		for _, n := range g.parts {
			f := &b.figures[n-1]
			sum += f.Base.Low
			exact = exact && f.Qualifier == corpus.QualifierEq
			if more(f.Base.Low, total.Base.High, f.Qualifier == corpus.QualifierEq && total.Qualifier == corpus.QualifierEq) {
				doubt(f, corpus.DoubtParts)
				doubt(total, corpus.DoubtParts)
			}
		}
		ok := alike(sum, total.Base.Low)
		if len(g.parts) > 1 || g.exhaustive {
			total.Sums = append(total.Sums, corpus.Sum{Parts: g.indexes(), Total: sum, OK: ok, Exhaustive: g.exhaustive})
		}
		if !ok && (more(sum, total.Base.High, exact) || g.exhaustive && exact) {
			doubt(total, corpus.DoubtParts)
		}
	}
}

// rough is how far the sum of rounded numbers may lie above a rounded total.
const rough = 1.01

// more reports whether parts are more than the total, beyond what rounding explains.
func more(parts, total float64, exact bool) bool {
	if !exact {
		total *= rough
	}
	return parts > total && !alike(parts, total)
}

func doubt(f *corpus.Figure, d corpus.Doubt) {
	if !slices.Contains(f.Doubts, d) {
		f.Doubts = append(f.Doubts, d)
	}
}

// indexes are the parts counted from 0, as a Sum has them.
func (g *breakdown) indexes() []int {
	out := make([]int, len(g.parts))
	for i, n := range g.parts {
		out[i] = n - 1
	}
	return out
}
