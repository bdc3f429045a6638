package viet

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
)

//go:embed compounds.tsv
var compoundRows string

type pair struct{ first, second string }

var compounds = sync.OnceValue(func() map[pair]bool {
	all := map[pair]bool{}
	for row := range table.Rows(compoundRows, 2) {
		for _, second := range strings.Fields(row[1]) {
			all[pair{row[0], second}] = true
		}
	}
	return all
})

// Compound (từ ghép) reports whether two syllables make one word of the dictionary. Case does not matter, nor where the mark of a
// tone is put; marks do. Example: "cổ", "phần" and "Thẩm", "quyền" do; "cô", "phần" do not.
// Source: compounds.tsv.
func Compound(first, second string) bool {
	return compounds()[pair{Tone(strings.ToLower(first)), Tone(strings.ToLower(second))}]
}
