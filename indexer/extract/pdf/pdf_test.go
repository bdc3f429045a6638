package pdf

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/pdf/pdftest"
)

// realFiles are PDF files of a folder of real files beside the module, which a clone of the project does not have.
func realFiles(t testing.TB) []string {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join("..", "..", "..", "..", "shared", "eval", "files", "pdf", "*.pdf"))
	if len(paths) == 0 {
		t.Skip("the real files are not beside the project")
	}
	return paths
}

func readPDF(t testing.TB, data []byte) ([]corpus.RawPage, []corpus.Problem, error) {
	t.Helper()
	return Read(context.Background(), bytes.NewReader(data), int64(len(data)), Limits{Pages: 20_000, Text: 64 << 20}, Options{Cache: pdftest.Cache()}, func() {})
}

func BenchmarkReadPDF(b *testing.B) {
	all := samples(b)
	names := slices.Sorted(maps.Keys(all))
	pages := 0
	for i := 0; b.Loop(); i++ {
		read, _, err := readPDF(b, all[names[i%len(names)]])
		if err != nil {
			b.Fatal(err)
		}
		pages += len(read)
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

func BenchmarkReadRealPDF(b *testing.B) {
	var files [][]byte
	for _, path := range realFiles(b) {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		if pages, _, err := readPDF(b, data); err == nil && !pages[0].Waiting {
			files = append(files, data)
		}
	}
	pages := 0
	for i := 0; b.Loop(); i++ {
		read, _, err := readPDF(b, files[i%len(files)])
		if err != nil {
			b.Fatal(err)
		}
		pages += len(read)
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

func TestRealPagesReadAsVietnamese(t *testing.T) {
	if testing.Short() {
		t.Skip("364 pages")
	}
	var found []float64
	for _, path := range realFiles(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages, problems, err := readPDF(t, data)
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(path), err)
		}
		for _, p := range problems {
			if !p.Kind.Note() && p.Kind != corpus.KindScan {
				t.Errorf("%s: %s", filepath.Base(path), p.Detail)
			}
		}
		for _, p := range pages {
			if q := viet.Quality(textOf(p.Lines)); q >= 0 && p.Method == corpus.MethodText {
				found = append(found, q)
			}
			if p.Method == corpus.MethodNone && !p.Waiting {
				t.Errorf("%s: page %d is neither read nor waiting", filepath.Base(path), p.Number)
			}
		}
	}
	slices.Sort(found)
	median := found[len(found)/2]
	t.Logf("%d pages of text, median quality %.3f, lowest twentieth %.3f", len(found), median, found[len(found)/20])
	if median < 0.97 {
		t.Errorf("median quality %.3f", median)
	}
}
