package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/shirou/gopsutil/v4/process"

	"vankho/corpus"
	"vankho/indexer/extract/container"
	"vankho/indexer/extract/pdf/pdftest"
)

// specimens are the small files of our own, one of each format that is read, by name.
func specimens(t testing.TB) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if e.Name() == "README.md" || e.IsDir() {
			continue
		}
		if files[e.Name()], err = os.ReadFile(filepath.Join("testdata", e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// emptyTemp has children put what they leave behind into a folder of the test's, which must be empty at its end. They find no helping
// program: LibreOffice would be asked about thousands of broken files.
func emptyTemp(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, dir)
	}
	t.Setenv("PATH", "")
	t.Cleanup(func() {
		left, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(left) > 0 {
			t.Errorf("left behind: %q %v", left, err)
		}
	})
}

// noChildren fails where a process that this one started still runs.
func noChildren(t *testing.T) {
	t.Helper()
	self, err := process.NewProcess(int32(os.Getpid()))
	if err != nil {
		t.Skip("this system does not tell its processes:", err)
	}
	children, err := self.Children()
	if err == nil && len(children) > 0 {
		t.Errorf("children that still run: %v", children)
	}
}

// warmCache is a folder with what children would make at their first PDF, which takes longer than the tight limits.
func warmCache(t *testing.T) string {
	t.Helper()
	cache := pdftest.Cache()
	p := NewPool(PoolOptions{Command: childCommand("serve"), Workers: 1, Cache: cache})
	defer p.Close()
	if _, problems, err := p.Draw(t.Context(), filepath.Join("testdata", "thong-bao.pdf"), "", 1, 100); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	return cache
}

// mutation makes a damaged file of a whole one.
type mutation struct {
	name   string
	damage func(random *rand.Rand, data []byte) []byte
}

var mutations = []mutation{
	{"truncate", func(r *rand.Rand, d []byte) []byte { return d[:r.IntN(len(d))] }},
	{"flip", func(r *rand.Rand, d []byte) []byte {
		for range 1 + r.IntN(16) {
			d[r.IntN(len(d))] ^= 1 << r.IntN(8)
		}
		return d
	}},
	{"extreme", func(r *rand.Rand, d []byte) []byte {
		for range 1 + r.IntN(4) {
			at := r.IntN(len(d))
			copy(d[at:], [][]byte{{0xFF, 0xFF, 0xFF, 0xFF}, {0, 0, 0, 0x80}, {0xFF, 0xFF, 0xFF, 0x7F}, {0, 0, 0, 0}}[r.IntN(4)])
		}
		return d
	}},
	{"zero", func(r *rand.Rand, d []byte) []byte { from, to := part(r, d); clear(d[from:to]); return d }},
	{"remove", func(r *rand.Rand, d []byte) []byte { from, to := part(r, d); return slices.Delete(d, from, to) }},
	{"repeat", func(r *rand.Rand, d []byte) []byte {
		from, to := part(r, d)
		return slices.Insert(d, to, bytes.Repeat(slices.Clone(d[from:to]), 1+r.IntN(20))...)
	}},
	{"insert", func(r *rand.Rand, d []byte) []byte {
		rubbish := make([]byte, 1+r.IntN(64))
		for i := range rubbish {
			rubbish[i] = byte(r.IntN(256))
		}
		return slices.Insert(d, r.IntN(len(d)+1), rubbish...)
	}},
	{"swap", func(r *rand.Rand, d []byte) []byte {
		size := 1 + r.IntN(max(1, len(d)/4))
		a, b := r.IntN(len(d)-size+1), r.IntN(len(d)-size+1)
		held := slices.Clone(d[a : a+size])
		copy(d[a:], d[b:b+size])
		copy(d[b:], held)
		return d
	}},
	{"splice", func(r *rand.Rand, d []byte) []byte {
		a, b := r.IntN(len(d)), r.IntN(len(d))
		return append(slices.Clone(d[:a]), d[b:]...)
	}},
	{"number", func(r *rand.Rand, d []byte) []byte { // a digit of a text becomes nine of them
		for at := r.IntN(len(d)); at < len(d); at++ {
			if d[at] >= '0' && d[at] <= '9' {
				return slices.Replace(d, at, at+1, []byte("999999999")...)
			}
		}
		return d
	}},
}

func part(r *rand.Rand, d []byte) (from, to int) {
	from = r.IntN(len(d))
	return from, from + r.IntN(min(len(d)-from, 2048)+1)
}

// hostileLimits are tight but for the time, which a busy machine stretches: a file of ten kilobytes needs none of it.
func hostileLimits() Limits {
	return Limits{Time: 40 * time.Second, Total: 60 * time.Second, Memory: 512 << 20, Input: 64 << 20, Document: 16 << 20, Pages: 200}
}

