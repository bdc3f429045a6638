package ocr

import (
	"image"
	"image/color"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLinesWithoutAWordAreFound(t *testing.T) {
	g := ruledPage()
	fill := func(r image.Rectangle) {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				g.SetGray(x, y, color.Gray{20})
			}
		}
	}
	fill(image.Rect(300, 1650, 600, 1900)) // a drawing
	for x := 200; x < 1000; x += 8 {       // a row of dots
		fill(image.Rect(x, 1600, x+3, 1603))
	}
	fill(image.Rect(900, 1700, 920, 1722)) // a letter that stands alone
	s := prepare(g, 180, upright)
	var words []word
	for y := 200; y < 1000; y += 60 { // the lines of ruledPage, of which one is not read
		if y != 440 {
			words = append(words, word{text: "chữ", box: image.Rect(150, y, 1300, y+22), line: y})
		}
	}
	got := s.strays(words)
	if len(got) != 1 || got[0].Intersect(image.Rect(150, 440, 1278, 462)) != image.Rect(150, 440, 1278, 462) || got[0].Dy() > 40 {
		t.Fatalf("%v, want the line at 440", got)
	}
	if at := after(words, got[0]); at != 4 {
		t.Errorf("it stands behind %d words, want 4", at)
	}
	if at := after([]word{{line: 1, box: image.Rect(0, 9, 9, 19)}, {line: 1, box: image.Rect(9, 9, 19, 21)}, {line: 2, box: image.Rect(0, 50, 9, 60)}},
		image.Rect(0, 10, 9, 31)); at != 2 {
		t.Errorf("a line is put within another: behind %d words, want 2", at)
	}
}

func TestAStrayLineIsTextOrNothing(t *testing.T) {
	line := func(confidence float64, texts ...string) (words []word) {
		for _, text := range texts {
			words = append(words, word{text: text, confidence: confidence})
		}
		return words
	}
	for _, c := range []struct {
		name string
		line []word
		want []string
	}{
		{"text", line(0.9, "Lý", "do:", "Đã", "có", "hành", "vi"), []string{"Lý", "do:", "Đã", "có", "hành", "vi"}},
		{"text and dots", append(line(0.9, "Họ", "và", "tên:"), line(0.2, "ccccecvee")...), []string{"Họ", "và", "tên:"}},
		{"a seal", line(0.7, "Xfg", "ÈỊ", "vh", "ptk"), nil},
		{"handwriting", line(0.3, "ông", "Nam", "và"), nil},
		{"one word", line(0.9, "Nam"), nil},
	} {
		var got []string
		for _, w := range strayLine(c.line) {
			got = append(got, w.text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzStrays(f *testing.F) {
	f.Add(uint64(1), uint8(90), uint8(40), 300)
	f.Add(uint64(2), uint8(1), uint8(255), 36)
	f.Fuzz(func(t *testing.T, seed uint64, width, height uint8, dpi int) {
		g := image.NewGray(image.Rect(0, 0, int(width), int(height)))
		random := rand.New(rand.NewPCG(seed, 1))
		for i := range g.Pix {
			g.Pix[i] = uint8(random.IntN(2) * 255)
		}
		s := sheet{gray: g, dpi: float64(min(max(dpi, 36), 2400)), paper: 255}
		words := []word{{box: image.Rect(-9, 5, 20, int(height)+9)}, {box: image.Rect(500, 500, 600, 600)}}
		for _, place := range s.strays(words) {
			if place.Empty() || !place.In(g.Rect) {
				t.Fatalf("%v of %v", place, g.Rect)
			}
		}
		for _, place := range append(s.uncovered(words).stretches(3), s.ink(g.Rect)) {
			pile := s.stacked([]image.Rectangle{place.Intersect(g.Rect)})
			if len(pile.places) == 0 {
				continue // the margins do not fit on so small a page
			}
			if back := pile.onSheet(image.Rectangle{Max: pile.picture.Rect.Max}); !back.In(g.Rect) {
				t.Fatalf("%v of %v", back, g.Rect)
			}
		}
	})
}
