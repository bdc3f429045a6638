package engine

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/search"
	"vankho/search/query"
	"vankho/search/vi"
)

// need is one thing that a document must hold: a word, or words that stand together; or what else these are called.
type need struct {
	words []query.Word
	// apart is true for words that need not stand together.
	apart bool
	or    []need
}

// phraseNeed is the need of words that stand together.
func phraseNeed(ws []query.Word) need { return need{words: ws} }

// question is a request made ready for bleve and for ranking.
type question struct {
	search.Request
	reader index.IndexReader
	cache  *cache
	// needs are the words and phrases; rest are those outside the number asked.
	needs, rest []need
	// number is the document number asked for, nil where none.
	number *query.NumberAsked
	// synonyms are the runs of the words that may be written otherwise.
	synonyms []synonym
	// asks is true for a sentence that asks: "… được quy định như thế nào".
	asks bool
	// spelled are the words of the number as they were typed, to be found where no number was read.
	spelled []need
}

func newQuestion(r search.Request, reader index.IndexReader, c *cache) *question {
	q := &question{Request: r, reader: reader, cache: c, number: r.Query.Number}
	q.needs = wordNeeds(r.Query.Words)
	if !r.Exact && q.number == nil {
		q.synonyms = synonymsIn(r.Query.Words)
		must := asked(r.Query.Words)
		q.asks = len(must) < len(r.Query.Words)
		q.needs = synonymNeeds(must, synonymsIn(must))
	}
	if q.number != nil {
		q.rest = wordNeeds(q.number.Rest)
		q.spelled = spellings(r.Query)
	}
	for _, p := range r.Query.Phrases {
		n := phraseNeed(p.Words)
		q.needs = append(q.needs, n)
		q.rest = append(q.rest, n)
	}
	return q
}

// spellings are the ways in which the words of the number stand together in texts: as typed, and with "số" after the
// type. The words were typed together, or they are none of a number's.
func spellings(q query.Query) []need {
	typed := q.Number.Words
	var bare, said []query.Word
	for i, w := range typed {
		if w.Fold == "so" {
			continue
		}
		if i > 0 && len(bare) == len(said) && w.Fold == q.Number.Serial {
			said = append(said, query.NewWord("số"))
		}
		bare, said = append(bare, w), append(said, w)
	}
	if len(bare) < 2 {
		return nil
	}
	out := []need{phraseNeed(bare)}
	if len(said) > len(bare) {
		out = append(out, phraseNeed(said))
	}
	return out
}

// written reports whether the number was typed so fully that its words mean nothing else: with a type and an issuer,
// or with its year.
func written(n *query.NumberAsked) bool { return len(n.Codes) >= 2 || len(n.Codes) == 1 && n.Year != 0 }

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
	at := 0
	for _, s := range found {
		out = append(out, wordNeeds(ws[at:s.from])...)
		n := need{words: ws[s.from:s.to], apart: true}
		for _, o := range s.others {
			n.or = append(n.or, phraseNeed(o))
		}
		out = append(out, n)
		at = s.to
	}
	return append(out, wordNeeds(ws[at:])...)
}

func term(field, value string) *bq.TermQuery {
	t := bq.NewTermQuery(value)
	t.SetField(field)
	return t
}

