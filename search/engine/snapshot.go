package engine

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bsearch "github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"vankho/corpus"
)

// snapshot is the index at one moment, as searching reads it. Units and documents bear numbers in it that run through
// all segments. It is for one search, and what it learns that costs something is kept beside the segments.
type snapshot struct {
	*scorch.IndexSnapshot
	segments []segmentView
	// units and documents are how many numbers there are, those of what is deleted among them.
	units, documents int
	// held and owns are how many units with text and how many documents there are.
	held, owns int
	// learned is kept while the index stays as it is: frequencies by norm, and what has a key of a type of its own.
	learned    *sync.Map
	neighbours *neighbours
	// authority is how much others rest on each document; nil until weigh was called.
	authority []float32
	// over are the documents on which nothing rests any more, since they are no longer in force.
	over set
	// hides is true where documents with a mark of secrecy are taken for deleted, and there are some.
	hides   bool
	mapping mapping.IndexMapping
}

// segmentView is one segment, with where its numbers begin.
type segmentView struct {
	*segmentTable
	snapshot *scorch.SegmentSnapshot
	// deleted are the units that are no more, and those that the reader may not know of.
	deleted *roaring.Bitmap
	// unit and document are the first numbers; document is a multiple of 64, so that sets of segments are put together
	// by words.
	unit, document int
	// dictionaries by field, made when first asked for.
	dictionaries map[string]segment.TermDictionary
}

var errNotScorch = errors.New("engine: the index is of another kind")

// newSnapshot looks at the state that a reader sees. Unless secret, documents with a mark of secrecy are no part of it, so that
// neither counts nor readings of words nor scores tell of them.
func (e *Engine) newSnapshot(r index.IndexReader, secret bool) (*snapshot, error) {
	in, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errNotScorch
	}
	tables, err := e.tables.of(in.Segments())
	if err != nil {
		return nil, err
	}
	state, err := in.GetInternal([]byte(stateKey))
	if err != nil {
		return nil, fmt.Errorf("read state of index: %w", err)
	}
	state = slices.Clone(state)
	// Merging moves documents and writes no state of its own.
	for _, seg := range in.Segments() {
		state = binary.AppendUvarint(state, seg.Id())
	}
	s := &snapshot{IndexSnapshot: in, segments: make([]segmentView, len(tables)), neighbours: &e.neighbours, mapping: e.index.Mapping()}
	s.hides = !secret && slices.ContainsFunc(tables, func(t *segmentTable) bool { return t.secret != nil })
	l := &e.learned
	if s.hides {
		l = &e.learnedOpen
	}
	s.learned = l.at(string(state))
	for i, t := range tables {
		seg := in.Segments()[i]
		v := segmentView{segmentTable: t, snapshot: seg, deleted: seg.Deleted(), unit: s.units, document: s.documents, dictionaries: map[string]segment.TermDictionary{}}
		switch {
		case !s.hides || t.secret == nil:
		case v.deleted == nil:
			v.deleted = t.secret
		default:
			v.deleted = roaring.Or(v.deleted, t.secret)
		}
		s.segments[i] = v
		s.units += len(t.doc)
		s.documents += (len(t.ids) + 63) &^ 63
		s.held += len(t.doc)
		s.owns += len(t.ids)
		if v.deleted != nil {
			s.held -= int(v.deleted.GetCardinality())
			for _, own := range t.own {
				if v.deleted.Contains(own) {
					s.owns--
				}
			}
		}
	}
	s.held -= s.owns
	return s, nil
}

// segmentOf is the segment of a document, and the document's number in it.
func (s *snapshot) segmentOf(document int) (*segmentView, uint32) {
	i, found := slices.BinarySearchFunc(s.segments, document, func(v segmentView, at int) int { return v.document - at })
	if !found {
		i--
	}
	// Segments without documents share a number with the next.
	for i+1 < len(s.segments) && s.segments[i+1].document <= document {
		i++
	}
	return &s.segments[i], uint32(document - s.segments[i].document)
}

