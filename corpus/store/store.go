// Package store keeps the corpus in SQLite: documents, pages, sections, references, problems, the files they came from
// and the sequence of changes. It is the source of truth; the search index is derived from it and may be deleted.
//
// A data folder holds:
//
//	vankho.db    the database (schema.sql)
//	originals/   the original files, named by their SHA-256
//	index/       the search index, made by search/engine
//	nap/         files that people hand in, until they are read
//	chi-tieu.tsv which phrasings are one indicator, where a person wrote it down
//	dia-chi      where a running server has the folder open
//	lock         held by the process that uses the folder
//	restore/     a backup that is to take the place of all this when the folder is next opened
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/gofrs/flock"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// ErrInUse says that another process holds the data folder.
var ErrInUse = errors.New("store: data folder in use by another process")

// ErrNewer says that the database was made by a newer release.
var ErrNewer = errors.New("store: database made by a newer release")

// databaseName is the file of the database within the data folder.
const databaseName = "vankho.db"

// ImportFolder holds, within the data folder, what people sent until it is read.
const ImportFolder = "nap"

// Store is an open data folder. It is safe for concurrent use.
type Store struct {
	dir     string
	lock    *flock.Flock
	writer  *sql.DB // one connection: SQLite has one writer
	reader  *sql.DB
	writes  atomic.Uint64 // transactions that were kept
	bases   basesKept
	figures censusKept
	tasks   agendaKept
	joining sync.Mutex // held while joinFile is replaced
	watch   watch
}

//go:embed schema.sql
var schema string

//go:embed all:migrations
var migrations embed.FS

// Open opens the data folder, creating it where it is absent, and holds it for this process alone until Close.
// Errors: ErrInUse, ErrNewer, those of the file system.
func Open(ctx context.Context, dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("open %s: %w", dir, err)
	}
	lock := flock.New(filepath.Join(dir, "lock"))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", dir, err)
	}
	if !held {
		return nil, fmt.Errorf("open %s: %w", dir, ErrInUse)
	}
	s := &Store{dir: dir, lock: lock}
	if err := putInPlace(dir); err != nil {
		return nil, errors.Join(fmt.Errorf("restore %s: %w", dir, err), s.Close())
	}
	if err := errors.Join(sweepUnfinished(dir), os.MkdirAll(filepath.Join(dir, "originals"), 0o750), s.connect(ctx)); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", dir, err), s.Close())
	}
	if err := s.recordReplaced(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("restore %s: %w", dir, err), s.Close())
	}
	return s, nil
}

// maxReaders is how many connections for reading are kept open.
const maxReaders = 8

func (s *Store) connect(ctx context.Context) error {
	path := filepath.Join(s.dir, databaseName)
	err := registered()
	if err != nil {
		return err
	}
	// secure_delete: what is taken out for a mark of secrecy shall not linger in free pages. journal_size_limit: after many
	// puts the log would keep the size of the largest.
	if s.writer, err = sql.Open("sqlite", dsn(path, "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "secure_delete(1)",
		"journal_size_limit(4194304)")+"&_txlock=immediate"); err != nil {
		return err
	}
	s.writer.SetMaxOpenConns(1)
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	if err := migrate(ctx, s.writer, schema, steps); err != nil {
		return err
	}
	s.reader, err = sql.Open("sqlite", dsn(path, "query_only(1)"))
	if err != nil {
		return err
	}
	s.reader.SetMaxIdleConns(maxReaders) // opening one costs as much as ten questions to it
	return s.settleJoins(ctx)
}

func dsn(path string, pragmas ...string) string {
	q := url.Values{"_pragma": append([]string{"busy_timeout(10000)"}, pragmas...)}
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + q.Encode()
}

// Dir is the data folder.
func (s *Store) Dir() string { return s.dir }

// Close lets the data folder go.
func (s *Store) Close() error {
	s.bases.looking.Wait()
	s.watch.mu.Lock()
	defer s.watch.mu.Unlock()
	errs := []error{s.watch.close()}
	for _, db := range []*sql.DB{s.reader, s.writer} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(append(errs, s.lock.Unlock())...)
}

// write runs fn in one transaction: all of it is kept, or nothing. The names of the documents that it changed follow in it.
func (s *Store) write(ctx context.Context, fn func(*sql.Tx) error) error {
	err := s.quietly(ctx, func(tx *sql.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		return keepNames(ctx, tx)
	})
	if err == nil {
		s.writes.Add(1)
	}
	return err
}

// Verify has SQLite look for damage. It reads the whole database.
func (s *Store) Verify(ctx context.Context) error {
	found, err := texts(ctx, s.reader, "PRAGMA quick_check(10)")
	if err == nil && (len(found) != 1 || found[0] != "ok") {
		err = fmt.Errorf("damaged: %s", strings.Join(found, "; "))
	}
	if err != nil {
		return fmt.Errorf("verify %s: %w", s.dir, err)
	}
	return nil
}
