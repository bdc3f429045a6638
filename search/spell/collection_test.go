package spell

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"vankho/corpus/viet"
)

// shared is the folder of files that are given to the project from outside.
const shared = "../../../shared"

// collection counts the words and pairs of the articles of law that are given from outside.
func collection(t testing.TB) *counts {
	t.Helper()
	f, err := os.Open(shared + "/eval/retrieval/articles.jsonl.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the evaluation files are not here: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	c := newCounts()
	norms := map[string]string{}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var a struct{ Title, Text string }
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		count(c, a.Title+".\n"+a.Text, norms)
	}
	c.sort()
	return c
}

// count adds one unit. norms remembers the norms of words from one unit to the next.
func count(c *counts, text string, norms map[string]string) {
	words, pairs := map[string]bool{}, map[[2]string]bool{}
	last, end := "", 0
	for w := range viet.Words(text) {
		norm, ok := norms[w.Text]
		if !ok {
			norm = viet.Norm(w.Text)
			norms[w.Text] = norm
		}
		if !words[norm] {
			words[norm] = true
			c.add(norm)
		}
		if gap := text[end:w.Start]; last != "" && (gap == " " || gap == "-" || gap == ", " || gap == " - ") {
			if p := [2]string{last, norm}; !pairs[p] {
				pairs[p] = true
				c.addPair(last, norm)
			}
		}
		last, end = norm, w.End
	}
}
