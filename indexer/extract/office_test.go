package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func paragraph(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func cell(paragraphs ...string) string {
	s := `<w:tc>`
	for _, p := range paragraphs {
		s += paragraph(p)
	}
	return s + `</w:tc>`
}

func plainLines(texts ...string) []corpus.Line {
	var lines []corpus.Line
	for _, text := range texts {
		lines = append(lines, corpus.Line{Text: text})
	}
	return lines
}

func row(cells ...string) corpus.Line { return corpus.Line{Kind: corpus.LineRow, Cells: cells} }

// tabled gives the rows of the table with this number.
func tabled(number int, rows ...corpus.Line) []corpus.Line {
	for i := range rows {
		rows[i].Table = number
	}
	return rows
}

// head is a row that names columns.
func head(cells ...string) corpus.Line {
	return corpus.Line{Kind: corpus.LineRow, Cells: cells, Head: true}
}

func TestDOCXLines(t *testing.T) {
	list := func(level, id, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	numbering := `<w:numbering` + ns + `><w:abstractNum w:abstractNumId="7">` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>` +
		`<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`
	styles := `<w:styles` + ns + `><w:style w:styleId="A"><w:name w:val="heading 2"/></w:style>` +
		`<w:style w:styleId="B"><w:name w:val="Của tôi"/><w:basedOn w:val="A"/></w:style>` +
		`<w:style w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="C"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:styleId="Old"><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style><w:style w:type="character" w:styleId="VNI"><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style></w:styles>`
	ends := `<w:endnotes` + ns + `><w:endnote w:id="2"><w:p><w:r><w:t>Chú thích cuối.</w:t></w:r></w:p></w:endnote></w:endnotes>`
	notes := `<w:footnotes` + ns + `><w:footnote w:id="-1"><w:p><w:r><w:t>rule</w:t></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/><w:t>Theo số liệu.</w:t></w:r></w:p></w:footnote></w:footnotes>`

	cases := []struct {
		name, body string
		want       []corpus.Line
	}{
		{"runs are one paragraph", `<w:p><w:r><w:t>Kế </w:t></w:r><w:r><w:t>hoạch</w:t></w:r></w:p><w:p/>`, plainLines("Kế hoạch")},
		{"tabs, breaks, hyphens", `<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>15/2020/NĐ</w:t><w:noBreakHyphen/><w:t>CP, 5‑NQ/TW</w:t><w:br/><w:t>Hà Nội</w:t></w:r></w:p>`,
			plainLines("Số:\t15/2020/NĐ-CP, 5-NQ/TW", "Hà Nội")},
		{"deleted, hidden, field codes, fallbacks are left out", `<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:t>cũ</w:t><w:delText>cũ</w:delText></w:r></w:del>` +
			`<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> rõ</w:t></w:r>` +
			`<w:r><mc:AlternateContent><mc:Choice><w:t> một</w:t></mc:Choice><mc:Fallback><w:t> một</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, plainLines("mới rõ một")},
		{"capitals by format", `<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>quyết định</w:t></w:r></w:p>`, plainLines("QUYẾT ĐỊNH")},
		{"headings by style, by what a style is based on, by themselves", `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr><w:r><w:t>b</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="C"/></w:pPr><w:r><w:t>c</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>d</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="A"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>e</w:t></w:r></w:p>`,
			[]corpus.Line{{Kind: corpus.LineHeading, Level: 2, Text: "a"}, {Kind: corpus.LineHeading, Level: 2, Text: "b"},
				{Kind: corpus.LineHeading, Level: 1, Text: "c"}, {Kind: corpus.LineHeading, Level: 3, Text: "d"}, {Text: "e"}}},
		{"labels of lists", list("0", "3", "A") + list("1", "3", "B") + list("1", "3", "C") + list("2", "3", "D") + list("0", "3", "E") + list("1", "3", "F") + list("0", "4", "G") + list("0", "0", "H"),
			plainLines("Điều 1. A", "a) B", "b) C", "- D", "Điều 2. E", "a) F", "Điều 9. G", "H")},
		{"a table is rows", `<w:tbl><w:tr>` + cell("Chỉ tiêu") + cell("Quý I") + cell("Quý II") + `</w:tr><w:tr>` + cell("Hồ sơ", "trực tuyến") + cell("15") + cell("") + `</w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + paragraph("Cộng") + `</w:tc>` + cell("40") + `</w:tr><w:tr>` + cell("a") + cell("1") + cell("2") + `</w:tr><w:tr>` + cell("b") + cell("3") + cell("4") + `</w:tr></w:tbl>`,
			tabled(1, head("Chỉ tiêu", "Quý I", "Quý II"), row("Hồ sơ trực tuyến", "15", ""), row("Cộng", "", "40"), row("a", "1", "2"), row("b", "3", "4"))},
		{"a letterhead is lines, column by column", `<w:tbl><w:tr>` + cell("UBND TỈNH", "Số: 1/QĐ-UBND") + cell("CỘNG HÒA", "Hà Nội, ngày 1") + `</w:tr></w:tbl>`,
			plainLines("UBND TỈNH", "Số: 1/QĐ-UBND", "CỘNG HÒA", "Hà Nội, ngày 1")},
		{"a table in a table", `<w:tbl><w:tr><w:tc>` + paragraph("khung") + `<w:tbl><w:tr>` + cell("a") + cell("b") + `</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`,
			append(plainLines("khung"), tabled(1, row("a", "b"))...)},
		{"text boxes follow their paragraph", `<w:p><w:r><w:t>Ngoài </w:t><w:pict><w:txbxContent>` + paragraph("trong khung") + `</w:txbxContent></w:pict><w:t>khung</w:t></w:r></w:p>`,
			plainLines("Ngoài khung", "trong khung")},
		{"content controls and links are transparent", `<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>` + paragraph("a") + `</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink></w:p>`, plainLines("a", "b")},
		{"a cell merged downwards keeps its column, deleted rows are left out", `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>` + cell("Việc") + cell("Ai") + cell("Nơi") + `</w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + paragraph("Họp") + `</w:tc>` + cell("b") + cell("c") + `</w:tr>` +
			`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + paragraph("che") + `</w:tc>` + cell("d") + cell("e") + `</w:tr><w:tr><w:trPr><w:del/></w:trPr>` + cell("x") + cell("y") + cell("z") + `</w:tr>` +
			`<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell("f") + cell("g") + `</w:tr></w:tbl>`,
			tabled(1, head("Việc", "Ai", "Nơi"), row("Họp", "b", "c"), row("", "d", "e"), row("", "f", "g"))},
		{"signs of symbol fonts", `<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Có </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 5</w:t><w:sym w:font="Wingdings" w:char="F001"/></w:r></w:p>`, plainLines("☑ Có ≥ 5")},
		{"old fonts: of a run, of a style, of a run's style", `<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>Uû ban nh©n d©n</w:t></w:r><w:r><w:t xml:space="preserve"> tỉnh</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr><w:r><w:t>quyÕt ®Þnh</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rStyle w:val="VNI"/></w:rPr><w:t>Vieä</w:t></w:r><w:r><w:rPr><w:rStyle w:val="VNI"/><w:b/></w:rPr><w:t>t Nam</w:t></w:r></w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>café</w:t></w:r></w:p>`, plainLines("Uỷ ban nhân dân tỉnh", "QUYẾT ĐỊNH", "Việt Nam", "café")},
		{"endnotes come after footnotes", `<w:p><w:r><w:t>a</w:t><w:endnoteReference w:id="2"/><w:footnoteReference w:id="5"/></w:r></w:p>`, plainLines("a[i][1]", "[1] Theo số liệu.", "[i] Chú thích cuối.")},
		{"footnotes come last", `<w:p><w:r><w:t>Tăng 5%</w:t><w:footnoteReference w:id="5"/></w:r></w:p>` + paragraph("Hết"), plainLines("Tăng 5%[1]", "Hết", "[1] Theo số liệu.")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.docx", docx(t, c.body, "word/numbering.xml", numbering, "word/styles.xml", styles, "word/footnotes.xml", notes, "word/endnotes.xml", ends), Limits{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), result.Problems)
			}
			if diff := cmp.Diff(c.want, records[0].Pages[0].Lines); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestADOCXCutInTheMiddleGivesItsHead(t *testing.T) {
	data := pack(t, "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+paragraph("Điều 1")+`<w:p><w:r><w:t>Điều 2 <`)
	records, result := readAll(t, "a.docx", data, Limits{})
	if len(records) != 1 || text(records[0]) != "Điều 1\nĐiều 2" || kinds(records, result) != "partial" {
		t.Errorf("%+v %+v", records, result)
	}
}
