package engine

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"vankho/corpus"
)

// segmentTable says which units and documents a segment of the index holds. A segment never changes (what is deleted is said
// beside it), so it is made once. All units of a document lie in one segment, since a batch is one and merging joins whole
// segments.
type segmentTable struct {
	// ids are the documents, by their number in the segment; the numbers ascend as those of their own units do.
	ids []corpus.ID
	// own is the number of a document's own unit.
	own []uint32
	// doc is the document of each unit.
	doc []uint32
	// order are the units by document, each document's own first; those of document d are order[start[d]:start[d+1]].
	order, start []uint32
	// place is where in order a unit stands.
	place []uint32

	reading    sync.Once
	vocabulary *vocabulary
	failed     error

	mu sync.Mutex
	// holders are the documents of words that were asked for, by norm, and by fold after a NUL.
	holders map[string]set
	facts   map[uint32]*facts
	columns map[string]*column
}

// maxHolders is how many words' documents are kept for a segment.
const maxHolders = 4000

func newTable(s *scorch.SegmentSnapshot) (*segmentTable, error) {
	n := int(s.FullSize())
	t := &segmentTable{doc: make([]uint32, n), order: make([]uint32, n), place: make([]uint32, n), holders: map[string]set{}, facts: map[uint32]*facts{}, columns: map[string]*column{}}
	unit := make([]uint32, n) // 0 for own
	names := make([]string, n)
	numbers := map[string]uint32{}
	for i := range n {
		id, err := s.DocID(uint64(i))
		if err != nil {
			return nil, fmt.Errorf("read index: %w", err)
		}
		name, part, isPart := strings.Cut(string(id), "\x00")
		names[i] = name
		if !isPart {
			numbers[name] = uint32(len(t.ids))
			t.ids, t.own = append(t.ids, corpus.ID(name)), append(t.own, uint32(i))
			continue
		}
		u, err := strconv.Atoi(part)
		if err != nil {
			return nil, fmt.Errorf("read index: unit %q: %w", id, err)
		}
		unit[i] = uint32(u)
	}
	count := make([]uint32, len(t.ids))
	for i, name := range names {
		d, ok := numbers[name]
		if !ok {
			return nil, fmt.Errorf("read index: %s lacks its own unit", name)
		}
		t.doc[i] = d
		count[d]++
	}
	t.start = make([]uint32, len(t.ids)+1)
	for d, c := range count {
		t.start[d+1] = t.start[d] + c
	}
	for i := range n {
		d := t.doc[i]
		at := t.start[d] + unit[i]
		if at >= t.start[d+1] {
			return nil, fmt.Errorf("read index: %s lacks units", t.ids[d])
		}
		t.order[at], t.place[i] = uint32(i), at
	}
	return t, nil
}

// units are those of a document in order, its own first.
func (t *segmentTable) units(d uint32) []uint32 { return t.order[t.start[d]:t.start[d+1]] }

// words is the vocabulary of the segment, read when it is first asked for.
func (t *segmentTable) words(s *scorch.SegmentSnapshot) (*vocabulary, error) {
	t.reading.Do(func() { t.vocabulary, t.failed = newVocabulary(s) })
	return t.vocabulary, t.failed
}

// held is what was kept for a key, nil where nothing was.
func (t *segmentTable) held(key string) set {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.holders[key]
}

func (t *segmentTable) hold(key string, s set) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.holders) >= maxHolders {
		clear(t.holders)
	}
	t.holders[key] = s
}

// tables are those of the segments of an index; it is safe for concurrent use.
type tables struct {
	mu  sync.Mutex
	all map[uint64]*segmentTable
}

// of makes the tables of the segments that are new, and forgets those that are gone.
func (t *tables) of(segments []*scorch.SegmentSnapshot) ([]*segmentTable, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	out := make([]*segmentTable, len(segments))
	fresh := false
	for i, s := range segments {
		if out[i] = t.all[s.Id()]; out[i] != nil {
			continue
		}
		made, err := newTable(s)
		if err != nil {
			return nil, err
		}
		out[i] = made
		if t.all == nil {
			t.all = map[uint64]*segmentTable{}
		}
		t.all[s.Id()], fresh = made, true
	}
	if fresh && len(t.all) > len(segments) {
		kept := map[uint64]*segmentTable{}
		for i, s := range segments {
			kept[s.Id()] = out[i]
		}
		t.all = kept
	}
	return out, nil
}

// forget drops all, for an index that takes the place of another counts its segments anew.
func (t *tables) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all = nil
}
