package viet

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed legacy_fonts.tsv
var legacyFontRows string

// legacyFont is one row of the table of fonts: what a name begins and ends with, in lower case, and what it says.
type legacyFont struct {
	begin, end string
	exact      bool
	encoding   Legacy
	capitals   bool
}

var legacyFonts = sync.OnceValue(func() []legacyFont {
	var fonts []legacyFont
	for row := range table.Rows(legacyFontRows, 3) {
		f := legacyFont{encoding: Legacy(row[1]), capitals: row[2] == "yes"}
		var any bool
		f.begin, f.end, any = strings.Cut(strings.ToLower(row[0]), "*")
		f.exact = !any
		fonts = append(fonts, f)
	}
	return fonts
})

// LegacyFont reports in which encoding text in a font is typed, and whether the font shows small letters as capitals; ok is
// false for the fonts of Unicode. The mark of a subset and the style at the end of a name, as PDF writes them, do not matter.
// Example: ".VnTimeH" is TCVN3 in capitals, "ABCDEF+VNI-Times,Bold" is VNI. Source: handbook §6.6, legacy_fonts.tsv.
func LegacyFont(name string) (l Legacy, capitals, ok bool) {
	if len(name) > 7 && name[6] == '+' {
		name = name[7:]
	}
	name, _, _ = strings.Cut(strings.TrimSpace(name), ",")
	name = strings.ToLower(name)
	for _, style := range []string{"-bolditalic", "-bold", "-italic", "-normal", "-regular", " bold", " italic"} {
		name = strings.TrimSuffix(name, style)
	}
	for _, f := range legacyFonts() {
		if f.exact && name == f.begin ||
			!f.exact && len(name) > len(f.begin)+len(f.end) && strings.HasPrefix(name, f.begin) && strings.HasSuffix(name, f.end) {
			return f.encoding, f.capitals, true
		}
	}
	return "", false, false
}
