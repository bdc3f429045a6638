package web

import (
	"slices"
	"time"

	"vankho/corpus"
)

// batches are the lists that readers have had looked up within the last hour.
type batches struct {
	lists *shelf[*batchList]
	limit *limiter
	// building has room for so many lists at a time that are looked up to be kept: one may have ten million lines.
	building *limiter
}

func newBatches(now func() time.Time) *batches {
	const (
		most   = 100
		room   = 64 << 20
		burst  = 20
		every  = 3 * time.Second
		atOnce = 2
		wait   = 20 * time.Second
	)
	return &batches{lists: newShelf[*batchList](now, checkKept, most, room), limit: newLimiter(now, burst, every, atOnce, wait),
		building: newLimiter(now, burst, every, atOnce, wait)}
}

// batchList is a list that a reader sent, and the state of each of its lines. Its lines lie in one text, since a list of 20 MB may have ten
// million: as strings of their own they take 3 GB while three such lists are looked up.
type batchList struct {
	name   string
	day    corpus.Date
	secret bool
	text   []byte
	// ends are where the lines end in the text, states what became of them, by their place in batchStates.
	ends   []uint32
	states []uint8
}

// add takes one more line.
func (b *batchList) add(line string, state corpus.LinkState) {
	b.text = append(b.text, line...)
	b.ends = append(b.ends, uint32(len(b.text))) //nolint:gosec // a list is at most maxUpload long
	b.states = append(b.states, uint8(stateIndex(state)))
}

// len counts the lines.
func (b *batchList) len() int { return len(b.ends) }

// line is a line by its place from 0.
func (b *batchList) line(i int) string {
	start := uint32(0)
	if i > 0 {
		start = b.ends[i-1]
	}
	return string(b.text[start:b.ends[i]])
}

// counts tells how many lines have each of batchStates.
func (b *batchList) counts() [len(batchStates)]int {
	var n [len(batchStates)]int
	for _, s := range b.states {
		n[s]++
	}
	return n
}

// stateIndex is the place of a state in batchStates.
func stateIndex(state corpus.LinkState) int {
	for i, b := range batchStates {
		if b.state == state {
			return i
		}
	}
	return len(batchStates) - 1
}

// shrink lets go of the room that lists grow into.
func (b *batchList) shrink() {
	b.text, b.ends, b.states = slices.Clip(slices.Clone(b.text)), slices.Clip(slices.Clone(b.ends)), slices.Clip(slices.Clone(b.states))
}

// size is how many bytes the list takes in memory.
func (b *batchList) size() int64 { return int64(cap(b.text) + 4*cap(b.ends) + cap(b.states)) }
