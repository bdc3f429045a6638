package dataset

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"vankho/corpus"
)

// someRows are figures of an invented report: one with all that there is, one of a sheet, one that spreadsheets would run.
func someRows() []corpus.FigureRow {
	amount := func(v float64) *corpus.Amount { a := corpus.One(v); return &a }
	report := corpus.Summary{ID: "12-bc-ubnd-2025", Number: "12/BC-UBND", Type: "Báo cáo", Issuer: "Ủy ban nhân dân tỉnh Vân Sơn", Issued: corpus.Date{Year: 2025, Month: 4, Day: 5}, Title: "Báo cáo quý I"}
	full := corpus.FigureRow{N: 1, Document: report, Name: "tỷ lệ hồ sơ tiếp nhận trực tuyến", Section: "muc-ii", Page: 2, Method: corpus.MethodOCR, Quality: 0.97,
		Sentence: "Tỷ lệ hồ sơ tiếp nhận\ntrực tuyến đạt 51,69/85%.", Figure: corpus.Figure{
			Span: corpus.Span{Start: 100, End: 109}, Quote: "51,69/85%", Digits: corpus.Span{Start: 100, End: 105}, Kind: corpus.FigureActual, Value: corpus.One(51.69), Unit: "%",
			Base: corpus.One(51.69), BaseUnit: "%", Class: "ratio", Target: amount(85), Qualifier: corpus.QualifierEq, Indicator: corpus.Bound{Text: "tỷ lệ hồ sơ tiếp nhận trực tuyến", Origin: corpus.OriginClause},
			Place:  corpus.FigurePlace{Bound: corpus.Bound{Text: "toàn tỉnh", Origin: corpus.OriginSentence}, Name: "tỉnh Vân Sơn", Code: "99"},
			Period: corpus.FigurePeriod{Bound: corpus.Bound{Text: "quý I năm 2025", Origin: corpus.OriginDocument}, Period: corpus.Months(2025, 1, 3)},
			Sums:   []corpus.Sum{{OK: true}, {OK: false}}, Doubts: []corpus.Doubt{corpus.DoubtReading, corpus.DoubtParts}}}
	ranged := corpus.FigureRow{N: 2, Document: report, Figure: corpus.Figure{Span: corpus.Span{Start: 200, End: 214}, Quote: "12 - 15 tỷ đồng", Kind: corpus.FigureTarget, Value: corpus.Amount{Low: 12, High: 15},
		Unit: "tỷ đồng", Base: corpus.Amount{Low: 12e9, High: 15e9}, BaseUnit: "VND", Qualifier: corpus.QualifierRange, PartOf: 1, Cell: &corpus.Cell{Table: 1, Row: 3, Column: 4, Sheet: "Biểu 1", Address: "D3"}}}
	evil := corpus.FigureRow{N: 3, Document: corpus.Summary{ID: "x", Title: `=HYPERLINK("http://evil")`}, Name: "+SUM(A1)", Figure: corpus.Figure{Quote: "-2,5 °C", Digits: corpus.Span{Start: 0, End: 4},
		Span: corpus.Span{Start: 0, End: 8}, Kind: corpus.FigureActual, Value: corpus.One(-2.5), Base: corpus.One(math.Inf(1)), Unit: "@\x00\x1b<&\"°C"}}
	return []corpus.FigureRow{full, ranged, evil}
}

func address(r corpus.FigureRow) string {
	return fmt.Sprintf("https://kho.example.vn/van-ban/%s?doan=%d-%d", r.Document.ID, r.Start, r.End)
}

func file(t *testing.T, f Format, rows []corpus.FigureRow) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := NewFigures(&b, f, address)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if w.Rows != len(rows) {
		t.Errorf("%d rows, want %d", w.Rows, len(rows))
	}
	return b.Bytes()
}

// table is a file as rows of named cells.
type tableOfFile []map[string]string

func csvTable(t *testing.T, content []byte) tableOfFile {
	t.Helper()
	text, ok := strings.CutPrefix(string(content), byteOrderMark)
	if !ok {
		t.Error("no mark of UTF-8")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return named(rows)
}

func named(rows [][]string) tableOfFile {
	var all tableOfFile
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, c := range row {
			if c != "" {
				m[rows[0][i]] = c
			}
		}
		all = append(all, m)
	}
	return all
}

