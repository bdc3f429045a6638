package structure

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// mutate damages a text as bad readers and scans do: lines lost, doubled, joined, swapped, cut in the middle.
func mutate(r *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	for range 1 + len(lines)/10 {
		i, k := r.IntN(len(lines)), r.IntN(len(lines))
		switch r.IntN(5) {
		case 0:
			lines[i] = ""
		case 1:
			lines[i] = lines[k]
		case 2:
			lines[i] += " " + lines[k]
		case 3:
			lines[i], lines[k] = lines[k], lines[i]
		case 4:
			// The cut may fall into a character: what comes in is not always valid.
			lines[i] = lines[i][:r.IntN(len(lines[i])+1)]
		}
	}
	return strings.Join(lines, "\n")
}

func TestDamagedTextsKeepWhatEveryOutlineMustHold(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	n := 0
	for _, d := range readVBPL(t) {
		if len(d.Text) > 40_000 {
			continue
		}
		for range 3 {
			text := mutate(r, d.Text)
			res := Parse(Input{Text: text})
			checkSections(t, text, res.Sections)
			checkEvidence(t, text, res.Header)
		}
		if n++; n == 150 {
			break
		}
	}
}
