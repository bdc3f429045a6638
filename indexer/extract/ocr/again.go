package ocr

import (
	"context"
	"image"
	"image/draw"
	"slices"

	"vankho/indexer/extract/grid"
)

// Tesseract passes over what stands alone: a number in a cell, a line of a form (stray.go). Such places are cut out, put below one another on a
// picture of their own, and read once more as one block.

// Measures in inches.
const (
	cellMargin  = 0.03 // of a cell, where rules leave shadows
	inkHeight   = 0.06 // the least height of ink that may be a letter
	stackMargin = 0.10 // around each place on the picture of them
	mostPlaces  = 500  // of a page
	mostPile    = 0.5  // of the dots of the page, so that a photograph costs no second page
)

// again reads the places where ink stands and no word was found, and gives the words with those found there.
func (t Tesseract) again(ctx context.Context, s sheet, words []word) ([]word, error) {
	cells := s.unread(words)
	inTables := len(cells)
	places := append(cells, s.strays(words)...)
	pile := s.stacked(places)
	if places = pile.places; len(places) == 0 {
		return words, nil
	}
	got, err := t.recognise(ctx, pile.picture, s.dpi, oneBlock)
	if err != nil {
		return words, err
	}
	last := 0
	for _, w := range words {
		last = max(last, w.line)
	}
	found := make([][]word, len(places))
	for _, w := range keep(got) {
		i := pile.place(w.box)
		if w.box = pile.onSheet(w.box); !w.box.Empty() {
			w.line = last + 1 + i
			found[i] = append(found[i], w)
		}
	}
	for i, line := range found {
		if i < inTables {
			words = append(words, line...)
		} else if line = strayLine(line); line != nil {
			words = slices.Insert(words, after(words, places[i]), line...)
		}
	}
	return words, nil
}

// after is where among the words of a page a line belongs that stands at a place: behind the last line above it.
func after(words []word, place image.Rectangle) int {
	at := 0
	for i, w := range words {
		if w.box.Max.Y <= (place.Min.Y+place.Max.Y)/2 {
			at = i + 1
		}
	}
	for at > 0 && at < len(words) && words[at].line == words[at-1].line {
		at++
	}
	return at
}

// unread gives the cells of tables that hold ink and no word: the ink's box of each.
func (s sheet) unread(words []word) []image.Rectangle {
	var places []image.Rectangle
	for _, table := range grid.FindRuled(s.ruling.across, s.ruling.upright, nearRules*s.dpi) {
		for _, row := range table.Rows {
			for _, a := range row {
				if len(places) == mostPlaces || slices.ContainsFunc(words, func(w word) bool { return a.Holds(w.middle()) }) {
					continue
				}
				in := int(cellMargin * s.dpi)
				box := s.ink(image.Rect(int(a.X0)+in, int(a.Y0)+in, int(a.X1)-in, int(a.Y1)-in))
				if float64(box.Dy()) >= inkHeight*s.dpi {
					places = append(places, box)
				}
			}
		}
	}
	return places
}

// ink is the box of what is darker than paper within another.
func (s sheet) ink(in image.Rectangle) image.Rectangle {
	in = in.Intersect(s.gray.Rect)
	var box image.Rectangle
	dark := s.paper - ruleInk
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			if int(s.gray.Pix[y*s.gray.Stride+x]) < dark {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// pile is a picture of places of a sheet below one another, each with a margin; tops says where each begins on it.
type pile struct {
	picture *image.Gray
	places  []image.Rectangle
	tops    []int
	margin  int
}

// stacked makes the pile of the first places that fit on one of mostPile.
func (s sheet) stacked(places []image.Rectangle) pile {
	p := pile{margin: int(stackMargin * s.dpi)}
	width, height := 0, 0
	most := mostPile * float64(s.gray.Rect.Dx()) * float64(s.gray.Rect.Dy())
	for i, place := range places {
		wide, high := max(width, place.Dx()+2*p.margin), height+place.Dy()+2*p.margin
		if float64(wide)*float64(high) > most {
			break
		}
		p.tops = append(p.tops, height)
		width, height = wide, high
		p.places = places[:i+1]
	}
	p.picture = image.NewGray(image.Rect(0, 0, width, height))
	for i := range p.picture.Pix {
		p.picture.Pix[i] = uint8(s.paper)
	}
	for i, place := range p.places {
		at := image.Pt(p.margin, p.tops[i]+p.margin)
		draw.Draw(p.picture, image.Rectangle{at, at.Add(place.Size())}, s.gray, place.Min, draw.Src)
	}
	return p
}

// onSheet is a box of the pile on the sheet, empty where it lies beside the place it came from.
func (p pile) onSheet(box image.Rectangle) image.Rectangle {
	i := p.place(box)
	return box.Add(p.places[i].Min.Sub(image.Pt(p.margin, p.tops[i]+p.margin))).Intersect(p.places[i])
}

// place is which of the places a box of the pile lies in.
func (p pile) place(box image.Rectangle) int {
	i, found := slices.BinarySearch(p.tops, (box.Min.Y+box.Max.Y)/2)
	if !found {
		i--
	}
	return max(i, 0)
}
