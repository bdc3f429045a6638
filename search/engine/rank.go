package engine

import (
	"context"
	"math"
	"slices"

	index "github.com/blevesearch/bleve_index_api"

	"vankho/search/query"
	"vankho/search/vi"
)

// The weights of the joint BM25 of title and text, for words and for pairs of neighbours: k1 how soon repetition
// counts no more, bTitle and bText how much length tells, title how many times a word of the title counts.
// Tuned on legal articles; Zalo and ALQAC, see the project's measurements.
var (
	wordWeights = bm25{k1: 1.2, bTitle: .9, bText: .9, title: 4}
	pairWeights = bm25{k1: .5, bTitle: .9, bText: .6, title: 18}
)

type bm25 struct{ k1, bTitle, bText, title float64 }

func (w bm25) score(idf, inTitle, inText, titleLength, textLength float64) float64 {
	tf := w.title*inTitle/(1-w.bTitle+w.bTitle*titleLength) + inText/(1-w.bText+w.bText*textLength)
	return idf * (w.k1 + 1) * tf / (w.k1 + tf)
}

// Shares of the best possible BM25 that other signs add.
const (
	shareWholeTitle = .35 // the whole question stands in the title, in this order
	shareExactTitle = .15 // with the marks typed
	shareTitleSize  = .03 // times the logarithm of the title's length: taken from such titles
	sharePassage    = .30 // one passage holds it all
	// foldedWord is what a word with other marks counts where the question has marks.
	foldedWord = .6
)

// maxTerms is how many different words of a question count in ranking; MaxLength leaves room for few more.
const maxTerms = 120

// rankTerm is one word of the question.
type rankTerm struct {
	query.Word
	norm   byte
	weight float64
}

// ranker scores the records of one question.
type ranker struct {
	state  state
	exact  bool
	number *query.NumberAsked
	terms  []rankTerm
	// of maps the hash of a fold to 1 + its term.
	of *[1 << 16]uint8
	// next[i] holds the pairs that begin with term i.
	next [][]rankPair
	// sequence is the whole question, as hashes.
	sequence []rankTerm
	pairs    int
	// best is the highest BM25 that a document can reach.
	best float64
}

type rankPair struct {
	second int
	weight float64
	index  int
}

