package figure

import (
	"testing"

	"vankho/corpus"
)

func TestNumbersAreReadAsOfficialsWriteThem(t *testing.T) {
	for _, c := range []struct {
		in   string
		want float64
		ok   bool
	}{
		{"16.803", 16803, true}, {"439,2", 439.2, true}, {"29.232,75", 29232.75, true}, {"0439", 439, true}, {"01", 1, true},
		{"1.234.567", 1234567, true}, {"99.8", 99.8, true}, {"4.0", 4, true}, {"1,000.50", 1000.5, true}, {"1,234,567", 1234567, true},
		{"1 000 000", 1000000, true}, {"1.2.3.4", 0, false}, {"12.34,5", 1234.5, true}, {"1.234.5671", 1234567, true}, {"1.234.56", 1234.56, true},
	} {
		n := readNumber(c.in, 0)
		if n.OK != c.ok || n.OK && (n.Value != c.want || n.End != len(c.in)) {
			t.Errorf("%q is %+v", c.in, n)
		}
	}
}

func TestPlainFiguresHaveTheirUnit(t *testing.T) {
	for _, c := range []struct {
		in, quote, unit, base string
		value, inBase         float64
	}{
		{"Tập huấn cho 16.803 đại biểu.", "16.803 đại biểu", "đại biểu", "người", 16803, 16803},
		{"kinh phí 439,2 triệu đồng", "439,2 triệu đồng", "triệu đồng", "VND", 439.2, 439200000},
		{"có 310ha chè", "310ha chè", "ha", "m2", 310, 3100000},
		{"đạt 98,2 %", "98,2 %", "%", "%", 98.2, 98.2},
		{"rộng 6.364,03 km²", "6.364,03 km²", "km2", "m2", 6364.03, 6364030000},
	} {
		got := Figures(Input{Text: c.in})
		if len(got) != 1 || got[0].Quote != c.quote || got[0].Unit != c.unit || got[0].BaseUnit != c.base || got[0].Value != corpus.One(c.value) || got[0].Base != corpus.One(c.inBase) {
			t.Errorf("%q has %+v", c.in, got)
		}
	}
	for _, none := range []string{"ngày 27/3/2025", "trong 6 tháng", "Nghị quyết 57", "năm 2025"} {
		if got := Figures(Input{Text: none}); len(got) > 0 {
			t.Errorf("%q has %+v", none, got)
		}
	}
}
