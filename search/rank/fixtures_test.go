package rank_test

import (
	"math"
	"strings"

	"vankho/corpus/viet"
	"vankho/search/query"
	"vankho/search/rank"
)

// unit is a candidate as a test writes it.
type unit struct{ title, heading, body string }

func tokens(text string) rank.Tokens {
	var t rank.Tokens
	for i, sentence := range strings.Split(text, ". ") {
		if i > 0 {
			t = t.End()
		}
		for w := range viet.Words(sentence) {
			norm := viet.Tone(strings.ToLower(w.Text))
			t = t.Add(viet.Fold(norm), norm)
		}
	}
	return t
}

// ask makes a question over units ready, and the units its candidates, in the order of plain BM25F.
func ask(text string, units []unit) (*rank.Question, []rank.Candidate) {
	ws := query.NewPhrase(text).Words
	a := rank.Attend(ws)
	q := &rank.Question{Units: len(units), Asks: a.Asks, Defines: a.Defines}
	at := map[string]int{}
	for i, w := range ws {
		norm := viet.Tone(strings.ToLower(w.Text))
		k, ok := at[norm]
		if !ok {
			k = len(q.Terms)
			at[norm] = k
			q.Terms = append(q.Terms, rank.Term{Norm: norm, Fold: w.Fold, Marked: true, Attention: a.Weights[i]})
		}
		q.Sequence = append(q.Sequence, k)
		if i > 0 {
			q.Pairs = append(q.Pairs, rank.Pair{First: q.Sequence[i-1], Second: k, Attention: rank.PairAttention(a.Weights[i-1], a.Weights[i]), DF: 1})
		}
	}
	var cs []rank.Candidate
	for i, u := range units {
		cs = append(cs, rank.Candidate{Title: tokens(u.title), Heading: tokens(u.heading), Body: tokens(u.body), Document: i, Number: i + 1, Units: len(units)})
	}
	counts := make([][]float64, len(units))
	for i, c := range cs {
		counts[i] = make([]float64, len(q.Terms))
		for t := range q.Terms {
			counts[i][t] = 4*times(c.Heading, q.Terms[t]) + times(c.Body, q.Terms[t])
			if counts[i][t] > 0 {
				q.Terms[t].DF++
			}
		}
	}
	for i := range cs {
		length := float64(cs[i].Heading.Len()+cs[i].Body.Len()) / 60
		for t, tf := range counts[i] {
			idf := math.Log(1 + (float64(len(units)-q.Terms[t].DF)+.5)/(float64(q.Terms[t].DF)+.5))
			cs[i].First += q.Terms[t].Attention * idf * 2.2 * tf / (tf + 1.2*(.4+.6*length))
		}
	}
	return q, cs
}

func times(t rank.Tokens, term rank.Term) float64 {
	n := 0.0
	for i := range t.Len() {
		if t.Fold(i) == rank.HashFold(term.Fold) && t.Norm(i) == rank.HashNorm(term.Norm) {
			n++
		}
	}
	return n
}
