package ocr

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"vankho/corpus"

	xdraw "golang.org/x/image/draw"
)

const (
	pointsPerInch = 72
	// goodDPI is what pictures are scaled to: type of 13 or 14 points then stands about 36 dots high, the height to which tesseract brings
	// each line, worse and slower than the averaging here. Of five scans of 300 dpi four read better than at 300, by 0.4 to 2.5 words in a
	// hundred, in two thirds of the time; blurring them as well helps as often as it harms.
	goodDPI    = 180.0
	smallDPI   = 150.0 // from here to largeDPI a picture stays as it is
	largeDPI   = 210.0
	leastDPI   = 36.0 // below and above no scan of a page is
	mostDPI    = 2400.0
	mostDots   = 60_000_000 // of a prepared picture
	sheetWidth = 210 / 25.4 // of A4, the paper of offices, in inches
	// leastSkew is the angle from which on a page is rotated, in degrees; tesseract follows lines that slope less.
	leastSkew = 0.2
)

// guessDPI is the resolution at which the picture is an A4 sheet, upright or on its side.
func guessDPI(b image.Rectangle) float64 {
	return min(max(float64(min(b.Dx(), b.Dy()))/sheetWidth, leastDPI), mostDPI)
}

// turn is how often a picture is turned by a quarter, counter-clockwise, to stand upright.
type turn int

const (
	upright turn = iota
	quarterLeft
	upsideDown
	quarterRight
)

// sheet is a picture prepared for recognition, and how to find one of its dots on the page as it was.
type sheet struct {
	gray *image.Gray
	// dpi is the resolution of gray; scale is how many of its dots a dot of the page has become.
	dpi, scale float64
	turn       turn
	// skew is by how much the page was rotated to be straight, in degrees, counter-clockwise where positive.
	skew float64
	// page is the size of the page in points.
	width, height float64
	// ruling is the rules that stood on gray and were taken off.
	ruling ruling
	// paper is the gray of the paper.
	paper int
}

// prepare makes the picture gray, of a resolution that tesseract reads well, upright, straight and without rules.
func prepare(img image.Image, dpi float64, turn turn) sheet {
	s := sheet{dpi: dpi, scale: 1, turn: turn}
	s.width, s.height = float64(img.Bounds().Dx())/dpi*pointsPerInch, float64(img.Bounds().Dy())/dpi*pointsPerInch
	s.gray = turned(gray(img), turn)
	if dpi < smallDPI || dpi > largeDPI {
		b := s.gray.Bounds()
		s.scale = min(goodDPI/dpi, math.Sqrt(mostDots/float64(max(1, b.Dx()*b.Dy()))))
		s.gray = scaled(s.gray, s.scale)
		s.dpi = dpi * s.scale
	}
	if s.skew = skew(s.gray, s.dpi); math.Abs(s.skew) < leastSkew {
		s.skew = 0
	} else {
		s.gray = rotated(s.gray, s.skew)
	}
	s.ruling = rules(s.gray, s.dpi)
	s.paper = paper(s.gray)
	s.gray = erased(s.gray, s.ruling, s.dpi)
	return s
}

// gray is the picture in shades of gray with its upper left corner at 0,0; what is transparent is paper.
func gray(img image.Image) *image.Gray {
	b := img.Bounds()
	if g, ok := img.(*image.Gray); ok && b.Min == (image.Point{}) {
		return g
	}
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch img := img.(type) {
	case *image.RGBA:
		for y := range b.Dy() {
			row, to := img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):], out.Pix[y*out.Stride:][:b.Dx()]
			for x := range to {
				p := row[4*x : 4*x+4]
				// Premultiplied: what alpha lacks is white.
				to[x] = uint8((299*uint32(p[0])+587*uint32(p[1])+114*uint32(p[2])+500)/1000 + uint32(255-p[3]))
			}
		}
	case *image.YCbCr:
		for y := range b.Dy() {
			copy(out.Pix[y*out.Stride:][:b.Dx()], img.Y[img.YOffset(b.Min.X, b.Min.Y+y):])
		}
	case *image.Gray:
		for y := range b.Dy() {
			copy(out.Pix[y*out.Stride:][:b.Dx()], img.Pix[img.PixOffset(b.Min.X, b.Min.Y+y):])
		}
	default:
		draw.Draw(out, out.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	}
	return out
}

