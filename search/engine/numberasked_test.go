package engine

import (
	"testing"
)

// TestANumberIsFoundWithWhateverStandsBesideIt asks for one number in the ways in which officials write of it: the register that holds
// it names neither body nor place.
func TestANumberIsFoundWithWhateverStandsBesideIt(t *testing.T) {
	e := open(t, newMemory(
		doc("a|889/QĐ-UBND|Quyết định||2020-03-12|phê duyệt dự án cấp nước", ""),
		doc("b|889/QĐ-UBND|Quyết định||2018-05-04|giao đất cho ủy ban nhân dân tỉnh Vân Sơn", ""),
		doc("c|0889/KH-UBND|Kế hoạch||2020-03-12|trồng rừng", ""),
		doc("d|12/BC-UBND|Báo cáo||2021-01-02|Báo cáo của ủy ban nhân dân tỉnh Vân Sơn", "Thực hiện Quyết định số 889/QĐ-UBND ngày 12/3/2020 của ủy ban nhân dân tỉnh Vân Sơn về cấp nước."),
		doc("e|3/CT-UBND|Chỉ thị||2019-01-29|an toàn giao thông", ""),
		doc("f|03/CT-UBND|Chỉ thị||2021-02-05|cài đặt ứng dụng", ""),
		doc("g|3612/UBND-NC|||2022-07-19|phổ biến các luật mới", ""),
	))
	for _, c := range []struct{ in, first string }{
		{"889/QĐ-UBND ngày 12/3/2020", "a"},
		{"Quyết định số 889/QĐ-UBND ngày 12/3/2020 của Ủy ban nhân dân tỉnh Vân Sơn", "a"},
		{"quyết định 889 năm 2020 của ubnd tỉnh vân sơn", "a"},
		{"quyết định 889 của ubnd tỉnh vân sơn năm 2018", "b"},
		{"889/QĐ-UBND huyện Suối Mây", "a"},
		{"quyết định 889 về phê duyệt dự án", "a"},
		{"quyết định 889 giao đất", "b"},
		{"889/kh-ubnd vân sơn", "c"},
		{"3/CT-UBND", "e"},
		{"03/CT-UBND", "f"},
		{"ubnd qd 889 2018", "b"},
		{"cv 3612 ubnd nc", "g"},
		{"cv3612", "g"},
		{"công văn 3612", "g"},
		{"CV số 3612/UBND-NC", "g"},
	} {
		if got := ids(ask(t, e, c.in)); len(got) == 0 || string(got[0]) != c.first {
			t.Errorf("%q finds %v, want %s first", c.in, got, c.first)
		}
	}
	if r := ask(t, e, "889/QĐ-UBND huyện Suối Mây"); !r.Relaxed {
		t.Error("nothing says that not all words are there")
	}
	if r := ask(t, e, "889/QĐ-UBND"); r.Relaxed {
		t.Error("a number alone is not relaxed")
	}
}

// TestWordsBesideANumberTellWhichOneIsMeant asks for numbers that two bodies have, and by what is issued with a document.
func TestWordsBesideANumberTellWhichOneIsMeant(t *testing.T) {
	e := open(t, newMemory(
		doc("btc|99/2025/TT-BTC|Thông tư|Bộ Tài chính|2025-10-27|hướng dẫn chế độ kế toán doanh nghiệp", "Điều 1. Phạm vi\n1. Áp dụng."),
		doc("bnn|99/2025/TT-BNNMT|Thông tư|Bộ Nông nghiệp và Môi trường|2025-12-31|sửa đổi một số thông tư", "Điều 1. Sửa đổi\n1. Thay cụm từ Vụ Kế toán doanh nghiệp bằng cụm từ Vụ Tài chính của bộ."),
		doc("qd|15/2023/QĐ-UBND|Quyết định|Ủy ban nhân dân tỉnh Vân Sơn|2023-06-20|ban hành Quy chế vận hành hệ thống thông tin", "Điều 5. Trách nhiệm."),
	))
	for _, c := range []struct{ in, first string }{
		{"thông tư 99 bộ tài chính kế toán doanh nghiệp", "btc"},
		{"thong tu 99 bo nong nghiep", "bnn"},
		{"quy chế 15/2023", "qd"},
		{"điều 5 quy chế 15/2023", "qd"},
		{"quy dinh so 15/2023 ubnd", "qd"},
	} {
		if got := ids(ask(t, e, c.in)); len(got) == 0 || string(got[0]) != c.first {
			t.Errorf("%q finds %v, want %s first", c.in, got, c.first)
		}
	}
	if got := ids(ask(t, e, "nghị định 15/2023")); len(got) > 0 {
		t.Errorf("a decree that is not there is answered with %v", got)
	}
}
