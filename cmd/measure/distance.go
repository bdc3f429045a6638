package measure

import "slices"

// pattern is a sequence prepared for being compared with others: for each token the places where it stands, 64 to a block. All
// comparisons take time in the product of the two lengths over 64.
//
// Sources: G. Myers, A fast bit-vector algorithm for approximate string matching, 1999; H. Hyyrö, bit-parallel computing of edit
// distance (2003) and of the longest common subsequence (2004).
type pattern[T comparable] struct {
	length int
	places map[T][]block
}

// block is which of the 64 tokens from 64×at on a token is.
type block struct {
	at   int
	bits uint64
}

func newPattern[T comparable](tokens []T) pattern[T] {
	p := pattern[T]{len(tokens), map[T][]block{}}
	for i, token := range tokens {
		list := p.places[token]
		if n := len(list); n == 0 || list[n-1].at != i/64 {
			list = append(list, block{at: i / 64})
		}
		list[len(list)-1].bits |= 1 << (i % 64)
		p.places[token] = list
	}
	return p
}

// column is one column of the table of edit distances as differences between its rows: up where a row is one more than the
// row above, down where it is one less.
type column struct{ up, down []uint64 }

// distances yields, after each token of text, how many edits turn the pattern into what ends there: the text from its start on or,
// where free, the best of its parts that end there. It is called with the number of tokens taken, from 0 on.
func (p pattern[T]) distances(text []T, free bool, yield func(taken, distance int)) {
	n := (p.length + 63) / 64
	c := column{make([]uint64, n), make([]uint64, n)}
	for i := range c.up {
		c.up[i] = ^uint64(0)
	}
	distance := p.length
	yield(0, distance)
	for i, token := range text {
		step := 1 // the row above the first: what the text before the pattern costs
		if free {
			step = 0
		}
		places := p.places[token]
		for b := range n {
			equal := uint64(0)
			if len(places) > 0 && places[0].at == b {
				equal, places = places[0].bits, places[1:]
			}
			last := uint64(1) << 63
			if b == n-1 {
				last = 1 << ((p.length - 1) % 64)
			}
			step = c.advance(b, equal, last, step)
		}
		distance += step
		yield(i+1, distance)
	}
}

// advance takes block b of the column one token on; step is how the row above it changed, the answer how its last row did.
func (c column) advance(b int, equal, last uint64, step int) int {
	up, down := c.up[b], c.down[b]
	vertical := equal | down
	if step < 0 {
		equal |= 1
	}
	horizontal := (((equal & up) + up) ^ up) | equal
	right, left := down|^(horizontal|up), up&horizontal
	out := 0
	switch {
	case right&last != 0:
		out = 1
	case left&last != 0:
		out = -1
	}
	right, left = right<<1, left<<1
	switch {
	case step < 0:
		left |= 1
	case step > 0:
		right |= 1
	}
	c.up[b], c.down[b] = left|^(vertical|right), right&vertical
	return out
}

// distance is the number of tokens to insert, remove or replace to turn a into b (Levenshtein).
// Example: "Nghị" and "Nghi" have 1, "kitten" and "sitting" 3.
func distance[T comparable](a, b []T) int {
	answer := 0
	newPattern(a).distances(b, false, func(_, d int) { answer = d })
	return answer
}

// window gives the part of text that a is turned into with the fewest edits; of such parts the last, and the longest that ends there.
// Example: "bcd" in "xxbcdyy" is [2, 5).
func window[T comparable](a, text []T) (from, to int) {
	least := len(a)
	newPattern(a).distances(text, true, func(taken, d int) {
		if d <= least {
			least, to = d, taken
		}
	})
	back := slices.Clone(text[:to])
	slices.Reverse(back)
	reversed := slices.Clone(a)
	slices.Reverse(reversed)
	least = len(a)
	newPattern(reversed).distances(back, false, func(taken, d int) {
		if d <= least {
			least, from = d, taken
		}
	})
	return to - from, to
}

// common is the length of the longest common subsequence: how many tokens of a stand in b in the same order.
// Example: "abcde" and "xaxcxe" have 3.
func common[T comparable](a, b []T) int {
	p := newPattern(a)
	n := (p.length + 63) / 64
	free := make([]uint64, n) // a token of a that is not matched yet
	for i := range free {
		free[i] = ^uint64(0)
	}
	for _, token := range b {
		carry := uint64(0)
		places := p.places[token]
		for i := range n {
			equal := uint64(0)
			if len(places) > 0 && places[0].at == i {
				equal, places = places[0].bits, places[1:]
			} else if carry == 0 {
				continue
			}
			matched := free[i] & equal
			sum := free[i] + matched
			over := sum < matched
			sum += carry
			over = over || sum < carry
			free[i] = sum | (free[i] &^ equal)
			carry = 0
			if over {
				carry = 1
			}
		}
	}
	length := 0
	for i := range a {
		if free[i/64]&(1<<(i%64)) == 0 {
			length++
		}
	}
	return length
}
