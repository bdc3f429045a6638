package engine

import (
	"fmt"

	"vankho/search"
)

// ordering is how hits are ordered otherwise than by relevance.
type ordering struct {
	field string
	// descending has the greatest value first; documents without one come last in either case.
	descending bool
}

// orderings are the orders that a request may ask for.
var orderings = map[search.Sort]ordering{
	search.SortNewest: {fieldDate, true},
	search.SortOldest: {fieldDate, false},
	search.SortNumber: {fieldOrder, false},
	search.SortCited:  {fieldRefers, true},
	search.SortPoor:   {fieldReading, false},
}

// orderValues are the values by which documents are ordered, "" for those without one.
func (s *snapshot) orderValues(in set, o ordering) (map[int]string, error) {
	out := map[int]string{}
	var failed error
	in.each(func(d int) bool {
		switch o.field {
		case fieldRefers:
			var n int
			if n, failed = s.citedBy(d); n > 0 {
				out[d] = fmt.Sprintf("%08d", n)
			}
		default:
			out[d], failed = s.value(o.field, d)
		}
		return failed == nil
	})
	return out, failed
}

// citedBy is how many documents cite one: by number and day, and by the number alone where no other document bears it.
func (s *snapshot) citedBy(document int) (int, error) {
	v, d := s.segmentOf(document)
	keys, err := v.column(fieldKey)
	if err != nil || keys.of[d] == 0 {
		return 0, err
	}
	n := 0
	for i, k := range append([]uint32{keys.of[d]}, keys.more[d]...) {
		key := keys.terms[k-1]
		if i == 0 {
			bearers, err := s.bearers(fieldKey, key)
			if err != nil {
				return 0, err
			}
			if bearers > 1 {
				continue
			}
		}
		citing, err := s.bearers(fieldRefers, key)
		if err != nil {
			return 0, err
		}
		n += citing
	}
	return n, nil
}

// bearers is how many documents bear a term of a field of their own units.
func (s *snapshot) bearers(field, term string) (int, error) {
	n := 0
	for i := range s.segments {
		v := &s.segments[i]
		dict, err := v.dictionary(field)
		if err != nil {
			return 0, err
		}
		l, ok, err := lookUp(dict, []byte(term))
		if err != nil {
			return 0, err
		}
		if ok {
			n += l.count(v.deleted)
		}
	}
	return n, nil
}
