package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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
		if gone, err = dropMembers(ctx, tx, path, members, reason, false); err != nil {
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
		gone, err = dropMembers(ctx, tx, path, members, reason, false)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("remove rows of %s: %w", path, err)
	}
	return gone, nil
}

// Withdraw is RemoveMembers for what bears a mark of secrecy: nothing stays of the documents, not even the address under which citations of
// them could be found.
func (s *Store) Withdraw(ctx context.Context, path string, members []string, reason string) (int, error) {
	gone := 0
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, m := range members {
			if err := hushActs(ctx, tx, path, m); err != nil {
				return err
			}
		}
		var err error
		gone, err = dropMembers(ctx, tx, path, members, reason, true)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("withdraw %s: %w", path, err)
	}
	return gone, nil
}

// Members lists the rows of a register that the store holds, "" for a file that is one document.
func (s *Store) Members(ctx context.Context, path string) ([]string, error) {
	return texts(ctx, s.reader, "SELECT member FROM sources WHERE path = ? ORDER BY member", path)
}

func dropMembers(ctx context.Context, tx *sql.Tx, path string, members []string, reason string, forget bool) (gone int, err error) {
	for _, m := range members {
		went, err := dropSource(ctx, tx, path, m, reason, forget)
		if err != nil {
			return 0, err
		}
		if went {
			gone++
		}
	}
	return gone, nil
}

// dropSource takes one source away, and its document where it was the last; it reports whether the document went. One that
// public documents cite stays as what they say of it, unless it bears a mark of secrecy or is to be forgotten.
func dropSource(ctx context.Context, tx *sql.Tx, path, member, reason string, forget bool) (bool, error) {
	var id corpus.ID
	err := tx.QueryRowContext(ctx, "DELETE FROM sources WHERE path = ? AND member = ? RETURNING doc", path, member).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	left, err := count(ctx, tx, "SELECT count(*) FROM sources WHERE doc = ?", id)
	if err != nil {
		return false, err
	}
	if left > 0 {
		return false, lessen(ctx, tx, id)
	}
	if err := errors.Join(queueStubs(ctx, tx, id), queueOwn(ctx, tx, id), leaveVersions(ctx, tx, id)); err != nil {
		return false, err
	}
	// Nobody may see, not even until the citations are judged anew, that a marked document was held or that one cites it.
	cited, err := count(ctx, tx, `SELECT count(*) FROM documents WHERE id = ?1 AND number_key <> '' AND version_of = '' AND secrecy = ''
		AND EXISTS (SELECT 1 FROM links l JOIN documents c ON c.id = l.doc WHERE l.target = ?1 AND l.target <> '' AND l.doc <> ?1
			AND c.secrecy = '' AND c.version_of = '')`, id)
	if err != nil {
		return false, err
	}
	if cited > 0 && !forget {
		return true, strip(ctx, tx, id)
	}
	if err := unlink(ctx, tx, id); err != nil {
		return false, err
	}
	return true, dropDocument(ctx, tx, id, reason)
}

// unlink takes back what leads to a document that goes or is to be seen no more, at once: the citations are judged anew later.
func unlink(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	if err := queueCiting(ctx, tx, id); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE links SET target = '', section = '', state = ?2, reason = ?3 WHERE target = ?1 AND target <> ''",
		id, corpus.LinkAbsent, "trong kho chưa có văn bản này")
	return err
}

// lessen sees to a document that lost one of its sources: without a text it stands for the rows of registers that are left.
func lessen(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	textless, err := count(ctx, tx, `SELECT count(*) FROM documents WHERE id = ?1 AND stub = 0 AND NOT EXISTS (SELECT 1 FROM sources WHERE doc = ?1 AND listed = '')`, id)
	if err != nil {
		return err
	}
	if textless > 0 {
		return revert(ctx, tx, id)
	}
	return queueOwn(ctx, tx, id)
}

// strip leaves of a document nothing but its number: what its citations say of it is written when they are judged, and it goes where they
// say too little.
func strip(ctx context.Context, tx *sql.Tx, id corpus.ID) error {
	seq, err := nextSeq(ctx, tx)
	if err != nil {
		return err
	}
	if err := dropParts(ctx, tx, id); err != nil {
		return err
	}
	var number string
	if err := tx.QueryRowContext(ctx, "SELECT number FROM documents WHERE id = ?", id).Scan(&number); err != nil {
		return err
	}
	if err := sweepIndicators(ctx, tx); err != nil {
		return err
	}
	blank := &corpus.Document{Title: number, Cited: true, Header: corpus.Header{System: corpus.SystemUnknown, Number: number}}
	if err := putFacts(ctx, tx, id, seq, blank); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE documents SET own = '' WHERE id = ?", id)
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
