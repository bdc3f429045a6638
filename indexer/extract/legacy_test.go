package extract

import (
	"strings"
	"testing"

	"vankho/corpus"
)

// latin1 gives the bytes that a text shown as Latin-1 was made of.
func latin1(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

const (
	tcvn3Text = "Uû ban nh©n d©n tØnh\nQuyÕt ®Þnh sè 15/Q§-UB\nVÒ viÖc phª duyÖt quy ho¹ch m¹ng l\u00ADíi chî"
	vniText   = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc"
)

func TestTextInLegacyEncodingsBecomesUnicode(t *testing.T) {
	const tcvn3 = tcvn3Text
	const unicode = "Uỷ ban nhân dân tỉnh\nQuyết định số 15/QĐ-UB\nVề việc phê duyệt quy hoạch mạng lưới chợ"
	const vni = "Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc"
	lines := func(s string) string {
		return "<p>" + strings.ReplaceAll(s, "\n", "</p><p>") + "</p>"
	}
	for _, c := range []struct {
		name, file string
		data       []byte
		want       string
		encoding   string
	}{
		{"TCVN3 bytes", "a.txt", latin1(tcvn3), unicode, "TCVN3"},
		{"TCVN3 in UTF-8", "a.txt", []byte(tcvn3), unicode, "TCVN3"},
		{"VNI bytes", "a.txt", latin1(vniText), vni, "VNI"},
		{"under a line of Unicode", "a.txt", []byte("CỘNG HÒA XÃ HỘI\n" + tcvn3 + "\nLà bà"), "CỘNG HÒA XÃ HỘI\n" + unicode + "\nLà bà", "TCVN3"},
		{"Markdown", "a.md", []byte(strings.ReplaceAll(tcvn3, "\n", "\n\n")), unicode, "TCVN3"},
		{"a page of the web", "a.html", []byte(lines(tcvn3)), unicode, "TCVN3"},
		{"a table", "a.csv", latin1("Tªn x·;Sè hé\nM\u00ADêng Kh\u00AD¬ng;5\nB¶o Th¾ng;6\nPhè Lu;7\n"), "Tên xã | Số hộ\nMường Khương | 5\nBảo Thắng | 6\nPhố Lu | 7", "TCVN3"},
		{"a paragraph of a Word file", "a.docx", docx(t, paragraph(strings.ReplaceAll(tcvn3, "\n", " "))), strings.ReplaceAll(unicode, "\n", " "), "TCVN3"},
		{"Unicode", "a.txt", []byte(unicode), unicode, ""},
		{"the code page of Windows for Vietnamese", "a.txt", latin1("Vi\u00EA\u00F2t Nam l\u00E0 n\u00FD\u00F5\u00ECc \u00F0\u00F4\u00F2c l\u00E2\u00F2p"), "Viê\u0323t Nam là nươ\u0301c đô\u0323c lâ\u0323p", ""},
	} {
		records, result := readAll(t, c.file, c.data, Limits{})
		if len(records) != 1 {
			t.Fatalf("%s: %d records, %v", c.name, len(records), result.Problems)
		}
		page := records[0].Pages[0]
		if got := strings.TrimSpace(text(records[0])); got != c.want || page.Encoding != c.encoding {
			t.Errorf("%s: %q in %q, want %q", c.name, got, page.Encoding, c.want)
		}
		noted := strings.Count(kinds(records, result), string(corpus.KindConverted))
		if (page.Method == corpus.MethodConverted) != (c.encoding != "") || (noted == 1) != (c.encoding != "") {
			t.Errorf("%s: method %s, problems %s", c.name, page.Method, kinds(records, result))
		}
	}
}

func TestARowOfARegisterInALegacyEncodingBecomesUnicode(t *testing.T) {
	records, _ := readAll(t, "a.jsonl", []byte(`{"number":"15/QĐ-UB","text":"Uû ban nh©n d©n tØnh B¶o Th¾ng"}`), Limits{})
	if len(records) != 1 || text(records[0]) != "Uỷ ban nhân dân tỉnh Bảo Thắng" || records[0].Pages[0].Encoding != "TCVN3" {
		t.Errorf("%+v", records)
	}
}
