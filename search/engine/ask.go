package engine

import (
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/search/query"
)

// need is one thing that a document must hold: a word, or words that stand together; or what else these are called.
type need struct {
	words []query.Word
	// apart is true for words that need not stand together.
	apart bool
	// chained is true for words that stand as they are spelled, each pair of neighbours beside the next.
	chained bool
	or      []need
}

// phraseNeed is the need of words that stand together.
func phraseNeed(ws []query.Word) need { return need{words: ws} }

// question is a request made ready for the index and for ranking.
type question struct {
	understood
	// typed is the question before anything was read into it.
	typed  query.Query
	reader index.IndexReader
	// needs are the words and phrases; rest are those outside the number asked.
	needs, rest []need
	// number is the document number asked for, nil where none.
	number *query.NumberAsked
	// synonyms are the runs of the words that may be written otherwise.
	synonyms []synonym
	// asks is true for a sentence that asks: "… được quy định như thế nào".
	asks bool
	// marked is true where the question was typed with marks, so that what has none is meant without.
	marked bool
	// spelled are the words of the number as they were typed, to be found where no number was read.
	spelled []need
	// aside is true where the number only stands in a question about something else: "… có theo nghị định 30/2020 không".
	aside bool
}

func newQuestion(r understood, typed query.Query, reader index.IndexReader) *question {
	q := &question{understood: r, typed: typed, reader: reader, number: r.Query.Number, marked: r.Exact || !folded(typed)}
	q.needs = wordNeeds(r.Query.Words)
	if !r.Exact && q.number == nil {
		others := synonymsIn
		if !r.AsTyped {
			others = otherNames
		}
		q.synonyms = others(r.Query.Words)
		must := asked(r.Query.Words)
		q.asks = len(must) < len(r.Query.Words)
		q.needs = synonymNeeds(must, others(must))
	}
	if q.number != nil {
		q.askNumber()
	}
	for _, p := range r.Query.Phrases {
		n := phraseNeed(p.Words)
		q.needs = append(q.needs, n)
		q.rest = append(q.rest, n)
	}
	return q
}

func wordNeeds(words []query.Word) []need {
	var out []need
	seen := map[string]bool{}
	for _, w := range words {
		if w.Fold != "" && !seen[w.Text] {
			seen[w.Text] = true
			out = append(out, phraseNeed([]query.Word{w}))
		}
	}
	return out
}

// synonymNeeds are the needs of single words, those of an abbreviation or of what it stands for put together.
func synonymNeeds(ws []query.Word, found []synonym) []need {
	var out []need
	seen := map[string]bool{}
	at := 0
	add := func(from, to int) {
		for _, n := range wordNeeds(ws[from:to]) {
			if w := n.words[0].Text; !seen[w] {
				seen[w] = true
				out = append(out, n)
			}
		}
	}
	for _, s := range found {
		add(at, s.from)
		at = s.to
		n := need{words: ws[s.from:s.to], apart: true}
		for _, o := range s.others {
			n.or = append(n.or, need{words: o, chained: true})
		}
		key := "\x00" + textOf(n.words)
		if !seen[key] {
			seen[key] = true
			out = append(out, n)
		}
	}
	add(at, len(ws))
	return out
}

func term(field, value string) *bq.TermQuery {
	t := bq.NewTermQuery(value)
	t.SetField(field)
	return t
}

func anyOf(qs []bq.Query) bq.Query {
	if len(qs) == 1 {
		return qs[0]
	}
	return bq.NewDisjunctionQuery(qs)
}

func allOf(qs []bq.Query) bq.Query {
	if len(qs) == 1 {
		return qs[0]
	}
	return bq.NewConjunctionQuery(qs)
}

// folded reports whether a question of letters was typed without marks.
func folded(q query.Query) bool {
	letters := false
	check := func(ws []query.Word) bool {
		for _, w := range ws {
			if w.Marked {
				return false
			}
			letters = letters || strings.ContainsAny(w.Fold, "aeiouy")
		}
		return true
	}
	ok := check(q.Words)
	for _, p := range q.Phrases {
		ok = check(p.Words) && ok
	}
	return ok && letters
}
