package dataset

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// workbook writes XLSX as a stream: the sheet of rows first, then the one that explains the columns, then what lists them. A sheet that is full is
// followed by another. Source: ECMA-376, part 1, 18.3.
type workbook struct {
	layout
	zip    *zip.Writer
	page   *bufio.Writer
	sheets []string
	// row is the last row written of the present sheet, most how many a sheet holds.
	row, most int
	columns   []string
}

// What a sheet holds at most. Source: Microsoft, Excel specifications and limits.
const (
	rowsOfSheet = 1_048_576
	longestCell = 32_767 // in UTF-16 units
	longestLink = 255
)

// The styles of a cell, by their place in styles.xml.
const (
	styleHead = iota + 1
	styleInteger
	styleDay
	styleLink
	styleWrap
)

func newWorkbook(out io.Writer, l layout) (*workbook, error) {
	b := &workbook{layout: l, zip: zip.NewWriter(out), most: rowsOfSheet}
	for i := range l.fields {
		b.columns = append(b.columns, columnName(i))
	}
	return b, b.begin()
}

// columnName is the letters of the nth column from 0: "A", "Z", "AA".
func columnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// part begins a file of the package.
func (b *workbook) part(name string) error {
	w, err := b.zip.Create(name)
	b.page = bufio.NewWriterSize(w, 1<<16)
	return err
}

