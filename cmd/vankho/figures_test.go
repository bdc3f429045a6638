package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// figureStore is a data folder with one invented report.
func figureStore(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "bao-cao.txt"), "Báo cáo quý I năm 2025\n\nToàn xã có 1.204 hộ dân. Tỷ lệ hộ dùng nước sạch đạt 86,5%.\nTỷ lệ hồ sơ nộp trực tuyến đạt 51,69/85%.\n")
	data := filepath.Join(t.TempDir(), "kho")
	if r := runProgram(t, "", "index", dir, "--data", data); r.code != 0 {
		t.Fatalf("%+v", r)
	}
	return data
}

func TestFiguresAreListedWithTheWordsThatSayThem(t *testing.T) {
	data := figureStore(t)
	r := runProgram(t, "", "figures", "--data", data)
	for _, want := range []string{"số liệu từ 1 văn bản", "51,69", "“Tỷ lệ hồ sơ nộp trực tuyến đạt 51,69/85%.”"} {
		if r.code != 0 || !strings.Contains(r.out, want) {
			t.Errorf("exit %d, %q lacks %q", r.code, r.out, want)
		}
	}
	if r := runProgram(t, "", "figures", "> 80 %", "--data", data); r.code != 0 || !strings.Contains(r.out, "86,5%") || strings.Contains(r.out, "\n2. ") {
		t.Errorf("exit %d, %q", r.code, r.out)
	}
	if r := runProgram(t, "", "figures", "diện tích rừng ngập mặn", "--data", data); r.code != 0 || !strings.HasPrefix(r.out, "Không có số liệu này trong kho.\n") {
		t.Errorf("exit %d, %q", r.code, r.out)
	}
	if r := runProgram(t, "", "figures", "tỷ lệ hồ sơ", "--data", t.TempDir()); strings.Contains(r.out, "Không có số liệu này") {
		t.Errorf("a store without figures denies one: %q", r.out)
	}
	var found corpus.FiguresFound
	r = runProgram(t, "", "figures", "--json", "--donvi", "%", "--data", data)
	if err := json.Unmarshal([]byte(r.out), &found); err != nil || found.Found != 2 || len(found.Rows) != 2 {
		t.Errorf("%v: %s", err, r.out)
	}
}

func TestFiguresAreWrittenAsFilesThatSayTheSame(t *testing.T) {
	data, to := figureStore(t), filepath.Join(t.TempDir(), "so-lieu")
	r := runProgram(t, "", "figures", "--package", to, "--site", "https://kho.example.vn/", "--data", data)
	if r.code != 0 {
		t.Fatalf("%+v", r)
	}
	text, err := os.ReadFile(filepath.Join(to, "so-lieu.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\uFEFF")))).ReadAll()
	if err != nil || len(rows) < 3 {
		t.Fatalf("%d rows: %v", len(rows), err)
	}
	figures := strconv.Itoa(len(rows)-1) + " số liệu"
	if !strings.Contains(r.err, figures) {
		t.Errorf("%q does not say %q", r.err, figures)
	}
	if r := runProgram(t, "", "figures", "--csv", "--site", "https://kho.example.vn", "--data", data); r.out != string(text) {
		t.Errorf("what is printed is not what is in the file:\n%s\n%s", r.out, text)
	}
	lines, err := os.ReadFile(filepath.Join(to, "so-lieu.jsonl"))
	if err != nil || bytes.Count(lines, []byte("\n")) != len(rows)-1 || !bytes.Contains(lines, []byte(`"address":"https://kho.example.vn/van-ban/`)) {
		t.Errorf("%v: %s", err, lines)
	}
	if book := cellsOf(t, filepath.Join(to, "so-lieu.xlsx")); !strings.Contains(book, "51,69") || !strings.Contains(book, "Chỉ tiêu") {
		t.Errorf("the workbook reads as %q", book)
	}
	var described struct{ Resources []struct{ Path string } }
	content, err := os.ReadFile(filepath.Join(to, "datapackage.json"))
	if err != nil || json.Unmarshal(content, &described) != nil || len(described.Resources) != 4 {
		t.Fatalf("%v: %s", err, content)
	}
	for _, r := range described.Resources {
		if info, err := os.Stat(filepath.Join(to, r.Path)); err != nil || info.Size() == 0 || info.Mode().Perm() != 0o644 {
			t.Errorf("%s: %v", r.Path, err)
		}
	}
	if all, _ := os.ReadDir(to); len(all) != 5 {
		t.Errorf("%d files, want 5", len(all))
	}
}

// cellsOf reads a workbook as the program reads every workbook.
func cellsOf(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	_, err = extract.Read(t.Context(), f, info.Size(), path, extract.DefaultLimits(), func(r extract.Record) error {
		for _, p := range r.Pages {
			for _, l := range p.Lines {
				b.WriteString(l.Text + strings.Join(l.Cells, " | ") + "\n")
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhatFiguresAreAskedWronglyIsSaid(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--ky", "hôm qua"}, "--ky"},
		{[]string{"--xep", "x"}, "--xep"},
		{[]string{"--limit", "0"}, "--limit"},
		{[]string{"--csv", "--json"}, "--jsonl"},
		{[]string{"--out", "so-lieu.xls"}, ".xlsx"},
	} {
		if r := runProgram(t, "", append([]string{"figures", "--data", t.TempDir()}, c.args...)...); r.code != 1 || !strings.Contains(r.err, c.want) {
			t.Errorf("%v: exit %d, %q", c.args, r.code, r.err)
		}
	}
}
