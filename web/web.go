// Package web serves Văn Khố to people and programs: server-rendered pages, complete without scripts, and the same
// results as JSON under /api/v1.
//
// Every page is made in three steps: a builder asks the Library and the Engine and fills a struct, a template turns
// the struct into a buffer, a thin handler writes the buffer. The API encodes the builder's struct, so that a page
// and the API cannot disagree.
package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"vankho/corpus"
	"vankho/search"
)

// Library is what the pages need of the store. It is safe for concurrent use.
type Library interface {
	// Document returns one document; corpus.ErrNotFound, or corpus.ErrGone where it was there and was removed.
	Document(ctx context.Context, id corpus.ID) (*corpus.Document, error)
	// Alias returns the id that a former id stands for; corpus.ErrNotFound where it stands for none.
	Alias(ctx context.Context, id corpus.ID) (corpus.ID, error)
	// Summaries returns what lists show; ids that the store does not hold are absent from the map.
	Summaries(ctx context.Context, ids []corpus.ID) (map[corpus.ID]corpus.Summary, error)
	// Newest returns the n documents that came in last.
	Newest(ctx context.Context, n int, secret bool) ([]corpus.Summary, error)
	// Wanted returns the n documents most referred to that the store does not hold.
	Wanted(ctx context.Context, n int, secret bool) ([]corpus.Wanted, error)
	// Holders returns, for each canonical number, the documents whose own number it is.
	Holders(ctx context.Context, canonical []string, secret bool) (map[string][]corpus.Summary, error)
	// CitedBy returns up to n documents that refer to the number, and how many there are in all.
	CitedBy(ctx context.Context, canonical string, n int, secret bool) ([]corpus.Summary, int, error)
	// Files returns a page of the file reports, worst first, and how many there are; outcome "" means all.
	Files(ctx context.Context, outcome corpus.Outcome, offset, n int) ([]corpus.FileReport, int, error)
	// Counts tells how much the store holds.
	Counts(ctx context.Context) (corpus.Counts, error)
	// Original finds a kept original file by its hash in hex; corpus.ErrNotFound.
	Original(ctx context.Context, sha256 string) (corpus.Original, error)
}

// Options are what New needs. Library and Engine are required.
type Options struct {
	Library Library
	Engine  search.Engine
	// Loopback says that the server is bound to a loopback address. Only then, and only to a request that names a
	// loopback host and came through no proxy, are documents with a mark of secrecy shown.
	Loopback bool
	// Version is the program's, for the status page.
	Version string
	// Logger receives errors that no person can mend from the page; nil means slog.Default.
	Logger *slog.Logger
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// New returns the whole site as one handler.
func New(o Options) (http.Handler, error) {
	if o.Library == nil || o.Engine == nil {
		return nil, errors.New("web: Library and Engine are required")
	}
	return http.NotFoundHandler(), nil
}
