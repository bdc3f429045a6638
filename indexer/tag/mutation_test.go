package tag

import (
	"math/rand/v2"
	"testing"

	"vankho/corpus/viet"
)

func TestDamagedTextsKeepSpansAndQuotes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for _, g := range readGold(t, "../../../shared/eval/tagging/dev/citations.jsonl") {
		for range 300 {
			b := []byte(viet.Normalise(g.Text))
			for range 1 + r.IntN(6) {
				i, k := r.IntN(len(b)), r.IntN(len(b))
				switch r.IntN(4) {
				case 0:
					b[i], b[k] = b[k], b[i]
				case 1:
					b[i] = ' '
				case 2:
					b[i] = '\n'
				case 3:
					b = append(b[:min(i, k)], b[max(i, k):]...)
				}
				if len(b) == 0 {
					break
				}
			}
			checkReferences(t, string(b), References(Input{Text: string(b)}))
		}
	}
}