func TestACSVHasItsNumbersWithAPointAndNoFormula(t *testing.T) {
	got := csvTable(t, file(t, CSV, someRows()))
	for i, want := range []map[string]string{
		{"Chỉ tiêu": "tỷ lệ hồ sơ tiếp nhận trực tuyến", "Số như văn bản viết": "51,69", "Trị số": "51.69", "Đơn vị": "%", "Mục tiêu": "85", "Chênh lệch với mục tiêu": "-33.31", "Loại số": "thực hiện",
			"Nơi": "tỉnh Vân Sơn", "Kỳ": "quý I năm 2025", "Kỳ, từ ngày": "2025-01-01", "Kỳ, đến ngày": "2025-03-31", "Kỳ lấy từ": "tên hoặc thể thức văn bản", "Mã văn bản": "12-bc-ubnd-2025",
			"Theo văn bản số": "12/BC-UBND", "Mục": "muc-ii", "Byte đầu": "100", "Byte cuối": "109", "Câu hoặc dòng bảng": "Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt 51,69/85%.", "Chất lượng đọc": "0.97",
			"Khớp tổng": "không", "Địa chỉ": "https://kho.example.vn/van-ban/12-bc-ubnd-2025?doan=100-109", "Cách đọc trang": "nhận dạng ảnh"},
		{"Trị số": "12", "Trị số, đến": "15", "Trị số quy đổi": "12000000000", "Trị số quy đổi, đến": "15000000000", "Đơn vị gốc": "VND", "Ô của bảng": "Biểu 1!D3", "Là phần của số liệu": "1",
			"Số như văn bản viết": "12 - 15 tỷ đồng", "Mức chính xác": "từ … đến …"},
		{"Chỉ tiêu": "'+SUM(A1)", "Tên văn bản nêu số liệu": `'=HYPERLINK("http://evil")`, "Số như văn bản viết": "-2,5", "Trị số": "-2.5", "Đơn vị": "'@\x00\x1b<&\"°C"},
	} {
		for name, value := range want {
			if got[i][name] != value {
				t.Errorf("row %d, %s: %q, want %q", i+1, name, got[i][name], value)
			}
		}
	}
	if v, ok := got[2]["Trị số quy đổi"]; ok {
		t.Errorf("an endless value is written: %q", v)
	}
}

