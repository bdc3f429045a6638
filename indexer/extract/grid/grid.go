// Package grid turns a table of a document into lines: rows of cells, or plain lines where the table only lays out text.
package grid

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Cell is one cell: its lines, the lines of a table within it among them.
type Cell struct {
	Lines []corpus.Line
	// Across and Down are how many columns and rows the cell covers; 0 counts as 1.
	Across, Down int
	// Head says that the cell is marked as a heading of its column.
	Head bool
	// Below says that the cell only continues the one above it: what a format has that gives such a cell a place of its own.
	Below bool
}

// Table is a table, row by row.
type Table struct{ Rows [][]Cell }

// limits of what is padded for merged cells; a hostile span is cut to these.
const (
	maxAcross = 256
	maxDown   = 1000
	// maxPadding bounds the empty cells of one table.
	maxPadding = 1 << 20
)

// Numbering counts the tables of one document; its zero value begins at 1.
type Numbering int

// Lines gives a table as Table.Lines does; its rows carry the next number. A table that only lays out text takes none.
func (n *Numbering) Lines(t Table) []corpus.Line {
	lines := t.Lines()
	counted := false
	for i := range lines {
		if lines[i].Kind == corpus.LineRow && lines[i].Table == 0 {
			if !counted {
				*n++
				counted = true
			}
			lines[i].Table = int(*n)
		}
	}
	return lines
}

// Rows numbers rows as one table and marks those that name its columns, for readers that find rows themselves.
func (n *Numbering) Rows(rows []corpus.Line) []corpus.Line {
	*n++
	markHead(rows)
	return n.Continue(rows)
}

// Continue numbers rows as more of the table before.
func (n *Numbering) Continue(rows []corpus.Line) []corpus.Line {
	for i := range rows {
		rows[i].Table = int(*n)
	}
	return rows
}

// Lines gives the table as lines. A table that only lays out text (the letterhead, the block of signatures, a frame) comes cell
// by cell as plain lines, so that each column stays together; others come as rows, those that name the columns marked. Merged cells
// leave empty cells behind, so that the columns stay in line; a cell over the whole width stands alone. Empty rows are dropped.
func (t Table) Lines() []corpus.Line {
	frame, several := t.layout()
	if frame {
		return t.plain()
	}
	rows := t.rows()
	if several && len(t.Rows) <= 4 && t.columns() <= 3 && !slices.ContainsFunc(rows, func(l corpus.Line) bool { return l.Head }) {
		return t.plain()
	}
	return rows
}

// plain is the text of the cells, one after the other.
func (t Table) plain() []corpus.Line {
	var lines []corpus.Line
	columns := t.columns()
	for r, row := range t.Rows {
		for c, cell := range row {
			for _, line := range cell.Lines {
				if line.Kind == corpus.LineRow || viet.Squeeze(line.Text) != "" {
					if columns > 1 {
						line.Look = framed(line.Look, r, c)
					}
					lines = append(lines, line)
				}
			}
		}
	}
	return lines
}

// framed is a look with the place of its line in a table that only lays out text.
func framed(look *corpus.Look, row, column int) *corpus.Look {
	var own corpus.Look
	if look != nil {
		own = *look
	}
	if own.Frame == nil {
		own.Frame = &corpus.FrameCell{Row: row, Column: column}
	}
	return &own
}

