package corpus

import "testing"

func TestAMergedProvinceSaysOfWhatItWasMerged(t *testing.T) {
	for _, c := range []struct{ name, code, want string }{
		{"tỉnh Lào Cai", "10", "Từ 01/7/2025 tỉnh Lào Cai gồm cả tỉnh Yên Bái cũ."},
		{"tỉnh Lào Cai", "15", "Từ 01/7/2025 tỉnh Lào Cai gồm cả tỉnh Yên Bái cũ."},
		{"tỉnh Phú Thọ", "25", "Từ 01/7/2025 tỉnh Phú Thọ gồm cả tỉnh Hòa Bình và tỉnh Vĩnh Phúc cũ."},
		{"tỉnh Cao Bằng", "04", ""},
		{"tỉnh Khuê Lĩnh", "", ""},
	} {
		if got := MergedNote(c.name, c.code); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.name, c.code, got, c.want)
		}
	}
}
