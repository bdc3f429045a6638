package extract

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"vankho/corpus"
)

// xlsx makes a workbook of sheets given as name and markup of their data in turn; a name that begins with "-" is hidden. Style 1 is a
// number with one decimal and grouped thousands, 2 a date, 3 a percentage, 4 the font .VnTime.
func xlsx(t testing.TB, sheets ...string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8"?>`
	const ns = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	book, links := `<workbook`+ns+`><sheets>`, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
		`<Relationship Id="s" Type="`+rel+`/styles" Target="styles.xml"/><Relationship Id="t" Type="`+rel+`/sharedStrings" Target="/xl/sharedStrings.xml"/>`
	parts := []string{"_rels/.rels", head + `<Relationships><Relationship Id="a" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/sharedStrings.xml", head + `<sst` + ns + `><si><t>Chỉ tiêu</t></si><si><r><t>Số </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>nghÞ quyÕt</t></r></si><si><t>Uû ban nh©n d©n</t><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml", head + `<styleSheet` + ns + `><numFmts><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts><fonts><font><name val="Calibri"/></font><font><name val=".VnTime"/></font></fonts>` +
			`<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>`}
	for i := 0; i < len(sheets); i += 2 {
		id := string(rune('A' + i))
		name, state := sheets[i], ""
		if hidden, ok := strings.CutPrefix(name, "-"); ok {
			name, state = hidden, ` state="hidden"`
		}
		book += `<sheet name="` + name + `" sheetId="` + id + `" r:id="` + id + `"` + state + `/>`
		links += `<Relationship Id="` + id + `" Type="` + rel + `/worksheet" Target="worksheets/` + id + `.xml"/>`
		parts = append(parts, "xl/worksheets/"+id+".xml", head+`<worksheet`+ns+`>`+sheets[i+1]+`</worksheet>`)
	}
	return pack(t, append(parts, "xl/workbook.xml", head+book+`</sheets></workbook>`, "xl/_rels/workbook.xml.rels", head+links+`</Relationships>`)...)
}

