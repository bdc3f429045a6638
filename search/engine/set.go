package engine

import "math/bits"

// set is a set of documents by their numbers in a snapshot.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(i int) { s[i>>6] |= 1 << (i & 63) }

func (s set) has(i int) bool { return s[i>>6]&(1<<(i&63)) != 0 }

func (s set) clone() set { return append(set(nil), s...) }

// and leaves what is in both.
func (s set) and(o set) set {
	for i := range s {
		s[i] &= o[i]
	}
	return s
}

func (s set) or(o set) set {
	for i := range s {
		s[i] |= o[i]
	}
	return s
}

// not leaves what is not in o.
func (s set) not(o set) set {
	for i := range s {
		s[i] &^= o[i]
	}
	return s
}

func (s set) count() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls f for the members, ascending, until it answers false.
func (s set) each(f func(int) bool) {
	for i, w := range s {
		for w != 0 {
			if !f(i<<6 + bits.TrailingZeros64(w)) {
				return
			}
			w &= w - 1
		}
	}
}

// between calls f for the members from one number up to another.
func (s set) between(from, to int, f func(int)) {
	for i := from >> 6; i < len(s) && i<<6 < to; i++ {
		for w := s[i]; w != 0; w &= w - 1 {
			if n := i<<6 + bits.TrailingZeros64(w); n >= from && n < to {
				f(n)
			}
		}
	}
}
