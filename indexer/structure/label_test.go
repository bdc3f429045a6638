package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// idsOf are the ids of a text's sections and their headings, "id: heading".
func idsOf(t *testing.T, text string) string {
	t.Helper()
	sections := Parse(Input{Text: text}).Sections
	checkSections(t, text, sections)
	var out []string
	for _, s := range sections {
		id := string(s.ID)
		if s.Heading != "" {
			id += ": " + s.Heading
		}
		out = append(out, id)
	}
	return strings.Join(out, "\n")
}

func TestLabelsOfAllTimesAndOffices(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"hyphens of the Party", "I- TÌNH HÌNH\n1- Kết quả\na- Về kinh tế: tăng.\nb- Về xã hội: ổn.\n2- Hạn chế\nCòn.\nII- NHIỆM VỤ\nLàm.",
			"muc-i: TÌNH HÌNH\nmuc-i.muc-1: Kết quả\nmuc-i.muc-1.diem-a: Về kinh tế\nmuc-i.muc-1.diem-b: Về xã hội\nmuc-i.muc-2: Hạn chế\nmuc-ii: NHIỆM VỤ"},
		{"strokes", "I/ TÌNH HÌNH\n1/ Kết quả\na/ Về kinh tế: tăng.\nb/ Về xã hội: ổn.\nII/ NHIỆM VỤ\nLàm.",
			"muc-i: TÌNH HÌNH\nmuc-i.muc-1: Kết quả\nmuc-i.muc-1.diem-a: Về kinh tế\nmuc-i.muc-1.diem-b: Về xã hội\nmuc-ii: NHIỆM VỤ"},
		{"articles of the years after 1945", "Điều thứ nhất: Thành lập Nha Mẫu.\nĐiều thứ hai: Bộ trưởng thi hành.\nĐiều thứ mười hai: không.\nĐiều thứ ba: Hết.", "dieu-1\ndieu-2\ndieu-3"},
		{"numbered articles of those years", "Điều thứ 1\nNước ta.\nĐiều thứ 2\nTất cả.", "dieu-1\ndieu-2"},
		{"a mark lost by a typist", "Điều 1. Phạm vi\nMẫu.\nĐiêu 2. Đối tượng\nThử.\nĐiều 3. Hết\nHết.", "dieu-1: Phạm vi\ndieu-2: Đối tượng\ndieu-3: Hết"},
		{"capital letters", "A. TÌNH HÌNH\nI. KINH TẾ\n1. Nông nghiệp\nTốt.\nB. NHIỆM VỤ\nLàm.", "phan-a: TÌNH HÌNH\nphan-a.muc-i: KINH TẾ\nphan-a.muc-i.muc-1: Nông nghiệp\nphan-b: NHIỆM VỤ"},
		{"capital letters before small headings", "A. Tình hình chung\nI. Kinh tế\n1. Nông nghiệp\nTốt.\nB. Nhiệm vụ\nI. Mục tiêu\nCao.",
			"phan-a: Tình hình chung\nphan-a.muc-i: Kinh tế\nphan-a.muc-i.muc-1: Nông nghiệp\nphan-b: Nhiệm vụ\nphan-b.muc-i: Mục tiêu"},
		{"a name that begins with a capital and a stop", "A. Nguyễn Văn Mẫu\nI. MỤC TIÊU\nCao.", "muc-i: MỤC TIÊU"},
		{"decimals and figures", "I. MỤC TIÊU\n1. Chung\n1.1 Đến năm 2030\n1.000 người dùng.\n1.200.000 đồng.\n1.2 Đến năm 2045\n1.2.1. Kinh tế\nTốt.\n2. Cụ thể\n2.1. Chỉ tiêu\nNhiều.",
			"muc-i: MỤC TIÊU\nmuc-i.muc-1: Chung\nmuc-i.muc-1.muc-1-1: Đến năm 2030\nmuc-i.muc-1.muc-1-2: Đến năm 2045\nmuc-i.muc-1.muc-1-2.muc-1-2-1: Kinh tế\nmuc-i.muc-2: Cụ thể\nmuc-i.muc-2.muc-2-1: Chỉ tiêu"},
		{"bullets and roman points are no sections", "Điều 1. Một\n1. Gồm:\na) A:\n- x\n+ y\n• z\n(i) u\n(ii) v\nb) B.", "dieu-1: Một\ndieu-1.khoan-1\ndieu-1.khoan-1.diem-a\ndieu-1.khoan-1.diem-b"},
		{"letters that the rules do not know", "Điều 1. Một\n1. Gồm:\na) A;\nb) B;\nc) C;\nd) D;\nđ) Đ;\ne) E;\nf) F;\ng) G.", "dieu-1: Một\ndieu-1.khoan-1\ndieu-1.khoan-1.diem-a\ndieu-1.khoan-1.diem-b\ndieu-1.khoan-1.diem-c\ndieu-1.khoan-1.diem-d\ndieu-1.khoan-1.diem-đ\ndieu-1.khoan-1.diem-e\ndieu-1.khoan-1.diem-f\ndieu-1.khoan-1.diem-g"},
		{"footnotes of a consolidated text", "Chương I [1]\nQUY ĐỊNH CHUNG\nĐiều 1.[2] Phạm vi\n1.[3] Một.\n2. (được bãi bỏ)[4]\nĐiều 2. [5] (được bãi bỏ)\nĐiều 3[6]. Đối tượng\na)[7] Không.\nĐiều 4. (được bãi bỏ) [8]",
			"chuong-i: QUY ĐỊNH CHUNG\ndieu-1: Phạm vi\ndieu-1.khoan-1\ndieu-1.khoan-2: (được bãi bỏ)\ndieu-2: (được bãi bỏ)\ndieu-3: Đối tượng\ndieu-3.diem-a\ndieu-4: (được bãi bỏ)"},
		{"a table of contents with leaders", "MỤC LỤC\nI. MỤC TIÊU ........ 3\nII. NHIỆM VỤ ........ 5\nI. MỤC TIÊU\nCao.\nII. NHIỆM VỤ\nNhiều.", "muc-i: MỤC TIÊU\nmuc-ii: NHIỆM VỤ"},
		{"a table of contents that lost them", "MỤC LỤC\nChương I. QUY ĐỊNH CHUNG 3\nChương II. TỔ CHỨC\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một\nLàm.\nChương II\nTỔ CHỨC\nĐiều 2. Hai\nLàm.",
			"chuong-i: QUY ĐỊNH CHUNG\ndieu-1: Một\nchuong-ii: TỔ CHỨC\ndieu-2: Hai"},
		{"annexes", "Điều 1. Một\nLàm.\nPHỤ LỤC IA\nDANH MỤC\nLàm.\nPHỤ LỤC IB\nDANH MỤC\nLàm.\nPhụ lục số 02: Danh mục\nLàm.", "dieu-1: Một\nphu-luc-ia: DANH MỤC\nphu-luc-ib: DANH MỤC\nphu-luc-02: Danh mục"},
		{"forms and tables to fill in", "Điều 1. Một\nLàm.\nNơi nhận:\nPHỤ LỤC I\nCÁC MẪU\nMẫu số 01/TT-BM\nĐƠN\nLàm.\nMẫu 02a\nĐƠN\nLàm.\nBiểu số 01/BM\nTỔNG HỢP\nLàm.\nBiểu mẫu số 02\nTỔNG HỢP\nLàm.",
			"dieu-1: Một\nphu-luc-i: CÁC MẪU\nphu-luc-i.mau-01-tt-bm: ĐƠN\nphu-luc-i.mau-02a: ĐƠN\nphu-luc-i.bieu-01-bm: TỔNG HỢP\nphu-luc-i.bieu-02: TỔNG HỢP"},
		{"a congress document", "PHẦN THỨ NHẤT\nTỔNG KẾT\nI- KẾT QUẢ\nLàm.\nII- HẠN CHẾ\nLàm.\nPHẦN THỨ HAI\nPHƯƠNG HƯỚNG\nI- QUAN ĐIỂM\nLàm.", "phan-nhất: TỔNG KẾT\nphan-nhất.muc-i: KẾT QUẢ\nphan-nhất.muc-ii: HẠN CHẾ\nphan-hai: PHƯƠNG HƯỚNG\nphan-hai.muc-i: QUAN ĐIỂM"},
		{"an article that lists the parts of a form", "Điều 1. Một\nLàm.\nĐiều 2. Mẫu hồ sơ gồm:\nPhần thứ nhất: Chỉ dẫn.\nPhần thứ hai: Biểu.\nĐiều 3. Hết\nLàm.", "dieu-1: Một\ndieu-2\ndieu-3: Hết"},
		{"a number that is missing", "I. MỤC TIÊU\n1. Một.\n3. Ba.\n4. Bốn.\n2. Hai.\nII. NHIỆM VỤ\n1. Một.\n3. Ba.\n2. Hai.", "muc-i: MỤC TIÊU\nmuc-i.muc-1\nmuc-i.muc-3\nmuc-i.muc-4\nmuc-ii: NHIỆM VỤ\nmuc-ii.muc-1\nmuc-ii.muc-2"},
		{"dots within a clause", "Điều 1. Một\n1. Thay cụm từ “gồm …… bản” tại Mẫu.\n2. Hai.", "dieu-1: Một\ndieu-1.khoan-1\ndieu-1.khoan-2"},
		{"an article that is missing", "Điều 1. Một\nLàm.\nĐiều 3. Ba\nLàm.\nĐiều 4. Bốn\nLàm.\nPHỤ LỤC\nĐiều 1. Mẫu\nLàm.\nĐiều 2. Mẫu\nLàm.", "dieu-1: Một\ndieu-3: Ba\ndieu-4: Bốn\nphu-luc\nphu-luc.dieu-1: Mẫu\nphu-luc.dieu-2: Mẫu"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, idsOf(t, c.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNumbersAreReadAsWords(t *testing.T) {
	for in, want := range map[string]int{"nhất": 1, "Hai:": 2, "TƯ": 4, "mười": 10, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "hai mươi mốt": 21, "chín mươi chín": 99, "mẫu": 0, "": 0} {
		if n, _ := wordNumeral(in); n != want {
			t.Errorf("%q is %d, want %d", in, n, want)
		}
	}
}

func TestTheSameTextHasTheSameIDs(t *testing.T) {
	text := "Điều 1. Sửa đổi\n1. Sửa đổi khoản 2 như sau:\n“2. Hai.”.\nĐiều 1. Lại\nPHỤ LỤC I\nI. MỘT\nx.\nPHỤ LỤC I\nI. HAI\nx."
	first := idsOf(t, text)
	for range 5 {
		if diff := cmp.Diff(first, idsOf(t, text)); diff != "" {
			t.Fatal(diff)
		}
	}
	// What comes behind changes no id before it.
	if longer := idsOf(t, text+"\nPHỤ LỤC II\nx."); !strings.HasPrefix(longer, first) {
		t.Errorf("ids %q do not go on from %q", longer, first)
	}
}
