package baseline

import (
	"context"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"vankho/search/vi"
)

// Bleve is an index with four fields, words and pairs of title and text, asked by one disjunction of all words and pairs of a
// question: what bleve's handbook would have one do.
type Bleve struct{ index bleve.Index }

// bleveFields are the fields with their boosts: a title counts twice.
var bleveFields = []struct {
	name         string
	title, pairs bool
	boost        float64
}{{"title", true, false, 2}, {"text", false, false, 1}, {"titlepairs", true, true, 2}, {"textpairs", false, true, 1}}

// batchSize is how many bytes of text are indexed at a time.
const batchSize = 4 << 20

// OpenBleve makes an index of the articles in dir, which must not exist.
func OpenBleve(ctx context.Context, dir string, articles []Article) (*Bleve, error) {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	idx, err := bleve.New(dir, m)
	if err != nil {
		return nil, fmt.Errorf("make index: %w", err)
	}
	batch, size := idx.NewBatch(), 0
	for i, a := range articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d := document.NewDocument(a.ID)
		for _, f := range bleveFields {
			value, analyzer := a.Text, analysis.Analyzer(vi.NormWords())
			if f.title {
				value = a.Title
			}
			if f.pairs {
				analyzer = vi.FoldRuns(2)
			}
			d.AddField(document.NewTextFieldCustom(f.name, nil, []byte(value), index.IndexField, analyzer))
		}
		if err := batch.IndexAdvanced(d); err != nil {
			return nil, fmt.Errorf("index %s: %w", a.ID, err)
		}
		if size += len(a.Text); size > batchSize || i == len(articles)-1 {
			if err := idx.Batch(batch); err != nil {
				return nil, fmt.Errorf("write index: %w", err)
			}
			batch, size = idx.NewBatch(), 0
		}
	}
	return &Bleve{idx}, nil
}

// Rank answers the best articles, at most limit.
func (b *Bleve) Rank(ctx context.Context, question string, limit int) ([]Scored, error) {
	norms, pairs := words(question)
	var parts []query.Query
	for _, f := range bleveFields {
		terms := norms
		if f.pairs {
			terms = pairs
		}
		for _, t := range terms {
			q := query.NewTermQuery(t)
			q.SetField(f.name)
			q.SetBoost(f.boost)
			parts = append(parts, q)
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	r, err := b.index.SearchInContext(ctx, bleve.NewSearchRequestOptions(query.NewDisjunctionQuery(parts), limit, 0, false))
	if err != nil {
		return nil, err
	}
	out := make([]Scored, len(r.Hits))
	for i, h := range r.Hits {
		out[i] = Scored{h.ID, h.Score}
	}
	return out, nil
}

// Close releases the index.
func (b *Bleve) Close() error { return b.index.Close() }
