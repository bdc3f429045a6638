package query

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spell writes a number on one line: serial/year/codes/type, "whole" or the rest.
func spell(q Query) string {
	n := q.Number
	if n == nil {
		return ""
	}
	s := n.Serial
	if n.Year != 0 {
		s += fmt.Sprintf(" %d", n.Year)
	}
	if len(n.Codes) > 0 {
		s += " " + strings.Join(n.Codes, "+")
	}
	if n.Type != "" {
		s += " (" + n.Type + ")"
	}
	if n.Whole {
		return s + " whole"
	}
	var rest []string
	for _, w := range n.Rest {
		rest = append(rest, w.Text)
	}
	return s + " | " + strings.Join(rest, " ")
}

func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"154/KH-UBND", "154 KH+UBND whole"},
		{"154 kh ubnd", "154 KH+UBND whole"},
		{"154/kh", "154 KH whole"},
		{"kh154", "154 KH whole"},
		{"154khubnd", "154 KH+UBND whole"},
		{"154-kh-ubnd", "154 KH+UBND whole"},
		{"57 nq tw", "57 NQ+TW whole"},
		{"57-NQ/TW", "57 NQ+TW whole"},
		{"nq57", "57 NQ whole"},
		{"nq 57", "57 NQ whole"},
		{"57-nq", "57 NQ whole"},
		{"nghi quyet 57", "57 NQ (nghi-quyet) whole"},
		{"Nghị quyết số 57", "57 NQ (nghi-quyet) whole"},
		{"nghi quyet 57 lao cai", "57 NQ (nghi-quyet) | lao cai"},
		{"nghị quyết 57 của Bộ Chính trị", "57 NQ (nghi-quyet) | của Bộ Chính trị"},
		{"nghị quyết 57 bộ chính trị", "57 NQ (nghi-quyet) | bộ chính trị"},
		{"ke hoach 154 tinh lao cai", "154 KH (ke-hoach) | tinh lao cai"},
		{"nghị định 30 điều 5", "30 ND (nghi-dinh) whole"},
		{"nghi quyet 57 nam 2024", "57 2024 NQ (nghi-quyet) whole"},
		{"30 2020 nd cp", "30 2020 ND+CP whole"},
		{"30/2020/NĐ-CP", "30 2020 ND+CP whole"},
		{"30/2020/nđ-cp", "30 2020 ND+CP whole"},
		{"nd30", "30 ND whole"},
		{"NĐ 30/2020", "30 2020 ND whole"},
		{"Nghị định số 30 năm 2020", "30 2020 ND (nghi-dinh) whole"},
		{"qd 1283/ubnd 2019", "1283 2019 QD+UBND whole"},
		{"so 889/qd-ubnd nam 2020", "889 2020 QD+UBND whole"},
		{"kế hoạch số 154", "154 KH (ke-hoach) whole"},
		{"số 154", "154 whole"},
		{"Số: 154/KH-UBND", "154 KH+UBND whole"},
		{"so:154", "154 whole"},
		{"so: 154 kh ubnd lao cai", "154 KH+UBND | lao cai"},
		{"774 / QĐ - UBND", "774 QD+UBND whole"},
		{"774/QĐ -UBND", "774 QD+UBND whole"},
		{"1337-QÐ-UBND", "1337 QD+UBND whole"},
		{"thông báo 248/TB-UBND", "248 TB+UBND (thong-bao) whole"},
		{"3583 ubnd vx", "3583 UBND+VX whole"},
		{"2349 ubnd th", "2349 UBND+TH whole"},
		{"158/CV-BCĐ", "158 CV+BCD whole"},
		{"45/2019/QH14", "45 2019 QH14 whole"},
		{"Bộ luật 45/2019/qh14", "45 2019 QH14 (bo-luat) whole"},
		{"luat 45/2019", "45 2019 (luat) whole"},
		{"66.1/2025/NQ-CP", "66.1 2025 NQ+CP whole"},
		{"28a/NQ-CP", "28a NQ+CP whole"},
		{"06/qđ-ttg", "6 QD+TTG whole"},
		{"1098 tu", "1098 TU whole"},
		{"tt 01/2023 btttt", "1 2023 TT+BTTTT whole"},
		{"789/UBND-KGVX", "789 UBND+KGVX whole"},
		{"công văn 789", "789 CV (cong-van) whole"},
		{"1283", "1283 whole"},
		{"57-NQ/TW ngày 22/12/2024", "57 2024 NQ+TW whole"},
		{"57-NQ/TW ngày 22 tháng 12 năm 2024", "57 2024 NQ+TW whole"},
		{"định số 130 2020 nđ cp", "130 2020 ND+CP | định"},
		{"hiện quyết định số 316 qđ ttg", "316 QD+TTG (quyet-dinh) | hiện"},
		{"số 58NQ/TW", "58 NQ+TW whole"},

		{"6 thang", ""},
		{"6 tháng đầu năm", ""},
		{"nam 2025", ""},
		{"năm 2025", ""},
		{"5 nam", ""},
		{"2025", ""},
		{"57", ""},
		{"báo cáo 6 tháng", ""},
		{"bao cao 6 thang dau nam 2025", ""},
		{"kế hoạch 5 năm 2021 - 2025", ""},
		{"kế hoạch 5 năm", ""},
		{"ke hoach 2025", ""},
		{"kế hoạch năm 2025", ""},
		{"quyết định 3 nội dung", ""},
		{"thông báo 2 lần", ""},
		{"báo cáo 34 tỉnh", ""},
		{"27/3/2025", ""},
		{"19-02-2025", ""},
		{"quy 1 2025", ""},
		{"28/34 tỉnh", ""},
		{"24/7", ""},
		{"điều 5 khoản 2", ""},
		{"covid 19", ""},
		{"covid-19", ""},
		{"từ 5 đến 10", ""},
		{"bão số 10", ""},
		{"lần thứ iv tiên", ""},
		{"15 01 2019 của bộ", ""},
		{"2016 của ubnd tỉnh bình dương", ""},
		{"ubnd ngày 28 12 2018", ""},
		{"báo cáo 85% hồ sơ", ""},
	} {
		t.Run(c.in, func(t *testing.T) {
			if diff := cmp.Diff(c.want, spell(Parse(c.in))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
