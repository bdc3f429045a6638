package store

import (
	"context"
	"database/sql"
	"fmt"

	"vankho/corpus"
)

// Seq is the last change; 0 for an empty store.
func (s *Store) Seq(ctx context.Context) (corpus.Seq, error) {
	seq, err := lastSeq(ctx, s.reader)
	if err != nil {
		return 0, fmt.Errorf("last change: %w", err)
	}
	return seq, nil
}

func lastSeq(ctx context.Context, q querier) (seq corpus.Seq, err error) {
	err = q.QueryRowContext(ctx, "SELECT seq FROM change_counter").Scan(&seq)
	return seq, err
}

// dropRemoved takes out of a table in memory what was removed after a change.
func dropRemoved(ctx context.Context, q querier, table dropper, since corpus.Seq) error {
	return rows(ctx, q, func(r *sql.Rows) error {
		var id corpus.ID
		err := r.Scan(&id)
		table.Drop(id)
		return err
	}, "SELECT id FROM removals WHERE seq > ?", since)
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
