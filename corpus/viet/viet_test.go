package viet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus/viet"
)

func TestToneFollowsTheNewStyle(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"hoà", "hòa"}, {"uỷ", "ủy"}, {"Uỷ ban", "Ủy ban"}, {"UỶ BAN", "ỦY BAN"}, {"khoẻ", "khỏe"}, {"thuỷ", "thủy"}, {"khoá XVI", "khóa XVI"},
		{"quý", "quý"}, {"quỹ", "quỹ"}, {"quỵ", "quỵ"}, {"giữ", "giữ"}, {"giá", "giá"}, {"giếng", "giếng"}, {"gì", "gì"}, {"hoàn", "hoàn"}, {"hoạt", "hoạt"},
		{"khuỷu", "khuỷu"}, {"ngoéo", "ngoéo"}, {"của", "của"}, {"mùa", "mùa"}, {"nửa", "nửa"}, {"thuở", "thuở"}, {"người", "người"}, {"hướng", "hướng"},
		{"qúa", "quá"}, {"nghiã", "nghĩa"}, {"qủan", "quản"}, {"gỉai", "giải"}, {"tòan", "toàn"}, {"thuyền", "thuyền"}, {"quyết", "quyết"}, {"huýt", "huýt"},
		{"moóc", "moóc"}, {"hoăc", "hoăc"}, {"Việt-Lào", "Việt-Lào"}, {"xyz", "xyz"}, {"lưới", "lưới"}, {"Huế", "Huế"}, {"tuần", "tuần"}, {"yếu", "yếu"}, {"cửu", "cửu"}, {"gửi", "gửi"},
	} {
		got := viet.Tone(c.in)
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("Tone(%q): %s", c.in, d)
		}
		if again := viet.Tone(got); again != got {
			t.Errorf("Tone(Tone(%q)) = %q", c.in, again)
		}
	}
}
