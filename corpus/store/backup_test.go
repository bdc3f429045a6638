package store

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vankho/corpus"
)

func quiet(int, int) {}

// keepIn puts a document with an original and answers its id.
func keepIn(t *testing.T, s *Store, text string) corpus.ID {
	t.Helper()
	sha, err := s.KeepOriginal(t.Context(), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	id := corpus.ID("vb-" + sha[:16])
	d := &corpus.Document{ID: id, Title: text, Text: text}
	if _, err := s.Put(t.Context(), d, corpus.Source{Path: sha + ".txt", SHA256: sha, Size: int64(len(text)), MIME: "text/plain"}, "1"); err != nil {
		t.Fatal(err)
	}
	return id
}

func backedUp(t *testing.T, dir string) (string, Manifest) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kho.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Backup(t.Context(), dir, f, quiet)
	if err = errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	return path, m
}

func TestABackupIsOfOneMomentWhileOthersWrite(t *testing.T) {
	s := open(t)
	first := keepIn(t, s, "Văn bản có từ trước")
	ctx, stop := context.WithCancel(t.Context())
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			text := fmt.Sprintf("Văn bản thứ %d ghi trong lúc sao lưu", i)
			sha, err := s.KeepOriginal(t.Context(), strings.NewReader(text))
			if err == nil {
				_, err = s.Put(t.Context(), &corpus.Document{ID: corpus.ID("vb-" + sha[:16]), Title: text, Text: text}, corpus.Source{Path: sha, SHA256: sha, Size: 1, MIME: "text/plain"}, "1")
			}
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	path, m := backedUp(t, s.Dir())
	stop()
	writing.Wait()
	if m.Lost != 0 || m.Originals != m.Documents || m.Documents < 1 {
		t.Errorf("the backup says %+v", m)
	}
	other := t.TempDir()
	got, err := Unpack(t.Context(), path, other, quiet)
	if err != nil || got.Documents != m.Documents {
		t.Fatalf("unpacked %+v, %v", got, err)
	}
	restored, err := Open(t.Context(), other)
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if err := restored.Verify(t.Context()); err != nil {
		t.Error(err)
	}
	d, err := restored.Document(t.Context(), first)
	if err != nil || d.Text != "Văn bản có từ trước" {
		t.Errorf("restored %v, %v", d, err)
	}
	counts, err := restored.Counts(t.Context())
	if err != nil || counts.Documents != m.Documents {
		t.Errorf("restored %d documents of %d, %v", counts.Documents, m.Documents, err)
	}
	if _, err := restored.Original(t.Context(), d.Sources[0].SHA256); err != nil {
		t.Errorf("the original: %v", err)
	}
}

// Each step of putting a backup in place is a rename; wherever one stops, the next opening comes to the same end, and the old store is kept.
func TestAReplacementThatIsStoppedGoesOn(t *testing.T) {
	source := open(t)
	wanted := keepIn(t, source, "Kho được phục hồi")
	path, _ := backedUp(t, source.Dir())
	for step := range 9 {
		dir := t.TempDir()
		old, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		keepIn(t, old, "Kho trước khi phục hồi")
		if err := errors.Join(os.WriteFile(filepath.Join(dir, joinFile), []byte("cũ\tcũ\n"), 0o600), os.MkdirAll(filepath.Join(dir, "index", "x"), 0o700), old.Close()); err != nil {
			t.Fatal(err)
		}
		if _, err := Unpack(t.Context(), path, dir, quiet); err != nil {
			t.Fatal(err)
		}
		stopAfter(t, dir, step)
		restored, err := Open(t.Context(), dir)
		if err != nil {
			t.Fatalf("stopped after %d: %v", step, err)
		}
		if _, err := restored.Document(t.Context(), wanted); err != nil {
			t.Errorf("stopped after %d: %v", step, err)
		}
		counts, err := restored.Counts(t.Context())
		if err != nil || counts.Documents != 1 {
			t.Errorf("stopped after %d: %d documents, %v", step, counts.Documents, err)
		}
		if acts, _, err := restored.Acts(t.Context(), corpus.ActQuery{Verb: corpus.VerbRestored, N: 10}); err != nil || len(acts) != 1 || !strings.HasPrefix(acts[0].Object, asidePrefix) {
			t.Errorf("stopped after %d: the journal says %+v, %v", step, acts, err)
		}
		if err := restored.Close(); err != nil {
			t.Fatal(err)
		}
		aside, err := filepath.Glob(filepath.Join(dir, asidePrefix+"*"))
		if err != nil || len(aside) != 1 {
			t.Fatalf("stopped after %d: the old store lies in %v, %v", step, aside, err)
		}
		for _, name := range []string{databaseName, joinFile, "originals"} {
			if _, err := os.Stat(filepath.Join(aside[0], name)); err != nil {
				t.Errorf("stopped after %d: of the old store: %v", step, err)
			}
		}
		for _, name := range []string{replacement, asideName, "index", joinFile} {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
				t.Errorf("stopped after %d: %s is still there", step, name)
			}
		}
	}
}

