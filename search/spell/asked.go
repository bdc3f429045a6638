package spell

import (
	_ "embed"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed asked.txt
var askedRows string

// asked holds the pairs of neighbours of asked.txt.
var asked = sync.OnceValue(func() map[[2]string]bool {
	all := map[[2]string]bool{}
	for row := range table.Rows(askedRows, 1) {
		last := ""
		for w := range viet.Words(row[0]) {
			norm := viet.Norm(w.Text)
			if last != "" {
				all[[2]string{last, norm}] = true
			}
			last = norm
		}
	}
	return all
})

// askedShare is how many of the units that hold the first word of an asked pair count as holding the pair.
const askedShare = .1
