package pdf

import (
	"errors"
	"io"
	"math"

	"github.com/ledongthuc/pdf"
)

// graphics is the graphics state as far as text needs it.
type graphics struct {
	ctm  matrix
	font *font
	// size, spacing, wordSpacing, leading and rise are in text units; scale is horizontal, 1 for 100 %.
	size, spacing, wordSpacing, leading, rise, scale float64
}

// painter interprets the content of one page (ISO 32000-1, §8 and §9).
type painter struct {
	file  *file
	page  *page
	state graphics
	stack []graphics
	// text and line are the matrices of text and of its line.
	text, line matrix
	path       path
	operators  int
}

const (
	maxForms     = 8         // forms within forms
	maxOperators = 5_000_000 // of one page
	maxGlyphs    = 500_000   // of one page
	maxStates    = 10_000    // saved graphics states
	maxContent   = 8 << 20   // bytes of one content stream; its numbers without an operator would fill the memory
	surelySmall  = 8 << 10   // bytes that no compression can make more than maxContent of
)

var errTooMuch = errors.New("the page draws too much")

// content interprets a content stream with its resources.
func (p *painter) content(stream, resources pdf.Value, depth int) error {
	if stream.Kind() != pdf.Stream && stream.Kind() != pdf.Array {
		return nil
	}
	if tooLong(stream) {
		return errTooMuch
	}
	fonts := map[string]*font{}
	var failed error
	pdf.Interpret(stream, func(stack *pdf.Stack, operator string) {
		args := make([]pdf.Value, stack.Len())
		for i := len(args) - 1; i >= 0; i-- {
			args[i] = stack.Pop()
		}
		if failed != nil {
			return
		}
		if p.operators++; p.operators > maxOperators || len(p.page.glyphs) > maxGlyphs {
			// Interpret cannot be stopped but by a panic, which the caller contains.
			panic(errTooMuch)
		}
		failed = p.operator(operator, operands(args), resources, fonts, depth)
	})
	return failed
}

// tooLong reports whether a content stream, or all of a page together, is longer than is interpreted.
func tooLong(content pdf.Value) bool {
	parts := []pdf.Value{content}
	if content.Kind() == pdf.Array {
		parts = nil
		for i := range min(content.Len(), maxContent) {
			parts = append(parts, content.Index(i))
		}
	}
	left := int64(maxContent)
	for _, part := range parts {
		if part.Kind() != pdf.Stream || part.Key("Length").Int64() < surelySmall && part.Key("Filter").Kind() != pdf.Array {
			continue
		}
		body := part.Reader()
		n, _ := io.Copy(io.Discard, io.LimitReader(body, left+1)) // a stream that breaks off is as long as it is
		_ = body.Close()
		if left -= n; left < 0 {
			return true
		}
	}
	return false
}

// operands are the arguments of an operator; one that is missing reads as zero.
type operands []pdf.Value

func (o operands) number(i int) float64 { return o.value(i).Float64() }

func (o operands) value(i int) pdf.Value {
	if i < 0 || i >= len(o) {
		return pdf.Value{}
	}
	return o[i]
}

func (o operands) matrix() matrix {
	var m matrix
	for i := range m {
		m[i] = o.number(i)
	}
	return m
}

func (p *painter) operator(name string, args operands, resources pdf.Value, fonts map[string]*font, depth int) error {
	s := &p.state
	switch name {
	case "q":
		if len(p.stack) < maxStates {
			p.stack = append(p.stack, *s)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			*s, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		s.ctm = args.matrix().then(s.ctm)
	case "Do":
		return p.object(resources.Key("XObject").Key(args.value(0).Name()), resources, depth)
	case "m", "l", "re", "h", "c", "v", "y":
		p.path.build(name, args, s.ctm)
	case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
		p.page.strokes++
		p.path.paint(p.page, name)
		p.path = path{}
	case "n":
		p.path = path{}
	case "BT":
		p.text = matrix{1, 0, 0, 1, 0, 0}
		p.line = p.text
	case "Tf":
		key := args.value(0).Name()
		if fonts[key] == nil {
			fonts[key] = p.file.font(resources.Key("Font").Key(key))
		}
		s.font, s.size = fonts[key], args.number(1)
	case "Tc":
		s.spacing = args.number(0)
	case "Tw":
		s.wordSpacing = args.number(0)
	case "Tz":
		s.scale = args.number(0) / 100
	case "TL":
		s.leading = args.number(0)
	case "Ts":
		s.rise = args.number(0)
	case "Td":
		p.move(args.number(0), args.number(1))
	case "TD":
		s.leading = -args.number(1)
		p.move(args.number(0), args.number(1))
	case "Tm":
		p.line = args.matrix()
		p.text = p.line
	case "T*":
		p.move(0, -s.leading)
	case "Tj":
		p.show(args.value(0).RawString())
	case "'":
		p.move(0, -s.leading)
		p.show(args.value(0).RawString())
	case `"`:
		s.wordSpacing, s.spacing = args.number(0), args.number(1)
		p.move(0, -s.leading)
		p.show(args.value(2).RawString())
	case "TJ":
		list := args.value(0)
		for i := range list.Len() {
			if item := list.Index(i); item.Kind() == pdf.String {
				p.show(item.RawString())
			} else {
				p.advance(-item.Float64() / 1000 * s.size * s.scale)
			}
		}
	}
	return nil
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.then(p.line)
	p.text = p.line
}

func (p *painter) advance(x float64) { p.text = matrix{1, 0, 0, 1, x, 0}.then(p.text) }

// show draws a string.
func (p *painter) show(raw string) {
	s := &p.state
	if s.font == nil {
		return
	}
	for _, c := range s.font.codes(raw) {
		at := matrix{1, 0, 0, 1, 0, s.rise}.then(p.text).then(s.ctm)
		width := c.width / 1000 * s.size
		wide := width + s.spacing
		if c.space {
			wide += s.wordSpacing
		}
		p.advance(wide * s.scale)
		if c.text == "" {
			continue
		}
		g := glyph{from: at[4], base: at[5], size: math.Abs(s.size) * math.Hypot(at[2], at[3]), text: c.text, font: s.font.name}
		var cos, sin float64
		if g.turned, cos, sin = at.turned(); g.turned {
			g.from, g.base = at[4]*cos+at[5]*sin, at[5]*cos-at[4]*sin
		}
		g.to = g.from + width*s.scale*math.Hypot(at[0], at[1])
		if g.valid() {
			p.page.glyphs = append(p.page.glyphs, g)
		}
	}
}

// object draws an XObject: a picture counts by the area it covers, a form is content of its own.
func (p *painter) object(object, resources pdf.Value, depth int) error {
	switch object.Key("Subtype").Name() {
	case "Image":
		p.page.picture(p.state.ctm.rectangle(0, 0, 1, 1))
	case "Form":
		if depth >= maxForms {
			return nil
		}
		saved, stack, text, line := p.state, p.stack, p.text, p.line
		p.stack = nil
		if m := object.Key("Matrix"); m.Len() == 6 {
			var own matrix
			for i := range own {
				own[i] = m.Index(i).Float64()
			}
			p.state.ctm = own.then(p.state.ctm)
		}
		if own := object.Key("Resources"); !own.IsNull() {
			resources = own
		}
		err := p.content(object, resources, depth+1)
		p.state, p.stack, p.text, p.line = saved, stack, text, line
		return err
	}
	return nil
}
