package corpus

import "testing"

func TestAPlaceInAnotherDocumentIsNamedWhole(t *testing.T) {
	for _, c := range []struct {
		p        Provision
		want     SectionID
		relative bool
	}{
		{Provision{Dieu: "5", Khoan: "2", Diem: "đ", Chuong: "II"}, "dieu-5.khoan-2.diem-đ", false},
		{Provision{Chuong: "II", Muc: "1"}, "chuong-ii.muc-1", false},
		{Provision{PhuLuc: "I", Mau: "1.1"}, "phu-luc-i.mau-1-1", false},
		{Provision{Dieu: "this", Khoan: "2"}, "khoan-2", true},
		{Provision{}, "", false},
	} {
		if got := c.p.Path(); got != c.want || c.p.Relative() != c.relative {
			t.Errorf("%+v: %q, relative %v, want %q", c.p, got, c.p.Relative(), c.want)
		}
	}
}
