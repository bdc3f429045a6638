// Package baseline answers questions as ready-made engines do out of the box, so that the program's own ranking has something to be
// held against: bleve with BM25 over words and pairs, SQLite's FTS5, and the textbook's BM25F. Nothing of it is part of the product.
package baseline

import (
	"strings"

	"vankho/search/vi"
)

// Article is one text to be found, by its id.
type Article struct{ ID, Title, Text string }

// Scored is one answer; the higher the score, the better.
type Scored struct {
	ID    string
	Score float64
}

// words are the different words of a question in their norm, and its pairs of neighbours folded, as the fields of the index hold them.
func words(question string) (norms, pairs []string) {
	seen := map[string]bool{}
	last := ""
	for w := range vi.Words(question) {
		if w.First {
			last = ""
		}
		if !seen[w.Norm] {
			seen[w.Norm] = true
			norms = append(norms, w.Norm)
		}
		if pair := last + " " + w.Fold; last != "" && !seen[pair] {
			seen[pair] = true
			pairs = append(pairs, pair)
		}
		last = w.Fold
	}
	return norms, pairs
}

// squeezed are the words of a text in their norm, parted by spaces.
func squeezed(text string) string {
	var b strings.Builder
	for w := range vi.Words(text) {
		b.WriteString(w.Norm)
		b.WriteByte(' ')
	}
	return b.String()
}
