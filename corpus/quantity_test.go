package corpus_test

import (
	"fmt"
	"strings"
	"testing"

	"vankho/corpus"
)

func TestQuantitiesAreFoundInText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"tỷ lệ hồ sơ trực tuyến đạt 51,69% (mục tiêu 85 %)", "51.69 %; 85 %"},
		{"đạt 51.69% và 90 phần trăm", "51.69 %; 90 %"},
		{"tổng kinh phí 2,5 tỷ đồng, trong đó 500 triệu đồng từ ngân sách, 1.250.000 đồng", "2500000000 dong; 500000000 dong; 1250000 dong"},
		{"tiếp nhận 1.204 hồ sơ của 28 xã", "1204 ho so; 28 xa"},
		{"Điều 5, khoản 2, Kế hoạch số 154/KH-UBND ngày 27 tháng 3 năm 2025", ""},
		{"ngày 27/3/2025, lúc 8:30, giai đoạn 2021 - 2025, quý 1", ""},
		{"năm học 2024-2025 có 2025 học sinh", ""},
		{"28/34 tỉnh, 1.2.3.4, kh154, 154kh", ""},
		{"15; 20.", "15 ; 20 "},
		{"12.5 điểm", "12.5 diem"},
	} {
		var got []string
		for q := range corpus.ScanQuantities(c.in) {
			got = append(got, fmt.Sprintf("%.10g %s", q.Value, q.Unit))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %s, want %s", c.in, s, c.want)
		}
	}
}

func FuzzQuantitiesLieInTheText(f *testing.F) {
	f.Add("đạt 51,69% của 2 tỷ đồng 1.204 hồ sơ")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for q := range corpus.ScanQuantities(s) {
			if q.Start < last || q.End > len(s) || q.Len() <= 0 || q.Value < 0 {
				t.Fatalf("%q: %v", s, q)
			}
			last = q.End
		}
		corpus.ParseQuantity(s)
	})
}
