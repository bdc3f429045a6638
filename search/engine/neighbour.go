package engine

import (
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"vankho/search/spell"
)

// neighbours counts which words stand beside which in the texts of the index. It serves to weigh readings, so it may be a little
// behind: what is counted once is used until the index has grown or shrunk by a part. Safe for concurrent use.
type neighbours struct {
	// counting is held while the pairs are counted, mu while they are looked at.
	counting, mu sync.Mutex
	pairs        *spell.Pairs
	units        int
}

// fewUnits is how many units are counted again whenever there is one more: in a small collection each document matters.
const fewUnits = 2000

// grown is by which part of itself a larger collection changes before it is counted again.
const grown = .1

// of are the pairs as they were counted last; they are counted where they never were.
func (n *neighbours) of(s *snapshot) (*spell.Pairs, error) {
	if p, _ := n.counted(); p != nil {
		return p, nil
	}
	return n.refresh(s)
}

func (n *neighbours) counted() (*spell.Pairs, int) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.pairs, n.units
}

// refresh counts the pairs again where too much has changed.
func (n *neighbours) refresh(s *snapshot) (*spell.Pairs, error) {
	n.counting.Lock()
	defer n.counting.Unlock()
	pairs, units := n.counted()
	if change := float64(max(s.units-units, units-s.units)); pairs != nil && (change == 0 || s.units > fewUnits && change <= grown*float64(units)) {
		return pairs, nil
	}
	pairs = new(spell.Pairs)
	for i := range s.segments {
		if err := addPairs(pairs, s.segments[i].snapshot); err != nil {
			return nil, err
		}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.pairs, n.units = pairs, s.units
	return pairs, nil
}

// addPairs adds the pairs of a segment. Of a large one those that stand in one unit alone are left out: they are half of
// all, and tell little of how words are put together.
func addPairs(to *spell.Pairs, s *scorch.SegmentSnapshot) error {
	least := 1
	if s.FullSize() > fewUnits {
		least = 2
	}
	for _, field := range []string{fieldPairs, fieldOwnPairs} {
		dict, err := s.Segment().Dictionary(field)
		if err != nil {
			return fmt.Errorf("read index: %w", err)
		}
		last, units := "", 0
		add := func() {
			if first, second, ok := strings.Cut(last, " "); ok && units >= least {
				to.Add(spell.PairKey(first, second), units)
			}
		}
		for e, err := range entriesOf(dict) {
			if err != nil {
				return err
			}
			// The levels of one pair lie side by side.
			if pair := e.Term[:len(e.Term)-1]; pair != last {
				add()
				last, units = pair, 0
			}
			units += int(e.Count)
		}
		add()
	}
	return nil
}
