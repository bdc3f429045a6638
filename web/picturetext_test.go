package web

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// typed are the boxes of a text whose words stand one after another on lines of a page, each word a box.
func typedBoxes(text string, line int) []corpus.TextBox {
	var out []corpus.TextBox
	x, y := float32(80), float32(100)
	for i, word := range strings.SplitAfter(text, " ") {
		if i > 0 && i%line == 0 {
			x, y = 80, y+20
		}
		bare := strings.TrimRight(word, " ")
		end := 0
		if len(out) > 0 {
			end = out[len(out)-1].End
		}
		out = append(out, corpus.TextBox{End: end + len(bare), Box: corpus.Box{X0: x, Y0: y, X1: x + float32(6*len(bare)), Y1: y + 14}})
		if len(bare) < len(word) {
			out = append(out, corpus.TextBox{End: end + len(word)})
		}
		x += float32(6*len(bare)) + 5
	}
	return out
}

func TestTheTextOfAPictureIsLaidLineByLineInTheOrderOfTheText(t *testing.T) {
	const text = "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024"
	for _, c := range []struct {
		name  string
		text  string
		boxes []corpus.TextBox
		want  string
	}{
		{"a paragraph of two lines", text, typedBoxes(text, 6), "Căn cứ Luật Đất đai ngày;18 tháng 01 năm 2024"},
		{"cells of a table stay apart", "STT | Xã", []corpus.TextBox{{End: 3, Box: corpus.Box{X0: 10, Y0: 10, X1: 30, Y1: 20}}, {End: 6},
			{End: 9, Box: corpus.Box{X0: 32, Y0: 10, X1: 50, Y1: 20}}}, "STT;Xã"},
		{"columns far apart", "Số: 12 Hà", []corpus.TextBox{{End: 8, Box: corpus.Box{X0: 10, Y0: 10, X1: 50, Y1: 20}}, {End: 9},
			{End: 12, Box: corpus.Box{X0: 300, Y0: 10, X1: 320, Y1: 20}}}, "Số: 12;Hà"},
		{"boxes that do not fit the text", "Xã", []corpus.TextBox{{End: 2, Box: corpus.Box{X1: 9, Y1: 9}}, {End: 99, Box: corpus.Box{X1: 9, Y1: 9}}}, ""},
		{"no boxes", text, nil, ""},
	} {
		page := corpus.Page{Span: corpus.Span{Start: 4, End: 4 + len(c.text)}}
		lines, cut := pictureText("abc\n"+c.text, page, c.boxes)
		var got []string
		for _, l := range lines {
			got = append(got, l.Text)
			if !strings.HasPrefix(("abc\n" + c.text)[l.At:], l.Text) {
				t.Errorf("%s: %q does not stand at %d", c.name, l.Text, l.At)
			}
		}
		if s := strings.Join(got, ";"); s != c.want || cut {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

func TestTheWorkOfAPageIsBounded(t *testing.T) {
	text := strings.Repeat("a ", 3*mostLayer)
	var boxes []corpus.TextBox
	var matches []corpus.Span
	for i := range 3 * mostLayer {
		y := float32(i)
		boxes = append(boxes, corpus.TextBox{End: 2*i + 1, Box: corpus.Box{X0: 1, Y0: y, X1: 2, Y1: y + .5}}, corpus.TextBox{End: 2*i + 2})
		matches = append(matches, corpus.Span{Start: 2 * i, End: 2*i + 1})
	}
	if lines, cut := pictureText(text, corpus.Page{Span: corpus.Span{End: len(text)}}, boxes); len(lines) != mostLayer || !cut {
		t.Errorf("%d lines, cut %v", len(lines), cut)
	}
	last := matches[len(matches)-1]
	f := newFrames(boxes, matches, last)
	if f.Count != mostFrames+1 || f.Left != len(matches)-mostFrames-1 || f.Current == "" || strings.Count(f.All, "M") != mostFrames {
		t.Errorf("%d frames, %d left", f.Count, f.Left)
	}
}

func FuzzPictureText(f *testing.F) {
	f.Add("Số 15", []byte(corpus.PackBoxes([]corpus.TextBox{{End: 4, Box: corpus.Box{X1: 9, Y1: 9}}, {End: 7, Box: corpus.Box{X0: 10, X1: 19, Y1: 9}}})))
	f.Add("", []byte{1})
	f.Fuzz(func(t *testing.T, text string, packed []byte) {
		boxes, err := corpus.Boxes(packed).All()
		if err != nil {
			return
		}
		lines, _ := pictureText(text, corpus.Page{Span: corpus.Span{End: len(text)}}, boxes)
		at := 0
		for _, l := range lines {
			if l.At < at || !strings.HasPrefix(text[l.At:], l.Text) {
				t.Fatalf("%q at %d, after %d", l.Text, l.At, at)
			}
			at = l.At + len(l.Text)
		}
		newFrames(boxes, []corpus.Span{{Start: 1, End: len(text)}}, corpus.Span{})
	})
}
