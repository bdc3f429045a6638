package name

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestTimesAreBounded(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"ngày 05 tháng 3 năm 2020 và 19-02-2025", []string{"ngày 05 tháng 3 năm 2020 day 2020-03-05 2020-03-05", "19-02-2025 day 2025-02-19 2025-02-19"}},
		{"Quý 1 năm 2025, Q3/2023", []string{"Quý 1 năm 2025 quarter 2025-01-01 2025-03-31", "Q3/2023 quarter 2023-07-01 2023-09-30"}},
		{"6 tháng cuối năm 2024", []string{"6 tháng cuối năm 2024 months 2024-07-01 2024-12-31"}},
		{"giai đoạn 2025 - 2030, định hướng đến 2045", []string{"giai đoạn 2025 - 2030 year_range 2025-01-01 2030-12-31", "định hướng đến 2045 horizon_year  2045-12-31"}},
		{"5 năm 2021 - 2025", []string{"2021 - 2025 year_range 2021-01-01 2025-12-31"}},
		{"từ năm 2021 đến năm 2025", []string{"từ năm 2021 đến năm 2025 year_range 2021-01-01 2025-12-31"}},
		{"ngày 10/10 hằng năm; ngày 25 hằng tháng", []string{"ngày 10/10 hằng năm recurring  ", "ngày 25 hằng tháng recurring  "}},
		{"ngày 26/3", []string{"ngày 26/3 day 2025-03-26 2025-03-26"}},
		{"tháng 02/2024; 7/2025", []string{"tháng 02/2024 month 2024-02-01 2024-02-29", "7/2025 month 2025-07-01 2025-07-31"}},
		{"ngày 30/2/2025; 2/3 hộ; 24/7; số 13/2025/HS; Km 12/2024", nil},
	} {
		var got []string
		for _, e := range Entities(Input{Text: c.in, Header: ofProvince}) {
			if e.Kind == corpus.EntityDate {
				got = append(got, e.Quote+" "+e.Class+" "+e.From.String()+" "+e.To.String())
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.in, d)
		}
	}
}

func TestATimeIsCalledByItsWordsInSmallLetters(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Định hướng đến năm 2045", "định hướng đến năm 2045"},
		{"định hướng  đến 2045", "định hướng đến 2045"},
		{"Quý I năm 2025", "quý I năm 2025"},
	} {
		got := Entities(Input{Text: c.in, Header: ofProvince})
		if len(got) != 1 || got[0].Name != c.want {
			t.Errorf("%q: got %+v, want one called %q", c.in, got, c.want)
		}
	}
}
