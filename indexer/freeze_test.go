package indexer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestFreezeKeepsPlainTextToTheByte(t *testing.T) {
	for _, in := range []string{"", "\n", "a\n\n b \t\nc\n", "  x\u200b\u00ady\f\n", "1\r\n2\r\n", "cu\rối\r"} {
		var lines []corpus.Line
		for _, l := range strings.Split(in, "\n") {
			lines = append(lines, corpus.Line{Text: l})
		}
		f := freeze([]corpus.RawPage{{Number: 1, Lines: lines}})
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(in)
		if f.text != want {
			t.Errorf("%q became %q", in, f.text)
		}
	}
}

func TestFreezeMarksPagesHeadingsAndCells(t *testing.T) {
	f := freeze([]corpus.RawPage{
		{Number: 1, Lines: []corpus.Line{{Kind: corpus.LineHeading, Level: 1, Text: "\u00d0iều"}, {Text: "hoà"}}},
		{Number: 2, Lines: []corpus.Line{{Kind: corpus.LineRow, Cells: []string{"Xã\nA", "", "5"}}}},
	})
	if want := "Điều\nhoà\nXã A |  | 5"; f.text != want {
		t.Fatalf("text %q", f.text)
	}
	var got []string
	for _, p := range f.pages {
		got = append(got, p.In(f.text))
	}
	for _, b := range f.blocks {
		got = append(got, b.In(f.text))
		for _, c := range b.Cells {
			got = append(got, c.In(f.text))
		}
	}
	want := []string{"Điều\nhoà", "Xã A |  | 5", "Điều", "Xã A |  | 5", "Xã A", "", "5"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFreezeTellsWhereDoubtfulFiguresStand(t *testing.T) {
	f := freeze([]corpus.RawPage{{Number: 1, Lines: []corpus.Line{{Text: "Kế"}}}, {Number: 2, Lines: []corpus.Line{
		{Text: "Só\u0302:"},
		{Text: "ngày\u0300 43 tháng", Boxes: []corpus.TextBox{{End: 7}, {End: 8}, {End: 10, Doubtful: true}, {End: 11}}},
	}}})
	if len(f.doubtful) != 1 || f.doubtful[0].In(f.text) != "43" {
		t.Errorf("doubtful %v of %q", f.doubtful, f.text)
	}
}

// A box stays on its letter where normalising shortens the line before it, and where lines come before it on the page.
func TestFreezeMovesBoxesWithTheText(t *testing.T) {
	f := freeze([]corpus.RawPage{{Number: 1}, {Number: 2, Lines: []corpus.Line{
		{Text: "Kế"},
		{Text: "hoa\u0300 X", Boxes: []corpus.TextBox{
			{End: 2, Box: corpus.Box{X1: 1}}, {End: 5, Box: corpus.Box{X1: 2}}, {End: 6}, {End: 7, Box: corpus.Box{X1: 3}}}},
	}}})
	boxes, err := f.pages[1].Boxes.All()
	if err != nil {
		t.Fatal(err)
	}
	page := f.pages[1].In(f.text)
	var got []string
	from := 0
	for _, b := range boxes {
		if b.X1 > 0 {
			got = append(got, page[from:b.End])
		}
		from = b.End
	}
	if d := cmp.Diff([]string{"ho", "à", "X"}, got); d != "" {
		t.Error(d)
	}
}

func TestFrozenTextIsUTF8(t *testing.T) {
	f := freeze([]corpus.RawPage{{Number: 1, Lines: []corpus.Line{{Text: "a\xffb"}, {Kind: corpus.LineRow, Cells: []string{"\xe1", "c"}}}}})
	if want := "a\uFFFDb\n\uFFFD | c"; f.text != want {
		t.Errorf("%q", f.text)
	}
}
