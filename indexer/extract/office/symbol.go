package office

import (
	"encoding/xml"
	"strconv"
	"unicode/utf8"

	"vankho/indexer/extract/symbol"
)

// symbol adds a character of a symbol font.
func (w *writer) symbol(t xml.StartElement) {
	code, err := strconv.ParseUint(attr(t, "char"), 16, 32)
	if err != nil || code < 0x20 || code > utf8.MaxRune {
		return
	}
	w.add(symbol.Plain(attr(t, "font"), string(rune(code))))
}
