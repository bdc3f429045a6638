package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// watch is a connection that does nothing but see whether others have written.
type watch struct {
	mu   sync.Mutex
	conn *sql.Conn
	// opened counts the connections so far: each counts what it sees from its own beginning.
	opened uint64
}

// StateMark (dấu trạng thái) tells one state of the store from another for as long as it is open: with any transaction that is kept, and where a
// person changes the file of joined indicators, it is another one. It costs some microseconds.
// Example: "1.2a.7.0"; once a document was put: "1.2b.8.0". Source: sqlite.org/pragma.html#pragma_data_version.
func (s *Store) StateMark() (string, error) {
	s.watch.mu.Lock()
	defer s.watch.mu.Unlock()
	ctx := context.Background() // a reader who leaves must not cost the connection
	if s.watch.conn == nil {
		c, err := s.reader.Conn(ctx)
		if err != nil {
			return "", fmt.Errorf("state mark: %w", err)
		}
		s.watch.conn = c
		s.watch.opened++
	}
	var version int64
	if err := s.watch.conn.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version); err != nil {
		return "", errors.Join(fmt.Errorf("state mark: %w", err), s.watch.close())
	}
	// What is kept in memory follows the count of writes, which comes a moment after the write.
	return fmt.Sprintf("%x.%x.%x.%x", s.watch.opened, version, s.writes.Load(), s.joinWritten().UnixNano()), nil
}

// close gives the connection back.
func (w *watch) close() error {
	if w.conn == nil {
		return nil
	}
	err := w.conn.Close()
	w.conn = nil
	return err
}
