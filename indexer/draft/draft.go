// Package draft checks the citations of a draft against what the store holds. It keeps nothing: a draft and its findings live in the
// memory of who asks.
package draft

import (
	"context"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// Library is what the check asks of the store. It is safe for concurrent use.
type Library interface {
	// Cited returns, for each strict key of a number, or key of a type and subject, the documents that bear it.
	Cited(ctx context.Context, keys []string, secret bool) (map[string][]corpus.Holder, error)
	// Summaries returns what lists show; ids that the store does not hold are absent from the map.
	Summaries(ctx context.Context, ids []corpus.ID) (map[corpus.ID]corpus.Summary, error)
	// Validity returns what the store knows of the validity of documents.
	Validity(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]validity.Facts, error)
	// Outline returns the ids of all sections of a document; none where its text is not held.
	Outline(ctx context.Context, id corpus.ID) ([]corpus.SectionID, error)
	// Witnesses returns, for each document that others cite, how many do and the words of one.
	Witnesses(ctx context.Context, ids []corpus.ID, secret bool) (map[corpus.ID]corpus.Witness, error)
	// Counts tells how much the store holds.
	Counts(ctx context.Context) (corpus.Counts, error)
	// Pending counts the pages that wait for text recognition and what is still to be judged: citations, ties, validity.
	Pending(ctx context.Context) (pages, judging int, err error)
}
