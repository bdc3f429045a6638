package engine

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sync"

	"vankho/corpus/table"
	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// topic is what a unit or a document speaks of: its most telling words and pairs of neighbours, asked as a question.
type topic struct {
	words []topicWord
	pairs []topicPair
}

type topicWord struct {
	query.Word
	weight float64
}

type topicPair struct {
	first, second rank.Term
	weight        float64
}

// A topic is made of so many words and pairs, chosen from those that stand in the text most.
const (
	topicWords   = 20
	topicPairs   = 24
	topicChoices = 5 // times as many are looked up
	// topicHeading is how often a word of a heading counts; topicTokens is how much of a document is read.
	topicHeading = 3
	topicTokens  = 20_000
	// topicCommon is the share of all units from which on a word tells no topic, topicFew how many are too few to judge by.
	topicCommon = .15
	topicFew    = 20
)

// common reports whether a word that so many units hold tells no topic.
func (s *searching) common(df int) bool {
	return df > topicFew && float64(df) > topicCommon*float64(s.held+s.owns)
}

// written is a word as the forward records hold it, paired two of them.
type (
	hashed [rank.TokenSize]byte
	paired [2]hashed
)

// counting counts the words and pairs of some units.
type counting struct {
	words map[hashed]int
	pairs map[paired]int
	read  int
}

func newCounting() *counting { return &counting{words: map[hashed]int{}, pairs: map[paired]int{}} }

func (c *counting) add(in rank.Tokens, times int) {
	var last hashed
	for i := range min(in.Len(), topicTokens-c.read) {
		w := hashed(in[i*rank.TokenSize:])
		if w != (hashed{}) {
			c.words[w] += times
			if last != (hashed{}) {
				c.pairs[paired{last, w}] += times
			}
		}
		last = w
		c.read++
	}
}

// meanings are the words of a segment by how forward records hold them; where two are held alike, one of them.
func (v *segmentView) meanings() (map[hashed]string, error) {
	words, err := v.words()
	if err != nil {
		return nil, err
	}
	words.hashing.Do(func() {
		words.hashed = make(map[hashed]string, len(words.words))
		for fold, norms := range words.folds {
			for _, norm := range norms {
				words.hashed[hashed(rank.Tokens(nil).Add(fold, norm))] = norm
			}
		}
	})
	return words.hashed, nil
}

// most are the keys that count most, ties in a fixed order.
func most[K comparable](count map[K]int, n int, less func(a, b K) int, keep func(K) bool) []K {
	keys := make([]K, 0, len(count))
	for k := range count {
		if keep(k) {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Or(count[b]-count[a], less(a, b)) })
	return keys[:min(len(keys), n)]
}

// topic chooses the words and pairs that tell most: they stand here often, and in few other units.
func (s *searching) topic(v *segmentView, c *counting) (*topic, error) {
	meanings, err := v.meanings()
	if err != nil {
		return nil, err
	}
	telling := func(h hashed) bool { return meanings[h] != "" && !joining(meanings[h]) }
	less := func(a, b hashed) int { return slices.Compare(a[:], b[:]) }
	t := &topic{}
	for _, h := range most(c.words, topicChoices*topicWords, less, telling) {
		norm := meanings[h]
		df, err := s.frequency(norm)
		if err != nil {
			return nil, err
		}
		if s.common(df) {
			continue
		}
		t.words = append(t.words, topicWord{query.NewWord(norm), repeated(c.words[h])})
	}
	weigh := func(df int, weight float64) float64 { return weight * rank.Weight(s.held+s.owns, df) }
	worth := map[string]float64{}
	for _, w := range t.words {
		df, err := s.frequency(w.Text)
		if err != nil {
			return nil, err
		}
		worth[w.Text] = weigh(df, w.weight)
	}
	slices.SortStableFunc(t.words, func(a, b topicWord) int { return cmp.Compare(worth[b.Text], worth[a.Text]) })
	t.words = t.words[:min(len(t.words), topicWords)]

	both := func(p paired) bool { return telling(p[0]) && telling(p[1]) }
	chosen := most(c.pairs, topicChoices*topicPairs, func(a, b paired) int { return cmp.Or(less(a[0], b[0]), less(a[1], b[1])) }, both)
	pairWorth := make(map[[2]string]float64, len(chosen))
	for _, p := range chosen {
		first, second := query.NewWord(meanings[p[0]]), query.NewWord(meanings[p[1]])
		found, err := s.postings(fieldPairs, first.Text+" "+second.Text, rank.PairLevels)
		if err != nil {
			return nil, err
		}
		if s.common(found.df) {
			continue
		}
		weight := repeated(c.pairs[p])
		pairWorth[[2]string{first.Text, second.Text}] = weigh(found.df, weight)
		t.pairs = append(t.pairs, topicPair{rank.Term{Norm: first.Text, Fold: first.Fold, Marked: true}, rank.Term{Norm: second.Text, Fold: second.Fold, Marked: true}, weight})
	}
	slices.SortStableFunc(t.pairs, func(a, b topicPair) int {
		return cmp.Compare(pairWorth[[2]string{b.first.Norm, b.second.Norm}], pairWorth[[2]string{a.first.Norm, a.second.Norm}])
	})
	t.pairs = t.pairs[:min(len(t.pairs), topicPairs)]
	return t, nil
}

// repeated is what a word counts that stands in a topic so often.
func repeated(times int) float64 { return math.Log(1 + float64(times)) }

// walk scores all units and documents for a topic.
func (t *topic) walk(w *walk) error {
	for _, x := range t.words {
		if _, _, err := w.addWord(x.Word, true, x.weight, w.units, w.words); err != nil {
			return err
		}
	}
	for _, x := range t.pairs {
		if _, _, err := w.addPair(x.first, x.second, x.weight, w.units, w.pairs); err != nil {
			return err
		}
	}
	return nil
}

//go:embed closing.txt
var closingRows string

var closings = sync.OnceValue(func() []rank.Tokens {
	var all []rank.Tokens
	for row := range table.Rows(closingRows, 1) {
		var t rank.Tokens
		for w := range vi.Words(row[0]) {
			t = t.Add(w.Fold, w.Norm)
		}
		all = append(all, t)
	}
	return all
})

// closes reports whether a unit only puts a document into effect, so that it tells no topic.
func (h head) closes() bool {
	return h.weak || slices.ContainsFunc(closings(), func(t rank.Tokens) bool { return stands(h.heading, t, false) })
}

// headOf reads the words of a unit.
func (v *segmentView) headOf(unit uint32) (head, error) {
	b, err := v.record(unit, nil)
	if err != nil {
		return head{}, err
	}
	h, _, err := decodeHead(b)
	if err != nil {
		return head{}, fmt.Errorf("read index: %s: %w", v.ids[v.doc[unit]], err)
	}
	return h, nil
}
