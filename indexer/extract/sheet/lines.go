package sheet

import (
	"regexp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/grid"
)

// unnamed are the names that programs give to sheets: Sheet1, Trang tính1, Worksheet.
var unnamed = regexp.MustCompile(`(?i)^(?:(?:work)?sheet|trang[ _]?tính|bảng|tab|table)[ _]*\(?\d*\)?$`)

// lines gives a sheet as lines: its name as a heading, then block by block what empty rows part. Where two titles or signatures
// stand side by side they come one after the other.
func (s *Sheet) lines(tables *grid.Numbering) []corpus.Line {
	var lines []corpus.Line
	if name := viet.Squeeze(s.Name); name != "" && !unnamed.MatchString(name) {
		lines = append(lines, corpus.Line{Kind: corpus.LineHeading, Level: 1, Text: name})
	}
	across := s.across()
	var last []int // the columns of the table before, nil where a plain line stands between
	for rows := range s.blocks() {
		top, table, bottom := divide(rows, across)
		lines = append(lines, sideBySide(top)...)
		if len(top) > 0 {
			last = nil
		}
		if len(table) > 0 {
			columns := used(table)
			// A block without a head of its own goes on with the table above where its cells stand in the same columns.
			if within(columns, last) {
				if cells := rowLines(table, last, across); !grid.FindsHead(cells) {
					lines = append(lines, tables.Continue(s.locate(cells, table, last))...)
					columns, table = last, nil
				}
			}
			if table != nil {
				lines = append(lines, tables.Rows(s.locate(rowLines(table, columns, across), table, columns))...)
			}
			last = columns
		}
		lines = append(lines, sideBySide(bottom)...)
		if len(bottom) > 0 {
			last = nil
		}
	}
	return lines
}

// place is a cell of a sheet.
type place struct{ row, column int }

// across gives the last column of each cell that is merged over several.
func (s *Sheet) across() map[place]int {
	across := map[place]int{}
	for _, m := range s.merges {
		if m.lastColumn > m.column {
			across[place{m.row, m.column}] = m.lastColumn
		}
	}
	return across
}

// blocks yields the runs of rows between empty ones.
func (s *Sheet) blocks() func(yield func([]Row) bool) {
	covered := s.coveredRows()
	return func(yield func([]Row) bool) {
		from := 0
		for i := 1; i <= len(s.Rows); i++ {
			if i < len(s.Rows) && !gap(s.Rows[i-1].Number, s.Rows[i].Number, covered) {
				continue
			}
			if !yield(s.Rows[from:i]) {
				return
			}
			from = i
		}
	}
}

// gap reports whether an empty row lies between two rows: one that no cell from above reaches into.
func gap(above, below int, covered map[int]bool) bool {
	for row := above + 1; row < below; row++ {
		if !covered[row] {
			return true
		}
	}
	return false
}

// coveredRows are the rows below the first that merged cells reach into.
func (s *Sheet) coveredRows() map[int]bool {
	covered := map[int]bool{}
	for _, m := range s.merges {
		// A range of a thousand rows is no cell that anyone reads.
		for row := m.row + 1; row <= min(m.lastRow, m.row+1000); row++ {
			covered[row] = true
		}
	}
	return covered
}

// divide tells the rows of a block apart: titles on top, the table, remarks and signatures at the bottom.
func divide(rows []Row, across map[place]int) (top, table, bottom []Row) {
	most := 0
	for _, row := range rows {
		most = max(most, len(row.Cells))
	}
	// Few cells in a row are a table where one column holds numbers, and else titles or signatures side by side.
	if most == 1 || most == 2 && !grid.FindsHead(rowLines(rows[:min(len(rows), sampleRows)], used(rows[:min(len(rows), sampleRows)]), across)) && !pairs(rows) {
		return rows, nil, nil
	}
	isRow := func(row Row) bool { return len(row.Cells) >= min(most, 3) }
	from := slices.IndexFunc(rows, isRow)
	to := len(rows)
	// A title may have stray figures beside it, so that a few rows may stand above the head all the same.
	columns := used(rows[from:min(to, from+sampleRows)])
	for skip := from; skip < min(from+4, to-1); skip++ {
		if grid.FindsHead(rowLines(rows[skip:min(to, skip+sampleRows)], columns, across)) {
			from = skip
			break
		}
	}
	first := rows[from].Cells[0].Column
	for to > from+1 && remark(rows[to-1], first, across) {
		to--
	}
	return rows[:from], rows[from:to], rows[to:]
}

// remark reports whether a row below a table is a plain line: its one cell stands at the left, or is merged over several columns,
// and is no number.
func remark(row Row, first int, across map[place]int) bool {
	if len(row.Cells) != 1 {
		return false
	}
	cell := row.Cells[0]
	_, merged := across[place{row.Number, cell.Column}]
	return (cell.Column <= first || merged) && len(strings.Fields(cell.Text)) > 1 && !grid.IsNumber(strings.TrimSpace(cell.Text))
}

