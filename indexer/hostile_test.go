package indexer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// holds lists the files of the data folder whose bytes contain mark.
func (b *bench) holds(mark string) []string {
	b.Helper()
	var found []string
	err := filepath.WalkDir(b.store.Dir(), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), mark) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return found
}

func secretLetter(serial int, mark string) string {
	return strings.Replace(letter(serial), "Số:", "MẬT\nSố:", 1) + "\n" + mark
}

func row(id, text string) string { return fmt.Sprintf(`{"id":%q,"text":%q}`+"\n", id, text) }

func TestASecretRowKeepsItsRegisterOutOfTheOriginals(t *testing.T) {
	b := newBench(t)
	b.write("dm.jsonl", row("a", letter(1))+row("b", secretLetter(2, "phương án bimatxyz")))
	r := b.mustRun(Options{})
	if r.Documents != 1 || len(r.Partial) != 1 {
		t.Errorf("%+v", r)
	}
	if found := b.holds("bimatxyz"); found != nil {
		t.Errorf("a secret text is kept in %q", found)
	}
}

func TestAMarkThatAppearsTakesTheDocumentOut(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"dm.jsonl", row("a", letter(1)) + row("b", letter(2)), row("a", letter(1)) + row("b", secretLetter(2, "bimatxyz"))},
		{"a.txt", letter(2), secretLetter(2, "bimatxyz")},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			b.write(c.name, c.before)
			b.mustRun(Options{})
			b.write(c.name, c.after)
			if r := b.mustRun(Options{}); r.Withdrawn != 1 || r.Removed != 0 {
				t.Errorf("%+v", r)
			}
			if held, err := b.store.Holders(t.Context(), []string{"02/UBND-TH"}, true); err != nil || len(held) != 0 {
				t.Errorf("%v %v", held, err)
			}
			if found := b.holds("bimatxyz"); found != nil {
				t.Errorf("a secret text is kept in %q", found)
			}
			b.write(c.name, c.before)
			if r := b.mustRun(Options{}); r.Documents != 1 {
				t.Errorf("the mark went, the document did not come back: %+v", r)
			}
		})
	}
}

func TestAFolderThatCannotBeListedLosesNothing(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("every folder can be listed here")
	}
	b := newBench(t)
	inner := filepath.Dir(b.write("trong/a.txt", letter(1)))
	b.mustRun(Options{})
	if err := os.Chmod(inner, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(inner, 0o755) //nolint:errcheck // for the cleaning up
	r := b.mustRun(Options{Prune: true})
	if r.Removed != 0 || len(r.Missing) != 0 || len(r.Failed) != 1 || r.Failed[0].Path != inner {
		t.Errorf("%+v", r)
	}
}

func TestWhatLiesInAnUnseenFolderHasNotVanished(t *testing.T) {
	b := newBench(t)
	b.write("trong/a.txt", letter(1))
	b.mustRun(Options{})
	inner := filepath.Join(b.dir, "trong")
	inputs := []Input{{Path: inner, File: inner, Folder: true}}
	r, err := New(b.store, b.pool, Options{Prune: true}).Run(t.Context(), inputs, []string{b.dir}, nil)
	if err != nil || r.Removed != 0 || len(r.Missing) != 0 || len(r.Failed) != 1 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestTheProgramsOwnDataFolderIsNotRead(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", letter(1))
	b.write("vankho-data/vankho.db", "x")
	b.write("vankho-data/originals/79/7990", letter(2))
	if r := b.mustRun(Options{}); r.Files != 1 {
		t.Errorf("%+v", r)
	}
}

func TestAHugeFileIsNotEvenHashed(t *testing.T) {
	b := newBench(t)
	path := b.write("thua.txt", "")
	if err := os.Truncate(path, extract.DefaultLimits().Input+1); err != nil {
		t.Skip("no sparse files here")
	}
	r := b.mustRun(Options{})
	if len(r.Failed) != 1 || r.Failed[0].SHA256 != "" || r.Failed[0].Problems[0].Kind != corpus.KindTooLarge {
		t.Errorf("%+v", r)
	}
}

func TestHashingEndsWithItsContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "thua.txt")
	if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, extract.DefaultLimits().Input)); err != nil {
		t.Skip("no sparse files here")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := digest(ctx, Input{File: path}); err == nil {
		t.Error("it went on to the end")
	}
}

func TestWhatACrashLeftBehindIsSweptUp(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", letter(1))
	left := filepath.Join(b.store.Dir(), "originals", "new-123")
	if err := os.WriteFile(left, []byte("nửa chừng"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.mustRun(Options{})
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if found := b.holds("Kính gửi: Các sở."); len(found) == 0 {
		t.Error("the original went too")
	}
}

func TestAThousandBadRowsAreAHundredLines(t *testing.T) {
	b := newBench(t)
	b.write("dm.jsonl", row("a", letter(1))+strings.Repeat("{hỏng\n", 1000))
	r := b.mustRun(Options{})
	if len(r.Partial) != 1 || len(r.Partial[0].Problems) != 101 || !strings.Contains(r.Partial[0].Problems[100].Detail, "900") {
		t.Errorf("%+v", r)
	}
}

func TestADocumentComesThroughTheChildUnchanged(t *testing.T) {
	b := newBench(t)
	path := b.write("a.md", "# KẾ HOẠCH\n\nCăn cứ khoản 2 Điều 3 Nghị quyết số 12-NQ/TU ngày 05/5/2025;\n\n| Xã | Số |\n|---|---|\n| A | 5 |\n")
	var direct, through extract.Record
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := extract.Read(t.Context(), bytes.NewReader(data), int64(len(data)), path, extract.Limits{}, func(r extract.Record) error { direct = r; return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := b.pool.Read(t.Context(), path, func(r extract.Record) error { through = r; return nil }); err != nil {
		t.Fatal(err)
	}
	want, got := Understand(direct, "a.md"), Understood(through)
	if len(want.Blocks) == 0 || len(want.References) == 0 {
		t.Fatalf("too plain a document: %+v", want)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
