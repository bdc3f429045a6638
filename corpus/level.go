package corpus

import (
	_ "embed"
	"sync"

	"vankho/corpus/table"
)

//go:embed level.tsv
var levelRows string

// bareLevels are the words that end a name which lacks its place.
var bareLevels = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for c := range table.Rows(levelRows, 1) {
		all[c[0]] = true
	}
	return all
})
