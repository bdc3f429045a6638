package figure

import (
	"math"
	"slices"

	"vankho/corpus"
)

// bindRow ties the figures of one row together: what was reached to its plan, a comparison to what it compares. at gives the figure of each
// column, from 1.
func (t *dataTable) bindRow(r int, out []corpus.Figure, at []int, first int) {
	for c := range t.columns {
		if at[c] == 0 {
			continue
		}
		f, col := &out[at[c]-1], &t.columns[c]
		switch {
		case f.Kind == corpus.FigureActual && f.Target == nil && col.roles&rolePlan == 0:
			if p := t.planOf(c, out, at); p > 0 {
				plan := out[p-1].Value
				f.Target = &plan
			}
		case f.Kind == corpus.FigureComparison && f.PartOf == 0:
			if col.of >= 0 && at[col.of] > 0 {
				f.PartOf = at[col.of]
				t.targetOf(col, out, at)
				of := &out[at[col.of]-1]
				if f.Unit == "" && of.Unit != "" && (col.calculated == calculatedDifference || col.roles&(roleChange|roleUp|roleDown) != 0 && !col.hasUnit && col.calculated == calculatedNothing) {
					f.Unit, f.BaseUnit, f.Class = of.Unit, of.BaseUnit, of.Class
					if of.Value.Low != 0 {
						f.Base = f.Value.Times(of.Base.Low / of.Value.Low)
					}
					f.Doubts = slices.DeleteFunc(f.Doubts, func(d corpus.Doubt) bool { return d == corpus.DoubtUnit })
				}
				if f.Period.Origin != corpus.OriginColumn && f.Period.Origin != corpus.OriginRow {
					f.Period = of.Period
				}
			}
		}
		if col.of >= 0 && f.Kind == corpus.FigureActual && at[col.of] > 0 && beginsWithVerb(col.headText(t.text)) {
			f.PartOf = at[col.of]
			if whole := out[at[col.of]-1]; whole.BaseUnit == f.BaseUnit && f.Total == nil {
				total := whole.Value
				f.Total, f.Kind = &total, corpus.FigureShare
			}
		}
	}
}

// targetOf gives what a column compares with a plan that plan for its target, whatever the two are called: "Giải ngân" and "Kế hoạch vốn".
func (t *dataTable) targetOf(col *column, out []corpus.Figure, at []int) {
	if col.calculated != calculatedRatio || col.base < 0 || at[col.base] == 0 {
		return
	}
	reached, plan := &out[at[col.of]-1], &out[at[col.base]-1]
	if plan.Kind == corpus.FigureTarget && reached.Kind == corpus.FigureActual && reached.Target == nil && reached.BaseUnit == plan.BaseUnit {
		value := plan.Value
		reached.Target = &value
	}
}

// planOf is the figure of the row that says what was planned for the one of a column: of the same indicator and place, in the same unit, for
// a time that holds the one of the figure; the shortest such time. 0 where there is none.
func (t *dataTable) planOf(c int, out []corpus.Figure, at []int) int {
	col, best := &t.columns[c], 0
	f := &out[at[c]-1]
	for i := range t.columns {
		o := &t.columns[i]
		if at[i] == 0 || o.group != col.group || out[at[i]-1].Kind != corpus.FigureTarget || out[at[i]-1].BaseUnit != f.BaseUnit {
			continue
		}
		plan, period := out[at[i]-1].Period.Period, f.Period.Period
		if plan.From.IsZero() && plan.To.Year != period.To.Year {
			continue // what is to be reached in a later year
		}
		if plan != period && !period.Within(plan) && !(plan.IsZero() && period.IsZero()) {
			continue
		}
		if best == 0 || plan != out[best-1].Period.Period && plan.Within(out[best-1].Period.Period) {
			best = at[i]
		}
	}
	return best
}

// calculation is how a column follows from two others.
type calculation byte

const (
	calculatedNothing    calculation = iota
	calculatedRatio                  // 100·a/b
	calculatedTimes                  // a/b
	calculatedChange                 // 100·(a-b)/b
	calculatedDifference             // a-b
)

func (c calculation) percent() bool { return c == calculatedRatio || c == calculatedChange }

// of is what the calculation gives.
func (c calculation) of(a, b float64) float64 {
	switch c {
	case calculatedRatio:
		return 100 * a / b
	case calculatedTimes:
		return a / b
	case calculatedChange:
		return 100 * (a - b) / b
	}
	return a - b
}

