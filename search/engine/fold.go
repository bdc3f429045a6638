package engine

import (
	"math"
	"math/bits"

	"vankho/search"
	"vankho/search/rank"
)

// The make of a likeness: so many values, over runs of three folded words; a text of fewer words has none. Changing any
// of these asks for a new layout.
const (
	likenessValues = 64
	likenessRun    = 3
	likenessWords  = 50
)

// likeness (độ giống) tells how alike two texts are, in few bytes: MinHash over runs of words, each run in one of 64 bins, of the least
// of each bin one byte, 0 for an empty bin. corpus.Sketch is surer, and eight times as long.
// Source: Li, Owen, Zhang, One Permutation Hashing (2012).
type likeness []byte

func newLikeness(units []*unit) likeness {
	var least [likenessValues]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	run, words := uint64(0), 0
	add := func(in rank.Tokens) {
		for i := range in.Len() {
			fold := in.Fold(i)
			if fold == 0 {
				continue
			}
			run = (run<<16 | uint64(fold)) & (1<<(16*likenessRun) - 1)
			if words++; words < likenessRun {
				continue
			}
			h := spread(run)
			bin := h >> 58
			least[bin] = min(least[bin], h&(1<<58-1))
		}
	}
	for _, u := range units {
		add(u.heading.Tokens)
		add(u.body.Tokens)
	}
	if words < likenessWords {
		return nil
	}
	out := make(likeness, likenessValues)
	for i, v := range least {
		if v != math.MaxUint64 {
			out[i] = byte(v%255) + 1
		}
	}
	return out
}

// spread makes a number of which every bit depends on every bit of x, by a folded multiplication (wyhash).
func spread(x uint64) uint64 {
	high, low := bits.Mul64(x^0x9e3779b97f4a7c15, 0xbf58476d1ce4e5b9)
	high, low = bits.Mul64(high^low, 0x94d049bb133111eb)
	return high ^ low
}

// alike is how much of two texts is the same, 0 to 1, give or take .03; 0 where one has no likeness.
func (l likeness) alike(o likeness) float64 {
	if len(l) != likenessValues || len(o) != likenessValues {
		return 0
	}
	same, filled := 0, 0
	for i := range l {
		if l[i] == 0 && o[i] == 0 {
			continue
		}
		filled++
		if l[i] == o[i] {
			same++
		}
	}
	return float64(same) / float64(max(filled, 1))
}

// How alike two texts are that are shown as one. Documents of two numbers are two decisions, and are put together only where hardly
// more than number and date differ.
const (
	foldsAlike   = .88
	foldsNumbers = .96
)

// folds reports whether two documents are shown as one hit.
func (s *searching) folds(a, b *facts) bool {
	least := foldsAlike
	if a.Number != "" && b.Number != "" && a.Number != b.Number {
		if s.number != nil {
			return false
		}
		least = foldsNumbers
	}
	return a.Alike.alike(b.Alike) >= least
}

// fold puts documents of a page whose texts are nearly the same into the best of them. Totals and pages count each of them.
// Who orders by date or number, or asks for nothing, wants to see them all.
func (s *searching) fold(page []answered) ([]answered, error) {
	if s.Sections || s.Sort != search.SortRelevance || s.Query.Empty() {
		return page, nil
	}
	var out []answered
	var kept []*facts
	for _, a := range page {
		v, d := s.segmentOf(a.document)
		f, err := v.factsOf(d)
		if err != nil {
			return nil, err
		}
		into := -1
		for i := 0; i < len(kept) && into < 0; i++ {
			if s.folds(kept[i], f) {
				into = i
			}
		}
		if into >= 0 {
			out[into].same = append(out[into].same, v.ids[d])
			continue
		}
		out, kept = append(out, a), append(kept, f)
	}
	return out, nil
}
