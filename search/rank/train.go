package rank

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Judged is a question with its candidates and which of them answer it.
type Judged struct {
	// X holds the features of each candidate (Features).
	X []float32
	// Grade is what each is worth: 0 for what does not answer, 1 and more for what does.
	Grade []float32
	// Weight is what the question counts beside others; 0 means 1.
	Weight float32
}

// Plan says how a model is learned. The same plan makes the same model of the same questions, bit for bit.
type Plan struct {
	Trees, Depth int
	// Rate is how much of each tree is taken.
	Rate float64
	// Questions and Columns are the shares of questions and features that each tree sees.
	Questions, Columns float64
	// Smoothing holds leaves near 0 that few candidates reach; Least is the weight that a leaf must have.
	Smoothing, Least float64
	// Without are the features that the model must not ask.
	Without []string
	Seed    uint64
}

// DefaultPlan is how the model that ships with the program was learned.
func DefaultPlan() Plan {
	return Plan{Trees: 250, Depth: 4, Rate: .08, Questions: .7, Columns: .4, Smoothing: 5, Least: .5, Seed: 1}
}

// Train learns a model by LambdaMART: each tree follows the gradient of nDCG, pair by pair of a candidate that answers
// and one that does not (Burges, "From RankNet to LambdaRank to LambdaMART", 2010). Questions without an answer among
// their candidates teach nothing.
func Train(questions []Judged, p Plan) *Model {
	t := newTrainer(questions, p)
	random := rand.New(rand.NewPCG(p.Seed, 0x9e3779b97f4a7c15))
	m := &Model{names: t.names, columns: t.columns, depth: p.Depth}
	for range p.Trees {
		if len(t.columns) == 0 {
			break // nothing parts the candidates
		}
		seen := sample(random, len(t.groups), p.Questions)
		columns := sample(random, len(t.columns), p.Columns)
		t.gradients(seen)
		m.trees = append(m.trees, t.grow(columns))
	}
	m.gains = t.gains
	m.compact()
	return m
}

// sample draws a share of the numbers below n, ascending.
func sample(random *rand.Rand, n int, share float64) []int {
	k := max(1, int(math.Round(share*float64(n))))
	out := random.Perm(n)[:min(k, n)]
	slices.Sort(out)
	return out
}

// trainer holds the candidates of all questions that teach, column by column, in bins.
type trainer struct {
	plan    Plan
	groups  []group
	names   []string
	columns []int
	edges   [][]float32
	bins    [][]uint8
	// score, gradient and hessian are of each candidate; node is where it stands in the tree that grows.
	score             []float32
	gradient, hessian []float64
	node              []int16
	// seen are the candidates that the tree which grows learns from.
	seen  []int32
	gains map[string]float64
}

// group is where the candidates of a question stand.
type group struct {
	from, end int
	grade     []float32
	ideal     float64
	weight    float64
}

// mostBins is into how many ranges the values of a feature are put.
const mostBins = 64

func newTrainer(questions []Judged, p Plan) *trainer {
	t := &trainer{plan: p, gains: map[string]float64{}}
	rows := 0
	var taught []Judged
	for _, q := range questions {
		g := group{from: rows, end: rows + len(q.Grade), grade: q.Grade, ideal: idealGain(q.Grade), weight: float64(q.Weight)}
		if g.weight == 0 {
			g.weight = 1
		}
		if g.ideal == 0 {
			continue
		}
		taught = append(taught, q)
		t.groups = append(t.groups, g)
		rows = g.end
	}
	t.score = make([]float32, rows)
	t.gradient, t.hessian, t.node = make([]float64, rows), make([]float64, rows), make([]int16, rows)
	for c := range width {
		name := columnName(c)
		if name == "" || slices.Contains(p.Without, name) {
			continue
		}
		values := make([]float32, 0, rows)
		for _, q := range taught {
			for i := range q.Grade {
				values = append(values, q.X[i*width+c])
			}
		}
		edges := edgesOf(values)
		if len(edges) == 0 {
			continue
		}
		bins := make([]uint8, rows)
		for i, v := range values {
			at, _ := slices.BinarySearch(edges, v)
			bins[i] = uint8(at)
		}
		t.names, t.columns = append(t.names, name), append(t.columns, c)
		t.edges, t.bins = append(t.edges, edges), append(t.bins, bins)
	}
	return t
}

// columnName names column c of Features; "" for one that is not filled in.
func columnName(c int) string {
	f := features()[c%featureCount]
	switch {
	case c < featureCount:
		return f.name
	case f.relative:
		return f.name + relativeMark
	}
	return ""
}

// edgesOf are the upper bounds of all bins but the last; a value in bin b is > edges[b-1] and <= edges[b].
func edgesOf(values []float32) []float32 {
	if len(values) == 0 {
		return nil
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	var out []float32
	for k := 1; k < mostBins; k++ {
		v := round(sorted[k*(len(sorted)-1)/mostBins])
		if v < sorted[len(sorted)-1] && (len(out) == 0 || v > out[len(out)-1]) {
			out = append(out, v)
		}
	}
	return out
}

// round keeps four digits, which is what the model's data hold.
func round(v float32) float32 {
	if v == 0 {
		return 0
	}
	unit := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(float64(v)))))
	return float32(math.Round(float64(v)*unit) / unit)
}

func gain(grade float32) float64 { return math.Exp2(float64(grade)) - 1 }

func discount(place int) float64 { return 1 / math.Log2(float64(place)+2) }

func idealGain(grades []float32) float64 {
	sorted := slices.Clone(grades)
	slices.Sort(sorted)
	slices.Reverse(sorted)
	s := 0.0
	for i, g := range sorted {
		s += gain(g) * discount(i)
	}
	return s
}

// gradients fills in what each candidate of the questions seen should gain.
func (t *trainer) gradients(seen []int) {
	t.seen = t.seen[:0]
	var order []int
	for _, k := range seen {
		g := t.groups[k]
		n := g.end - g.from
		order = order[:0]
		for i := range n {
			order = append(order, i)
			t.seen = append(t.seen, int32(g.from+i))
			t.node[g.from+i], t.gradient[g.from+i], t.hessian[g.from+i] = 0, 0, 0
		}
		score := t.score[g.from:g.end]
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score[b], score[a]) })
		for pi, i := range order {
			if g.grade[i] == 0 {
				continue
			}
			for pj, j := range order {
				if g.grade[j] >= g.grade[i] {
					continue
				}
				delta := g.weight * math.Abs(discount(pi)-discount(pj)) * (gain(g.grade[i]) - gain(g.grade[j])) / g.ideal
				rho := 1 / (1 + math.Exp(float64(score[i]-score[j])))
				l, h := delta*rho, delta*rho*(1-rho)
				t.gradient[g.from+i] += l
				t.gradient[g.from+j] -= l
				t.hessian[g.from+i] += h
				t.hessian[g.from+j] += h
			}
		}
	}
}
