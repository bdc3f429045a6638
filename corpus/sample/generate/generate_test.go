package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ledongthuc/pdf"

	"vankho/corpus/sample"
)

const corpusDir = ".."

// written are the files that no source makes: the seed report as it was given, and the register.
var written = []string{"danh-muc-van-ban-khue-linh.csv", "seed-bao-cao-nq57-lao-cai.txt"}

func sources(t *testing.T) []*Document {
	t.Helper()
	docs, err := ReadSources(filepath.Join(corpusDir, "source"))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) < 20 {
		t.Fatalf("%d sources, want 20 or more", len(docs))
	}
	return docs
}

// fonts returns the folder of the fonts, or skips where they are not the version that the files were made with: other
// versions give other bytes.
func fonts(t *testing.T) string {
	t.Helper()
	info, err := os.Stat(filepath.Join(DefaultFonts, "LiberationSerif-Regular.ttf"))
	if err != nil || info.Size() != 393576 {
		t.Skip("LiberationSerif 2.1.5 (Debian: fonts-liberation2) is not here, so the PDF files are not made again")
	}
	return DefaultFonts
}

func TestEverySourceHasItsFileAndNoFileIsStray(t *testing.T) {
	want := slices.Clone(written)
	for _, d := range sources(t) {
		want = append(want, d.FileName())
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, sample.Names()); diff != "" {
		t.Errorf("files (-sources +files):\n%s", diff)
	}
}

func TestFilesAreWhatTheSourcesMake(t *testing.T) {
	for _, d := range sources(t) {
		t.Run(d.FileName(), func(t *testing.T) {
			folder := ""
			if d.Format == "pdf" {
				folder = fonts(t)
			}
			got, err := Render(d, folder)
			if err != nil {
				t.Fatal(err)
			}
			have, err := sample.Read(d.FileName())
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, have) {
				t.Error("the file is older than its source: run go generate ./corpus/sample")
			}
			again, err := Render(d, folder)
			if err != nil || !bytes.Equal(got, again) {
				t.Errorf("the second rendering differs from the first (%v)", err)
			}
		})
	}
}

func TestGoldIsWhatTheSourcesSay(t *testing.T) {
	tables, err := Gold(sources(t), filepath.Join(corpusDir, "source", "laws.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range tables {
		got, err := sample.Gold(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is older than the sources, run go generate ./corpus/sample (-want +got):\n%s", name, diff)
		}
	}
}

func TestSampleIsSmall(t *testing.T) {
	total := 0
	for _, data := range sample.Files() {
		total += len(data)
	}
	if total > 1_500_000 {
		t.Errorf("%d bytes, want at most 1.5 MB", total)
	}
}

// A reader that knows nothing of layout finds each line of the page whole, marks and all.
func TestPDFWordsAreWholeForASimpleReader(t *testing.T) {
	for _, d := range sources(t) {
		if d.Format != "pdf" {
			continue
		}
		t.Run(d.FileName(), func(t *testing.T) {
			data, err := sample.Read(d.FileName())
			if err != nil {
				t.Fatal(err)
			}
			text, err := rows(data)
			if err != nil {
				t.Fatal(err)
			}
			words := map[string]bool{}
			for _, w := range strings.Fields(text) {
				words[w] = true
			}
			for _, w := range strings.Fields(Text(d)) {
				if !words[w] && w != "|" {
					t.Errorf("the word %q is not in the page's text", w)
				}
			}
			for _, b := range d.Blocks {
				if b.Kind == Paragraph && !strings.Contains(text, b.Text) {
					t.Errorf("paragraph is broken: %q", b.Text)
				}
			}
			if n := strings.Count(text, Mark); n == 0 {
				t.Errorf("the page does not say %q", Mark)
			}
		})
	}
}

// rows is the text of every page as GetTextByRow gives it, with lines and pieces joined by a space.
func rows(data []byte) (string, error) {
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i := 1; i <= r.NumPage(); i++ {
		found, err := r.Page(i).GetTextByRow()
		if err != nil {
			return "", fmt.Errorf("page %d: %w", i, err)
		}
		for _, row := range found {
			for _, piece := range row.Content {
				b.WriteString(piece.S + " ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " "), nil
}

func TestNamesComeInOneOrder(t *testing.T) {
	var got []string
	for name, data := range sample.Files() {
		if len(data) == 0 {
			t.Errorf("%s is empty", name)
		}
		got = append(got, name)
	}
	if diff := cmp.Diff(sample.Names(), got); diff != "" || !slices.IsSorted(got) {
		t.Errorf("order of files:\n%s", diff)
	}
}

func TestTheGoldHasOneFigureThatTwoDocumentsStateInTwoWays(t *testing.T) {
	gold, err := sample.Gold("figures.tsv")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]map[string]string{} // indicator and period → value → file
	var conflicts []string
	for i, line := range strings.Split(strings.TrimSpace(string(gold)), "\n") {
		cells := strings.Split(line, "\t")
		if i == 0 || len(cells) < 6 {
			continue
		}
		fact := strings.ToLower(cells[1] + " | " + cells[5])
		if said[fact] == nil {
			said[fact] = map[string]string{}
		}
		said[fact][cells[2]] = cells[0]
	}
	for fact, values := range said {
		if len(values) > 1 {
			conflicts = append(conflicts, fact)
		}
	}
	if d := cmp.Diff([]string{"tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn | quý iv năm 2024"}, conflicts); d != "" {
		t.Error(d)
	}
}
