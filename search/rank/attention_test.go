package rank_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/search/query"
	"vankho/search/rank"
)

func TestWordsThatPutAQuestionCountLess(t *testing.T) {
	for _, tc := range []struct {
		in            string
		want          []float64
		asks, defines bool
	}{
		{"", []float64{}, false, false},
		{"thủ tục hành chính", []float64{1, 1, 1, 1}, false, false},
		{"trách nhiệm của Bộ được quy định như thế nào", []float64{1, 1, .7, 1, .5, .5, .5, .5, .5, .5}, true, false},
		{"khuyến nông là gì", []float64{1, 1, .5, .5}, true, true},
		{"khuyen nong la gi", []float64{1, 1, .5, .5}, true, true},
		{"Gia đình ĐƯỢC HIỂU như thế nào", []float64{1, 1, .5, .5, .5, .5, .5}, true, true},
		// "thi" with marks is another word than "thì".
		{"kỳ thí nghiệm", []float64{1, 1, 1}, false, false},
	} {
		a := rank.Attend(query.NewPhrase(tc.in).Words)
		if d := cmp.Diff(tc.want, a.Weights); d != "" || a.Asks != tc.asks || a.Defines != tc.defines {
			t.Errorf("%q: asks %v, defines %v, %s", tc.in, a.Asks, a.Defines, d)
		}
	}
}

func TestAPairOfSmallWordsCountsLikeTheGreater(t *testing.T) {
	for _, tc := range []struct{ a, b, want float64 }{{1, 1, 1}, {1, .5, .75}, {.5, .7, .7}} {
		if got := rank.PairAttention(tc.a, tc.b); got != tc.want {
			t.Errorf("PairAttention(%v, %v) = %v, want %v", tc.a, tc.b, got, tc.want)
		}
	}
}
