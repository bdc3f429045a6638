package indexer

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/engine"
	"vankho/search/query"
)

// order is a whole decision: long enough to be told from others.
func order(serial, day int, subject string) string {
	var body strings.Builder
	for i := range 12 {
		fmt.Fprintf(&body, "Điều %d. Giao Sở Nội vụ %s lần thứ %d theo kế hoạch đã được duyệt, báo cáo kết quả về Ủy ban nhân dân tỉnh.\n", i+1, subject, i*7+serial%3)
	}
	return fmt.Sprintf("ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: %d/QĐ-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"+
		"Vân Sơn, ngày %02d tháng 5 năm 2025\nQUYẾT ĐỊNH\nVề việc %s\nỦY BAN NHÂN DÂN TỈNH\n%s", serial, day, subject, body.String())
}

// copied is the same text as another program writes it, with the odd misread word.
func copied(text string) string {
	return strings.Replace(strings.ReplaceAll(text, "Sở Nội vụ", "Sơ Nội vụ"), "lần thứ 7 ", "1ần thứ 7 ", 1)
}

// found lists the documents that a search finds, through an index of its own that follows the store.
func (b *bench) found(e *engine.Engine, asked string) []corpus.ID {
	b.Helper()
	if err := e.Sync(b.Context(), b.store, nil); err != nil {
		b.Fatal(err)
	}
	r, err := e.Search(b.Context(), search.Request{Query: query.Parse(asked), Limit: 20})
	if err != nil {
		b.Fatal(err)
	}
	var out []corpus.ID
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}

func (b *bench) engine() *engine.Engine {
	b.Helper()
	e, err := engine.Open(filepath.Join(b.TempDir(), "index"), b.store)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = e.Close() })
	return e
}

func (b *bench) document(id corpus.ID) *corpus.Document {
	b.Helper()
	d, err := b.store.Document(b.Context(), id)
	if err != nil {
		b.Fatal(err)
	}
	return d
}

func TestTwoFilesOfOneDocumentAreOneHitAndBothStayReachable(t *testing.T) {
	b := newBench(t)
	e := b.engine()
	b.write("12-QD.txt", order(12, 5, "sắp xếp đơn vị sự nghiệp"))
	scan := b.write("ban-quet.txt", copied(order(12, 5, "sắp xếp đơn vị sự nghiệp")))
	b.write("13-QD.txt", order(13, 5, "sắp xếp đơn vị sự nghiệp")) // a template: another number
	b.mustRun(Options{})

	hits := b.found(e, "sắp xếp đơn vị sự nghiệp")
	if len(hits) != 2 {
		t.Fatalf("hits: %v", hits)
	}
	one := b.found(e, "12/QĐ-UBND")
	if len(one) != 1 {
		t.Fatalf("hits of the number: %v", one)
	}
	shown := b.document(one[0])
	if len(shown.Versions) != 2 || !shown.Versions[0].Best || shown.Versions[0].ID != shown.ID || shown.VersionOf != "" {
		t.Fatalf("%+v", shown.Versions)
	}
	lesser := b.document(shown.Versions[1].ID)
	if lesser.VersionOf != shown.ID || len(lesser.Versions) != 2 || lesser.Text == "" {
		t.Errorf("the other version: of %q, %+v", lesser.VersionOf, lesser.Versions)
	}
	for _, v := range shown.Versions {
		if _, err := b.store.Original(t.Context(), v.SHA256); err != nil {
			t.Errorf("original of %s: %v", v.ID, err)
		}
	}

	// It is decided once: a run over the same files changes nothing.
	before, _ := b.store.Seq(t.Context())
	b.mustRun(Options{})
	if after, err := b.store.Seq(t.Context()); err != nil || after != before {
		t.Errorf("the store changed: %d → %d %v", before, after, err)
	}

	// The file of the shown version goes: the other is found.
	gone := filepath.Join(b.dir, "12-QD.txt")
	if shown.Sources[0].Path == scan {
		gone = scan
	}
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	b.mustRun(Options{Prune: true})
	if now := b.found(e, "12/QĐ-UBND"); len(now) != 1 || now[0] != lesser.ID {
		t.Errorf("hits: %v, want %s", now, lesser.ID)
	}
	if d := b.document(lesser.ID); d.VersionOf != "" || d.Versions != nil {
		t.Errorf("it is still a version of %q: %+v", d.VersionOf, d.Versions)
	}
}

