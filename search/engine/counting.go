package engine

import (
	_ "embed"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/search/query"
)

//go:embed counting.txt
var countingRows string

// countingWords holds counting.txt by their folds.
var countingWords = sync.OnceValue(func() map[string]query.Word {
	out := map[string]query.Word{}
	for row := range table.Rows(countingRows, 1) {
		for _, w := range query.NewPhrase(row[0]).Words {
			out[w.Fold] = w
		}
	}
	return out
})

// recounted finds a count behind the word at i that may be written in other figures: "quý 1" is "quý I".
func recounted(ws []query.Word, i int) (synonym, bool) {
	if i+1 >= len(ws) {
		return synonym{}, false
	}
	w, ok := countingWords()[ws[i].Fold]
	if !ok || !sameAsTyped(ws[i:i+1], []query.Word{w}) {
		return synonym{}, false
	}
	count := strings.ToLower(ws[i+1].Text)
	other := query.OtherFigures(count)
	if other == count {
		return synonym{}, false
	}
	return synonym{from: i, to: i + 2, others: [][]query.Word{{ws[i], query.NewWord(other)}}, same: 1, share: 1}, true
}
