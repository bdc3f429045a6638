package rank

import (
	_ "embed"
	"math"
	"strconv"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed common.tsv
var commonRows string

// wordKey is the norm and fold of a word as a token holds them.
type wordKey uint32

func keyOf(t Tokens, i int) wordKey { return wordKey(t.Fold(i))<<8 | wordKey(t.Norm(i)) }

// rarest is what a word tells that is not in common.tsv.
const rarest = 7.5

// commonWords holds common.tsv: what a word tells, ln(1/share), by its key.
var commonWords = sync.OnceValue(func() map[wordKey]float32 {
	out := map[wordKey]float32{}
	for row := range table.Rows(commonRows, 2) {
		share, err := strconv.ParseFloat(row[1], 64)
		if err != nil || share <= 0 {
			continue
		}
		key := wordKey(HashFold(viet.Fold(row[0])))<<8 | wordKey(HashNorm(row[0]))
		tells := float32(math.Log(1e4 / share))
		if old, ok := out[key]; !ok || tells < old {
			out[key] = tells
		}
	}
	return out
})

// tells is how much a word says about what a text is about, whoever collected it.
func tells(common map[wordKey]float32, word wordKey) float32 {
	if x, ok := common[word]; ok {
		return x
	}
	return rarest
}
