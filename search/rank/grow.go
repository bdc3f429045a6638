package rank

import "sync"

// sums are the gradients and hessians of the candidates of a bin.
type sums struct{ g, h float64 }

func (s sums) gain(smoothing float64) float64 { return s.g * s.g / (s.h + smoothing) }

// split is the best way to part a node.
type split struct {
	gain   float64
	column int
	bin    int
	left   sums
}

// grow makes one tree of the gradients, from some of the columns, and adds it to all scores.
func (t *trainer) grow(columns []int) tree {
	inner := 1<<t.plan.Depth - 1
	out := tree{column: make([]uint16, inner), bound: make([]float32, inner), value: make([]float32, 2*inner+1)}
	total := make([]sums, 2*inner+1)
	bin := make([]int, inner)
	for _, i := range t.seen {
		total[0].g += t.gradient[i]
		total[0].h += t.hessian[i]
	}
	out.value[0] = t.leaf(total[0])
	for depth := range t.plan.Depth {
		first, count := 1<<depth-1, 1<<depth
		best := t.bestSplits(columns, first, count, total)
		for k := range count {
			at := first + k
			s := best[k]
			if s.gain <= 0 {
				out.bound[at], bin[at] = never, mostBins
				total[2*at+1] = total[at]
				out.value[2*at+1], out.value[2*at+2] = out.value[at], out.value[at]
				continue
			}
			out.column[at], out.bound[at], bin[at] = uint16(s.column), t.edges[s.column][s.bin], s.bin
			t.gains[t.names[s.column]] += s.gain
			total[2*at+1] = s.left
			total[2*at+2] = sums{total[at].g - s.left.g, total[at].h - s.left.h}
			out.value[2*at+1], out.value[2*at+2] = t.leaf(total[2*at+1]), t.leaf(total[2*at+2])
		}
		for _, i := range t.seen {
			at := int(t.node[i])
			next := 2*at + 1
			if int(t.bins[out.column[at]][i]) > bin[at] {
				next++
			}
			t.node[i] = int16(next)
		}
	}
	for i := range t.score {
		at := 0
		for at < inner {
			next := 2*at + 1
			if int(t.bins[out.column[at]][i]) > bin[at] {
				next++
			}
			at = next
		}
		t.score[i] += out.value[at]
	}
	return out
}

func (t *trainer) leaf(s sums) float32 {
	return round(float32(t.plan.Rate * s.g / (s.h + t.plan.Smoothing)))
}

// workers is how many columns are looked at at once; what comes out does not depend on it.
const workers = 2

// bestSplits finds for each of count nodes from first on the split that gains most.
func (t *trainer) bestSplits(columns []int, first, count int, total []sums) []split {
	found := make([][]split, len(columns))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			bins := make([]sums, count*mostBins)
			for k := w; k < len(columns); k += workers {
				found[k] = t.splitsOf(columns[k], first, count, total, bins)
			}
		})
	}
	wg.Wait()
	best := make([]split, count)
	for _, of := range found {
		for k, s := range of {
			if s.gain > best[k].gain {
				best[k] = s
			}
		}
	}
	return best
}

func (t *trainer) splitsOf(column, first, count int, total, bins []sums) []split {
	clear(bins)
	column8 := t.bins[column]
	for _, i := range t.seen {
		b := &bins[(int(t.node[i])-first)*mostBins+int(column8[i])]
		b.g += t.gradient[i]
		b.h += t.hessian[i]
	}
	out := make([]split, count)
	for k := range count {
		all := total[first+k]
		before := all.gain(t.plan.Smoothing)
		var left sums
		for b := range t.edges[column] {
			s := bins[k*mostBins+b]
			left.g += s.g
			left.h += s.h
			right := sums{all.g - left.g, all.h - left.h}
			if left.h < t.plan.Least || right.h < t.plan.Least {
				continue
			}
			gain := left.gain(t.plan.Smoothing) + right.gain(t.plan.Smoothing) - before
			if gain > out[k].gain+1e-12 {
				out[k] = split{gain, column, b, left}
			}
		}
	}
	return out
}

// compact keeps only the columns that the trees ask.
func (m *Model) compact() {
	used := make([]int, len(m.columns))
	for _, t := range m.trees {
		for i, c := range t.column {
			if t.bound[i] != never {
				used[c]++
			}
		}
	}
	at := make([]uint16, len(m.columns))
	var names []string
	var columns []int
	for c, n := range used {
		if n > 0 {
			at[c] = uint16(len(names))
			names, columns = append(names, m.names[c]), append(columns, m.columns[c])
		}
	}
	for _, t := range m.trees {
		for i, c := range t.column {
			t.column[i] = at[c]
		}
	}
	m.names, m.columns = names, columns
	if len(names) == 0 {
		m.trees = nil // they part nothing
	}
}
