package census

import "slices"

// best keeps the first n of all hits in an order, without keeping the others.
type best struct {
	n int
	order
	kept []hit
	full bool // the first n of kept are sorted, and what comes behind them does not count
}

func newBest(n int, by order) *best { return &best{n: n, order: by} }

func (b *best) add(h hit) {
	if b.n == 0 || b.full && (h.key > b.kept[b.n-1].key || b.compare(h, b.kept[b.n-1]) >= 0) {
		return
	}
	if b.kept = append(b.kept, h); len(b.kept) >= 4*b.n+64 {
		b.cut()
	}
}

func (b *best) cut() {
	slices.SortFunc(b.kept, b.compare)
	if len(b.kept) >= b.n {
		b.kept, b.full = b.kept[:b.n], true
	}
}

// sorted are the first n hits in their order.
func (b *best) sorted() []hit {
	b.cut()
	return b.kept
}
