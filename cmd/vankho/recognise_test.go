package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vankho/corpus/sample"
	"vankho/indexer/extract"
)

// scanOf writes the first page of one of the sample's PDF files as a picture, as a scanner would.
func scanOf(t *testing.T, name, folder string) {
	t.Helper()
	content, err := sample.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	pdf := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(pdf, content, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(asProgram, "1") // the children are this test's binary
	pool, err := newPool(1, "")
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	page, problems, err := pool.Draw(t.Context(), pdf, "", 1, 1654)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if err := os.WriteFile(filepath.Join(folder, "quét"+page.Suffix()), page.Body, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestScansThatIndexLeavesAreReadWhileTheSiteIsOpen(t *testing.T) {
	if testing.Short() {
		t.Skip("text recognition takes seconds a page")
	}
	if _, err := extract.Recogniser(t.Context()); err != nil {
		t.Skip(err)
	}
	in, data := t.TempDir(), t.TempDir()
	scanOf(t, "qd-15-2023-ubnd.pdf", in)
	r := runProgram(t, "", "index", in, "--data", data, "--ocr", "later")
	if !strings.Contains(r.out, "1 trang quét của 1 tệp chờ nhận dạng chữ") {
		t.Errorf("%+v", r)
	}
	site := startServer(t, data)
	var found struct {
		Total int `json:"total"`
	}
	for range 300 {
		answer, err := http.Get(site + "/api/v1/tim?q=15%2F2023%2FQ%C4%90-UBND")
		if err != nil {
			t.Fatal(err)
		}
		err = json.NewDecoder(answer.Body).Decode(&found)
		_ = answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if found.Total == 1 {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Errorf("the scan is never found by its number: %+v", found)
}

func TestOCRTakesTwoValues(t *testing.T) {
	if r := runProgram(t, "", "index", t.TempDir(), "--data", t.TempDir(), "--ocr", "mai"); r.code != 2 && !strings.Contains(r.err, `"mai"`) {
		t.Errorf("%+v", r)
	}
}
