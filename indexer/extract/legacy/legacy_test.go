package legacy_test

import (
	"testing"

	"vankho/corpus"
	"vankho/indexer/extract/legacy"
)

func TestAFontIsBelievedWhereItsTextGains(t *testing.T) {
	var f legacy.Fonts
	for _, run := range [][2]string{{".VnTimeH", "uû ban nh©n d©n"}, {".VnTimeH", "\n"}, {".VnTime", "tØnh "}, {"Arial", "Lào Cai"}} {
		f.See(run[0], run[1])
	}
	for _, c := range []struct{ font, text, want string }{
		{".VnTimeH", "uû ban nh©n d©n, 5 kg", "UỶ BAN NHÂN DÂN, 5 KG"}, {".VnTime", "tØnh ", "tỉnh "}, {"Arial", "Lµo", "Lµo"},
		{".VnTime", "Việt", "Việt"}, {"VNI-Times", "Vieät", "Vieät"},
	} {
		if got := f.Decode(c.font, c.text); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.font, c.text, got, c.want)
		}
	}
	if f.Used() != "TCVN3" {
		t.Errorf("used %q", f.Used())
	}
}

func TestAFontThatLiesIsNotBelieved(t *testing.T) {
	var f legacy.Fonts
	f.See(".VnTime", "Thông báo cho ông bà và các con")
	if got := f.Decode(".VnTime", "các con"); got != "các con" || f.Used() != "" || !f.Any() {
		t.Errorf("%q, used %q", got, f.Used())
	}
}

func TestBoxesFollowTheirLetters(t *testing.T) {
	// Word by word, and letter by letter in the last word, where a letter and its sign have a box each.
	line := corpus.Line{Text: "nh©n d©n tØnh B¶o Th¾ng mÕn"}
	for _, end := range []int{5, 6, 10, 11, 16, 17, 21, 22, 28, 29, 30, 32, 33} {
		line.Boxes = append(line.Boxes, corpus.TextBox{End: end, Box: corpus.Box{X1: float32(end)}})
	}
	pages := []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Lines: []corpus.Line{line}}}
	if legacy.Pages(pages) == nil {
		t.Fatal("not converted")
	}
	got := pages[0].Lines[0]
	words, from := []string{}, 0
	for _, box := range got.Boxes {
		words = append(words, got.Text[from:box.End])
		from = box.End
	}
	want := []string{"nhân", " ", "dân", " ", "tỉnh", " ", "Bảo", " ", "Thắng", " ", "m", "ế", "n"}
	if len(words) != len(want) {
		t.Fatalf("%q", words)
	}
	for i := range want {
		if words[i] != want[i] {
			t.Fatalf("%q", words)
		}
	}
}
