package measure

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// overlapEnough is the intersection over the union from which a found span counts.
const overlapEnough = 0.5

// overlap is the intersection over the union of two spans, in bytes.
func overlap(a, b corpus.Span) float64 {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// placesOf finds where the expected items stand in the text: at their offsets, at their occurrence, else one after the other. A quote that the text does not
// hold has an empty span, which nothing meets.
func placesOf(text string, items []goldPlace) []corpus.Span {
	spans := make([]corpus.Span, len(items))
	end, start := 0, 0
	for i, p := range items {
		quote := viet.Normalise(p.Quote)
		at := -1
		switch {
		case p.Start != nil && p.End != nil:
			spans[i] = corpus.Span{Start: *p.Start, End: *p.End}
			continue
		case p.Occ > 0:
			at = occurrence(text, quote, p.Occ)
		default:
			for _, from := range []int{end, min(start+1, len(text)), 0} {
				if at = strings.Index(text[from:], quote); at >= 0 {
					at += from
					break
				}
			}
		}
		if at >= 0 && quote != "" {
			spans[i] = corpus.Span{Start: at, End: at + len(quote)}
			start, end = at, at+len(quote)
		}
	}
	return spans
}

// occurrence is where the nth occurrence of quote begins, -1 where there are fewer.
func occurrence(text, quote string, n int) int {
	at := -1
	for range n {
		i := strings.Index(text[at+1:], quote)
		if i < 0 {
			return -1
		}
		at += 1 + i
	}
	return at
}

// pairs gives each wanted span the found one that it overlaps most, -1 where there is none; no found span is given twice. fit tells whether two may be one item.
func pairs(wanted, found []corpus.Span, fit func(want, got int) bool) []int {
	type pair struct {
		want, got int
		overlap   float64
	}
	var all []pair
	for i, w := range wanted {
		for j, f := range found {
			if o := overlap(w, f); o >= overlapEnough && fit(i, j) {
				all = append(all, pair{i, j, o})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.overlap, a.overlap) })
	of := slices.Repeat([]int{-1}, len(wanted))
	used := make([]bool, len(found))
	for _, p := range all {
		if of[p.want] < 0 && !used[p.got] {
			of[p.want], used[p.got] = p.got, true
		}
	}
	return of
}
