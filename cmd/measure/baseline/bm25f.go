package baseline

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"vankho/search/vi"
)

// BM25F is the textbook's ranking held in memory: words and pairs of neighbours with their marks, title and text in one saturation, the title
// counting twice, k1 1.2 and b 0.75; nothing tuned, nothing learned. It is what a ranking that was learned on one collection must not lose to on another.
// Source: Robertson, Zaragoza, "The Probabilistic Relevance Framework" (2009), §3.6.
type BM25F struct {
	ids   []string
	terms map[string][]posting
	// sums are reused: one number for each article.
	sums sync.Pool
}

// posting is how much a term counts in one article, saturated already.
type posting struct {
	article int32
	weight  float32
}

const (
	k1          = 1.2
	b           = .75
	titleWeight = 2
)

// NewBM25F reads the articles. They are read twice, since the mean lengths must be known first.
func NewBM25F(articles []Article) *BM25F {
	m := &BM25F{ids: make([]string, len(articles)), terms: map[string][]posting{}}
	var titles, texts float64
	for _, a := range articles {
		titles += float64(len(terms(a.Title)))
		texts += float64(len(terms(a.Text)))
	}
	n := float64(max(1, len(articles)))
	for i, a := range articles {
		m.ids[i] = a.ID
		counts := map[string]float64{}
		for _, f := range []struct {
			text         string
			weight, mean float64
		}{{a.Title, titleWeight, titles / n}, {a.Text, 1, texts / n}} {
			all := terms(f.text)
			for _, t := range all {
				counts[t] += f.weight / (1 - b + b*float64(len(all))/max(1, f.mean))
			}
		}
		for t, tf := range counts {
			m.terms[t] = append(m.terms[t], posting{int32(i), float32((k1 + 1) * tf / (k1 + tf))})
		}
	}
	m.sums.New = func() any { sums := make([]float32, len(articles)); return &sums }
	return m
}

// terms are the words of a text and its pairs of neighbours, in their norm.
func terms(text string) []string {
	var all []string
	last := ""
	for w := range vi.Words(text) {
		all = append(all, w.Norm)
		if !w.First && last != "" {
			all = append(all, last+" "+w.Norm)
		}
		last = w.Norm
	}
	return all
}

// Rank answers the best articles, at most limit.
func (m *BM25F) Rank(_ context.Context, question string, limit int) ([]Scored, error) {
	sums := m.sums.Get().(*[]float32)
	defer m.sums.Put(sums)
	clear(*sums)
	asked := terms(question)
	slices.Sort(asked)
	n := float64(len(m.ids))
	for _, t := range slices.Compact(asked) {
		df := float64(len(m.terms[t]))
		idf := float32(math.Log(1 + (n-df+.5)/(df+.5)))
		for _, p := range m.terms[t] {
			(*sums)[p.article] += idf * p.weight
		}
	}
	var found []Scored
	for i, s := range *sums {
		if s > 0 {
			found = append(found, Scored{m.ids[i], float64(s)})
		}
	}
	slices.SortFunc(found, func(a, b Scored) int { return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID)) })
	return found[:min(limit, len(found))], nil
}

// Close implements the engines' common shape; memory needs no closing.
func (*BM25F) Close() error { return nil }
