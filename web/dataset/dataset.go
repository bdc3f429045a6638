// Package dataset writes figures and lists of documents as files that other programs read: CSV and XLSX for people with a spreadsheet, JSONL and
// Parquet for programs, each row with all that tells where it comes from; and a Frictionless data package that describes files of figures.
//
// Rows are written as they come, so that a list of any length takes the same memory. A file that was not closed is not whole.
package dataset

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"vankho/corpus"
)

// Format is a kind of file, named by its ending: "csv".
type Format string

// The formats.
const (
	CSV     Format = "csv"     // UTF-8 with its mark, commas, points before decimals
	XLSX    Format = "xlsx"    // numbers and days are such, addresses are links
	JSONL   Format = "jsonl"   // one object a line
	Parquet Format = "parquet" // typed columns, compressed with Snappy
)

// Formats are all formats, in the order in which a reader is offered them.
func Formats() []Format { return []Format{CSV, XLSX, JSONL, Parquet} }

// FormatOf is the format of an ending. Example: FormatOf("xlsx") is XLSX; ok is false for "xls".
func FormatOf(ending string) (f Format, ok bool) {
	return Format(ending), slices.Contains(Formats(), Format(ending))
}

// Label is what people call the format: "CSV", "Parquet".
func (f Format) Label() string {
	if f == Parquet {
		return "Parquet"
	}
	return strings.ToUpper(string(f))
}

// MediaType is the format's name in a Content-Type.
func (f Format) MediaType() string {
	switch f {
	case CSV:
		return "text/csv; charset=utf-8"
	case XLSX:
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case JSONL:
		return "application/x-ndjson; charset=utf-8"
	}
	return "application/vnd.apache.parquet"
}

// Writer writes the figures of one file.
type Writer struct {
	rows    rowWriter
	address func(corpus.FigureRow) string
	// Rows counts what was written.
	Rows int
}

// rowWriter writes records in one format. A record is a pointer to a struct whose fields are the columns of a layout.
type rowWriter interface {
	write(r any) error
	// flush hands on what is complete, where the format can be cut.
	flush() error
	close() error
}

// New begins a file. address tells where a reader finds the very words of a figure, "" where that is nowhere.
// Example: w, err := New(out, CSV, func(r corpus.FigureRow) string { return site + "/van-ban/" + string(r.Document.ID) }).
func New(out io.Writer, f Format, address func(corpus.FigureRow) string) (*Writer, error) {
	w := &Writer{address: address}
	var err error
	if f == Parquet {
		w.rows = newParquet[record](out)
		return w, nil
	}
	w.rows, err = newRows(out, f, figureLayout())
	return w, err
}

// newRows begins a file of records in a format that a layout describes.
func newRows(out io.Writer, f Format, l layout) (rowWriter, error) {
	switch f {
	case CSV:
		return newCSV(out, l)
	case XLSX:
		return newWorkbook(out, l)
	case JSONL:
		return newLines(out), nil
	}
	return nil, fmt.Errorf("dataset: no format %q", f)
}

// Write writes one figure.
func (w *Writer) Write(r corpus.FigureRow) error {
	w.Rows++
	rec := newRecord(r, w.address(r))
	return w.rows.write(&rec)
}

// Flush hands on what is complete; formats that cannot be cut hand on nothing.
func (w *Writer) Flush() error { return w.rows.flush() }

// Close ends the file; it does not close what it was written to.
func (w *Writer) Close() error { return w.rows.close() }
