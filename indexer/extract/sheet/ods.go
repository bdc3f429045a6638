package sheet

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/odf"
)

// maxRepeat is how often a row or a cell with text is written out where the file says that it stands many times.
const maxRepeat = 1000

// ods is the reading of a sheet of OpenDocument.
type ods struct {
	*odf.Stream
	book  *Book
	sheet *Sheet
	// row is the number of the row being read.
	row int
}

// ReadODS reads a workbook of OpenDocument as ReadXLSX reads one of Excel; its cells hold the text that they show. Limit is the most
// bytes of text. The error is a *fault.Fault, or ctx's.
func ReadODS(ctx context.Context, in io.ReaderAt, size, limit int64) (*Book, error) {
	stream, err := odf.Open(ctx, in, size, limit, fault.BrokenSheet)
	if err != nil {
		return nil, err
	}
	defer stream.Close()
	o := &ods{Stream: stream, book: newBook("ods", limit)}
	hidden := 0
	for {
		token, err := o.Token()
		if err == nil {
			t, ok := token.(xml.StartElement)
			switch {
			case !ok:
				continue
			case t.Name.Local == "tracked-changes", t.Name.Local == "shapes":
				err = o.Skip()
			case t.Name.Local == "table" && o.Hidden(odf.Attribute(t, "style-name")):
				hidden++
				err = o.Skip()
			case t.Name.Local == "table":
				o.sheet, o.row = &Sheet{Name: odf.Attribute(t, "name")}, 0
				err = o.rows(ctx)
				o.book.add(*o.sheet)
			default:
				continue
			}
		}
		o.book.Encoding = o.Encoding()
		var known *fault.Fault
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, errFull):
			o.book.full()
			return o.book, nil
		case err == io.EOF && o.sheet != nil, err == io.EOF && hidden > 0:
			o.book.hidden(hidden)
			return o.book, nil
		case errors.As(err, &known):
			return nil, known
		case len(o.book.Sheets) == 0:
			return nil, fault.Of(fault.BrokenSheet)
		default:
			o.book.Problems = append(o.book.Problems, fault.Of(fault.CutSheet, viet.Squeeze(o.sheet.Name)).Problem())
			return o.book, nil
		}
	}
}

// rows reads the rows of a table, or of a group of them, to its end.
func (o *ods) rows(ctx context.Context) error {
	for {
		token, err := o.Token()
		if err != nil {
			return cut(err)
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			if _, end := token.(xml.EndElement); end {
				return nil
			}
			continue
		}
		switch t.Name.Local {
		case "table-header-rows", "table-rows", "table-row-group":
			err = o.rows(ctx)
		case "table-row":
			if err = ctx.Err(); err == nil {
				err = o.readRow(t)
			}
		default:
			err = o.Skip()
		}
		if err != nil {
			return cut(err)
		}
	}
}

// cut tells an end within a table from the end of the document.
func cut(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readRow reads one row, which may stand for many.
func (o *ods) readRow(t xml.StartElement) error {
	var cells []Cell
	column := 0
	for {
		token, err := o.Token()
		if err != nil {
			return err
		}
		if _, end := token.(xml.EndElement); end {
			break
		}
		c, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		covered := c.Name.Local == "covered-table-cell"
		if c.Name.Local != "table-cell" && !covered {
			if err := o.Skip(); err != nil {
				return err
			}
			continue
		}
		cell, err := o.cell(c)
		if err != nil {
			return err
		}
		repeated := odf.Repeated(c, "number-columns-repeated", maxColumn)
		if !covered && cell.Text != "" {
			for i := range min(repeated, maxRepeat) {
				cell.Column = column + i
				cells = append(cells, cell)
			}
			across, down := odf.Repeated(c, "number-columns-spanned", maxColumn), odf.Repeated(c, "number-rows-spanned", maxRow)
			if (across > 1 || down > 1) && len(o.sheet.merges) < maxMerges {
				o.sheet.merges = append(o.sheet.merges, merge{o.row + 1, column, o.row + down, column + across - 1})
			}
		}
		column = min(column+repeated, maxColumn)
	}
	repeated := odf.Repeated(t, "number-rows-repeated", maxRow)
	if len(cells) > 0 {
		for i := range min(repeated, maxRepeat) {
			for _, cell := range cells {
				if err := o.book.put(o.sheet, o.row+1+i, cell.Column, cell); err != nil {
					return err
				}
			}
		}
	}
	o.row = min(o.row+repeated, maxRow)
	return nil
}

// cell reads what a cell shows: its paragraphs.
func (o *ods) cell(t xml.StartElement) (Cell, error) {
	run := o.CellRun(odf.Attribute(t, "style-name"))
	var lines []string
	for {
		token, err := o.Token()
		if err != nil {
			return Cell{}, err
		}
		switch p := token.(type) {
		case xml.EndElement:
			cell := Cell{Text: strings.Join(lines, "\n")}
			if odf.Attribute(t, "value-type") == "date" {
				cell.Date = isoDate(odf.Attribute(t, "date-value"))
			}
			return cell, nil
		case xml.StartElement:
			if p.Name.Local != "p" {
				if err := o.Skip(); err != nil {
					return Cell{}, err
				}
				continue
			}
			text, err := o.Paragraph(run)
			if err != nil {
				return Cell{}, err
			}
			lines = append(lines, text)
		}
	}
}

// isoDate reads the day of a date as both formats write it: "2025-03-27", "2025-03-27T00:00:00"; zero where it is none.
func isoDate(s string) corpus.Date {
	s, _, _ = strings.Cut(s, "T")
	day, err := time.Parse("2006-01-02", s)
	if err != nil {
		return corpus.Date{}
	}
	return corpus.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
}

// dayText writes a day as Vietnamese programs show it: "27/03/2025".
func dayText(d corpus.Date) string {
	return strconv.Itoa(100 + d.Day)[1:] + "/" + strconv.Itoa(100 + d.Month)[1:] + "/" + strconv.Itoa(d.Year)
}
