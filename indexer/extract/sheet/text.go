package sheet

import (
	"cmp"

	"vankho/indexer/extract/legacy"
)

// sharedText is a text that cells name by its number: in one piece, or in runs where fonts change within it.
type sharedText struct {
	text string
	runs []textRun
}

type textRun struct{ text, font string }

// shown is a text in the font of its cell, or in those of its runs; "" is a font of Unicode.
func (b *Book) shown(text sharedText, font string) string {
	if len(text.runs) == 0 {
		if font == "" {
			return text.text
		}
		return b.typed(text.text, font)
	}
	var runs legacy.Runs
	for _, r := range text.runs {
		runs.Add(r.text, legacy.Run{Font: cmp.Or(r.font, font)})
	}
	return b.taken(&runs)
}
