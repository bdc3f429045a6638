package corpus

import (
	"strings"
	"testing"

	"vankho/corpus/viet"
)

func TestPhrasingsOfOneIndicatorHaveOneKey(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"abbreviation", "Số TTHC nội bộ", "số lượng thủ tục hành chính nội bộ"},
		{"words without weight", "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận trực tuyến"},
		{"spelling", "tỉ lệ hoàn thành khoá học", "Tỷ lệ hoàn thành khóa học"},
		{"where it is clear", "Thu ngân sách nhà nước trên địa bàn tỉnh", "Tổng thu ngân sách"},
		{"list", "số cán bộ, công chức, viên chức", "số CBCCVC"},
		{"abbreviation behind its words", "Tốc độ tăng tổng sản phẩm trong nước (GDP)", "tốc độ tăng trưởng GDP"},
		{"words behind their abbreviation", "số TTHC (thủ tục hành chính) nội bộ", "số thủ tục hành chính (TTHC) nội bộ"},
		{"without marks", "ty le hs", "TY LE HS"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a, b := IndicatorKey(c.a), IndicatorKey(c.b); a != b || a == "" {
				t.Errorf("%q is %q, %q is %q", c.a, a, c.b, b)
			}
		})
	}
}

func TestOtherIndicatorsHaveOtherKeys(t *testing.T) {
	for _, c := range [][2]string{
		{"tỷ lệ hồ sơ tiếp nhận trực tuyến", "tỷ lệ hồ sơ trả kết quả trực tuyến"},
		{"tỷ lệ hồ sơ tiếp nhận trực tuyến", "số hồ sơ tiếp nhận trực tuyến"},
		{"số thủ tục nội bộ một phần", "số thủ tục nội bộ toàn trình"},
		{"tỷ lệ nam trên nữ", "tỷ lệ nữ trên nam"},
		{"số bò", "số bỏ"},
	} {
		if a, b := IndicatorKey(c[0]), IndicatorKey(c[1]); a == b {
			t.Errorf("%q and %q are both %q", c[0], c[1], a)
		}
	}
}

func TestAPhraseOfWordsWithoutWeightKeepsThem(t *testing.T) {
	for _, phrase := range []string{"số", "tổng số", "được", "đạt", "Tổng cộng"} {
		if IndicatorKey(phrase) == "" {
			t.Errorf("%q has no key", phrase)
		}
	}
}

func TestPhrasesAreKeptInOneForm(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Tỷ lệ  hồ sơ\ntrực tuyến:", "tỷ lệ hồ sơ trực tuyến"},
		{"- Số hộ nghèo;", "số hộ nghèo"},
		{"GRDP bình quân", "GRDP bình quân"},
		{" – ", ""},
		{strings.Repeat("dài ", 1000), strings.TrimSpace(strings.Repeat("dài ", 120))},
		{strings.Repeat("x", 5000), ""},
	} {
		if got := IndicatorPhrase(c.in); got != c.want {
			t.Errorf("%q is %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzIndicatorKey(f *testing.F) {
	f.Add("Tỷ lệ hồ sơ TTHC được tiếp nhận trực tuyến đạt")
	f.Add("số số số tổng")
	f.Fuzz(func(t *testing.T, s string) {
		words := IndicatorWords(s)
		if len(words) > MaxIndicatorWords*8 {
			t.Errorf("%d words", len(words))
		}
		if viet.Squeeze(IndicatorPhrase(s)) != IndicatorPhrase(s) && !strings.ContainsAny(s, " ") {
			t.Errorf("%q", IndicatorPhrase(s))
		}
	})
}
