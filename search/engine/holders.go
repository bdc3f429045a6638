package engine

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// holders are the documents that hold a word: as it is typed where exact, else in any spelling of its fold.
func (s *snapshot) holders(w query.Word, exact bool) (set, error) {
	out := newSet(s.documents)
	key := "\x00" + w.Fold
	if exact {
		key = vi.Norm(w.Text)
	}
	for i := range s.segments {
		v := &s.segments[i]
		part := v.held(key)
		if part == nil {
			part = newSet(len(v.ids))
			lists, err := v.lists(w, exact)
			if err != nil {
				return nil, err
			}
			var buffer [256]uint32
			for _, l := range lists {
				l.each(buffer[:], func(units []uint32) {
					for _, u := range units {
						part.add(int(v.doc[u]))
					}
				})
			}
			v.hold(key, part)
		}
		copy(out[v.document/64:], part)
	}
	return out, nil
}

// lists are the units of a segment that hold a word, in all fields and at all levels.
func (v *segmentView) lists(w query.Word, exact bool) ([]list, error) {
	words, err := v.words()
	if err != nil {
		return nil, err
	}
	norms := []string{vi.Norm(w.Text)}
	if !exact {
		norms = words.folds[w.Fold]
	}
	var out []list
	for _, norm := range norms {
		key := append([]byte(norm), 0)
		has := words.words[norm]
		for _, f := range []struct {
			field string
			mask  uint8
		}{{fieldWords, has.units}, {fieldOwnWords, has.own}} {
			if f.mask == 0 {
				continue
			}
			dict, err := v.dictionary(f.field)
			if err != nil {
				return nil, err
			}
			for level := range rank.WordLevels {
				if f.mask&(1<<level) == 0 {
					continue
				}
				key[len(key)-1] = levelByte(level)
				l, ok, err := lookUp(dict, key)
				if err != nil {
					return nil, err
				}
				if ok {
					out = append(out, l)
				}
			}
		}
	}
	return out, nil
}

// chained are the documents with a unit that holds every pair of neighbours of words as they are spelled. What an
// abbreviation stands for is seldom written without marks, and its pairs seldom stand apart.
func (s *snapshot) chained(ws []query.Word) (set, error) {
	out := newSet(s.documents)
	for _, field := range []string{fieldPairs, fieldOwnPairs} {
		var all []*roaring.Bitmap // by segment
		for i := 1; i < len(ws); i++ {
			p, err := s.postings(field, vi.Norm(ws[i-1].Text)+" "+vi.Norm(ws[i].Text), rank.PairLevels)
			if err != nil {
				return nil, err
			}
			if all == nil {
				all = make([]*roaring.Bitmap, len(p.lists))
			}
			for k, lists := range p.lists {
				some := union(lists)
				if all[k] != nil {
					some.And(all[k])
				}
				all[k] = some
			}
		}
		for k, units := range all {
			v := &s.segments[k]
			for it := units.Iterator(); it.HasNext(); {
				out.add(v.document + int(v.doc[it.Next()]))
			}
		}
	}
	return out, nil
}

// union are the units of some lists.
func union(lists []list) *roaring.Bitmap {
	out := roaring.New()
	for _, l := range lists {
		if l.bitmap == nil {
			out.Add(l.only)
		} else {
			out.Or(l.bitmap)
		}
	}
	return out
}

// maxLooked is how many units are looked at for the phrases of one question. Words that more units hold always stand
// together ("ủy ban nhân dân") and are taken at their word.
const maxLooked = 20_000

// standing are the documents in which words stand together in their order. The index knows pairs of one spelling alone, so
// each unit that holds all words is looked at in its record. looked counts the units that were.
func (s *snapshot) standing(ws []query.Word, exact bool, looked *int) (set, error) {
	out := newSet(s.documents)
	var phrase run
	for _, w := range ws {
		phrase.Tokens = phrase.Add(w.Fold, vi.Norm(w.Text))
	}
	var buffer [256]uint32
	var record []byte
	for i := range s.segments {
		v := &s.segments[i]
		var all *roaring.Bitmap
		for _, w := range ws {
			lists, err := v.lists(w, exact)
			if err != nil {
				return nil, err
			}
			bitmaps := make([]*roaring.Bitmap, 0, len(lists))
			single := roaring.New()
			for _, l := range lists {
				if l.bitmap == nil {
					single.Add(l.only)
				} else {
					bitmaps = append(bitmaps, l.bitmap)
				}
			}
			some := roaring.FastOr(append(bitmaps, single)...)
			if all == nil {
				all = some
			} else {
				all.And(some)
			}
			if all.IsEmpty() {
				break
			}
		}
		if all == nil || all.IsEmpty() {
			continue
		}
		if v.deleted != nil {
			all.AndNot(v.deleted)
		}
		n := int(all.GetCardinality())
		blind := *looked+n > maxLooked
		if !blind {
			*looked += n
		}
		var failed error
		list{bitmap: all}.each(buffer[:], func(units []uint32) {
			for _, u := range units {
				d := int(v.doc[u])
				if out.has(v.document+d) || failed != nil {
					continue
				}
				if !blind {
					var err error
					if record, err = v.record(u, record); err != nil {
						failed = err
						return
					}
					h, _, err := decodeHead(record)
					if err != nil {
						failed = fmt.Errorf("read index: %s: %w", v.ids[d], err)
						return
					}
					if !stands(h.heading, phrase.Tokens, exact) && !stands(h.body, phrase.Tokens, exact) {
						continue
					}
				}
				out.add(v.document + d)
			}
		})
		if failed != nil {
			return nil, failed
		}
	}
	return out, nil
}

// stands reports whether a phrase stands in words, with the marks typed where exact.
func stands(in, phrase rank.Tokens, exact bool) bool {
	n := phrase.Len()
	for i := 0; i+n <= in.Len(); i++ {
		j := 0
		for j < n && in.Fold(i+j) == phrase.Fold(j) && (!exact || in.Norm(i+j) == phrase.Norm(j)) {
			j++
		}
		if j == n {
			return true
		}
	}
	return false
}
