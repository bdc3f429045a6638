package store

import (
	"context"
	"fmt"
	"strings"

	"vankho/corpus"
)

// Pieces are pieces of one document's text, in the order asked for, without the rest of it being loaded: "" for a piece that
// lies outside the text, and none at all where there is no such text.
func (s *Store) Pieces(ctx context.Context, id corpus.ID, spans []corpus.Span) ([]string, error) {
	if len(spans) == 0 {
		return nil, nil
	}
	// substr of a BLOB counts bytes; the cast costs nothing, since a text is stored as its bytes.
	columns := make([]string, len(spans))
	out := make([][]byte, len(spans))
	args, into := make([]any, 0, 2*len(spans)+1), make([]any, len(spans))
	for i, at := range spans {
		columns[i] = "substr(b, ?, ?)"
		args = append(args, at.Start+1, at.Len())
		into[i] = &out[i]
	}
	rows, err := s.reader.QueryContext(ctx, "SELECT "+strings.Join(columns, ", ")+
		" FROM (SELECT CAST(body AS BLOB) b FROM texts WHERE doc = ?)", append(args, string(id))...)
	if err != nil {
		return nil, fmt.Errorf("pieces of %s: %w", id, err)
	}
	defer rows.Close() //nolint:errcheck // Err tells
	if !rows.Next() {
		return nil, rows.Err()
	}
	if err := rows.Scan(into...); err != nil {
		return nil, fmt.Errorf("pieces of %s: %w", id, err)
	}
	texts := make([]string, len(out))
	for i, b := range out {
		if len(b) == spans[i].Len() {
			texts[i] = string(b)
		}
	}
	return texts, rows.Err()
}
