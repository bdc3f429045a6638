package extract

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
)

// shared is the folder of real files beside the module, which a clone of the project does not have.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "shared", "eval"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the real files are not beside the project:", path)
	}
	return path
}

func TestEveryRealFileIsAccountedFor(t *testing.T) {
	folder := shared(t, "files")
	f, err := os.Open(filepath.Join(folder, "MANIFEST.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	manifest := csv.NewReader(f)
	manifest.Comma = '\t'
	rows, err := manifest.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	p := newTestPool(t, 2, Limits{})
	pages := 0
	for _, row := range rows[1:] {
		name, kind := row[0], row[3]
		records, result := poolRead(t, p, filepath.Join(folder, name))
		got := kinds(records, result)
		for _, r := range records {
			pages += len(r.Pages)
		}
		want := "" // text without a problem
		switch {
		case name == "html/012-doc_000193.html", name == "html/015-doc_000241.html": // saved with the tab of properties open
			want = string(corpus.KindPartial)
		case name == "pdf/164-505.pdf": // the manifest calls it a scan; it says "Test docx & pdf"
		case strings.HasPrefix(kind, "scan"), strings.HasPrefix(name, "pdf/172-"): // its maps of characters are wrong on most pages
			want = string(corpus.KindScan)
		case kind == "doc-in-docx", kind == "rtf-in-doc":
			want = string(corpus.KindWrongName)
		case strings.HasPrefix(row[4], "legacy"):
			want = string(corpus.KindConverted)
		}
		read := want == "" || want == string(corpus.KindScan) || want == string(corpus.KindPartial) || corpus.ProblemKind(want).Note()
		if got != want || read != (len(records) == 1) {
			t.Errorf("%s (%s): %d records, problems %q, want %q", name, kind, len(records), got, want)
		}
	}
	t.Logf("%d files, %d pages of text", len(rows)-1, pages)
}

func TestRealRegistersAreReadWhole(t *testing.T) {
	p := newTestPool(t, 1, Limits{})
	for _, c := range []struct {
		path    []string
		records int
		text    bool
		kinds   string
	}{
		{[]string{"vbpl", "docs.jsonl.gz"}, 974, true, "converted"}, // one of them was published in TCVN3
		{[]string{"lookup", "register.jsonl"}, 4053, false, ""},
	} {
		records, result := poolRead(t, p, shared(t, c.path...))
		if len(records) != c.records || kinds(records, result) != c.kinds {
			t.Errorf("%v: %d records, problems %q", c.path, len(records), kinds(records, result))
		}
		for _, r := range records {
			if r.Row == nil || (len(r.Pages) == 1) != c.text || !c.text && r.Row.Number == "" {
				t.Fatalf("%v: %s: %+v, %d pages", c.path, r.Member, r.Row, len(r.Pages))
			}
		}
	}
}

func BenchmarkSpawn(b *testing.B) {
	for b.Loop() {
		p := newTestPool(b, 1, Limits{})
		c, err := p.take(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		c.kill()
	}
}
