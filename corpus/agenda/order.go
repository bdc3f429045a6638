package agenda

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"

	"vankho/corpus"
)

// noDay stands behind every day.
const noDay = 99999999

// placed is a row with the key that it is ordered by: the turn of its state, its day, and then the day of its document.
type placed struct {
	key uint64
	row uint32
}

// turns are the turns of states in the order by due day: what lies ahead, what is past, then the others as they follow one another.
var turns = [...]uint64{past: 1, ahead: 0, within: 2, recurring: 3, ongoing: 4, open: 5}

// place gives a row its place in an order; one that is not known is that by due day.
func (t *Table) place(by corpus.TaskOrder, row, state int) placed {
	day, turn := uint64(t.rows.last[row]), uint64(0)
	switch by {
	case corpus.TaskByText:
		return placed{0, uint32(row)}
	case corpus.TaskByIssue:
		day = 0
	case corpus.TaskByLatest:
		day = noDay - day
	default:
		turn = turns[state]
		switch {
		case day == 0:
			day = noDay
		case state == past:
			day = noDay - day
		}
	}
	return placed{turn<<60 | day<<32 | uint64(t.docs[t.rows.doc[row]].turn), uint32(row)}
}

// turnOf orders documents: the newest first.
func turnOf(d Document) uint32 {
	issued := dayNumber(d.Issued)
	if issued == 0 {
		issued = uint32(max(d.Year, 0)) * 10000
	}
	return noDay - issued
}

// compare tells which of two rows stands first; rows of one document follow their text.
func (t *Table) compare(a, b placed) int {
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	if da, db := t.rows.doc[a.row], t.rows.doc[b.row]; da != db {
		return strings.Compare(string(t.docs[da].ID), string(t.docs[db].ID))
	}
	return cmp.Compare(a.row, b.row)
}

// firsts keeps the n rows that stand first of those that are added.
type firsts struct {
	t    *Table
	n    int
	kept []placed // a heap, the last one on top
}

func (f *firsts) Len() int           { return len(f.kept) }
func (f *firsts) Less(i, j int) bool { return f.t.compare(f.kept[i], f.kept[j]) > 0 }
func (f *firsts) Swap(i, j int)      { f.kept[i], f.kept[j] = f.kept[j], f.kept[i] }
func (f *firsts) Push(x any)         { f.kept = append(f.kept, x.(placed)) }
func (f *firsts) Pop() any {
	x := f.kept[len(f.kept)-1]
	f.kept = f.kept[:len(f.kept)-1]
	return x
}

// mostHeaped is up to how many rows a heap is quicker than parting all.
const mostHeaped = 5_000

func (f *firsts) add(x placed) {
	switch {
	case f.n > mostHeaped:
		f.kept = append(f.kept, x)
	case len(f.kept) < f.n:
		heap.Push(f, x)
	case f.n > 0 && f.t.compare(x, f.kept[0]) < 0:
		f.kept[0] = x
		heap.Fix(f, 0)
	}
}

// from are the rows from one on to the n-th, in order.
func (f *firsts) from(offset int) []placed {
	end := min(f.n, len(f.kept))
	offset = min(offset, end)
	if end < len(f.kept) || offset > 0 {
		f.part(0, len(f.kept), offset)
		f.part(offset, len(f.kept), end)
	}
	page := f.kept[offset:end]
	slices.SortFunc(page, f.t.compare)
	return page
}

// part brings the rows that stand first of those from a to b before place k, the others behind it, without putting either in order.
func (f *firsts) part(a, b, k int) {
	for b-a > 1 && a < k && k < b {
		pivot := f.kept[a+(b-a)/2]
		i, j := a, b-1
		for i <= j {
			for f.t.compare(f.kept[i], pivot) < 0 {
				i++
			}
			for f.t.compare(f.kept[j], pivot) > 0 {
				j--
			}
			if i <= j {
				f.kept[i], f.kept[j] = f.kept[j], f.kept[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			b = j + 1
		case k >= i:
			a = i
		default:
			return
		}
	}
}
