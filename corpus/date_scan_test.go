package corpus_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestADateIsReadInEveryUsualForm(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"27/3/2025", "2025-03-27"}, {"19/02/2025", "2025-02-19"}, {"27-3-2025", "2025-03-27"}, {"27.3.2025", "2025-03-27"}, {"27 / 3 / 2025", "2025-03-27"},
		{"ngày 27 tháng 3 năm 2025", "2025-03-27"}, {"Ngày 05 tháng 01 năm 2025", "2025-01-05"}, {"NGÀY 27 THÁNG 3 NĂM 2025", "2025-03-27"}, {"ngay 27 thang 3 nam 2025", "2025-03-27"},
		{"ngày 27/3/2025", "2025-03-27"}, {"ngày 27\ntháng 3\nnăm 2025", "2025-03-27"}, {"tháng 3 năm 2025", "2025-03"}, {"tháng 3/2025", "2025-03"}, {"3/2025", "2025-03"},
		{"năm 2025", "2025"}, {"2025-03-27", "2025-03-27"}, {"2025-03", "2025-03"}, {"2025", "2025"}, {" 27/3/2025 ", "2025-03-27"}, {"29/02/2024", "2024-02-29"},
		{"30/2/2025", ""}, {"29/02/2025", ""}, {"31/4/2025", ""}, {"13/2025", ""}, {"0/3/2025", ""}, {"1/13/2025", ""}, {"27/3/25", ""}, {"27/3", ""}, {"27/3/1825", ""}, {"", ""}, {"ngày", ""}, {"27/3-2025", ""}, {"27/3/2025 x", ""},
	} {
		d, ok := corpus.ParseDate(c.in)
		if diff := cmp.Diff(c.want, d.String()); diff != "" || ok != (c.want != "") {
			t.Errorf("ParseDate(%q) %v: %s", c.in, ok, diff)
		}
	}
}

func TestDatesAreFoundWhereTheyStand(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"Hà Nội, ngày 07 tháng 02 năm 2023", []string{"ngày 07 tháng 02 năm 2023 = 2023-02-07"}},
		{"Hà\nNội, ngày 19 tháng 05\nnăm 2025", []string{"ngày 19 tháng 05\nnăm 2025 = 2025-05-19"}},
		{"Lào Cai, ngày     tháng 3 năm 2025", []string{"tháng 3 năm 2025 = 2025-03"}},
		{"Lào Cai, ngày …. tháng … năm 2025", []string{"năm 2025 = 2025"}},
		{"414-CTr/TU, ngày 19/02/2025 của", []string{"ngày 19/02/2025 = 2025-02-19"}},
		{"ngày\n21/3/2022 chọn", []string{"ngày\n21/3/2022 = 2022-03-21"}},
		{"(22/12/2024), 05-8-2024; 12.8.2021.", []string{"22/12/2024 = 2024-12-22", "05-8-2024 = 2024-08-05", "12.8.2021 = 2021-08-12"}},
		{"từ 01/01/2025 đến 31/12/2025", []string{"01/01/2025 = 2025-01-01", "31/12/2025 = 2025-12-31"}},
		{"Quý 1 năm 2025, định hướng đến năm 2045", []string{"năm 2025 = 2025", "năm 2045 = 2045"}},
		{"16h ngày 24/8/2025, ngày 26/3 hàng năm", []string{"ngày 24/8/2025 = 2025-08-24"}},
		{"ngày 30/2/2025, 12/34/2025, 1.234.567, 5/3/20255, 10/3/2025/QĐ-UBND", nil},
		{"30/2020/NĐ-CP; 2025; giai đoạn 2021 - 2025; nhiệm kỳ 2020-2025; kế hoạch năm nay; hằng năm 12", nil},
		{"thời hạn 5 năm 2 tháng; tháng 13 năm 2025", []string{"năm 2025 = 2025"}},
		{"Ngày 05 tháng 3, năm 2020", []string{"Ngày 05 tháng 3, năm 2020 = 2020-03-05"}},
	} {
		var got []string
		for _, f := range corpus.ScanDates(c.in) {
			got = append(got, f.In(c.in)+" = "+f.Date.String())
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("ScanDates(%q): %s", c.in, d)
		}
	}
}

func TestADateIsWrittenInJSONAsLongAsItsPrecision(t *testing.T) {
	for _, c := range []struct {
		in   string
		want corpus.Date
		bad  bool
	}{
		{`"2025-03-27"`, corpus.Date{Year: 2025, Month: 3, Day: 27}, false}, {`"2025-03"`, corpus.Date{Year: 2025, Month: 3}, false},
		{`"2025"`, corpus.Date{Year: 2025}, false}, {`""`, corpus.Date{}, false},
		{`"2025-02-30"`, corpus.Date{}, true}, {`"2025-13"`, corpus.Date{}, true}, {`"27/3/2025"`, corpus.Date{}, true}, {`"2025-3-27"`, corpus.Date{}, true},
		{`"2025-03-27T00:00"`, corpus.Date{}, true}, {`"2025-00-01"`, corpus.Date{}, true}, {`"1825"`, corpus.Date{}, true}, {`"2025-"`, corpus.Date{}, true},
	} {
		var d corpus.Date
		err := json.Unmarshal([]byte(c.in), &d)
		if diff := cmp.Diff(c.want, d); diff != "" || (err != nil) != c.bad {
			t.Errorf("%s: %v %s", c.in, err, diff)
		}
		if err == nil {
			if out, _ := json.Marshal(d); string(out) != c.in {
				t.Errorf("%s is written %s", c.in, out)
			}
		}
	}
}

func FuzzDatesStayInTheirText(f *testing.F) {
	for _, s := range []string{"ngày 27 tháng 3 năm 2025", "27/3/2025", "năm 2025", "tháng 3/2025", "ngày\n21/3/2022"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, x := range corpus.ScanDates(s) {
			if x.Start < end || !x.Fits(s) || x.Len() == 0 || x.Date.IsZero() || !x.Date.Valid() {
				t.Fatalf("%q: %+v", s, x)
			}
			end = x.End
		}
		if d, ok := corpus.ParseDate(s); ok && (d.IsZero() || !d.Valid()) {
			t.Fatalf("%q: %+v", s, d)
		}
	})
}
