package structure

import (
	"strconv"
	"sync"

	"vankho/corpus"
)

// kind is what the outline knows of a kind of section: a row of data/kinds.tsv.
type kind struct {
	// rank orders the kinds: the lower one is the outer one.
	rank int
	// id begins the ids of sections, citation what citations call them.
	id, citation string
}

var kinds = sync.OnceValue(func() map[corpus.SectionKind]kind {
	out := map[corpus.SectionKind]kind{}
	for _, row := range rows("kinds") {
		// A row that does not parse has rank 0; a test holds the table.
		rank, _ := strconv.Atoi(row[1])
		out[corpus.SectionKind(row[0])] = kind{rank, row[2], row[3]}
	}
	return out
})
