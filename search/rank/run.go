package rank

// run is the longest run that a field and the question have in common: its length in words, what its words weigh as a
// share of the question, and where it begins in the field.
type run struct {
	length int
	weight float32
	at     int
}

// longestRun finds the run by weight. lengths has room for the question twice.
func (r *reading) longestRun(ids []int16, lengths *[2][2 * most]uint8) run {
	var best run
	prev, cur := &lengths[0], &lengths[1]
	var prevSet []int
	clear(prev[:])
	clear(cur[:])
	for i, id := range ids {
		if id < 0 {
			if prevSet != nil {
				for _, p := range prevSet {
					prev[p] = 0
				}
				prevSet = nil
			}
			continue
		}
		places := r.places[id]
		for _, p := range places {
			n := uint8(1)
			if p > 0 && prev[p-1] < 255 {
				n += prev[p-1]
			}
			cur[p] = n
			if int(n) >= best.length {
				var w float32
				for k := p - int(n) + 1; k <= p; k++ {
					w += r.weight[r.sequence[k]]
				}
				if int(n) > best.length || w > best.weight {
					best = run{int(n), w, i - int(n) + 1}
				}
			}
		}
		for _, p := range prevSet {
			prev[p] = 0
		}
		prev, cur, prevSet = cur, prev, places
	}
	if r.sum > 0 {
		best.weight /= r.sum
	}
	return best
}

// window is the most weight of different words that stand within width places of a text, as a share of the question.
func (r *reading) window(f *field, width int, counts *[most]uint16) float32 {
	if r.sum == 0 {
		return 0
	}
	clear(counts[:r.terms])
	var now, best float32
	back := 0
	for _, place := range f.places {
		id := f.ids[place]
		if counts[id] == 0 {
			now += r.weight[id]
		}
		counts[id]++
		for ; int(f.places[back]) <= int(place)-width; back++ {
			old := f.ids[f.places[back]]
			if counts[old]--; counts[old] == 0 {
				now -= r.weight[old]
			}
		}
		best = max(best, now)
	}
	return best / r.sum
}

// inOrder is the weight of the heaviest subsequence that ids and the question have in common, as a share of the question:
// the same words in the same order, whatever stands between them.
func (r *reading) inOrder(ids []int16, best *[2*most + 1]float32) float32 {
	if r.sum == 0 {
		return 0
	}
	n := len(r.sequence)
	clear(best[:n+1])
	for _, id := range ids {
		if id < 0 {
			continue
		}
		diagonal := float32(0) // best[j-1] of the row before
		for j := 1; j <= n; j++ {
			up := best[j]
			if r.sequence[j-1] == int(id) {
				best[j] = max(up, diagonal+r.weight[id])
			}
			best[j] = max(best[j], best[j-1])
			diagonal = up
		}
	}
	return min(1, best[n]/r.sum)
}
