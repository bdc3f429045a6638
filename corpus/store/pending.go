package store

import (
	"context"
	"fmt"
)

// Pending counts what the store still has to look at: pages that wait for text recognition, and, to the first thousand, what is to be judged:
// numbers with their citations, documents with their ties, their validity and their names. While there are any, nobody can say that the store does not
// hold a document, nor that nothing changed one.
func (s *Store) Pending(ctx context.Context) (pages, judging int, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM recognitions WHERE state = 'waiting'),
		(SELECT count(*) FROM (SELECT 1 FROM (SELECT DISTINCT key FROM link_queue) UNION ALL SELECT 1 FROM tie_queue UNION ALL SELECT 1 FROM validity_queue UNION ALL SELECT 1 FROM name_queue LIMIT 1000))`).Scan(&pages, &judging)
	if err != nil {
		return 0, 0, fmt.Errorf("what is pending: %w", err)
	}
	return pages, judging, nil
}
