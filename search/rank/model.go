package rank

import (
	"cmp"
	"math"
	"slices"
)

// Model gives each candidate a score from what was measured of it: a sum over small decision trees that were learned from
// judged questions (Train). Scores compare the candidates of one question, nothing else.
type Model struct {
	// names are the features that the trees ask, columns where these stand among the numbers of a candidate.
	names   []string
	columns []int
	depth   int
	trees   []tree
	gains   map[string]float64
}

// tree is a decision tree in heap order: node i has the children 2i+1 and 2i+2, the leaves are the last row.
type tree struct {
	// column is an index into Model.columns; a candidate goes right where its number is greater than bound.
	column []uint16
	bound  []float32
	// value is what a candidate that stops at a node would get, leaves included; it tells what each question adds.
	value []float32
}

// Scored is a candidate, by its index, with what the model gives it.
type Scored struct {
	Index int
	Score float64
}

// Score ranks the candidates of a question, best first. They are given best of the first step first; equal scores keep that order.
func (m *Model) Score(q *Question, cs []Candidate) []Scored {
	return m.Order(Features(q, cs))
}

// score gives one number for each candidate of x, which holds width numbers for each.
func (m *Model) score(x []float32) []float32 {
	n, w := len(x)/width, len(m.columns)
	rows := make([]float32, n*w)
	for i := range n {
		for c, column := range m.columns {
			rows[i*w+c] = x[i*width+column]
		}
	}
	out := make([]float32, n)
	inner := 1<<m.depth - 1
	for t := range m.trees {
		tree := &m.trees[t]
		column, bound, leaves := tree.column[:inner], tree.bound[:inner], tree.value[inner:]
		for i := range n {
			row := rows[i*w:][:w]
			at := 0
			for at < inner {
				right := 0
				if row[column[at]] > bound[at] {
					right = 1
				}
				at = 2*at + 1 + right
			}
			out[i] += leaves[at-inner]
		}
	}
	return out
}

// never is the bound of a node that is not parted: every candidate goes left.
var never = float32(math.Inf(1))

// Order ranks candidates by what was measured of them (Features).
func (m *Model) Order(x []float32) []Scored {
	out := make([]Scored, len(x)/width)
	for i, s := range m.score(x) {
		out[i] = Scored{i, float64(s)}
	}
	slices.SortStableFunc(out, func(a, b Scored) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// Gains is how much each feature gained when the model was learned; nil for a model that was read from data.
func (m *Model) Gains() map[string]float64 { return m.gains }
