package draft

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"vankho/corpus"
)

// None is what is said of a draft that cites nothing. Source: pages.md §5.6.
const None = "Không thấy dẫn chiếu nào trong dự thảo. Dẫn chiếu thường có dạng “Quyết định số 12/QĐ-UBND ngày …”."

// SheetTitle is what the review sheet is called.
const SheetTitle = "Phiếu rà soát dẫn chiếu"

// columns are those of the review sheet; the last is for the pen of who reviews. Source: pages.md §5.6.
var columns = [...]string{"STT", "Dự thảo ghi", "Kết quả", "Kho ghi", "Câu căn cứ", "Ý kiến người rà soát"}

// row is one finding as the review sheet shows it, one cell for each column but the last.
func row(i int, f *corpus.Finding) []string {
	held := ""
	if d := f.Document; d != nil {
		held = Form(corpus.Holder{Number: d.Number, Type: d.Type, Issuer: d.Issuer, Abstract: strings.TrimPrefix(d.Title, d.Type+" số "+d.Number), Issued: d.Issued}, corpus.SystemState)
		if d.Stub {
			held += " (chưa có toàn văn)"
		}
	}
	for _, k := range f.Candidates {
		held += "\nCó thể là: " + named(k) + of(k)
	}
	result := f.Label() + ". " + f.Sentence
	if f.Correct != "" {
		result += "\nCách viết: " + oneLine(f.Correct)
	}
	var grounds []string
	for _, g := range f.Grounds {
		ground := g.Words
		if g.Quote != "" {
			ground += ": “" + cut(oneLine(g.Quote)) + "” (" + named(g.Document) + ")"
		}
		grounds = append(grounds, ground)
	}
	return []string{fmt.Sprint(i + 1), oneLine(f.Quote), result, strings.TrimPrefix(held, "\n"), strings.Join(grounds, "\n")}
}

// lead are the lines above the table of the sheet.
func lead(r *corpus.Review) []string {
	var out []string
	if r.Name != "" {
		out = append(out, "Dự thảo: "+r.Name)
	}
	out = append(out, "Xét hiệu lực tại ngày: "+r.Day.Short(),
		fmt.Sprintf("Kiểm tra lúc %s với kho gồm %s văn bản, %s dẫn chiếu (thay đổi thứ %d)", r.At.Format("15:04 02/01/2006"),
			thousands(r.Documents), thousands(r.References), r.Seq))
	if len(r.Findings) == 0 {
		return append(out, None)
	}
	counts := fmt.Sprintf("%s dẫn chiếu, %s chỗ cần sửa", thousands(len(r.Findings)), thousands(r.Mend()))
	for _, s := range r.States() {
		counts += fmt.Sprintf("; %s: %s", s.Label, thousands(s.Citations))
	}
	out = append(out, counts+".")
	if r.Partial {
		out = append(out, "Kho còn trang chờ nhận dạng hoặc dẫn chiếu, quan hệ chờ xét, hoặc đã quá thời gian kiểm tra: không dẫn chiếu nào được kết luận là không có trong kho; thông tin hiệu lực có thể chưa đủ.")
	}
	for _, p := range r.Problems {
		out = append(out, "Lưu ý: "+p.Detail)
	}
	return out
}

// WriteCSV writes the rows of the review sheet as CSV with a byte order mark. A cell that a spreadsheet would take for a formula begins with
// an apostrophe.
func WriteCSV(w io.Writer, r *corpus.Review) error {
	if _, err := io.WriteString(w, "\uFEFF"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(columns[:]); err != nil {
		return err
	}
	for i := range r.Findings {
		cells := append(row(i, &r.Findings[i]), "")
		for k, c := range cells {
			cells[k] = corpus.PlainCell(c)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Sheet writes the review sheet (phiếu rà soát dẫn chiếu) as DOCX, A4 portrait, black.
func Sheet(r *corpus.Review) ([]byte, error) {
	var b strings.Builder
	b.WriteString(xml.Header + `<w:document xmlns:w="` + wordSpace + `"><w:body>`)
	paragraph(&b, strings.ToUpper(SheetTitle), `<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="28"/>`)
	for _, l := range lead(r) {
		paragraph(&b, l, "", "")
	}
	if len(r.Findings) > 0 {
		grid(&b, r)
	}
	paragraph(&b, "", "", "")
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4819"/><w:gridCol w:w="4819"/></w:tblGrid><w:tr>`)
	for _, c := range [...]string{"Người rà soát\n(ký, ghi rõ họ tên)", "Ngày …… tháng …… năm ………"} {
		cell(&b, 4819, c, `<w:jc w:val="center"/>`, "")
	}
	b.WriteString(`</w:tr></w:tbl><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [...]struct{ name, content string }{
		{"[Content_Types].xml", xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`},
		{"_rels/.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		{"word/styles.xml", xml.Header + `<w:styles xmlns:w="` + wordSpace + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults></w:styles>`},
		{"word/document.xml", b.String()},
	} {
		if err := put(z, part.name, []byte(part.content)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// widths are those of the columns in twentieths of a point; together the width between the margins of A4.
var widths = [...]int{580, 1900, 2350, 1850, 1750, 1208}

func grid(b *strings.Builder, r *corpus.Review) {
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblBorders>`)
	for _, side := range [...]string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, c := range columns {
		cell(b, widths[i], c, `<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="20"/>`)
	}
	b.WriteString(`</w:tr>`)
	for i := range r.Findings {
		b.WriteString(`<w:tr>`)
		for k, c := range append(row(i, &r.Findings[i]), "") {
			cell(b, widths[k], c, "", `<w:sz w:val="20"/>`)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl>`)
}

func cell(b *strings.Builder, width int, text, look, letters string) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, width)
	for _, line := range strings.Split(text, "\n") {
		paragraph(b, line, look, letters)
	}
	b.WriteString(`</w:tc>`)
}

func paragraph(b *strings.Builder, text, look, letters string) {
	fmt.Fprintf(b, `<w:p><w:pPr>%s</w:pPr><w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, look, letters, escape(text))
}