func TestAPersonsCorrectionPartsAndJoinsVersions(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", order(12, 5, "sắp xếp đơn vị sự nghiệp"))
	b.write("b.txt", copied(order(21, 5, "sắp xếp đơn vị sự nghiệp"))) // its number was misread
	b.mustRun(Options{})
	held, err := b.store.Holders(t.Context(), []string{"12/QĐ-UBND", "21/QĐ-UBND"}, false)
	if err != nil || len(held) != 2 {
		t.Fatalf("%v %v", held, err)
	}
	wrong := held["21/QĐ-UBND"][0]
	x := New(b.store, b.pool, Options{})
	correct := func(number string) {
		t.Helper()
		c := corpus.Correction{SHA256: wrong.SHA256, Field: corpus.FieldNumber, Value: number, Was: "21/QĐ-UBND", Who: "Trần An"}
		if err := x.Correct(t.Context(), wrong.ID, corpus.Edit{Correction: c}); err != nil {
			t.Fatal(err)
		}
	}
	correct("12/QĐ-UBND")
	if d := b.document(wrong.ID); len(d.Versions) != 2 {
		t.Errorf("corrected: %+v", d.Versions)
	}
	correct("21/QĐ-UBND")
	if d := b.document(wrong.ID); d.Versions != nil || d.VersionOf != "" {
		t.Errorf("taken back: version of %q, %+v", d.VersionOf, d.Versions)
	}
}

func TestWhatAStoppedRunLeftUndecidedTheNextDecides(t *testing.T) {
	b := newBench(t)
	// Two files are put and nothing is decided, as if the program had been killed then.
	for i, text := range []string{order(12, 5, "kiểm tra công vụ"), copied(order(12, 5, "kiểm tra công vụ"))} {
		path := b.write(fmt.Sprintf("%d.txt", i), text)
		w := New(b.store, b.pool, Options{}).writing(&Report{}, nil)
		if err := w.readFile(t.Context(), Input{Path: path, File: path}, func(e event) error { return w.handle(t.Context(), e) }); err != nil {
			t.Fatal(err)
		}
	}
	if c, err := b.store.Counts(t.Context()); err != nil || c.Documents != 2 {
		t.Fatalf("%+v %v", c, err)
	}
	if r := b.mustRun(Options{}); r.Unchanged != 2 {
		t.Errorf("%+v", r)
	}
	if c, err := b.store.Counts(t.Context()); err != nil || c.Documents != 1 {
		t.Errorf("%+v %v", c, err)
	}
}

func TestGroupsDoNotDependOnTheOrderInWhichFilesCome(t *testing.T) {
	files := map[string]string{
		"a.txt": order(12, 5, "phòng chống thiên tai"), "b.txt": copied(order(12, 5, "phòng chống thiên tai")),
		"c.txt": order(13, 6, "phòng chống thiên tai"), "d.txt": strings.ReplaceAll(order(12, 5, "phòng chống thiên tai"), "Giao", "Phân công"),
	}
	var want map[string]string // the file → the file that is shown
	for _, names := range [][]string{{"a.txt", "b.txt", "c.txt", "d.txt"}, {"d.txt", "c.txt", "b.txt", "a.txt"}, {"b.txt", "d.txt", "a.txt", "c.txt"}} {
		b := newBench(t)
		for _, name := range names {
			b.write(name, files[name])
			b.mustRun(Options{})
		}
		got := map[string]string{}
		for _, name := range names {
			report, _, err := b.store.File(t.Context(), filepath.Join(b.dir, name))
			if err != nil {
				t.Fatal(err)
			}
			d := b.document(report.Document)
			got[name] = name
			if len(d.Versions) > 0 {
				got[name] = d.Versions[0].Name
			}
		}
		if want == nil {
			want = got
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%v: %v, in another order %v", names, got, want)
		}
	}
	if want["a.txt"] != want["b.txt"] || want["a.txt"] != want["d.txt"] || want["c.txt"] != "c.txt" {
		t.Errorf("%v", want)
	}
}
