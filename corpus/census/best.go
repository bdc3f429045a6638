package census

import "slices"

// best keeps the first n of all things in an order, without keeping the others.
type best[T any] struct {
	n       int
	compare func(a, b T) int
	kept    []T
	full    bool // the first n of kept are sorted, and what comes behind them does not count
}

func newBest[T any](n int, compare func(a, b T) int) *best[T] {
	return &best[T]{n: n, compare: compare}
}

func (b *best[T]) add(x T) {
	if b.n == 0 || b.full && b.compare(x, b.kept[b.n-1]) >= 0 {
		return
	}
	if b.kept = append(b.kept, x); len(b.kept) >= 4*b.n+64 {
		b.cut()
	}
}

func (b *best[T]) cut() {
	slices.SortFunc(b.kept, b.compare)
	if len(b.kept) >= b.n {
		b.kept, b.full = b.kept[:b.n], true
	}
}

// sorted are the first n in their order.
func (b *best[T]) sorted() []T {
	b.cut()
	return b.kept
}
