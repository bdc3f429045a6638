package engine

import (
	"context"

	"github.com/blevesearch/bleve/v2/mapping"
	bsearch "github.com/blevesearch/bleve/v2/search"
	bq "github.com/blevesearch/bleve/v2/search/query"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/search/vi"
)

// standing is the query for words that stand together in their order. The index knows pairs; a chain of them may stand
// apart in a document, and their marks are not known there, so each document is looked at in its forward record.
type standing struct {
	// chain finds the documents that hold all pairs.
	chain bq.Query
	need  need
	exact bool
	cache *cache
}

// maxLooked is how many documents are looked at. Chains that more documents hold are of words that always stand
// together ("ủy ban nhân dân"), and are taken at their word.
const maxLooked = 400

// Searcher implements bleve's query.Query.
func (s standing) Searcher(ctx context.Context, r index.IndexReader, m mapping.IndexMapping, o bsearch.SearcherOptions) (bsearch.Searcher, error) {
	many, err := s.many(ctx, r, m)
	if err != nil {
		return nil, err
	}
	inner, err := s.chain.Searcher(ctx, r, m, o)
	if err != nil || many {
		return inner, err
	}
	rec, err := openRecords(r, s.cache)
	if err != nil {
		return nil, err
	}
	return searcher.NewFilteringSearcher(ctx, inner, func(_ *bsearch.SearchContext, d *bsearch.DocumentMatch) bool {
		id, err := r.ExternalID(d.IndexInternalID)
		if err != nil {
			return false
		}
		record, err := rec.read(id)
		return err == nil && record != nil && s.in(record)
	}), nil
}

// many reports whether more than maxLooked documents hold the chain.
func (s standing) many(ctx context.Context, r index.IndexReader, m mapping.IndexMapping) (bool, error) {
	counter, err := s.chain.Searcher(ctx, r, m, bsearch.SearcherOptions{Score: "none"})
	if err != nil {
		return false, err
	}
	defer counter.Close()
	sc := &bsearch.SearchContext{DocumentMatchPool: bsearch.NewDocumentMatchPool(counter.DocumentMatchPoolSize()+1, 0), IndexReader: r}
	for n := 0; n <= maxLooked; n++ {
		d, err := counter.Next(sc)
		if d == nil || err != nil {
			return false, err
		}
		sc.DocumentMatchPool.Put(d)
	}
	return true, nil
}

func (s standing) in(d *record) bool {
	var phrase words
	for _, w := range s.need.words {
		phrase = phrase.add(w.Fold, vi.Norm(w.Text))
	}
	return d.title.hold(phrase, s.exact) || d.named.hold(phrase, s.exact) || d.body.hold(phrase, s.exact)
}

// hold reports whether a phrase stands in the words, with the marks typed where exact.
func (w words) hold(phrase words, exact bool) bool {
	n := phrase.len()
	for i := 0; i+n <= w.len(); i++ {
		j := 0
		for j < n && w.fold(i+j) == phrase.fold(j) && (!exact || w.norm(i+j) == phrase.norm(j)) {
			j++
		}
		if j == n {
			return true
		}
	}
	return false
}
