// Package dataset writes figures and lists of documents as files that other programs read: CSV and XLSX for people with a spreadsheet, JSONL and
// Parquet for programs, each row with all that tells where it comes from; and a Frictionless data package that describes files of figures.
//
// Rows are written as they come, so that a list of any length takes the same memory. A file that was not closed is not whole.
package dataset

import (
	"slices"
	"strings"
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