func scaled(g *image.Gray, by float64) *image.Gray {
	b := g.Bounds()
	out := image.NewGray(image.Rect(0, 0, max(1, int(float64(b.Dx())*by+0.5)), max(1, int(float64(b.Dy())*by+0.5))))
	if by > 1 {
		xdraw.CatmullRom.Scale(out, out.Rect, g, b, xdraw.Src, nil)
		return out
	}
	// Averages over areas, first down, then across. (x/image/draw has no quick way for gray pictures.)
	across, down := areas(b.Dx(), out.Rect.Dx()), areas(b.Dy(), out.Rect.Dy())
	sums := make([]uint32, b.Dx())
	for y, part := range down {
		clear(sums)
		for i, weight := range part.weights {
			for x, v := range g.Pix[(part.from+i)*g.Stride:][:b.Dx()] {
				sums[x] += weight * uint32(v)
			}
		}
		row := out.Pix[y*out.Stride:]
		for x, part := range across {
			sum := uint64(0)
			for i, weight := range part.weights {
				sum += uint64(weight) * uint64(sums[part.from+i])
			}
			row[x] = uint8((sum + areaUnit*areaUnit/2) / (areaUnit * areaUnit))
		}
	}
	return out
}

// area is which dots of a row, from one on, a dot of a smaller row covers, and by how much of areaUnit.
type area struct {
	from    int
	weights []uint32
}

const areaUnit = 1 << 12

// areas divides from dots into to.
func areas(from, to int) []area {
	all := make([]area, to)
	for i := range all {
		start, end := float64(i)*float64(from)/float64(to), float64(i+1)*float64(from)/float64(to)
		a := area{from: min(int(start), from-1)}
		left := uint32(areaUnit)
		for at := a.from; at < from && float64(at) < end; at++ {
			share := (min(end, float64(at+1)) - max(start, float64(at))) / (end - start)
			weight := min(uint32(math.Round(share*areaUnit)), left)
			left -= weight
			a.weights = append(a.weights, weight)
		}
		a.weights[len(a.weights)-1] += left // rounding must not darken the page
		all[i] = a
	}
	return all
}

// turned turns the picture counter-clockwise by quarters.
func turned(g *image.Gray, by turn) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	var out *image.Gray
	switch by {
	case quarterLeft, quarterRight:
		out = image.NewGray(image.Rect(0, 0, h, w))
	case upsideDown:
		out = image.NewGray(image.Rect(0, 0, w, h))
	default:
		return g
	}
	for y := range h {
		row := g.Pix[y*g.Stride:][:w]
		for x, v := range row {
			switch by {
			case quarterLeft:
				out.Pix[(w-1-x)*out.Stride+y] = v
			case quarterRight:
				out.Pix[x*out.Stride+h-1-y] = v
			default:
				out.Pix[(h-1-y)*out.Stride+w-1-x] = v
			}
		}
	}
	return out
}

// onPage is a box of the prepared picture on the page as it was, in points.
func (s sheet) onPage(r image.Rectangle) corpus.Box {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range [4][2]int{{r.Min.X, r.Min.Y}, {r.Max.X, r.Min.Y}, {r.Min.X, r.Max.Y}, {r.Max.X, r.Max.Y}} {
		x, y := s.point(float64(corner[0]), float64(corner[1]))
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	within := func(v, most float64) float32 { return float32(min(max(v, 0), most)) }
	return corpus.Box{X0: within(x0, s.width), Y0: within(y0, s.height), X1: within(x1, s.width), Y1: within(y1, s.height)}
}

// point undoes skew, scale and turn.
func (s sheet) point(x, y float64) (float64, float64) {
	if s.skew != 0 {
		x, y = around(s.gray.Rect, s.skew).undo(x, y)
	}
	x, y = x/s.dpi*pointsPerInch, y/s.dpi*pointsPerInch
	switch s.turn {
	case quarterLeft:
		return s.width - y, x
	case quarterRight:
		return y, s.height - x
	case upsideDown:
		return s.width - x, s.height - y
	}
	return x, y
}
