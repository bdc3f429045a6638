// Package search is the vocabulary of searching: what is asked for, what is found, why.
// It holds no engine; search/engine answers these requests over bleve.
package search

import (
	"context"
	"errors"
	"time"

	"vankho/corpus"
	"vankho/search/query"
)

// ErrNotReady says that the index is being built and cannot answer yet.
var ErrNotReady = errors.New("search: index not ready")

// Engine answers requests. It is safe for concurrent use.
type Engine interface {
	Search(ctx context.Context, r Request) (*Results, error)
	// Stats tells what the index holds.
	Stats(ctx context.Context) (Stats, error)
}

// Sort orders hits. The zero value is by relevance.
type Sort string

// The orders, as the URL parameter "xep" spells them.
const (
	SortRelevance Sort = ""
	SortNewest    Sort = "moi"
	SortOldest    Sort = "cu"
)

// Filters narrow a search; each list is a set of alternatives, and all filters must hold.
type Filters struct {
	// Types are type slugs: "nghi-quyet".
	Types []string
	// Issuers are issuer slugs: "uy-ban-nhan-dan-tinh-lao-cai"; query.None for documents that name no issuer.
	Issuers []string
	// Years are ranges of the issue year; NoYear is one more alternative, documents that state none.
	Years  []query.YearRange
	NoYear bool
}

// Request is one question to the engine.
type Request struct {
	Query   query.Query
	Filters Filters
	Sort    Sort
	// Exact (chinh-xac) wants the marks as typed; else missing or differing marks match too, ranked lower.
	Exact bool
	// Offset and Limit page through the hits; Limit 0 asks for counts alone.
	Offset, Limit int
	// Secret lets documents with a mark of secrecy be found.
	Secret bool
}

// Results answers a Request.
type Results struct {
	Total int           `json:"total"`
	Took  time.Duration `json:"-"`
	Hits  []Hit         `json:"hits"`
	// Facets are in the order of the page; counts follow the query and the other facets.
	Facets []Facet `json:"facets"`
	// Relaxed is true where no document held all words, or too few all those of a sentence that asks ("… được quy định
	// như thế nào"), and documents with most of them are shown instead.
	Relaxed bool `json:"relaxed,omitempty"`
	// Absent are the typed words that no document holds.
	Absent []string `json:"absent,omitempty"`
	// Folded is true where the question was typed without marks, so that all readings match.
	Folded bool `json:"folded,omitempty"`
	// Sole is the one document whose own number the whole question names, if there is exactly one.
	Sole corpus.ID `json:"sole,omitempty"`
}

// Hit is one document found, with its best passages.
type Hit struct {
	ID    corpus.ID `json:"id"`
	Score float64   `json:"score"`
	// TitleMarks are the matches within the document's title, byte offsets into the title.
	TitleMarks []corpus.Span `json:"title_marks,omitempty"`
	Passages   []Passage     `json:"passages,omitempty"`
}

// Passage (đoạn) is a piece of the frozen text with its matches; both are byte offsets into the document's text.
type Passage struct {
	corpus.Span
	// Text is text[Start:End].
	Text string `json:"text"`
	// Marks are the matches, byte offsets into the document's text, ascending, not overlapping.
	Marks []corpus.Span `json:"marks"`
	// Section is the innermost section that holds the passage; empty where the document has none.
	Section corpus.SectionID `json:"section,omitempty"`
	// Place is what a person calls the passage's place: "Điều 5 khoản 2", "Đoạn 4".
	Place string `json:"place"`
}

// Facet is one group of filters with its values.
type Facet struct {
	// Key is the URL parameter: "loai", "coquan", "nam".
	Key    string       `json:"key"`
	Values []FacetValue `json:"values"`
}

// FacetValue is one value of a facet.
type FacetValue struct {
	// Value is what the URL carries: "nghi-quyet", "2025"; query.None for documents without the fact.
	Value string `json:"value"`
	// Label is what the page shows: "Nghị quyết".
	Label  string `json:"label"`
	Count  int    `json:"count"`
	Chosen bool   `json:"chosen,omitempty"`
}

// Stats tells what the index holds.
type Stats struct {
	Documents int        `json:"documents"`
	Seq       corpus.Seq `json:"seq"`
	// Build identifies mapping and analyzer: another build means another index.
	Build string `json:"build"`
	// Synced is when the last change came in.
	Synced time.Time `json:"synced"`
}
