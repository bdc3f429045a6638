package engine

import (
	"slices"

	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// maxTerms is how many different words of a question count in ranking; query.MaxLength leaves room for few more.
const maxTerms = 120

// asking is a question under the first step.
type asking struct {
	*walk
	*question
	out *rank.Question
	// at are the terms of out by norm, pairs its pairs.
	at    map[string]int
	pairs map[[2]int]int
}

// first walks the postings of a question, and answers what is known of its words.
func (w *walk) first(q *question) (*rank.Question, error) {
	attention := rank.Attend(q.Query.Words)
	a := &asking{walk: w, question: q, at: map[string]int{}, pairs: map[[2]int]int{},
		out: &rank.Question{Units: w.held + w.owns, Asks: attention.Asks, Defines: attention.Defines}}
	w.short = len(q.Query.Words) <= shortWords
	weights := attention.Weights
	at := 0
	walked := map[string]bool{}
	for _, s := range q.synonyms {
		key := foldsOf(q.Query.Words[s.from:s.to])
		if walked[key] { // its words are known by now
			continue
		}
		walked[key] = true
		if err := a.run(q.Query.Words[at:s.from], weights[at:s.from], w.units); err != nil {
			return nil, err
		}
		if err := a.synonym(s, weights[s.from:s.to]); err != nil {
			return nil, err
		}
		at = s.to
	}
	if err := a.run(q.Query.Words[at:], weights[at:], w.units); err != nil {
		return nil, err
	}
	for _, p := range q.Query.Sought() {
		a.end()
		weights := make([]float64, len(p.Words))
		for i := range weights {
			weights[i] = 1
		}
		if err := a.run(p.Words, weights, w.units); err != nil {
			return nil, err
		}
	}
	return a.out, nil
}

// end ends a sentence of the question.
func (a *asking) end() {
	if n := len(a.out.Sequence); n > 0 && a.out.Sequence[n-1] >= 0 {
		a.out.Sequence = append(a.out.Sequence, -1)
	}
}

// run walks words that were typed one after the other, each word and pair once.
func (a *asking) run(words []query.Word, weights []float64, units []float32) error {
	_, err := a.typed(words, weights, units, a.walk.words, a.walk.pairs)
	return err
}

// typed is run with the arrays to add to; it answers how much the best unit can get.
func (a *asking) typed(words []query.Word, weights []float64, units, own, ownPairs []float32) (float64, error) {
	sum := 0.0
	for i, w := range words {
		if w.Fold == "" {
			continue
		}
		norm := vi.Norm(w.Text)
		at, known := a.at[norm]
		if !known {
			if len(a.out.Terms) == maxTerms {
				a.end()
				continue
			}
			sure := a.marked || w.Marked
			best, df, err := a.addWord(w, sure, weights[i], units, own)
			if err != nil {
				return 0, err
			}
			sum += best
			at = len(a.out.Terms)
			a.at[norm] = at
			a.out.Terms = append(a.out.Terms, rank.Term{Norm: norm, Fold: w.Fold, Marked: sure, Attention: weights[i], DF: df})
		}
		n := len(a.out.Sequence)
		a.out.Sequence = append(a.out.Sequence, at)
		if n == 0 || a.out.Sequence[n-1] < 0 {
			continue
		}
		before := a.out.Sequence[n-1]
		key := [2]int{before, at}
		if _, known := a.pairs[key]; known {
			continue
		}
		attention := rank.PairAttention(a.out.Terms[before].Attention, weights[i])
		best, df, err := a.addPair(a.out.Terms[before], a.out.Terms[at], attention, units, ownPairs)
		if err != nil {
			return 0, err
		}
		sum += best
		a.pairs[key] = len(a.out.Pairs)
		a.out.Pairs = append(a.out.Pairs, rank.Pair{First: before, Second: at, Attention: attention, DF: df})
	}
	return sum, nil
}

// synonym walks words that may be written otherwise: a unit gets what the wording gives that suits it best, as a share of
// what the words typed can give.
func (a *asking) synonym(s synonym, weights []float64) error {
	a.spareUnits[0], a.spareOwn[0] = zeroed(a.spareUnits[0], a.snapshot.units), zeroed(a.spareOwn[0], a.documents)
	typed, err := a.typed(a.Query.Words[s.from:s.to], weights, a.spareUnits[0], a.spareOwn[0], a.spareOwn[0])
	if err != nil {
		return err
	}
	weight := slices.Max(weights)
	for _, words := range s.others {
		a.spareUnits[1], a.spareOwn[1] = zeroed(a.spareUnits[1], a.snapshot.units), zeroed(a.spareOwn[1], a.documents)
		other, err := a.wording(words, weight)
		if err != nil {
			return err
		}
		if other > 0 && typed > 0 {
			times := float32(s.share * typed / other)
			greater(a.spareUnits[0], a.spareUnits[1], times)
			greater(a.spareOwn[0], a.spareOwn[1], times)
		}
	}
	plus(a.units, a.spareUnits[0])
	plus(a.walk.words, a.spareOwn[0])
	return nil
}

// wording walks words that were not typed.
func (a *asking) wording(words []query.Word, attention float64) (float64, error) {
	sum := 0.0
	var before *rank.Term
	for _, w := range words {
		if w.Fold == "" {
			continue
		}
		best, _, err := a.addWord(w, true, attention, a.spareUnits[1], a.spareOwn[1])
		if err != nil {
			return 0, err
		}
		sum += best
		t := &rank.Term{Norm: vi.Norm(w.Text), Fold: w.Fold, Marked: true}
		if before != nil {
			if best, _, err = a.addPair(*before, *t, attention, a.spareUnits[1], a.spareOwn[1]); err != nil {
				return 0, err
			}
			sum += best
		}
		before = t
	}
	return sum, nil
}

// greater leaves the greater of two scores, of which the second is multiplied.
func greater(a, b []float32, times float32) {
	for i, x := range b {
		if x *= times; x > a[i] {
			a[i] = x
		}
	}
}

func plus(a, b []float32) {
	for i, x := range b {
		a[i] += x
	}
}

// asMeant is what the second step is given of a question: abbreviations spelled out, so that headings and sentences are compared
// with all their words, and how else runs of it may be written. typed is what is known of it as typed.
func (s *snapshot) asMeant(q *question, typed *rank.Question) (*rank.Question, error) {
	out := typed
	var words []query.Word
	at := 0
	for _, x := range q.synonyms {
		if x.long && x.same > 0 {
			words = append(append(words, q.Query.Words[at:x.from]...), x.others[0]...)
			at = x.to
		}
	}
	if at > 0 {
		words = append(words, q.Query.Words[at:]...)
		for _, p := range q.Query.Phrases {
			words = append(words, p.Words...)
		}
		var err error
		if out, err = s.reworded(q, words); err != nil {
			return nil, err
		}
	}
	for _, x := range q.synonyms {
		run, others := q.Query.Words[x.from:x.to], x.others[:x.same]
		if x.long && x.same > 0 {
			run, others = others[0], append([][]query.Word{run}, others[1:]...)
		}
		terms := termsOf(out, run)
		for _, o := range others {
			out.Wordings = append(out.Wordings, rank.Wording{Typed: terms, Other: tokensOf(o)})
		}
	}
	return out, nil
}

// termsOf are words as terms of a question; nil where one is none.
func termsOf(q *rank.Question, words []query.Word) []int {
	var out []int
	for _, w := range words {
		norm := vi.Norm(w.Text)
		i := slices.IndexFunc(q.Terms, func(t rank.Term) bool { return t.Norm == norm })
		if i < 0 {
			return nil
		}
		out = append(out, i)
	}
	return out
}

func tokensOf(words []query.Word) rank.Tokens {
	var out rank.Tokens
	for _, w := range words {
		out = out.Add(w.Fold, vi.Norm(w.Text))
	}
	return out
}

// reworded is what is known of a question as it may be written otherwise.
func (s *snapshot) reworded(q *question, words []query.Word) (*rank.Question, error) {
	attention := rank.Attend(words)
	out := &rank.Question{Units: s.held + s.owns, Asks: attention.Asks, Defines: attention.Defines}
	at := map[string]int{}
	pairs := map[[2]int]bool{}
	for i, w := range words {
		norm := vi.Norm(w.Text)
		n, known := at[norm]
		if !known {
			if w.Fold == "" || len(out.Terms) == maxTerms {
				continue
			}
			t := rank.Term{Norm: norm, Fold: w.Fold, Marked: q.marked || w.Marked, Attention: attention.Weights[i]}
			variants, err := s.variants(norm, w.Fold, t.Marked, false)
			if err != nil {
				return nil, err
			}
			for _, v := range variants {
				df, err := s.frequency(v.norm)
				if err != nil {
					return nil, err
				}
				t.DF = min(t.DF+df, out.Units)
			}
			n = len(out.Terms)
			at[norm] = n
			out.Terms = append(out.Terms, t)
		}
		before := -1
		if len(out.Sequence) > 0 {
			before = out.Sequence[len(out.Sequence)-1]
		}
		out.Sequence = append(out.Sequence, n)
		if before < 0 || pairs[[2]int{before, n}] {
			continue
		}
		pairs[[2]int{before, n}] = true
		a, b := out.Terms[before], out.Terms[n]
		p := rank.Pair{First: before, Second: n, Attention: rank.PairAttention(a.Attention, b.Attention)}
		for _, field := range []string{fieldPairs, fieldOwnPairs} {
			held, err := s.postings(field, a.Norm+" "+b.Norm, rank.PairLevels)
			if err != nil {
				return nil, err
			}
			p.DF += held.df
		}
		out.Pairs = append(out.Pairs, p)
	}
	return out, nil
}
