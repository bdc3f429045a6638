package structure

import "testing"

func TestTheSentenceOfAdoptionIsPartOfNoArticle(t *testing.T) {
	for _, c := range []struct{ name, closing, last string }{
		{"of a council", "Nghị quyết này đã được Hội đồng nhân dân tỉnh Khuê Lĩnh khóa XV, kỳ họp thứ\n14 thông qua ngày 08 tháng 12 năm 2031./.\nCHỦ TỊCH\n(Đã ký)\nĐặng Văn Mẫu", "2. Giao Ủy ban nhân dân tỉnh thực hiện."},
		{"of the assembly", "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XX, kỳ họp thứ 8 thông qua ngày 28 tháng 11 năm 2031.", "2. Giao Ủy ban nhân dân tỉnh thực hiện."},
		{"a sentence of effect", "Nghị quyết này được thực hiện từ ngày 01 tháng 01 năm 2032.", "2. Giao Ủy ban nhân dân tỉnh thực hiện.\nNghị quyết này được thực hiện từ ngày 01 tháng 01 năm 2032."},
		{"what another was", "Kế hoạch năm này được thông qua ngày 01 tháng 01 năm 2032.", "2. Giao Ủy ban nhân dân tỉnh thực hiện.\nKế hoạch năm này được thông qua ngày 01 tháng 01 năm 2032."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "NGHỊ QUYẾT\nVề kho sách\nĐiều 1. Mở kho\nMở kho.\nĐiều 2. Thi hành\n1. Nghị quyết có hiệu lực từ ngày 01 tháng 01 năm 2032.\n2. Giao Ủy ban nhân dân tỉnh thực hiện.\n" + c.closing + "\n"
			sections := Parse(Input{Text: text}).Sections
			last := sections[len(sections)-1]
			if got := last.In(text); got != c.last {
				t.Errorf("%s says %q, want %q", last.ID, got, c.last)
			}
		})
	}
}
