package spell

import (
	_ "embed"
	"slices"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed asked.txt
var askedRows string

// phrases are those of asked.txt.
type phrases struct {
	pairs map[[2]string]bool
	// words are their norms by fold: known even where no text has them.
	words map[string][]string
}

// asked holds the phrases with which people ask.
var asked = sync.OnceValue(func() phrases {
	all := phrases{map[[2]string]bool{}, map[string][]string{}}
	for row := range table.Rows(askedRows, 1) {
		last := ""
		for w := range viet.Words(row[0]) {
			norm := viet.Norm(w.Text)
			if fold := viet.Fold(norm); !slices.Contains(all.words[fold], norm) {
				all.words[fold] = append(all.words[fold], norm)
			}
			if last != "" {
				all.pairs[[2]string{last, norm}] = true
			}
			last = norm
		}
	}
	return all
})

// askedShare is how many of the units that hold the first word of an asked pair count as holding the pair, and askedUnits in how many
// a word of such phrases stands at least.
const (
	askedShare = .3
	askedUnits = 1
)
