package engine

import (
	"fmt"
	"strings"

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
	if o.field == fieldRefers {
		cited, err := s.cited()
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

// citedKey is where what cited says is kept.
type citedKey struct{}

// cited is how many documents cite each: by number and day, and by the number alone where no other document bears it. It is
// worked out once for each state of the index.
func (s *snapshot) cited() ([]int32, error) {
	if kept, ok := s.learned.Load(citedKey{}); ok {
		return kept.([]int32), nil
	}
	citing, err := s.bearers(fieldRefers)
	if err != nil {
		return nil, err
	}
	bearing, err := s.bearers(fieldKey)
	if err != nil {
		return nil, err
	}
	out := make([]int32, s.documents)
	for i := range s.segments {
		v := &s.segments[i]
		keys, err := v.column(fieldKey)
		if err != nil {
			return nil, err
		}
		add := func(d, n uint32) {
			if k := keys.terms[n-1]; bearing[k] == 1 || strings.Contains(k, "@") {
				out[v.document+int(d)] += int32(citing[k])
			}
		}
		for d, n := range keys.of {
			if n > 0 {
				add(uint32(d), n)
			}
		}
		for d, more := range keys.more {
			for _, n := range more {
				add(d, n)
			}
		}
	}
	s.learned.Store(citedKey{}, out)
	return out, nil
}

// bearers is how many documents bear each term of a field of their own units.
func (s *snapshot) bearers(field string) (map[string]int, error) {
	out := map[string]int{}
	for i := range s.segments {
		v := &s.segments[i]
		dict, err := v.dictionary(field)
		if err != nil {
			return nil, err
		}
		for e, err := range entriesOf(dict) {
			if err != nil {
				return nil, err
			}
			l, ok, err := lookUp(dict, []byte(e.Term))
			if err != nil {
				return nil, err
			}
			if n := l.count(v.deleted); ok && n > 0 {
				out[strings.Clone(e.Term)] += n
			}
		}
	}
	return out, nil
}
