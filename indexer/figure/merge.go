package figure

import (
	"slices"

	"vankho/corpus"
)

// merged puts the figures of prose and of tables into the order of the text; what points from one to another (PartOf, Sums) follows.
func merged(parts ...[]corpus.Figure) []corpus.Figure {
	type from struct{ part, index int }
	var order []from
	for p, figures := range parts {
		for i := range figures {
			order = append(order, from{p, i})
		}
	}
	slices.SortStableFunc(order, func(a, b from) int { return parts[a.part][a.index].Start - parts[b.part][b.index].Start })
	at := make([][]int, len(parts))
	for p := range parts {
		at[p] = make([]int, len(parts[p]))
	}
	for n, f := range order {
		at[f.part][f.index] = n
	}
	var out []corpus.Figure
	for _, o := range order {
		f := parts[o.part][o.index]
		if f.PartOf > 0 {
			f.PartOf = at[o.part][f.PartOf-1] + 1
		}
		for i := range f.Sums {
			for j, part := range f.Sums[i].Parts {
				f.Sums[i].Parts[j] = at[o.part][part]
			}
		}
		out = append(out, f)
	}
	return out
}