// segmentOfUnit is the segment of a unit, and the unit's number in it.
func (s *snapshot) segmentOfUnit(unit int) (*segmentView, uint32) {
	i := last(len(s.segments), func(i int) bool { return s.segments[i].unit <= unit })
	return &s.segments[i], uint32(unit - s.segments[i].unit)
}

// id names a document.
func (s *snapshot) id(document int) corpus.ID {
	v, d := s.segmentOf(document)
	return v.ids[d]
}

// live are the documents that are not deleted.
func (s *snapshot) live() set {
	out := newSet(s.documents)
	for i := range s.segments {
		v := &s.segments[i]
		for d, own := range v.own {
			if v.deleted == nil || !v.deleted.Contains(own) {
				out.add(v.document + d)
			}
		}
	}
	return out
}

func (v *segmentView) words() (*vocabulary, error) { return v.segmentTable.words(v.snapshot) }

// matching calls f with the units that bleve finds for a query.
func (s *snapshot) matching(ctx context.Context, q bq.Query, f func(v *segmentView, unit uint32)) error {
	found, err := q.Searcher(ctx, s.IndexSnapshot, s.mapping, bsearch.SearcherOptions{Score: "none"})
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	defer found.Close()
	sc := &bsearch.SearchContext{DocumentMatchPool: bsearch.NewDocumentMatchPool(found.DocumentMatchPoolSize()+1, 0), IndexReader: s.IndexSnapshot}
	for {
		d, err := found.Next(sc)
		if err != nil {
			return fmt.Errorf("read index: %w", err)
		}
		if d == nil {
			return nil
		}
		v, unit := s.segmentOfUnit(int(d.IndexInternalID.Value()))
		f(v, unit)
		sc.DocumentMatchPool.Put(d)
	}
}

// found are the documents whose own units bleve finds for a query.
func (s *snapshot) found(ctx context.Context, q bq.Query) (set, error) {
	out := newSet(s.documents)
	err := s.matching(ctx, q, func(v *segmentView, unit uint32) {
		if d := v.doc[unit]; v.own[d] == unit {
			out.add(v.document + int(d))
		}
	})
	return out, err
}

// record is the forward record of a unit, in bytes that are good until the next call with the same buffer.
func (v *segmentView) record(unit uint32, buffer []byte) ([]byte, error) {
	buffer = buffer[:0]
	err := v.snapshot.VisitDocument(uint64(unit), func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == fieldForward {
			buffer = append(buffer, value...)
			return false
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	return buffer, nil
}

// read is a unit whole.
func (v *segmentView) read(unit uint32) (*unit, error) {
	b, err := v.record(unit, nil)
	if err != nil {
		return nil, err
	}
	u, err := decodeUnit(b)
	if err != nil {
		return nil, fmt.Errorf("read index: %s: %w", v.ids[v.doc[unit]], err)
	}
	return u, nil
}

// maxFacts is how many documents' facts are kept for a segment.
const maxFacts = 5000

// factsOf are those of a document.
func (v *segmentView) factsOf(d uint32) (*facts, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if f := v.facts[d]; f != nil {
		return f, nil
	}
	f := new(facts)
	var failed error
	err := v.snapshot.VisitDocument(uint64(v.own[d]), func(field string, _ byte, value []byte, _ []uint64) bool {
		if field == fieldFacts {
			failed = json.Unmarshal(value, f)
			return false
		}
		return true
	})
	if err := errors.Join(err, failed); err != nil {
		return nil, fmt.Errorf("read index: %s: %w", v.ids[d], err)
	}
	if len(v.facts) >= maxFacts {
		clear(v.facts)
	}
	v.facts[d] = f
	return f, nil
}

// learned is what was found out about one state of the index, and costs something to find out again.
type learned struct {
	mu sync.Mutex
	// state is the state that the index wrote of itself, with its segments.
	state string
	kept  *sync.Map
}

// at is what was learned about a state; nothing at first.
func (l *learned) at(state string) *sync.Map {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept == nil || l.state != state {
		l.state, l.kept = state, new(sync.Map)
	}
	return l.kept
}
