package rank

import "math"

// neighbourhood is how many of the first candidates tell which words part them from each other.
const neighbourhood = 50

// together measures what a candidate is beside the others.
func (m *measure) together(cs []Candidate, out []float32) {
	best := float32(cs[0].First)
	for _, c := range cs {
		best = max(best, float32(c.First))
	}
	m.telling(len(cs), out)
	type document struct {
		best, sum float32
		count     int
	}
	documents := map[int]document{}
	for i, c := range cs {
		d := documents[c.Document]
		d.best = max(d.best, float32(c.First))
		if i < 2*neighbourhood {
			d.sum += float32(c.First)
		}
		d.count++
		documents[c.Document] = d
	}
	var highest float64
	for _, c := range cs {
		highest = max(highest, c.DocumentScore)
	}
	gap := share(best-float32(cs[min(9, len(cs)-1)].First), best)
	order := map[int]int{}
	for i, c := range cs {
		x := out[i*width:][:featureCount]
		d := documents[c.Document]
		x[atFirstBest] = share(float32(c.First), best)
		x[atFirstOrder] = ln(i)
		x[atDocumentScore] = share(float32(c.DocumentScore), float32(highest))
		x[atDocumentBest] = share(float32(c.First)-d.best, best)
		x[atDocumentSum] = share(d.sum, best)
		x[atDocumentCount] = ln(d.count)
		x[atDocumentOrder] = ln(order[c.Document])
		order[c.Document]++
		x[atNext], x[atPrevious] = share(float32(c.Next), best), share(float32(c.Previous), best)
		x[atQueryFirst], x[atQueryGap] = share(best, m.sum+m.pairSum), gap
	}
}

// telling measures which candidates hold the words that part them from each other: rare among the first of them.
func (m *measure) telling(n int, out []float32) {
	near := min(n, neighbourhood)
	var sum float32
	weight := make([]float32, m.terms)
	for t := range weight {
		held := 0
		for i := range near {
			if m.fields[i*m.terms+t] != 0 {
				held++
			}
		}
		if held > 0 {
			weight[t] = float32(m.Terms[t].Attention * math.Log(float64(near+1)/(float64(held)+.5)))
		}
		sum += weight[t]
	}
	for i := range n {
		var all, heading float32
		for t, w := range weight {
			held := m.fields[i*m.terms+t]
			if held != 0 {
				all += w
			}
			if held&1 != 0 {
				heading += w
			}
		}
		out[i*width+atTellingCover], out[i*width+atTellingHeading] = share(all, sum), share(heading, sum)
	}
}
