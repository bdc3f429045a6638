package indexer

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"html"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer/extract"
)

// publishing is the head of a decision that publishes lists; %s is its title.
const publishing = `ỦY BAN NHÂN DÂN
TỈNH KHUÊ LĨNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215/QĐ-UBND
Khuê Lĩnh, ngày 28 tháng 01 năm 2025
QUYẾT ĐỊNH
%s
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;
QUYẾT ĐỊNH:
Điều 1. Công bố kèm theo Quyết định này các Danh mục văn bản quy phạm pháp luật, gồm:
1. Danh mục văn bản hết hiệu lực toàn bộ;
2. Danh mục văn bản hết hiệu lực một phần.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Nơi nhận:
- Như Điều 2;
- Lưu: VT, NC.
CHỦ TỊCH
Lò Văn Mẫu
`

// lists are published lists as lines; cells stand behind tabs.
var lists = []struct {
	name, title, annexes string
	want                 []string
}{
	{"what ended, whole and in part", "Về việc công bố Danh mục văn bản quy phạm pháp luật hết hiệu lực toàn bộ, hết hiệu lực một phần năm 2024", `Phụ lục I
DANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT HẾT HIỆU LỰC TOÀN BỘ NĂM 2024
(Ban hành kèm theo Quyết định số 215/QĐ-UBND ngày 28 tháng 01 năm 2025)
STT	Tên loại văn bản	Số, ký hiệu; ngày, tháng, năm ban hành văn bản	Tên gọi của văn bản	Lý do hết hiệu lực	Ngày hết hiệu lực
I. NGHỊ QUYẾT
1	Nghị quyết	12/2019/NQ-HĐND ngày 05/7/2019	Quy định mức chi	Được thay thế bằng Nghị quyết số 07/2024/NQ-HĐND ngày 12/7/2024	01/8/2024
II. QUYẾT ĐỊNH
2	Quyết định	Số 31/2019/QĐ-UBND ngày 14/10/2019	Sửa đổi Quyết định số 30/2018/QĐ-UBND	Bị bãi bỏ bởi Quyết định số 18/2024/QĐ-UBND	15/3/2024
Phụ lục II
DANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT HẾT HIỆU LỰC MỘT PHẦN NĂM 2024
TT	Tên loại văn bản	Số, ký hiệu; ngày, tháng, năm ban hành	Nội dung, quy định hết hiệu lực	Lý do hết hiệu lực	Ngày hết hiệu lực
1	Quyết định	24/2023/QĐ-UBND ngày 05/10/2023	- Điều 6; - Khoản 3 Điều 9	Được bãi bỏ tại Quyết định số 19/2024/QĐ-UBND	01/7/2024
2	Quyết định	25/2023/QĐ-UBND ngày 06/10/2023	Cụm từ “cấp huyện”	Được sửa đổi tại Quyết định số 19/2024/QĐ-UBND	`, []string{
		"ceases 12/2019/NQ-HĐND 2024-08-01", "ceases 31/2019/QĐ-UBND 2024-03-15", "ceases 24/2023/QĐ-UBND (dieu-6 dieu-9.khoan-3) 2024-07-01", "ceases 25/2023/QĐ-UBND ()"}},
	{"what was looked through in five years", "Công bố kết quả hệ thống hóa văn bản quy phạm pháp luật tỉnh Khuê Lĩnh kỳ 2019 - 2023", `Phụ lục I
DANH MỤC VĂN BẢN QUY PHẠM PHÁP LUẬT CÒN HIỆU LỰC
STT	Tên loại văn bản	Số, ký hiệu	Ngày ban hành	Tên gọi	Thời điểm có hiệu lực	Ghi chú
1	Nghị quyết	03/2021/NQ-HĐND	20/7/2021	Quy định mức thu phí	01/8/2021	
Phụ lục II
DANH MỤC VĂN BẢN HẾT HIỆU LỰC, NGƯNG HIỆU LỰC TOÀN BỘ
STT	Tên loại văn bản	Số, ký hiệu	Ngày ban hành	Tên gọi	Lý do hết hiệu lực, ngưng hiệu lực	Ngày hết hiệu lực, ngưng hiệu lực
1	Quyết định	08/2020/QĐ-UBND	02/3/2020	Ban hành Quy định	Được thay thế	20/5/2022
2	Quyết định	09/2020/QĐ-UBND	03/3/2020	Ban hành Quy định	Ngưng hiệu lực theo Quyết định số 77/QĐ-UBND	21/5/2022
Phụ lục III
DANH MỤC VĂN BẢN CẦN SỬA ĐỔI, BỔ SUNG, THAY THẾ, BÃI BỎ HOẶC BAN HÀNH MỚI
STT	Tên loại văn bản	Số, ký hiệu	Kiến nghị
1	Quyết định	10/2021/QĐ-UBND	Bãi bỏ`, []string{
		"affirms 03/2021/NQ-HĐND 2023-12-31", "ceases 08/2020/QĐ-UBND 2022-05-20", "suspends 09/2020/QĐ-UBND 2022-05-21"}},
	{"a list without a table", "Về việc công bố Danh mục văn bản hết hiệu lực toàn bộ", `Phụ lục
DANH MỤC CÁC QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH
1. Quyết định số 41/2017/QĐ-UBND ngày 01/3/2017 quy định giá dịch vụ.
2. Quyết định số 42/2018/QĐ-UBND sửa đổi Quyết định số 40/2016/QĐ-UBND, hết hiệu lực từ ngày 01/01/2025.`, []string{
		"ceases 41/2017/QĐ-UBND", "ceases 42/2018/QĐ-UBND 2025-01-01"}},
	{"what is repealed with a list", "Bãi bỏ một số văn bản quy phạm pháp luật do Ủy ban nhân dân tỉnh ban hành", `Phụ lục
DANH MỤC VĂN BẢN BỊ BÃI BỎ
TT	Tên văn bản	Ngày ban hành
1	Quyết định số 51/2015/QĐ-UBND	05/6/2015
2	Chỉ thị số 06/2012/CT-UBND	07/6/2012`, []string{
		"repeals 51/2015/QĐ-UBND", "repeals 06/2012/CT-UBND"}},
	{"a decision on something else", "Về việc công bố thủ tục hành chính", `Phụ lục
DANH MỤC VĂN BẢN HẾT HIỆU LỰC
STT	Số, ký hiệu	Ngày hết hiệu lực
1	51/2015/QĐ-UBND	05/6/2024`, nil},
}

