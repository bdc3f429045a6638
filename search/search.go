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
	// All answers every document that Search would find over all its pages, in their order, without passages; Offset, Limit, Sections and
	// Explain do not count. What is folded into one hit on a page is apart here.
	All(ctx context.Context, r Request) ([]corpus.ID, error)
	// Suggest completes what is being typed, at most limit suggestions: numbers first, then titles, bodies, headings and
	// phrases of the corpus. Marks need not be typed. secret lets documents with a mark of secrecy be suggested.
	Suggest(ctx context.Context, text string, limit int, secret bool) ([]Suggestion, error)
	// Similar finds documents that speak of what a document speaks of, at most limit, nearest first; with a section, sections of
	// other documents on its topic, one of each document, with passages. Hit.Score is a share of what the document itself
	// would score. It finds none for an unknown document, and for a section that only carries out: "Điều khoản thi hành".
	Similar(ctx context.Context, id corpus.ID, section corpus.SectionID, limit int, secret bool) ([]Hit, error)
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
	SortNumber    Sort = "so"         // by number, as numbers count
	SortCited     Sort = "nhac"       // those that most documents refer to first
	SortPoor      Sort = "chat-luong" // what reads worst first
	// SortNone wants no order and costs none: for who counts the hits of All, or orders them otherwise. No address has it.
	SortNone Sort = "-"
)

// Request is one question to the engine.
type Request struct {
	Query query.Query
	// Filters narrow the search, as those of the question do; both must hold.
	Filters []query.Filter
	Sort    Sort
	// Exact (chinh-xac) wants the marks as typed; else missing or differing marks match too, ranked lower.
	Exact bool
	// AsTyped (sua=khong) reads nothing into the words: no correction is applied, and none is proposed.
	AsTyped bool
	// Offset and Limit page through the hits; Limit 0 asks for counts alone.
	Offset, Limit int
	// Among, where it is not nil, are the documents to be shown, in that order, each a hit of its own: those of one part of what All answered,
	// whether they still answer the question or not. Offset, Limit and Sections do not count then; total and facets are of the question.
	Among []corpus.ID
	// Secret lets documents with a mark of secrecy be found.
	Secret bool
	// Sections makes each hit a section (an article, a heading with its lines) in place of a document.
	Sections bool
	// Explain fills in Hit.Why.
	Explain bool
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
	// Whole counts, where Relaxed, the documents that hold all that was asked.
	Whole int `json:"whole,omitempty"`
	// Absent are the typed words that no document holds.
	Absent []string `json:"absent,omitempty"`
	// Folded is true where the question was typed without marks, so that all readings match.
	Folded bool `json:"folded,omitempty"`
	// Corrections are other readings of typed words that the corpus knows, and what was done with them.
	Corrections []Correction `json:"corrections,omitempty"`
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
	// Section is the section that was found, where the request wants sections; empty for the document's own facts.
	Section corpus.SectionID `json:"section,omitempty"`
	// Same are documents folded into this hit, whose text says nearly the same.
	Same []corpus.ID `json:"same,omitempty"`
	// Why tells what the score is made of, where the request asks for it.
	Why []Reason `json:"why,omitempty"`
}

// Reason is one part of a hit's score; the parts sum to Hit.Score.
// Example: {"heading", "Tiêu đề chứa các từ đã hỏi", .82, 1.4}.
type Reason struct {
	// Key names the feature as in the model's data, Label says it in Vietnamese.
	Key   string `json:"key"`
	Label string `json:"label"`
	// Value is what was measured, Points what it adds.
	Value  float64 `json:"value"`
	Points float64 `json:"points"`
}

// Correction is another reading of some typed words, in words of the corpus alone.
type Correction struct {
	// Kind is "marks" (marks restored), "keys" (left-over keys of Telex or VNI), "letters" (a slip), "name" (a body or place that is called
	// otherwise now).
	Kind string `json:"kind"`
	// Typed and Read are the words before and after; Query is the whole question with the reading in it.
	Typed string `json:"typed"`
	Read  string `json:"read"`
	Query string `json:"query"`
	// Applied is true where the results are those of the reading; else it is only proposed.
	Applied bool `json:"applied"`
}

// Suggestion completes what is being typed.
type Suggestion struct {
	// Text is the whole question that the suggestion stands for, with its marks.
	Text string `json:"text"`
	// Kind is "number", "title", "body", "phrase".
	Kind string `json:"kind"`
	// ID is the document that a number or title names; empty where it names several.
	ID corpus.ID `json:"id,omitempty"`
	// Detail says which it is: type, issuer and date of the document.
	Detail string `json:"detail,omitempty"`
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
	// Place is what a person calls the passage's place: "Khoản 2 Điều 5", "Đoạn 4".
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
	// Excluded is true where documents with the value are left out; Count is how many these would be.
	Excluded bool `json:"excluded,omitempty"`
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
