package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

func TestThereAre63ProvincesBeforeJuly2025And34After(t *testing.T) {
	for _, c := range []struct {
		day  corpus.Date
		want int
	}{{corpus.Date{Year: 2025, Month: 6, Day: 30}, 63}, {corpus.Date{Year: 2025, Month: 7, Day: 1}, 34}, {corpus.Date{Year: 2024}, 63}, {corpus.Date{Year: 2009}, 63}} {
		n := 0
		codes := map[string]bool{}
		for _, p := range corpus.Provinces() {
			if p.At(c.day) {
				n++
				if codes[p.Code] {
					t.Errorf("%v: code %s twice", c.day, p.Code)
				}
				codes[p.Code] = true
			}
		}
		if n != c.want {
			t.Errorf("%v: %d provinces, want %d", c.day, n, c.want)
		}
	}
}

func TestEveryEndedProvinceWentIntoOneThatExists(t *testing.T) {
	merged := map[string]int{}
	for _, p := range corpus.Provinces() {
		if p.Code == "" || p.Until.IsZero() {
			continue
		}
		if len(p.Into) != 1 {
			t.Errorf("%s went into %v", p.FullName(), p.Into)
			continue
		}
		merged[p.Into[0]]++
	}
	for _, p := range corpus.Provinces() {
		if p.At(corpus.Date{Year: 2026}) {
			delete(merged, p.Code)
		}
	}
	if len(merged) > 0 {
		t.Errorf("no such units: %v", merged)
	}
}

func TestAProvinceIsKnownByAllItsNames(t *testing.T) {
	day := corpus.Date{Year: 2025, Month: 3, Day: 27}
	for _, c := range []struct{ in, old, now string }{
		{"Lào Cai", "10", "15"}, {"tỉnh Lào Cai", "10", "15"}, {"TỈNH LÀO CAI", "10", "15"}, {"lao cai", "10", "15"}, {"Yên Bái", "15", "15"},
		{"TP.HCM", "79", "79"}, {"TP. Hồ Chí Minh", "79", "79"}, {"Thành phố Hồ Chí Minh", "79", "79"}, {"Tp Hồ Chí Minh", "79", "79"}, {"TPHCM", "79", "79"}, {"Sài Gòn", "79", "79"},
		{"Bà Rịa – Vũng Tàu", "77", "77"}, {"BR-VT", "77", "77"}, {"Hoà Bình", "17", "17"}, {"Đăk Lăk", "66", "66"}, {"Huế", "46", "46"}, {"Hà Nội", "01", "01"},
		{"Gia Lai", "64", "52"}, {"An Giang", "89", "91"},
		{"Bắc Hà", "", ""}, {"", "", ""}, {"tỉnh", "", ""}, {"Vân Nam", "", ""},
	} {
		now, _ := corpus.ProvinceByName(c.in)
		old, _ := corpus.ProvinceAt(c.in, day)
		if d := cmp.Diff([]string{c.old, c.now}, []string{old.Code, now.Code}); d != "" {
			t.Errorf("%q: %s", c.in, d)
		}
	}
	if p, ok := corpus.ProvinceByName("Hoàng Liên Sơn"); !ok || p.Until.Year != 1991 {
		t.Errorf("Hoàng Liên Sơn: %+v", p)
	}
}
