package store

import (
	"archive/zip"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"vankho/corpus"
)

// ErrNoBackup says that a file is no whole backup: another file, one that was cut short, or a damaged one.
var ErrNoBackup = errors.New("store: no whole backup")

// replacement is the folder within the data folder that holds an unpacked, examined backup: what is in it takes the place of what
// the data folder holds, when that is next opened. It appears by a rename, so that it is there whole or not at all.
const replacement = "restore"

// Unpack examines a backup wholly and lays it into a data folder, ready to take the place of what is there: at once where the caller opens the
// folder next, else when whoever has it open lets it go. Until then nothing of the store has changed. progress is told how many entries of how many
// are unpacked. Errors: ErrNoBackup, ErrNewer, those of the file system.
func Unpack(ctx context.Context, backup, dir string, progress func(done, total int)) (Manifest, error) {
	m, err := lay(ctx, backup, dir, progress)
	if err != nil {
		return m, fmt.Errorf("restore %s: %w", backup, err)
	}
	return m, nil
}

func lay(ctx context.Context, backup, dir string, progress func(done, total int)) (m Manifest, err error) {
	z, err := zip.OpenReader(backup)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
		return m, err
	case err != nil:
		return m, fmt.Errorf("%w: %v", ErrNoBackup, err)
	}
	defer z.Close()
	if m, err = manifestOf(&z.Reader); err != nil {
		return m, err
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return m, err
	}
	tmp, err := os.MkdirTemp(dir, replacement+"-")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(tmp)
	for i, entry := range z.File {
		if err := layEntry(ctx, entry, tmp); err != nil {
			return m, err
		}
		progress(i+1, len(z.File))
	}
	if err := examine(ctx, filepath.Join(tmp, databaseName), m); err != nil {
		return m, err
	}
	at := filepath.Join(dir, replacement)
	if err := os.RemoveAll(at); err != nil { // of a run that never came to its end
		return m, err
	}
	return m, os.Rename(tmp, at)
}

func manifestOf(z *zip.Reader) (Manifest, error) {
	var m Manifest
	f, err := z.Open(manifestName)
	if err != nil {
		return m, fmt.Errorf("%w: it has no %s", ErrNoBackup, manifestName)
	}
	defer f.Close()
	const longest = 64 << 10
	if err := json.NewDecoder(io.LimitReader(f, longest)).Decode(&m); err != nil {
		return m, fmt.Errorf("%w: %s: %v", ErrNoBackup, manifestName, err)
	}
	return m, known(m.Version)
}

// layEntry writes one entry to disk. What its bytes do not bear out, by their checksum or the name of an original, is no backup.
func layEntry(ctx context.Context, entry *zip.File, dir string) error {
	if entry.FileInfo().IsDir() {
		return nil
	}
	if !safeEntry(entry.Name) {
		return fmt.Errorf("%w: strange entry %q", ErrNoBackup, entry.Name)
	}
	in, err := entry.Open()
	if err != nil {
		return fmt.Errorf("%w: %s: %v", ErrNoBackup, entry.Name, err)
	}
	defer in.Close()
	to := filepath.Join(dir, filepath.FromSlash(entry.Name))
	err = os.MkdirAll(filepath.Dir(to), 0o750)
	var out *os.File
	if err == nil {
		out, err = os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o640)
	}
	if errors.Is(err, fs.ErrExist) || errors.Is(err, syscall.ENOTDIR) {
		return fmt.Errorf("%w: %s is there twice", ErrNoBackup, entry.Name)
	}
	if err != nil {
		return err
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, hash), reader{ctx, in})
	var corrupt flate.CorruptInputError
	if errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &corrupt) {
		err = fmt.Errorf("%w: %s: %v", ErrNoBackup, entry.Name, err)
	}
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	if folder, sha := path.Split(entry.Name); len(folder) == len("originals/00/") && hex.EncodeToString(hash.Sum(nil)) != sha {
		return fmt.Errorf("%w: %s holds other bytes", ErrNoBackup, entry.Name)
	}
	return nil
}

