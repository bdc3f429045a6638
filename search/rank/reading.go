package rank

import (
	"math"
	"sync"
)

// most is how many different words, pairs and triples of a question are compared with candidates; the rest of a longer
// one only counts in the first step.
const most = 128

// What a place of a text holds where it holds no word of the question.
const (
	sentenceEnd = -1
	otherWord   = -2
)

// reading is a question made ready to read candidates: its words by their hash, and what each word, pair and triple counts.
type reading struct {
	*Question
	terms, pairs, triples int
	// weight, pairWeight and tripleWeight are attention × rarity; sum, pairSum and tripleSum their sums.
	weight, pairWeight, tripleWeight []float32
	sum, pairSum, tripleSum          float32
	// subject tells the words that do not put the question; subjectSum is the sum of their weights.
	subject    []bool
	subjectSum float32
	digits     []bool
	digitTerms int
	// focus and end are the first and last words of the subject, in order; aspects what side of the matter is asked for.
	focus, end []int
	// subjects is how many words the subject has.
	subjects int
	aspects  uint64
	// places are where each word stands in the question.
	places [][]int
	// sequence is the question within the bounds of most.
	sequence []int
	// first leads from the hash of a fold to a word + 1, next from that to another of the same fold.
	first [1 << 16]uint8
	next  [most + 1]uint8
	norms [most]byte
	// wordings leads from the first word of another wording to what was typed.
	wordings map[wordKey][]Wording
	// pairAt leads from two words to a pair + 1, tripleAt from two pairs to a triple + 1.
	pairAt, tripleAt [most * most]uint8
}

var readings = sync.Pool{New: func() any { return new(reading) }}

// newReading makes q ready; release gives its room back.
func newReading(q *Question) *reading {
	r := readings.Get().(*reading)
	r.Question = q
	r.terms, r.pairs, r.triples = min(len(q.Terms), most), min(len(q.Pairs), most), 0
	r.weight, r.pairWeight, r.tripleWeight = r.weight[:0], r.pairWeight[:0], r.tripleWeight[:0]
	r.subject, r.digits, r.places = r.subject[:0], r.digits[:0], r.places[:0]
	r.sum, r.pairSum, r.tripleSum, r.subjectSum, r.digitTerms = 0, 0, 0, 0, 0
	for i, t := range q.Terms[:r.terms] {
		w := float32(t.Attention * rarity(q.Units, t.DF))
		r.weight = append(r.weight, w)
		r.sum += w
		subject := t.Attention > plain
		r.subject = append(r.subject, subject)
		if subject {
			r.subjectSum += w
		}
		digit := t.Norm != "" && t.Norm[0] >= '0' && t.Norm[0] <= '9'
		r.digits = append(r.digits, digit)
		if digit {
			r.digitTerms++
		}
		h := HashFold(t.Fold)
		r.next[i+1], r.first[h] = r.first[h], uint8(i+1)
		r.norms[i] = HashNorm(t.Norm)
		r.places = append(r.places, nil)
	}
	for i, p := range q.Pairs[:r.pairs] {
		w := float32(p.Attention * rarity(q.Units, p.DF))
		r.pairWeight = append(r.pairWeight, w)
		r.pairSum += w
		if p.First < r.terms && p.Second < r.terms {
			r.pairAt[p.First*most+p.Second] = uint8(i + 1)
		}
	}
	r.wordings = wordingsOf(q, r.terms)
	r.order()
	r.look()
	return r
}

// plain is the attention above which a word says what is asked, not how.
const plain = .8

// order notes where the words stand and which pairs follow each other.
func (r *reading) order() {
	r.sequence = r.sequence[:0]
	last, lastPair := -1, 0
	for _, t := range r.Sequence {
		if t >= r.terms || len(r.sequence) >= 2*most {
			continue
		}
		pair := 0
		if t >= 0 {
			r.places[t] = append(r.places[t], len(r.sequence))
			if last >= 0 {
				pair = int(r.pairAt[last*most+t])
			}
			if pair > 0 && lastPair > 0 && r.tripleAt[(lastPair-1)*most+pair-1] == 0 && r.triples < most {
				r.triples++
				r.tripleAt[(lastPair-1)*most+pair-1] = uint8(r.triples)
				a := r.Pairs[lastPair-1].First
				w := (r.weight[a] + r.weight[last] + r.weight[t]) / 3
				r.tripleWeight = append(r.tripleWeight, w)
				r.tripleSum += w
			}
		}
		r.sequence = append(r.sequence, t)
		last, lastPair = t, pair
	}
}

func (r *reading) release() {
	for _, t := range r.Terms[:r.terms] {
		r.first[HashFold(t.Fold)] = 0
	}
	clear(r.pairAt[:])
	clear(r.tripleAt[:])
	r.Question = nil
	readings.Put(r)
}

// rarity is how much a word tells that df of n units hold.
func rarity(n, df int) float64 {
	df = max(0, min(df, n))
	return math.Log(1 + (float64(n-df)+.5)/(float64(df)+.5))
}

// term is the word of the question that token i of t is, else sentenceEnd or otherWord. near is true for one that is
// otherWord only because of its marks.
func (r *reading) term(t Tokens, i int) (term int, near bool) {
	f := t.Fold(i)
	if f == 0 {
		return sentenceEnd, false
	}
	k := r.first[f]
	if k == 0 {
		return otherWord, false
	}
	norm := t.Norm(i)
	for at := k; at != 0; at = r.next[at] {
		if r.norms[at-1] == norm {
			return int(at - 1), false
		}
	}
	for at := k; at != 0; at = r.next[at] {
		if !r.Terms[at-1].Marked {
			return int(at - 1), false
		}
	}
	return otherWord, true
}
