package structure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// decision is a decision that issues what follows it.
const decision = "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nTỈNH KHUÊ LĨNH | Độc lập - Tự do - Hạnh phúc |\nSố: 12/2031/QĐ-UBND | Khuê Lĩnh, ngày 09 tháng 10 năm 2031 |\n" +
	"QUYẾT ĐỊNH\nBan hành quy chế\nCăn cứ Luật Mẫu;\nĐiều 1. Ban hành\nBan hành kèm theo Quyết định này Quy chế.\nĐiều 2. Thi hành\nNgay.\nNơi nhận:\n- Như trên.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"

func TestComponentsBeginAnewAndTheHeaderStaysWithTheDecision(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a regulation", "QUY CHẾ\nLÀM VIỆC CỦA TỔ THỬ\n(Ban hành kèm theo Quyết định số 12/2031/QĐ-UBND)\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nTổ.\nĐiều 2. Mẫu\nThử.",
			"Quy chế | QUY CHẾ LÀM VIỆC CỦA TỔ THỬ | kem-theo | kem-theo.chuong-i kem-theo.dieu-1 kem-theo.dieu-2"},
		{"a title in small letters", "QUY ĐỊNH\nVề quản lý mẫu\n(Kèm theo Quyết định số 12/2031/QĐ-UBND\nngày 09/10/2031)\nĐiều 1. Phạm vi\nMẫu.",
			"Quy định | QUY ĐỊNH Về quản lý mẫu | kem-theo | kem-theo.dieu-1"},
		{"the day and number still blank", "DANH MỤC\nDỊCH VỤ CÔNG\n(Kèm theo Quyết định số ..../QĐ-UBND ngày .../.../2031)\nI. NHÓM MỘT\n1. Một.",
			"Danh mục | DANH MỤC DỊCH VỤ CÔNG | kem-theo | kem-theo.muc-i kem-theo.muc-i.muc-1"},
		{"nothing says that it is attached", "QUY CHẾ\nLàm việc của Tổ thử\nĐiều 1. Phạm vi\nTổ.", "Quy chế | QUY CHẾ Làm việc của Tổ thử | kem-theo | kem-theo.dieu-1"},
		{"two", "QUY CHẾ\nMỘT\n(Kèm theo Quyết định số 12/2031/QĐ-UBND)\nĐiều 1. Phạm vi\nTổ.\nKẾ HOẠCH\nHAI\n(Kèm theo Quyết định số 12/2031/QĐ-UBND)\nI. MỤC TIÊU\nCao.",
			"Quy chế | QUY CHẾ MỘT | kem-theo | kem-theo.dieu-1\nKế hoạch | KẾ HOẠCH HAI | kem-theo-2 | kem-theo-2.muc-i"},
		{"a form within an annex is none", "PHỤ LỤC I\nCÁC MẪU\n(Kèm theo Quyết định số 12/2031/QĐ-UBND)\nI. MẪU\nDANH SÁCH ĐỀ NGHỊ\n(Kèm theo Tờ trình số ..../TTr-…)\nHọ và tên", ""},
		{"a list that a form speaks of is none", "DANH SÁCH HỒ SƠ\n(Kèm theo Đơn đăng ký số 12)\nHọ và tên", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := decision + c.in
			r := Parse(Input{Text: text})
			checkSections(t, text, r.Sections)
			if r.Header.Number != "12/2031/QĐ-UBND" || r.Header.Type != "Quyết định" {
				t.Errorf("number %q, type %q", r.Header.Number, r.Header.Type)
			}
			var got []string
			for _, p := range r.Header.Components {
				var inside []string
				for _, s := range r.Sections {
					if p.Holds(s.Span) && s.ID != p.Section {
						inside = append(inside, string(s.ID))
					}
				}
				if !strings.HasPrefix(p.In(text), p.Type[:1]) {
					t.Errorf("component begins %.20q", p.In(text))
				}
				got = append(got, strings.Join([]string{p.Type, p.Title, string(p.Section), strings.Join(inside, " ")}, " | "))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
