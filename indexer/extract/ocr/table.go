package ocr

import (
	"slices"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// ruled is a table that rules draw, with the words in its cells.
type ruled struct {
	rows  [][]grid.Area
	words [][][]word // of each cell of rows
	top   float64
}

// tables finds the ruled tables of the page, top down, and gives the words that stand in none. A frame in which not two rows have
// words in two cells is no table.
func (r reading) tables() ([]ruled, []word) {
	var found []ruled
	rest := r.words
	for _, rows := range grid.Ruled(r.sheet.ruling.across, r.sheet.ruling.upright, nearRules*r.sheet.dpi) {
		t := ruled{rows: rows, words: make([][][]word, len(rows)), top: rows[0][0].Y0}
		for i, row := range rows {
			t.words[i] = make([][]word, len(row))
		}
		var outside []word
		for _, w := range rest {
			if i, j, ok := t.at(w); ok {
				t.words[i][j] = append(t.words[i][j], w)
			} else {
				outside = append(outside, w)
			}
		}
		if t.filled() {
			found, rest = append(found, t), outside
		}
	}
	slices.SortFunc(found, func(a, b ruled) int { return int(a.top - b.top) })
	return found, rest
}

// at is the cell in which the middle of a word stands.
func (t ruled) at(w word) (i, j int, ok bool) {
	x, y := w.middle()
	for i, row := range t.rows {
		for j, a := range row {
			if a.Holds(x, y) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// filled reports whether two rows have words in two cells.
func (t ruled) filled() bool {
	rows := 0
	for _, row := range t.words {
		inked := 0
		for _, cell := range row {
			if len(cell) > 0 {
				inked++
			}
		}
		if inked >= 2 {
			rows++
		}
	}
	return rows >= 2
}

// lines gives the table as rows, with the boxes of its words.
func (t ruled) lines(r reading, n *grid.Numbering) []corpus.Line {
	var table grid.Table
	var inked []corpus.Line // the cells with text, in order, each on one line
	for i, row := range t.rows {
		var cells []grid.Cell
		for j, a := range row {
			cell := grid.Cell{Across: a.Across, Down: a.Down}
			if words := t.words[i][j]; len(words) > 0 {
				var whole corpus.Line
				for _, l := range rowsOf(printed(words)) {
					r.add(&whole, l.words)
				}
				cell.Lines = []corpus.Line{whole}
				inked = append(inked, whole)
			}
			cells = append(cells, cell)
		}
		if len(cells) > 0 {
			table.Rows = append(table.Rows, cells)
		}
	}
	lines := n.Lines(table)
	for i := range lines {
		at := 0
		for j, c := range lines[i].Cells {
			if j > 0 {
				at += len(corpus.CellBreak)
			}
			if c != "" && len(inked) > 0 && inked[0].Text == c {
				if at > 0 {
					lines[i].Boxes = append(lines[i].Boxes, corpus.TextBox{End: at})
				}
				for _, b := range inked[0].Boxes {
					lines[i].Boxes = append(lines[i].Boxes, corpus.TextBox{End: at + b.End, Box: b.Box, Doubtful: b.Doubtful})
				}
				inked = inked[1:]
			}
			at += len(c)
		}
	}
	return lines
}
