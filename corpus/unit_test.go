package corpus

import "testing"

func TestUnitsAreReadWithMultipliersAndRates(t *testing.T) {
	for _, c := range []struct {
		in, name, base, class string
		factor                float64
	}{
		{"triệu đồng/tháng", "triệu đồng/tháng", "VND/tháng", "money", 1e6},
		{"trieu dong/thang", "triệu đồng/tháng", "VND/tháng", "money", 1e6},
		{"Nghìn tỷ đồng", "nghìn tỷ đồng", "VND", "money", 1e12},
		{"tỉ USD", "tỷ USD", "USD", "money", 1e9},
		{"km²", "km2", "m2", "area", 1e6},
		{"HA", "ha", "m2", "area", 1e4},
		{"điểm phần trăm", "điểm %", "điểm %", "ratio", 1},
		{"%", "%", "%", "ratio", 1},
		{"TTHC", "thủ tục hành chính", "thủ tục hành chính", "administrative", 1},
		{"triệu đồng/người/năm", "triệu đồng/người/năm", "VND/người/năm", "money", 1e6},
		{"tỷ", "tỷ đồng", "VND", "money", 1e9},
		{"đại biểu", "đại biểu", "người", "people", 1},
	} {
		u, ok := UnitOf(c.in)
		if !ok || u.Name != c.name || u.Base != c.base || u.Class != c.class || u.Factor != c.factor {
			t.Errorf("%q is %+v %v", c.in, u, ok)
		}
	}
	for _, none := range []string{"", "/", "đồng/", "của", "triệu của", "%%"} {
		if u, ok := UnitOf(none); ok {
			t.Errorf("%q is read as %+v", none, u)
		}
	}
}
