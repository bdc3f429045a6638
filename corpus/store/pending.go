package store

import (
	"context"
	"fmt"
)

// Pending counts what the store still has to look at: pages that wait for text recognition, and numbers whose citations are to be judged.
// While there are any, nobody can say that the store does not hold a document.
func (s *Store) Pending(ctx context.Context) (pages, numbers int, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM recognitions WHERE state = 'waiting'),
		(SELECT count(DISTINCT key) FROM link_queue)`).Scan(&pages, &numbers)
	if err != nil {
		return 0, 0, fmt.Errorf("what is pending: %w", err)
	}
	return pages, numbers, nil
}
