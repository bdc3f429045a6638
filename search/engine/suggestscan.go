package engine

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"vankho/corpus"
)

// suggestTerm is one term of fieldSuggest in one segment.
type suggestTerm struct {
	field, term string
	// key and shown are its parts.
	key, shown string
	// count is how many documents hold it.
	count   int
	segment *scorch.SegmentSnapshot
}

// scanned is how many terms of one kind are looked at: what begins with one letter is more than anyone wants to be shown.
const scanned = 1500

// fields are a field and that of documents with a mark of secrecy, where these may be suggested.
func (s *suggesting) fields(open, secret string) []string {
	if s.secret {
		return []string{open, secret}
	}
	return []string{open}
}

// scan lists the terms of a kind whose keys lie from one key up to another, those that no document holds any more left out.
func (s *suggesting) scan(kind rune, from, to string) ([]suggestTerm, error) {
	var out []suggestTerm
	each := max(scanned/max(1, len(s.segments)), 100)
	for _, field := range s.fields(fieldSuggest, fieldSuggestSecret) {
		for _, seg := range s.segments {
			dictionary, err := seg.Segment().Dictionary(field)
			if err != nil {
				return nil, err
			}
			it := dictionary.AutomatonIterator(nil, []byte(string(kind)+from), []byte(string(kind)+to))
			for range each {
				entry, err := it.Next()
				if err != nil {
					return nil, err
				}
				if entry == nil {
					break
				}
				t := suggestTerm{field: field, term: entry.Term, count: int(entry.Count), segment: seg}
				if gone := seg.Deleted(); gone != nil && !gone.IsEmpty() {
					list, err := dictionary.PostingsList([]byte(t.term), gone, nil)
					if err != nil {
						return nil, err
					}
					t.count = int(list.Count())
				}
				if t.count == 0 {
					continue
				}
				t.key, t.shown, _ = strings.Cut(t.term[1:], suggestBreak)
				out = append(out, t)
			}
		}
	}
	return out, nil
}

// suggested is a document that may be suggested.
type suggested struct {
	id corpus.ID
	*facts
}

func (d suggested) issued() string {
	date, _ := corpus.ParseISODate(d.Issued)
	return date.Short()
}

// shownDocuments is how many documents are read for one kind of suggestions.
const shownDocuments = 24

// documents reads the documents of terms in their order.
func (s *suggesting) documents(terms []suggestTerm) ([]suggested, error) {
	var out []suggested
	seen := map[corpus.ID]bool{}
	for _, t := range terms {
		dictionary, err := t.segment.Segment().Dictionary(t.field)
		if err != nil {
			return nil, err
		}
		docs, err := bitmapOf(dictionary, t.term, t.segment.Deleted())
		if err != nil {
			return nil, err
		}
		for it := docs.Iterator(); it.HasNext(); {
			if len(out) == shownDocuments {
				return out, nil
			}
			d, err := readSuggested(t.segment, it.Next())
			if err != nil {
				return nil, err
			}
			if !seen[d.id] {
				seen[d.id] = true
				out = append(out, d)
			}
		}
	}
	return out, nil
}

func readSuggested(seg *scorch.SegmentSnapshot, n uint32) (suggested, error) {
	d := suggested{facts: new(facts)}
	var bad error
	err := seg.VisitDocument(uint64(n), func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case "_id":
			d.id = corpus.ID(value)
		case fieldFacts:
			bad = json.Unmarshal(value, d.facts)
		}
		return true
	})
	return d, cmp.Or(err, bad)
}

// bitmapOf is the set of documents of a segment that hold a term.
func bitmapOf(dictionary segment.TermDictionary, term string, gone *roaring.Bitmap) (*roaring.Bitmap, error) {
	list, err := dictionary.PostingsList([]byte(term), gone, nil)
	if err != nil {
		return nil, err
	}
	it, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return roaring.New(), nil
	}
	if n, one := it.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(n)), nil
	}
	if b := it.ActualBitmap(); b != nil {
		return b, nil
	}
	return roaring.New(), nil
}

// The limits of looking inside titles: the letters from which an unfinished word is completed, and in how many ways.
const (
	leastUnfinished = 2
	mostUnfinished  = 64
	insideTitles    = 30
)

// titleStep is by how many bytes titles must differ to be of another length.
const titleStep = 80

// inside finds titles that hold all words typed, the short ones first, which say little else, of these the newest: those that hold them together, and those that hold them apart.
func (s *suggesting) inside() (together, apart []suggested, err error) {
	last := s.words[len(s.words)-1].Fold
	if len(s.words) == 1 && len(last) <= leastUnfinished {
		return nil, nil, nil
	}
	var found []suggested
	for _, field := range s.fields(fieldSuggestTitle, fieldSuggestTitleSecret) {
		for _, seg := range s.segments {
			docs, err := s.holders(seg, field, last)
			if err != nil {
				return nil, nil, err
			}
			for it := docs.Iterator(); it.HasNext() && len(found) < insideTitles; {
				d, err := readSuggested(seg, it.Next())
				if err != nil {
					return nil, nil, err
				}
				found = append(found, d)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b suggested) int {
		return cmp.Or(cmp.Compare(len(a.Title)/titleStep, len(b.Title)/titleStep), strings.Compare(b.Issued, a.Issued))
	})
	for _, d := range found {
		if strings.Contains(" "+foldedWords(d.Title, len(d.Title)), " "+s.plain) {
			together = append(together, d)
		} else {
			apart = append(apart, d)
		}
	}
	return together, apart, nil
}

// holders is the set of documents of a segment whose titles hold the words typed and one that begins as the last does.
func (s *suggesting) holders(seg *scorch.SegmentSnapshot, field, last string) (*roaring.Bitmap, error) {
	none := roaring.New()
	dictionary, err := seg.Segment().Dictionary(field)
	if err != nil {
		return none, err
	}
	var docs *roaring.Bitmap
	for _, w := range s.words[:len(s.words)-1] {
		b, err := bitmapOf(dictionary, w.Fold, seg.Deleted())
		if err != nil || b.IsEmpty() {
			return none, err
		}
		if docs == nil {
			docs = b
		} else if docs = roaring.And(docs, b); docs.IsEmpty() {
			return none, nil
		}
	}
	if len(last) < leastUnfinished {
		if docs == nil {
			return none, nil
		}
		return docs, nil
	}
	ends := roaring.New()
	it := dictionary.AutomatonIterator(nil, []byte(last), []byte(last+"\xff"))
	for range mostUnfinished {
		entry, err := it.Next()
		if err != nil {
			return none, err
		}
		if entry == nil {
			break
		}
		b, err := bitmapOf(dictionary, entry.Term, seg.Deleted())
		if err != nil {
			return none, err
		}
		ends.Or(b)
	}
	if docs == nil {
		return ends, nil
	}
	return roaring.And(docs, ends), nil
}