// open begins a sheet with a head that stays in sight.
func (b *workbook) open(name string, widths []int) error {
	b.sheets = append(b.sheets, name)
	if err := b.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets))); err != nil {
		return err
	}
	b.text(xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, width := range widths {
		b.text(fmt.Sprintf(`<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width))
	}
	b.text("</cols><sheetData>")
	b.row = 0
	return nil
}

// begin begins a sheet of rows.
func (b *workbook) begin() error {
	name := b.sheet
	if n := len(b.sheets); n > 0 {
		name += " " + strconv.Itoa(n+1)
	}
	var widths []int
	for _, f := range b.fields {
		widths = append(widths, f.width)
	}
	if err := b.open(name, widths); err != nil {
		return err
	}
	b.startRow()
	for i, f := range b.fields {
		b.inline(i, styleHead, f.title)
	}
	b.text("</row>")
	return nil
}

// The names of the sheets.
const (
	sheetName  = "Số liệu"
	fieldSheet = "Giải thích cột"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// text writes markup; an error stays in the writer until the sheet ends.
func (b *workbook) text(s string) { _, _ = b.page.WriteString(s) }

func (b *workbook) startRow() {
	b.row++
	b.text(`<row r="` + strconv.Itoa(b.row) + `">`)
}

// start begins a cell of the present row.
func (b *workbook) start(column, style int, kind string) {
	b.text(`<c r="` + b.columns[column] + strconv.Itoa(b.row) + `"`)
	if style > 0 {
		b.text(` s="` + strconv.Itoa(style) + `"`)
	}
	if kind != "" {
		b.text(` t="` + kind + `"`)
	}
	b.text(">")
}

func (b *workbook) inline(column, style int, s string) {
	if s == "" {
		return
	}
	b.start(column, style, "inlineStr")
	b.text(`<is><t xml:space="preserve">`)
	b.escape(shorten(s))
	b.text("</t></is></c>")
}

// link is a formula, since addresses in the list of a sheet's links end after 65,530; a formula holds 255 characters.
func (b *workbook) link(column int, url, shown string) {
	if len(url) > longestLink || !strings.HasPrefix(url, "http") {
		b.inline(column, 0, url)
		return
	}
	b.start(column, styleLink, "str")
	b.text(`<f>HYPERLINK("`)
	b.escape(strings.ReplaceAll(url, `"`, "%22"))
	b.text(`","` + shown + `")</f><v>` + shown + `</v></c>`)
}

func (b *workbook) number(column, style int, v float64) {
	b.start(column, style, "")
	b.text("<v>" + strconv.FormatFloat(v, 'g', -1, 64) + "</v></c>")
}

func (b *workbook) write(r any) error {
	if b.row == b.most {
		if err := b.end(); err != nil {
			return err
		}
		if err := b.begin(); err != nil {
			return err
		}
	}
	b.startRow()
	for i, c := range b.cells(r) {
		shown := b.links[b.fields[i].name]
		switch {
		case c.text == "":
		case shown != "":
			b.link(i, c.text, shown)
		case c.kind == dateField && c.number >= firstDay:
			b.number(i, styleDay, c.number-dayZero)
		case c.kind == numberField && c.number == math.Trunc(c.number), c.kind == integerField:
			style := styleInteger
			if c.kind == integerField {
				style = 0
			}
			b.number(i, style, c.number)
		case c.kind == numberField:
			b.number(i, 0, c.number)
		default:
			b.inline(i, 0, c.text)
		}
	}
	b.text("</row>")
	if b.page.Buffered() < 1<<15 {
		return nil
	}
	return b.page.Flush()
}

// Days of a sheet are counted from the last day of 1899; before 1 March 1900 Excel counts a day that was none.
const (
	dayZero  = -25569
	firstDay = dayZero + 61
)

// end ends the present sheet.
func (b *workbook) end() error {
	b.text("</sheetData>")
	if name := b.sheets[len(b.sheets)-1]; name != fieldSheet {
		b.text(fmt.Sprintf(`<autoFilter ref="A1:%s%d"/>`, b.columns[len(b.fields)-1], b.row))
	}
	b.text("</worksheet>")
	return b.page.Flush()
}

func (b *workbook) flush() error { return nil } // what is packed is not cut

// close writes the sheet of columns and what lists the sheets.
func (b *workbook) close() error {
	if err := b.end(); err != nil {
		return err
	}
	if err := b.open(fieldSheet, []int{28, 90, 20}); err != nil {
		return err
	}
	b.startRow()
	for i, s := range [...]string{"Cột", "Giải thích", "Tên trong JSONL, Parquet"} {
		b.inline(i, styleHead, s)
	}
	b.text("</row>")
	for _, f := range b.fields {
		b.startRow()
		b.inline(0, 0, f.title)
		b.inline(1, styleWrap, f.description)
		b.inline(2, 0, f.name)
		b.text("</row>")
	}
	if err := b.end(); err != nil {
		return err
	}
	for _, p := range b.parts() {
		if err := b.part(p.name); err != nil {
			return err
		}
		b.text(xmlHead + p.content)
		if err := b.page.Flush(); err != nil {
			return err
		}
	}
	return b.zip.Close()
}

// parts are the small files of the package.
func (b *workbook) parts() []struct{ name, content string } {
	var types, list, relations strings.Builder
	for i, name := range b.sheets {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, name, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
	}
	fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`, len(b.sheets)+1)
	return []struct{ name, content string }{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations.String() + `</Relationships>`},
		{"xl/styles.xml", workbookStyles},
	}
}

// workbookStyles are the formats, in the order of the constants: plain, head, whole number, day, link, text over several lines.
const workbookStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
	`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF1A4B8C"/><name val="Calibri"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// escape writes text safe within XML; what XML cannot hold is left out.
func (b *workbook) escape(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			b.text("&amp;")
		case r == '<':
			b.text("&lt;")
		case r == '>':
			b.text("&gt;")
		case r == '"':
			b.text("&quot;")
		case r < ' ' && r != '\t' && r != '\n' || r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF:
		default:
			_, _ = b.page.WriteRune(r)
		}
	}
}

// shorten cuts what is too long for a cell.
func shorten(s string) string {
	if len(s) <= longestCell {
		return s
	}
	units, cut := 0, 0
	for i, r := range s {
		if units < longestCell {
			cut = i
		}
		if units += utf16.RuneLen(r); units > longestCell {
			return s[:cut] + "…"
		}
	}
	return s
}
