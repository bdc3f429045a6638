package engine

import (
	"vankho/search/query"
	"vankho/search/rank"
)

// asked are the words of a question without those that put it: "trách nhiệm của Bộ Tài chính được quy định như thế nào"
// asks for the words before "được", "nợ xấu là gì" for two. A question with nothing else keeps them all.
func asked(ws []query.Word) []query.Word {
	a := rank.Attend(ws)
	var out []query.Word
	for i, w := range ws {
		if !a.Puts[i] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return ws
	}
	return out
}
