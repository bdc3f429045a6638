package corpus_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
)

// shared opens a file of the evaluation set, which lies beside the module; without it the test is skipped.
func shared(t testing.TB, name string) io.Reader {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "shared", filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no evaluation set beside the module: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if !strings.HasSuffix(name, ".gz") {
		return f
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// eachRow decodes the lines of a JSONL file.
func eachRow[T any](t testing.TB, name string, do func(T)) {
	t.Helper()
	lines := bufio.NewReaderSize(shared(t, name), 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var row T
			if err := json.Unmarshal(line, &row); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			do(row)
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestNumbersOfRealRegistersAreRead(t *testing.T) {
	for _, c := range []struct {
		file  string
		share float64
	}{{"eval/vbpl/docs.jsonl.gz", 0.96}, {"eval/lookup/register.jsonl", 0.999}} {
		total, read := 0, 0
		var odd []string
		eachRow(t, c.file, func(row struct{ Number string }) {
			if row.Number == "" {
				return
			}
			total++
			if n, ok := corpus.ParseNumber(row.Number); !ok {
				odd = append(odd, row.Number)
			} else {
				read++
				if again, ok := corpus.ParseNumber(n.String()); !ok || again.StrictKey() != n.StrictKey() {
					t.Errorf("%q is %q, which is read as %q", row.Number, n, again)
				}
			}
		})
		t.Logf("%s: %d of %d read; refused: %q", c.file, read, total, odd)
		if float64(read) < c.share*float64(total) {
			t.Errorf("%s: %d of %d read, want %v", c.file, read, total, c.share)
		}
	}
}

// gold is a row of the citation gold.
type gold struct {
	ID, Text string
	Expected []struct{ Quote, Kind, Canonical string }
	Not      []string `json:"must_not_tag"`
}

func TestNumbersOfTheCitationGoldAreFound(t *testing.T) {
	// What the words before a number add to it is the business of whoever reads those words.
	needsWords := map[string]bool{"06-NQ/TU": true, "175b/SL": true}
	eachRow(t, "eval/tagging/dev/citations.jsonl", func(row gold) {
		var found []string
		for _, f := range corpus.ScanNumbers(row.Text) {
			found = append(found, f.Number.String())
			for _, not := range row.Not {
				if at := strings.Index(row.Text, not); f.Meets(corpus.Span{Start: at, End: at + len(not)}) {
					t.Errorf("%s: %q found in %q", row.ID, f.Number, not)
				}
			}
		}
		for _, want := range row.Expected {
			if want.Kind == "numbered" && !slices.Contains(found, want.Canonical) && !needsWords[want.Canonical] {
				t.Errorf("%s: %q not among %q", row.ID, want.Canonical, found)
			}
		}
	})
}

func TestNumbersOfTheSeedAreFound(t *testing.T) {
	text, err := os.ReadFile("sample/files/seed-bao-cao-nq57-lao-cai.txt")
	if err != nil {
		t.Fatal(err)
	}
	var spans []corpus.Span
	for _, f := range corpus.ScanNumbers(string(text)) {
		spans = append(spans, f.Span)
	}
	eachRow(t, "eval/tagging/seed/references.jsonl", func(row struct {
		Quote, Symbol, Canonical string
		Start                    int `json:"byte_start"`
		End                      int `json:"byte_end"`
	}) {
		if row.Symbol == "" || !strings.Contains(row.Quote, row.Symbol) {
			return
		}
		quote := corpus.Span{Start: row.Start, End: row.End}
		if !slices.ContainsFunc(spans, quote.Holds) {
			t.Errorf("%q: no number found", row.Quote)
		}
	})
}
