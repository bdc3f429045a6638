package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer/extract/pdf/pdftest"
)

// childSwitch makes the test program a child: "serve" reads files, "stuck" never has done with one, "mute" ends at once without a word.
const childSwitch = "VANKHO_TEST_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childSwitch) {
	case "serve":
		if err := Serve(context.Background(), os.Stdin, os.Stdout, Limits{}, nil); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	case "stuck": // the reading goes well, what is made of it never ends
		_ = Serve(context.Background(), os.Stdin, os.Stdout, Limits{}, func(Record, string, func(Stage)) Record { select {} })
	case "mute":
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func childCommand(mode string) func() *exec.Cmd {
	return func() *exec.Cmd {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), childSwitch+"="+mode)
		return c
	}
}

func newTestPool(t testing.TB, workers int, limits Limits) *Pool {
	p := NewPool(PoolOptions{Command: childCommand("serve"), Cache: pdftest.Cache(), Workers: workers, Limits: limits})
	t.Cleanup(func() { _ = p.Close() })
	return p
}

func poolRead(t testing.TB, p *Pool, path string) ([]Record, Result) {
	t.Helper()
	var records []Record
	result, err := p.Read(context.Background(), path, func(r Record) error { records = append(records, r); return nil })
	if err != nil {
		t.Fatalf("pool read: %v", err)
	}
	return records, result
}

func TestPoolReadsWhatReadReads(t *testing.T) {
	p := newTestPool(t, 1, Limits{})
	files := map[string][]byte{
		"a.txt":      []byte("Điều 1.\n\n  Điều 2.\n"),
		"b.jsonl.gz": squash(t, []byte(`{"id":"x","number":"1/QĐ-UBND","text":"một\nhai"}`+"\n")),
		"c.pdf":      makePDF([]pdfPage{{content: "BT /F1 12 Tf 50 700 Td (Ban h) Tj <01> Tj ET"}}, ""),
		"d.docx":     docx(t, `<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>`),
		"e.bin":      {0, 1, 2, 3},
	}
	for name, data := range files {
		wantRecords, wantResult := readAll(t, name, data, Limits{})
		records, result := poolRead(t, p, write(t, name, data))
		if diff := cmp.Diff(wantRecords, records); diff != "" {
			t.Errorf("%s: records (-here +child)\n%s", name, diff)
		}
		if diff := cmp.Diff(wantResult, result); diff != "" {
			t.Errorf("%s: result (-here +child)\n%s", name, diff)
		}
	}
	if len(p.idle) != 1 || p.idle[0].served != len(files) {
		t.Errorf("want one child that served %d files, have %d children", len(files), len(p.idle))
	}
}

// A slow disk or a busy writer is no fault of the file.
func TestTheTimeOfWhoeverTakesTheRecordsIsNotTheFiles(t *testing.T) {
	const limit = 2 * time.Second
	p := newTestPool(t, 1, Limits{Time: limit, Page: 1, Total: limit})
	result, err := p.Read(t.Context(), write(t, "a.txt", []byte("Điều 1.")), func(Record) error { time.Sleep(limit + limit/4); return nil })
	if err != nil || len(result.Problems) > 0 {
		t.Errorf("%+v %v", result, err)
	}
}

func TestPoolOutlivesFilesThatKillTheirReader(t *testing.T) {
	good := write(t, "tot.txt", []byte("Điều 1."))
	// Half of a 24 MB page is tags; its tree takes some hundred MB.
	heavy := []byte("<html><body>" + strings.Repeat("<p><b>a</b><i>b</i></p>", 1<<20))
	cases := []struct {
		name   string
		data   []byte
		limits Limits
		want   corpus.ProblemKind
	}{
		{"loop.pdf", loopingPDF(), Limits{Time: time.Second}, corpus.KindTimeout},
		{"loop-total.pdf", loopingPDF(), Limits{Total: time.Second}, corpus.KindTimeout},
		{"crash.pdf", crashingPDF(), Limits{}, corpus.KindCrashed},
		{"heavy.html", heavy, Limits{Memory: 120 << 20}, corpus.KindTooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := newTestPool(t, 1, c.limits)
			poolRead(t, p, good)
			records, result := poolRead(t, p, write(t, c.name, c.data))
			if got := kinds(records, result); got != string(c.want) {
				t.Errorf("problems %q, want %q (%v)", got, c.want, result.Problems)
			}
			if records, _ := poolRead(t, p, good); len(records) != 1 {
				t.Errorf("the next file gave %d records, want 1", len(records))
			}
		})
	}
}

