package extract

import (
	"testing"

	"vankho/corpus"
)

func TestTheBetterReadingOfAPageIsGiven(t *testing.T) {
	page := func(method corpus.Method, lines ...string) corpus.RawPage {
		p := corpus.RawPage{Number: 1, Method: method, Waiting: method == corpus.MethodText}
		for _, l := range lines {
			p.Lines = append(p.Lines, corpus.Line{Text: l})
		}
		return p
	}
	for _, c := range []struct {
		name              string
		layer, recognised []string
		want              corpus.Method
	}{
		{"a picture of words", nil, []string{"Kế hoạch phát triển"}, corpus.MethodOCR},
		{"a picture of numbers alone", nil, []string{"12 345", "67 890"}, corpus.MethodOCR},
		{"a picture of nothing", nil, nil, corpus.MethodOCR},
		{"a garbled layer", []string{"KÕ ho¹ch ph¸t triÓn"}, []string{"Kế hoạch phát triển"}, corpus.MethodOCR},
		{"a layer better than its picture", []string{"Kế hoạch phát triển kinh tế"}, []string{"Kê hoch phxt triễn"}, corpus.MethodText},
		{"a layer of numbers, a picture of nothing", []string{"12 345"}, nil, corpus.MethodText},
	} {
		if got := better(page(corpus.MethodText, c.layer...), page(corpus.MethodOCR, c.recognised...)); got.Method != c.want || got.Waiting {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestATableThatAPersonCorrectsStaysOneTable(t *testing.T) {
	p := corpus.RawPage{Number: 1, Method: corpus.MethodOCR, Lines: []corpus.Line{
		{Text: "Biểu số 1"},
		{Kind: corpus.LineRow, Cells: []string{"STT", "Tên"}, Table: 4, Head: true},
		{Kind: corpus.LineRow, Cells: []string{"1", "Nguyên Văn A"}, Table: 4},
	}}
	got := edited(p, "Biểu số 1\nSTT | Tên\n1 | Nguyễn Văn A\n2 | Trần B").Lines
	for i, want := range []corpus.Line{{}, {Table: 4, Head: true}, {Table: 4}, {Table: 4}} {
		if got[i].Table != want.Table || got[i].Head != want.Head {
			t.Errorf("line %d is of table %d, head %v", i, got[i].Table, got[i].Head)
		}
	}
}
