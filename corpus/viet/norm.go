package viet

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed twins.tsv
var twinRows string

var twins = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for row := range table.Rows(twinRows, 2) {
		all[row[0]] = row[1]
	}
	return all
})

// Norm brings one word to the form in which its spellings meet: NFC, lower case, eth as đ, the tone where the new style
// wants it, y for i where both are written. It is for comparing and looking up, never for showing. Idempotent.
// Example: "HOÀ" → "hòa", "qúa" → "quá", "Kĩ" → "kỹ", "tỉ" → "tỷ". Source: handbook §6.2, §6.3.
func Norm(word string) string {
	if foreign(word) {
		word = eth.Replace(word)
	}
	word = Tone(strings.ToLower(word))
	// The longest twin has three letters.
	if len(word) <= 3*3 {
		if one, ok := twins()[word]; ok {
			return one
		}
	}
	return word
}
