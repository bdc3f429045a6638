package sheet

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/parts"
)

// limits of the parts of a package, in bytes of markup.
const (
	maxSheetPart = 1 << 30
	// maxCellText is thrice what Excel lets a cell hold, in bytes.
	maxCellText = 3 * 4 * 32767
)

// xlsx is the reading of an Excel workbook.
type xlsx struct {
	ctx      context.Context
	parts    parts.Package
	book     *Book
	shared   []sharedText
	styles   []cellStyle
	from1904 bool
}

// cellStyle is what the style of a cell says of its value.
type cellStyle struct {
	format *numberFormat
	font   string
}

// ReadXLSX reads an Excel workbook (Office Open XML, ISO/IEC 29500): results of formulas, not the formulas, and no remarks or
// drawings. Limit is the most bytes of text. The error is a *fault.Fault, or ctx's.
func ReadXLSX(ctx context.Context, in io.ReaderAt, size, limit int64) (*Book, error) {
	p, err := parts.Open(in, size)
	if err != nil {
		return nil, fault.Of(fault.BrokenSheet)
	}
	x := &xlsx{ctx: ctx, parts: p, book: newBook("xlsx", limit)}
	main := p.Main("xl/workbook.xml")
	f := x.parts[main]
	switch {
	case f == nil:
		return nil, fault.Of(fault.BrokenSheet)
	case parts.Locked(f):
		return nil, fault.Of(fault.EncryptedFile)
	}
	if err := x.workbook(f, main); err != nil {
		return nil, err
	}
	return x.book, nil
}

func (x *xlsx) workbook(f *zip.File, main string) error {
	var book struct {
		Properties struct {
			From1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheet []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			// Attributes hold the link to its part, in a name space that has two forms.
			Attributes []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := x.parts.Decode(main, &book); err != nil && len(book.Sheet) == 0 {
		return fault.Of(fault.BrokenSheet)
	}
	x.from1904 = book.Properties.From1904 == "1" || book.Properties.From1904 == "true"
	folder := path.Dir(main)
	targets := map[string]string{}
	for _, r := range x.parts.Relations(path.Join(folder, "_rels", path.Base(main)+".rels"), folder) {
		targets[r.ID] = r.Target
		switch {
		case strings.HasSuffix(r.Kind, "/sharedStrings"):
			if err := x.sharedStrings(r.Target); err != nil {
				return err
			}
		case strings.HasSuffix(r.Kind, "/styles"):
			x.readStyles(r.Target)
		}
	}
	hidden := 0
	for i, s := range book.Sheet {
		if s.State == "hidden" || s.State == "veryHidden" {
			hidden++
			continue
		}
		var f *zip.File
		for _, a := range s.Attributes {
			if a.Name.Local == "id" {
				f = x.parts[targets[a.Value]]
			}
		}
		if f == nil || i >= maxSheets {
			continue
		}
		sheet := Sheet{Name: s.Name}
		err := x.sheet(f, &sheet)
		x.book.add(sheet)
		var known *fault.Fault
		switch {
		case err == nil:
		case x.ctx.Err() != nil:
			return x.ctx.Err()
		case errors.Is(err, errFull):
			x.book.full()
			return nil
		case errors.As(err, &known):
			x.book.Problems = append(x.book.Problems, known.Problem())
		default:
			x.book.Problems = append(x.book.Problems, fault.Of(fault.CutSheet, viet.Squeeze(s.Name)).Problem())
		}
	}
	x.book.hidden(hidden)
	return nil
}

// readStyles reads the number format and the font of each cell style; damaged styles leave cells plain.
func (x *xlsx) readStyles(name string) {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Fonts []struct {
			Name struct {
				Value string `xml:"val,attr"`
			} `xml:"name"`
		} `xml:"fonts>font"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
			Font   int `xml:"fontId,attr"`
		} `xml:"cellXfs>xf"`
	}
	_ = x.parts.Decode(name, &styles) // what was read before the damage stays
	formats := map[int]*numberFormat{}
	for id, code := range builtIn() {
		formats[id] = readFormat(code)
	}
	for _, f := range styles.Formats {
		formats[f.ID] = readFormat(f.Code)
	}
	for _, c := range styles.Cells {
		style := cellStyle{format: formats[c.Format]}
		if c.Font >= 0 && c.Font < len(styles.Fonts) {
			style.font = styles.Fonts[c.Font].Name.Value
		}
		if _, _, old := viet.LegacyFont(style.font); !old {
			style.font = "" // nothing to ask of it again
		}
		x.styles = append(x.styles, style)
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// value is what a cell of one of the types of the format shows.
func (x *xlsx) value(kind, raw string, inline sharedText, style cellStyle) Cell {
	shown := func(text string) Cell {
		if style.format != nil {
			text = style.format.text(text)
		}
		return Cell{Text: text}
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil || n < 0 || n >= len(x.shared) {
			return Cell{}
		}
		return shown(x.book.shown(x.shared[n], style.font))
	case "inlineStr":
		return shown(x.book.shown(inline, style.font))
	case "str":
		return shown(x.book.shown(sharedText{text: unescape(raw)}, style.font))
	case "b":
		if raw == "1" || raw == "true" {
			return Cell{Text: "TRUE"}
		}
		return Cell{Text: "FALSE"}
	case "e":
		return Cell{Text: raw}
	case "d":
		day := isoDate(raw)
		if !day.Valid() {
			return Cell{Text: raw}
		}
		return Cell{Text: dayText(day), Date: day}
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil {
		return Cell{Text: raw}
	}
	return numberCell(v, style.format, x.from1904)
}

// numberCell is a number in its format.
func numberCell(v float64, format *numberFormat, from1904 bool) Cell {
	if format == nil {
		return Cell{Text: general(v)}
	}
	text, day := format.number(v, from1904)
	return Cell{Text: text, Date: day}
}
