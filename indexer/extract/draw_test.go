package extract

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

func TestAPictureIsKeptInTheFormThatIsSmaller(t *testing.T) {
	print, grain := image.NewGray(image.Rect(0, 0, 400, 600)), image.NewGray(image.Rect(0, 0, 400, 600))
	dice := rand.New(rand.NewPCG(1, 2))
	for i := range print.Pix {
		print.Pix[i], grain.Pix[i] = 255, uint8(120+(i%400)/4+dice.IntN(6))
		if (i/400)%20 < 10 && (i%400)%7 < 3 {
			print.Pix[i] = 0
		}
	}
	coloured := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for _, c := range []struct {
		name string
		img  image.Image
		png  bool
	}{{"print on white", print, true}, {"a scan with grain", grain, false}, {"colours", coloured, false}} {
		body, isPNG, err := encode(c.img)
		if err != nil || isPNG != c.png {
			t.Errorf("%s: PNG %v (%v)", c.name, isPNG, err)
		}
		if _, format, err := image.Decode(bytes.NewReader(body)); err != nil || (format == "png") != c.png {
			t.Errorf("%s: %s %v", c.name, format, err)
		}
	}
}

func TestAPictureIsNeverTooTall(t *testing.T) {
	for _, c := range []struct{ width, height, wide, wantWide, wantTall int }{
		{2000, 3000, 1000, 1000, 1500},
		{500, 800, 1000, 500, 800},
		{100, 40_000, 1000, 50, 20_000},
		{10, 30_000, 0, 6, 18_000},
	} {
		img := image.NewGray(image.Rect(0, 0, c.width, c.height))
		img.SetGray(0, 0, color.Gray{Y: 9})
		if b := shrink(img, c.wide).Bounds(); b.Dx() != c.wantWide || b.Dy() > maxTall || b.Dy() < c.wantTall-60 {
			t.Errorf("%d × %d in %d is %d × %d", c.width, c.height, c.wide, b.Dx(), b.Dy())
		}
	}
}
