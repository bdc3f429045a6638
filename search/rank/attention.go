package rank

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/search/query"
)

//go:embed attention.tsv
var attentionRows string

// Attention is what the words of a question count, and what kind of sentence they make.
// Example: for "khuyến nông là gì" Weights is {1, 1, .5, .5}, Puts {false, false, true, true}, Asks and Defines are true.
type Attention struct {
	// Weights holds one number for each word: 1, or less for words with which a question is put and that only join others.
	Weights []float64
	// Puts tells the words with which the question is put, so that no document need hold them.
	Puts []bool
	// Asks is true for a sentence that asks, Defines for one that asks what a thing is.
	Asks, Defines bool
}

type phraseRole struct {
	norms         []string
	weight        float64
	puts, defines bool
}

// attentionPhrases holds attention.tsv by the fold of the first word, longest phrases first; a fold may have several.
var attentionPhrases = sync.OnceValue(func() map[string][]phraseRole {
	out := map[string][]phraseRole{}
	for row := range table.Rows(attentionRows, 3) {
		ws := query.NewPhrase(row[0]).Words
		weight, err := strconv.ParseFloat(row[1], 64)
		if err != nil || len(ws) == 0 {
			continue
		}
		p := phraseRole{weight: weight, puts: row[2] != "", defines: row[2] == "defines"}
		for _, w := range ws {
			p.norms = append(p.norms, normOf(w))
		}
		at := 0
		list := out[ws[0].Fold]
		for at < len(list) && len(list[at].norms) >= len(p.norms) {
			at++
		}
		out[ws[0].Fold] = append(list[:at:at], append([]phraseRole{p}, list[at:]...)...)
	}
	return out
})

func normOf(w query.Word) string { return viet.Tone(strings.ToLower(w.Text)) }

// Attend tells what each of the words counts.
func Attend(words []query.Word) Attention {
	a := Attention{Weights: make([]float64, len(words)), Puts: make([]bool, len(words))}
	for i := 0; i < len(words); {
		p := phraseAt(words[i:])
		n := max(1, len(p.norms))
		for j := i; j < i+n; j++ {
			a.Weights[j], a.Puts[j] = 1, p.puts
			if p.weight != 0 {
				a.Weights[j] = p.weight
			}
		}
		a.Asks = a.Asks || p.puts
		a.Defines = a.Defines || p.defines
		i += n
	}
	return a
}

// phraseAt is the longest phrase of the table at the beginning of words; the zero value where there is none.
func phraseAt(words []query.Word) phraseRole {
	for _, p := range attentionPhrases()[words[0].Fold] {
		if len(p.norms) <= len(words) && begins(words, p.norms) {
			return p
		}
	}
	return phraseRole{}
}

func begins(words []query.Word, norms []string) bool {
	for i, n := range norms {
		if words[i].Fold != viet.Fold(n) || words[i].Marked && normOf(words[i]) != n {
			return false
		}
	}
	return true
}

// PairAttention is what a pair of neighbours counts whose words count a and b: their mean, but where both count less
// than 1 the more of the two, since together they may say something after all.
func PairAttention(a, b float64) float64 {
	if a < 1 && b < 1 {
		return max(a, b)
	}
	return (a + b) / 2
}
