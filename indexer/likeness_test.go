package indexer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestAFileWithoutPagesIsShownAsItLooksWithTheSpansOfItsText(t *testing.T) {
	b := newBench(t)
	names := []string{"thong-bao.docx", "thong-bao.doc", "thong-bao.odt", "thong-bao.rtf", "thong-bao.html", "thong-bao.md", "thong-bao.txt", "bang.xlsx", "bang.ods", "bang.xls"}
	paths := map[string]string{}
	for _, name := range names {
		content, err := os.ReadFile(filepath.Join("extract", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		paths[name] = b.write(name, string(content))
	}
	b.mustRun(Options{})
	x := New(b.store, b.pool, Options{})
	for _, name := range names {
		id := b.only(paths[name]).ID
		d, err := b.store.Document(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, again := range []string{"read", "kept"} {
			l, err := x.Likeness(t.Context(), id)
			if err != nil {
				t.Errorf("%s, %s: %v", name, again, err)
				break
			}
			if !l.Fits(d.Text) || len(l.Lines) == 0 {
				t.Errorf("%s, %s: %d lines do not fit", name, again, len(l.Lines))
			}
			at := 0
			var inked strings.Builder
			for _, line := range l.Lines {
				if gap := d.Text[at:line.Start]; strings.TrimSpace(gap) != "" {
					t.Errorf("%s: %q is in no line", name, gap)
				}
				at = line.End
				for _, r := range line.Look.Runs {
					if r.End > line.Len() {
						t.Errorf("%s: a run ends behind its line", name)
					}
				}
				inked.WriteString(string(line.Look.Align))
			}
			t.Log(name, len(l.Lines), inked.String())
		}
	}
}

func TestAFileThatIsReadOtherwiseHasNoLikeness(t *testing.T) {
	b := newBench(t)
	path := b.write("a.txt", "Thông báo về giếng khoan của xã")
	b.mustRun(Options{})
	d, err := b.store.Document(t.Context(), b.only(path).ID)
	if err != nil {
		t.Fatal(err)
	}
	x := New(b.store, b.pool, Options{})
	if _, err := x.Likeness(t.Context(), d.ID); err != nil {
		t.Error(err)
	}
	f := freeze([]corpus.RawPage{{Lines: []corpus.Line{{Text: "khác"}}}})
	if f.text == d.Text || f.likeness([]corpus.RawPage{{Lines: []corpus.Line{{Text: "khác"}}}}).Lines[0].End != len("khác") {
		t.Error("a likeness of another text")
	}
	if _, err := x.Likeness(t.Context(), "khong-co"); err == nil {
		t.Error("a document that is not there has a likeness")
	}
}
