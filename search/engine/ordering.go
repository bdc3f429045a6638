package engine

import (
	"context"
	"fmt"

	"vankho/search"
)

// ordering is how hits are ordered otherwise than by relevance.
type ordering struct {
	// field holds the values, "" for how often documents are cited.
	field string
	// descending has the greatest value first; documents without one come last in either case.
	descending bool
}

// orderings are the orders that a request may ask for.
var orderings = map[search.Sort]ordering{
	search.SortNewest: {fieldDate, true},
	search.SortOldest: {fieldDate, false},
	search.SortNumber: {fieldOrder, false},
	search.SortCited:  {"", true},
	search.SortPoor:   {fieldReading, false},
}

// orderValues are the values by which documents are ordered, "" for those without one.
func (s *searching) orderValues(ctx context.Context, in set, o ordering) (map[int]string, error) {
	out := map[int]string{}
	var failed error
	if o.field == "" {
		cited, err := s.citations(ctx)
		in.each(func(d int) bool {
			if err == nil && cited[d] > 0 {
				out[d] = fmt.Sprintf("%08d", cited[d])
			}
			return err == nil
		})
		return out, err
	}
	in.each(func(d int) bool {
		out[d], failed = s.value(o.field, d)
		return failed == nil
	})
	return out, failed
}

// citedKey is where what citations says is kept.
type citedKey struct{}

// citations is how many documents cite each, as the library counts them. They are asked for once for each state of the index: who cites
// comes into the store as a document does.
func (s *searching) citations(ctx context.Context) ([]int32, error) {
	if kept, ok := s.learned.Load(citedKey{}); ok {
		return kept.([]int32), nil
	}
	out := make([]int32, s.documents)
	if s.library == nil {
		return out, nil
	}
	counts, err := s.library.Citations(ctx)
	if err != nil {
		return nil, err
	}
	for i := range s.segments {
		v := &s.segments[i]
		for d, id := range v.ids {
			out[v.document+d] = int32(counts[id])
		}
	}
	s.learned.Store(citedKey{}, out)
	return out, nil
}
