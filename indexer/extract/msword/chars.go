package msword

import "vankho/corpus"

// chars is what is known of the characters of a run.
type chars struct {
	// ascii and other are the fonts, by number: other is for what is not ASCII.
	ascii, other             int
	deleted, hidden, special bool
	capitals                 bool
	set                      corpus.Style
	// symbol is the character of a symbol font that stands here.
	symbol     rune
	symbolFont int
}

// styleChars are the properties of the characters of a paragraph with a style.
func (d *document) styleChars(number int) chars {
	if c, known := d.charsOf[number]; known {
		return c
	}
	c := chars{ascii: d.sheet.ascii, other: d.sheet.other}
	for _, s := range d.sheet.chain(number) {
		c = d.apply(c, c, s.chars, 0)
	}
	d.charsOf[number] = c
	return c
}

// apply gives c with a list of properties; base is what the paragraph's style says, to which switches may refer.
func (d *document) apply(c, base chars, list block, depth int) chars {
	for code, value := range sprms(list, d.fib.old) {
		switch code {
		case sprmDeleted:
			c.deleted = value.u8(0) != 0
		case sprmHidden:
			c.hidden = toggle(value.u8(0), base.hidden)
		case sprmCaps:
			c.capitals = toggle(value.u8(0), base.capitals)
		case sprmBold:
			c.set = switched(c.set, corpus.StyleBold, toggle(value.u8(0), base.set&corpus.StyleBold != 0))
		case sprmItalic:
			c.set = switched(c.set, corpus.StyleItalic, toggle(value.u8(0), base.set&corpus.StyleItalic != 0))
		case sprmUnderline:
			c.set = switched(c.set, corpus.StyleUnderline, value.u8(0) != 0)
		case sprmRaised:
			c.set = switched(switched(c.set, corpus.StyleRaised, value.u8(0) == 1), corpus.StyleLowered, value.u8(0) == 2)
		case sprmSpecial:
			c.special = value.u8(0) != 0
		case sprmFontASCII:
			c.ascii = value.u16(0)
			if d.fib.old {
				c.other = c.ascii
			}
		case sprmFontOther:
			c.other = value.u16(0)
		case sprmPlain:
			c = base
		case sprmSymbol:
			c.symbolFont, c.symbol = value.u16(0), rune(value.u16(2))
		case sprmCharStyle:
			if depth > 0 {
				continue
			}
			for _, s := range d.sheet.chain(value.u16(0)) {
				c = d.apply(c, base, s.chars, depth+1)
			}
		}
	}
	return c
}

// switched is a style with one of its members on or off.
func switched(s, of corpus.Style, on bool) corpus.Style {
	if on {
		return s | of
	}
	return s &^ of
}

// toggle reads a switch that may take over, or turn round, what the style says.
func toggle(value int, base bool) bool {
	switch value {
	case 0x80:
		return base
	case 0x81:
		return !base
	}
	return value != 0
}
