package engine

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
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
	// secret are the units of documents with a mark of secrecy, nil where there are none.
	secret *roaring.Bitmap

	reading    sync.Once
	vocabulary *vocabulary
	failed     error

	mu sync.Mutex
	// holders are the documents of words that were asked for, by norm, and by fold after a NUL.
	holders map[string]set
	facts   map[uint32]*facts
	columns map[string]*column
	// lines are the timelines that the values of fieldTerm spell.
	lines []corpus.Timeline
}

// errNames says that the names of units are not those that an index of this build has.
var errNames = errors.New("read index: names of units")

// fieldID is the field of bleve's in which names lie.
const fieldID = "_id"

// maxHolders is how many words' documents are kept for a segment.
const maxHolders = 4000

// newTable reads the names of the units from their dictionary, which lies together on disk; the records that bear them do not.
func newTable(s *scorch.SegmentSnapshot) (*segmentTable, error) {
	n := int(s.FullSize())
	t := &segmentTable{doc: make([]uint32, n), order: make([]uint32, n), place: make([]uint32, n), holders: map[string]set{}, facts: map[uint32]*facts{}, columns: map[string]*column{}}
	type named struct {
		id    corpus.ID
		own   uint32
		units uint32
	}
	var all []named
	unit := make([]uint32, n) // 0 for own
	dict, err := s.Segment().Dictionary(fieldID)
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	for e, err := range entriesOf(dict) {
		if err != nil {
			return nil, err
		}
		l, ok, err := lookUp(dict, []byte(e.Term))
		if err != nil {
			return nil, err
		}
		if l.bitmap != nil { // one unit all the same
			l.only = l.bitmap.Minimum()
		}
		if !ok || int(l.only) >= n {
			return nil, fmt.Errorf("%w: %q", errNames, e.Term)
		}
		name, part, isPart := strings.Cut(e.Term, "\x00")
		if !isPart {
			all = append(all, named{id: corpus.ID(strings.Clone(name)), own: l.only})
		}
		// A document's own name comes right before those of its units.
		last := len(all) - 1
		if last < 0 || string(all[last].id) != name {
			return nil, fmt.Errorf("%w: %q", errNames, e.Term)
		}
		all[last].units++
		t.doc[l.only] = uint32(last)
		if !isPart {
			continue
		}
		u, err := strconv.Atoi(part)
		if err != nil {
			return nil, fmt.Errorf("%w: %q", errNames, e.Term)
		}
		unit[l.only] = uint32(u)
	}
	by := make([]uint32, len(all)) // the documents by their own units
	for i := range by {
		by[i] = uint32(i)
	}
	slices.SortFunc(by, func(a, b uint32) int { return int(all[a].own) - int(all[b].own) })
	number, count := make([]uint32, len(all)), make([]uint32, len(all))
	for d, i := range by {
		number[i], count[d] = uint32(d), all[i].units
		t.ids, t.own = append(t.ids, all[i].id), append(t.own, all[i].own)
	}
	for i := range t.doc {
		t.doc[i] = number[t.doc[i]]
	}
	t.start = make([]uint32, len(t.ids)+1)
	for d, c := range count {
		t.start[d+1] = t.start[d] + c
	}
	for i := range n {
		d := t.doc[i]
		at := t.start[d] + unit[i]
		if at >= t.start[d+1] {
			return nil, fmt.Errorf("%w: %s lacks units", errNames, t.ids[d])
		}
		t.order[at], t.place[i] = uint32(i), at
	}
	return t, t.findSecret(s)
}

// findSecret finds the units of documents with a mark of secrecy, which the documents' own units bear.
func (t *segmentTable) findSecret(s *scorch.SegmentSnapshot) error {
	dict, err := s.Segment().Dictionary(fieldFlag)
	if err != nil {
		return fmt.Errorf("read index: %w", err)
	}
	l, ok, err := lookUp(dict, []byte(flagSecret))
	if err != nil || !ok {
		return err
	}
	t.secret = roaring.New()
	var buffer [256]uint32
	l.each(buffer[:], func(own []uint32) {
		for _, u := range own {
			t.secret.AddMany(t.units(t.doc[u]))
		}
	})
	return nil
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
