package revision

import (
	_ "embed"
	"sync"

	"vankho/corpus/table"
)

//go:embed phrases.tsv
var phraseRows string

// The kinds of phrases that ship with the program.
const (
	issuedWords  = "issued"  // the provisions stand in a text that the document issues
	goneWords    = "gone"    // a consolidated text has the provision no more
	closingWords = "closing" // a line stands behind the last provision
)

// phrases are the folded phrases of the table by their kind.
var phrases = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for row := range table.Rows(phraseRows, 2) {
		out[row[0]] = append(out[row[0]], row[1])
	}
	return out
})
