package dataset

import (
	"fmt"
	"io"
)

// List writes rows of one kind as one file: Figures, Documents, Tasks, Targets.
type List[R any] struct {
	rows rowWriter
	put  func(R) error
	// Rows counts what was written.
	Rows int
}

// Write writes one row.
func (l *List[R]) Write(r R) error {
	l.Rows++
	return l.put(r)
}

// Flush hands on what is complete; formats that cannot be cut hand on nothing.
func (l *List[R]) Flush() error { return l.rows.flush() }

// Close ends the file; it does not close what it was written to.
func (l *List[R]) Close() error { return l.rows.close() }

// rowWriter writes records in one format. A record is a pointer to a struct whose fields are the columns of a layout.
type rowWriter interface {
	write(r any) error
	// flush hands on what is complete, where the format can be cut.
	flush() error
	close() error
}

// newList begins a list whose rows are written as records, structs whose fields are the columns of a layout.
func newList[R, T any](out io.Writer, f Format, l layout, record func(R) T) (*List[R], error) {
	rows, err := newRows(out, f, l)
	return listOf(rows, record), err
}

func listOf[R, T any](rows rowWriter, record func(R) T) *List[R] {
	return &List[R]{rows: rows, put: func(r R) error {
		rec := record(r)
		return rows.write(&rec)
	}}
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
