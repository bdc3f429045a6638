package extract

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// csvRows reads the rows of a table as people make them. Where quotes are out of place a row ends with its line, so that
// one quote that is never closed costs its own row and not all that follow:
//
//	1/QĐ-UBND,"Thép tấm 5" loại 1,2025     three cells all the same
//	2/QĐ-UBND,"Thép tấm,2025               a bad row
//	3/QĐ-UBND,Thép thanh,2025              the next one
type csvRows struct {
	text  string
	comma rune
	rows  *csv.Reader
	// at and line are how many bytes and lines of text lie before what rows reads.
	at, line int
	// width is the number of cells of the last good row.
	width int
}

// csvRow is one row; line is that of its first cell, from 1.
type csvRow struct {
	cells []string
	raw   string
	line  int
	bad   bool
}

func newCSV(text string, comma rune) *csvRows {
	c := &csvRows{text: text, comma: comma}
	c.rows = c.reader(text, false)
	return c
}

func (c *csvRows) reader(text string, lazy bool) *csv.Reader {
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma, rows.FieldsPerRecord, rows.LazyQuotes = c.comma, -1, lazy
	return rows
}

// next gives the next row; false at the end.
func (c *csvRows) next() (csvRow, bool) {
	start := c.at + int(c.rows.InputOffset())
	cells, err := c.rows.Read()
	if err == io.EOF {
		return csvRow{}, false
	}
	if err == nil {
		line, _ := c.rows.FieldPos(0)
		c.width = len(cells)
		return csvRow{cells: cells, raw: strings.TrimSpace(c.text[start : c.at+int(c.rows.InputOffset())]), line: c.line + line}, true
	}
	start += len(c.text[start:]) - len(strings.TrimLeft(c.text[start:], "\r\n"))
	row, length := c.loose(c.text[start:])
	row.line = c.line + strings.Count(c.text[c.at:start], "\n") + 1
	c.line = row.line - 1 + strings.Count(c.text[start:start+length], "\n")
	c.at = start + length
	c.rows = c.reader(c.text[c.at:], false)
	return row, true
}

// loose reads a row with quotes out of place from the head of text, and tells how many bytes it takes.
func (c *csvRows) loose(text string) (csvRow, int) {
	rows := c.reader(text, true)
	cells, err := rows.Read()
	length := int(rows.InputOffset())
	lines := strings.SplitAfter(text[:length], "\n")
	if err == nil && length < len(text) && !slices.ContainsFunc(lines[1:], c.isRow) {
		return csvRow{cells: cells, raw: strings.TrimSpace(text[:length])}, length
	}
	cells, closed := c.alone(lines[0])
	return csvRow{cells: cells, raw: strings.TrimSpace(lines[0]), bad: !closed}, len(lines[0])
}

// isRow reports whether a line is a row by itself: one that a quote has swallowed.
func (c *csvRows) isRow(line string) bool {
	cells, closed := c.alone(line)
	return closed && len(cells) > 1 && len(cells) >= c.width
}

// alone reads one line as a row; false where a quote is still open at its end.
func (c *csvRows) alone(line string) ([]string, bool) {
	cells, err := c.reader(strings.TrimRight(line, "\r\n")+"\n", true).Read()
	return cells, err == nil && !strings.HasSuffix(cells[len(cells)-1], "\n")
}
