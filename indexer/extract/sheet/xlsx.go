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

	"golang.org/x/net/html/charset"

	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/legacy"
)

// limits of the parts of a package, in bytes of markup.
const (
	maxSheetPart = 1 << 30
	maxSmallPart = 256 << 20
	// maxCellText is thrice what Excel lets a cell hold, in bytes.
	maxCellText = 3 * 4 * 32767
)

// xlsx is the reading of an Excel workbook.
type xlsx struct {
	ctx      context.Context
	parts    map[string]*zip.File
	book     *Book
	shared   []sharedText
	styles   []cellStyle
	from1904 bool
}

// sharedText is a text that cells name by its number: in one piece, or in runs where fonts change within it.
type sharedText struct {
	text string
	runs []textRun
}

type textRun struct{ text, font string }

// cellStyle is what the style of a cell says of its value.
type cellStyle struct {
	format *numberFormat
	font   string
}

// ReadXLSX reads an Excel workbook (Office Open XML, ISO/IEC 29500): results of formulas, not the formulas, and no remarks or
// drawings. Limit is the most bytes of text. The error is a *fault.Fault, or ctx's.
func ReadXLSX(ctx context.Context, in io.ReaderAt, size, limit int64) (*Book, error) {
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return nil, fault.Of(fault.BrokenSheet)
	}
	x := &xlsx{ctx: ctx, parts: map[string]*zip.File{}, book: newBook("xlsx", limit)}
	for _, f := range archive.File {
		x.parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	main := "xl/workbook.xml"
	for _, r := range x.relations("_rels/.rels", "") {
		if strings.HasSuffix(r.kind, "/officeDocument") && x.parts[r.target] != nil {
			main = r.target
		}
	}
	f := x.parts[main]
	switch {
	case f == nil:
		return nil, fault.Of(fault.BrokenSheet)
	case f.Flags&1 != 0:
		return nil, fault.Of(fault.EncryptedFile)
	}
	if err := x.workbook(f, main); err != nil {
		return nil, err
	}
	return x.book, nil
}

// relation is a link from one part to another.
type relation struct{ id, kind, target string }

// relations reads a part of links; targets are relative to folder.
func (x *xlsx) relations(name, folder string) []relation {
	var part struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if x.decode(name, &part) != nil {
		return nil
	}
	var all []relation
	for _, r := range part.Relationship {
		target := path.Join(folder, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = strings.TrimPrefix(r.Target, "/")
		}
		all = append(all, relation{r.ID, r.Type, target})
	}
	return all
}

// decode reads a small part; a part that is missing leaves into empty.
func (x *xlsx) decode(name string, into any) error {
	f := x.parts[name]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return newDecoder(io.LimitReader(r, maxSmallPart)).Decode(into)
}

func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	return d
}

func (x *xlsx) workbook(f *zip.File, main string) error {
	var part struct {
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
	if err := x.decode(main, &part); err != nil && len(part.Sheet) == 0 {
		return fault.Of(fault.BrokenSheet)
	}
	x.from1904 = part.Properties.From1904 == "1" || part.Properties.From1904 == "true"
	folder := path.Dir(main)
	targets := map[string]string{}
	for _, r := range x.relations(path.Join(folder, "_rels", path.Base(main)+".rels"), folder) {
		targets[r.id] = r.target
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			if err := x.sharedStrings(r.target); err != nil {
				return err
			}
		case strings.HasSuffix(r.kind, "/styles"):
			x.readStyles(r.target)
		}
	}
	hidden := 0
	for i, s := range part.Sheet {
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
			x.book.Problems = append(x.book.Problems, fault.Of(fault.CutSheet, grid.Squeeze(s.Name)).Problem())
		}
	}
	x.book.hidden(hidden)
	return nil
}

// readStyles reads the number format and the font of each cell style; damaged styles leave cells plain.
func (x *xlsx) readStyles(name string) {
	var part struct {
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
	_ = x.decode(name, &part) // what was read before the damage stays
	formats := map[int]*numberFormat{}
	for id, code := range builtIn() {
		formats[id] = readFormat(code)
	}
	for _, f := range part.Formats {
		formats[f.ID] = readFormat(f.Code)
	}
	for _, c := range part.Cells {
		style := cellStyle{format: formats[c.Format]}
		if c.Font >= 0 && c.Font < len(part.Fonts) {
			style.font = part.Fonts[c.Font].Name.Value
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

// cellText is a text in the font of its cell, or in those of its runs.
func (x *xlsx) cellText(text sharedText, style cellStyle) string {
	if len(text.runs) == 0 {
		if style.font == "" {
			return text.text
		}
		return x.book.typed(text.text, style.font)
	}
	var runs legacy.Runs
	for _, r := range text.runs {
		font := r.font
		if font == "" {
			font = style.font
		}
		runs.Add(r.text, legacy.Run{Font: font})
	}
	return x.book.taken(&runs)
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
		return shown(x.cellText(x.shared[n], style))
	case "inlineStr":
		return shown(x.cellText(inline, style))
	case "str":
		return shown(x.cellText(sharedText{text: unescape(raw)}, style))
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
