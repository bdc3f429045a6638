package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// Boxes come back to a tenth of a point.
func TestBoxesSurvivePacking(t *testing.T) {
	boxes := []corpus.TextBox{
		{End: 4, Box: corpus.Box{X0: 85.1, Y0: 56.7, X1: 97.3, Y1: 70}},
		{End: 5},
		{End: 17, Box: corpus.Box{X0: -3.5, Y0: 0, X1: 1200.4, Y1: 9.9}},
	}
	got, err := corpus.PackBoxes(boxes).All()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(boxes, got, cmp.Comparer(func(a, b float32) bool { return a-b < 0.06 && b-a < 0.06 })); diff != "" {
		t.Error(diff)
	}
	if none, err := corpus.PackBoxes(nil).All(); len(none) != 0 || err != nil {
		t.Errorf("no boxes: %v, %v", none, err)
	}
}

func FuzzBoxes(f *testing.F) {
	f.Add([]byte(corpus.PackBoxes([]corpus.TextBox{{End: 3, Box: corpus.Box{X0: 1, Y0: 2, X1: 3, Y1: 4}}})))
	f.Add([]byte{0x4b, 0x04})
	f.Fuzz(func(t *testing.T, data []byte) {
		boxes, err := corpus.Boxes(data).All()
		if err != nil {
			return
		}
		for i := 1; i < len(boxes); i++ {
			if boxes[i].End < boxes[i-1].End {
				t.Fatalf("box %d ends at %d, before %d", i, boxes[i].End, boxes[i-1].End)
			}
		}
	})
}
