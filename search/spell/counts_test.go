package spell

import (
	"cmp"
	"slices"

	"vankho/corpus/viet"
)

// counts is a Corpus in memory. Words and pairs are added one by one, in any order; sort comes last.
type counts struct {
	units map[string]int
	folds map[string][]string
	pairs Pairs
}

func newCounts() *counts { return &counts{units: map[string]int{}, folds: map[string][]string{}} }

func (c *counts) add(norm string) {
	if c.units[norm] == 0 {
		fold := viet.Fold(norm)
		c.folds[fold] = append(c.folds[fold], norm)
	}
	c.units[norm]++
}

func (c *counts) addPair(first, second string) { c.pairs.Add(PairKey(first, second), 1) }

// sort puts the spellings of each fold in order, the most frequent first.
func (c *counts) sort() {
	for _, norms := range c.folds {
		slices.SortFunc(norms, func(a, b string) int {
			return cmp.Or(cmp.Compare(c.Frequency(b), c.Frequency(a)), cmp.Compare(a, b))
		})
	}
}

// Spellings implements Corpus.
func (c *counts) Spellings(fold string) []string { return c.folds[fold] }

// Frequency implements Corpus.
func (c *counts) Frequency(norm string) int { return c.units[norm] }

// Pair implements Corpus.
func (c *counts) Pair(first, second string) int { return c.pairs.Units(PairKey(first, second)) }
