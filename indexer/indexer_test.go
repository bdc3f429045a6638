package indexer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/store"
	"vankho/indexer/extract"
	"vankho/indexer/extract/pdf/pdftest"
)

// asChild makes the test binary serve as a reading child.
const asChild = "VANKHO_TEST_AS_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asChild) != "" {
		if err := extract.Serve(context.Background(), os.Stdin, os.Stdout, extract.DefaultLimits(), Finish); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// bench is a store and a folder to index into it.
type bench struct {
	*testing.T
	dir   string
	store *store.Store
	pool  *extract.Pool
}

func newBench(t *testing.T) *bench {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "kho"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	b := &bench{T: t, dir: t.TempDir(), store: s}
	b.pool = b.poolWith(extract.DefaultLimits())
	return b
}

func (b *bench) poolWith(limits extract.Limits) *extract.Pool {
	pool := extract.NewPool(extract.PoolOptions{Workers: 2, Cache: pdftest.Cache(), Limits: limits, Command: func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), asChild+"=1")
		return cmd
	}})
	b.Cleanup(func() { _ = pool.Close() }) // never an error
	return pool
}

func (b *bench) write(name, content string) string {
	b.Helper()
	path := filepath.Join(b.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
		b.Fatal(err)
	}
	return path
}

func (b *bench) run(ctx context.Context, o Options) (*Report, error) {
	b.Helper()
	o.Workers = 2
	inputs, err := Walk(ctx, []string{b.dir})
	if err != nil {
		b.Fatal(err)
	}
	return New(b.store, b.pool, o).Run(ctx, inputs, []string{b.dir}, nil)
}

