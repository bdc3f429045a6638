package indexer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/indexer/extract"
)

// scan writes pages of one of the sample's PDF files as pictures of 200 dpi, as a scanner would, and answers their paths.
func (b *bench) scan(name string, pages ...int) []string {
	b.Helper()
	content, err := sample.Read(name)
	if err != nil {
		b.Fatal(err)
	}
	pdf := filepath.Join(b.TempDir(), name)
	if err := os.WriteFile(pdf, content, 0o600); err != nil {
		b.Fatal(err)
	}
	var paths []string
	for _, n := range pages {
		p, problems, err := b.pool.Draw(b.Context(), pdf, "", n, 1654)
		if err != nil || len(p.Body) == 0 {
			b.Fatal(problems, err)
		}
		paths = append(paths, b.write(strings.TrimSuffix(name, ".pdf")+"-"+string(rune('0'+n))+p.Suffix(), string(p.Body)))
	}
	return paths
}

// only returns the one document of the store that was read from that path.
func (b *bench) only(path string) *corpus.Document {
	b.Helper()
	file, _, err := b.store.File(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	d, err := b.store.Document(b.Context(), file.Document)
	if err != nil {
		b.Fatal(path, err)
	}
	return d
}

func needRecogniser(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("text recognition takes seconds a page")
	}
	if _, err := extract.Recogniser(t.Context()); err != nil {
		t.Skip(err)
	}
}

func TestAScanIsADocumentAtOnceAndHasItsTextAfterRecognition(t *testing.T) {
	needRecogniser(t)
	b := newBench(t)
	path := b.scan(scanned, 1)[0]
	if r := b.mustRun(Options{}); r.Documents != 1 || len(r.Partial) != 1 {
		t.Fatalf("%+v", r)
	}
	d := b.only(path)
	if d.Stub() || d.Waiting() != 1 || len(d.Problems) != 1 || d.Problems[0].Kind != corpus.KindScan {
		t.Fatalf("before recognition: stub %v, %d pages wait, %+v", d.Stub(), d.Waiting(), d.Problems)
	}
	id := d.ID
	x := New(b.store, b.pool, Options{Workers: 2})
	done, err := x.Recognise(t.Context(), nil)
	if err != nil || done.Pages != 1 || done.Waiting != 0 || done.Documents != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	d = b.only(path)
	if d.ID != id || d.Header.Number != scannedNumber || d.Pages[0].Method != corpus.MethodOCR || d.Pages[0].Confidence < 0.8 {
		t.Errorf("%s is %s, number %q, page %+v", id, d.ID, d.Header.Number, d.Pages[0])
	}
	if len(d.Problems) > 0 {
		t.Errorf("problems %+v", d.Problems)
	}
	if file, _, _ := b.store.File(t.Context(), path); file.Outcome != corpus.OutcomeRead {
		t.Errorf("file %+v", file)
	}
	boxes, err := b.store.Boxes(t.Context(), id, 1)
	if all, bad := boxes.All(); err != nil || bad != nil || len(all) < 50 {
		t.Errorf("%d boxes %v", len(boxes), err)
	}
	if again, err := x.Recognise(t.Context(), nil); err != nil || again.Pages+again.Documents != 0 {
		t.Errorf("again: %+v %v", again, err)
	}
	if r := b.mustRun(Options{}); r.Unchanged != 1 {
		t.Errorf("the file did not change: %+v", r)
	}
}

const (
	scanned       = "qd-15-2023-ubnd.pdf"
	scannedNumber = "15/2023/QĐ-UBND"
)