func TestALineOfJSONLIsARowWithTypedValues(t *testing.T) {
	content := file(t, JSONL, someRows())
	d := json.NewDecoder(bytes.NewReader(content))
	var all []map[string]any
	for d.More() {
		var m map[string]any
		if err := d.Decode(&m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	if len(all) != 3 || bytes.Count(content, []byte("\n")) != 3 {
		t.Fatalf("%d rows", len(all))
	}
	r := all[0]
	for name, want := range map[string]any{"indicator": "tỷ lệ hồ sơ tiếp nhận trực tuyến", "value": 51.69, "target": 85.0, "gap": -33.31, "kind": "actual", "period_from": "2025-01-01", "byte_end": 109.0,
		"sums_agree": false, "doubts": "reading, parts", "issue_date": "2025-04-05"} {
		if r[name] != want {
			t.Errorf("%s: %v, want %v", name, r[name], want)
		}
	}
}

func TestParquetGivesBackEveryRow(t *testing.T) {
	rows := someRows()
	for range rowsOfGroup {
		rows = append(rows, rows[1])
	}
	content := file(t, Parquet, rows)
	file, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(file.RowGroups()); n != 2 {
		t.Errorf("%d groups of rows, want 2", n)
	}
	var names []string
	for i, f := range file.Schema().Fields() {
		names = append(names, f.Name())
		if want := fields()[i]; want.kind == dateField != (f.Type().String() == "DATE") || want.kind == numberField != (f.Type().Kind() == parquet.Double) {
			t.Errorf("%s is %v", f.Name(), f.Type())
		}
	}
	var want []string
	for _, f := range fields() {
		want = append(want, f.name)
	}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
	got := make([]record, len(rows)+1)
	n, err := parquet.NewGenericReader[record](bytes.NewReader(content)).Read(got)
	if n != len(rows) || err != nil && err != io.EOF {
		t.Fatalf("%d rows of %d: %v", n, len(rows), err)
	}
	for i, r := range rows {
		if d := cmp.Diff(newRecord(r, address(r)), got[i]); d != "" {
			t.Fatalf("row %d: %s", i+1, d)
		}
	}
}

// sheetOf reads one sheet of a workbook: the cells by their address, as their value, their text, or "=" and their formula.
func sheetOf(t *testing.T, content []byte, name string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(part, new(struct{})); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.Name != name {
			continue
		}
		var sheet struct {
			Cells []struct {
				At      string `xml:"r,attr"`
				Type    string `xml:"t,attr"`
				Style   string `xml:"s,attr"`
				Value   string `xml:"v"`
				Formula string `xml:"f"`
				Text    string `xml:"is>t"`
			} `xml:"sheetData>row>c"`
		}
		if err := xml.Unmarshal(part, &sheet); err != nil {
			t.Fatal(err)
		}
		cells := map[string]string{}
		for _, c := range sheet.Cells {
			switch {
			case c.Formula != "":
				cells[c.At] = "=" + c.Formula
			case c.Type == "inlineStr":
				cells[c.At] = c.Text
			default:
				cells[c.At] = "number " + c.Value + " style " + c.Style
			}
		}
		return cells
	}
	t.Fatalf("no part %s", name)
	return nil
}

// at is the address of a field in a row of a sheet.
func at(t *testing.T, name string, row int) string {
	t.Helper()
	for i, f := range fields() {
		if f.name == name {
			return fmt.Sprintf("%s%d", columnName(i), row)
		}
	}
	t.Fatalf("no field %s", name)
	return ""
}

func TestAWorkbookHasNumbersDaysAndLinks(t *testing.T) {
	cells := sheetOf(t, file(t, XLSX, someRows()), "xl/worksheets/sheet1.xml")
	for _, c := range []struct {
		field string
		row   int
		want  string
	}{
		{"indicator", 1, "Chỉ tiêu"},
		{"value", 2, "number 51.69 style "},
		{"target", 2, "number 85 style 2"},
		{"period_from", 2, "number 45658 style 3"}, // 1 January 2025
		{"address", 2, `=HYPERLINK("https://kho.example.vn/van-ban/12-bc-ubnd-2025?doan=100-109","Mở câu")`},
		{"base_value", 3, "number 1.2e+10 style 2"},
		{"value", 4, "number -2.5 style "},
		{"indicator", 4, "+SUM(A1)"}, // text of a cell is never run
		{"unit", 4, "@<&\"°C"},       // XML holds no control characters
		{"base_value", 4, ""},
	} {
		if got := cells[at(t, c.field, c.row)]; got != c.want {
			t.Errorf("%s %d: %q, want %q", c.field, c.row, got, c.want)
		}
	}
	columns := sheetOf(t, file(t, XLSX, nil), "xl/worksheets/sheet2.xml")
	if columns["A2"] != "Chỉ tiêu" || columns["C2"] != "indicator" {
		t.Errorf("the columns are explained as %v", columns)
	}
}

func TestAFullSheetIsFollowedByAnother(t *testing.T) {
	var b bytes.Buffer
	w, err := NewFigures(&b, XLSX, address)
	if err != nil {
		t.Fatal(err)
	}
	w.rows.(*workbook).most = 3 // the head and two rows
	for _, r := range append(someRows(), someRows()...) {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for sheet, rows := range map[string]int{"sheet1": 3, "sheet2": 3, "sheet3": 3} {
		cells := sheetOf(t, b.Bytes(), "xl/worksheets/"+sheet+".xml")
		if cells[at(t, "document_id", rows)] == "" || cells[at(t, "document_id", rows+1)] != "" {
			t.Errorf("%s holds other rows", sheet)
		}
	}
}

func TestEveryColumnIsExplained(t *testing.T) {
	titles := map[string]bool{}
	for _, f := range fields() {
		if f.title == f.name || f.description == "" || titles[f.title] {
			t.Errorf("%s: %q, %q", f.name, f.title, f.description)
		}
		titles[f.title] = true
	}
}

func TestAPackageDescribesTheColumnsOfEachFile(t *testing.T) {
	var b bytes.Buffer
	err := Describe(&b, Package{Title: "Số liệu", Made: time.Unix(0, 0), Path: func(f Format) string { return "so-lieu." + string(f) }}, Formats())
	if err != nil {
		t.Fatal(err)
	}
	var d descriptor
	if err := json.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Resources) != 4 || d.Created != "1970-01-01T00:00:00Z" {
		t.Fatalf("%+v", d)
	}
	head, _, _ := strings.Cut(strings.TrimPrefix(string(file(t, CSV, nil)), byteOrderMark), "\n")
	var titles []string
	for _, f := range d.Resources[0].Schema.Fields {
		titles = append(titles, f.Name)
	}
	row, err := csv.NewReader(strings.NewReader(head)).Read()
	if diff := cmp.Diff(titles, row); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if key := d.Resources[3].Schema.PrimaryKey; d.Resources[3].Path != "so-lieu.parquet" || !cmp.Equal(key, []string{"document_id", "figure"}) {
		t.Errorf("%+v", d.Resources[3])
	}
}

func TestALongTextIsCutToACell(t *testing.T) {
	long := strings.Repeat("ă", longestCell+5)
	if got := shorten(long); len([]rune(got)) != longestCell || !strings.HasSuffix(got, "…") {
		t.Errorf("%d characters", len([]rune(got)))
	}
	if got := shorten(long[:2*longestCell]); len([]rune(got)) != longestCell || strings.HasSuffix(got, "…") {
		t.Errorf("what fits is cut")
	}
}