func (b *bench) mustRun(o Options) *Report {
	b.Helper()
	r, err := b.run(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func letter(serial int) string {
	return fmt.Sprintf("ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: %d/UBND-TH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"+
		"Vân Sơn, ngày 05 tháng 5 năm 2025\nV/v báo cáo tình hình số %d\nKính gửi: Các sở.\nỦy ban nhân dân tỉnh yêu cầu các sở báo cáo.", serial, serial)
}

func TestARunIsTheSameWhenItRunsAgain(t *testing.T) {
	b := newBench(t)
	for i := range 12 {
		b.write(fmt.Sprintf("f%02d.txt", i), letter(i+10))
	}
	if r := b.mustRun(Options{}); r.Read != 12 || r.Documents != 12 || r.Files != 12 {
		t.Fatalf("%+v", r)
	}
	before, err := b.store.Seq(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if r := b.mustRun(Options{}); r.Unchanged != 12 || r.Documents != 0 {
		t.Errorf("%+v", r)
	}
	if after, err := b.store.Seq(t.Context()); err != nil || after != before {
		t.Errorf("the store changed: %d → %d %v", before, after, err)
	}
}

func TestAStoppedRunGoesOnWhereItStopped(t *testing.T) {
	b := newBench(t)
	var rows bytes.Buffer
	for i := range 60 {
		fmt.Fprintf(&rows, `{"id":"r%d","text":%q}`+"\n", i, letter(i+100))
	}
	b.write("danh-muc.jsonl", rows.String())
	ctx, stop := context.WithCancel(t.Context())
	inputs, err := Walk(ctx, []string{b.dir})
	if err != nil {
		t.Fatal(err)
	}
	_, err = New(b.store, b.pool, Options{}).Run(ctx, inputs, []string{b.dir}, func(p Progress) {
		if p.Documents == 20 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("a stopped run answered %v", err)
	}
	c, err := b.store.Counts(t.Context())
	if err != nil || c.Documents < 20 || c.Documents == 60 {
		t.Fatalf("%+v %v", c, err)
	}
	r := b.mustRun(Options{})
	if r.Documents != 60-c.Documents {
		t.Errorf("%d were there, %d were read", c.Documents, r.Documents)
	}
	if c, err = b.store.Counts(t.Context()); err != nil || c.Documents != 60 {
		t.Errorf("%+v %v", c, err)
	}
}

func TestARegisterRowKeepsItsDocumentWhenRowsComeBefore(t *testing.T) {
	b := newBench(t)
	head := "\"Số, ký hiệu\",Ngày ban hành,Trích yếu\n"
	row := "12/QĐ-UBND,05/5/2025,Phê duyệt kế hoạch\n"
	b.write("dm.csv", head+row)
	b.mustRun(Options{})
	holders, err := b.store.Holders(t.Context(), []string{"12/QĐ-UBND"}, false)
	if err != nil || len(holders["12/QĐ-UBND"]) != 1 {
		t.Fatalf("%v %v", holders, err)
	}
	was := holders["12/QĐ-UBND"][0]
	if !was.Stub || was.Type != "Quyết định" || was.Title != "Phê duyệt kế hoạch" {
		t.Errorf("%+v", was)
	}
	b.write("dm.csv", head+"11/QĐ-UBND,04/5/2025,Thành lập tổ công tác\n"+row)
	if r := b.mustRun(Options{}); r.Documents != 1 || len(r.Missing) != 0 {
		t.Errorf("%+v", r)
	}
	b.write("dm.csv", head+"11/QĐ-UBND,04/5/2025,Thành lập tổ công tác\n")
	if r := b.mustRun(Options{}); len(r.Missing) != 1 || r.Removed != 0 {
		t.Errorf("%+v", r)
	}
	b.write("dm.csv", head+"11/QĐ-UBND,04/5/2025,Thành lập tổ công tác xã\n")
	if r := b.mustRun(Options{Prune: true}); r.Removed != 1 {
		t.Errorf("%+v", r)
	}
	if _, err := b.store.Document(t.Context(), was.ID); !errors.Is(err, corpus.ErrGone) {
		t.Errorf("pruned row: %v", err)
	}
}

func TestARowTellsItsTypeByItsNumber(t *testing.T) {
	for _, c := range []struct{ name, number, kind, want, method string }{
		{"a code", "12/QĐ-UBND", "", "Quyết định", methodSymbol},
		{"an official letter", "3637/UBND-VX", "", "Công văn", methodSymbol},
		{"stated", "12/QĐ-UBND", "quyết định", "Quyết định", methodListed},
		{"a law does not tell", "45/2019/QH14", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := Understand(extract.Record{Row: &extract.Row{Number: c.number, Type: c.kind}}, "x").Header
			if h.Type != c.want || h.Evidence[corpus.FieldType].Method != c.method {
				t.Errorf("%q by %q", h.Type, h.Evidence[corpus.FieldType].Method)
			}
		})
	}
}

func TestAFileThatBreaksKeepsWhatWasRead(t *testing.T) {
	b := newBench(t)
	path := b.write("a.html", "<html><body><p>"+strings.ReplaceAll(letter(7), "\n", "</p><p>")+"</p></body></html>")
	b.mustRun(Options{})
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	r := b.mustRun(Options{})
	if len(r.Failed) != 1 || r.Failed[0].Problems[0].Kind != corpus.KindEmpty {
		t.Fatalf("%+v", r)
	}
	found, err := b.store.Holders(t.Context(), []string{"07/UBND-TH"}, false)
	if err != nil || len(found) != 1 {
		t.Fatalf("the document went with its file: %v %v", found, err)
	}
	if _, err := b.store.Original(t.Context(), found["07/UBND-TH"][0].SHA256); err != nil {
		t.Errorf("its original: %v", err)
	}
}

func TestWhatCannotBeOpenedIsNamed(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", letter(1))
	link := filepath.Join(b.dir, "gay.txt")
	if err := os.Symlink(filepath.Join(b.dir, "khong-co"), link); err != nil {
		t.Skip("no symbolic links here")
	}
	r := b.mustRun(Options{})
	if r.Read != 1 || len(r.Failed) != 1 || r.Failed[0].Path != link || r.Failed[0].Problems[0].Kind != corpus.KindUnreadable {
		t.Errorf("%+v", r)
	}
}

func TestTheNumberInTheTextStandsAgainstTheRegisters(t *testing.T) {
	b := newBench(t)
	b.write("dm.jsonl", fmt.Sprintf(`{"id":"x","number":"99/UBND-TH","status":"Còn hiệu lực","text":%q}`, letter(98)))
	b.mustRun(Options{})
	found, err := b.store.Holders(t.Context(), []string{"98/UBND-TH"}, false)
	if err != nil || len(found) != 1 {
		t.Fatalf("%v %v", found, err)
	}
	d, err := b.store.Document(t.Context(), found["98/UBND-TH"][0].ID)
	if err != nil || d.Status != "Còn hiệu lực" || len(d.Problems) != 1 || d.Problems[0].Kind != corpus.KindDoubtful {
		t.Errorf("%+v %v", d, err)
	}
}
