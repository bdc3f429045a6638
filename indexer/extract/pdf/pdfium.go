package pdf

import (
	"math"
	"unicode/utf8"

	"github.com/tetratelabs/wazero/api"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

// Kinds of page objects, of fpdf_edit.h.
const (
	objectPath  = 2
	objectImage = 3
	objectForm  = 5
)

const (
	maxObjects = 200_000 // of one page, in forms too
	maxPoints  = 8       // of a path that is looked at for rules
)

// read gives what is drawn on page i, from 0, as pdfium sees it. With an error it gives what was read up to there.
func (d *document) read(i int) (page, error) {
	s, err := d.load(i)
	if err != nil {
		return page{}, err
	}
	defer s.close()
	r := &pageReader{sheet: s, page: page{width: s.width, height: s.height}, shown: s.shown()}
	err = fault.Contain(func() error {
		r.objects("FPDFPage_CountObjects", "FPDFPage_GetObject", s.page, r.shown, 0)
		r.characters()
		return d.err
	})
	return r.page, err
}

// shown turns the coordinates of the page into those of the page as it is shown, from its lower left corner.
func (s *sheet) shown() matrix {
	if s.call("FPDF_GetPageBoundingBox", s.page, uint64(s.scratch)) == 0 {
		return matrix{1, 0, 0, 1, 0, 0}
	}
	left, top, right, bottom := s.float(0), s.float(1), s.float(2), s.float(3)
	return shownPage(left, bottom, right-left, top-bottom, 90*s.number("FPDFPage_GetRotation", s.page))
}

// pageReader collects what is drawn on a page.
type pageReader struct {
	*sheet
	page  page
	shown matrix
	// seen counts the objects.
	seen int
}

// objects looks at the drawn objects of a page or, below it, of a form: pictures, lines and shapes.
func (r *pageReader) objects(count, get string, of uint64, at matrix, depth int) {
	object := r.function(get)
	kind := r.function("FPDFPageObj_GetType")
	n := r.number(count, of)
	for i := range n {
		if r.seen++; r.seen > maxObjects || r.err != nil {
			return
		}
		o := r.invoke(object, of, uint64(i))
		switch r.invoke(kind, o) {
		case objectPath:
			r.page.strokes++
			r.path(o, at)
		case objectImage:
			if b, ok := r.bounds(o, at); ok {
				r.page.picture(b)
			}
		case objectForm:
			if depth < maxForms {
				r.objects("FPDFFormObj_CountObjects", "FPDFFormObj_GetObject", o, r.matrixOf(o).then(at), depth+1)
			}
		}
	}
}

func (r *pageReader) matrixOf(object uint64) matrix {
	if r.call("FPDFPageObj_GetMatrix", object, uint64(r.scratch)) == 0 {
		return matrix{1, 0, 0, 1, 0, 0}
	}
	return r.matrix()
}

// matrix reads an FS_MATRIX from the scratch.
func (r *pageReader) matrix() matrix {
	var m matrix
	for i := range m {
		m[i] = r.float(i)
	}
	return m
}

// bounds is the box of an object on the page as it is shown.
func (r *pageReader) bounds(object uint64, at matrix) (rectangle, bool) {
	p := uint64(r.scratch)
	if r.call("FPDFPageObj_GetBounds", object, p, p+4, p+8, p+12) == 0 {
		return rectangle{}, false
	}
	return at.rectangle(r.float(0), r.float(1), r.float(2), r.float(3)), true
}

// path looks at a path for rules: straight lines and thin or framed rectangles.
func (r *pageReader) path(object uint64, at matrix) {
	points := r.number("FPDFPath_CountSegments", object)
	if points < 2 {
		return
	}
	b, ok := r.bounds(object, at)
	if !ok || points > maxPoints && !b.thin() {
		return
	}
	p := uint64(r.scratch)
	if r.call("FPDFPath_GetDrawMode", object, p, p+4) == 0 {
		return
	}
	fill, stroke := r.integer(0) != 0, r.integer(1) != 0
	switch {
	case b.thin():
		if fill || stroke {
			r.page.rule(b)
		}
	case stroke:
		own := r.matrixOf(object).then(at)
		var last [2]float64
		var first [2]float64
		for i := range points {
			segment := r.call("FPDFPath_GetPathSegment", object, uint64(i))
			r.call("FPDFPathSegment_GetPoint", segment, p, p+4)
			x, y := own.point(r.float(0), r.float(1))
			switch r.number("FPDFPathSegment_GetType", segment) {
			case segmentMove:
				first = [2]float64{x, y}
			case segmentLine:
				r.page.rule(spanning(last[0], last[1], x, y))
			}
			last = [2]float64{x, y}
			if r.call("FPDFPathSegment_GetClose", segment) != 0 {
				r.page.rule(spanning(x, y, first[0], first[1]))
			}
		}
	}
}

// Kinds of path segments, of fpdf_edit.h.
const (
	segmentLine = 0
	segmentMove = 2
)

// hyphen stands for a hyphen at the end of a line in pdfium's text.
const hyphen = 0x02

// characters reads the characters of the page. What pdfium adds of its own, spaces and line ends, is left out.
func (r *pageReader) characters() {
	text := r.call("FPDFText_LoadPage", r.sheet.page)
	if text == 0 {
		return
	}
	defer r.call("FPDFText_ClosePage", text)
	unicode, object := r.function("FPDFText_GetUnicode"), r.function("FPDFText_GetTextObject")
	loose, origin := r.function("FPDFText_GetLooseCharBox"), r.function("FPDFText_GetCharOrigin")
	unmapped := r.function("FPDFText_HasUnicodeMapError")
	p := uint64(r.scratch)
	n := min(r.number("FPDFText_CountChars", text), maxGlyphs)
	r.page.glyphs = make([]glyph, 0, max(n, 0))
	fonts := map[uint64]string{}
	// blank are the fonts that have a space without ink, inked the spaces that have some.
	blank := map[string]bool{}
	var inked []int
	var last uint64
	var style style
	for i := uint64(0); i < uint64(n) && r.err == nil; i++ {
		o := r.invoke(object, text, i)
		if o == 0 {
			continue
		}
		if o != last {
			last, style = o, r.style(text, i, o, fonts)
		}
		c := rune(r.invoke(unicode, text, i))
		if c == hyphen {
			c = '-'
		}
		code := rune(0)
		if c == 0 || r.invoke(unmapped, text, i) == 1 {
			c, code = utf8.RuneError, c
			r.page.unmapped++
		}
		if c == ' ' {
			switch width, height := r.ink(text, i); {
			case height < blankInk*style.size:
				blank[style.font] = true
			case width > letterInk*style.size && height > letterInk*style.size:
				inked = append(inked, len(r.page.glyphs))
			}
		}
		g := glyph{text: string(c), code: code, font: style.font, size: style.size, turned: style.turned}
		r.invoke(origin, text, i, p, p+8)
		x, y := r.shown.point(r.double(0), r.double(1))
		r.invoke(loose, text, i, p)
		left, top, right, bottom := r.float(0), r.float(1), r.float(2), r.float(3)
		if g.turned {
			// The loose box of turned text is empty.
			r.call("FPDFText_GetCharBox", text, i, p, p+8, p+16, p+24)
			left, right, bottom, top = r.double(0), r.double(1), r.double(2), r.double(3)
		}
		b := r.shown.rectangle(left, bottom, right, top)
		g.from, g.to, g.base = x, math.Max(b.right, x), y
		if g.turned {
			g.from, g.base = x*style.cos+y*style.sin, y*style.cos-x*style.sin
			g.to = g.from + math.Max(b.right-b.left, b.top-b.bottom)
		}
		g.box = corpus.Box{X0: float32(b.left), Y0: float32(r.height - b.top), X1: float32(b.right), Y1: float32(r.height - b.bottom)}
		if g.valid() {
			r.page.glyphs = append(r.page.glyphs, g)
		} else if n := len(inked); n > 0 && inked[n-1] == len(r.page.glyphs) {
			inked = inked[:n-1]
		}
	}
	// Where every space has ink, as in the layer of text that recognition puts over a picture, the shapes of the font say nothing.
	for _, i := range inked {
		if g := &r.page.glyphs[i]; blank[g.font] {
			g.text = unknownGlyph
			r.page.holes++
		}
	}
}

// The ink of a space, in shares of the type size: a letter is wider and higher than letterInk, a blank lower than blankInk.
const (
	letterInk = 0.25
	blankInk  = 0.05
)

// ink is how wide and high the shape of a character is.
func (r *pageReader) ink(text, i uint64) (width, height float64) {
	p := uint64(r.scratch)
	if r.call("FPDFText_GetCharBox", text, i, p, p+8, p+16, p+24) == 0 {
		return 0, 0
	}
	return r.double(1) - r.double(0), r.double(3) - r.double(2)
}

// style is what the characters of one text object share.
type style struct {
	font     string
	size     float64
	turned   bool
	cos, sin float64
}

func (r *pageReader) style(text, i, object uint64, fonts map[uint64]string) style {
	var s style
	size := api.DecodeF64(r.call("FPDFText_GetFontSize", text, i))
	r.call("FPDFText_GetMatrix", text, i, uint64(r.scratch))
	m := r.matrix().then(matrix{r.shown[0], r.shown[1], r.shown[2], r.shown[3], 0, 0})
	s.size = math.Abs(size) * math.Hypot(m[2], m[3])
	s.turned, s.cos, s.sin = m.turned()
	font := r.call("FPDFTextObj_GetFont", object)
	name, ok := fonts[font]
	if !ok {
		n := uint32(r.call("FPDFFont_GetBaseFontName", font, uint64(r.scratch), scratchSize))
		if n > 1 && n <= scratchSize {
			name = string(r.bytes(r.scratch, n-1))
		}
		fonts[font] = name
	}
	s.font = name
	return s
}
