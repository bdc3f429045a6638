package engine

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// list are the units of one segment that hold a word or a pair at one level.
type list struct {
	// bitmap is nil where there is one unit alone, which is only then.
	bitmap *roaring.Bitmap
	only   uint32
	level  int
}

// postings are the units that hold a word or a pair, by segment.
type postings struct {
	lists [][]list
	// df is how many units that are not deleted there are.
	df int
}

// dictionary is that of a field.
func (v *segmentView) dictionary(field string) (segment.TermDictionary, error) {
	d, ok := v.dictionaries[field]
	if !ok {
		var err error
		if d, err = v.snapshot.Segment().Dictionary(field); err != nil {
			return nil, fmt.Errorf("read index: %w", err)
		}
		v.dictionaries[field] = d
	}
	return d, nil
}

// all is the mask of levels where it is not known which there are.
const allLevels = 1<<8 - 1

// postings looks a word or a pair up, at so many levels.
func (s *snapshot) postings(field, term string, most int) (postings, error) {
	p := postings{lists: make([][]list, len(s.segments))}
	key := append([]byte(term), 0)
	for i := range s.segments {
		v := &s.segments[i]
		mask := uint8(allLevels)
		if field == fieldWords || field == fieldOwnWords {
			words, err := v.words()
			if err != nil {
				return p, err
			}
			if mask = words.words[term].units; field == fieldOwnWords {
				mask = words.words[term].own
			}
		}
		if mask == 0 {
			continue
		}
		dict, err := v.dictionary(field)
		if err != nil {
			return p, err
		}
		for level := range most {
			if mask&(1<<level) == 0 {
				continue
			}
			key[len(key)-1] = levelByte(level)
			l, ok, err := lookUp(dict, key)
			if err != nil {
				return p, err
			}
			if !ok {
				continue
			}
			l.level = level
			p.lists[i] = append(p.lists[i], l)
			p.df += l.count(v.deleted)
		}
	}
	return p, nil
}

// lookUp reads the units of a term; what is deleted stays among them.
func lookUp(dict segment.TermDictionary, term []byte) (list, bool, error) {
	found, err := dict.PostingsList(term, nil, nil)
	if err != nil {
		return list{}, false, fmt.Errorf("read index: %w", err)
	}
	if found.Count() == 0 {
		return list{}, false, nil
	}
	it, ok := found.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return list{}, false, errNotScorch
	}
	if n, ok := it.DocNum1Hit(); ok {
		return list{only: uint32(n)}, true, nil
	}
	if b := it.ActualBitmap(); b != nil && !b.IsEmpty() {
		return list{bitmap: b}, true, nil
	}
	return list{}, false, nil
}

// count is how many of the units are not deleted.
func (l list) count(deleted *roaring.Bitmap) int {
	switch {
	case l.bitmap == nil && deleted != nil && deleted.Contains(l.only):
		return 0
	case l.bitmap == nil:
		return 1
	case deleted == nil:
		return int(l.bitmap.GetCardinality())
	}
	return int(l.bitmap.GetCardinality() - l.bitmap.AndCardinality(deleted))
}

// each calls f with runs of units.
func (l list) each(buffer []uint32, f func([]uint32)) {
	if l.bitmap == nil {
		buffer[0] = l.only
		f(buffer[:1])
		return
	}
	it := l.bitmap.ManyIterator()
	for n := it.NextMany(buffer); n > 0; n = it.NextMany(buffer) {
		f(buffer[:n])
	}
}
