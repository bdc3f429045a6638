package engine

import (
	"math"

	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// foldedWord is what a word with other marks counts in a passage where the question has marks.
const foldedWord = .6

// rankTerm is one word of the question.
type rankTerm struct {
	query.Word
	norm   byte
	weight float64
}

// ranker scores the passages of units for one wording of a question.
type ranker struct {
	exact  bool
	marked bool
	number *query.NumberAsked
	terms  []rankTerm
	// of maps the hash of a fold to 1 + its term.
	of *[1 << 16]uint8
	// next[i] holds the pairs that begin with term i.
	next [][]rankPair
	// sequence is the whole question, as hashes.
	sequence []rankTerm
	pairs    int
	// best is the highest score that a passage can reach.
	best float64
}

type rankPair struct {
	second int
	weight float64
	index  int
}

// rankers are those of the wordings of one question, as typed first.
type rankers []*ranker

// newRankers makes a ranker for each wording of a question.
func (s *searching) newRankers() (rankers, error) {
	var out rankers
	for _, ws := range wordings(s.Query.Words, s.synonyms) {
		r, err := s.newRanker(ws)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func (s *searching) newRanker(typed []query.Word) (*ranker, error) {
	r := &ranker{exact: s.Exact, marked: s.marked, number: s.number, of: new([1 << 16]uint8)}
	runs := [][]query.Word{typed}
	for _, p := range s.Query.Sought() {
		runs = append(runs, p.Words)
	}
	for _, run := range runs {
		last := -1
		attention := rank.Attend(run).Weights
		for i, w := range run {
			if w.Fold == "" {
				continue
			}
			at, err := r.term(s.snapshot, w, attention[i])
			if err != nil {
				return nil, err
			}
			if at >= 0 {
				r.sequence = append(r.sequence, r.terms[at])
				r.sequence[len(r.sequence)-1].norm = rank.HashNorm(vi.Norm(w.Text))
			}
			if last >= 0 && at >= 0 {
				r.pair(last, at)
			}
			last = at
		}
	}
	r.best = max(r.best, 1e-9)
	return r, nil
}

func (r *ranker) term(s *snapshot, w query.Word, attention float64) (int, error) {
	h := rank.HashFold(w.Fold)
	if at := int(r.of[h]); at > 0 {
		return at - 1, nil
	}
	if len(r.terms) == maxTerms {
		return -1, nil
	}
	df, err := s.frequency(vi.Norm(w.Text))
	if err != nil {
		return -1, err
	}
	if !r.marked {
		all, err := s.spellings(w.Fold)
		if err != nil {
			return -1, err
		}
		for _, a := range all {
			if a.norm != vi.Norm(w.Text) {
				df += a.df
			}
		}
	}
	t := rankTerm{Word: w, norm: rank.HashNorm(vi.Norm(w.Text)), weight: attention * rank.Weight(s.held+s.owns, df)}
	r.terms = append(r.terms, t)
	r.next = append(r.next, nil)
	r.of[h] = uint8(len(r.terms))
	r.best += t.weight
	return len(r.terms) - 1, nil
}

// pairShare is what a pair of neighbours adds to a passage, against its words.
const pairShare = .7

func (r *ranker) pair(a, b int) {
	for _, p := range r.next[a] {
		if p.second == b {
			return
		}
	}
	p := rankPair{second: b, weight: math.Sqrt(r.terms[a].weight * r.terms[b].weight), index: r.pairs}
	r.pairs++
	r.next[a] = append(r.next[a], p)
	r.best += p.weight * pairShare
}

// contiguous reports whether words hold the whole question in its order, and whether with the marks typed.
func (r *ranker) contiguous(in rank.Tokens) (folded, exact bool) {
	n := len(r.sequence)
	if n < 2 || len(r.terms) == maxTerms {
		return false, false
	}
	var run rank.Tokens
	for i := range in.Len() {
		if in.Fold(i) != 0 {
			run = append(run, in[i*rank.TokenSize:(i+1)*rank.TokenSize]...)
		}
	}
	for i := 0; i+n <= run.Len(); i++ {
		same, marks := true, true
		for j, t := range r.sequence {
			if int(r.of[run.Fold(i+j)])-1 < 0 || r.terms[r.of[run.Fold(i+j)]-1].Fold != t.Fold {
				same = false
				break
			}
			marks = marks && run.Norm(i+j) == t.norm
		}
		folded = folded || same
		exact = exact || same && marks
	}
	return folded, exact
}

// Shares of its highest first score that a title adds to a document.
const (
	shareWholeTitle = .35 // the whole question stands in the title, in this order
	shareExactTitle = .15 // with the marks typed
	shareTitleSize  = .03 // times the logarithm of the title's length: taken from such titles
)

// titled is what the title adds, as a share of the highest score.
func (rs rankers) titled(title rank.Tokens) float64 {
	most := 0.0
	for _, r := range rs {
		folded, exact := r.contiguous(title)
		share := 0.0
		if folded {
			share += shareWholeTitle - shareTitleSize*math.Log(1+float64(title.Len()))
		}
		if exact {
			share += shareExactTitle
		}
		most = max(most, share)
	}
	return most
}
