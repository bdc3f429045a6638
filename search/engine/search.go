package engine

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2"
	bsearch "github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
	"vankho/search/vi"
)

// The candidates that are ranked: this many, and no more records than so many bytes, so that long documents do not
// make a question slow.
const (
	maxCandidates = 200
	maxRanked     = 2 << 20
)

// Search implements search.Engine.
func (e *Engine) Search(ctx context.Context, r search.Request) (*search.Results, error) {
	begin := time.Now()
	e.swap.RLock()
	defer e.swap.RUnlock()
	if e.index == nil {
		return nil, search.ErrNotReady
	}
	advanced, err := e.index.Advanced()
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	defer reader.Close()
	st, err := readState(e.index)
	if err != nil {
		return nil, err
	}
	rec, err := openRecords(reader, &e.cache)
	if err != nil {
		return nil, err
	}
	s := &searching{index: e.index, records: rec, state: st, question: newQuestion(r, reader, &e.cache)}
	out, err := s.run(ctx)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	out.Took = time.Since(begin)
	return out, nil
}

// searching is one search under way.
type searching struct {
	*question
	records
	index bleve.Index
	state state
}

func (s *searching) run(ctx context.Context) (*search.Results, error) {
	out := &search.Results{Hits: []search.Hit{}, Folded: folded(s.Query)}
	found, err := s.find(ctx, s.required(), s.hints())
	if err != nil {
		return nil, err
	}
	if found.Total == 0 && s.number != nil && len(s.Query.Words) > len(s.number.Rest) && !written(s.number) {
		// What looked like a number names nothing here, and may have been words: "hd 12 tháng".
		s.number, s.spelled = nil, nil
		if found, err = s.find(ctx, s.required(), s.hints()); err != nil {
			return nil, err
		}
	}
	// A sentence that asks is rarely answered by a text with all of its words.
	if found.Total == 0 || s.asks && found.Total < fewAnswers {
		relaxed, err := s.relax(ctx, out)
		if err != nil {
			return nil, err
		}
		if relaxed != nil && relaxed.Total > found.Total {
			found = relaxed
			out.Relaxed = true
		}
	}
	out.Total = int(found.Total)
	if out.Facets, err = s.facets(ctx, found); err != nil {
		return nil, err
	}
	if out.Sole, err = s.sole(ctx); err != nil {
		return nil, err
	}
	out.Hits, err = s.hits(ctx, found.Hits)
	return out, err
}

// find asks bleve for candidates and counts.
type found struct {
	*bleve.SearchResult
	required bq.Query
}

func (s *searching) find(ctx context.Context, required bq.Query, hints []bq.Query) (*found, error) {
	q, err := s.query(ctx, required, hints, "")
	if err != nil {
		return nil, err
	}
	size := 0
	if s.Limit > 0 {
		size = max(s.Offset, 0) + s.Limit
		if s.Sort == search.SortRelevance {
			size = max(size, maxCandidates)
		}
	}
	req := bleve.NewSearchRequestOptions(q, size, 0, false)
	switch s.Sort {
	case search.SortNewest:
		req.SortBy([]string{"-" + fieldDate, "-_score", "_id"})
	case search.SortOldest:
		req.SortBy([]string{fieldDate, "-_score", "_id"})
	default:
		req.SortBy([]string{"-_score", "_id"})
	}
	if size == 0 {
		req.Score = bleve.ScoreNone
	}
	addFacets(req)
	res, err := s.index.SearchInContext(ctx, req)
	if err != nil {
		return nil, err
	}
	return &found{res, required}, nil
}

// fewAnswers is how many documents with all words of a sentence that asks are too few: less than a page.
const fewAnswers = 20

// relaxAsking is the share of its words that a document must hold to answer such a sentence.
const relaxAsking = .5

// commonShare is the share of all documents from which on a word is left out, where others remain.
const commonShare = .3

// relaxSteps are the shares of the words that must be there, tried in turn.
var relaxSteps = [...]float64{1, .75, .5, 0}

