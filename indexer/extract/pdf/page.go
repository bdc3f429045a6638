package pdf

import (
	"math"
	"slices"
	"unicode"

	"vankho/corpus"
)

// page is what is drawn on one page, in the order in which it is drawn; in points from the lower left corner of the page as it
// is shown.
type page struct {
	glyphs []glyph
	rules  []rectangle
	// pictures is the share of the page that pictures cover, strokes the number of painted lines and shapes.
	pictures float64
	strokes  int
	// holes is the number of characters that the file gives as spaces but draws as letters.
	holes int
	// unmapped is the number of characters that the file gives no meaning to.
	unmapped int
	// width and height are those of the page as it is shown.
	width, height float64
}

// glyph is one drawn character.
type glyph struct {
	// from and to are where it begins and ends along its line, base is the height of its baseline. Turned text runs along its own
	// axis; so do its positions, that its glyphs stay together.
	from, to, base float64
	// size is the height of its type.
	size float64
	// turned says that it is not written from left to right.
	turned bool
	text   string
	font   string
	// code is that of a character without a meaning, 0 where it has one.
	code rune
	// box is where it stands; empty where the reader does not know.
	box corpus.Box
}

// valid reports whether a glyph stands where something can be printed.
func (g glyph) valid() bool {
	return within(g.from) && within(g.to) && within(g.base) && within(g.size) && g.size > 0
}

func within(x float64) bool { return !math.IsNaN(x) && math.Abs(x) < 1e6 }

// picture counts a picture by the part of the page that it covers.
func (p *page) picture(r rectangle) {
	left, bottom := math.Max(r.left, 0), math.Max(r.bottom, 0)
	right, top := math.Min(r.right, p.width), math.Min(r.top, p.height)
	if left < right && bottom < top {
		p.pictures += (right - left) * (top - bottom) / (p.width * p.height)
	}
}

// byCodes gives the page with the codes of characters without a meaning in the place of their meaning: the layer of text that
// recognition puts over a picture has codes of Unicode.
func (p page) byCodes() page {
	p.glyphs = slices.Clone(p.glyphs)
	for i := range p.glyphs {
		if g := &p.glyphs[i]; unicode.IsPrint(g.code) {
			g.text = string(g.code)
		}
	}
	p.unmapped = 0
	return p
}
