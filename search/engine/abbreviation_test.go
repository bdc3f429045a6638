package engine

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus/table"
	"vankho/search/query"
)

func TestAnAbbreviationStandsForWhatTheQuestionDecides(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"any case, any marks", "ubnd", "Ủy ban nhân dân"},
		{"without its mark", "hdnd", "Hội đồng nhân dân"},
		{"ampersand", "Sở GD&ĐT", "Giáo dục và Đào tạo"},
		{"hyphen", "Sở GD-ĐT", "Giáo dục và Đào tạo"},
		{"glued", "sở gdđt", "Giáo dục và Đào tạo"},
		{"three parts", "LĐ-TB&XH", "Lao động Thương binh và Xã hội"},
		{"several wordings", "pccc", "phòng cháy chữa cháy / phòng cháy và chữa cháy"},
		{"two in one word", "cctthc", "cải cách thủ tục hành chính"},
		{"ambiguous in capitals", "BCT", "Bộ Chính trị / Bộ Công Thương"},
		{"ambiguous in small letters", "bct", ""},
		{"decided by other words", "kết luận của bct", "Bộ Chính trị"},
		{"decided without marks", "thong tu bct", "Bộ Công Thương"},
		{"a word in itself", "ai là trưởng ban chỉ đạo", "BCĐ"},
		{"a word in itself, all in capitals", "AI LÀ TRƯỞNG BAN", ""},
		{"a word in itself, in capitals", "ứng dụng AI", "trí tuệ nhân tạo"},
		{"another mark is another word", "hđ nđ ubnđ", "nghị định"},
		{"backwards", "thủ tục hành chính", "TTHC"},
		{"backwards without marks", "thu tuc hanh chinh", "TTHC"},
		{"not backwards into numbers", "quyết định của Chính phủ", ""},
		{"longest first", "Ủy ban Mặt trận Tổ quốc", "UBMTTQ"},
		{"another spelling of a place", "Daklak", "Đắk Lắk"},
		{"empty", "", ""},
	} {
		var got []string
		for _, s := range synonymsIn(query.NewPhrase(c.in).Words) {
			for _, o := range s.others {
				var ws []string
				for _, w := range o {
					ws = append(ws, w.Text)
				}
				got = append(got, strings.Join(ws, " "))
			}
		}
		if d := cmp.Diff(c.want, strings.Join(got, " / ")); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestTheTableOfAbbreviationsIsWellMade(t *testing.T) {
	seen := map[string]bool{}
	for row := range table.Rows(abbreviationRows, 4) {
		if len(row) > 4 || row[1] == "" || row[2] != "" && row[2] != "hoa" && row[2] != "xuôi" {
			t.Errorf("row %q", row)
		}
		if key := row[0] + "\t" + row[1]; seen[key] {
			t.Errorf("twice: %q", key)
		} else {
			seen[key] = true
		}
	}
	if len(seen) < 350 {
		t.Errorf("%d rows", len(seen))
	}
}

func TestAnAbbreviationThatNoTextSpellsOutFindsThoseWithMostOfItsWords(t *testing.T) {
	e := open(t, newMemory(
		doc("a|41/KH-UBND|Kế hoạch||2025-01-10|cải cách hành chính năm 2025", "Rà soát thủ tục hành chính."),
		doc("b|42/KH-UBND|Kế hoạch||2025-01-12|trồng rừng năm 2025", "Giao chỉ tiêu."),
	))
	r := ask(t, e, "cctthc")
	if got := ids(r); len(got) != 1 || got[0] != "a" || !r.Relaxed {
		t.Errorf("found %v, relaxed %v", got, r.Relaxed)
	}
}
