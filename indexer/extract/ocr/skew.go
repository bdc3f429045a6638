package ocr

import (
	"image"
	"math"
)

// A page is straight where its rows of dots are either full of ink or empty: the profile of a page that slopes is flat. skew looks
// for the angle under which the profile changes most from row to row, first in steps of a degree, then of a tenth.
const (
	mostSkew    = 10.0 // degrees either way; a page further askew was not put on the glass by an office
	coarseSteps = 0.5
	fineSteps   = 0.1
	skewDPI     = 75.0 // of the reduced picture on which the angle is measured
	leastInk    = 200  // dots of a reduced page below which there is nothing to measure
)

// skew is the angle in degrees by which the picture must be rotated, counter-clockwise where positive, to be straight.
func skew(g *image.Gray, dpi float64) float64 {
	ink := reduce(g, max(1, int(dpi/skewDPI+0.5)))
	if len(ink.dots) < leastInk {
		return 0
	}
	best, at := -1.0, 0.0
	try := func(angle float64) {
		if v := ink.sharpness(angle); v > best || v == best && math.Abs(angle) < math.Abs(at) {
			best, at = v, angle
		}
	}
	for i := range int(2*mostSkew/coarseSteps) + 1 {
		try(-mostSkew + float64(i)*coarseSteps)
	}
	coarse := at
	for i := range int(2*coarseSteps/fineSteps) + 1 {
		try(coarse - coarseSteps + float64(i)*fineSteps)
	}
	return at
}

// inked is the ink of a page on a reduced picture.
type inked struct {
	width, height int
	dots          []dot
	rows          []float64
}

type dot struct{ x, y, dark float32 }

// reduce averages squares of dots and keeps the dark ones. A dark rim, which the lid of a scanner leaves, is passed over.
func reduce(g *image.Gray, by int) *inked {
	w, h := g.Rect.Dx()/by, g.Rect.Dy()/by
	in := &inked{width: w, height: h, rows: make([]float64, 2*(w+h)+2)}
	sums := make([]uint32, w)
	rimX, rimY := w/40, h/40
	for y := rimY; y < h-rimY; y++ {
		clear(sums)
		for dy := range by {
			row := g.Pix[(y*by+dy)*g.Stride:][:w*by]
			for x := range sums {
				for _, v := range row[x*by : x*by+by] {
					sums[x] += uint32(255 - v)
				}
			}
		}
		for x := rimX; x < w-rimX; x++ {
			if dark := float32(sums[x]) / float32(255*by*by); dark > 0.15 {
				in.dots = append(in.dots, dot{float32(x), float32(y), dark})
			}
		}
	}
	return in
}

// sharpness is how much the profile changes from row to row once the page is rotated by the angle.
func (in *inked) sharpness(degrees float64) float64 {
	clear(in.rows)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	// Row numbers are shifted so that none is negative: |sin| ≤ 0.18.
	shift := float32(in.width)
	s, c := float32(sin), float32(cos)
	for _, d := range in.dots {
		at := d.y*c - d.x*s + shift
		row := int(at)
		part := at - float32(row)
		in.rows[row] += float64(d.dark * (1 - part))
		in.rows[row+1] += float64(d.dark * part)
	}
	sum := 0.0
	for i := 1; i < len(in.rows); i++ {
		step := in.rows[i] - in.rows[i-1]
		sum += step * step
	}
	return sum
}

// rotation is one around the middle of a picture.
type rotation struct{ x, y, sin, cos float64 }

// around is the rotation that makes a picture straight whose skew is degrees.
func around(r image.Rectangle, degrees float64) rotation {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return rotation{float64(r.Dx()) / 2, float64(r.Dy()) / 2, sin, cos}
}

// undo is where a point of the straight picture lay before.
func (r rotation) undo(x, y float64) (float64, float64) {
	x, y = x-r.x, y-r.y
	return r.x + x*r.cos - y*r.sin, r.y + x*r.sin + y*r.cos
}

// rotated is the picture rotated around its middle, in its old size; what comes from outside is paper. Between dots it is
// interpolated in both directions. (x/image/draw has no quick way for gray pictures: 9 million dots take it five times as long.)
func rotated(g *image.Gray, degrees float64) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, w, h))
	turn := around(g.Rect, degrees)
	const one = 1 << 16 // positions are whole numbers of 1/65536 dot
	stepX, stepY := int(math.Round(turn.cos*one)), int(math.Round(turn.sin*one))
	for y := range h {
		fx, fy := turn.undo(0.5, float64(y)+0.5)
		x, yy := int((fx-0.5)*one), int((fy-0.5)*one)
		row := out.Pix[y*out.Stride:][:w]
		for i := range row {
			px, py := x>>16, yy>>16
			if px >= 0 && py >= 0 && px < w-1 && py < h-1 {
				at := py*g.Stride + px
				ax, ay := x&(one-1), yy&(one-1)
				top := int(g.Pix[at])*(one-ax) + int(g.Pix[at+1])*ax
				low := int(g.Pix[at+g.Stride])*(one-ax) + int(g.Pix[at+g.Stride+1])*ax
				row[i] = uint8(((top>>16)*(one-ay) + (low>>16)*ay + one/2) >> 16)
			} else {
				row[i] = 255
			}
			x, yy = x+stepX, yy+stepY
		}
	}
	return out
}