// newRankers makes a ranker for each wording of a question.
func newRankers(ctx context.Context, q *question, s state) (rankers, error) {
	var out rankers
	for _, ws := range wordings(q.Query.Words, q.synonyms) {
		r, err := newRanker(ctx, q, ws, s)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// rankers are those of the wordings of one question, as typed first.
type rankers []*ranker

// rank scores a record by the wording that suits it best.
func (rs rankers) rank(d *record) *ranked {
	best := rs[0].rank(d)
	for _, r := range rs[1:] {
		other := r.rank(d)
		// Scores of wordings compare as shares of what each can reach.
		if r.best > 0 {
			other.score *= rs[0].best / r.best
		}
		if other.score > best.score {
			best = other
		}
	}
	return best
}

func newRanker(ctx context.Context, q *question, typed []query.Word, s state) (*ranker, error) {
	r := &ranker{state: s, exact: q.Exact, number: q.number, of: new([1 << 16]uint8)}
	runs := [][]query.Word{typed}
	for _, p := range q.Query.Phrases {
		runs = append(runs, p.Words)
	}
	for _, run := range runs {
		last := -1
		for _, w := range run {
			if w.Fold == "" {
				continue
			}
			at, err := r.term(ctx, q.reader, w)
			if err != nil {
				return nil, err
			}
			if at >= 0 {
				r.sequence = append(r.sequence, r.terms[at])
				r.sequence[len(r.sequence)-1].norm = hashNorm(vi.Norm(w.Text))
			}
			if last >= 0 && at >= 0 {
				if err := r.pair(ctx, q.reader, last, at); err != nil {
					return nil, err
				}
			}
			last = at
		}
	}
	return r, nil
}

// power flattens idf: rare words count less than by the book. Tuned with the weights above.
const power = .8

func (r *ranker) term(ctx context.Context, reader index.IndexReader, w query.Word) (int, error) {
	h := hashFold(w.Fold)
	if at := int(r.of[h]); at > 0 {
		return at - 1, nil
	}
	if len(r.terms) == maxTerms {
		return -1, nil
	}
	df, err := frequency(ctx, reader, fieldWords, w.Fold)
	if err != nil {
		return -1, err
	}
	t := rankTerm{Word: w, norm: hashNorm(vi.Norm(w.Text)), weight: math.Pow(idf(r.state.Documents, df), power)}
	r.terms = append(r.terms, t)
	r.next = append(r.next, nil)
	r.of[h] = uint8(len(r.terms))
	r.best += t.weight * (wordWeights.k1 + 1)
	return len(r.terms) - 1, nil
}

func (r *ranker) pair(ctx context.Context, reader index.IndexReader, a, b int) error {
	for _, p := range r.next[a] {
		if p.second == b {
			return nil
		}
	}
	df, err := frequency(ctx, reader, fieldPairs, r.terms[a].Fold+" "+r.terms[b].Fold)
	if err != nil || df == 0 {
		return err
	}
	p := rankPair{second: b, weight: math.Pow(idf(r.state.Documents, df), power), index: r.pairs}
	r.pairs++
	r.next[a] = append(r.next[a], p)
	r.best += p.weight * (pairWeights.k1 + 1)
	return nil
}

// ranked is a record with its place in the order.
type ranked struct {
	*record
	tier  int
	exact bool
	score float64
	// passages are indexes of the record's passages, best first.
	passages []int
}

// compare orders hits: what is known from citations alone comes last; then by how they bear on the number asked for, then those with all
// marks as typed, then by score; of several documents with one number the newest first; by ID at the end.
func (a *ranked) compare(b *ranked, numbered bool) int {
	switch {
	case a.facts.Cited != b.facts.Cited:
		if b.facts.Cited {
			return -1
		}
		return 1
	case a.tier != b.tier:
		return b.tier - a.tier
	case a.exact != b.exact:
		if a.exact {
			return -1
		}
		return 1
	case numbered && a.tier >= tierOwn && a.facts.Issued != b.facts.Issued:
		if a.facts.Issued > b.facts.Issued {
			return -1
		}
		return 1
	case a.score != b.score:
		if a.score > b.score {
			return -1
		}
		return 1
	case a.id < b.id:
		return -1
	}
	return 1
}

// Tiers of documents for a number asked for. The parts of a tier add up.
const (
	tierOwn       = 64
	tierYear      = 16 // issued in the year asked for
	tierExact     = 4  // no part of the number was left out
	tierText      = 1  // not a stub
	tierCites     = 8
	tierYearWrong = -24
)

func (r *ranker) tier(d *record) int {
	if r.number == nil {
		return 0
	}
	if own := d.facts.Own; own != nil && own.answers(r.number) {
		t := tierOwn
		if y := d.year(); r.number.Year != 0 && y == r.number.Year {
			t += tierYear
		} else if r.number.Year != 0 && y != 0 {
			t += tierYearWrong
		}
		if own.exact(r.number) {
			t += tierExact
		}
		if !d.facts.Stub {
			t += tierText
		}
		return t
	}
	for _, c := range d.citations() {
		if c.answers(r.number) {
			return tierCites
		}
	}
	return 0
}

// rank scores one record and finds its best passages.
func (r *ranker) rank(d *record) *ranked {
	out := &ranked{record: d, tier: r.tier(d)}
	title := newTally(r)
	title.passage(d.title)
	text := newTally(r)
	scores := make([]float64, len(d.passages))
	for i, p := range d.passages {
		scores[i] = text.passage(d.body[p.from*tokenSize : p.to*tokenSize])
	}
	r.cites(d, scores)
	titleLength := relative(d.facts.TitleWords, r.state.TitleWords, r.state.Documents)
	textLength := relative(d.facts.Words, r.state.Words, r.state.Documents)
	out.exact = true
	for i, t := range r.terms {
		out.score += wordWeights.score(t.weight, title.words[i], text.words[i], titleLength, textLength)
		if t.Marked && !title.exact[i] && !text.exact[i] {
			out.exact = false
		}
		for _, p := range r.next[i] {
			out.score += pairWeights.score(p.weight, title.pairs[p.index], text.pairs[p.index], titleLength, textLength)
		}
	}
	folded, exact := r.contiguous(d.title)
	if folded {
		out.score += r.best * (shareWholeTitle - shareTitleSize*math.Log(1+float64(d.title.len())))
	}
	if exact {
		out.score += r.best * shareExactTitle
	}
	if top := slices.Max(append(scores, 0)); r.best > 0 {
		out.score += r.best * sharePassage * min(1, top/r.passageBest())
	}
	out.passages = choose(d.passages, scores)
	return out
}

// relative is a length as a multiple of the average.
func relative(length, sum, documents int) float64 {
	if sum == 0 || documents == 0 {
		return 1
	}
	return float64(length) * float64(documents) / float64(sum)
}

// pairShare is what a pair of neighbours adds to a passage, against the words.
const pairShare = .7

func (r *ranker) passageBest() float64 {
	best := 0.0
	for i, t := range r.terms {
		best += t.weight
		for _, p := range r.next[i] {
			best += p.weight * pairShare
		}
	}
	return max(best, 1e-9)
}

// cites raises the passages in which the number asked for is written.
func (r *ranker) cites(d *record, scores []float64) {
	if r.number == nil {
		return
	}
	for _, c := range d.citations() {
		if c.passage >= 0 && c.passage < len(scores) && c.answers(r.number) {
			scores[c.passage] += r.passageBest()
		}
	}
}

// contiguous reports whether the title holds the whole question in its order, and whether with the marks typed.
func (r *ranker) contiguous(title words) (folded, exact bool) {
	n := len(r.sequence)
	if n < 2 || len(r.terms) == maxTerms {
		return false, false
	}
	var run words
	for i := range title.len() {
		if title.fold(i) != 0 {
			run = append(run, title[i*tokenSize:(i+1)*tokenSize]...)
		}
	}
	for i := 0; i+n <= run.len(); i++ {
		same, marks := true, true
		for j, t := range r.sequence {
			if int(r.of[run.fold(i+j)])-1 < 0 || r.terms[r.of[run.fold(i+j)]-1].Fold != t.Fold {
				same = false
				break
			}
			marks = marks && run.norm(i+j) == t.norm
		}
		folded = folded || same
		exact = exact || same && marks
	}
	return folded, exact
}
