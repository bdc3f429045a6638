package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// The fixed parts of a DOCX package, by name. Only word/document.xml and docProps/core.xml differ between documents.
const (
	wordNS   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	typesXML = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	relsXML = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	documentRelsXML = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>`
	headerXML = xmlHead + `<w:hdr ` + wordNS + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`
	stylesXML = xmlHead + `<w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Heading2"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr></w:style>` +
		`<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style></w:styles>`
)

// DOCX renders a document as an Office Open XML package: styles for title, headings and body, tables for the letterhead,
// the figures and the foot.
func DOCX(d *Document) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	parts := [][2]string{
		{"[Content_Types].xml", typesXML}, {"_rels/.rels", relsXML}, {"docProps/core.xml", coreXML(d)},
		{"word/document.xml", documentXML(d)}, {"word/_rels/document.xml.rels", documentRelsXML},
		{"word/styles.xml", stylesXML}, {"word/header1.xml", headerXML},
	}
	for _, part := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Deflate, Modified: d.Date})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func coreXML(d *Document) string {
	when := d.Date.Format(time.RFC3339)
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` +
		escape(strings.TrimSpace(d.Number+" "+d.Abstract)) + `</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">` + when + `</dcterms:created></cp:coreProperties>`
}

func documentXML(d *Document) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:document ` + wordNS + `><w:body>`)
	if d.System != "bare" {
		b.WriteString(letterheadXML(d))
	}
	if d.Type != "" {
		b.WriteString(styled("Title", d.Type))
	}
	if d.Abstract != "" {
		b.WriteString(styled("Subtitle", d.Abstract))
	}
	if d.System == "party" {
		b.WriteString(para("-----", "center", ""))
	}
	for _, line := range addressees(d) {
		b.WriteString(para(line, "center", ""))
	}
	for _, block := range d.Blocks {
		b.WriteString(blockXML(block))
	}
	b.WriteString(para(Mark, "center", "i"))
	b.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`)
	return b.String()
}

func letterheadXML(d *Document) string {
	var left, right strings.Builder
	for _, s := range d.Above {
		left.WriteString(para(s, "center", ""))
	}
	for _, s := range d.Left {
		left.WriteString(para(s, "center", "b"))
	}
	if d.System == "party" {
		left.WriteString(para("*", "center", "b"))
	}
	for _, s := range d.Motto() {
		right.WriteString(para(s, "center", "b"))
	}
	number := para(d.NumberLine(), "center", "")
	if d.About != "" {
		number += para(d.About, "center", "")
	}
	return table("", []int{3900, 5700}, [][]string{
		{left.String(), right.String()},
		{number, para(d.DateLine(), "center", "i")},
	}) + `<w:p/>`
}

func blockXML(b Block) string {
	switch b.Kind {
	case Heading:
		return styled(fmt.Sprintf("Heading%d", b.Level), b.Text)
	case Centre:
		return para(b.Text, "center", "b")
	case CentreItalic:
		return para(b.Text, "center", "i")
	case Right:
		return para(b.Text, "right", "i")
	case NewPage:
		return `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`
	case Table:
		return gridXML(b.Rows)
	case Foot:
		return footXML(b)
	}
	return styled("BodyText", b.Text)
}

// gridXML shares the width by the longest cell of each column.
func gridXML(rows [][]string) string {
	weights, total := make([]int, len(rows[0])), 0
	for _, r := range rows {
		for c := range min(len(r), len(weights)) {
			weights[c] = max(weights[c], min(60, 5+len([]rune(r[c]))))
		}
	}
	for _, w := range weights {
		total += w
	}
	for c := range weights {
		weights[c] = 9180 * weights[c] / total
	}
	cells := make([][]string, len(rows))
	for i, r := range rows {
		for c, text := range r {
			mark, align := "", "left"
			if i == 0 {
				mark = "b"
			}
			if i == 0 || c == 0 || isNumeric(text) {
				align = "center"
			}
			cells[i] = append(cells[i], para(text, align, mark))
		}
	}
	return table("TableGrid", weights, cells) + `<w:p/>`
}

func footXML(b Block) string {
	var recipients strings.Builder
	if len(b.Recipients) > 0 {
		recipients.WriteString(para("Nơi nhận:", "left", "bi"))
	}
	for _, s := range b.Recipients {
		recipients.WriteString(para(s, "left", ""))
	}
	signers := make([]string, len(b.Signatures))
	for i, lines := range b.Signatures {
		for k, line := range lines {
			if k == len(lines)-1 {
				signers[i] += para("(Đã ký)", "center", "i")
			}
			signers[i] += para(line, "center", "b")
		}
	}
	if len(signers) == 1 {
		return table("", []int{4590, 4590}, [][]string{{recipients.String() + emptyIf(recipients.Len() == 0), signers[0]}}) + `<w:p/>`
	}
	return table("", []int{4590, 4590}, [][]string{signers}) + `<w:p/>` + recipients.String()
}

// emptyIf is the paragraph that a cell must have.
func emptyIf(empty bool) string {
	if empty {
		return `<w:p/>`
	}
	return ""
}

func table(style string, widths []int, rows [][]string) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr>`)
	if style != "" {
		fmt.Fprintf(&b, `<w:tblStyle w:val="%s"/>`, style)
	}
	b.WriteString(`<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
	for i, r := range rows {
		b.WriteString(`<w:tr>`)
		if i == 0 && style != "" {
			b.WriteString(`<w:trPr><w:tblHeader/></w:trPr>`)
		}
		for c, cell := range r {
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, widths[c], cell)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
	return b.String()
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r></w:p>`
}

// para is a paragraph with an alignment and the marks b and i.
func para(text, align, marks string) string {
	run := ""
	for _, m := range marks {
		run += `<w:` + string(m) + `/>`
	}
	return `<w:p><w:pPr><w:jc w:val="` + align + `"/></w:pPr><w:r><w:rPr>` + run + `</w:rPr><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r></w:p>`
}

func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer does not fail
	return b.String()
}
