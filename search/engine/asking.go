package engine

import (
	_ "embed"
	"sync"

	"vankho/corpus/table"
	"vankho/search/query"
)

//go:embed asking.txt
var askingRows string

// askingPhrases holds asking.txt: folded words joined by spaces; most is how many words the longest has.
var askingPhrases = sync.OnceValue(func() (t struct {
	folds map[string]bool
	most  int
}) {
	t.folds = map[string]bool{}
	for row := range table.Rows(askingRows, 1) {
		ws := query.NewPhrase(row[0]).Words
		t.folds[foldsOf(ws)] = true
		t.most = max(t.most, len(ws))
	}
	return t
})

// leastAsked is how many words a question must have beside those that put it.
const leastAsked = 3

// asked are the words of a question without those that put it: "trách nhiệm của Bộ Tài chính được quy định như thế nào"
// asks for the words before "được". A question with little else keeps them all.
func asked(ws []query.Word) []query.Word {
	t := askingPhrases()
	var out []query.Word
	for i := 0; i < len(ws); {
		n := min(t.most, len(ws)-i)
		for n > 0 && !t.folds[foldsOf(ws[i:i+n])] {
			n--
		}
		if n == 0 {
			out = append(out, ws[i])
			n = 1
		}
		i += n
	}
	if len(out) < leastAsked {
		return ws
	}
	return out
}
