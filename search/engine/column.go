package engine

import (
	"slices"
	"strings"
)

// column holds the values of one field for the documents of a segment, as facets count them and orders compare them.
type column struct {
	// terms are the values, ascending.
	terms []string
	// of is 1 + the first value of each document, 0 for none; more are the others.
	of   []uint32
	more map[uint32][]uint32
}

// column reads a field once.
func (v *segmentView) column(field string) (*column, error) {
	v.mu.Lock()
	c := v.columns[field]
	v.mu.Unlock()
	if c != nil {
		return c, nil
	}
	dict, err := v.dictionary(field)
	if err != nil {
		return nil, err
	}
	c = &column{of: make([]uint32, len(v.ids)), more: map[uint32][]uint32{}}
	var buffer [256]uint32
	for e, err := range entriesOf(dict) {
		if err != nil {
			return nil, err
		}
		l, ok, err := lookUp(dict, []byte(e.Term))
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		c.terms = append(c.terms, strings.Clone(e.Term))
		n := uint32(len(c.terms))
		l.each(buffer[:], func(units []uint32) {
			for _, u := range units {
				switch d := v.doc[u]; {
				case v.own[d] != u: // a field that units bear too
				case c.of[d] == 0:
					c.of[d] = n
				default:
					c.more[d] = append(c.more[d], n)
				}
			}
		})
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.columns[field] = c
	return c, nil
}

// termCount says how many documents hold a value.
type termCount struct {
	term  string
	count int
}

// count counts the values of a field in a set of documents, ascending by value.
func (s *snapshot) count(field string, in set) ([]termCount, error) {
	sums := map[string]int{}
	for i := range s.segments {
		v := &s.segments[i]
		c, err := v.column(field)
		if err != nil {
			return nil, err
		}
		counts := make([]int, len(c.terms)+1)
		in.between(v.document, v.document+len(v.ids), func(d int) {
			counts[c.of[d-v.document]]++
			if len(c.more) > 0 {
				for _, n := range c.more[uint32(d-v.document)] {
					counts[n]++
				}
			}
		})
		for n, term := range c.terms {
			if counts[n+1] > 0 {
				sums[term] += counts[n+1]
			}
		}
	}
	out := make([]termCount, 0, len(sums))
	for t, n := range sums {
		out = append(out, termCount{t, n})
	}
	slices.SortFunc(out, func(a, b termCount) int { return strings.Compare(a.term, b.term) })
	return out, nil
}

// value is the value of a field of a document, "" where it has none.
func (s *snapshot) value(field string, document int) (string, error) {
	v, d := s.segmentOf(document)
	c, err := v.column(field)
	if err != nil || c.of[d] == 0 {
		return "", err
	}
	return c.terms[c.of[d]-1], nil
}