// relax looks for documents with most of the words where none has all; nil where that finds none either. A number that
// is not there is not there: nothing like it is shown in its stead.
func (s *searching) relax(ctx context.Context, out *search.Results) (*found, error) {
	if n := s.number; n != nil && (n.Whole || len(n.Rest) == 0) {
		if n.Whole {
			out.Absent = []string{s.Query.Text}
		}
		return nil, nil
	}
	needs := wordNeeds(asked(s.Query.Words))
	if s.number != nil && len(s.Query.Words) == len(s.number.Rest) {
		needs = s.rest
	}
	for _, p := range s.Query.Phrases {
		needs = append(needs, wordNeeds(p.Words)...)
	}
	var present, common []bq.Query
	for _, n := range needs {
		field, value := fieldWords, n.words[0].Fold
		if s.Exact {
			field, value = fieldNorms, vi.Norm(n.words[0].Text)
		}
		df, err := frequency(ctx, s.reader, field, value)
		if err != nil {
			return nil, err
		}
		if df == 0 {
			if !slices.Contains(out.Absent, n.words[0].Text) {
				out.Absent = append(out.Absent, n.words[0].Text)
			}
			continue
		}
		if float64(df) > commonShare*float64(s.state.Documents) {
			common = append(common, s.holds(n, s.Exact))
			continue
		}
		present = append(present, s.holds(n, s.Exact))
	}
	// Words that stand everywhere tell little and cost the most.
	if len(present) < leastAsked {
		present = append(present, common...)
	}
	if len(present) == 0 {
		return nil, nil
	}
	last := 0
	steps := relaxSteps[:]
	if s.asks {
		steps = []float64{relaxAsking, 0}
	}
	for _, share := range steps {
		least := max(1, int(share*float64(len(present))+.5))
		if least == last {
			continue
		}
		last = least
		some := bq.NewDisjunctionQuery(present)
		some.SetMin(float64(least))
		f, err := s.find(ctx, some, s.hints())
		if err != nil || f.Total > 0 {
			return f, err
		}
	}
	return nil, nil
}

// facets counts each facet without its own filter.
func (s *searching) facets(ctx context.Context, f *found) ([]search.Facet, error) {
	var out []search.Facet
	for _, ff := range facetFields {
		counted := f.Facets[ff.key]
		if len(query.Filtered(s.Filters, ff.key)) > 0 {
			q, err := s.query(ctx, f.required, nil, ff.key)
			if err != nil {
				return nil, err
			}
			req := bleve.NewSearchRequestOptions(q, 0, 0, false)
			req.Score = bleve.ScoreNone
			addFacets(req, ff.key)
			res, err := s.index.SearchInContext(ctx, req)
			if err != nil {
				return nil, err
			}
			counted = res.Facets[ff.key]
		}
		out = append(out, s.facet(ff.key, counted))
	}
	return out, nil
}

// sole is the one document that bears the number that the whole question is.
func (s *searching) sole(ctx context.Context) (corpus.ID, error) {
	if s.number == nil || !s.number.Whole {
		return "", nil
	}
	q, err := s.query(ctx, allOf([]bq.Query{s.byNumber(fieldOwn, 1), term(fieldFlag, flagHeld)}), nil, "")
	if err != nil {
		return "", err
	}
	req := bleve.NewSearchRequestOptions(q, 2, 0, false)
	req.SortBy([]string{"_id"})
	res, err := s.index.SearchInContext(ctx, req)
	if err != nil || res.Total != 1 || len(res.Hits) != 1 {
		return "", err
	}
	d, err := s.read(res.Hits[0].ID)
	if err != nil || d == nil {
		return "", err
	}
	if y := d.year(); s.number.Year != 0 && y != 0 && y != s.number.Year {
		return "", nil
	}
	return d.id, nil
}

// hits ranks the candidates, takes the page asked for, and cuts its passages.
func (s *searching) hits(ctx context.Context, all bsearch.DocumentMatchCollection) ([]search.Hit, error) {
	out := []search.Hit{}
	from := min(max(s.Offset, 0), len(all))
	to := min(from+max(s.Limit, 0), len(all))
	if from == to {
		return out, nil
	}
	r, err := newRankers(ctx, s.question, s.state)
	if err != nil {
		return nil, err
	}
	var list []*ranked
	bytes := 0
	for i, h := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if s.Sort != search.SortRelevance && i < from {
			list = append(list, nil)
			continue
		}
		// What lies beyond the candidates keeps bleve's order, and is only read to be shown.
		if i >= to && (s.Sort != search.SortRelevance || i >= maxCandidates || bytes > maxRanked) {
			break
		}
		d, err := s.read(h.ID)
		if err != nil {
			return nil, err
		}
		if d == nil {
			continue
		}
		bytes += len(d.body)
		list = append(list, r.rank(d))
	}
	if s.Sort == search.SortRelevance {
		n := min(maxCandidates, len(list))
		slices.SortFunc(list[:n], func(a, b *ranked) int { return a.compare(b, s.number != nil) })
	}
	m := newMarker(s.question, r)
	for _, d := range list[min(from, len(list)):min(to, len(list))] {
		hit := search.Hit{ID: d.id, Score: d.score, TitleMarks: m.title(d.facts.Title)}
		for _, i := range d.passages {
			p := d.record.passages[i]
			text, err := s.text(d.record, p.Span)
			if err != nil {
				return nil, err
			}
			if text == "" {
				continue
			}
			x := m.excerpt(p, text)
			if !slices.ContainsFunc(hit.Passages, func(y search.Passage) bool { return x.Text == y.Text }) {
				hit.Passages = append(hit.Passages, x)
			}
			if len(hit.Passages) == maxPassages {
				break
			}
		}
		out = append(out, hit)
	}
	return out, nil
}
