package name

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"
	"time"

	"vankho/corpus/viet"
)

// publishedTexts are the whole texts of the collection of published legal documents.
func publishedTexts(t testing.TB) []string {
	f, err := os.Open("../../../shared/eval/vbpl/docs.jsonl.gz")
	if err != nil {
		t.Skip("the published texts are not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var d struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, viet.Normalise(d.Text))
	}
	return out
}

func TestHowLongThePublishedTextsTake(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 37 MB")
	}
	texts := publishedTexts(t)
	Entities(Input{Text: "x"})
	size, names := 0, 0
	start := time.Now()
	kinds := map[string]int{}
	for _, text := range texts {
		size += len(text)
		for _, e := range Entities(Input{Text: text}) {
			names++
			kinds[string(e.Kind)+"/"+e.Class]++
		}
	}
	t.Logf("%d names in %d MB, %v; %v", names, size>>20, time.Since(start), kinds)
}
