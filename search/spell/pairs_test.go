package spell

import (
	"strconv"
	"testing"
)

func TestPairsAreCountedWhileTheTableGrows(t *testing.T) {
	var p Pairs
	if p.Units(PairKey("a", "b")) != 0 {
		t.Error("the empty table holds a pair")
	}
	const n = 50_000
	for round := range 2 {
		for i := range n {
			p.Add(PairKey(strconv.Itoa(i), strconv.Itoa(i+1)), i%7)
		}
		for i := range n {
			if got, want := p.Units(PairKey(strconv.Itoa(i), strconv.Itoa(i+1))), (round+1)*(i%7); got != want {
				t.Fatalf("%d: %d, want %d", i, got, want)
			}
		}
	}
	if p.Units(PairKey("1", "1")) != 0 || PairKey("ab", "c") == PairKey("a", "bc") {
		t.Error("a pair is taken for another")
	}
}
