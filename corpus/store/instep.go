package store

import (
	"context"
	"database/sql"
	"sync"

	"vankho/corpus"
)

// inStep is a table in memory that follows the documents of the store: read whole at the first question, then what changed since.
type inStep[T dropper] struct {
	mu    sync.RWMutex
	table T
	read  bool
	// seq is the last change that was read, writes how often the store had been written to.
	seq    corpus.Seq
	writes uint64
}

// dropper is a table that documents are taken out of.
type dropper interface{ Drop(corpus.ID) }

// following is how a table follows the store.
type following[T dropper] struct {
	fresh func() T
	// due reports whether a table that is in step with the documents must be read nevertheless; nil = never.
	due func() bool
	// take takes in what changed after a change. Where it fails, what it took in stays, and it begins there again.
	take func(ctx context.Context, tx *sql.Tx, t T, since corpus.Seq) error
}

// hold answers the table as the store has it now, nobody changing it until release.
func (k *inStep[T]) hold(ctx context.Context, s *Store, f following[T]) (table T, release func(), err error) {
	for range 3 {
		k.mu.RLock()
		if k.read && k.writes == s.writes.Load() && (f.due == nil || !f.due()) {
			return k.table, k.mu.RUnlock, nil
		}
		k.mu.RUnlock()
		if err := k.follow(ctx, s, f); err != nil {
			return table, nil, err
		}
	}
	// Somebody writes all the time: what was read a moment ago will do.
	k.mu.RLock()
	return k.table, k.mu.RUnlock, nil
}

// follow brings the table up to date.
func (k *inStep[T]) follow(ctx context.Context, s *Store, f following[T]) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	writes := s.writes.Load()
	if !k.read {
		k.table, k.seq = f.fresh(), 0
	}
	if err := dropRemoved(ctx, tx, k.table, k.seq); err != nil {
		return err
	}
	if err := f.take(ctx, tx, k.table, k.seq); err != nil {
		return err
	}
	now, err := lastSeq(ctx, tx)
	if err != nil {
		return err
	}
	k.read, k.seq, k.writes = true, now, writes
	return nil
}
