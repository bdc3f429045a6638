package corpus_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestTheBoxesOfALineAreReadAsTheyWereWritten(t *testing.T) {
	line := corpus.Line{Text: "Số 15", Boxes: []corpus.TextBox{{End: 4, Box: corpus.Box{X0: 85.37, Y0: 56.01, X1: 97, Y1: 70}}, {End: 5}, {End: 7, Box: corpus.Box{X1: 1}}}}
	short, err := json.Marshal(line)
	if err != nil {
		t.Fatal(err)
	}
	const long = `{"text":"Số 15","boxes":[{"end":4,"X0":85.37,"Y0":56.01,"X1":97,"Y1":70},{"end":5,"X0":0,"Y0":0,"X1":0,"Y1":0},{"end":7,"X0":0,"Y0":0,"X1":1,"Y1":0}]}`
	for _, text := range []string{string(short), long} {
		var got corpus.Line
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(text, err)
		}
		if d := cmp.Diff(line, got); d != "" {
			t.Error(text, d)
		}
	}
}

func FuzzLineBoxes(f *testing.F) {
	f.Add([]byte(`"CQ=="`))
	f.Add([]byte(`"////////////"`))
	f.Add([]byte(`[{"end":1}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var got corpus.LineBoxes
		if json.Unmarshal(text, &got) != nil || len(text) > 0 && text[0] == '[' {
			return
		}
		last := 0
		for _, b := range got {
			if b.End < last {
				t.Fatalf("%q: %d after %d", text, b.End, last)
			}
			last = b.End
		}
	})
}
