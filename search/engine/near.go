package engine

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// near are the documents that have a unit in which the parts stand near one another.
func (s *searching) near(n query.Near) (set, error) {
	out := newSet(s.documents)
	parts := make([]rank.Tokens, len(n.Parts))
	for i, p := range n.Parts {
		for _, w := range p.Words {
			parts[i] = parts[i].Add(w.Fold, vi.Norm(w.Text))
		}
	}
	var record []byte
	var buffer [256]uint32
	for i := range s.segments {
		v := &s.segments[i]
		all, err := v.holdingAll(n.Parts, s.Exact)
		if err != nil {
			return nil, err
		}
		var failed error
		list{bitmap: all}.each(buffer[:], func(units []uint32) {
			for _, u := range units {
				d := v.document + int(v.doc[u])
				if out.has(d) || failed != nil || s.looked >= maxLooked {
					continue
				}
				s.looked++
				var err error
				if record, err = v.record(u, record); err != nil {
					failed = err
					return
				}
				h, _, err := decodeHead(record)
				if err != nil {
					failed = fmt.Errorf("read index: %s: %w", v.ids[v.doc[u]], err)
					return
				}
				if nearIn(h.heading, parts, n.Within, s.Exact) || nearIn(h.body, parts, n.Within, s.Exact) {
					out.add(d)
				}
			}
		})
		if failed != nil {
			return nil, failed
		}
	}
	return out, nil
}

// holdingAll are the units of a segment that hold all words of phrases.
func (v *segmentView) holdingAll(phrases []query.Phrase, exact bool) (*roaring.Bitmap, error) {
	all := roaring.New()
	all.AddRange(0, uint64(len(v.doc)))
	if v.deleted != nil {
		all.AndNot(v.deleted)
	}
	for _, p := range phrases {
		for _, w := range p.Words {
			lists, err := v.lists(w, exact)
			if err != nil {
				return nil, err
			}
			some := roaring.New()
			for _, l := range lists {
				if l.bitmap == nil {
					some.Add(l.only)
				} else {
					some.Or(l.bitmap)
				}
			}
			all.And(some)
		}
	}
	return all, nil
}

// nearIn reports whether all parts stand within so many words.
func nearIn(in rank.Tokens, parts []rank.Tokens, within int, exact bool) bool {
	// last is where each part began last.
	last := make([]int, len(parts))
	for i := range last {
		last[i] = -1
	}
	for at := range in.Len() {
		found := false
		for k, p := range parts {
			if standsAt(in, p, at, exact) {
				last[k], found = at, true
			}
		}
		if !found {
			continue
		}
		first, end := at, 0
		for k, p := range parts {
			if last[k] < 0 {
				first = -1
				break
			}
			first, end = min(first, last[k]), max(end, last[k]+p.Len())
		}
		if first >= 0 && end-first <= within {
			return true
		}
	}
	return false
}

// standsAt reports whether a phrase stands at a token, with the marks typed where exact.
func standsAt(in, phrase rank.Tokens, at int, exact bool) bool {
	if at+phrase.Len() > in.Len() {
		return false
	}
	for j := range phrase.Len() {
		if in.Fold(at+j) != phrase.Fold(j) || exact && in.Norm(at+j) != phrase.Norm(j) {
			return false
		}
	}
	return true
}
