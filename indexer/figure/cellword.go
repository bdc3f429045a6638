package figure

import (
	"embed"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

//go:embed data/columns.tsv data/labels.tsv data/cells.tsv
var tableData embed.FS

var tableWords = sync.OnceValue(func() map[string][][]string { return table.Files(tableData, "data") })

// leadWord is what the words before the number of a cell do to it.
type leadWord struct {
	qualifier corpus.Qualifier
	direction corpus.Direction
	words     string
	// none says that the number behind it counts nothing: "Quý 1".
	none bool
}

// leadWords are those of cells.tsv, folded.
var leadWords = sync.OnceValue(func() map[string]leadWord {
	words := map[string]leadWord{}
	for _, row := range tableWords()["cells"] {
		w := leadWord{words: row[1]}
		switch row[0] {
		case "up", "down", "ratio":
			w.direction = corpus.Direction(row[0])
		case "none":
			w = leadWord{none: true}
		default:
			w.qualifier = corpus.Qualifier(row[0])
		}
		words[row[2]] = w
	}
	return words
})
