package spell

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus/viet"
)

// doubtLeast is how many units must hold a word of the same sound beside its neighbours for the one typed to be doubted, which none
// holds there.
const doubtLeast = 3

// doubts are proposals for words that the corpus knows, though never beside their neighbours, where one that is said alike stands there often:
// "sử lý" for "xử lý", "trương trình" for "chương trình". Only words typed with marks, and nothing but the first letters changes.
func doubts(words []typed, choices []choice, at int, c Corpus) []Reading {
	var out []Reading
	for i, w := range words {
		if !w.letters || !w.marked || choices[i].kind != "" || choices[i].units == 0 || beside(choices, i, w.norm, c) > 0 || !viet.ValidSyllable(w.norm) {
			continue
		}
		best, most := "", doubtLeast-1
		for _, alike := range alikes(w.norm) {
			if n := beside(choices, i, alike, c); n > most && c.Frequency(alike) > 0 {
				best, most = alike, n
			}
		}
		if best != "" {
			out = append(out, Reading{Kind: Letters, From: at + i, To: at + i + 1, Norms: []string{best}, Sure: float64(most) / float64(most+1)})
		}
	}
	return out
}

// beside is how many units hold a norm in the place of word i, beside the words before and after it.
func beside(choices []choice, i int, norm string, c Corpus) int {
	n := 0
	if i > 0 {
		n += c.Pair(choices[i-1].norm, norm)
	}
	if i+1 < len(choices) {
		n += c.Pair(norm, choices[i+1].norm)
	}
	return n
}

// alikes are the syllables that are said like a norm, by their first letters: "trương" and "chương".
func alikes(norm string) []string {
	var out []string
	for _, s := range slips().sounds {
		if rest, ok := strings.CutPrefix(norm, s[0]); ok {
			if alike := s[1] + rest; viet.ValidSyllable(alike) && !slices.Contains(out, alike) {
				out = append(out, alike)
			}
		}
	}
	return out
}

// inOrder puts readings in the order of their words.
func inOrder(rs []Reading) []Reading {
	slices.SortFunc(rs, func(a, b Reading) int { return cmp.Compare(a.From, b.From) })
	return rs
}
