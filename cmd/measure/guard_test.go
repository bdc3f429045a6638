package measure

import (
	"bytes"
	"cmp"
	"slices"
	"testing"

	"vankho/search"
	"vankho/search/query"
	"vankho/search/rank"
	"vankho/search/vi"
)

// TestTheShippedModelFindsPassagesBetterThanTheFirstStep asks the project's own questions of invented documents: how high stands the unit that holds
// the passage that answers? The first step is one BM25F of words and pairs.
func TestTheShippedModelFindsPassagesBetterThanTheFirstStep(t *testing.T) {
	if testing.Short() {
		t.Skip("fills a data folder")
	}
	m, err := rank.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	c := newJudgedCorpus(t, inventedFiles(t))
	n, first, learned := 0, 0.0, 0.0
	for _, q := range judgedQuestions(t) {
		if q.quote == "" {
			continue
		}
		asked, candidates, units, err := c.engine.Candidates(t.Context(), search.Request{Query: query.Parse(q.text), Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		right := make([]bool, len(candidates))
		var plain, model []int
		for i, x := range candidates {
			plain = append(plain, i)
			right[i] = !x.Own && slices.Contains(c.names[units[i].Document], q.document) && (says(x.Body, q.quote) || says(x.Heading, q.quote))
		}
		if !slices.Contains(right, true) {
			continue
		}
		slices.SortStableFunc(plain, func(a, b int) int { return cmp.Compare(candidates[b].First, candidates[a].First) })
		for _, s := range m.Score(asked, candidates) {
			model = append(model, s.Index)
		}
		place := func(order []int) float64 {
			order = slices.DeleteFunc(order, func(i int) bool { return candidates[i].Own }) // no passage
			return 1 / float64(1+slices.IndexFunc(order, func(i int) bool { return right[i] }))
		}
		n++
		first += place(plain)
		learned += place(model)
	}
	if n < 15 {
		t.Fatalf("%d questions", n)
	}
	t.Logf("MRR of %d questions: first step %.3f, learned %.3f", n, first/float64(n), learned/float64(n))
	if learned <= first {
		t.Error("the learned model finds passages no better than the first step")
	}
}

// says reports whether the words of a quote stand together in a text.
func says(text rank.Tokens, quote string) bool {
	var words, wanted rank.Tokens
	for i := range text.Len() {
		if text.Fold(i) != 0 {
			words = append(words, text[i*rank.TokenSize:(i+1)*rank.TokenSize]...)
		}
	}
	for w := range vi.Words(quote) {
		wanted = wanted.Add(w.Fold, w.Norm)
	}
	return bytes.Contains(words, wanted)
}
