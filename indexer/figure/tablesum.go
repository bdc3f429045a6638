package figure

import (
	"math"
	"slices"

	"vankho/corpus"
)

// sums compares the totals of a table with their parts: rows that say that they are totals, rows with parts below them, columns "Tổng số".
// at gives the figure of each cell, from 1.
func (t *dataTable) sums(out []corpus.Figure, at []int) {
	below := make([][]int, len(t.labels))
	var tops []int
	for r := range t.labels {
		l := &t.labels[r]
		switch {
		case l.total || !t.hasNumbers(r):
		case l.above >= 0:
			below[l.above] = append(below[l.above], r)
		default:
			tops = append(tops, r)
		}
	}
	for r := range t.labels {
		if t.labels[r].total {
			t.sumRow(r, t.partsOfTotal(r, tops), true, out, at)
		} else if len(below[r]) > 1 {
			t.sumRow(r, below[r], false, out, at)
		}
	}
	t.sumColumns(out, at)
}

// partsOfTotal are the rows that a total row sums up: those without a row above them, before it as far as the total before, else behind it.
func (t *dataTable) partsOfTotal(r int, tops []int) []int {
	i, _ := slices.BinarySearch(tops, r)
	before, behind := r-1, r+1 // the totals before and behind
	for before >= 0 && !t.labels[before].total {
		before--
	}
	if from, _ := slices.BinarySearch(tops, before); i-from >= 2 {
		return tops[from:i]
	}
	for behind < len(t.labels) && !t.labels[behind].total {
		behind++
	}
	if to, _ := slices.BinarySearch(tops, behind); to-i >= 2 {
		return tops[i:to]
	}
	return nil
}

// sumRow compares a row with its parts, column by column. A row that says that it is a total is doubted where it is not; of others the
// sums are kept that agree, and a column is doubted where the columns that agree are more.
func (t *dataTable) sumRow(r int, parts []int, explicit bool, out []corpus.Figure, at []int) {
	if len(parts) < 2 {
		return
	}
	var agree, differ []int // columns
	sums := map[int]corpus.Sum{}
	for c := range t.columns {
		whole := at[r*t.width+c]
		if whole == 0 || !additive(&out[whole-1]) {
			continue
		}
		cells := make([]int, 0, len(parts))
		for _, p := range parts {
			cells = append(cells, p*t.width+c)
		}
		sum, ok := t.sum(r*t.width+c, cells, out, at)
		if !ok {
			continue
		}
		if sums[c] = sum; sum.OK {
			agree = append(agree, c)
		} else {
			differ = append(differ, c)
		}
	}
	believed := explicit || len(agree) > len(differ) && len(agree) >= 2
	for _, c := range agree {
		t.keep(at[r*t.width+c]-1, sums[c], out)
	}
	if believed {
		for _, c := range differ {
			t.keep(at[r*t.width+c]-1, sums[c], out)
		}
	}
}

// keep puts a sum to its figure.
func (t *dataTable) keep(whole int, sum corpus.Sum, out []corpus.Figure) {
	f := &out[whole]
	f.Sums = append(f.Sums, sum)
	if !sum.OK {
		if !slices.Contains(f.Doubts, corpus.DoubtTotal) {
			f.Doubts = append(f.Doubts, corpus.DoubtTotal)
		}
		return
	}
	for _, p := range sum.Parts {
		if part := &out[p]; part.PartOf == 0 && part.Kind != corpus.FigureComparison {
			part.PartOf = whole + 1
		}
	}
}

// additive reports whether numbers of this kind add up: no rates, no comparisons, no averages.
func additive(f *corpus.Figure) bool {
	if f.Kind == corpus.FigureComparison || f.Value.Ranged() || f.Class == "score" {
		return false
	}
	if f.Class == corpus.UnitRatio {
		return !namesRate(f.Indicator.Text) && f.Value.Low == 100 // shares of a structure make 100 %
	}
	return true
}

// sum adds up cells; false where fewer than two have a number in the unit of the whole, or all are nothing.
func (t *dataTable) sum(whole int, cells []int, out []corpus.Figure, at []int) (corpus.Sum, bool) {
	w := &out[at[whole]-1]
	sum := corpus.Sum{Exhaustive: true}
	slack := roundingOf(&t.cells[whole]) * 1.02
	factor := 1.0
	if w.Value.Low != 0 {
		factor = w.Base.Low / w.Value.Low
	}
	something := w.Base.Low != 0
	for _, i := range cells {
		n := at[i]
		if n == 0 {
			continue
		}
		f := &out[n-1]
		if f.BaseUnit != w.BaseUnit || f.Kind == corpus.FigureComparison {
			return sum, false
		}
		sum.Parts = append(sum.Parts, n-1)
		sum.Total += f.Base.Low
		slack += roundingOf(&t.cells[i])
		something = something || f.Base.Low != 0
	}
	sum.Total = math.Round(sum.Total*1e6) / 1e6
	sum.OK = math.Abs(sum.Total-w.Base.Low) <= slack*factor+1e-9*math.Abs(w.Base.Low)
	return sum, len(sum.Parts) >= 2 && something
}

// roundingOf is how far a number may lie from what was rounded to it.
func roundingOf(c *cell) float64 {
	if c.decimals == 0 {
		return 0
	}
	return 0.5 * math.Pow(10, -float64(c.decimals))
}

// sumColumns compares columns that say that they are totals with the columns behind them, else before them, of the same unit and kind. It
// takes two rows where they agree to believe that these are the parts.
func (t *dataTable) sumColumns(out []corpus.Figure, at []int) {
	for c := range t.columns {
		if !t.columns[c].data || !t.columns[c].isTotal(t.text) {
			continue
		}
		for _, step := range [...]int{1, -1} {
			if parts := t.partsOfColumn(c, step); len(parts) >= 2 && t.sumColumn(c, parts, out, at) {
				break
			}
		}
	}
}

// partsOfColumn are the columns beside a total, up to one that is none of its parts.
func (t *dataTable) partsOfColumn(c, step int) []int {
	var parts []int
	for i := c + step; i >= 0 && i < t.width; i += step {
		o := &t.columns[i]
		if !o.data || o.roles&comparing != 0 || o.isTotal(t.text) || o.roles&rolePlan != t.columns[c].roles&rolePlan || o.hasUnit && o.unit.Class == corpus.UnitRatio {
			break
		}
		parts = append(parts, i)
	}
	return parts
}

// sumColumn compares one column with its parts, row by row, and reports whether they are.
func (t *dataTable) sumColumn(c int, parts []int, out []corpus.Figure, at []int) bool {
	type row struct {
		whole int
		sum   corpus.Sum
	}
	var rows []row
	agree := 0
	for r := range t.labels {
		whole := r*t.width + c
		if at[whole] == 0 || !additive(&out[at[whole]-1]) {
			continue
		}
		cells := make([]int, 0, len(parts))
		for _, p := range parts {
			cells = append(cells, r*t.width+p)
		}
		if sum, ok := t.sum(whole, cells, out, at); ok {
			rows = append(rows, row{at[whole] - 1, sum})
			if sum.OK {
				agree++
			}
		}
	}
	if agree < 2 || agree*2 < len(rows) {
		return false
	}
	for _, s := range rows {
		t.keep(s.whole, s.sum, out)
	}
	return true
}

// isTotal reports whether the lowest head of a column says that it is a total.
func (c *column) isTotal(text string) bool {
	if len(c.parts) == 0 {
		return false
	}
	words := headWordsOf(text, c.parts[len(c.parts)-1].Span)
	_, ok := labelRoles().total[foldedWords(words)]
	return ok
}
