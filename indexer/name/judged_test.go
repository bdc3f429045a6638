package name_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
)

// judgedDocument is a line of testdata/judged.jsonl, judged_rare.jsonl or judged_final.jsonl: names that were found in a document, each read in its context and
// judged by hand. A name is right when it is such a name, of its kind, over these bytes (half of what both cover), and its canonical name, if
// it has one, is true; what names no one body is right where the finding says so. why is the class of the error.
//
// judged.jsonl has names of the documents of the draw, by the hash of their document, span and kind, as evenly from all documents as these
// have names. judged_rare.jsonl has names of the 120 published texts that follow in the order of the draw, each spelling once however often it
// stands there: what is found once is wrong far more often than what every document says, and there the classes of errors show.
//
// judged_final.jsonl has ten names each of twenty published texts (522 to 541 in the order of the draw) and ten files that no other
// judgement is of, by the same hash; 290 of the 300 were right when they were judged, before anything was changed for them.
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

func readJudged(t *testing.T, file string) []judgedDocument {
	t.Helper()
	f, err := os.Open("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judgedDocument
	for _, line := range lines(t, bufio.NewReader(f)) {
		var j judgedDocument
		if err := json.Unmarshal(line, &j); err != nil {
			t.Fatal(err)
		}
		out = append(out, j)
	}
	return out
}

// checkJudged reports how many of the judged names that are still found are right. Judgements are stale when fewer than 80 % of the right ones are
// still found.
func checkJudged(t *testing.T, all []judgedDocument, docs map[string]*corpus.Document, want float64) {
	right, found, judged, once := map[corpus.EntityKind]int{}, map[corpus.EntityKind]int{}, 0, 0
	for _, j := range all {
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
			if n.Right {
				once++
			}
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
	if rights*100 < once*80 {
		t.Errorf("the judgements are stale: %d of %d right names are still found, want 80 %%", rights, once)
	}
	if float64(rights) < want*float64(founds) {
		t.Errorf("%d of %d names are right, want %.2f", rights, founds, want)
	}
}

func TestRareNamesFoundAreRight(t *testing.T) {
	if testing.Short() {
		t.Skip("reads eighty documents of the collections")
	}
	texts, docs := publishedTexts(t), map[string]*corpus.Document{}
	all := readJudged(t, "judged_rare.jsonl")
	for _, j := range all {
		text := texts[strings.TrimPrefix(j.ID, "vbpl:")]
		docs[j.ID] = understood(t, strings.NewReader(text), "-")
	}
	checkJudged(t, all, docs, 0.95)
}

func TestNamesOfFreshDocumentsAreRight(t *testing.T) {
	if testing.Short() {
		t.Skip("reads thirty documents of the collections")
	}
	texts, docs := publishedTexts(t), map[string]*corpus.Document{}
	all := readJudged(t, "judged_final.jsonl")
	for _, j := range all {
		if path, ok := strings.CutPrefix(j.ID, "files:"); ok {
			docs[j.ID] = realFile(t, path)
		} else {
			docs[j.ID] = understood(t, strings.NewReader(texts[strings.TrimPrefix(j.ID, "vbpl:")]), "-")
		}
	}
	checkJudged(t, all, docs, 0.95)
}
