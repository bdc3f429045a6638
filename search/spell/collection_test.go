package spell

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"vankho/corpus/viet"
)

// shared is the folder of files that are given to the project from outside.
const shared = "../../../shared"

// collection counts the words and pairs of the articles of law that are given from outside.
func collection(t testing.TB) *Counts {
	t.Helper()
	f, err := os.Open(shared + "/eval/retrieval/articles.jsonl.gz")
	if err != nil {
		t.Skipf("the evaluation files are not here: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	c := new(Counts)
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
	c.Sort()
	return c
}

// count adds one unit. norms remembers the norms of words from one unit to the next.
func count(c *Counts, text string, norms map[string]string) {
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
			c.Add(norm, 1)
		}
		if gap := text[end:w.Start]; last != "" && (gap == " " || gap == "-" || gap == ", " || gap == " - ") {
			if p := [2]string{last, norm}; !pairs[p] {
				pairs[p] = true
				c.AddPair(last, norm, 1)
			}
		}
		last, end = norm, w.End
	}
}
