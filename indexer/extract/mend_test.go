package extract

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// boxed is a line whose words stand side by side from x on at a height, 6 points a letter.
func boxed(x, y float32, text string) corpus.Line { return shaped(x, y, text, text) }

// shaped is boxed with the words of another text that has as many: as wide as what is drawn.
func shaped(x, y float32, text, drawn string) corpus.Line {
	line := corpus.Line{Text: text}
	shapes := strings.Fields(drawn)
	end := 0
	for i, word := range strings.Fields(text) {
		if i > 0 {
			end++
			line.Boxes = append(line.Boxes, corpus.TextBox{End: end})
			x += 6
		}
		end += len(word)
		width := 6 * float32(len([]rune(shapes[i])))
		line.Boxes = append(line.Boxes, corpus.TextBox{End: end, Box: corpus.Box{X0: x, Y0: y, X1: x + width, Y1: y + 12}})
		x += width
	}
	return line
}

func TestLinesWithHolesAreMendedByRecognition(t *testing.T) {
	body := boxed(60, 200, "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015")
	layer := corpus.RawPage{Number: 1, Method: corpus.MethodText, Waiting: true,
		Lines: []corpus.Line{shaped(60, 50, "C�N� P�Ủ", "CHÍNH PHỦ"), shaped(300, 50, "CỘNG ÒA XÃ ỘI C�Ủ NG�ĨA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
			shaped(200, 100, "NG�Ị ĐỊN�", "NGHỊ ĐỊNH"), body}}
	recognised := corpus.RawPage{Number: 1, Method: corpus.MethodOCR,
		Lines: []corpus.Line{boxed(60, 51, "CHÍNH PHU"), boxed(300, 51, "CÔNG HOA XÃ HỘI CHU NGHĨA"), boxed(200, 100, "NGHI ĐỊNH"), boxed(60, 200, "Căn cứ Luật Tô chức Chính phủ ngày l9 tháng 6 năm 20l5")}}
	got := better(layer, recognised)
	want := "CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nNGHỊ ĐỊNH\n" + body.Text + "\n"
	if pageText(got) != want || got.Method != corpus.MethodText || got.Waiting {
		t.Errorf("%q by %s, waiting %v", pageText(got), got.Method, got.Waiting)
	}
	for _, line := range got.Lines {
		if n := len(line.Boxes); n == 0 || line.Boxes[n-1].End != len(line.Text) {
			t.Errorf("%q: boxes %v", line.Text, line.Boxes)
		}
	}
}

func TestAPageThatCannotBeMendedIsRecognisedWhole(t *testing.T) {
	holed := boxed(60, 50, "C�N� P�Ủ")
	bare := holed
	bare.Boxes = nil
	recognised := corpus.RawPage{Method: corpus.MethodOCR, Lines: []corpus.Line{boxed(60, 50, "CHÍNH PHỦ"), boxed(60, 80, "Căn cứ Luật")}}
	for name, lines := range map[string][]corpus.Line{
		"no boxes":             {bare, boxed(60, 80, "Căn cứ Luật")},
		"nothing recognised":   {boxed(60, 400, "C�N� P�Ủ"), boxed(60, 80, "Căn cứ Luật")},
		"an unreadable layer":  {holed, boxed(60, 80, "C¨n cø LuËt")},
		"a layer without hole": {boxed(60, 50, "CHÍNH PHXX"), boxed(60, 80, "Căn cứ Luật")},
	} {
		if got := better(corpus.RawPage{Method: corpus.MethodText, Lines: lines}, recognised); got.Method != corpus.MethodOCR {
			t.Errorf("%s: %q by %s", name, pageText(got), got.Method)
		}
	}
}

func TestHolesOfWordsAreFilled(t *testing.T) {
	for _, c := range []struct{ word, seen, want string }{
		{"C\uFFFDN\uFFFD", "CHÍNH", "CHÍNH"},
		{"P\uFFFDỦ", "PHU", "PHỦ"},
		{"ÒA", "HOA", "HÒA"},
		{"KẾT", "KÉT", "KẾT"},
		{"IỆN", "HIỆN", "HIỆN"},
		{"TRÁC\uFFFD", "TRACH", "TRÁCH"},
		{"T\uFFFDÙ", "¬MHU", "T\uFFFDÙ"},
		{"T\uFFFDÙ", "LÙN", "LÙN"},
		{"VIỆT", "l8", "VIỆT"},
		{"\uFFFDạnh", "Hanh", "Hạnh"},
	} {
		if got := filled(c.word, c.seen); got != c.want {
			t.Errorf("%q, seen as %q: %q, want %q", c.word, c.seen, got, c.want)
		}
	}
}