func TestRecognitionGoesOnWhereItWasStopped(t *testing.T) {
	needRecogniser(t)
	b := newBench(t)
	b.scan(scanned, 1, 2, 3)
	b.mustRun(Options{})
	ctx, cancel := context.WithCancel(t.Context())
	x := New(b.store, b.pool, Options{Workers: 1})
	first, err := x.Recognise(ctx, func(Recognition) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	second, err := x.Recognise(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := b.store.Recognition(t.Context())
	if err != nil || counts.Done != 3 || counts.Waiting != 0 || first.Pages < 1 || first.Pages+second.Pages > 3 {
		t.Errorf("first %+v, then %+v: %+v %v", first, second, counts, err)
	}
}

// A program that is killed between keeping a page and putting its document loses neither.
func TestPagesKeptByAKilledProgramReachTheirDocument(t *testing.T) {
	b := newBench(t)
	path := b.write("a.png", tinyPNG)
	b.mustRun(Options{})
	d := b.only(path)
	page := corpus.RawPage{Number: 1, Method: corpus.MethodOCR, Lines: []corpus.Line{{Text: "Kế hoạch phát triển"}}}
	if err := b.store.KeepPage(t.Context(), d.Sources[0].SHA256, page); err != nil {
		t.Fatal(err)
	}
	done, err := New(b.store, b.pool, Options{}).Recognise(t.Context(), nil)
	if err != nil || done.Documents != 1 {
		t.Fatalf("%+v %v", done, err)
	}
	if d := b.only(path); d.Text != "Kế hoạch phát triển" || d.Waiting() != 0 {
		t.Errorf("%q, %d pages wait", d.Text, d.Waiting())
	}
}

func TestWithoutARecogniserScansWaitAndSayWhy(t *testing.T) {
	b := newBench(t)
	t.Setenv("PATH", "")
	path := b.write("a.png", tinyPNG)
	b.mustRun(Options{})
	d := b.only(path)
	if len(d.Problems) != 1 || d.Problems[0].Kind != corpus.KindNoReader || !strings.Contains(d.Problems[0].Detail, "tesseract-ocr-vie") {
		t.Fatalf("%+v", d.Problems)
	}
	done, err := New(b.store, b.pool, Options{}).Recognise(t.Context(), nil)
	if err != nil || done.Lacks == "" || done.Waiting != 1 {
		t.Errorf("%+v %v", done, err)
	}
}

func TestWhatPeopleCorrectOutlivesEveryReading(t *testing.T) {
	b := newBench(t)
	path := b.write("a.txt", letter(12))
	b.mustRun(Options{})
	x := New(b.store, b.pool, Options{})
	d := b.only(path)
	sha, now := d.Sources[0].SHA256, time.Now()
	correct := func(c corpus.Correction) error {
		c.SHA256, c.Who, c.When = sha, "Trần An", now
		return x.Correct(t.Context(), d.ID, corpus.Edit{Correction: c})
	}
	if err := errors.Join(
		correct(corpus.Correction{Field: corpus.FieldNumber, Was: d.Header.Number, Value: "13/ubnd-th"}),
		correct(corpus.Correction{Field: corpus.FieldIssued, Was: d.Header.Issued.String(), Value: "06/5/2025"}),
		correct(corpus.Correction{Page: 1, Was: d.Text, Value: d.Text + "\r\nDòng người đọc thêm."}),
	); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []corpus.Correction{{Field: corpus.FieldIssued, Value: "hôm qua"}, {Field: corpus.FieldSecrecy, Value: ""}, {Page: 9, Value: "x"}} {
		if err := correct(bad); !errors.Is(err, corpus.ErrNoCorrection) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	check := func(when string) {
		t.Helper()
		got := b.only(path)
		if got.ID != d.ID || got.Header.Number != "13/UBND-TH" || got.Header.Issued.String() != "2025-05-06" ||
			!strings.HasSuffix(got.Text, "\nDòng người đọc thêm.") || got.Pages[0].Method != corpus.MethodEdited || len(got.Corrections) != 3 {
			t.Errorf("%s: %+v %q %+v", when, got.Header, got.Text, got.Corrections)
		}
		if m := got.Header.Evidence[corpus.FieldNumber].Method; m != methodCorrected {
			t.Errorf("%s: the number was %q", when, m)
		}
	}
	check("at once")
	if err := x.ReadAgain(t.Context(), d.ID, corpus.Actor{}); err != nil {
		t.Fatal(err)
	}
	check("read again")
	b.write("b.txt", letter(12)) // the same bytes elsewhere
	b.mustRun(Options{})
	check("met again")
	// What the program had read takes the correction back.
	if err := correct(corpus.Correction{Field: corpus.FieldNumber, Value: d.Header.Number}); err != nil {
		t.Fatal(err)
	}
	if got := b.only(path); got.Header.Number != d.Header.Number || len(got.Corrections) != 2 {
		t.Errorf("taken back: %q %+v", got.Header.Number, got.Corrections)
	}
}

func TestASecretDocumentThatWasAcceptedStaysWhenItIsCorrected(t *testing.T) {
	b := newBench(t)
	path := b.write("mat.txt", strings.Replace(letter(12), "\n", "\nMẬT\n", 1))
	if r := b.mustRun(Options{AcceptSecret: true}); r.Documents != 1 {
		t.Fatalf("%+v", r)
	}
	d := b.only(path)
	if !d.Secret() {
		t.Fatalf("the mark was not read: %+v", d.Header)
	}
	x := New(b.store, b.pool, Options{}) // that of the site, which accepts none
	c := corpus.Correction{SHA256: d.Sources[0].SHA256, Field: corpus.FieldPlace, Was: d.Header.Place, Value: "Vân Hải", Who: "Trần An", When: time.Now()}
	if err := errors.Join(x.Correct(t.Context(), d.ID, corpus.Edit{Correction: c}), x.ReadAgain(t.Context(), d.ID, corpus.Actor{})); err != nil {
		t.Fatal(err)
	}
	if got := b.only(path); got.Header.Place != "Vân Hải" || !got.Secret() {
		t.Errorf("%+v", got.Header)
	}
}

// archive is a ZIP file.
func archive(t *testing.T, files map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range files {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFilesInContainersAreFilesOfTheirOwn(t *testing.T) {
	b := newBench(t)
	inner := archive(t, map[string]string{"c.txt": letter(30)})
	path := b.write("hồ sơ.zip", archive(t, map[string]string{"a.txt": letter(10), "phụ lục/b.txt": letter(20), "trong.zip": inner, "hỏng.pdf": "%PDF-1.4 x"}))
	r := b.mustRun(Options{})
	if r.Documents != 3 || r.Containers != 2 || r.Files != 6 || len(r.Failed) != 1 || r.Failed[0].Path != path+"!/hỏng.pdf" {
		t.Fatalf("%+v", r)
	}
	d := b.only(path + "!/trong.zip!/c.txt")
	if d.Header.Number != "30/UBND-TH" {
		t.Errorf("%+v", d.Header)
	}
	if o, err := b.store.Original(t.Context(), d.Sources[0].SHA256); err != nil || o.Name != "c.txt" {
		t.Errorf("%+v %v", o, err)
	}
	if again := b.mustRun(Options{}); again.Unchanged != 1 || again.Documents != 0 || len(again.Missing) != 0 {
		t.Errorf("again: %+v", again)
	}
	if left, err := os.ReadDir(filepath.Join(b.store.Dir(), "spool")); err == nil && len(left) > 0 {
		t.Errorf("%d folders are left in the spool", len(left))
	}
	b.write("hồ sơ.zip", archive(t, map[string]string{"a.txt": letter(10), "trong.zip": inner}))
	if r := b.mustRun(Options{Prune: true}); r.Removed != 1 || len(r.Missing) != 2 {
		t.Errorf("a part is gone: %+v", r)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if r := b.mustRun(Options{Prune: true}); r.Removed != 2 {
		t.Errorf("the container is gone: %+v", r)
	}
}

func TestContainersInContainersAreOpenedToADepth(t *testing.T) {
	b := newBench(t)
	content := archive(t, map[string]string{"a.txt": letter(10)})
	for range mostDepth {
		content = archive(t, map[string]string{"x.zip": content})
	}
	b.write("x.zip", content)
	b.write("rỗng.zip", archive(t, nil))
	r := b.mustRun(Options{})
	var said []string
	slices.SortFunc(r.Failed, func(a, b corpus.FileReport) int { return strings.Compare(a.Path, b.Path) })
	for _, f := range r.Failed {
		for _, p := range f.Problems {
			said = append(said, filepath.Base(f.Path)+" "+string(p.Kind))
		}
	}
	if r.Documents != 0 || strings.Join(said, ", ") != "rỗng.zip empty, x.zip too_large" {
		t.Errorf("%v %+v", said, r)
	}
}

// tinyPNG is a picture of one dot.
const tinyPNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
