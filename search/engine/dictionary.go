package engine

import (
	"fmt"
	"iter"

	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// entriesOf yields the terms in the dictionary of a segment's field, in order; an error ends it. A term is good until the next one: whoever
// keeps it clones it.
func entriesOf(dict segment.TermDictionary) iter.Seq2[*index.DictEntry, error] {
	return func(yield func(*index.DictEntry, error) bool) {
		it := dict.AutomatonIterator(nil, nil, nil)
		for {
			e, err := it.Next()
			if err != nil {
				yield(nil, fmt.Errorf("read index: %w", err))
				return
			}
			if e == nil || !yield(e, nil) {
				return
			}
		}
	}
}
