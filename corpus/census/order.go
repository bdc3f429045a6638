package census

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vankho/corpus"
)

// turns says which kinds of figure stand first among those that fit as well: what was counted, then what was to be, then what these are
// compared with. They are in the order of kinds.
var turns = [len(kinds)]uint8{0, 1, 2, 0, 2, 0, 3}

// order is how a list is ordered. Most rows are told apart by their keys alone, the smaller first.
type order struct {
	t  *Table
	by corpus.FigureOrder
	// newer is by period: how many periods are newer.
	newer []uint32
}

func (t *Table) order(by corpus.FigureOrder) order {
	o := order{t: t, by: by, newer: make([]uint32, len(t.periods.of))}
	newest := make([]int, len(t.periods.of))
	for i := range newest {
		newest[i] = i
	}
	slices.SortFunc(newest, func(a, b int) int { return cmp.Compare(t.periods.of[b].rank, t.periods.of[a].rank) })
	for i, p := range newest {
		o.newer[p] = uint32(i)
		if i > 0 && t.periods.of[p].rank == t.periods.of[newest[i-1]].rank {
			o.newer[p] = o.newer[newest[i-1]]
		}
	}
	return o
}

// hit is a row with how well it fits and the key that it is ordered by.
type hit struct {
	row   uint32
	match float32
	key   uint64
}

func (o order) hit(row int, match float64) hit {
	h := hit{row: uint32(row), match: float32(match)}
	switch o.by {
	case corpus.FigureByPeriod:
		h.key = uint64(o.newer[o.t.rows.period[row]])
	case corpus.FigureByMatch:
		// The bits of numbers that are not negative are in their order.
		h.key = uint64(math.MaxUint32-math.Float32bits(h.match))<<32 | uint64(turns[o.t.rows.kind[row]])<<28 | uint64(min(o.newer[o.t.rows.period[row]], 1<<28-1))
	}
	return h
}

// compare tells which of two rows stands first.
func (o order) compare(a, b hit) int {
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	t, r := o.t, &o.t.rows
	c := 0
	switch o.by {
	case corpus.FigureByValue:
		c = cmp.Or(strings.Compare(t.units.of[r.unit[a.row]].name, t.units.of[r.unit[b.row]].name), cmp.Compare(r.high[b.row], r.high[a.row]))
	case corpus.FigureByGap:
		c = cmp.Compare(r.gap[a.row], r.gap[b.row])
	case corpus.FigureByPlace:
		c = strings.Compare(t.places.of[r.place[a.row]].slug, t.places.of[r.place[b.row]].slug)
	}
	if c != 0 {
		return c
	}
	da, db := &t.docs[r.doc[a.row]], &t.docs[r.doc[b.row]]
	return cmp.Or(cmp.Compare(o.newer[r.period[a.row]], o.newer[r.period[b.row]]), db.Issued.Compare(da.Issued), strings.Compare(string(da.ID), string(db.ID)), cmp.Compare(a.row, b.row))
}
