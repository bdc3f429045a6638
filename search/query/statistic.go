package query

import (
	_ "embed"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed statistic.tsv
var statisticRows string

// The columns of statistic.tsv.
const (
	statisticBegins = "begins"
	statisticNever  = "never"
)

// statisticPhrases finds the phrases of statistic.tsv by the fold of their first word.
var statisticPhrases = sync.OnceValue(func() map[string][]figurePhrase {
	all := map[string][]figurePhrase{}
	for row := range table.Rows(statisticRows, 2) {
		p := figurePhrase{NewPhrase(row[0]).Words, row[1]}
		all[p.words[0].Fold] = append(all[p.words[0].Fold], p)
	}
	return all
})

// mostStatistic is how many words such a question has: what is longer describes a case.
const mostStatistic = 24

// Statistic reports whether nothing but a number that reports count or measure can be meant, so that a store without it can say so.
// Example: "Tỷ lệ hồ sơ trễ hạn?" is one, "Mức phạt tối đa là bao nhiêu?" and "chuyển đổi số" are none.
func Statistic(typed string) bool {
	var words []Word
	for w := range viet.Words(prefixOf(typed)) {
		words = append(words, NewWord(w.Text))
	}
	if len(words) < 3 || len(words) > mostStatistic {
		return false
	}
	begins := false
	for i := range words {
		for _, p := range statisticPhrases()[words[i].Fold] {
			if !says(words[i:], p.words) {
				continue
			}
			if p.what == statisticNever {
				return false
			}
			begins = begins || i == 0
		}
	}
	return begins
}

// prefixOf is as much of a question as is read.
func prefixOf(typed string) string {
	typed = viet.Normalise(typed)
	if len(typed) > MaxLength {
		typed = typed[:MaxLength]
	}
	return typed
}
