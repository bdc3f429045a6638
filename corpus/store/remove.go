package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"vankho/corpus"
)

// RemoveFile forgets a file: its sources go, and with them the documents that have no other source.
// It answers how many documents went.
func (s *Store) RemoveFile(ctx context.Context, path, reason string) (int, error) {
	gone := 0
	err := s.write(ctx, func(tx *sql.Tx) error {
		members, err := texts(ctx, tx, "SELECT member FROM sources WHERE path = ?", path)
		if err != nil {
			return err
		}
		if gone, err = dropMembers(ctx, tx, path, members, reason); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM files WHERE path = ?", path)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("remove %s: %w", path, err)
	}
	return gone, nil
}

// RemoveMembers forgets rows of a register, or the one document of a file (member ""); those that are not there are passed
// over. It answers how many documents went.
func (s *Store) RemoveMembers(ctx context.Context, path string, members []string, reason string) (int, error) {
	gone := 0
	err := s.write(ctx, func(tx *sql.Tx) error {
		var err error
		gone, err = dropMembers(ctx, tx, path, members, reason)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("remove rows of %s: %w", path, err)
	}
	return gone, nil
}

// Members lists the rows of a register that the store holds, "" for a file that is one document.
func (s *Store) Members(ctx context.Context, path string) ([]string, error) {
	return texts(ctx, s.reader, "SELECT member FROM sources WHERE path = ? ORDER BY member", path)
}

func dropMembers(ctx context.Context, tx *sql.Tx, path string, members []string, reason string) (int, error) {
	before, err := count(ctx, tx, "SELECT count(*) FROM documents")
	if err != nil {
		return 0, err
	}
	for _, m := range members {
		if err := dropSource(ctx, tx, path, m, reason); err != nil {
			return 0, err
		}
	}
	after, err := count(ctx, tx, "SELECT count(*) FROM documents")
	return before - after, err
}

// dropSource takes one source away, and its document where it was the last.
func dropSource(ctx context.Context, tx *sql.Tx, path, member, reason string) error {
	var id corpus.ID
	err := tx.QueryRowContext(ctx, "DELETE FROM sources WHERE path = ? AND member = ? RETURNING doc", path, member).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	left, err := count(ctx, tx, "SELECT count(*) FROM sources WHERE doc = ?", id)
	if err != nil || left > 0 {
		return err
	}
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	if err := leaveVersions(ctx, tx, id); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM documents WHERE id = ?", id); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO removals VALUES (?,?,?,?)", id, seq, time.Now().Unix(), reason)
	return err
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// rows runs a query and hands each row to scan.
func rows(ctx context.Context, q querier, scan func(*sql.Rows) error, query string, args ...any) error {
	r, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer r.Close()
	for r.Next() {
		if err := scan(r); err != nil {
			return err
		}
	}
	return r.Err()
}

// texts is the single text column of a query.
func texts(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	var out []string
	err := rows(ctx, q, func(r *sql.Rows) error {
		var s string
		if err := r.Scan(&s); err != nil {
			return err
		}
		out = append(out, s)
		return nil
	}, query, args...)
	return out, err
}
