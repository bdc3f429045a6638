package rank_test

import (
	"bytes"
	"math"
	"testing"

	"vankho/search/rank"
)

// lessons are questions whose answer is the candidate that holds the words together, not the one that holds more of them.
func lessons() []rank.Judged {
	var out []rank.Judged
	for _, words := range [][2]string{
		{"thuế", "đất"}, {"phí", "chợ"}, {"giá", "điện"}, {"mức", "lương"}, {"quỹ", "nhà"}, {"tiền", "công"}, {"xe", "tải"}, {"rừng", "thông"},
	} {
		q, cs := ask(words[0]+" "+words[1], []unit{
			{heading: "Khoản thu", body: words[0] + " và " + words[1] + ". " + words[1] + " hoặc " + words[0]},
			{heading: "Khoản thu", body: "Mức " + words[0] + " " + words[1] + " do tỉnh định"},
			{heading: "Điều khác", body: "Không nói về việc này"},
		})
		out = append(out, rank.Judged{X: rank.Features(q, cs), Grade: []float32{0, 1, 0}})
	}
	return out
}

func plan() rank.Plan {
	p := rank.DefaultPlan()
	p.Trees, p.Depth, p.Rate, p.Least, p.Smoothing, p.Columns = 30, 2, .2, 0, 1, 1
	return p
}

func TestTrainingLearnsWhatPartsAnswersFromOthers(t *testing.T) {
	m := rank.Train(lessons(), plan())
	for i, l := range lessons() {
		if got := m.Order(l.X)[0].Index; got != 1 {
			t.Errorf("question %d: candidate %d stands first, want 1", i, got)
		}
	}
}

func TestTrainingTwiceMakesTheSameBytes(t *testing.T) {
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := rank.Train(lessons(), plan()).Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same plan and questions made two models")
	}
}

func TestAModelIsReadAsItWasWritten(t *testing.T) {
	m := rank.Train(lessons(), plan())
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := rank.ReadModel(b.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lessons() {
		for i, s := range m.Order(l.X) {
			if other := again.Order(l.X)[i]; other != s {
				t.Fatalf("place %d: %v, want %v", i, other, s)
			}
		}
	}
}

func TestAModelThatLearnedNothingIsReadToo(t *testing.T) {
	var b bytes.Buffer
	if err := rank.Train(nil, plan()).Write(&b); err != nil {
		t.Fatal(err)
	}
	m, err := rank.ReadModel(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Order(lessons()[0].X)[0]; got != (rank.Scored{}) {
		t.Errorf("%v, want the order given", got)
	}
}

func TestModelsThatAreNoneAreRefused(t *testing.T) {
	for _, in := range []string{
		"", "cover\n", "no_such_feature\n0>1\t0 0 0\n", "cover\n1>1\t0 0 0\n", "cover\n0>x\t0 0 0\n", "cover\n0>1\t0 0\n", "cover\n0>1 -\t0 0 0 0 0\n",
	} {
		if _, err := rank.ReadModel(in); err == nil {
			t.Errorf("%q was read", in)
		}
	}
}

func TestTheShippedModelIsReadable(t *testing.T) {
	if _, err := rank.Shipped(); err != nil {
		t.Fatal(err)
	}
}

func TestReasonsSumToTheScore(t *testing.T) {
	m, err := rank.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	q, cs := ask("thẩm quyền thu hồi đất", []unit{
		{heading: "Thẩm quyền thu hồi đất", body: "Ủy ban nhân dân tỉnh quyết định thu hồi đất"},
		{heading: "Hiệu lực", body: "Luật này có hiệu lực thi hành"},
	})
	for _, s := range m.Score(q, cs) {
		sum := 0.0
		for _, p := range m.Explain(q, cs, s.Index) {
			sum += p.Points
			if p.Label == "" {
				t.Errorf("%s has no label", p.Name)
			}
		}
		if math.Abs(sum-s.Score) > 1e-3 {
			t.Errorf("candidate %d: reasons sum to %v, score %v", s.Index, sum, s.Score)
		}
	}
}
