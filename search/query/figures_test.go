package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// short is a question about figures in one line.
func short(q corpus.FigureQuery) string {
	var b strings.Builder
	b.WriteString(q.Words)
	if !q.Period.IsZero() {
		b.WriteString(" | " + q.Period.From.String() + "/" + q.Period.To.String())
	}
	if q.Place != "" {
		b.WriteString(" | " + q.Place)
	}
	for _, k := range q.Kinds {
		b.WriteString(" | " + string(k))
	}
	if q.Least != nil || q.Most != nil || q.Unit != "" {
		v := corpus.Amount{}
		text := func(x *float64) string {
			if x == nil {
				return ""
			}
			v = corpus.One(*x)
			s, _ := v.MarshalJSON()
			return string(s)
		}
		b.WriteString(" | " + text(q.Least) + ".." + text(q.Most) + " " + q.Unit)
	}
	return b.String()
}

func TestQuestionsAboutFiguresAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		typed, want string
		asks        bool
	}{
		{"Tỷ lệ hồ sơ tiếp nhận trực tuyến quý 1?", "Tỷ lệ hồ sơ tiếp nhận trực tuyến | 0000-01-01/0000-03-31", true},
		{"ty le tra ket qua truc tuyen", "ty le tra ket qua truc tuyen", true},
		{"Bao nhiêu thủ tục nội bộ toàn trình?", "thủ tục nội bộ toàn trình", true},
		{"tỷ lệ hồ sơ trực tuyến tỉnh Lào Cai trong quý I năm 2025 là bao nhiêu", "tỷ lệ hồ sơ trực tuyến | 2025-01-01/2025-03-31 | lao-cai", true},
		{"thu ngân sách 6 tháng đầu năm 2024", "thu ngân sách | 2024-01-01/2024-06-30", true},
		{"tỷ lệ hồ sơ > 80 %", "tỷ lệ hồ sơ | 80.00000000000001.. %", true},
		{"tỷ lệ hồ sơ trên 80%", "tỷ lệ hồ sơ | 80.00000000000001.. %", true},
		{"ty le ho so it nhat 80%", "ty le ho so | 80.. %", true},
		{"1000..5000 tỷ đồng", " | 1000000000000..5000000000000 VND", true},
		{"vốn từ 1.000 đến 5.000 tỷ đồng", "vốn | 1000000000000..5000000000000 VND", true},
		{"kinh phí không quá 2,5 triệu đồng/tháng", "kinh phí | ..2500000 VND/tháng", true},
		{"diện tích 85 ha trở lên", "diện tích | 850000.. m2", true},
		{"kinh phí tính đến hết năm 2024 của tỉnh", "kinh phí của tỉnh | 2024-01-01/2024-12-31", true},
		{"thu ngân sách tăng bao nhiêu so với cùng kỳ", "thu ngân sách | comparison", true},
		{"chỉ tiêu tỷ lệ thanh toán trực tuyến năm 2025", "tỷ lệ thanh toán trực tuyến | 2025-01-01/2025-12-31", true},
		{"cao tốc Hà Nội - Hải Phòng", "cao tốc Hà Nội Hải Phòng", false},
		{"tỷ lệ hồ sơ trực tuyến qua các quý", "tỷ lệ hồ sơ trực tuyến", true},
		{"ty le ho so truc tuyen theo tung nam", "ty le ho so truc tuyen", true},
		{"mục tiêu tỷ lệ hồ sơ trực tuyến năm 2025", "tỷ lệ hồ sơ trực tuyến | 2025-01-01/2025-12-31", true},
		{"vốn chương trình mục tiêu quốc gia", "vốn chương trình mục tiêu quốc gia", true},
		{"kế hoạch 154 về việc gì", "kế hoạch 154 về việc gì", false},
		{"đề án 06", "đề án 06", false},
		{"tài khoản định danh điện tử mức độ 2", "tài khoản định danh điện tử mức độ 2", false},
		{"", "", false},
		{"???", "", false},
	} {
		t.Run(c.typed, func(t *testing.T) {
			q, ok := Figures(c.typed)
			if got := short(q); got != c.want || ok != c.asks {
				t.Errorf("%q %v, want %q %v", got, ok, c.want, c.asks)
			}
		})
	}
}

func TestSeveralQuestionsAboutFiguresAreParted(t *testing.T) {
	all, ok := FigureQuestions("Bao nhiêu đại biểu dự hội nghị, mấy điểm cầu cấp xã?")
	var got []string
	for _, q := range all {
		got = append(got, q.Words)
	}
	if d := cmp.Diff([]string{"đại biểu dự hội nghị", "điểm cầu cấp xã"}, got); d != "" || !ok {
		t.Error(d, ok)
	}
}

func FuzzFigures(f *testing.F) {
	for _, s := range []string{"tỷ lệ > 80 % quý 1", "1000..5000 tỷ đồng", "từ 5 đến 3 ha trở lên", "≥≥≤<>..5", "bao nhiêu, mấy, mấy"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, _ := Figures(s)
		if q.Least != nil && q.Most != nil && *q.Least > *q.Most {
			t.Errorf("%g to %g", *q.Least, *q.Most)
		}
	})
}
