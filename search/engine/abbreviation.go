package engine

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/search/query"
)

//go:embed abbreviations.tsv
var abbreviationRows string

// abbreviations is abbreviations.tsv in memory, both ways: the words of one side, folded and joined by spaces, lead to
// those of the other.
type abbreviations struct {
	long, short map[string][][]query.Word
	// most is how many words the longest side has.
	most int
}

var abbreviationTable = sync.OnceValue(func() abbreviations {
	t := abbreviations{long: map[string][][]query.Word{}, short: map[string][][]query.Word{}}
	for row := range table.Rows(abbreviationRows, 2) {
		s, l := query.NewPhrase(row[0]).Words, query.NewPhrase(row[1]).Words
		t.long[foldsOf(s)] = append(t.long[foldsOf(s)], l)
		t.short[foldsOf(l)] = append(t.short[foldsOf(l)], s)
		t.most = max(t.most, len(l), len(s))
	}
	return t
})

func foldsOf(ws []query.Word) string {
	folds := make([]string, len(ws))
	for i, w := range ws {
		folds[i] = w.Fold
	}
	return strings.Join(folds, " ")
}

// synonym is a run of the question that may be written otherwise.
type synonym struct {
	from, to int
	long     bool // the others are spelled out
	others   [][]query.Word
}

// synonymsIn finds the abbreviations in a question and the words that have one, the longest from the left.
func synonymsIn(ws []query.Word) []synonym {
	t := abbreviationTable()
	var out []synonym
	for i := 0; i < len(ws); {
		step := 1
		for n := min(t.most, len(ws)-i); n > 0; n-- {
			key := foldsOf(ws[i : i+n])
			if others, ok := t.long[key]; ok {
				out = append(out, synonym{i, i + n, true, others})
				step = n
				break
			}
			if others, ok := t.short[key]; ok {
				out = append(out, synonym{i, i + n, false, others})
				step = n
				break
			}
		}
		i += step
	}
	return out
}

// wordings are the question as typed, with its abbreviations spelled out, and with its words abbreviated, as far as
// these differ.
func wordings(ws []query.Word, found []synonym) [][]query.Word {
	out := [][]query.Word{ws}
	for _, long := range []bool{true, false} {
		var other []query.Word
		at := 0
		for _, s := range found {
			if s.long != long {
				continue
			}
			other = append(append(other, ws[at:s.from]...), s.others[0]...)
			at = s.to
		}
		if at > 0 {
			out = append(out, slices.Concat(other, ws[at:]))
		}
	}
	return out
}
