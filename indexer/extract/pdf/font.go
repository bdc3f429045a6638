package pdf

import (
	"io"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"

	"vankho/indexer/extract/fault"
)

// font turns the codes of a string into characters and widths.
type font struct {
	// name is that of the type: "ABCDEF+TimesNewRomanPSMT".
	name string
	// wide fonts (Type0) have codes of two bytes.
	wide bool
	// unicode is the font's ToUnicode map; byName what the names of its glyphs say, where there is no such map.
	unicode map[int]string
	byName  [256]string
	// widths are in thousandths of the type size, missing that of a code without one.
	widths  map[int]float64
	missing float64
}

// code is one drawn code.
type code struct {
	text  string
	width float64
	// space says that word spacing applies: the single byte 32.
	space bool
}

// unknownGlyph stands for a glyph that the file gives no character for.
const unknownGlyph = "\uFFFD"

// font reads a font once for all pages; equal dictionaries refer to equal objects.
func (f *file) font(v pdf.Value) *font {
	if v.Kind() != pdf.Dict {
		return &font{missing: 500}
	}
	key := v.String()
	if cached := f.fonts[key]; cached != nil {
		return cached
	}
	made := &font{}
	// A font that breaks costs its own characters, not the page.
	_ = fault.Contain(func() error { made.read(v); return nil })
	f.fonts[key] = made
	return made
}

func (f *font) read(v pdf.Value) {
	f.name = v.Key("BaseFont").Name()
	f.wide = v.Key("Subtype").Name() == "Type0"
	f.widths, f.missing = map[int]float64{}, 500
	if f.wide {
		_ = fault.Contain(func() error { f.wideWidths(v.Key("DescendantFonts").Index(0)); return nil })
	} else {
		_ = fault.Contain(func() error { f.simpleWidths(v); return nil })
	}
	if m := v.Key("ToUnicode"); m.Kind() == pdf.Stream {
		f.unicode = map[int]string{}
		_ = fault.Contain(func() error {
			source, err := io.ReadAll(io.LimitReader(m.Reader(), cmapLimit))
			readToUnicode(source, f.unicode)
			return err
		})
	}
	if !f.wide {
		f.names(v)
	}
}

func (f *font) simpleWidths(v pdf.Value) {
	unit := 1.0
	if m := v.Key("FontMatrix"); v.Key("Subtype").Name() == "Type3" && m.Len() == 6 {
		unit = m.Index(0).Float64() * 1000
	}
	first, list := int(v.Key("FirstChar").Int64()), v.Key("Widths")
	for i := range min(list.Len(), 256) {
		f.widths[first+i] = list.Index(i).Float64() * unit
	}
	if w := v.Key("FontDescriptor").Key("MissingWidth").Float64(); w > 0 {
		f.missing = w
	}
}

// wideWidths reads /W: "first [w w …]" and "first last w" in turn.
func (f *font) wideWidths(v pdf.Value) {
	f.missing = 1000
	if w := v.Key("DW"); !w.IsNull() {
		f.missing = w.Float64()
	}
	list := v.Key("W")
	for i := 0; i+1 < list.Len(); {
		first := int(list.Index(i).Int64())
		if own := list.Index(i + 1); own.Kind() == pdf.Array {
			for j := range min(own.Len(), 1<<16) {
				f.widths[first+j] = own.Index(j).Float64()
			}
			i += 2
			continue
		}
		last, width := int(list.Index(i+1).Int64()), list.Index(i+2).Float64()
		for c := first; c <= min(last, 1<<16); c++ {
			f.widths[c] = width
		}
		i += 3
	}
}

// names fills byName from the font's encoding, as the library reads it, and from names like /uni1EA1.
func (f *font) names(v pdf.Value) {
	own := pdf.Font{V: v}
	encoding := v.Key("Encoding")
	for i := range f.byName {
		_ = fault.Contain(func() error { f.byName[i] = own.Encoder().Decode(string([]byte{byte(i)})); return nil })
	}
	differences := encoding.Key("Differences")
	at := 0
	for i := range min(differences.Len(), 1024) {
		item := differences.Index(i)
		if item.Kind() == pdf.Integer {
			at = int(item.Int64())
			continue
		}
		if r, ok := namedCode(item.Name()); ok && at >= 0 && at < 256 {
			f.byName[at] = string(r)
		}
		at++
	}
}

// namedCode reads the names that give a code point: "uni1EA1", "u1EA1".
func namedCode(name string) (rune, bool) {
	name, _, _ = strings.Cut(name, ".")
	digits := strings.TrimPrefix(strings.TrimPrefix(name, "uni"), "u")
	if digits == name || len(digits) < 4 || len(digits) > 6 {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	return rune(n), err == nil && n >= 0x20 && n <= 0x10FFFF
}

// codes takes a string apart.
func (f *font) codes(raw string) []code {
	step := 1
	if f.wide {
		step = 2
	}
	out := make([]code, 0, len(raw)/step)
	for i := 0; i+step <= len(raw); i += step {
		n := int(raw[i])
		if f.wide {
			n = n<<8 | int(raw[i+1])
		}
		c := code{width: f.missing, space: !f.wide && n == ' '}
		if w, ok := f.widths[n]; ok {
			c.width = w
		}
		// ToUnicode goes before the encoding: it is made for reading, the encoding for drawing.
		text, ok := f.unicode[n]
		if !ok && f.wide {
			text = unknownGlyph
		} else if !ok {
			text = f.byName[n]
		}
		c.text = text
		out = append(out, c)
	}
	return out
}

// clean keeps what is printed: Word's non-breaking hyphen becomes a hyphen, other controls go.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 0x1E || r == 0x2011 || r == 0xAD:
			return '-'
		case r == '\t' || r == '\n' || r == '\r' || r == 0xA0:
			return ' '
		case r == 0x01A2: // fonts of the nineties drew Ư and ư at the codes of the letter OI, which no language here has
			return 'Ư'
		case r == 0x01A3:
			return 'ư'
		case r == 0xF0B7: // the bullet and the dash of symbol fonts
			return '•'
		case r == 0xF02D:
			return '-'
		case r < 0x20 || r == 0x7F || r == 0x200B || r == 0xFEFF:
			return -1
		}
		return r
	}, text)
}
