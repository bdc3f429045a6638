package msword

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// font is one font of the document.
type font struct {
	name string
	// page is the code page of its eight-bit text.
	page *charmap.Charmap
}

// maxFonts bounds the table of fonts; real files have some dozens.
const maxFonts = 4096

// readFonts reads the table of fonts ([MS-DOC] 2.9.285 SttbfFfn).
func readFonts(d *document) []font {
	table := d.find(tableFonts)
	at := 4
	if d.fib.old {
		at = 2
	}
	var fonts []font
	for at < len(table) && len(fonts) < maxFonts {
		size := table.u8(at) + 1
		entry := table.part(at, size)
		f := font{page: codePage(entry.u8(4))}
		if d.fib.old {
			for _, c := range entry.part(6, len(entry)) {
				if c == 0 {
					break
				}
				f.name += string(rune(c))
			}
		} else {
			var name []uint16
			for i := 40; i+2 <= len(entry) && entry.u16(i) != 0; i += 2 {
				name = append(name, uint16(entry.u16(i)))
			}
			f.name = string(utf16.Decode(name))
		}
		fonts = append(fonts, f)
		at += size
	}
	return fonts
}

// font gives a font by its number; unknown ones have no name.
func (d *document) font(number int) font {
	if number < 0 || number >= len(d.fonts) {
		return font{page: charmap.Windows1252}
	}
	return d.fonts[number]
}

// codePage is the code page of a Windows character set.
func codePage(charset int) *charmap.Charmap {
	switch charset {
	case 163:
		return charmap.Windows1258
	case 204:
		return charmap.Windows1251
	case 238:
		return charmap.Windows1250
	}
	return charmap.Windows1252
}