func TestPoolReplacesAChildThatDiedWaiting(t *testing.T) {
	good := write(t, "tot.txt", []byte("Điều 1."))
	p := newTestPool(t, 1, Limits{})
	poolRead(t, p, good)
	first := p.idle[0].command.Process
	if err := first.Kill(); err != nil {
		t.Fatal(err)
	}
	if records, result := poolRead(t, p, good); len(records) != 1 {
		t.Errorf("%d records, problems %v", len(records), result.Problems)
	}
	if p.idle[0].command.Process.Pid == first.Pid {
		t.Error("the dead child was not replaced")
	}
}

func TestDeathOfAChildInAFileIsThatFilesProblem(t *testing.T) {
	p := newTestPool(t, 1, Limits{})
	c, err := p.take(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p.put(c)
	go func() {
		time.Sleep(300 * time.Millisecond)
		_ = c.command.Process.Kill()
	}()
	records, result := poolRead(t, p, write(t, "loop.pdf", loopingPDF()))
	if got := kinds(records, result); got != "crashed" {
		t.Errorf("problems %q, want crashed", got)
	}
}

func TestATextThatTakesForEverIsItsFilesProblem(t *testing.T) {
	p := NewPool(PoolOptions{Command: childCommand("stuck"), Workers: 1, Limits: Limits{Time: time.Second}})
	defer p.Close()
	for range 2 {
		if records, result := poolRead(t, p, write(t, "a.txt", []byte("a"))); len(records) != 0 || len(result.Problems) != 1 || result.Problems[0].Kind != corpus.KindTimeout {
			t.Errorf("%+v %+v", records, result)
		}
	}
}

func TestAFileNameNeedNotBeUTF8(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v\xe3n b\xffn.txt")
	if err := os.WriteFile(path, []byte("a"), 0o600); err != nil {
		t.Skip("this file system takes UTF-8 only")
	}
	if records, result := poolRead(t, newTestPool(t, 1, Limits{}), path); len(records) != 1 || len(result.Problems) != 0 {
		t.Errorf("%+v %+v", records, result)
	}
}

func TestCancelEndsTheChildAtOnce(t *testing.T) {
	p := newTestPool(t, 1, Limits{})
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	c, err := p.take(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p.put(c)
	_, err = p.Read(ctx, write(t, "loop.pdf", loopingPDF()), func(Record) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want the context's", err)
	}
	if c.command.ProcessState == nil {
		t.Error("the child still runs")
	}
}

func TestErrorOfEmitComesBack(t *testing.T) {
	p := newTestPool(t, 1, Limits{})
	full := errors.New("disk full")
	path := write(t, "so.jsonl", []byte(strings.Repeat(`{"number":"1/QĐ-UBND"}`+"\n", 50)))
	calls := 0
	_, err := p.Read(context.Background(), path, func(Record) error { calls++; return full })
	if !errors.Is(err, full) || calls != 1 {
		t.Errorf("error %v after %d calls", err, calls)
	}
	if records, _ := poolRead(t, p, path); len(records) != 50 {
		t.Errorf("then %d records, want 50", len(records))
	}
}

func TestAProgramThatIsNoReaderIsAnError(t *testing.T) {
	for name, command := range map[string]func() *exec.Cmd{
		"ends at once": childCommand("mute"),
		"absent":       func() *exec.Cmd { return exec.Command("/nonexistent/vankho") },
	} {
		p := NewPool(PoolOptions{Command: command, Workers: 1})
		if _, err := p.Read(context.Background(), write(t, "a.txt", []byte("a")), nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestServeEndsWithItsParentEvenInTheMiddleOfAFile(t *testing.T) {
	in, parent := io.Pipe()
	out := make(chan error, 1)
	replies, w := io.Pipe()
	go func() { out <- Serve(context.Background(), in, w, Limits{}, nil) }()
	var hello reply
	if err := readFrame(replies, 1<<20, &hello); err != nil || hello.Hello != frameVersion {
		t.Fatalf("greeting %+v, %v", hello, err)
	}
	path := write(t, "a.txt", []byte("a"))
	if err := writeFrame(parent, request{Path: []byte(path)}); err != nil {
		t.Fatal(err)
	}
	// Nobody takes the record, so that the file cannot end.
	time.Sleep(50 * time.Millisecond)
	_ = parent.Close()
	select {
	case err := <-out:
		if err != nil {
			t.Errorf("error %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits still")
	}
}

func TestPoolServesManyReadersAtOnce(t *testing.T) {
	p := newTestPool(t, 2, Limits{})
	folder := t.TempDir()
	var wg sync.WaitGroup
	for g := range 4 {
		for i := range 5 {
			path := filepath.Join(folder, fmt.Sprintf("%d-%d.txt", g, i))
			if err := os.WriteFile(path, []byte(path), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		wg.Go(func() {
			for i := range 5 {
				path := filepath.Join(folder, fmt.Sprintf("%d-%d.txt", g, i))
				_, err := p.Read(context.Background(), path, func(r Record) error {
					if text(r) != path {
						t.Errorf("%s gave %q", path, text(r))
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if len(p.idle) > 2 {
		t.Errorf("%d children, want at most 2", len(p.idle))
	}
}

func TestDamagedFilesAreProblemsNotErrors(t *testing.T) {
	p := newTestPool(t, 1, Limits{Time: 2 * time.Second})
	whole := map[string][]byte{
		"a.pdf":  makePDF([]pdfPage{{content: "BT /F1 12 Tf 50 700 Td (Dieu 1. Pham vi) Tj ET"}, {content: "/Im Do", picture: true}}, ""),
		"b.docx": docx(t, `<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`),
		"c.gz":   squash(t, []byte("Điều 1.")),
	}
	random := rand.New(rand.NewPCG(1, 2))
	for name, data := range whole {
		for range 25 {
			damaged := append([]byte(nil), data...)
			for range 1 + random.IntN(8) {
				damaged[random.IntN(len(damaged))] = byte(random.IntN(256))
			}
			if random.IntN(3) == 0 {
				damaged = damaged[:random.IntN(len(damaged))]
			}
			records, result := poolRead(t, p, write(t, name, damaged))
			if len(records) == 0 && len(result.Problems) == 0 {
				t.Errorf("%s: neither a record nor a problem: %q", name, damaged)
			}
		}
	}
}

func TestAFileThatStandsOnNoDiskIsReadFromItsRequest(t *testing.T) {
	p, scratch := newTestPool(t, 1, Limits{}), t.TempDir()
	p.options.Scratch = scratch
	files := map[string][]byte{
		"a.txt":   []byte("Điều 1.\n\n  Điều 2.\n"),
		"b.pdf":   makePDF([]pdfPage{{content: "BT /F1 12 Tf 50 700 Td (Ban h) Tj <01> Tj ET"}}, ""),
		"c.docx":  docx(t, `<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>`),
		"d.bin":   {0, 1, 2, 3},
		"e.txt":   {},
		"big.txt": []byte(strings.Repeat("Căn cứ Luật Đất đai;\n", 200_000)),
	}
	for name, data := range files {
		wantRecords, wantResult := readAll(t, name, data, Limits{})
		var records []Record
		result, err := p.ReadFile(t.Context(), File{Name: name, Body: data}, func(r Record) error { records = append(records, r); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wantRecords, records); diff != "" {
			t.Errorf("%s: records (-here +child)\n%s", name, diff)
		}
		if diff := cmp.Diff(wantResult, result); diff != "" {
			t.Errorf("%s: result (-here +child)\n%s", name, diff)
		}
	}
	left, err := os.ReadDir(scratch)
	if err != nil || len(left) > 0 {
		t.Errorf("the disk was used: %v, %v", left, err)
	}
}
