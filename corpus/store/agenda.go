package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/agenda"
)

// agendaKept holds the tasks of all documents as columns, as of the last change that was read.
type agendaKept struct {
	mu     sync.RWMutex
	table  *agenda.Table
	seq    corpus.Seq
	writes uint64
}

// agenda is the table of all tasks as the store has them now. The caller holds it until release.
func (s *Store) agenda(ctx context.Context) (t *agenda.Table, release func(), err error) {
	k := &s.tasks
	for range 3 {
		k.mu.RLock()
		if k.table != nil && k.writes == s.writes.Load() {
			return k.table, k.mu.RUnlock, nil
		}
		k.mu.RUnlock()
		if err := s.readAgenda(ctx); err != nil {
			return nil, nil, fmt.Errorf("tasks: %w", err)
		}
	}
	// Somebody writes all the time: what was read a moment ago will do.
	k.mu.RLock()
	return k.table, k.mu.RUnlock, nil
}

// readAgenda brings the table up to date: what changed since it was last read, which is everything at first.
func (s *Store) readAgenda(ctx context.Context) error {
	k := &s.tasks
	k.mu.Lock()
	defer k.mu.Unlock()
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	writes, t, seq := s.writes.Load(), k.table, k.seq
	if t == nil {
		t, seq = agenda.New(), 0
	}
	// A reading that fails halfway leaves a table that is behind, and is taken up from where it began.
	if err := dropRemoved(ctx, tx, t, seq); err != nil {
		return err
	}
	if err := readAssigned(ctx, tx, t, seq); err != nil {
		return err
	}
	now, err := lastSeq(ctx, tx)
	if err != nil {
		return err
	}
	k.table, k.seq, k.writes = t, now, writes
	return nil
}

// readAssigned takes in the documents that changed after seq. Lesser versions are left out.
func readAssigned(ctx context.Context, tx *sql.Tx, t *agenda.Table, seq corpus.Seq) error {
	return rows(ctx, tx, func(r *sql.Rows) error {
		var d agenda.Document
		var issued, number string
		var shown bool
		var packed sql.RawBytes
		if err := r.Scan(&d.ID, &d.Secret, &d.Type.Label, &d.Issuer.Label, &issued, &number, &shown, &packed); err != nil {
			return err
		}
		t.Drop(d.ID)
		if !shown || len(packed) == 0 {
			return nil
		}
		d.Issued, _ = corpus.ParseISODate(issued)
		d.Year = corpus.YearOf(d.Issued, number)
		d.Type.Slug, d.Issuer.Slug = corpus.Spelled(d.Type.Label), corpus.Spelled(d.Issuer.Label)
		d.Place = placeOfIssuer(d.Issuer.Label)
		var err error
		if d.Columns, err = agenda.Unpack(packed); err != nil {
			return fmt.Errorf("document %s: %w", d.ID, err)
		}
		t.Put(d)
		return nil
	}, `SELECT d.id, d.secrecy <> '', d.type, d.issuer, d.issued, d.number, d.version_of = '', coalesce(c.columns, x'')
		FROM documents d LEFT JOIN task_columns c ON c.doc = d.id WHERE d.seq > ?1 AND (?1 > 0 OR c.doc IS NOT NULL) ORDER BY d.seq`, seq)
}

// placeOfIssuer is the province or city at the end of a body's name, as addresses spell it: "lao-cai".
func placeOfIssuer(issuer string) agenda.Value {
	tail, ok := corpus.ProvinceTail(issuer)
	if !ok {
		return agenda.Value{}
	}
	if p, ok := corpus.ProvinceByName(tail); ok {
		return agenda.Value{Slug: p.Slug(), Label: p.FullName()}
	}
	_, bare, _ := strings.Cut(strings.TrimPrefix(tail, "thành "), " ")
	return agenda.Value{Slug: corpus.Spelled(bare), Label: tail}
}
