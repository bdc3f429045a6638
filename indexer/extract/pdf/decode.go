package pdf

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus/viet"
	"vankho/indexer/extract/legacy"
)

// decoded gives the page with its text in Unicode, and the legacy encoding that it was typed in, "" for Unicode. Fonts are believed
// where decoding makes their text no worse; without such fonts the syllables of the whole page decide.
func (p page) decoded() (page, viet.Legacy) {
	var all, run strings.Builder
	texts := map[string]*strings.Builder{} // by font, those of old encodings alone
	for i, g := range p.glyphs {
		if i > 0 && g.base != p.glyphs[i-1].base {
			run.WriteByte('\n')
		}
		run.WriteString(g.text)
		if i+1 == len(p.glyphs) || p.glyphs[i+1].font != g.font {
			if _, _, old := viet.LegacyFont(g.font); old {
				if texts[g.font] == nil {
					texts[g.font] = &strings.Builder{}
				}
				texts[g.font].WriteString(run.String())
			}
			all.WriteString(run.String())
			run.Reset()
		}
	}
	var fonts legacy.Fonts
	for _, font := range slices.Sorted(maps.Keys(texts)) {
		// A file of today keeps the name of an old font on text that is Unicode.
		if text := texts[font].String(); viet.MayBeLegacy(text) {
			fonts.See(font, text)
		} else {
			delete(texts, font)
		}
	}
	if fonts.Any() {
		q := p
		q.glyphs = decodeGlyphs(p.glyphs, func(font, text string) string {
			if texts[font] == nil {
				return text
			}
			return fonts.Decode(font, text)
		})
		if used := fonts.Used(); used != "" {
			return q, used
		}
	}
	if !viet.MayBeLegacy(all.String()) {
		return p, ""
	}
	// The layout finds the spaces that a file leaves out.
	encoding, ok := viet.GuessLegacy(textOf(p.lines()))
	if !ok {
		return p, ""
	}
	p.glyphs = decodeGlyphs(p.glyphs, func(_, text string) string { return encoding.Decode(text) })
	return p, encoding
}

// decodeGlyphs decodes glyph by glyph; a letter and its sign, two glyphs in VNI, become one.
func decodeGlyphs(glyphs []glyph, decode func(font, text string) string) []glyph {
	out := slices.Clone(glyphs[:0:0])
	for i := 0; i < len(glyphs); i++ {
		g := glyphs[i]
		if i+1 < len(glyphs) {
			next := glyphs[i+1]
			if next.font == g.font && next.base == g.base && utf8.RuneCountInString(g.text) == 1 && utf8.RuneCountInString(next.text) == 1 {
				if pair := decode(g.font, g.text+next.text); utf8.RuneCountInString(pair) == 1 {
					g.text, g.to, g.box = pair, max(g.to, next.to), g.box.Union(next.box)
					out = append(out, g)
					i++
					continue
				}
			}
		}
		g.text = decode(g.font, g.text)
		out = append(out, g)
	}
	return out
}

// cleaned keeps what is printed.
func (p page) cleaned() page {
	kept := p.glyphs[:0]
	for _, g := range p.glyphs {
		if g.text = clean(g.text); g.text != "" {
			kept = append(kept, g)
		}
	}
	p.glyphs = kept
	return p
}
