package engine

import (
	"math"
	"slices"

	"vankho/search/rank"
)

// tally counts the words and pairs of a question in a run of tokens.
type tally struct {
	*ranker
	words, pairs []float64
	// exact is true for the words met with the marks typed.
	exact []bool
	// seenWord and seenPair hold the passage in which each was met last.
	seenWord, seenPair []int
	passages           int
}

func newTally(r *ranker) *tally {
	n := len(r.terms)
	return &tally{ranker: r, words: make([]float64, n), pairs: make([]float64, r.pairs), exact: make([]bool, n),
		seenWord: make([]int, n), seenPair: make([]int, r.pairs)}
}

// passage counts a passage and scores it: each word of the question once, each pair of neighbours once.
func (t *tally) passage(w rank.Tokens) float64 {
	t.passages++
	score := 0.0
	last := -1
	for i := 0; i+rank.TokenSize <= len(w); i += rank.TokenSize {
		at := int(t.of[uint16(w[i])|uint16(w[i+1])<<8]) - 1
		if at < 0 {
			last = -1
			continue
		}
		term := &t.terms[at]
		share := 1.0
		if w[i+2] == term.norm {
			t.exact[at] = true
		} else if t.ranker.exact {
			last = -1
			continue
		} else if t.marked {
			share = foldedWord
		}
		t.words[at] += share
		if t.seenWord[at] != t.passages {
			t.seenWord[at] = t.passages
			score += term.weight * share
		}
		if last >= 0 {
			for _, p := range t.next[last] {
				if p.second != at {
					continue
				}
				t.pairs[p.index] += share
				if t.seenPair[p.index] != t.passages {
					t.seenPair[p.index] = t.passages
					score += p.weight * pairShare * share
				}
			}
		}
		last = at
	}
	// Of two passages that hold as much the shorter says it more plainly.
	return score * (1 - .02*math.Log(1+float64(len(w)/rank.TokenSize)/20))
}

// maxPassages is how many passages a hit shows; maxChosen how many are kept, so that others take the place of those
// that say the same once more.
const (
	maxPassages = 3
	maxChosen   = 5
)

// choose picks the best passages, best first; a weak one comes first only where there is no other.
func choose(passages []passage, scores []float64) []int {
	var all []int
	for i, s := range scores {
		if s > 0 {
			all = append(all, i)
		}
	}
	slices.SortFunc(all, func(a, b int) int {
		switch {
		case passages[a].weak != passages[b].weak:
			if passages[a].weak {
				return 1
			}
			return -1
		case scores[a] != scores[b]:
			if scores[a] > scores[b] {
				return -1
			}
			return 1
		}
		return a - b
	})
	if len(all) == 0 {
		return nil
	}
	// Passages that hold little beside the best one are noise.
	n := 1
	for n < len(all) && n < maxChosen && scores[all[n]] >= .3*scores[all[0]] {
		n++
	}
	return all[:n]
}
