package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Seq is the last change; 0 for an empty store.
func (s *Store) Seq(ctx context.Context) (corpus.Seq, error) {
	var seq corpus.Seq
	if err := s.reader.QueryRowContext(ctx, "SELECT seq FROM change_counter").Scan(&seq); err != nil {
		return 0, fmt.Errorf("last change: %w", err)
	}
	return seq, nil
}

// Changes lists at most limit changes after since, oldest first; each document appears once, with its latest change.
func (s *Store) Changes(ctx context.Context, since corpus.Seq, limit int) ([]corpus.Change, error) {
	var out []corpus.Change
	err := rows(ctx, s.reader, func(r *sql.Rows) error {
		var c corpus.Change
		err := r.Scan(&c.Seq, &c.ID, &c.Removed)
		out = append(out, c)
		return err
	}, `SELECT seq, id, 0 FROM documents WHERE seq > ?1 UNION ALL SELECT seq, id, 1 FROM removals WHERE seq > ?1 ORDER BY 1 LIMIT ?2`, since, limit)
	if err != nil {
		return nil, fmt.Errorf("changes since %d: %w", since, err)
	}
	return out, nil
}
