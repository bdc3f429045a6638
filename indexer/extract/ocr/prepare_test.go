package ocr

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"vankho/indexer/extract/grid"
)

// ruledPage is a page with lines of ink a third of an inch apart, and a table of three rows and two columns below them.
func ruledPage() *image.Gray {
	g := image.NewGray(image.Rect(0, 0, 1488, 2105)) // A4 at 180 dpi
	for i := range g.Pix {
		g.Pix[i] = 250
	}
	ink := func(x0, y0, x1, y1 int) {
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				g.SetGray(x, y, color.Gray{20})
			}
		}
	}
	for y := 200; y < 1000; y += 60 {
		for x := 150; x < 1300; x += 30 {
			ink(x, y, x+18, y+22)
		}
	}
	for _, y := range []int{1200, 1300, 1400, 1500} {
		ink(150, y, 1300, y+2)
	}
	for _, x := range []int{150, 700, 1300} {
		ink(x, 1200, x+2, 1502)
	}
	return g
}

func TestSkewIsMeasuredToATenthOfADegree(t *testing.T) {
	g := ruledPage()
	for _, degrees := range []float64{0, 0.5, -1.3, 4, -9.5} {
		if got := skew(rotated(g, -degrees), 180); math.Abs(got-degrees) > 0.11 {
			t.Errorf("%v degrees: %v", degrees, got)
		}
	}
}

func TestAPlaceOnThePreparedPictureIsFoundOnThePage(t *testing.T) {
	// A dot at 100, 200 of a page of 300 × 400 dots at 90 dpi, which is shown turned and is scaled by two.
	for turn, want := range map[turn][2]float64{upright: {80, 160}, quarterLeft: {80, 160}, quarterRight: {80, 160}, upsideDown: {80, 160}} {
		page := image.NewGray(image.Rect(0, 0, 300, 400))
		page.SetGray(100, 200, color.Gray{255})
		g := turned(page, turn)
		s := sheet{gray: g, dpi: 90, scale: 1, turn: turn, width: 240, height: 320}
		for i, v := range g.Pix {
			if v == 255 {
				if x, y := s.point(float64(i%g.Stride)+0.5, float64(i/g.Stride)+0.5); math.Abs(x-want[0]) > 0.5 || math.Abs(y-want[1]) > 0.5 {
					t.Errorf("turn %d: %v, %v", turn, x, y)
				}
			}
		}
	}
}

func TestScalingKeepsTheShadeOfThePage(t *testing.T) {
	g := image.NewGray(image.Rect(0, 0, 1000, 700))
	for i := range g.Pix {
		g.Pix[i] = uint8(255 * (i % 2))
	}
	for _, by := range []float64{0.6, 0.33, 0.9, 0.017} {
		for i, v := range scaled(g, by).Pix {
			if by < 0.1 && (v < 120 || v > 136) {
				t.Fatalf("by %v: dot %d is %d", by, i, v)
			}
		}
		white := image.NewGray(image.Rect(0, 0, 333, 77))
		for i := range white.Pix {
			white.Pix[i] = 255
		}
		for i, v := range scaled(white, by).Pix {
			if v != 255 {
				t.Fatalf("by %v: white dot %d is %d", by, i, v)
			}
		}
	}
}

func TestEveryKindOfPictureBecomesGray(t *testing.T) {
	at := image.Rect(3, 5, 23, 25)
	clear, ycc := image.NewRGBA(at), image.NewYCbCr(at, image.YCbCrSubsampleRatio420)
	for i := range ycc.Y {
		ycc.Y[i] = 255
	}
	bilevel := image.NewPaletted(at, color.Palette{color.White, color.Black})
	for name, img := range map[string]image.Image{"transparent": clear, "photograph": ycc, "bilevel": bilevel, "nothing": image.NewNRGBA(at)} {
		g := gray(img)
		if g.Rect != image.Rect(0, 0, 20, 20) || g.GrayAt(10, 10).Y < 250 {
			t.Errorf("%s: %v, %v", name, g.Rect, g.GrayAt(10, 10))
		}
	}
}

func TestRulesMakeATable(t *testing.T) {
	for _, degrees := range []float64{0, 0.5} {
		found := rules(rotated(ruledPage(), degrees), 180)
		tables := grid.FindRuled(found.across, found.upright, nearRules*180)
		if len(tables) != 1 || len(tables[0].Rows) != 3 || len(tables[0].Rows[0]) != 2 || len(tables[0].Rows[2]) != 2 {
			t.Errorf("%v degrees: %v of %v and %v", degrees, tables, found.across, found.upright)
		}
	}
}

func TestRulesAreTakenOffThePictureAndLettersStay(t *testing.T) {
	g := ruledPage()
	block := image.Rect(300, 1190, 318, 1212) // a letter that stands on a rule
	for y := block.Min.Y; y < block.Max.Y; y++ {
		for x := block.Min.X; x < block.Max.X; x++ {
			g.SetGray(x, y, color.Gray{20})
		}
	}
	got := erased(g, rules(g, 180), 180)
	if left := rules(got, 180); len(left.across)+len(left.upright) > 0 {
		t.Errorf("rules are left: %v", left)
	}
	for i, v := range g.Pix {
		at := image.Pt(i%g.Stride, i/g.Stride)
		if letter := at.Y < 1100 || at.In(block); letter && got.Pix[i] != v {
			t.Fatalf("%v: the ink of a letter went", at)
		} else if !letter && at.Y > 1210 && got.Pix[i] < 200 {
			t.Fatalf("%v: ink of a rule is left", at)
		}
	}
}

func TestCellsThatTesseractPassesOverAreCutOut(t *testing.T) {
	g := ruledPage()
	ink := image.Rect(400, 1240, 406, 1262)
	for y := ink.Min.Y; y < ink.Max.Y; y++ {
		for x := ink.Min.X; x < ink.Max.X; x++ {
			g.SetGray(x, y, color.Gray{20})
			g.SetGray(x+500, y+100, color.Gray{20})
			g.SetGray(x, y+100, color.Gray{20})
		}
	}
	s := prepare(g, 180, upright)
	places := s.unread([]word{{text: "8", box: ink.Add(image.Pt(0, 100))}})
	if want := []image.Rectangle{ink, ink.Add(image.Pt(500, 100))}; !slices.Equal(places, want) {
		t.Fatalf("places %v, want %v", places, want)
	}
	pile := s.stacked(places)
	found := 0
	for i := range pile.tops {
		top := pile.tops[i] + pile.margin
		on := image.Rect(pile.margin, top, pile.margin+ink.Dx(), top+ink.Dy())
		if box := pile.onSheet(on); box != places[i] {
			t.Errorf("%v of the pile is %v of the sheet, want %v", on, box, places[i])
		}
	}
	for _, v := range pile.picture.Pix {
		if v < 100 {
			found++
		}
	}
	if want := 2 * ink.Dx() * ink.Dy(); found != want {
		t.Errorf("%d dots of ink on the pile, want %d", found, want)
	}
	if box := pile.onSheet(image.Rect(0, 0, 3, 3)); !box.Empty() {
		t.Errorf("the margin is %v of the sheet", box)
	}
}
