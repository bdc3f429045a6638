package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Citations answers how many public documents cite each; those that none cites are left out.
func (s *Store) Citations(ctx context.Context) (map[corpus.ID]int, error) {
	out := map[corpus.ID]int{}
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var id corpus.ID
		var n int
		err := r.Scan(&id, &n)
		out[id] = n
		return err
	}, "SELECT doc, cited FROM nodes WHERE cited > 0")
	if err != nil {
		return nil, fmt.Errorf("citations: %w", err)
	}
	return out, nil
}
