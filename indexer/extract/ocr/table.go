package ocr

import (
	"slices"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// ruled is a table that rules draw, with the words in its cells.
type ruled struct {
	grid.Ruled
	words [][][]word // of each cell of the rows
}

// tables finds the ruled tables of the page, top down, and gives the words that stand in none. A frame in which not two rows have
// words in two cells is no table.
func (r reading) tables() ([]ruled, []word) {
	var found []ruled
	rest := r.words
	for _, drawn := range grid.FindRuled(r.sheet.ruling.across, r.sheet.ruling.upright, nearRules*r.sheet.dpi) {
		t := ruled{drawn, make([][][]word, len(drawn.Rows))}
		for i, row := range drawn.Rows {
			t.words[i] = make([][]word, len(row))
		}
		var outside []word
		for _, w := range rest {
			if i, j, ok := t.At(w.middle()); ok {
				t.words[i][j] = append(t.words[i][j], w)
			} else {
				outside = append(outside, w)
			}
		}
		if t.Filled(func(i, j int) bool { return len(t.words[i][j]) > 0 }) {
			found, rest = append(found, t), outside
		}
	}
	slices.SortFunc(found, func(a, b ruled) int { return int(a.Top - b.Top) })
	return found, rest
}

// lines gives the table as rows, with the boxes of its words.
func (t ruled) lines(r reading, n *grid.Numbering) []corpus.Line {
	return n.Lines(t.Table(func(i, j int) []corpus.Line {
		words := t.words[i][j]
		if len(words) == 0 {
			return nil
		}
		var whole corpus.Line
		for _, l := range rowsOf(printed(words)) {
			r.add(&whole, l.words)
		}
		return []corpus.Line{whole}
	}))
}