// endings are how a reading may never end: they say that the reader failed, not what is wrong with the file.
var badEndings = []corpus.ProblemKind{corpus.KindCrashed, corpus.KindTimeout}

// checkEnding says what is wrong with how a file was read: it must end with text or with a reason.
func checkEnding(records []Record, result Result) string {
	problems := slices.Clone(result.Problems)
	for _, r := range records {
		problems = append(problems, r.Problems...)
		if len(r.Pages) == 0 && r.Row == nil && len(r.Problems) == 0 {
			return "an empty record"
		}
	}
	if len(records) == 0 && !slices.ContainsFunc(problems, func(p corpus.Problem) bool { return !p.Kind.Note() }) {
		return "neither text nor a reason"
	}
	for _, p := range problems {
		switch {
		case p.Kind == "" || p.Detail == "" || strings.Contains(p.Detail, "%!"):
			return fmt.Sprintf("a bad sentence: %+v", p)
		case slices.Contains(badEndings, p.Kind):
			return string(p.Kind) + ": " + p.Detail
		}
	}
	return ""
}

// TestDamagedFilesEndWithTextOrAReason damages a file of every format in ways that repeat from run to run and reads each in a child. A
// reader that dies or hangs fails it, though the program outlives that.
func TestDamagedFilesEndWithTextOrAReason(t *testing.T) {
	emptyTemp(t)
	rounds := 15 // of every mutation
	if testing.Short() {
		rounds = 2
	}
	folder := t.TempDir()
	pool := NewPool(PoolOptions{Command: childCommand("serve"), Workers: 2, Limits: hostileLimits(), Cache: warmCache(t)})
	type job struct {
		name string
		data []byte
	}
	jobs := make(chan job)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for j := range jobs {
				path := filepath.Join(folder, j.name)
				if err := os.WriteFile(path, j.data, 0o600); err != nil {
					t.Error(err)
					continue
				}
				if _, wrong := readDamaged(pool, path, t.TempDir()); wrong != "" {
					t.Errorf("%s: %s%s", j.name, wrong, keep(t, j.name, j.data))
				}
				_ = os.Remove(path)
			}
		})
	}
	files := specimens(t)
	count := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		for i, m := range mutations {
			for round := range rounds {
				random := rand.New(rand.NewPCG(uint64(i), uint64(round)))
				damaged := m.damage(random, slices.Clone(files[name]))
				jobs <- job{fmt.Sprintf("%s-%d-%s", m.name, round, name), damaged}
				count++
			}
		}
	}
	close(jobs)
	wg.Wait()
	_ = pool.Close()
	noChildren(t)
	t.Logf("%d damaged files of %d formats", count, len(files))
}

// readDamaged reads a file, takes it apart where it is a container, and draws its first page where it has any. It answers the kinds of
// problem, none for a file that was read well, and what is wrong with how it ended.
func readDamaged(p *Pool, path, folder string) (kinds []corpus.ProblemKind, wrong string) {
	ctx := context.Background()
	var records []Record
	result, err := p.Read(ctx, path, func(r Record) error { records = append(records, r); return nil })
	parts := 0
	if err == nil && result.Container {
		var problems []corpus.Problem
		problems, err = p.Unpack(ctx, path, "", folder, func(part container.Part) error {
			if part.Problem != nil {
				result.Problems = append(result.Problems, *part.Problem)
			}
			parts++
			return nil
		})
		result.Problems = append(result.Problems, problems...)
	}
	if parts > 0 {
		records = append(records, Record{Row: &Row{}}) // what the parts are, other tests say
	}
	wrong = checkEnding(records, result)
	switch filepath.Ext(path) {
	case ".pdf", ".png", ".jpg", ".tif":
		picture, problems, failed := p.Draw(ctx, path, "", 1, 200)
		err = errors.Join(err, failed)
		if ending := checkEnding(nil, Result{Problems: problems}); ending != "" && len(picture.Body) == 0 {
			wrong = "drawing: " + ending
		}
	}
	if err != nil {
		return nil, "an error that is not the file's: " + err.Error()
	}
	for _, r := range append(records, Record{Problems: result.Problems}) {
		for _, problem := range r.Problems {
			kinds = append(kinds, problem.Kind)
		}
	}
	return kinds, wrong
}

// keep writes a file that its reader failed on where VANKHO_TEST_KEEP says, so that it can be looked at.
func keep(t *testing.T, name string, data []byte) string {
	dir := os.Getenv("VANKHO_TEST_KEEP")
	if dir == "" {
		return ""
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Error(err)
	}
	return " (" + path + ")"
}
