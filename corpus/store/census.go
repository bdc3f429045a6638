package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"vankho/corpus"
	"vankho/corpus/census"
	"vankho/corpus/viet"
)

// joinFile is where a person says in the data folder which phrasings are one indicator: a line each, phrasings parted by tabs, the first
// being what the indicator is called; "#" begins a remark.
const joinFile = "chi-tieu.tsv"

// censusKept holds the figures of all documents as columns, as of the last change that was read.
type censusKept struct {
	mu     sync.RWMutex
	table  *census.Table
	seq    corpus.Seq
	phrase corpus.IndicatorID // the last one read
	writes uint64
	joined time.Time // when joinFile was last written, zero where there is none
}

// census is the table of all figures as the store has them now. The caller holds it until release.
func (s *Store) census(ctx context.Context) (t *census.Table, release func(), err error) {
	for range 3 {
		s.figures.mu.RLock()
		if s.figures.table != nil && s.figures.writes == s.writes.Load() && s.figures.joined.Equal(s.joinWritten()) {
			return s.figures.table, s.figures.mu.RUnlock, nil
		}
		s.figures.mu.RUnlock()
		if err := s.readCensus(ctx); err != nil {
			return nil, nil, fmt.Errorf("figures: %w", err)
		}
	}
	// Somebody writes all the time: what was read a moment ago will do.
	s.figures.mu.RLock()
	return s.figures.table, s.figures.mu.RUnlock, nil
}

// joinWritten is when joinFile was last written.
func (s *Store) joinWritten() time.Time {
	info, err := os.Stat(filepath.Join(s.dir, joinFile))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// readCensus brings the table up to date: what changed since it was last read, which is everything at first.
func (s *Store) readCensus(ctx context.Context) error {
	k := &s.figures
	k.mu.Lock()
	defer k.mu.Unlock()
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // it only read
	writes, joined := s.writes.Load(), s.joinWritten()
	t, seq, phrase := k.table, k.seq, k.phrase
	if t == nil {
		t, seq, phrase = census.New(), 0, 0
	}
	if t != k.table || !joined.Equal(k.joined) {
		lists, err := readJoins(filepath.Join(s.dir, joinFile))
		if err != nil {
			return err
		}
		t.Join(lists)
	}
	if err := readPhrases(ctx, tx, t, &phrase); err != nil {
		return err
	}
	// A reading that fails halfway leaves a table that is behind, and is taken up from where it began.
	if err := readDocuments(ctx, tx, t, seq); err != nil {
		return err
	}
	now, err := lastSeq(ctx, tx)
	if err != nil {
		return err
	}
	k.table, k.seq, k.phrase, k.writes, k.joined = t, now, phrase, writes, joined
	return nil
}

func readPhrases(ctx context.Context, tx *sql.Tx, t *census.Table, last *corpus.IndicatorID) error {
	return rows(ctx, tx, func(r *sql.Rows) error {
		var p census.Phrase
		err := r.Scan(&p.ID, &p.Key)
		t.Name(p)
		*last = p.ID
		return err
	}, "SELECT id, words FROM indicators WHERE id > ? ORDER BY id", *last)
}

func readDocuments(ctx context.Context, tx *sql.Tx, t *census.Table, since corpus.Seq) error {
	if err := dropRemoved(ctx, tx, t, since); err != nil {
		return err
	}
	return rows(ctx, tx, func(r *sql.Rows) error {
		d := census.Document{}
		var issuer, issued string
		var shown bool
		var packed sql.RawBytes
		if err := r.Scan(&d.ID, &d.Secret, &issuer, &issued, &d.Type, &d.Draft, &shown, &packed); err != nil {
			return err
		}
		t.Drop(d.ID)
		if !shown || len(packed) == 0 {
			return nil
		}
		d.Issuer = viet.Slug(issuer)
		d.Issued, _ = corpus.ParseISODate(issued)
		var err error
		if d.Columns, err = census.Unpack(packed); err != nil {
			return fmt.Errorf("document %s: %w", d.ID, err)
		}
		t.Put(d)
		return nil
	}, `SELECT d.id, d.secrecy <> '', d.issuer, d.issued, d.type, d.draft, d.version_of = '', coalesce(c.columns, x'')
		FROM documents d LEFT JOIN figure_columns c ON c.doc = d.id WHERE d.seq > ?1 AND (?1 > 0 OR c.doc IS NOT NULL) ORDER BY d.seq`, since)
}

// maxJoinFile is how many bytes of joinFile are read.
const maxJoinFile = 4 << 20

// readJoins reads joinFile; nil where there is none.
func readJoins(path string) ([][]string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it only read
	return corpus.ReadJoins(f, maxJoinFile)
}
