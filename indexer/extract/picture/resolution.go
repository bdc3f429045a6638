package picture

import (
	"image"
	"math"

	"golang.org/x/image/draw"
)

// resolution is what a file says of its dots per inch, across and down; 0 where it says nothing.
type resolution struct{ x, y float64 }

const (
	a4Width = 210 / 25.4 // inches
	// The short side of a sheet that offices scan, in inches: a receipt, a drawing. Cameras write 72 dots per inch whatever they
	// took, which would make a page a meter wide.
	leastSide = 2.0
	mostSide  = 24.0
	cmPerInch = 2.54
	mPerInch  = 0.0254
)

// sane is the resolution where both numbers can be one, else none.
func (r resolution) sane() resolution {
	for _, v := range []float64{r.x, r.y} {
		if !(v >= 30 && v <= 5000) { // NaN is none
			return resolution{}
		}
	}
	return r
}

// dpi is the dots per inch across, which after square are those down.
func (r resolution) dpi(b image.Rectangle) float64 {
	short := float64(min(b.Dx(), b.Dy()))
	if x := r.sane().x; x > 0 && short/x >= leastSide && short/x <= mostSide {
		return x
	}
	return short / a4Width
}

// square stretches a picture whose dots are not square: a fax has 204 dots per inch across and 98 or 196 down.
func (r resolution) square(img image.Image) image.Image {
	r = r.sane()
	if r.x == 0 || math.Abs(r.x/r.y-1) < 0.05 || r.x/r.y > 4 || r.x/r.y < 0.25 {
		return img
	}
	b := img.Bounds()
	to := image.Rect(0, 0, b.Dx(), max(1, int(float64(b.Dy())*r.x/r.y+0.5)))
	if afford(to.Dx(), to.Dy(), 4) != nil {
		return img
	}
	var out draw.Image
	if _, gray := img.(*image.Gray); gray {
		out = image.NewGray(to)
	} else {
		out = image.NewRGBA(to)
	}
	draw.ApproxBiLinear.Scale(out, to, img, b, draw.Src, nil)
	return out
}
