package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/cmd/measure"
	"vankho/corpus"
)

// formats is a folder with one small file of our own of each format that is read.
var formats = filepath.Join("..", "..", "indexer", "extract", "testdata")

// TestEveryFormatIsReadWithoutOtherPrograms runs the real program where it finds no other one. Pictures and slides alone need a helper, and say so.
func TestEveryFormatIsReadWithoutOtherPrograms(t *testing.T) {
	cmd := program(t.Context(), "eval", "files", formats, "--json")
	cmd.Env = append(slices.DeleteFunc(cmd.Env, func(v string) bool { return strings.HasPrefix(v, "PATH=") }), "PATH=")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatal(err, &errs)
	}
	var report measure.Report
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Files {
		var want corpus.ProblemKind // "" is text
		switch f.Name {
		case "quet.pdf", "trang.jpg", "trang.png", "trang.tif", "office/thuyet-trinh.pptx":
			want = corpus.KindNoReader
		case "mat-khau.pdf":
			want = corpus.KindEncrypted
		}
		said := slices.ContainsFunc(f.Problems, func(p corpus.Problem) bool { return p.Kind == want })
		switch {
		case f.Container:
		case want == "" && !f.Text, want != "" && (f.Text || !said):
			t.Errorf("%s (%s): text %v, problems %v, want %q", f.Name, f.MIME, f.Text, f.Problems, want)
		}
	}
	for _, name := range []string{"thong-bao.doc", "thong-bao.docx", "thong-bao.odt", "thong-bao.rtf", "thong-bao.pdf", "thong-bao.html", "bang.xls", "bang.xlsx", "bang.ods",
		"ho-so.zip!/Hồ sơ/thông báo.docx", "thu.eml!/thông báo.docx", "thu.eml!/thư.txt"} {
		if !slices.ContainsFunc(report.Files, func(f measure.File) bool { return f.Name == name }) {
			t.Errorf("%s is missing from the report", name)
		}
	}
}

func TestEvalFilesIsReadByPeople(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), notice)
	write(t, filepath.Join(dir, "rong.pdf"), "")
	r := runProgram(t, "", "eval", "files", dir)
	if r.code != exitOK || !strings.Contains(r.out, "rong.pdf: Tệp rỗng.") || !strings.Contains(r.out, "TXT") {
		t.Errorf("%+v", r)
	}
	for _, args := range [][]string{{"eval", "files"}, {"eval", "files", filepath.Join(dir, "a.txt")}, {"eval", "files", filepath.Join(dir, "khong-co")}, {"eval", "files", dir, "--workers", "0"}, {"eval", "x"}} {
		if r := runProgram(t, "", args...); r.code != exitFault || r.err == "" {
			t.Errorf("%v: %+v", args, r)
		}
	}
}

func TestEvalTaggingNamesWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "citations.jsonl"), `{"id":"a","text":"Căn cứ Nghị định số 30/2020/NĐ-CP và Thông tư vắng mặt;","expected":[{"quote":"Nghị định số 30/2020/NĐ-CP","kind":"numbered","canonical":"30/2020/NĐ-CP"},{"quote":"Thông tư vắng mặt","kind":"numbered"}]}`)
	r := runProgram(t, "", "eval", "tagging", dir)
	if r.code != exitOK || !strings.Contains(r.out, "a thiếu numbered: “Thông tư vắng mặt”") {
		t.Errorf("%+v", r)
	}
	r = runProgram(t, "", "eval", "tagging", dir, "--json")
	var report measure.TaggingReport
	if err := json.Unmarshal([]byte(r.out), &report); err != nil || len(report.Scores) != 1 || report.Scores[0].All != (measure.Tally{Wanted: 2, Found: 1, Right: 1}) {
		t.Errorf("%v, %+v", err, r)
	}
	if r := runProgram(t, "", "eval", "tagging", t.TempDir()); r.code == exitOK || !strings.Contains(r.err, "không có bộ mẫu") {
		t.Errorf("%+v", r)
	}
}

func TestEvalOfSearchingSaysWhatItCannotUse(t *testing.T) {
	dir := t.TempDir()
	good, bad, absent := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl"), filepath.Join(dir, "khong-co")
	write(t, good, `{"id":"l#1","title":"Điều 1. Cấp nước","text":"Nhà máy cấp nước.","law":"1/2020/qh14"}`)
	write(t, bad, "{")
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"retrieval"}, "Cần tham số --corpus."},
		{[]string{"retrieval", "--corpus", good}, "Cần tham số --queries."},
		{[]string{"retrieval", "--corpus", absent, "--queries", good}, "Không có tệp hoặc thư mục"},
		{[]string{"retrieval", "--corpus", bad, "--queries", good}, "dòng 1: không phải JSON đúng dạng."},
		{[]string{"retrieval", "--corpus", good, "--queries", good, "--engine", "x"}, "các giá trị: vankho, bm25f, bleve"},
		{[]string{"retrieval", "--corpus", good, "--queries", good, "--qrels", absent}, "Không có tệp hoặc thư mục"},
		{[]string{"lookup", "--queries", good}, "Cần tham số --register."},
		{[]string{"lookup", "--queries", good, "--register", bad}, "dòng 1: không phải JSON đúng dạng."},
	} {
		if r := runProgram(t, "", append([]string{"eval"}, c.args...)...); r.code != exitFault || !strings.Contains(r.err, c.want) {
			t.Errorf("%v: %+v", c.args, r)
		}
	}
	run := filepath.Join(dir, "chay.run")
	r := runProgram(t, "", "eval", "retrieval", "--corpus", good, "--queries", good, "--run", run, "--json")
	var report measure.RetrievalReport
	if err := json.Unmarshal([]byte(r.out), &report); err != nil || report.Filling.Documents != 1 {
		t.Errorf("%v, %+v", err, r)
	}
	if got, err := os.ReadFile(run); err != nil || !strings.HasPrefix(string(got), "l#1 Q0 l#1 1 ") {
		t.Errorf("%v, %q", err, got)
	}
}