const (
	// maxCompared is how many cells are looked at to find how a column was calculated, maxNear how far left the others stand.
	maxCompared = 20_000
	maxNear     = 12
)

// calculations finds which columns compare others: those that their heads say compare, and those whose heads do not tell what they are
// (notes, "Đánh giá"). How, and what, the numbers tell; where they do not, the heads do.
func (t *dataTable) calculations() {
	for c := range t.columns {
		col := &t.columns[c]
		if !col.data {
			continue
		}
		rate := col.roles&roleAgain != 0 // "Tỷ lệ (%)": a rate, unless it is of a plan or of another time
		told := col.roles&(roleCompare|roleChange|roleRatio) != 0 || col.roles&(roleUp|roleDown) != 0 && col.name.Text == ""
		unknown := col.roles&roleNote != 0 || col.name.Text == "" && col.period.Period.IsZero() && col.roles&(rolePlan|roleActual|roleEstimate|roleLast|rolePrevious|rolePlain) == 0
		if !told && !unknown && !rate {
			continue
		}
		t.calculation(c, told, rate)
		if told && col.of < 0 {
			col.of = t.nearestActual(c)
		}
	}
}

// calculation finds the two columns that a column follows from. It takes at least two rows (one, where the head says that it compares) that
// fit, and four fifths of those that could.
func (t *dataTable) calculation(c int, told, rate bool) {
	col := &t.columns[c]
	bestFits, rows := 0, min(t.body(), maxCompared/max(1, t.width))
	for a := max(0, c-maxNear); a < c; a++ {
		for b := max(0, c-maxNear); b < c; b++ {
			x, y := &t.columns[a], &t.columns[b]
			if a == b || !x.data || !y.data || x.roles&comparing != 0 || y.roles&comparing != 0 || x.group != y.group && x.place.Text != y.place.Text {
				continue
			}
			if x.roles&rolePlan != 0 && y.roles&rolePlan == 0 {
				continue
			}
			if rate && (x.group != y.group || y.roles&rolePlan == 0 && x.period.Period == y.period.Period) {
				continue
			}
			for how := calculatedRatio; how <= calculatedDifference; how++ {
				if !told && !how.percent() {
					continue // a part is its whole less the other part, and compares nothing
				}
				fits, tried := 0, 0
				for r := range rows {
					v, p, q := t.cell(r, c), t.cell(r, a), t.cell(r, b)
					if v.shape != numberCell || p.shape != numberCell || q.shape != numberCell || q.low == 0 || p.low == 0 || v.low == 0 {
						continue
					}
					tried++
					if agreesWith(v, how.of(p.low, q.low)) {
						fits++
					}
				}
				if fits*5 >= tried*4 && fits > bestFits && (fits >= 2 || told && fits == 1) {
					bestFits = fits
					col.calculated, col.of, col.base = how, a, b
				}
			}
		}
	}
}

// agreesWith reports whether a number is another, as it was rounded; a fall may be written without its sign.
func agreesWith(c *cell, want float64) bool {
	unit := math.Pow(10, -float64(c.decimals))
	slack := 0.51*unit + 1e-9*math.Abs(want)
	if c.word.direction == corpus.DirectionDown {
		return math.Abs(-math.Abs(c.low)-want) <= slack
	}
	return math.Abs(c.low-want) <= slack
}

// nearestActual is the column that a comparison without a calculation speaks of: of the same indicator and place, of the time that its first
// operand names, the newest; a plan where nothing else is.
func (t *dataTable) nearestActual(c int) int {
	col, found := &t.columns[c], -1
	for i := range t.columns {
		o := &t.columns[i]
		if i == c || !o.data || o.roles&(comparing|roleLast|rolePrevious) != 0 || o.group != col.group || o.roles&rolePlan != 0 && col.period.Period.IsZero() {
			continue
		}
		if !col.period.Period.IsZero() && !o.period.Period.IsZero() && o.period.Period != col.period.Period {
			continue
		}
		if found < 0 || o.roles&rolePlan < t.columns[found].roles&rolePlan || o.roles&rolePlan == t.columns[found].roles&rolePlan && t.newer(i, found) {
			found = i
		}
	}
	return found
}

// newer reports whether the time of one column is behind that of another.
func (t *dataTable) newer(a, b int) bool {
	x, y := t.columns[a].period.Period, t.columns[b].period.Period
	return y.To.Before(x.To)
}