// cells makes the data of a sheet from rows written "a|b"; a cell is a number where it begins with "=", with a style after "@".
func cells(rows ...string) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for _, row := range rows {
		b.WriteString("<row>")
		for cell := range strings.SplitSeq(row, "|") {
			text, style, _ := strings.Cut(cell, "@")
			if style != "" {
				style = ` s="` + style + `"`
			}
			number, is := strings.CutPrefix(text, "=")
			switch {
			case text == "":
				b.WriteString("<c/>")
			case is:
				b.WriteString("<c" + style + "><f>SUM(A1)</f><v>" + number + "</v></c>")
			default:
				b.WriteString("<c" + style + ` t="inlineStr"><is><t>` + text + "</t></is></c>")
			}
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>"
}

func TestXLSXLines(t *testing.T) {
	plan := cells("UBND HUYỆN A|||CỘNG HÒA", "PHÒNG B|||Độc lập", "BIỂU TỔNG HỢP", "Đơn vị tính: triệu đồng", "TT|Chỉ tiêu|Năm 2025|", "||Kế hoạch|Thực hiện", "=1|Thu|=1234.5@1|=0.83@3", "=2|Chi|=83.990000000000009|=45743@2",
		"Ghi chú: số liệu ước", "", "NGƯỜI LẬP||THỦ TRƯỞNG")
	merges := `<mergeCells><mergeCell ref="A3:D3"/><mergeCell ref="C5:D5"/><mergeCell ref="A5:A6"/></mergeCells>`
	cases := []struct {
		name   string
		sheets []string
		want   [][]corpus.Line
	}{
		{"titles, a table with its unit, remarks, signatures", []string{"Biểu 1", plan + merges}, [][]corpus.Line{slicesOf(
			[]corpus.Line{{Kind: corpus.LineHeading, Level: 1, Text: "Biểu 1"}},
			plainLines("UBND HUYỆN A", "PHÒNG B", "CỘNG HÒA", "Độc lập", "BIỂU TỔNG HỢP", "Đơn vị tính: triệu đồng"),
			tabled(1, head("TT", "Chỉ tiêu", "Năm 2025", ""), head("", "", "Kế hoạch", "Thực hiện"), row("1", "Thu", "1.234,5", "83%"), row("2", "Chi", "83,99", "27/03/2025")),
			plainLines("Ghi chú: số liệu ước", "NGƯỜI LẬP", "THỦ TRƯỞNG"))}},
		{"empty rows part tables, or rows of one", []string{"Sheet1", cells("TT|Tên|Số", "=1|a|=5", "", "=2|b|=6", "", "TT|Họ tên|Năm sinh", "=1|c|=1980")}, [][]corpus.Line{append(
			tabled(1, head("TT", "Tên", "Số"), row("1", "a", "5"), row("2", "b", "6")), tabled(2, head("TT", "Họ tên", "Năm sinh"), row("1", "c", "1980"))...)}},
		{"sheets are pages, hidden ones are left out", []string{"Một", cells("a b"), "-Hai", cells("c"), "Trống", cells(""), "Trang tính3", cells("d")}, [][]corpus.Line{
			append([]corpus.Line{{Kind: corpus.LineHeading, Level: 1, Text: "Một"}}, plainLines("a b")...), plainLines("d")}},
		{"shared texts, old fonts, errors, truth", []string{"Sheet1", `<sheetData><row r="7"><c r="B7" t="s"><v>0</v></c><c r="C7" t="s"><v>1</v></c><c r="E7" s="4" t="s"><v>2</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="s"><v>9</v></c><c t="str"><v>a_x000D_b</v></c></row></sheetData>`}, [][]corpus.Line{
			tabled(1, row("Chỉ tiêu", "Số nghị quyết", "Uỷ ban nhân dân", "#REF!", "TRUE", "ab"))}},
		{"a title of rows over the whole width", []string{"Sheet1", cells("STT|Việc|Hạn", "I. NỘI VỤ", "=1|Họp|Tháng 5", "=2|Báo cáo|Tháng 6") + `<mergeCells><mergeCell ref="A2:C2"/></mergeCells>`}, [][]corpus.Line{
			tabled(1, head("STT", "Việc", "Hạn"), row("I. NỘI VỤ"), row("1", "Họp", "Tháng 5"), row("2", "Báo cáo", "Tháng 6"))}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			records, result := readAll(t, "a.xlsx", xlsx(t, c.sheets...), Limits{})
			if len(records) != 1 {
				t.Fatalf("%d records, %v", len(records), result.Problems)
			}
			var got [][]corpus.Line
			for _, p := range records[0].Pages {
				got = append(got, p.Lines)
			}
			if diff := cmp.Diff(c.want, got, withoutAddresses); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// withoutAddresses compares rows whatever their place in the workbook.
var withoutAddresses = cmpopts.IgnoreFields(corpus.Line{}, "Sheet")

func TestRowsOfAWorkbookKnowTheirCells(t *testing.T) {
	data := cells("BIỂU TỔNG HỢP", "", "STT||Việc|Số", "I. NỘI VỤ", "=1||Họp|=5", "", "=2||Báo cáo|=6") +
		`<mergeCells><mergeCell ref="A4:D4"/></mergeCells>`
	records, _ := readAll(t, "a.xlsx", xlsx(t, "Biểu 1", data), Limits{})
	var got []string
	for _, line := range records[0].Pages[0].Lines {
		for i, cell := range line.Cells {
			got = append(got, line.Sheet.Sheet+"!"+line.Sheet.Address(i)+"="+cell)
		}
		if line.Kind == corpus.LineRow && line.Sheet.Address(len(line.Cells)) != "" {
			t.Error("a cell that the row does not have has an address")
		}
	}
	want := []string{"Biểu 1!A3=STT", "Biểu 1!C3=Việc", "Biểu 1!D3=Số", "Biểu 1!A4=I. NỘI VỤ", "Biểu 1!A5=1", "Biểu 1!C5=Họp", "Biểu 1!D5=5",
		"Biểu 1!A7=2", "Biểu 1!C7=Báo cáo", "Biểu 1!D7=6"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func slicesOf(parts ...[]corpus.Line) []corpus.Line {
	var all []corpus.Line
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func TestHiddenSheetsAndOldFontsAreSaid(t *testing.T) {
	records, result := readAll(t, "a.xlsx", xlsx(t, "Sheet1", cells("Uû ban nh©n d©n@4"), "-Sheet2", cells("a")), Limits{})
	if kinds(records, result) != "partial converted" || records[0].Pages[0].Encoding != "TCVN3" || records[0].Pages[0].Method != corpus.MethodConverted {
		t.Errorf("%s %+v", kinds(records, result), records)
	}
}

func TestAWorkbookMayBeARegister(t *testing.T) {
	data := xlsx(t, "Bìa", cells("Sổ văn bản đi"), "Công văn", cells("SỔ ĐĂNG KÝ VĂN BẢN ĐI", "", "STT|Số, ký hiệu|Ngày ban hành|Trích yếu", "(1)|(2)|(3)|(4)",
		"=1|154/KH-UBND|=45743@2|Kế hoạch chuyển đổi số", "Tháng 4", "=2|155/UBND-VX|28/3/2025|V/v báo cáo", "=3||=45744@2|"))
	records, result := readAll(t, "a.xlsx", data, Limits{})
	if len(records) != 3 || kinds(records, result) != "partial bad_row" {
		t.Fatalf("%d records, %s", len(records), kinds(records, result))
	}
	first, second := records[0], records[1]
	if first.Row.Number != "154/KH-UBND" || first.Row.Issued.String() != "2025-03-27" || first.Row.Abstract != "Kế hoạch chuyển đổi số" || first.Member != "row-5" {
		t.Errorf("%+v %s", first.Row, first.Member)
	}
	if second.Row.Issued.String() != "2025-03-28" || second.SHA256 == first.SHA256 {
		t.Errorf("%+v", second.Row)
	}
}

func TestATableOfAPlanIsNoRegister(t *testing.T) {
	records, _ := readAll(t, "a.xlsx", xlsx(t, "Sheet1", cells("STT|Nội dung|Cơ quan|Ngày", "=1|Họp|Sở A|=45743@2")), Limits{})
	if len(records) != 1 || records[0].Row != nil {
		t.Errorf("%+v", records)
	}
}

func TestWorkbooksOfHugeRangesEndSoon(t *testing.T) {
	sheet := `<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>đầu</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>cuối</t></is></c></row>` +
		`<row r="99999999"><c r="ZZZZ9" t="inlineStr"><is><t>ngoài</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`
	records, _ := readAll(t, "a.xlsx", xlsx(t, "Sheet1", sheet), Limits{})
	if len(records) != 1 || text(records[0]) != "đầu\ncuối" {
		t.Errorf("%+v", records)
	}
}

func TestScatteredCellsAreNotFilledUp(t *testing.T) {
	for _, width := range []int{2, 3} {
		var b strings.Builder
		b.WriteString("<sheetData>")
		for i := range 16_000 {
			b.WriteString(`<row><c r="` + columnName(i) + strconv.Itoa(i+1) + `"><v>1</v></c>` + strings.Repeat(`<c><v>2</v></c>`, width-1) + "</row>")
		}
		records, _ := readAll(t, "a.xlsx", xlsx(t, "Sheet1", b.String()+"</sheetData>"), Limits{})
		n := 0
		for _, l := range records[0].Pages[0].Lines {
			n += max(1, len(l.Cells))
		}
		if n != 16_000*width {
			t.Errorf("%d cells in rows of %d", n, width)
		}
	}
}

// columnName writes the name of a column, counted from 0: A, B, … AA.
func columnName(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return columnName(n/26-1) + string(rune('A'+n%26))
}

func TestAWorkbookOverTheLimitGivesItsHead(t *testing.T) {
	records, result := readAll(t, "a.xlsx", xlsx(t, "Một", cells("đầu")+cells(strings.Repeat("dài", 100)), "Hai", cells("sau")), Limits{Document: 100})
	if len(records) != 1 || text(records[0]) != "Một\nđầu" || kinds(records, result) != "too_large" {
		t.Errorf("%+v %s", records, kinds(records, result))
	}
}

func TestADamagedSheetGivesItsHead(t *testing.T) {
	data := xlsx(t, "Một", `<sheetData><row><c t="inlineStr"><is><t>đầu</t></is></c></row><row><c t="inlineStr"><is><t>hỏng</t></is></c><`, "Sheet2", cells("sau"))
	records, result := readAll(t, "a.xlsx", data, Limits{})
	if len(records) != 1 || !strings.Contains(text(records[0]), "đầu") || !strings.Contains(text(records[0]), "sau") || kinds(records, result) != "partial" {
		t.Errorf("%+v %s", records, kinds(records, result))
	}
}

func TestTablesOfRealWorkbooksHaveHeads(t *testing.T) {
	for name, want := range map[string]int{"012-chitieuNN": 3, "013-giaidoan.dahuoai": 2, "017-gtsx_dahuoai": 2, "018-tonghopktxh_dahuoai": 2, "021-bieumaunhaplieu": 1} {
		heads := 0
		path := shared(t, "files", "xlsx", name+".xlsx")
		_, err := readFile(newReading(t.Context(), path, settings{}, nil, func(r Record) error {
			for _, p := range r.Pages {
				for _, l := range p.Lines {
					if l.Head {
						heads++
					}
				}
			}
			return nil
		}), path)
		if err != nil || heads != want {
			t.Errorf("%s: %d rows of heads, want %d (%v)", name, heads, want, err)
		}
	}
}

func FuzzXLSX(f *testing.F) {
	f.Add(cells("TT|Tên|Số", "=1|a|=5@1", "=2|b|=45743@2") + `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)
	f.Add(`<sheetData><row r="7"><c r="B7" t="s"><v>1</v></c><c t="d"><v>2025-03-27T00:00</v></c><c t="e"><v>#N/A</v></c></row></sheetData>`)
	f.Add(cells("Số ký hiệu|Ngày ban hành", "1/QĐ|=45743@2"))
	f.Fuzz(func(t *testing.T, sheet string) { check(t, "a.xlsx", xlsx(t, "Biểu", sheet)) })
}
