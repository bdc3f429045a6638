package measure

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// written makes a file of lines.
func written(t *testing.T, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileThatCannotBeUsedSaysItsLineAndWhy(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  FileFault
	}{
		{"no JSON", []string{`{"id":"a"}`, `{"id":`}, FileFault{Line: 2, Reason: "không phải JSON đúng dạng"}},
		{"no id", []string{`{"text":"a"}`}, FileFault{Line: 1, Reason: "thiếu trường id"}},
		{"a space in the id", []string{`{"id":"a b"}`}, FileFault{Line: 1, Reason: `id "a b" có khoảng trắng`}},
		{"an id twice", []string{`{"id":"a"}`, ``, `{"id":"a"}`}, FileFault{Line: 3, Reason: `id "a" đã có ở dòng trước`}},
		{"packed badly", []string{"\x1f\x8bhỏng"}, FileFault{Reason: "tệp nén gzip bị hỏng"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := written(t, "a.jsonl", c.lines...)
			c.want.Path = path
			_, err := readArticles(path)
			var got FileFault
			if !errors.As(err, &got) || got != c.want {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
	if _, err := readArticles(filepath.Join(t.TempDir(), "khong-co")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestPackedFilesAreReadAsPlainOnes(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(`{"id":"l#1","title":"Điều 1. Tên","text":"chữ","law":"l"}`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.jsonl.gz")
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := readArticles(path)
	if diff := cmp.Diff([]Article{{"l#1", "Điều 1. Tên", "chữ", "l"}}, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

func TestRightAnswersAreReadInBothFormsOfTREC(t *testing.T) {
	for _, lines := range [][]string{{"q\ta\t1", "q\tb\t0", "p\ta\t2"}, {"q 0 a 1", "q 0 b 0", "p 0 a 2"}} {
		got, err := readJudgements(written(t, "qrels", lines...))
		if diff := cmp.Diff(Judgements{"q": {"a": 1}, "p": {"a": 2}}, got); diff != "" || err != nil {
			t.Error(err, diff)
		}
	}
	var fault FileFault
	if _, err := readJudgements(written(t, "qrels", "q\ta\tđúng")); !errors.As(err, &fault) || fault.Line != 1 {
		t.Error(err)
	}
}

// found are answers by their ids, falling.
func found(ids string) []Scored {
	var out []Scored
	for id := range strings.FieldsSeq(ids) {
		out = append(out, Scored{id, float64(1000 - len(out))})
	}
	return out
}

func TestMeasuresAreThoseOfTREC(t *testing.T) {
	many := strings.Repeat("x ", 50)
	for _, c := range []struct {
		name, found string
		right       map[string]int
		want        Quality
	}{
		{"first", "a b", map[string]int{"a": 1}, Quality{"", 1, 1, 1, 1, 1}},
		{"third", "x y a", map[string]int{"a": 1}, Quality{"", 1, .5, 1. / 3, 1, 1}},
		{"beyond ten", many + "a", map[string]int{"a": 1}, Quality{"", 1, 0, 0, 0, 1}},
		{"not found", "x y", map[string]int{"a": 1}, Quality{"", 1, 0, 0, 0, 0}},
		{"one of two", "a x", map[string]int{"a": 1, "b": 1}, Quality{"", 1, 1 / (1 + 1/math.Log2(3)), 1, .5, .5}},
		{"worth more", "b a", map[string]int{"a": 2, "b": 1}, Quality{"", 1, (1 + 3/math.Log2(3)) / (3 + 1/math.Log2(3)), 1, 1, 1}},
	} {
		var got Quality
		got.add(found(c.found), c.right)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
}

func TestAQuestionThatNearlyHoldsTheHeadingIsTold(t *testing.T) {
	for _, c := range []struct {
		question, heading string
		want              bool
	}{
		{"Đối tượng áp dụng của luật thanh niên là gì?", "Điều 3. Đối tượng áp dụng", true},
		{"Luật thanh niên áp dụng cho ai?", "Điều 3. Đối tượng áp dụng", false},
		{"Thanh niên là gì?", "Điều 1.", false},
		{"hoà giải ở cơ sở", "Hòa giải ở cơ sở", true},
	} {
		if got := containsNearly(c.question, c.heading); got != c.want {
			t.Errorf("%s | %s: %v", c.question, c.heading, got)
		}
	}
}

func TestTheArticlesOfALawAreSectionsOfOneDocument(t *testing.T) {
	laws := lawTexts([]Article{
		{"1/2020/qh14#10", "Điều 10. Hiệu lực", "Luật này có hiệu lực.", "1/2020/qh14"},
		{"x", "Lời nói đầu", "Chữ.", ""},
		{"1/2020/qh14#2", "Điều 2. Đối tượng\náp dụng", "Dòng một\nDòng hai ", "1/2020/qh14"},
		{"1/2020/qh14#2b", "Điều 2", "", "1/2020/qh14"},
	})
	if len(laws) != 2 {
		t.Fatalf("%d texts", len(laws))
	}
	l := newLawText(laws[0])
	type line struct{ ID, Label, Heading, Text string }
	var got []line
	for _, s := range l.doc.Sections {
		got = append(got, line{string(s.ID) + " = " + l.articles[s.ID], s.Label, s.Heading, s.In(l.doc.Text)})
	}
	want := []line{
		{"dieu-2 = 1/2020/qh14#2", "Điều 2", "Đối tượng áp dụng", "Điều 2. Đối tượng áp dụng\nDòng một\nDòng hai\n"},
		{"dieu-2-2 = 1/2020/qh14#2b", "Điều 2", "", "Điều 2\n"},
		{"dieu-10 = 1/2020/qh14#10", "Điều 10", "Hiệu lực", "Điều 10. Hiệu lực\nLuật này có hiệu lực.\n"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if l.doc.Header.Number != "01/2020/QH14" && l.doc.Header.Number != "1/2020/QH14" {
		t.Errorf("number %q", l.doc.Header.Number)
	}
	if l := newLawText(laws[1]); l.doc.Title != "Lời nói đầu" || l.articles["muc-1"] != "x" {
		t.Errorf("%+v", l)
	}
}

// small is a collection of two laws and three questions.
func small(t *testing.T) RetrievalOptions {
	return RetrievalOptions{
		Corpus: written(t, "dieu.jsonl",
			`{"id":"1/2020/qh14#1","title":"Điều 1. Cấp nước","text":"Nhà máy cấp nước sinh hoạt cho xã.","law":"1/2020/qh14"}`,
			`{"id":"1/2020/qh14#2","title":"Điều 2. Giá nước","text":"Giá nước do Ủy ban nhân dân tỉnh quy định.","law":"1/2020/qh14"}`,
			`{"id":"luat-cu#7","title":"Trồng rừng","text":"Người trồng rừng được hỗ trợ cây giống.","law":"luật cũ"}`),
		Queries: written(t, "hoi.jsonl", `{"id":"q1","text":"Giá nước do ai quy định?"}`, `{"id":"q2","text":"hỗ trợ cây giống cho người trồng rừng"}`),
		Qrels:   written(t, "dap-an.tsv", "q1\t1/2020/qh14#2\t1", "q2\tluat-cu#7\t1"),
	}
}

func TestARunNamesTheArticlesOfTheFile(t *testing.T) {
	o := small(t)
	o.Data, o.Run = filepath.Join(t.TempDir(), "kho"), filepath.Join(t.TempDir(), "ket-qua.run")
	for round := range 2 { // the second takes what the folder holds
		r, err := Retrieval(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range []*Asked{&r.Marked, r.Unmarked} {
			if q := a.Qualities[0]; q.Questions != 2 || q.MRR10 != 1 {
				t.Errorf("%+v", q)
			}
		}
		if r.Filling.Kept != (round == 1) || r.Filling.Documents != 2 {
			t.Errorf("%+v", r.Filling)
		}
		run, err := os.ReadFile(o.Run)
		if err != nil || !strings.HasPrefix(string(run), "q1 Q0 1/2020/qh14#2 1 ") || !strings.Contains(string(run), "\nq2 Q0 luat-cu#7 1 ") {
			t.Errorf("%v\n%s", err, run)
		}
		var out bytes.Buffer
		if err := r.Print(&out); err != nil || !strings.Contains(out.String(), "nDCG@10") {
			t.Errorf("%v\n%s", err, &out)
		}
	}
	o.Corpus = written(t, "khac.jsonl", `{"id":"a","title":"","text":"chữ","law":""}`)
	if _, err := Retrieval(t.Context(), o); !errors.Is(err, ErrForeign) {
		t.Errorf("the folder of another collection was used: %v", err)
	}
}

func TestTheRunIsWrittenBeforeTheRightAnswersAreRead(t *testing.T) {
	o := small(t)
	o.Run, o.Qrels = filepath.Join(t.TempDir(), "ket-qua.run"), written(t, "dap-an.tsv", "hỏng")
	if _, err := Retrieval(t.Context(), o); err == nil {
		t.Error("a broken file of answers was accepted")
	}
	if run, err := os.ReadFile(o.Run); err != nil || len(run) == 0 {
		t.Error(err)
	}
}

func TestOtherEnginesAnswerTheSameQuestions(t *testing.T) {
	for _, name := range []string{EngineBM25F, EngineBleve, EngineFTS, EngineFTSFolded} {
		o := small(t)
		o.Engine, o.MarkedOnly = Other(name), true
		r, err := Retrieval(t.Context(), o)
		if err != nil {
			t.Fatal(name, err)
		}
		if q := r.Marked.Qualities[0]; q.MRR10 != 1 || r.Unmarked != nil {
			t.Errorf("%s: %+v, %+v", name, q, r.Filling)
		}
	}
}

func TestRowsOfOneDocumentAreOneHit(t *testing.T) {
	o := LookupOptions{
		Register: written(t, "so.jsonl",
			`{"id":"r1","number":"12/QĐ-UBND","issued":"2024-01-05","title":"phê duyệt dự án cấp nước","status":""}`,
			`{"id":"r2","number":"12/QĐ-UBND","issued":"2024-01-05","title":"phê duyệt dự án cấp nước","status":""}`,
			`{"id":"r3","number":"7/KH-UBND","issued":"2024-02-05","title":"kế hoạch trồng rừng","status":""}`),
		Queries: written(t, "hoi.jsonl", `{"id":"q1","kind":"number","text":"12/QĐ-UBND","gold":["r2"]}`, `{"id":"q2","kind":"title","text":"trồng rừng","gold":["r3"]}`,
			`{"id":"q3","kind":"title","text":"trồng rừng","gold":["r1"]}`),
		Run: filepath.Join(t.TempDir(), "ket-qua.run"), Pool: newPool(t),
	}
	r, err := Lookup(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	want := []Success{{"number", 1, 1, 1}, {"title", 2, .5, .5}, {classAll, 3, 2. / 3, 2. / 3}}
	if diff := cmp.Diff(want, r.Kinds); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]LateHit{{"q3", "title", "trồng rừng", "r1", 0, "r3"}}, r.Misses); diff != "" {
		t.Error(diff)
	}
	run, err := os.ReadFile(o.Run)
	if err != nil || !strings.HasPrefix(string(run), "q1 Q0 r1 1 ") {
		t.Errorf("%v\n%s", err, run)
	}
	var out bytes.Buffer
	if err := r.Print(&out, true, strings.ToUpper); err != nil || !strings.Contains(out.String(), "TRỒNG RỪNG") {
		t.Errorf("%v\n%s", err, &out)
	}
	o.Register = written(t, "khac.jsonl", `{"id":"a","chu":"b"}`)
	var fault FileFault
	if _, err := Lookup(t.Context(), o); !errors.As(err, &fault) {
		t.Error(err)
	}
}
