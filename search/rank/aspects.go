package rank

import (
	_ "embed"
	"math/bits"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed aspects.tsv
var aspectRows string

type aspect struct {
	words []wordKey
	bit   uint64
}

// aspects holds aspects.tsv by the first word, longest phrases first.
var aspects = sync.OnceValue(func() map[wordKey][]aspect {
	out := map[wordKey][]aspect{}
	bit := map[string]uint64{}
	for row := range table.Rows(aspectRows, 2) {
		if _, ok := bit[row[0]]; !ok {
			bit[row[0]] = 1 << (len(bit) % 64)
		}
		a := aspect{bit: bit[row[0]]}
		for w := range viet.Words(row[1]) {
			a.words = append(a.words, keyOfWord(viet.Tone(strings.ToLower(w.Text))))
		}
		if len(a.words) == 0 {
			continue
		}
		list := out[a.words[0]]
		at := 0
		for at < len(list) && len(list[at].words) >= len(a.words) {
			at++
		}
		out[a.words[0]] = append(list[:at:at], append([]aspect{a}, list[at:]...)...)
	}
	return out
})

func keyOfWord(norm string) wordKey {
	return wordKey(HashFold(viet.Fold(norm)))<<8 | wordKey(HashNorm(norm))
}

// aspectsIn are the aspects that words name, by their bits.
func aspectsIn(words []wordKey) uint64 {
	var out uint64
	table := aspects()
	for i := 0; i < len(words); {
		step := 1
	phrases:
		for _, a := range table[words[i]] {
			if i+len(a.words) > len(words) {
				continue
			}
			for k := 1; k < len(a.words); k++ {
				if words[i+k] != a.words[k] {
					continue phrases
				}
			}
			out |= a.bit
			step = len(a.words)
			break
		}
		i += step
	}
	return out
}

// sameAspects is the share of the aspects asked for that others has, -1 where none is asked for; foreign how many others
// has beside them.
func sameAspects(asked, others uint64) (same, foreign float32) {
	foreign = float32(bits.OnesCount64(others &^ asked))
	if asked == 0 {
		return -1, foreign
	}
	return float32(bits.OnesCount64(asked&others)) / float32(bits.OnesCount64(asked)), foreign
}
