package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"vankho/corpus"
	"vankho/corpus/census"
	"vankho/corpus/viet"
)

// joinFile is where a person says in the data folder which phrasings are one indicator: a line each, phrasings parted by tabs, the first
// being what the indicator is called; "#" begins a remark.
const joinFile = "chi-tieu.tsv"

// censusKept holds the figures of all documents as columns.
type censusKept struct {
	inStep[*census.Table]
	phrase corpus.IndicatorID // the last one read
	joined time.Time          // when joinFile was last written, zero where there is none
}

// census is the table of all figures as the store has them now. The caller holds it until release.
func (s *Store) census(ctx context.Context) (*census.Table, func(), error) {
	k := &s.figures
	t, release, err := k.hold(ctx, s, following[*census.Table]{fresh: census.New, due: func() bool { return !k.joined.Equal(s.joinWritten()) }, take: s.readCensus})
	if err != nil {
		return nil, nil, fmt.Errorf("figures: %w", err)
	}
	return t, release, nil
}

// joinWritten is when joinFile was last written.
func (s *Store) joinWritten() time.Time {
	info, err := os.Stat(filepath.Join(s.dir, joinFile))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// readCensus takes in what changed after a change, and what a person joined since.
func (s *Store) readCensus(ctx context.Context, tx *sql.Tx, t *census.Table, since corpus.Seq) error {
	k := &s.figures
	if since == 0 {
		k.phrase = 0
	}
	if joined := s.joinWritten(); since == 0 || !joined.Equal(k.joined) {
		lists, err := readJoins(filepath.Join(s.dir, joinFile))
		if err != nil {
			return err
		}
		t.Join(lists)
		k.joined = joined
	}
	if err := readPhrases(ctx, tx, t, &k.phrase); err != nil {
		return err
	}
	return readDocuments(ctx, tx, t, since)
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