// examine has SQLite look for damage in an unpacked database, and holds it against the manifest and the schema: another program's database would
// take the place of the store and then not open. It is brought to the schema of this release on the way.
func examine(ctx context.Context, path string, m Manifest) (err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: it has no %s", ErrNoBackup, databaseName)
	}
	if err := registered(); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, err := texts(ctx, db, "PRAGMA quick_check(10)")
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || len(found) != 1 || found[0] != "ok" {
		return fmt.Errorf("%w: %s is damaged: %v %v", ErrNoBackup, databaseName, found, err)
	}
	version, documents := 0, 0
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if err := known(version); err != nil {
		return err
	}
	if version < 1 || version != m.Version {
		return fmt.Errorf("%w: %s is of version %d, not %d", ErrNoBackup, databaseName, version, m.Version)
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	err = migrate(ctx, db, schema, steps)
	var got []string
	if err == nil {
		got, err = shape(ctx, db)
	}
	if err == nil {
		documents, err = count(ctx, db, "SELECT count(*) FROM documents")
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	want, shapeless := ownShape(ctx)
	switch {
	case shapeless != nil:
		return shapeless
	case err != nil:
		return fmt.Errorf("%w: %s is another program's: %v", ErrNoBackup, databaseName, err)
	case !slices.Equal(got, want):
		return fmt.Errorf("%w: %s has tables, indexes or triggers of another program", ErrNoBackup, databaseName)
	case documents != m.Documents:
		return fmt.Errorf("%w: %s holds %d documents, not %d", ErrNoBackup, databaseName, documents, m.Documents)
	}
	return nil
}

// shape is what a database is made of: the columns of its tables, its indexes, and what acts by itself.
func shape(ctx context.Context, db *sql.DB) ([]string, error) {
	return texts(ctx, db, `SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '') || ' ' || c.pk
		FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_stat%'
		UNION SELECT name || ' on ' || tbl_name || ' ' || (SELECT group_concat(i.name || i."desc") FROM pragma_index_xinfo(m.name) i) FROM sqlite_schema m WHERE type = 'index'
		UNION SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE type NOT IN ('table', 'index') ORDER BY 1`)
}

// ownShape is the shape of a store of this release.
func ownShape(ctx context.Context) (_ []string, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // each connection has a memory of its own
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return nil, err
	}
	return shape(ctx, db)
}

// Replaceable reports whether an unpacked backup waits to take the place of a data folder.
func Replaceable(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, replacement, databaseName))
	return err == nil
}

// Withdraw takes an unpacked backup back that nobody has put in its place yet; false where it was put there meanwhile.
func Withdraw(dir string) (bool, error) {
	tmp, err := os.MkdirTemp(dir, replacement+"-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(tmp)
	err = os.Rename(filepath.Join(dir, replacement), filepath.Join(tmp, replacement))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// abandoned is how old an unfinished backup or unpacking is that nobody goes on with.
const abandoned = 24 * time.Hour

// sweepUnfinished removes what backups and unpackings left that were killed: whole copies of the store, which may hold secret documents.
func sweepUnfinished(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !e.IsDir() || !strings.HasPrefix(e.Name(), replacement+"-") && !strings.HasPrefix(e.Name(), backupPrefix) || time.Since(info.ModTime()) < abandoned {
			continue // gone since, or somebody's
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// asidePrefix begins the name of the folder that keeps what a restored backup took the place of.
const asidePrefix = "truoc-phuc-hoi-"

// putInPlace puts an unpacked backup in the place of what the folder holds, which is kept beside. The caller holds the folder's lock. It is made of
// renames, each of which brings it nearer to its end: whoever is stopped in between goes on with the next opening. The database comes last of what
// is put in place, and its log goes before it: a log beside another database would damage that.
func putInPlace(dir string) error {
	from := filepath.Join(dir, replacement)
	if _, err := os.Stat(from); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	aside, err := asideOf(dir)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(dir, "index")); err != nil { // it is of the other store
		return err
	}
	for _, name := range []string{databaseName + "-wal", databaseName + "-shm"} {
		if err := move(filepath.Join(dir, name), filepath.Join(aside, name)); err != nil {
			return err
		}
	}
	for _, name := range append(besides[:], "originals", databaseName) {
		restored, here := filepath.Join(from, name), filepath.Join(dir, name)
		if _, err := os.Stat(filepath.Join(aside, name)); errors.Is(err, fs.ErrNotExist) {
			if err := move(here, filepath.Join(aside, name)); err != nil {
				return err
			}
		}
		if err := move(restored, here); err != nil {
			return err
		}
	}
	return os.RemoveAll(from)
}

// recordReplaced writes into the journal of a restored store that it was put in place.
func (s *Store) recordReplaced(ctx context.Context) error {
	path := filepath.Join(s.dir, asideName)
	aside, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = s.Record(ctx, corpus.Act{Actor: corpus.Actor{From: corpus.FromCommand}, Verb: corpus.VerbRestored, Object: string(aside),
			Detail: "Kho trước đó còn trong thư mục này."})
	}
	return errors.Join(err, os.Remove(path))
}

// asideName is a file that names the folder to keep the old store in, until the journal of the restored one says so.
const asideName = "restore-aside"

// asideOf answers the folder to keep the old store in: the one that was begun with, else a new one.
func asideOf(dir string) (string, error) {
	said, err := os.ReadFile(filepath.Join(dir, asideName))
	if err == nil && len(said) > 0 {
		return filepath.Join(dir, filepath.Base(string(said))), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	name := asidePrefix + time.Now().Format("20060102-150405.000")
	if err := os.Mkdir(filepath.Join(dir, name), 0o750); err != nil {
		return "", err
	}
	return filepath.Join(dir, name), os.WriteFile(filepath.Join(dir, asideName), []byte(name), 0o640)
}

// move renames what is there; what is not there stays so.
func move(from, to string) error {
	if err := os.Rename(from, to); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
