// Package sheet reads workbooks (XLSX, XLS, ODS) into pages: each sheet that is shown is one, its tables as rows with the values as
// a Vietnamese Excel shows them.
package sheet

import (
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/legacy"
)

// Book is a workbook as it was read.
type Book struct {
	// Sheets are the ones that are shown and have text, in their order.
	Sheets []Sheet
	// Encoding is the legacy encoding that cells in old fonts were decoded from, "" where there were none.
	Encoding viet.Legacy
	// Problems say what was left out.
	Problems []corpus.Problem

	reader string
	room   room
}

// Sheet is one sheet: the rows and cells that have text, in order.
type Sheet struct {
	Name   string
	Rows   []Row
	merges []merge
}

// Row is one row; Number is that of the workbook, from 1.
type Row struct {
	Number int
	Cells  []Cell
}

// Cell is one cell; Column counts from 0.
type Cell struct {
	Column int
	// Text is what the cell shows; it may have line breaks.
	Text string
	// Date is the day of a cell that is a date, whatever its format shows; zero for others.
	Date corpus.Date
}

// merge is a range of cells that are shown as one, all bounds included; rows from 1, columns from 0.
type merge struct{ row, column, lastRow, lastColumn int }

// limits of a workbook.
const (
	maxCells  = 2_000_000
	maxMerges = 200_000
	maxSheets = 10_000
	maxColumn = 16_384
	maxRow    = 1 << 20
)

// room is what a workbook may still take.
type room struct {
	text  int64
	cells int
}

// take reports whether a cell with this text still fits.
func (r *room) take(text string) bool {
	r.cells++
	r.text -= int64(len(text)) + 1
	return r.cells <= maxCells && r.text > 0
}

// newBook begins a workbook of at most limit bytes of text.
func newBook(reader string, limit int64) *Book {
	return &Book{reader: reader, room: room{text: limit}}
}

// errFull ends the reading of a workbook that is larger than its room.
var errFull = fmt.Errorf("the workbook is full")

// put adds a cell; cells may come in any order. A cell without text is left out.
func (b *Book) put(s *Sheet, row, column int, cell Cell) error {
	if strings.TrimSpace(cell.Text) == "" || row < 1 || row > maxRow || column < 0 || column >= maxColumn {
		return nil
	}
	if !b.room.take(cell.Text) {
		return errFull
	}
	cell.Column = column
	last := len(s.Rows) - 1
	if last < 0 || s.Rows[last].Number != row {
		s.Rows = append(s.Rows, Row{Number: row})
		last++
	}
	s.Rows[last].Cells = append(s.Rows[last].Cells, cell)
	return nil
}

// typed decodes a text by the font of its cell.
func (b *Book) typed(text, font string) string {
	var runs legacy.Runs
	runs.Add(text, legacy.Run{Font: font})
	return b.taken(&runs)
}

// taken is the text of runs; their encoding is noted.
func (b *Book) taken(runs *legacy.Runs) string {
	text := runs.String()
	if l := runs.Encoding(); l != "" {
		b.Encoding = l
	}
	return text
}

// add ends a sheet: its rows are put in order, of two cells in one place the later stays.
func (b *Book) add(s Sheet) {
	if len(s.Rows) == 0 {
		return
	}
	slices.SortStableFunc(s.Rows, func(x, y Row) int { return x.Number - y.Number })
	rows := s.Rows[:0]
	for _, row := range s.Rows {
		if n := len(rows); n > 0 && rows[n-1].Number == row.Number {
			rows[n-1].Cells = append(rows[n-1].Cells, row.Cells...)
			continue
		}
		rows = append(rows, row)
	}
	s.Rows = rows
	for i := range s.Rows {
		cells := s.Rows[i].Cells
		byColumn := func(x, y Cell) int { return x.Column - y.Column }
		if !slices.IsSortedFunc(cells, byColumn) {
			slices.SortStableFunc(cells, byColumn)
		}
		s.Rows[i].Cells = slices.CompactFunc(cells, func(x, y Cell) bool { return x.Column == y.Column })
	}
	b.Sheets = append(b.Sheets, s)
}

// hidden notes sheets that are not shown.
func (b *Book) hidden(n int) {
	if n > 0 {
		b.Problems = append(b.Problems, fault.Of(fault.HiddenSheets, n).Problem())
	}
}

// full notes that the workbook was larger than its room.
func (b *Book) full() {
	b.Problems = append(b.Problems, fault.Of(fault.ManyCells, len(b.Sheets)).Problem())
}

// Pages gives the workbook as pages, one for each sheet.
func (b *Book) Pages() []corpus.RawPage {
	var tables grid.Numbering
	pages := make([]corpus.RawPage, 0, len(b.Sheets))
	for i := range b.Sheets {
		pages = append(pages, corpus.RawPage{Number: i + 1, Method: corpus.MethodText,
			Reading: corpus.Reading{Reader: b.reader, Encoding: string(b.Encoding)}, Lines: b.Sheets[i].lines(&tables)})
	}
	return pages
}
