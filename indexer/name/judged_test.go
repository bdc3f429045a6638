package name_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"vankho/corpus"
)

// judgedDocument is a line of testdata/judged.jsonl: names that were found in a document of the draw, each read in its context and judged
// by hand. The names were drawn from what was found, by the hash of their document, span and kind, as evenly from all documents as these
// have names. A name is right when it is such a name, of its kind, over these bytes, and its canonical name, if it has one, is true; what names no
// one body is right where the finding says so. why is the class of the error.
type judgedDocument struct {
	ID     string `json:"id"`
	SHA256 string `json:"sha256"`
	Names  []struct {
		corpus.Span
		Kind  corpus.EntityKind `json:"kind"`
		Right bool              `json:"right"`
		Why   string            `json:"why,omitempty"`
	} `json:"names"`
}

// checkJudged reports how many of the judged names that are still found are right.
func checkJudged(t *testing.T, docs map[string]*corpus.Document) {
	f, err := os.Open("testdata/judged.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	right, found, judged := map[corpus.EntityKind]int{}, map[corpus.EntityKind]int{}, 0
	for _, line := range lines(t, bufio.NewReader(f)) {
		var j judgedDocument
		if err := json.Unmarshal(line, &j); err != nil {
			t.Fatal(err)
		}
		d := docs[j.ID]
		if d == nil {
			t.Errorf("%s is judged and not drawn", j.ID)
			continue
		}
		if h := sha256.Sum256([]byte(d.Text)); hex.EncodeToString(h[:]) != j.SHA256 {
			t.Logf("%s is read otherwise than when it was judged; left out", j.ID)
			continue
		}
		for _, n := range j.Names {
			judged++
			if !slices.ContainsFunc(d.Entities, func(e corpus.Entity) bool { return e.Span == n.Span && e.Kind == n.Kind }) {
				continue
			}
			found[n.Kind]++
			if n.Right {
				right[n.Kind]++
			} else {
				t.Logf("wrong %s %s [%d:%d] %q: %s", j.ID, n.Kind, n.Start, n.End, n.In(d.Text), n.Why)
			}
		}
	}
	rights, founds := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(found)) {
		t.Logf("precision %-14s %3d of %3d = %.3f", kind, right[kind], found[kind], float64(right[kind])/float64(found[kind]))
		rights, founds = rights+right[kind], founds+found[kind]
	}
	if judged == 0 {
		t.Skip("no judged document is here as it was judged")
	}
	t.Logf("precision %-14s %3d of %3d = %.3f; %d were judged", "all", rights, founds, float64(rights)/float64(founds), judged)
	if founds*100 < judged*80 {
		t.Errorf("the judgements are stale: %d of %d judged names are still found, want 80 %%", founds, judged)
	}
	if rights*100 < founds*95 {
		t.Errorf("%d of %d names are right, want 95 %%", rights, founds)
	}
}