// pairs reports whether rows of two cells are names and numbers: at least three, and most of the second cells are numbers.
func pairs(rows []Row) bool {
	n, numbers := 0, 0
	for _, row := range rows {
		if len(row.Cells) == 2 {
			n++
			if grid.IsNumber(strings.TrimSpace(row.Cells[1].Text)) {
				numbers++
			}
		}
	}
	return n >= 3 && numbers*5 >= n*4
}

// used gives the columns in which any of the rows has text.
func used(rows []Row) []int {
	seen := map[int]bool{}
	var columns []int
	for _, row := range rows {
		for _, cell := range row.Cells {
			if !seen[cell.Column] {
				seen[cell.Column] = true
				columns = append(columns, cell.Column)
			}
		}
	}
	slices.Sort(columns)
	return columns
}

// within reports whether all columns are among those of the table above.
func within(columns, above []int) bool {
	for _, c := range columns {
		if _, found := slices.BinarySearch(above, c); !found {
			return false
		}
	}
	return len(above) > 0
}

const (
	// sampleRows is how much of a table is looked at to tell its head from what stands above it.
	sampleRows = 60
	// maxGrid is the most cells that a table is filled up to. A larger one is nearly empty: its cells lie scattered over the sheet.
	maxGrid = 8 << 20
)

// rowLines gives rows as rows of a table with these columns. A cell over the whole width stands alone.
func rowLines(rows []Row, columns []int, across map[place]int) []corpus.Line {
	lines := make([]corpus.Line, 0, len(rows))
	for _, row := range rows {
		if len(row.Cells) == 1 && len(columns) > 1 {
			cell := row.Cells[0]
			if last, merged := across[place{row.Number, cell.Column}]; merged && cell.Column <= columns[0] && last >= columns[len(columns)-1] {
				lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: []string{viet.Squeeze(cell.Text)}})
				continue
			}
		}
		if len(rows)*len(columns) > maxGrid && len(row.Cells)*4 < len(columns) {
			lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: cellTexts(row)})
			continue
		}
		cells := make([]string, len(columns))
		for _, cell := range row.Cells {
			if i, found := slices.BinarySearch(columns, cell.Column); found {
				cells[i] = viet.Squeeze(cell.Text)
			}
		}
		lines = append(lines, corpus.Line{Kind: corpus.LineRow, Cells: cells})
	}
	return lines
}

// locate says of each line where its row stands in the workbook.
func (s *Sheet) locate(lines []corpus.Line, rows []Row, columns []int) []corpus.Line {
	at := make([]corpus.SheetRow, len(lines))
	for i := range lines {
		at[i] = corpus.SheetRow{Sheet: s.Name, Row: rows[i].Number, Columns: columns}
		if len(lines[i].Cells) != len(columns) || len(columns) == 1 {
			at[i].Columns = make([]int, len(rows[i].Cells))
			for j, cell := range rows[i].Cells {
				at[i].Columns[j] = cell.Column
			}
		}
		lines[i].Sheet = &at[i]
	}
	return lines
}

// cellTexts gives the cells of a row that have text.
func cellTexts(row Row) []string {
	cells := make([]string, len(row.Cells))
	for i, cell := range row.Cells {
		cells[i] = viet.Squeeze(cell.Text)
	}
	return cells
}

// sideBySide gives rows as plain lines. Rows of several cells that follow one another are read column by column, as the letterhead
// and the signatures are; a row of one cell between them stands for itself.
func sideBySide(rows []Row) []corpus.Line {
	var lines []corpus.Line
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && beside(rows[:n]) == beside(rows[n:n+1]) && rows[n].Number == rows[n-1].Number+1 {
			n++
		}
		if !beside(rows) {
			for _, row := range rows[:n] {
				lines = appendText(lines, row.Cells[0].Text)
			}
			rows = rows[n:]
			continue
		}
		byColumn := map[int][]string{}
		for _, row := range rows[:n] {
			for _, cell := range row.Cells {
				byColumn[cell.Column] = append(byColumn[cell.Column], cell.Text)
			}
		}
		for _, column := range used(rows[:n]) {
			for _, text := range byColumn[column] {
				lines = appendText(lines, text)
			}
		}
		rows = rows[n:]
	}
	return lines
}

// beside reports whether the first of the rows has cells side by side.
func beside(rows []Row) bool { return len(rows[0].Cells) > 1 }

// appendText adds a cell as plain lines.
func appendText(lines []corpus.Line, text string) []corpus.Line {
	for line := range strings.Lines(text) {
		if line = viet.Squeeze(line); line != "" {
			lines = append(lines, corpus.Line{Text: line})
		}
	}
	return lines
}
