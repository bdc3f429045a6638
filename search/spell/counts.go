package spell

import (
	"cmp"
	"slices"

	"vankho/corpus/viet"
)

// Counts is a Corpus in memory: about 20 bytes for each pair of neighbours. Words and pairs are added one by one, in any order; Sort comes
// last. Then it is safe for concurrent use. The zero Counts knows no word.
type Counts struct {
	ids   map[string]uint32
	norms []string
	units []int32
	folds map[string][]string
	pairs map[uint64]int32
}

// Add says that n more units hold a norm.
func (c *Counts) Add(norm string, n int) { c.units[c.id(norm)] += int32(n) }

// AddPair says that n more units hold two norms as neighbours.
func (c *Counts) AddPair(first, second string, n int) {
	pair := uint64(c.id(first))<<32 | uint64(c.id(second))
	c.pairs[pair] += int32(n)
}

func (c *Counts) id(norm string) uint32 {
	id, ok := c.ids[norm]
	if ok {
		return id
	}
	if c.ids == nil {
		c.ids, c.folds, c.pairs = map[string]uint32{}, map[string][]string{}, map[uint64]int32{}
	}
	id = uint32(len(c.norms))
	c.ids[norm] = id
	c.norms, c.units = append(c.norms, norm), append(c.units, 0)
	fold := viet.Fold(norm)
	c.folds[fold] = append(c.folds[fold], norm)
	return id
}

// Sort puts the spellings of each fold in order, the most frequent first.
func (c *Counts) Sort() {
	for _, norms := range c.folds {
		slices.SortFunc(norms, func(a, b string) int {
			return cmp.Or(cmp.Compare(c.Frequency(b), c.Frequency(a)), cmp.Compare(a, b))
		})
	}
}

// Spellings implements Corpus.
func (c *Counts) Spellings(fold string) []string { return c.folds[fold] }

// Frequency implements Corpus.
func (c *Counts) Frequency(norm string) int {
	id, ok := c.ids[norm]
	if !ok {
		return 0
	}
	return int(c.units[id])
}

// Pair implements Corpus.
func (c *Counts) Pair(first, second string) int {
	a, ok := c.ids[first]
	if !ok {
		return 0
	}
	b, ok := c.ids[second]
	if !ok {
		return 0
	}
	return int(c.pairs[uint64(a)<<32|uint64(b)])
}