// stated are the edges of the document itself that tell of validity.
func told(d *corpus.Document) (out []string) {
	for _, e := range d.Edges {
		switch e.Relation {
		case corpus.RelationCeases, corpus.RelationSuspends, corpus.RelationAffirms, corpus.RelationRepeals, corpus.RelationReplaces:
		default:
			continue
		}
		if e.From != corpus.Self {
			continue
		}
		s := string(e.Relation) + " " + e.To
		if e.Scope == corpus.ScopeProvisions {
			var paths []string
			for _, p := range e.Provisions {
				paths = append(paths, string(p.Path()))
			}
			s += " (" + strings.Join(paths, " ") + ")"
		}
		out = append(out, strings.TrimSpace(s+" "+e.Since.String()))
	}
	return out
}

func TestPublishedListsTellWhatEveryDocumentIs(t *testing.T) {
	for _, c := range lists {
		for format, content := range map[string][]byte{"html": asHTML(fmt.Sprintf(publishing, c.title) + c.annexes), "docx": asDOCX(t, fmt.Sprintf(publishing, c.title)+c.annexes)} {
			t.Run(c.name+" "+format, func(t *testing.T) {
				_, err := extract.Read(t.Context(), bytes.NewReader(content), int64(len(content)), "danh-muc."+format, extract.DefaultLimits(), func(r extract.Record) error {
					d := Understand(r, "danh-muc")
					if out := diff.Diff(c.want, told(d)); out != "" {
						t.Errorf("%s\n%s", out, d.Text)
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			})
		}
	}
}

// blocks gives each line of a text, rows of one table together.
func blocks(text string, line func(string), table func(rows [][]string)) {
	var rows [][]string
	for l := range strings.SplitSeq(text+"\n", "\n") {
		if strings.Contains(l, "\t") {
			rows = append(rows, strings.Split(l, "\t"))
			continue
		}
		if cells := len(rows); cells > 0 && strings.HasPrefix(l, "I") && strings.Contains(cmp.Or(l, " "), ". ") {
			rows = append(rows, []string{l}) // a row of one cell between others
			continue
		}
		if len(rows) > 0 {
			table(rows)
			rows = nil
		}
		if l != "" {
			line(l)
		}
	}
}

func asHTML(text string) []byte {
	var b strings.Builder
	b.WriteString("<html><body>")
	blocks(text, func(l string) { b.WriteString("<p>" + html.EscapeString(l) + "</p>") }, func(rows [][]string) {
		b.WriteString("<table>")
		for _, row := range rows {
			b.WriteString("<tr>")
			for _, cell := range row {
				span := ""
				if len(row) == 1 {
					span = ` colspan="6"`
				}
				b.WriteString("<td" + span + ">" + html.EscapeString(cell) + "</td>")
			}
			b.WriteString("</tr>")
		}
		b.WriteString("</table>")
	})
	b.WriteString("</body></html>")
	return []byte(b.String())
}

func asDOCX(t *testing.T, text string) []byte {
	t.Helper()
	var b strings.Builder
	paragraph := func(l string) string { return "<w:p><w:r><w:t>" + html.EscapeString(l) + "</w:t></w:r></w:p>" }
	blocks(text, func(l string) { b.WriteString(paragraph(l)) }, func(rows [][]string) {
		b.WriteString("<w:tbl>")
		for _, row := range rows {
			b.WriteString("<w:tr>")
			for _, cell := range row {
				span := ""
				if len(row) == 1 {
					span = `<w:tcPr><w:gridSpan w:val="6"/></w:tcPr>`
				}
				b.WriteString("<w:tc>" + span + paragraph(cell) + "</w:tc>")
			}
			b.WriteString("</w:tr>")
		}
		b.WriteString("</w:tbl>")
	})
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, content := range map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + b.String() + `</w:body></w:document>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
