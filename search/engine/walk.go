package engine

import (
	"sync"

	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// walk is the first step: every unit's score for a question, by walking the postings of its words and pairs.
type walk struct {
	*snapshot
	// units are the scores of units by number, words and pairs those of documents' own units by document.
	units, words, pairs []float32
	buffer              [256]uint32
	// short is true for a short question.
	short bool
	// spareUnits and spareOwn hold the scores of single words that may be written otherwise.
	spareUnits, spareOwn [2][]float32
}

var walks = sync.Pool{New: func() any { return new(walk) }}

func newWalk(s *snapshot) *walk {
	w := walks.Get().(*walk)
	w.snapshot = s
	w.units, w.words, w.pairs = zeroed(w.units, s.units), zeroed(w.words, s.documents), zeroed(w.pairs, s.documents)
	return w
}

// free gives the arrays back; the walk is not used after.
func (w *walk) free() {
	w.snapshot = nil
	walks.Put(w)
}

func zeroed(a []float32, n int) []float32 {
	if cap(a) < n {
		return make([]float32, n)
	}
	a = a[:n]
	clear(a)
	return a
}

// plainShare is what a word without its marks counts: a text may be written without.
const plainShare = .6

// otherShare is what a word with other marks counts in a short question, where a slip of one word is much of it.
const (
	otherShare = .3
	shortWords = 4
)

// variant is a spelling in which a word of the question may stand.
type variant struct {
	norm  string
	share float64
}

// maxVariants is how many spellings of a word typed without marks are walked.
const maxVariants = 12

// variants are the spellings of a word. Where its marks are sure that is first itself, and without marks, and where every
// is true with other marks; else all of its fold.
func (s *snapshot) variants(norm, fold string, sure, every bool) ([]variant, error) {
	var out []variant
	if sure {
		out = append(out, variant{norm, 1})
		if norm != fold {
			out = append(out, variant{fold, plainShare})
		}
		if !every {
			return out, nil
		}
	}
	all, err := s.spellings(fold)
	if err != nil {
		return nil, err
	}
	for _, a := range all[:min(len(all), maxVariants)] {
		switch {
		case !sure:
			out = append(out, variant{a.norm, 1})
		case a.norm != norm && a.norm != fold:
			out = append(out, variant{a.norm, otherShare})
		}
	}
	return out, nil
}

// sumDF is about how many units hold one of some spellings.
func sumDF(ps []postings, most int) int {
	n := 0
	for _, p := range ps {
		n += p.df
	}
	return min(n, most)
}

// addWord adds what a word counts; it answers how much a unit gets that it suits best, and how many units hold it.
func (w *walk) addWord(word query.Word, sure bool, attention float64, units, own []float32) (float64, int, error) {
	norm, every := vi.Norm(word.Text), w.short
	if !sure && word.Leaning != "" {
		norm, sure, every = word.Leaning, true, true
	}
	vs, err := w.variants(norm, word.Fold, sure, every)
	if err != nil {
		return 0, 0, err
	}
	best, df := 0.0, 0
	for _, f := range []struct {
		field string
		total int
		into  []float32
	}{{fieldWords, w.held, units}, {fieldOwnWords, w.owns, own}} {
		ps := make([]postings, len(vs))
		for i, v := range vs {
			if ps[i], err = w.postings(f.field, v.norm, rank.WordLevels); err != nil {
				return 0, 0, err
			}
		}
		n := sumDF(ps, f.total)
		if sure && ps[0].df > 0 {
			n = ps[0].df
		}
		df += n
		weight := attention * rank.Weight(f.total, n)
		best = max(best, weight*rank.WordScore(rank.WordLevels-1))
		for i, p := range ps {
			var scores [rank.WordLevels]float32
			for l := range scores {
				scores[l] = float32(weight * vs[i].share * rank.WordScore(l))
			}
			w.spread(p, scores[:], f.into, f.field == fieldOwnWords)
		}
	}
	return best, df, nil
}

// spread adds the score of each level to the units at it, or to their documents.
func (w *walk) spread(p postings, scores []float32, into []float32, own bool) {
	for i, lists := range p.lists {
		v := &w.segments[i]
		for _, l := range lists {
			score := scores[l.level]
			if own {
				to := into[v.document:]
				l.each(w.buffer[:], func(units []uint32) {
					for _, u := range units {
						to[v.doc[u]] += score
					}
				})
				continue
			}
			to := into[v.unit:]
			l.each(w.buffer[:], func(units []uint32) {
				for _, u := range units {
					to[u] += score
				}
			})
		}
	}
}

// addPair adds what a pair of neighbours counts.
func (w *walk) addPair(a, b rank.Term, attention float64, units, own []float32) (float64, int, error) {
	first, err := w.paired(a)
	if err != nil {
		return 0, 0, err
	}
	second, err := w.paired(b)
	if err != nil {
		return 0, 0, err
	}
	best, df := 0.0, 0
	for _, f := range []struct {
		field string
		total int
		into  []float32
	}{{fieldPairs, w.held, units}, {fieldOwnPairs, w.owns, own}} {
		var ps []postings
		var shares []float64
		for _, x := range first {
			for _, y := range second {
				p, err := w.postings(f.field, x.norm+" "+y.norm, rank.PairLevels)
				if err != nil {
					return 0, 0, err
				}
				if p.df > 0 {
					ps, shares = append(ps, p), append(shares, x.share*y.share)
				}
			}
		}
		n := sumDF(ps, f.total)
		df += n
		if n == 0 {
			continue
		}
		weight := attention * rank.Weight(f.total, n)
		best = max(best, weight*rank.PairScore(rank.PairLevels-1))
		for i, p := range ps {
			var scores [rank.PairLevels]float32
			for l := range scores {
				scores[l] = float32(weight * shares[i] * rank.PairScore(l))
			}
			w.spread(p, scores[:], f.into, f.field == fieldOwnPairs)
		}
	}
	return best, df, nil
}

// maxPaired is how many spellings of a word are tried beside those of its neighbour: of all combinations only a few stand in
// texts, and those of frequent spellings are most of them.
const maxPaired = 4

func (w *walk) paired(t rank.Term) ([]variant, error) {
	if t.Marked {
		return []variant{{t.Norm, 1}}, nil
	}
	vs, err := w.variants(t.Norm, t.Fold, false, false)
	return vs[:min(len(vs), maxPaired)], err
}
