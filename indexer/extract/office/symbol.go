package office

import (
	_ "embed"
	"encoding/xml"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"vankho/corpus/table"
)

//go:embed symbols.tsv
var symbolsTSV string

// symbolFonts gives the signs of the fonts that have signs in place of letters: font in lower case → code → sign.
var symbolFonts = sync.OnceValue(func() map[string]map[rune]rune {
	fonts := map[string]map[rune]rune{}
	for row := range table.Rows(symbolsTSV, 3) {
		code, err := strconv.ParseUint(row[1], 16, 16)
		if err != nil {
			continue
		}
		if fonts[row[0]] == nil {
			fonts[row[0]] = map[rune]rune{}
		}
		sign, _ := utf8.DecodeRuneInString(row[2])
		fonts[row[0]][rune(code)] = sign
	}
	return fonts
})

// isPrivate tells the codes whose meaning only their font knows; fonts of signs use those from U+F000.
func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// plainSymbols turns the signs of a symbol font into those of Unicode, and drops the private codes that mean nothing without it.
func plainSymbols(font, text string) string {
	signs := symbolFonts()[strings.ToLower(font)]
	if signs == nil && !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch sign := signs[r&0xFF]; {
		case !isPrivate(r) && r > 0xFF:
			return r
		case sign != 0:
			return sign
		case isPrivate(r):
			return -1
		}
		return r
	}, text)
}

// symbol adds a character of a symbol font.
func (w *writer) symbol(t xml.StartElement) {
	code, err := strconv.ParseUint(attr(t, "char"), 16, 32)
	if err != nil || code < 0x20 || code > utf8.MaxRune {
		return
	}
	w.add(plainSymbols(attr(t, "font"), string(rune(code))))
}
