package corpus

import (
	"strings"
	"testing"
)

func provisionPaths(all []Provision) string {
	var out []string
	for _, p := range all {
		out = append(out, string(p.Path()))
	}
	return strings.Join(out, " ")
}

func TestListsOfProvisionsAreRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Điều 6", "dieu-6"},
		{"- Điều 6; - Khoản 3 Điều 9", "dieu-6 dieu-9.khoan-3"},
		{"điểm a, b khoản 2 và khoản 4 Điều 5; Phụ lục II", "dieu-5.khoan-2.diem-a dieu-5.khoan-2.diem-b dieu-5.khoan-4 phu-luc-ii"},
		{"điểm đ khoản 1 Điều 12a", "dieu-12a.khoan-1.diem-đ"},
		{"các khoản 12, 13 và 14 Điều 91", "dieu-91.khoan-12 dieu-91.khoan-13 dieu-91.khoan-14"},
		{"khoản 2 của Điều 4, Điều 5 và Điều 7", "dieu-4.khoan-2 dieu-5 dieu-7"},
		{"từ Điều 5 đến Điều 8", "dieu-5 dieu-6 dieu-7 dieu-8"},
		{"Điều 4 khoản 2", "dieu-4.khoan-2"},
		{"Mẫu số 03 Phụ lục I; mục 2 Phụ lục IV", "phu-luc-i.mau-03 phu-luc-iv.muc-2"},
		{"Chương IV và Điều 12", "chuong-iv dieu-12"},
		{"mục số 7 điểm a khoản 3 Điều 1", "dieu-1.khoan-3.diem-a"},
		{"điều chỉnh khoản vay, điểm số", ""},
		{"Điều này", ""},
		{"", ""},
	} {
		if got := provisionPaths(ScanProvisions(c.in)); got != c.want {
			t.Errorf("%q gives %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzScanProvisions(f *testing.F) {
	f.Add("điểm a, b khoản 2 và khoản 4 Điều 5; Phụ lục II, từ Điều 5 đến Điều 99999999999999999999")
	f.Add("khoản 1, 2, 3 các Điều 4, 5, 6 Chương I, II")
	f.Fuzz(func(t *testing.T, s string) {
		if all := ScanProvisions(s); len(all) > mostProvisions {
			t.Fatalf("%d provisions", len(all))
		}
	})
}
