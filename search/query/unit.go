package query

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed units.txt
var unitRows string

// nouns holds counted nouns; the value is true for those that are counted at the end of a question alone.
type nouns map[string]bool

//go:embed ordinals.txt
var ordinalRows string

// units holds the counted nouns, as written and folded.
var units = sync.OnceValue(func() nouns { return readNouns(unitRows) })

// ordinals holds the words behind which figures are an ordinal or a quantity.
var ordinals = sync.OnceValue(func() nouns { return readNouns(ordinalRows) })

//go:embed callings.txt
var callingRows string

// callings holds the words that call something a document or its number without saying its type.
var callings = sync.OnceValue(func() nouns { return readNouns(callingRows) })

func readNouns(rows string) nouns {
	all := nouns{}
	for row := range table.Rows(rows, 1) {
		noun, last := strings.CutSuffix(row[0], "$")
		all[noun], all[viet.Fold(noun)] = last, last
	}
	return all
}

// has compares with marks where the word is typed with them; last says that the question ends with it.
func (n nouns) has(word string, last bool) bool {
	atEnd, ok := n[viet.Tone(strings.ToLower(word))]
	return ok && (last || !atEnd)
}
