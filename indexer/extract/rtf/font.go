package rtf

import (
	"golang.org/x/text/encoding/charmap"

	"vankho/corpus/viet"
)

// font is one font of the table.
type font struct {
	name string
	// page is the code page of its text, nil for that of the file.
	page *charmap.Charmap
	// legacy says that the name is that of a legacy encoding, whose bytes are always those of windows-1252.
	legacy viet.Legacy
	symbol bool
}

// codePages are the code pages of windows, by their number.
func codePage(number int) *charmap.Charmap {
	switch number {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 874:
		return charmap.Windows874
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	}
	return nil
}

// charsetPage is the code page of a Windows character set, as \fcharset names it; nil for that of the file.
func charsetPage(charset int) *charmap.Charmap {
	switch charset {
	case 77:
		return charmap.Macintosh
	case 161:
		return charmap.Windows1253
	case 162:
		return charmap.Windows1254
	case 163:
		return charmap.Windows1258
	case 177:
		return charmap.Windows1255
	case 178:
		return charmap.Windows1256
	case 186:
		return charmap.Windows1257
	case 204:
		return charmap.Windows1251
	case 222:
		return charmap.Windows874
	case 238:
		return charmap.Windows1250
	}
	return nil
}
