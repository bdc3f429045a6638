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

func TestAnotherWordingCountsAsWhatWasAsked(t *testing.T) {
	units := []unit{{heading: "Thẻ BHYT", body: "Mức đóng BHYT"}, {heading: "Thẻ đảng viên", body: "Mức đóng đảng phí"}}
	q, cs := ask("thẻ bảo hiểm y tế", units)
	terms := q.Terms
	without := rank.Features(q, cs)
	q.Wordings = []rank.Wording{{Typed: []int{1, 2, 3, 4}, Other: tokens("BHYT")}, {Typed: []int{99}, Other: tokens("thẻ")}, {Other: tokens("mức")}}
	with := rank.Features(q, cs)
	q, same := ask("thẻ bảo hiểm y tế", []unit{{heading: "Thẻ bảo hiểm y tế", body: "Mức đóng bảo hiểm y tế"}, units[1]})
	q.Terms = terms // the statistics of the same collection
	want := rank.Features(q, same)
	n := len(want) / 2
	changed := false
	for i := range n {
		changed = changed || with[i] != without[i]
	}
	if !changed {
		t.Error("a text that abbreviates what was asked is read as if it did not hold it")
	}
	for _, name := range []string{"heading_cover", "body_cover", "heading_run", "held", "cover"} {
		i := rank.Column(name)
		if with[i] != want[i] {
			t.Errorf("%s is %v, want %v as where it is spelled out", name, with[i], want[i])
		}
	}
}