// rows is the table row by row.
func (t Table) rows() []corpus.Line {
	var lines []corpus.Line
	var below []int // how many more rows each column is covered from above
	padding := 0
	var looks []corpus.CellLook
	pad := func(cells []string) []string {
		if padding++; padding > maxPadding {
			return cells
		}
		looks = append(looks, corpus.CellLook{})
		return append(cells, "")
	}
	marked, unmarked := 0, false // rows of marked cells at the top
	for _, row := range t.Rows {
		var cells []string
		var boxes []placed
		looks = nil
		inked, heads := false, true
		covered := func() {
			for len(cells) < len(below) && below[len(cells)] > 0 && padding < maxPadding {
				below[len(cells)]--
				if cells = pad(cells); len(looks) == len(cells) {
					looks[len(looks)-1].Down = continued
				}
			}
		}
		for _, cell := range row {
			covered()
			whole := cell.whole()
			inked = inked || whole.Text != ""
			heads = heads && (cell.Head || whole.Text == "")
			at := len(cells)
			cells, looks = append(cells, whole.Text), append(looks, cell.look(whole))
			if len(whole.Boxes) > 0 {
				boxes = append(boxes, placed{at, whole.Boxes})
			}
			for range min(cell.Across, maxAcross) - 1 {
				cells = pad(cells)
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
		if !inked {
			continue
		}
		if len(row) == 1 {
			whole := row[0].whole()
			cells, boxes, looks = []string{whole.Text}, []placed{{0, whole.Boxes}}, []corpus.CellLook{row[0].look(whole)}
		}
		if unmarked = unmarked || !heads; !unmarked {
			marked++
		}
		line := corpus.Line{Kind: corpus.LineRow, Cells: cells, CellLooks: looks}
		for _, p := range boxes {
			line.Place(offset(cells, p.cell), p.boxes)
		}
		lines = append(lines, line)
	}
	stretch(lines)
	// Marks on every row say nothing.
	if marked == 0 || marked == len(lines) {
		markHead(lines)
		return lines
	}
	for i := range marked {
		lines[i].Head = true
	}
	if marked+1 < len(lines) && columnNumbers(lines[marked].Cells) {
		lines[marked].Head = true
	}
	return lines
}

// continued is the Down of a cell that continues the one above, until stretch has counted it there.
const continued = -1

// look is how the cell stands in its table.
func (c Cell) look(whole corpus.Line) corpus.CellLook {
	look := corpus.CellLook{Across: min(max(c.Across, 1), maxAcross), Down: 1}
	if whole.Look != nil {
		look.Look = *whole.Look
	}
	if c.Below {
		look.Down = continued
	}
	return look
}

// stretch counts cells that continue those above as rows of these.
func stretch(rows []corpus.Line) {
	var over []*corpus.CellLook // the cell that reached into each column last
	for i := range rows {
		looks := rows[i].CellLooks
		for c := range looks {
			for len(over) <= c {
				over = append(over, nil)
			}
			switch {
			case looks[c].Down == continued:
				across := looks[c].Across
				looks[c].Across, looks[c].Down = 0, 0
				if over[c] != nil && (across > 0 || over[c].Across > 0) {
					over[c].Down++
				}
			case looks[c].Down > 0:
				over[c] = &looks[c]
			case looks[c].Across == 0:
				over[c] = nil
			}
		}
	}
}

// placed are the boxes of one cell of a row.
type placed struct {
	cell  int
	boxes []corpus.TextBox
}

// offset is where a cell begins in the text of its row.
func offset(cells []string, cell int) int {
	at := 0
	for _, c := range cells[:cell] {
		at += len(c) + len(corpus.CellBreak)
	}
	return at
}

// layout reports whether the table only lays out text: a single cell or column of cells, or a table within a table. Several says
// that a cell holds several paragraphs, which in a small table without a head means the same.
func (t Table) layout() (frame, several bool) {
	nested := false
	for _, row := range t.Rows {
		for _, cell := range row {
			paragraphs := 0
			for _, line := range cell.Lines {
				nested = nested || line.Kind == corpus.LineRow
				if viet.Squeeze(line.Text) != "" {
					paragraphs++
				}
			}
			several = several || paragraphs > 1
		}
	}
	return t.columns() <= 1 || nested, several
}

// columns is the most cells that a row has.
func (t Table) columns() int {
	columns := 0
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	return columns
}

// whole is the cell on one line. Boxes of a line that has to be squeezed are left out: its readers squeeze what they place.
func (c Cell) whole() corpus.Line {
	var whole corpus.Line
	for _, line := range c.Lines {
		part := corpus.Line{Text: viet.Squeeze(line.Text)}
		if line.Kind == corpus.LineRow {
			part.Text = strings.Join(line.Cells, " ")
		} else if part.Text == line.Text {
			part.Boxes = line.Boxes
		}
		whole.Join(part)
	}
	return whole
}
