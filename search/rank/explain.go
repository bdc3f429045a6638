package rank

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Part is what one feature adds to a score. Example: {"heading_cover", "Phần câu hỏi có trong tiêu đề", .82, 1.4}.
type Part struct {
	// Name and Label are those of features.tsv.
	Name, Label string
	// Value is what was measured, Points what it adds to the score.
	Value, Points float64
}

// Measured are candidates with all that the model looks at, from which several scores can be explained.
type Measured struct {
	model *Model
	// values are the features of the candidates, one after another.
	values []float32
}

// Measure measures candidates once.
func (m *Model) Measure(q *Question, cs []Candidate) Measured { return Measured{m, Features(q, cs)} }

// Explain tells why candidate i of cs has its score: the parts sum to it, the weightiest stand first. Each question that a
// tree asks on the way of the candidate adds the step from what the node would give to what the next gives.
func (m *Model) Explain(q *Question, cs []Candidate, i int) []Part {
	return m.Measure(q, cs).Explain(i)
}

// Explain is Model.Explain for one of the candidates measured.
func (r Measured) Explain(i int) []Part {
	m := r.model
	if i < 0 || (i+1)*width > len(r.values) {
		return nil
	}
	x := r.values[i*width:][:width]
	points := make([]float64, len(m.columns))
	base := 0.0
	inner := 1<<m.depth - 1
	for _, t := range m.trees {
		base += float64(t.value[0])
		for at := 0; at < inner; {
			next := 2*at + 1
			if x[m.columns[t.column[at]]] > t.bound[at] {
				next++
			}
			points[t.column[at]] += float64(t.value[next] - t.value[at])
			at = next
		}
	}
	sums := map[string]float64{}
	for c, p := range points {
		sums[strings.TrimSuffix(m.names[c], relativeMark)] += p
	}
	var out []Part
	for c, f := range features() {
		if p := sums[f.name]; p != 0 {
			out = append(out, Part{f.name, f.label, float64(x[c]), p})
		}
	}
	slices.SortStableFunc(out, func(a, b Part) int { return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points)) })
	if base != 0 {
		out = append(out, Part{Name: "base", Label: "Điểm chung", Points: base})
	}
	return out
}
