// Package grid turns a table of a document into lines: rows of cells, or plain lines where the table only lays out text.
package grid

import (
	"strings"
	"unicode"

	"vankho/corpus"
)

// Cell is one cell: its lines, the lines of a table within it among them.
type Cell struct {
	Lines []corpus.Line
	// Across and Down are how many columns and rows the cell covers; 0 counts as 1.
	Across, Down int
	// Head says that the cell is marked as a heading of its column.
	Head bool
}

// Table is a table, row by row.
type Table struct{ Rows [][]Cell }

// limits of what is padded for merged cells; a hostile span is cut to these.
const (
	maxAcross = 64
	maxDown   = 1000
)

// Lines gives the table as lines. A table that only lays out text (the letterhead, the block of signatures, a frame) comes cell
// by cell as plain lines, so that each column stays together; others come as rows. Merged cells leave empty cells behind, so
// that the columns stay in line; a cell over the whole width stands alone. Empty rows are dropped.
func (t Table) Lines() []corpus.Line {
	if t.layout() {
		var lines []corpus.Line
		for _, row := range t.Rows {
			for _, cell := range row {
				for _, line := range cell.Lines {
					if line.Kind == corpus.LineRow || Squeeze(line.Text) != "" {
						lines = append(lines, line)
					}
				}
			}
		}
		return lines
	}
	var lines []corpus.Line
	var below []int // how many more rows each column is covered from above
	for _, row := range t.Rows {
		var cells []string
		inked := false
		covered := func() {
			for len(cells) < len(below) && below[len(cells)] > 0 {
				below[len(cells)]--
				cells = append(cells, "")
			}
		}
		for _, cell := range row {
			covered()
			text := cell.text()
			inked = inked || text != ""
			at := len(cells)
			cells = append(cells, text)
			for range min(cell.Across, maxAcross) - 1 {
				cells = append(cells, "")
			}
			if cell.Down > 1 {
				for len(below) < len(cells) {
					below = append(below, 0)
				}
				for i := at; i < len(cells); i++ {
					below[i] = min(cell.Down, maxDown) - 1
				}
			}
		}
		covered()
		switch {
		case !inked:
		case len(row) == 1:
			lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: []string{row[0].text()}})
		default:
			lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: cells})
		}
	}
	return lines
}

// layout reports whether the table only lays out text: a single cell or column of cells, a table within a table, or a
// table of at most four rows and three columns in which a cell holds several paragraphs.
func (t Table) layout() bool {
	columns, several, nested := 0, false, false
	for _, row := range t.Rows {
		columns = max(columns, len(row))
		for _, cell := range row {
			paragraphs := 0
			for _, line := range cell.Lines {
				nested = nested || line.Kind == corpus.LineRow
				if Squeeze(line.Text) != "" {
					paragraphs++
				}
			}
			several = several || paragraphs > 1
		}
	}
	if columns <= 1 || nested {
		return true
	}
	return several && len(t.Rows) <= 4 && columns <= 3
}

// text is the cell on one line.
func (c Cell) text() string {
	parts := make([]string, 0, len(c.Lines))
	for _, line := range c.Lines {
		s := Squeeze(line.Text)
		if line.Kind == corpus.LineRow {
			s = strings.Join(line.Cells, " ")
		}
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// Squeeze folds white space into single spaces and trims it: a cell has no line break.
// Example: " Số:\n 15 " is "Số: 15".
func Squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}
