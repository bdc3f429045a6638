package structure

import "testing"

func TestLawsAreCalledByTheirType(t *testing.T) {
	for _, c := range []struct{ kind, abstract, want string }{
		{"Luật", "DOANH NGHIỆP", "LUẬT DOANH NGHIỆP"},
		{"Luật", "Đất đai", "Luật Đất đai"},
		{"Bộ luật", "BỘ LUẬT LAO ĐỘNG", "BỘ LUẬT LAO ĐỘNG"},
		{"Nghị định", "VỀ CÔNG TÁC VĂN THƯ", "VỀ CÔNG TÁC VĂN THƯ"},
	} {
		if got := properName(c.kind, c.abstract); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.kind, c.abstract, got, c.want)
		}
	}
}
