package engine

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/search/query"
)

func TestNamesThatEndedLeadToTheirSuccessors(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a department by its abbreviation", "báo cáo của Sở TTTT", "2025-02-28 Sở TTTT: Sở Khoa học và Công nghệ, Sở Văn hóa, Thể thao và Du lịch"},
		{"with an ampersand, without marks", "so kh&dt", "2025-02-28 so kh dt: Sở Tài chính"},
		{"a ministry by its name", "thông tư Bộ Giao thông vận tải", "2025-02-28 Bộ Giao thông vận tải: Bộ Xây dựng"},
		{"a province", "kế hoạch tỉnh Yên Bái", "2025-06-30 Yên Bái: Lào Cai"},
		{"a province without marks", "yen bai", "2025-06-30 yen bai: Lào Cai"},
		{"a province under another spelling", "bắc cạn", "2025-06-30 bắc cạn: Thái Nguyên"},
		{"what goes on under its name", "Lào Cai và Đồng Tháp", ""},
		{"a word that is a name too", "hòa bình thế giới", ""},
		{"a name that is a word too", "công an Hòa Bình", "2025-06-30 Hòa Bình: Phú Thọ"},
		{"after its level", "tinh hoa binh", "2025-06-30 hoa binh: Phú Thọ"},
		{"other marks", "yến bài", ""},
		{"a body that exists", "Sở Tài chính", ""},
		{"two of them", "Yên Bái, Hà Giang", "2025-06-30 Yên Bái: Lào Cai | 2025-06-30 Hà Giang: Tuyên Quang"},
		{"empty", "", ""},
	} {
		ws := query.NewPhrase(c.in).Words
		var got []string
		for _, s := range successionsIn(ws) {
			got = append(got, fmt.Sprintf("%s %s: %s", s.until, textOf(ws[s.from:s.to]), strings.Join(s.names, ", ")))
		}
		if d := cmp.Diff(c.want, strings.Join(got, " | ")); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func FuzzAlternatives(f *testing.F) {
	for _, s := range []string{"Sở TTTT ubnd BCT kết luận", "so kh&dt yen bai", "AI \xff T Ư"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ws := query.NewPhrase(text).Words
		if len(ws) > 120 {
			return
		}
		last := 0
		for _, s := range synonymsIn(ws) {
			if s.from < last || s.to <= s.from || s.to > len(ws) || len(s.others) == 0 {
				t.Fatalf("%+v", s)
			}
			last = s.to
		}
		last = 0
		for _, s := range otherNames(ws) {
			if s.from < last || s.to <= s.from || s.to > len(ws) || len(s.others) == 0 || s.share <= 0 {
				t.Fatalf("%+v", s)
			}
			last = s.to
		}
		last = 0
		for _, s := range successionsIn(ws) {
			if s.from < last || s.to <= s.from || s.to > len(ws) || len(s.names) == 0 {
				t.Fatalf("%+v", s)
			}
			last = s.to
		}
	})
}
