package name_test

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// The conventions of testdata/marked.jsonl, where people marked by hand what documents name. A line is a window of a document: "id" says
// which text, "sha256" is that of its whole frozen text, "window" is what was read of it, "names" are the marks.
//
//   - kind is organisation, person, place, or generic: what a tagger may find or leave; generic marks are not counted.
//   - A mark is the mention as written, without the words of a list around it. specific is false for what names no one body, person
//     or place ("các sở, ngành", "UBND các tỉnh", "Các Bộ trưởng").
//   - Roles are persons ("Bộ trưởng Bộ Tài chính"), and the body within is a mark of its own. Under a signature the name alone is the
//     mark; the lines of capacity and office above it are generic.
//   - A place within the name of a body is a mark of its own; a body that ends the name of another ("Tỉnh uỷ" in "Ban Thường vụ Tỉnh
//     uỷ"), or stands in the title of a law, is generic. So is the country in the national title above a letterhead.
//   - A chain of places ("xã A, huyện B, tỉnh C") is one mark; its parts are generic.
//   - also is a second kind that is as right.
type markedDocument struct {
	ID     string       `json:"id"`
	SHA256 string       `json:"sha256"`
	Window corpus.Span  `json:"-"`
	Names  []markedName `json:"names"`
}

type markedName struct {
	corpus.Span
	Kind     corpus.EntityKind `json:"kind"`
	Specific bool              `json:"specific"`
	Also     corpus.EntityKind `json:"also,omitempty"`
}

const (
	kindGeneric = corpus.EntityKind("generic")
	shared      = "../../../shared/eval/"
	// drawnTexts and drawnFiles are how many documents the measurements of this package read.
	drawnTexts, drawnFiles = 20, 10
)

// chosenFiles are marked beside the draw: documents of the Party, of which the draw has but one.
var chosenFiles = []string{"docx/001-QC_DangBo_LungCu_2025_2030.docx", "md/036-60-NQ_TW.md"}

// drawOrder puts candidates into the order of the draw: by the SHA-256 of "marked:" and the id, so that the draw needs no seed, and stays
// the same for those that remain when the collection grows.
func drawOrder(ids []string) []string {
	key := func(id string) string {
		h := sha256.Sum256([]byte("marked:" + id))
		return hex.EncodeToString(h[:])
	}
	out := slices.Clone(ids)
	slices.SortFunc(out, func(a, b string) int { return cmp.Compare(key(a), key(b)) })
	return out
}

// drawn are the documents of the draw, read by the whole pipeline: the first texts of the collection of published legal texts that begin
// with a Vietnamese letterhead ("vbpl:doc_000137"), and the first files that have text without recognition ("files:doc/x.doc"). With
// them come chosenFiles.
func drawn(t *testing.T) map[string]*corpus.Document {
	t.Helper()
	out := map[string]*corpus.Document{}
	texts := publishedTexts(t)
	ids := make([]string, 0, len(texts))
	for id := range texts {
		ids = append(ids, id)
	}
	for _, id := range drawOrder(ids)[:drawnTexts] {
		if d := understood(t, strings.NewReader(texts[id]), "-"); d != nil {
			out["vbpl:"+id] = d
		}
	}
	files := 0
	for _, id := range drawOrder(manifest(t)) {
		if files == drawnFiles {
			break
		}
		if d := realFile(t, id); d != nil {
			out["files:"+id] = d
			files++
		}
	}
	for _, id := range chosenFiles {
		out["files:"+id] = realFile(t, id)
	}
	return out
}

// realFile is one of the real files, nil where it has no text without recognition.
func realFile(t *testing.T, id string) *corpus.Document {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(shared, "files", filepath.FromSlash(id)))
	if err != nil {
		t.Fatal(err)
	}
	d := understood(t, bytes.NewReader(content), id)
	if d == nil || d.Text == "" || slices.ContainsFunc(d.Pages, func(p corpus.Page) bool {
		return p.Method != corpus.MethodText && p.Method != corpus.MethodConverted
	}) {
		return nil
	}
	return d
}

