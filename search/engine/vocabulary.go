package engine

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"vankho/corpus/viet"
	"vankho/search/rank"
)

// vocabulary is what words a segment holds: which spellings a fold has, and which levels a word has, so that no term is
// looked up that is not there.
type vocabulary struct {
	words map[string]levels
	folds map[string][]string

	hashing sync.Once
	// hashed are the words as forward records hold them; made when first asked for (meanings).
	hashed map[hashed]string
}

// levels are the levels at which a word stands, as bits: in units with text, and in documents' own; df is how many units of
// either kind there are, those deleted among them.
type levels struct {
	units, own uint8
	df         uint32
}

func newVocabulary(s *scorch.SegmentSnapshot) (*vocabulary, error) {
	v := &vocabulary{words: map[string]levels{}, folds: map[string][]string{}}
	for _, field := range []string{fieldWords, fieldOwnWords} {
		dict, err := s.Segment().Dictionary(field)
		if err != nil {
			return nil, fmt.Errorf("read index: %w", err)
		}
		for e, err := range entriesOf(dict) {
			if err != nil {
				return nil, err
			}
			n := len(e.Term) - 1
			l, known := v.words[e.Term[:n]]
			bit := uint8(1) << (e.Term[n] - levelByte(0))
			if field == fieldWords {
				l.units |= bit
			} else {
				l.own |= bit
			}
			l.df += uint32(e.Count)
			if known {
				v.words[e.Term[:n]] = l
				continue
			}
			norm := strings.Clone(e.Term[:n])
			v.words[norm] = l
			fold := viet.Fold(norm)
			v.folds[fold] = append(v.folds[fold], norm)
		}
	}
	return v, nil
}

// spelling is one spelling of a fold, with how many units hold it.
type spelling struct {
	norm string
	df   int
}

// spellings are those of a fold in the whole index, the most frequent first.
func (s *snapshot) spellings(fold string) ([]spelling, error) {
	var out []spelling
	for i := range s.segments {
		v, err := s.segments[i].words()
		if err != nil {
			return nil, err
		}
		for _, norm := range v.folds[fold] {
			if !slices.ContainsFunc(out, func(x spelling) bool { return x.norm == norm }) {
				df, err := s.frequency(norm)
				if err != nil {
					return nil, err
				}
				out = append(out, spelling{norm, df})
			}
		}
	}
	slices.SortFunc(out, func(a, b spelling) int {
		if a.df != b.df {
			return b.df - a.df
		}
		return strings.Compare(a.norm, b.norm)
	})
	return out, nil
}

// frequency is how many units hold a word, the documents' own among them.
func (s *snapshot) frequency(norm string) (int, error) {
	if df, ok := s.learned.Load(norm); ok {
		return df.(int), nil
	}
	df := 0
	for _, field := range []string{fieldWords, fieldOwnWords} {
		p, err := s.postings(field, norm, rank.WordLevels)
		if err != nil {
			return 0, err
		}
		df += p.df
	}
	if df > 0 { // what no text holds is known at once, and people type without end what none does
		s.learned.Store(norm, df)
	}
	return df, nil
}
