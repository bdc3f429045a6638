package query

import (
	"strings"
	"testing"

	"vankho/corpus/viet"
)

func TestAnIssuersOwnNameIsNoCode(t *testing.T) {
	for name := range strings.SplitSeq("Bộ Nội vụ|Ủy ban nhân dân tỉnh Lào Cai|Tỉnh ủy Lào Cai|Chính phủ|Quốc hội|Thủ tướng Chính phủ|Ban Bí thư|"+
		"Tòa án nhân dân tối cao|Sở Tài chính|Ủy ban Dân tộc|Hội Nông dân|Ngân hàng Nhà nước Việt Nam|Cục Thuế|Đảng ủy Khối|Kiểm toán Nhà nước", "|") {
		slug := viet.Slug(name)
		if got, ok := readIssuer(slug); got != slug || !ok {
			t.Errorf("%s is read as %q", slug, got)
		}
	}
}

func TestParametersAreReadAsTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ key, in, want string }{
		{"loai", "nghi-quyet", "nghi-quyet"},
		{"loai", "-nghi-quyet", "-nghi-quyet"},
		{"loai", "KH", "ke-hoach"},
		{"loai", "--", ""},
		{"coquan", "-khong-ghi", "-khong-ghi"},
		{"nam", "2025..2020", "2020..2025"},
		{"nam", "-..2020", "-..2020"},
		{"nam", "abc", ""},
		{"so", "154", ""},
		{"la", "1", ""},
	} {
		got := ""
		if f, ok := ReadFilter(c.key, c.in); ok {
			got = f.String()
		}
		if got != c.want {
			t.Errorf("%s=%s: %q, want %q", c.key, c.in, got, c.want)
		}
	}
}

func FuzzFieldsAreReadAgainAsTheyAreWritten(f *testing.F) {
	for _, field := range fields() {
		_, value, _ := strings.Cut(field.Example, ":")
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, in string) {
		for _, field := range fields() {
			if !field.Parameter() {
				continue
			}
			v, ok := field.canonical(in)
			if again, fine := field.canonical(v); ok && (again != v || !fine || strings.HasPrefix(v, "-")) {
				t.Errorf("%s: %q gives %q, and that %q", field.Name, in, v, again)
			}
		}
	})
}
