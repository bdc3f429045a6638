package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// outlineOf writes an outline as lines "id | label | heading".
func outlineOf(sections []corpus.Section) string {
	var b strings.Builder
	for _, s := range sections {
		quoted := ""
		if s.Quoted {
			quoted = "“"
		}
		b.WriteString(strings.Repeat("  ", s.Level-1) + quoted + string(s.ID) + " | " + s.Label + " | " + s.Heading + "\n")
	}
	return b.String()
}

func TestOutlines(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a legal text with inserted units",
			"Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n1. Nghị định này quy định:\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm.\n2. Hai.\n2a. Chèn.\nĐiều 2. Đối tượng áp dụng\nMọi người.\nĐiều 2a. Chèn thêm\nChèn.\nChương II\nTỔ CHỨC\nMục 1. QUY ĐỊNH RIÊNG\nĐiều 3. Thi hành\nHết.",
			`chuong-i | Chương I | QUY ĐỊNH CHUNG
  dieu-1 | Điều 1 | Phạm vi điều chỉnh
    dieu-1.khoan-1 | khoản 1 | 
      dieu-1.khoan-1.diem-a | điểm a | 
      dieu-1.khoan-1.diem-b | điểm b | 
      dieu-1.khoan-1.diem-c | điểm c | 
      dieu-1.khoan-1.diem-d | điểm d | 
      dieu-1.khoan-1.diem-đ | điểm đ | 
    dieu-1.khoan-2 | khoản 2 | 
    dieu-1.khoan-2a | khoản 2a | 
  dieu-2 | Điều 2 | Đối tượng áp dụng
  dieu-2a | Điều 2a | Chèn thêm
chuong-ii | Chương II | TỔ CHỨC
  chuong-ii.muc-1 | Mục 1 | QUY ĐỊNH RIÊNG
    dieu-3 | Điều 3 | Thi hành
`},
		{"a report",
			"PHẦN THỨ NHẤT\nKẾT QUẢ THỰC HIỆN\nI. CÔNG TÁC CHỈ ĐẠO\n1. Về nhận thức số: đã làm.\n1.1. Ngày chuyển đổi số\nĐã tổ chức.\n1.2. Tuyên truyền\n1.000 người tham gia.\n2. Về thể chế\na) Ban hành.\nb) Rà soát.\nII. HẠN CHẾ\n1. Một.\n2. Hai.\nPHẦN THỨ HAI\nPHƯƠNG HƯỚNG\nI. MỤC TIÊU\nCao.",
			`phan-nhất | Phần thứ nhất | KẾT QUẢ THỰC HIỆN
  phan-nhất.muc-i | mục I | CÔNG TÁC CHỈ ĐẠO
    phan-nhất.muc-i.muc-1 | mục 1 | Về nhận thức số
      phan-nhất.muc-i.muc-1.muc-1-1 | mục 1.1 | Ngày chuyển đổi số
      phan-nhất.muc-i.muc-1.muc-1-2 | mục 1.2 | Tuyên truyền
    phan-nhất.muc-i.muc-2 | mục 2 | Về thể chế
      phan-nhất.muc-i.muc-2.diem-a | điểm a | 
      phan-nhất.muc-i.muc-2.diem-b | điểm b | 
  phan-nhất.muc-ii | mục II | HẠN CHẾ
    phan-nhất.muc-ii.muc-1 | mục 1 | 
    phan-nhất.muc-ii.muc-2 | mục 2 | 
phan-hai | Phần thứ hai | PHƯƠNG HƯỚNG
  phan-hai.muc-i | mục I | MỤC TIÊU
`},
		{"a Party document with hyphens behind its roman numerals", "I- MỤC ĐÍCH, YÊU CẦU\n1- Mục đích\nLàm.\n2- Yêu cầu\nKỹ.\nII- NỘI DUNG\nHết.",
			`muc-i | mục I | MỤC ĐÍCH, YÊU CẦU
  muc-i.muc-1 | mục 1 | Mục đích
  muc-i.muc-2 | mục 2 | Yêu cầu
muc-ii | mục II | NỘI DUNG
`},
		{"amending text between quotation marks is nested apart",
			"Điều 1. Sửa đổi, bổ sung một số điều\n1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Mới.\n3. Mới nữa.”.\n2. Bổ sung Điều 7a như sau:\n“Điều 7a. Chèn\n1. Một.”\nĐiều 2. Hiệu lực thi hành\nNgay.",
			`dieu-1 | Điều 1 | Sửa đổi, bổ sung một số điều
  dieu-1.khoan-1 | khoản 1 | 
    “dieu-1.khoan-1.trich.khoan-2 | khoản 2 | 
    “dieu-1.khoan-1.trich.khoan-3 | khoản 3 | 
  dieu-1.khoan-2 | khoản 2 | 
    “dieu-1.khoan-2.trich.dieu-7a | Điều 7a | Chèn
      “dieu-1.khoan-2.trich.dieu-7a.khoan-1 | khoản 1 | 
dieu-2 | Điều 2 | Hiệu lực thi hành
`},
		{"a quotation that never ends stops at the document's own next article",
			"Điều 1. Sửa đổi Điều 9\nĐiều 9 như sau:\n“Điều 9. Mới\n1. Một.\nĐiều 2. Hiệu lực thi hành\nNgay.",
			"dieu-1 | Điều 1 | Sửa đổi Điều 9\n  “dieu-1.trich.dieu-9 | Điều 9 | Mới\n    “dieu-1.trich.dieu-9.khoan-1 | khoản 1 | \ndieu-2 | Điều 2 | Hiệu lực thi hành\n"},
		{"an annex and an attached regulation count their articles anew",
			"Điều 1. Ban hành\nBan hành quy chế.\nĐiều 2. Thi hành\nNgay.\nNơi nhận:\n- Như trên.\nQUY CHẾ\nLÀM VIỆC CỦA TỔ THỬ\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)\nĐiều 1. Phạm vi\nQuy chế này.\nPHỤ LỤC I\nDANH MỤC\nI. NHÓM MỘT\nNội dung.",
			`dieu-1 | Điều 1 | Ban hành
dieu-2 | Điều 2 | Thi hành
kem-theo | Quy chế kèm theo | QUY CHẾ LÀM VIỆC CỦA TỔ THỬ
  kem-theo.dieu-1 | Điều 1 | Phạm vi
phu-luc-i | Phụ lục I | DANH MỤC
  phu-luc-i.muc-i | mục I | NHÓM MỘT
`},
		{"lines that only begin like sections are none",
			"Điều kiện kinh doanh\nMục tiêu đến năm 2030\nPhần mềm dùng chung\nChương trình hành động\nĐiều 5 Luật này quy định như vậy.\n5. Không có một đến bốn.\nĐiều lệ Đảng.\nkhoản vay.", ""},
		{"a wrapped citation at the start of a line is no article",
			"Điều 1. Phạm vi\nTheo quy định tại khoản 2\nĐiều 5 Luật này và\nĐiều 2 Nghị định này thì làm.\nĐiều 2. Hiệu lực\nNgay.",
			"dieu-1 | Điều 1 | Phạm vi\ndieu-2 | Điều 2 | Hiệu lực\n"},
		{"a second d) is đ)", "Điều 1. Một\n1. Gồm:\na) A;\nb) B;\nc) C;\nd) D;\nd) Đ;\ne) E.",
			"dieu-1 | Điều 1 | Một\n  dieu-1.khoan-1 | khoản 1 | \n    dieu-1.khoan-1.diem-a | điểm a | \n    dieu-1.khoan-1.diem-b | điểm b | \n    dieu-1.khoan-1.diem-c | điểm c | \n    dieu-1.khoan-1.diem-d | điểm d | \n    dieu-1.khoan-1.diem-đ | điểm đ | \n    dieu-1.khoan-1.diem-e | điểm e | \n"},
		{"paragraphs without numbers have no sections", "Một số kết quả.\nTỉnh đã làm.\nTiếp tục làm.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Parse(Input{Text: c.in})
			checkSections(t, c.in, r.Sections)
			if diff := cmp.Diff(c.want, outlineOf(r.Sections)); diff != "" {
				t.Errorf("outline (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRowsOfTablesAreNoSections(t *testing.T) {
	text := "I. DANH MỤC\n1. | Một\n2. | Hai\nII. HẾT\nXong."
	row := func(s string) corpus.Block {
		at := strings.Index(text, s)
		return corpus.Block{Span: corpus.Span{Start: at, End: at + len(s)}, Kind: corpus.LineRow}
	}
	got := outlineOf(Parse(Input{Text: text, Blocks: []corpus.Block{row("1. | Một"), row("2. | Hai")}}).Sections)
	if diff := cmp.Diff("muc-i | mục I | DANH MỤC\nmuc-ii | mục II | HẾT\n", got); diff != "" {
		t.Error(diff)
	}
}

func TestASectionRunsToTheEndOfItsLastChild(t *testing.T) {
	text := "Điều 1. Một\n1. A\nb\n2. C\nĐiều 2. Hai\nD\nNơi nhận:\n- Như trên."
	var got []string
	for _, s := range Parse(Input{Text: text}).Sections {
		got = append(got, s.In(text))
	}
	if diff := cmp.Diff([]string{"Điều 1. Một\n1. A\nb\n2. C", "1. A\nb", "2. C", "Điều 2. Hai\nD"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTablesOfTheOutlineAreWhole(t *testing.T) {
	for _, w := range labelWords() {
		if k, ok := kinds()[w.kind]; !ok || k.rank == 0 || k.id == "" || k.citation == "" {
			t.Errorf("kind %q of %q: %+v", w.kind, w.word, k)
		}
	}
	for _, name := range []string{"labels", "kinds", "amending", "bodystarts", "terms", "places", "titles", "ranks", "organisations", "capacities", "attributes", "abbreviations", "amendments", "attachments", "components", "languages", "numerals"} {
		if len(rows(name)) == 0 {
			t.Errorf("table %s is empty", name)
		}
	}
}

// The text of the seed report, whose paragraphs have no numbers and whose letterhead is missing.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 30/2018/QĐ-UBND | Hải Phòng, ngày 09 tháng 10 năm 2018 |\nQUYẾT ĐỊNH\nBAN HÀNH QUY ĐỊNH\nCăn cứ Luật;\nĐiều 1. Một\n1. A\na) B\nĐiều 2. Hai\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu",
		"TỈNH ỦY LÀO CAI\n*\nSố 512-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLào Cai, ngày 08 tháng 5 năm 2025\nKẾ HOẠCH\nthử\n-----\nI- MỤC ĐÍCH\n1- Một\nPHỤ LỤC II\n(Kèm theo Kế hoạch)\nĐiều 1 như sau:\n“Điều 1. X”",
		"Số:  /KH-UBND\nCỘNG HÒA\nXÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập\n,ngày 1 tháng 2 năm 2025\nV/v \nSố hiệu1/QĐ-X\nLoại văn bản\nNgày ban hành--",
		"\xff\xfe|\t   Điều 1.\x00 1. 1.1. A) (a) I. Phụ lục 6b Mẫu số 01\n“”\"\n\"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := Parse(Input{Text: s, Name: "x"})
		checkSections(t, s, r.Sections)
		checkEvidence(t, s, r.Header)
	})
}
