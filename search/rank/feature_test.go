package rank_test

import (
	"math"
	"strings"
	"testing"

	"vankho/search/rank"
)

func TestFeaturesOfOddQuestionsAreNumbers(t *testing.T) {
	long := strings.Repeat("một hai ba bốn năm sáu ", 500)
	var many []string
	for i := range 400 {
		many = append(many, "t"+strings.Repeat("a", i%40)+strings.Repeat("b", i/40))
	}
	units := []unit{{}, {heading: "Một hai", body: long}, {title: "Năm", heading: "Giải thích từ ngữ", body: "1. Một là hai. . "}}
	for _, in := range []string{"", "một", "là gì", "một một một", long, strings.Join(many, " ")} {
		q, cs := ask(in, units)
		for i, x := range rank.Features(q, cs) {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Fatalf("%.20q: number %d is %v", in, i, x)
			}
		}
	}
	if x := rank.Features(&rank.Question{}, nil); x != nil {
		t.Errorf("no candidates have features %v", x)
	}
}

func FuzzFeatures(f *testing.F) {
	f.Add("thu hồi đất", []byte("abcabc"), 5, 3)
	f.Fuzz(func(t *testing.T, text string, raw []byte, df, number int) {
		q, cs := ask(text, []unit{{heading: text, body: text + ". " + text}})
		for i := range q.Terms {
			q.Terms[i].DF = df
		}
		cs = append(cs, rank.Candidate{Body: raw, Heading: raw, Title: raw, Number: max(0, number)})
		for i, x := range rank.Features(q, cs) {
			if math.IsNaN(float64(x)) {
				t.Fatalf("number %d is none", i)
			}
		}
	})
}