// understood is the first document of a file, nil where it has none.
func understood(t *testing.T, in interface {
	io.ReaderAt
	Size() int64
}, name string) *corpus.Document {
	t.Helper()
	var d *corpus.Document
	_, err := extract.Read(context.Background(), in, in.Size(), name, extract.DefaultLimits(), func(r extract.Record) error {
		if d == nil {
			d = indexer.Understand(r, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// publishedTexts are the texts of the collection by id, those with a letterhead: the rest is translations and pages of a website.
func publishedTexts(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(shared + "vbpl/docs.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the collection of published legal texts is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, line := range lines(t, bufio.NewReader(z)) {
		var row struct{ ID, Text string }
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		head := viet.Fold(strings.Join(strings.Fields(row.Text[:min(len(row.Text), 4000)]), " "))
		if !strings.HasPrefix(row.Text, "Trang chủ") && strings.Contains(head, "cong hoa xa hoi chu nghia viet nam") {
			out[row.ID] = row.Text
		}
	}
	return out
}

// manifest are the paths of the real files.
func manifest(t *testing.T) []string {
	t.Helper()
	content, err := os.ReadFile(shared + "files/MANIFEST.tsv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the real files are not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, line := range strings.Split(strings.TrimSpace(string(content)), "\n") {
		if path, _, _ := strings.Cut(line, "\t"); i > 0 {
			out = append(out, path)
		}
	}
	return out
}

func lines(t *testing.T, in *bufio.Reader) [][]byte {
	t.Helper()
	var out [][]byte
	sc := bufio.NewScanner(in)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		out = append(out, bytes.Clone(sc.Bytes()))
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// readMarked reads testdata/marked.jsonl.
func readMarked(t *testing.T) []markedDocument {
	t.Helper()
	f, err := os.Open("testdata/marked.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []markedDocument
	for _, line := range lines(t, bufio.NewReader(f)) {
		var row struct {
			markedDocument
			Window [2]int `json:"window"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		row.markedDocument.Window = corpus.Span{Start: row.Window[0], End: row.Window[1]}
		out = append(out, row.markedDocument)
	}
	return out
}

// same says whether two spans are one mention: their overlap is at least half of what both cover together.
func same(a, b corpus.Span) bool {
	both := min(a.End, b.End) - max(a.Start, b.Start)
	return both > 0 && 2*both >= max(a.End, b.End)-min(a.Start, b.Start)
}

func TestMarksAreWellFormed(t *testing.T) {
	seen := map[string][]corpus.Span{}
	for _, m := range readMarked(t) {
		if slices.ContainsFunc(seen[m.ID], m.Window.Meets) {
			t.Errorf("%s: window %v is marked twice", m.ID, m.Window)
		}
		seen[m.ID] = append(seen[m.ID], m.Window)
		for i, n := range m.Names {
			if n.Start < m.Window.Start || n.End > m.Window.End || n.Start >= n.End {
				t.Errorf("%s: %v outside the window %v", m.ID, n.Span, m.Window)
			}
			if i > 0 && cmp.Or(cmp.Compare(m.Names[i-1].Start, n.Start), cmp.Compare(n.End, m.Names[i-1].End)) >= 0 {
				t.Errorf("%s: %v is not in order", m.ID, n.Span)
			}
			if !slices.Contains([]corpus.EntityKind{corpus.EntityOrganisation, corpus.EntityPerson, corpus.EntityPlace, kindGeneric}, n.Kind) {
				t.Errorf("%s: kind %q", m.ID, n.Kind)
			}
		}
	}
}

func TestNamesOfTheDraw(t *testing.T) {
	if testing.Short() {
		t.Skip("reads thirty documents of the collections")
	}
	docs := drawn(t)
	t.Run("those marked by hand are found", func(t *testing.T) { checkMarked(t, docs) })
	t.Run("those found are right", func(t *testing.T) { checkJudged(t, readJudged(t, "judged.jsonl"), docs, 0.95) })
}

// checkMarked reports how many of the marks are found.
func checkMarked(t *testing.T, docs map[string]*corpus.Document) {
	type tally struct{ found, all int }
	got := map[string]*tally{}
	count := func(key string, found bool) {
		if got[key] == nil {
			got[key] = &tally{}
		}
		got[key].all++
		if found {
			got[key].found++
		}
	}
	for _, m := range readMarked(t) {
		d := docs[m.ID]
		if d == nil {
			t.Errorf("%s is marked and not drawn", m.ID)
			continue
		}
		if h := sha256.Sum256([]byte(d.Text)); hex.EncodeToString(h[:]) != m.SHA256 {
			t.Logf("%s is read otherwise than when it was marked; left out", m.ID)
			continue
		}
		for _, n := range m.Names {
			if n.Kind == kindGeneric {
				continue
			}
			found := slices.ContainsFunc(d.Entities, func(e corpus.Entity) bool {
				return (e.Kind == n.Kind || e.Kind == n.Also) && same(e.Span, n.Span)
			})
			key := string(n.Kind)
			if !n.Specific {
				key += ", no one"
			}
			count(key, found)
			count("all", found)
			if !found {
				t.Logf("missed %s %s [%d:%d] %q", m.ID, key, n.Start, n.End, n.In(d.Text))
			}
		}
	}
	if got["all"] == nil {
		t.Skip("no marked document is here as it was marked")
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		t.Logf("recall %-22s %4d of %4d = %.3f", key, got[key].found, got[key].all, float64(got[key].found)/float64(got[key].all))
	}
	if all := got["all"]; all.found*100 < all.all*90 {
		t.Errorf("%d of %d names are found, want 90 %%", all.found, all.all)
	}
}
