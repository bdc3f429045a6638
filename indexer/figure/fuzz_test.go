package figure

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"vankho/corpus"
)

// checkFigures holds what is always true of figures of prose.
func checkFigures(t *testing.T, text string, found []corpus.Figure) {
	t.Helper()
	for i, f := range found {
		if !f.Fits(text) || f.Len() == 0 || f.In(text) != f.Quote {
			t.Fatalf("%q does not stand at %v", f.Quote, f.Span)
		}
		if !f.Holds(f.Digits) || f.Digits.Len() == 0 {
			t.Fatalf("the digits %v lie outside %v", f.Digits, f.Span)
		}
		if i > 0 && found[i-1].Digits.End > f.Digits.Start {
			t.Fatalf("%q stands before %q", f.Quote, found[i-1].Quote)
		}
		for _, v := range [...]float64{f.Value.Low, f.Value.High, f.Base.Low, f.Base.High} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%q has the value %v", f.Quote, f.Value)
			}
		}
		if f.Kind == "" || f.Qualifier == "" {
			t.Fatalf("%q has kind %q, qualifier %q", f.Quote, f.Kind, f.Qualifier)
		}
		if (f.Kind == corpus.FigureComparison) != (f.Direction != "") {
			t.Fatalf("%q is %s and goes %q", f.Quote, f.Kind, f.Direction)
		}
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range []string{
		report, "1.2.3.4 người", "1,000.50 đồng", "từ 5 đến", "tăng", "5/", "/5", "12-", "5 - ", "(5) (năm)", "1 tỷ 200", "3 triệu rưỡi", "đạt 58%", "so với", "xếp thứ 7/", "âm",
		"-2,5°C", "5 (", "7 khoá", "12.34.567.8901234567890123456789012345678901234567890 đồng", "1 000 000", "9’999’999 đ", "hai mươi lăm phẩy năm", "mười", "trăm", "%%5%%",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		checkFigures(t, s, newReading(Input{Text: s}).prose())
	})
}

// TestTimeGrowsWithTheTextAlone reads texts that make readers look far, each in two lengths.
func TestTimeGrowsWithTheTextAlone(t *testing.T) {
	for _, unit := range []string{
		"1 ", "1.", "1,", "5 người, ", "5/", "5 - ", "từ 5 đến ", "tăng ", "so với cùng kỳ ", "đạt 5% ", "(", "1 tỷ 200 triệu ", "năm ", "5 xã, phường, ", "1 000 ", "đạt khoảng trên gần ",
		"lần lượt 5%, ", "hai mươi ", "“5” ",
	} {
		took := func(n int) time.Duration {
			text := strings.Repeat(unit, n/len(unit))
			start := time.Now()
			checkFigures(t, text, newReading(Input{Text: text}).prose())
			return time.Since(start)
		}
		took(1 << 12)
		small, large := took(1<<16), took(1<<20)
		if large > 100*small+2*time.Second { // sixteen times the text
			t.Errorf("%q takes %v for 64 KB and %v for 1 MB", unit, small, large)
		}
		t.Logf("%q %v %v", unit, small, large)
	}
}