// stopAfter does the first n steps of putInPlace by hand.
func stopAfter(t *testing.T, dir string, n int) {
	t.Helper()
	from, aside := filepath.Join(dir, replacement), ""
	steps := []func() error{
		func() (err error) { aside, err = asideOf(dir); return err },
		func() error { return os.RemoveAll(filepath.Join(dir, "index")) },
		func() error {
			return move(filepath.Join(dir, databaseName+"-wal"), filepath.Join(aside, databaseName+"-wal"))
		},
		func() error { return move(filepath.Join(dir, joinFile), filepath.Join(aside, joinFile)) },
		func() error { return move(filepath.Join(dir, "originals"), filepath.Join(aside, "originals")) },
		func() error { return move(filepath.Join(from, "originals"), filepath.Join(dir, "originals")) },
		func() error { return move(filepath.Join(dir, databaseName), filepath.Join(aside, databaseName)) },
		func() error { return move(filepath.Join(from, databaseName), filepath.Join(dir, databaseName)) },
	}
	for _, step := range steps[:n] {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsNoWholeBackupChangesNothing(t *testing.T) {
	source := open(t)
	keepIn(t, source, "Một văn bản "+strings.Repeat("dài ", 4000))
	path, _ := backedUp(t, source.Dir())
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := map[string][]byte{
		"empty":       {},
		"another":     []byte("Đây là một tệp chữ."),
		"cut short":   whole[:len(whole)/2],
		"no manifest": rezipped(t, whole, func(name string) (string, bool) { return name, name != manifestName }),
		"no database": rezipped(t, whole, func(name string) (string, bool) { return name, name != databaseName }),
		"outside": rezipped(t, whole, func(name string) (string, bool) {
			return strings.Replace(name, "originals/", "originals/../../", 1), true
		}),
		"absolute": rezipped(t, whole, func(name string) (string, bool) {
			return strings.Replace(name, "originals/", "/tmp/originals/", 1), true
		}),
		"stranger": rezipped(t, whole, func(name string) (string, bool) { return strings.Replace(name, "originals/", "index/", 1), true }),
	}
	for name, change := range map[string]string{"another program's": "DROP TABLE documents", "a trigger": "CREATE TRIGGER t AFTER INSERT ON acts BEGIN DELETE FROM documents; END",
		"an empty one": "DELETE FROM documents", "of another version": "PRAGMA user_version = 1", "of no version": "PRAGMA user_version = 0", "a table less": "DROP TABLE acts"} {
		bad[name] = withDatabase(t, whole, change)
	}
	bad["a database twice"] = rezipped(t, whole, func(name string) (string, bool) {
		if strings.HasPrefix(name, "originals/") {
			name = databaseName
		}
		return name, true
	})
	for name, at := range within(t, whole) {
		damaged := bytes.Clone(whole)
		damaged[at] ^= 0xff
		bad[name] = damaged
	}
	for name, body := range bad {
		dir := t.TempDir()
		file := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(file, body, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Unpack(t.Context(), file, dir, quiet); !errors.Is(err, ErrNoBackup) {
			t.Errorf("%s: %v", name, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s left %v, %v", name, left, err)
		}
	}
}

// within are places of bytes within the entries of a ZIP, and within its directory: what stands before an entry is told by the directory too, so
// that nothing is lost with it.
func within(t *testing.T, whole []byte) map[string]int {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]int{}
	end := 0
	for _, f := range from.File {
		start, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		for k := range 4 {
			at := int(start) + int(f.CompressedSize64)*k/4
			places[fmt.Sprintf("byte %d in %s", at, f.Name)] = at
		}
		end = int(start) + int(f.CompressedSize64)
	}
	directory := end + bytes.Index(whole[end:], []byte("PK\x01\x02"))
	places["the directory"] = directory
	places["a size in the directory"] = directory + 24
	return places
}

// rezipped is a ZIP with entries renamed or left out.
func rezipped(t *testing.T, whole []byte, as func(name string) (string, bool)) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		name, keep := as(f.Name)
		if !keep {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		entry, err := to.Create(name)
		if err == nil {
			_, err = io.Copy(entry, in)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWhatAKilledBackupLeftGoesAfterADay(t *testing.T) {
	dir := t.TempDir()
	day := time.Now().Add(-2 * abandoned)
	for name, at := range map[string]time.Time{"backup-1": day, "restore-2": day, "backup-3": time.Now(), "restore-4": time.Now(), asidePrefix + "5": day, "backups": day} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Join(path, "originals"), 0o750), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*[0-9s]"))
	var names []string
	for _, p := range left {
		names = append(names, filepath.Base(p))
	}
	slices.Sort(names)
	if want := []string{"backup-3", "backups", "originals", "restore-4", asidePrefix + "5"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q left, want %q, %v", names, want, err)
	}
}

// withDatabase is a backup in whose database a statement was done.
func withDatabase(t *testing.T, whole []byte, statement string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), databaseName)
	from, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(from, databaseName)
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err == nil {
		_, err = db.ExecContext(t.Context(), statement)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	if content, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		entry, err := to.Create(f.Name)
		body := content
		if err == nil && f.Name != databaseName {
			body, err = fs.ReadFile(from, f.Name)
		}
		if err == nil {
			_, err = entry.Write(body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestABackupOfNothingIsRefused(t *testing.T) {
	if _, err := Backup(t.Context(), t.TempDir(), io.Discard, quiet); !errors.Is(err, ErrNoStore) {
		t.Errorf("%v", err)
	}
}
