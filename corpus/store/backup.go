package store

import (
	"archive/zip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// A backup is a ZIP file, so that any system can look into it:
//
//	vankho.db          the database as it was at one moment
//	originals/79/79…   the original files, named by their SHA-256
//	chi-tieu.tsv       what people wrote, where it is there
//	nap/…              what they sent and the program has not read yet
//	ban-sao-luu.json   Manifest; last, so that a file that was cut short has none
//
// The search index is not in it: it is made anew.
const manifestName = "ban-sao-luu.json"

// backupPrefix begins the name of the folder that a copy of the database is made in.
const backupPrefix = "backup-"

// besides are the files and folders of a data folder that belong to the store and are neither database nor originals.
var besides = [...]string{joinFile, ImportFolder}

// Manifest says what a backup holds.
type Manifest struct {
	// Version is the schema version of the database; Made is when the copy of it was made.
	Version int       `json:"version"`
	Made    time.Time `json:"made"`
	// Documents and Originals count what is in it, Bytes is their size before packing.
	Documents int   `json:"documents"`
	Originals int   `json:"originals"`
	Bytes     int64 `json:"bytes"`
	// Lost counts originals that went while the backup was made, or were not there any more: nothing leads to them but old files.
	Lost int `json:"lost,omitempty"`
}

// ErrNoStore says that a folder holds no store.
var ErrNoStore = errors.New("store: no store in this folder")

// Backup writes a backup of a data folder, of one moment, also while another process uses it. progress is told how many originals of
// how many are written. Errors: ErrNoStore, ErrNewer, those of the file system.
func Backup(ctx context.Context, dir string, w io.Writer, progress func(done, total int)) (Manifest, error) {
	m, err := backup(ctx, dir, w, progress)
	if err != nil {
		return m, fmt.Errorf("backup %s: %w", dir, err)
	}
	return m, nil
}

func backup(ctx context.Context, dir string, w io.Writer, progress func(done, total int)) (Manifest, error) {
	m := Manifest{Made: time.Now().UTC().Truncate(time.Second)}
	if _, err := os.Stat(filepath.Join(dir, databaseName)); errors.Is(err, fs.ErrNotExist) {
		return m, ErrNoStore
	}
	if err := registered(); err != nil {
		return m, err
	}
	tmp, err := os.MkdirTemp(dir, backupPrefix)
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(tmp)
	copied := filepath.Join(tmp, databaseName)
	if err := copyDatabase(ctx, filepath.Join(dir, databaseName), copied); err != nil {
		return m, err
	}
	originals, err := m.read(ctx, copied)
	if err != nil {
		return m, err
	}
	z := zip.NewWriter(w)
	if m.Bytes, err = addFile(ctx, z, databaseName, copied, zip.Deflate); err != nil {
		return m, err
	}
	for i, sha := range originals {
		name := "originals/" + sha[:2] + "/" + sha
		n, err := addFile(ctx, z, name, filepath.Join(dir, filepath.FromSlash(name)), zip.Store) // most are compressed already
		switch {
		case errors.Is(err, fs.ErrNotExist):
			m.Lost++
		case err != nil:
			return m, err
		default:
			m.Originals++
			m.Bytes += n
		}
		progress(i+1, len(originals))
	}
	for _, name := range besides {
		n, err := addAll(ctx, z, dir, name)
		if err != nil {
			return m, err
		}
		m.Bytes += n
	}
	said, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return m, err
	}
	entry, err := z.Create(manifestName)
	if err != nil {
		return m, err
	}
	if _, err := entry.Write(said); err != nil {
		return m, err
	}
	return m, z.Close()
}

// copyDatabase copies a database page by page within one reading transaction: the copy is of one moment, whoever writes meanwhile.
func copyDatabase(ctx context.Context, from, to string) (err error) {
	db, err := sql.Open("sqlite", dsn(from, "query_only(1)"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	// While a transaction reads, each step copies from its moment; without one, whatever is written meanwhile begins the copy anew.
	var objects int
	if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	if err := c.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&objects); err != nil {
		return err
	}
	return c.Raw(func(raw any) error {
		source, ok := raw.(interface {
			NewBackup(destination string) (*sqlite.Backup, error)
		})
		if !ok {
			return fmt.Errorf("driver %T copies no database", raw)
		}
		b, err := source.NewBackup(dsn(to))
		if err != nil {
			return err
		}
		const pages = 4096 // 16 MB, between two looks at whether to go on
		for more := true; more; {
			if err := ctx.Err(); err != nil {
				return errors.Join(err, b.Finish())
			}
			if more, err = b.Step(pages); err != nil {
				return errors.Join(err, b.Finish())
			}
		}
		return b.Finish()
	})
}

// read fills in what the copied database says, and answers the originals that it leads to.
func (m *Manifest) read(ctx context.Context, path string) ([]string, error) {
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&m.Version); err != nil {
		return nil, err
	}
	if err := known(m.Version); err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, "PRAGMA journal_mode = DELETE"); err != nil { // one file, nothing beside it
		return nil, err
	}
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM documents").Scan(&m.Documents); err != nil {
		return nil, err
	}
	return texts(ctx, db, "SELECT sha256 FROM sources WHERE length(sha256) = 64 AND member = '' UNION SELECT sha256 FROM files WHERE length(sha256) = 64 AND outcome <> 'secret'")
}

// addFile adds a file and answers its size; fs.ErrNotExist where there is none.
func addFile(ctx context.Context, z *zip.Writer, name, path string, method uint16) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	entry, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: info.ModTime()})
	if err != nil {
		return 0, err
	}
	return io.Copy(entry, reader{ctx, f})
}

// addAll adds a file or a folder with all in it; what is not there is left out.
func addAll(ctx context.Context, z *zip.Writer, dir, name string) (int64, error) {
	var total int64
	err := filepath.WalkDir(filepath.Join(dir, name), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() {
			return err
		}
		at, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		n, err := addFile(ctx, z, filepath.ToSlash(at), path, zip.Deflate)
		total += n
		if errors.Is(err, fs.ErrNotExist) { // read meanwhile, and among the originals the next time
			err = nil
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) { // never there, or gone since
		err = nil
	}
	return total, err
}

// safeEntry reports whether the name of an entry is one that a backup has: nothing outside of the folder that it is unpacked to.
func safeEntry(name string) bool {
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, "\\:") {
		return false
	}
	if name == databaseName || name == manifestName || strings.HasPrefix(name, "originals/") {
		return true
	}
	for _, b := range besides {
		if name == b || strings.HasPrefix(name, b+"/") {
			return true
		}
	}
	return false
}
