package corpus

import "testing"

func TestAResultIsHeldAgainstATargetOfItsPeriodAlone(t *testing.T) {
	year, q1, q4, last := Months(2024, 1, 12), Months(2024, 1, 3), Months(2024, 10, 12), Date{2024, 12, 31}
	term := Period{Date{2021, 1, 1}, Date{2025, 12, 31}}
	onDay := func(y, m, d int) Period { return Period{To: Date{y, m, d}} }
	for _, c := range []struct {
		name           string
		target, result Measure
		want           PeriodFit
	}{
		{"the same year", Measure{Period: year, Rate: true}, Measure{Period: year, Rate: true}, FitWhole},
		{"the rate of a quarter, for a year", Measure{Period: year, Rate: true}, Measure{Period: q4, Rate: true}, FitOther},
		{"a rate at the end of the year", Measure{Period: year, Rate: true}, Measure{Period: onDay(2024, 12, 31), Rate: true}, FitWhole},
		{"a rate on a day of the year", Measure{Period: year, Rate: true}, Measure{Period: onDay(2024, 6, 25), Rate: true}, FitProgress},
		{"a count from the beginning of the year", Measure{Period: year}, Measure{Period: q1}, FitProgress},
		{"a count of a later quarter", Measure{Period: year}, Measure{Period: q4}, FitOther},
		{"a count up to a day, which may be of all years", Measure{Period: year}, Measure{Period: onDay(2024, 12, 31)}, FitOther},
		{"all there are, of a target for all there are", Measure{Period: year, Accrued: true}, Measure{Period: q4, Accrued: true}, FitWhole},
		{"all there are by a quarter before the last", Measure{Period: year, Accrued: true}, Measure{Period: q1, Accrued: true}, FitProgress},
		{"all there are, of a target for new ones", Measure{Period: year}, Measure{Period: q4, Accrued: true}, FitNone},
		{"a part of all at the end of the year", Measure{Period: year}, Measure{Period: q4, Part: true}, FitWhole},
		{"a part of all on the way", Measure{Period: year}, Measure{Period: q1, Part: true}, FitProgress},
		{"the year before a year", Measure{Period: Months(2025, 1, 12), Rate: true}, Measure{Period: year, Rate: true}, FitNone},
		{"the year after", Measure{Period: Months(2023, 1, 12), Rate: true}, Measure{Period: year, Rate: true}, FitNone},
		{"a year on the way to 2025", Measure{Period: Months(2025, 1, 12), Rate: true, Until: true}, Measure{Period: year, Rate: true}, FitProgress},
		{"a quarter on the way to 2025", Measure{Period: Months(2025, 1, 12), Rate: true, Until: true}, Measure{Period: q4, Rate: true}, FitProgress},
		{"2025, of a target to 2025", Measure{Period: Months(2025, 1, 12), Rate: true, Until: true}, Measure{Period: Months(2025, 1, 12), Rate: true}, FitWhole},
		{"the count of a year on the way", Measure{Period: Months(2025, 1, 12), Until: true}, Measure{Period: year}, FitProgress},
		{"the count of a quarter on the way", Measure{Period: Months(2025, 1, 12), Until: true}, Measure{Period: q4}, FitOther},
		{"a year for a target by its last day", Measure{Period: Period{To: last}}, Measure{Period: year}, FitWhole},
		{"all there are by the last day", Measure{Period: Period{To: last}}, Measure{Period: q4, Accrued: true}, FitWhole},
		{"a year of a term", Measure{Period: term, Rate: true}, Measure{Period: year, Rate: true}, FitOther},
		{"the first year of a term, counted", Measure{Period: term}, Measure{Period: Months(2021, 1, 12)}, FitProgress},
		{"the year before a term", Measure{Period: term}, Measure{Period: Months(2020, 1, 12)}, FitNone},
		{"no period", Measure{}, Measure{Period: year}, FitNone},
	} {
		if got := FitOf(c.target, Date{2020, 1, 15}, c.result); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	if got := FitOf(Measure{Period: Months(2025, 1, 12), Until: true, Rate: true}, Date{2023, 5, 12}, Measure{Period: Months(2022, 1, 12), Rate: true}); got != FitNone {
		t.Errorf("what was before the target was set is none of its results: %d", got)
	}
}

func TestWhichWayATargetIsMeant(t *testing.T) {
	percent := func(indicator string, value float64, words ...string) Figure {
		return Figure{Kind: FigureTarget, Indicator: Bound{Text: indicator}, Value: One(value), Base: One(value), Unit: "%", BaseUnit: "%", Class: "ratio", Words: words}
	}
	all := One(1204)
	for _, c := range []struct {
		name string
		f    Figure
		want Aim
	}{
		{"at least", percent("tỷ lệ đô thị hóa", 40, "đạt", "tối thiểu"), AimMore},
		{"at most", percent("tỷ lệ đô thị hóa", 40, "không quá"), AimLess},
		{"at least, of what is bad", percent("tỷ lệ giảm hộ nghèo", 2, "tối thiểu"), AimMore},
		{"its indicator says so", percent("Tỷ lệ hộ nghèo", 5), AimLess},
		{"its indicator says so", percent("Tỷ lệ hồ sơ giải quyết đúng hạn", 98), AimMore},
		{"less of what is bad", percent("mức giảm tỷ lệ hộ nghèo", 2), AimUnknown},
		{"nobody says", percent("tỷ lệ đô thị hóa", 40), AimUnknown},
		{"reached", percent("tỷ lệ đô thị hóa", 40, "đạt"), AimMore},
		{"words and indicator disagree", percent("tỷ lệ hộ nghèo", 4, "đạt"), AimUnknown},
		{"the whole", percent("tỷ lệ tổ chức đảng đưa vào chương trình", 100), AimMore},
		{"all there are", Figure{Kind: FigureTarget, Value: all, Total: &all, Unit: "thôn"}, AimMore},
		{"brought down to", percent("tỷ lệ sinh", 12, "giảm còn"), AimLess},
		{"almost", percent("tỷ lệ đô thị hóa", 40, "gần"), AimUnknown},
	} {
		if got := AimOf(c.f); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestANameThatEveryBudgetHasTellsTooLittle(t *testing.T) {
	for phrase, want := range map[string]bool{
		"kinh phí": true, "Tổng kinh phí": true, "vốn đầu tư công": true, "vốn sự nghiệp": true, "tài khoản": true, "thời hạn": true, "tổng nhu cầu": true,
		"GRDP": false, "tỷ lệ hồ sơ tiếp nhận trực tuyến": false, "Kinh tế số": false, "hộ nghèo": true, "tỷ lệ hộ nghèo": false,
	} {
		if got := General(IndicatorKey(IndicatorPhrase(phrase))); got != want {
			t.Errorf("%s: %v, want %v", phrase, got, want)
		}
	}
}

func TestMarksOfTargetsAreReadBack(t *testing.T) {
	for _, m := range []TargetMarks{{}, {Aim: AimMore, Until: true}, {Aim: AimLess, Accrued: true, Strict: true}, {Vague: true}} {
		if got := ParseTargetMarks(m.String()); got != m {
			t.Errorf("%+v, want %+v", got, m)
		}
	}
}
