package sheet

import "testing"

func TestNumbersAreShownAsAVietnameseExcelDoes(t *testing.T) {
	cases := []struct {
		code  string
		value float64
		want  string
	}{
		{"General", 83.990000000000009, "83,99"}, {"General", 1778785, "1778785"}, {"General", 0.1 + 0.2, "0,3"}, {"General", 1e-12, "1,00000E-12"},
		{"General", 123456789012, "123456789012"}, {"General", -2.5, "-2,5"}, {`"Số "General`, 5, "Số 5"},
		{"0", 2.5, "3"}, {"0.00", 2.675, "2,68"}, {"#,##0", 1234567.8, "1.234.568"}, {"#,##0.0##", 1234.5, "1.234,5"}, {"#,##0.00", 0, "0,00"},
		{"#,##0", 999.5, "1.000"}, {"0%", 0.126, "13%"}, {"0.0%", 0.8399, "84,0%"}, {"#,##0,", 1234567, "1.235"}, {"0.0,,\" triệu\"", 2500000, "2,5 triệu"},
		{"000", 7, "007"}, {"0000.000.000", 1, "0001,000000"}, {`0000"."000"."000`, 912345678, "0912.345.678"}, {"00-00", 1234, "12-34"},
		{"#,##0;[Red](#,##0)", -1500, "(1.500)"}, {"#,##0;-#,##0;\"-\"", 0, "-"}, {"0.0", -0.04, "0,0"}, {"#", 0, ""}, {"#.##", 0.5, ",5"},
		{`_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)`, 1234.5, "1.234,50"}, {`_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)`, 0, "-"},
		{`_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)`, -12, "(12)"}, {`[$₫-42A]#,##0`, 5000, "₫5.000"}, {`#,##0\ "ha"`, 12, "12 ha"},
		{"[>=1000]#,##0\" k\";0", 5000, "5.000 k"}, {"[>=1000]#,##0\" k\";0", 5, "5"}, {"0.00E+00", 12345, "1,23E+04"},
		{"# ?/?", 2, "2"}, {`"Đạt"`, 1, "Đạt"}, {";;;", 5, ""},
		{"dd/mm/yyyy", 45743, "27/03/2025"}, {"m/d/yy", 45743, "3/27/25"}, {"[$-42A]dd\\ mmmm\\ yyyy", 45743, "27 Tháng 3 2025"}, {"yyyy\\-mm\\-dd;@", 45743, "2025-03-27"},
		{"dd/mm/yyyy", 1, "01/01/1900"}, {"dd/mm/yyyy", 61, "01/03/1900"}, {"h:mm", 0.375, "9:00"}, {"hh:mm:ss", 0.999999999, "00:00:00"},
		{"[h]:mm", 1.5, "36:00"}, {"h:mm AM/PM", 0.75, "6:00 CH"}, {"dd/mm/yyyy hh:mm", 45743.5, "27/03/2025 12:00"}, {"mm:ss", 0.0007, "01:00"},
		{"dd/mm/yyyy", -5, "-5"}, {"mm/yyyy", 45743, "03/2025"}, {"dddd", 45743, "Thứ Năm"},
	}
	for _, c := range cases {
		if got, _ := readFormat(c.code).number(c.value, false); got != c.want {
			t.Errorf("%s of %v is %q, want %q", c.code, c.value, got, c.want)
		}
	}
}

func TestDaysCountFrom1904WhereTheWorkbookSaysSo(t *testing.T) {
	text, day := readFormat("dd/mm/yyyy").number(44281, true)
	if text != "27/03/2025" || day.String() != "2025-03-27" {
		t.Errorf("%q %v", text, day)
	}
	if _, day := readFormat("mm/yyyy").number(45743, false); !day.IsZero() {
		t.Errorf("a month is the day %v", day)
	}
}

func TestTextsTakeTheWordsOfTheirFormat(t *testing.T) {
	for _, c := range []struct{ code, want string }{{"@", "15"}, {`"Điều "@`, "Điều 15"}, {`0;0;0;"số "@`, "số 15"}, {"General", "15"}, {"0.00", "15"}} {
		if got := readFormat(c.code).text("15"); got != c.want {
			t.Errorf("%s: %q, want %q", c.code, got, c.want)
		}
	}
}

func FuzzNumberFormat(f *testing.F) {
	f.Add(`_(* #,##0.00_);[Red]\(#,##0\);"-"??;@`, 1234.5)
	f.Add(`[$-42A]dd/mm/yyyy [h]:mm:ss.0 AM/PM`, 45743.25)
	f.Add(`[>=5]0E+00;0%`, -1e300)
	f.Fuzz(func(t *testing.T, code string, v float64) {
		if text, _ := readFormat(code).number(v, true); len(text) > 4*len(code)+2000 {
			t.Errorf("%d bytes", len(text))
		}
		readFormat(code).text("a")
	})
}