func boosted(field, value string, boost float64) bq.Query {
	t := term(field, value)
	t.SetBoost(boost)
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

// holds is the query for documents that hold a need. With exact every word must stand there with the marks typed.
func (q *question) holds(n need, exact bool) bq.Query {
	ways := []bq.Query{q.stand(n, exact)}
	for _, o := range n.or {
		ways = append(ways, q.stand(o, exact))
	}
	return anyOf(ways)
}

func (q *question) stand(n need, exact bool) bq.Query {
	var all []bq.Query
	single := n.apart || len(n.words) == 1
	for i, w := range n.words {
		if exact {
			all = append(all, term(fieldNorms, vi.Norm(w.Text)))
		} else if single {
			all = append(all, term(fieldWords, w.Fold))
		}
		if !single && i > 0 {
			all = append(all, term(fieldPairs, n.words[i-1].Fold+" "+w.Fold))
		}
	}
	if !single && (len(n.words) > 2 || exact) {
		return standing{allOf(all), n, exact, q.cache}
	}
	return allOf(all)
}

// Boosts of bleve's own score, which only picks the candidates.
const (
	boostOwn       = 1e6
	boostCited     = 1e3
	boostTitle     = 4
	boostTitlePair = 8
	boostPair      = 2
)

// required is the query for what must be there: all needs, or the number in their stead.
func (q *question) required() bq.Query {
	all := func(needs []need) []bq.Query {
		var out []bq.Query
		for _, n := range needs {
			out = append(out, q.holds(n, q.Exact))
		}
		return out
	}
	if q.number == nil {
		if len(q.needs) == 0 {
			return term(fieldFlag, flagHeld) // who asks for nothing means what the store holds, not what its texts name
		}
		return allOf(all(q.needs))
	}
	ways := []bq.Query{q.byNumber(fieldOwn, boostOwn), q.byNumber(fieldCited, boostCited)}
	ways = append(ways, all(q.spelled)...)
	return allOf(append([]bq.Query{anyOf(ways)}, all(q.rest)...))
}

// byNumber is the query for documents that bear the number asked for, or cite it.
func (q *question) byNumber(field string, boost float64) bq.Query {
	a := q.number
	serial := serialKey(a.Serial)
	all := []bq.Query{boosted(field, serial, boost)}
	for _, c := range a.Codes {
		code := bq.Query(boosted(field, serial+"|"+c, boost))
		if a.Type != "" && c == typeCode(a.Type) {
			code = anyOf([]bq.Query{code, boosted(field, serial+"|/"+a.Type, boost)})
		}
		all = append(all, code)
	}
	if a.Type != "" && len(a.Codes) == 0 {
		all = append(all, boosted(field, serial+"|/"+a.Type, boost))
	}
	if a.Year != 0 {
		all = append(all, anyOf([]bq.Query{term(field, serial+"|"+strconv.Itoa(a.Year)), term(field, serial+"|-")}))
	}
	return allOf(all)
}

// hints raise candidates: words and pairs in the title, pairs anywhere, the marks as typed.
func (q *question) hints() []bq.Query {
	var out []bq.Query
	seen := map[string]bool{}
	add := func(field, value string, boost float64) {
		if key := field + "|" + value; !seen[key] {
			seen[key] = true
			out = append(out, boosted(field, value, boost))
		}
	}
	for _, run := range q.runs() {
		for i, w := range run {
			add(fieldTitle, w.Fold, boostTitle)
			if w.Marked {
				add(fieldNorms, vi.Norm(w.Text), 1)
			}
			if i > 0 {
				pair := run[i-1].Fold + " " + w.Fold
				add(fieldPairs, pair, boostPair)
				add(fieldTitlePairs, pair, boostTitlePair)
			}
		}
	}
	return out
}

// runs are the words as typed and as they may be written otherwise, and the phrases.
func (q *question) runs() [][]query.Word {
	runs := wordings(q.Query.Words, q.synonyms)
	for _, p := range q.Query.Phrases {
		runs = append(runs, p.Words)
	}
	return runs
}

// frequency is how many documents hold a term.
func frequency(ctx context.Context, reader index.IndexReader, field, value string) (int, error) {
	r, err := reader.TermFieldReader(ctx, []byte(value), field, false, false, false)
	if err != nil {
		return 0, fmt.Errorf("read index: %w", err)
	}
	n := r.Count()
	if err := r.Close(); err != nil {
		return 0, fmt.Errorf("read index: %w", err)
	}
	return int(n), nil
}

// idf is how much a term tells that df of n documents hold.
func idf(n, df int) float64 {
	return math.Log(1 + (float64(max(n, df)-df)+.5)/(float64(df)+.5))
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
