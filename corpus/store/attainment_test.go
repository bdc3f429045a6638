package store

import (
	"fmt"
	"testing"

	"vankho/corpus"
)

var (
	year2024 = corpus.Months(2024, 1, 12)
	nextDay  = corpus.Date{Year: 2025, Month: 3, Day: 31}
)

// yearPlan is a plan of a year that sets one target, at least so much percent.
func yearPlan(v float64, change func(*corpus.Document, *corpus.Figure)) *corpus.Document {
	d := report("46/KH-UBND", "tỉnh Khuê Lĩnh", year2024, percent(online, v))
	d.Title, d.Header.Type, d.Header.Issued = "Kế hoạch 46/KH-UBND", "Kế hoạch", corpus.Date{Year: 2024, Month: 1, Day: 19}
	f := &d.Figures[0]
	f.Kind, f.Qualifier, f.Words = corpus.FigureTarget, corpus.QualifierGte, []string{"tối thiểu"}
	f.Period.Text = "năm 2024"
	if change != nil {
		change(d, f)
	}
	return d
}

// yearReport is the report of the year, with one result.
func yearReport(v float64, change func(*corpus.Document, *corpus.Figure)) *corpus.Document {
	d := report("3/BC-UBND", "tỉnh Khuê Lĩnh", year2024, percent(online, v))
	d.Header.Issued = corpus.Date{Year: 2025, Month: 1, Day: 6}
	if change != nil {
		change(d, &d.Figures[0])
	}
	return d
}

// attained puts documents and answers the targets with their results.
func attained(t *testing.T, docs ...*corpus.Document) corpus.TargetsFound {
	t.Helper()
	s := open(t)
	for i, d := range docs {
		mustPut(t, s, d, source(fmt.Sprint("/", i), fmt.Sprint(i)), "1")
	}
	got, err := s.Targets(t.Context(), corpus.TargetQuery{FigureQuery: corpus.FigureQuery{N: 10}, On: nextDay, Verdicts: corpus.TargetVerdicts()})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestATargetStandsBesideItsResult(t *testing.T) {
	got := attained(t, yearPlan(85, nil), yearReport(83.2, nil))
	if got.Found != 1 || got.Documents != 1 || len(got.Rows) != 1 {
		t.Fatalf("%+v", got)
	}
	a := got.Rows[0]
	if a.Verdict != corpus.TargetMissed || a.Gap == nil || *a.Gap > -1.79 || *a.Gap < -1.81 || a.Due != year2024.To || a.Aim != corpus.AimMore {
		t.Errorf("%+v", a)
	}
	if a.Target.Quote != "85%" || len(a.Results) != 1 || a.Results[0].Quote != "83,2%" || a.Results[0].Document.Number != "3/BC-UBND" || a.Results[0].Sentence == "" {
		t.Errorf("%+v", a.Results)
	}
}

func TestWhatComesOfATarget(t *testing.T) {
	type change = func(*corpus.Document, *corpus.Figure)
	same := func(*corpus.Document, *corpus.Figure) {}
	less := func(_ *corpus.Document, f *corpus.Figure) {
		f.Qualifier, f.Words = corpus.QualifierLte, []string{"không quá"}
	}
	named := func(indicator string) change {
		return func(_ *corpus.Document, f *corpus.Figure) {
			f.Indicator.Text, f.Qualifier, f.Words = indicator, corpus.QualifierEq, nil
		}
	}
	for _, c := range []struct {
		name         string
		aim, got     float64
		plan, report change
		want         corpus.TargetVerdict
		gap          bool
	}{
		{"more than asked", 85, 86.1, same, same, corpus.TargetMet, true},
		{"just as much", 85, 85, same, same, corpus.TargetMet, true},
		{"less than the most", 3, 2.4, less, same, corpus.TargetMet, true},
		{"more than the most", 3, 3.5, less, same, corpus.TargetMissed, true},
		{"fewer poor households", 5, 4.2, named("tỷ lệ hộ nghèo"), named("tỷ lệ hộ nghèo"), corpus.TargetMet, true},
		{"nobody says which way", 40, 41, named("tỷ lệ đô thị hóa toàn huyện"), named("tỷ lệ đô thị hóa toàn huyện"), corpus.TargetOpen, true},
		{"more than 85, and 85 it is", 85, 85, func(_ *corpus.Document, f *corpus.Figure) {
			f.Qualifier, f.Words = corpus.QualifierGt, []string{"trên"}
		}, same, corpus.TargetOpen, true},
		{"a result that is about so much", 85, 90, same, func(_ *corpus.Document, f *corpus.Figure) { f.Qualifier = corpus.QualifierApprox }, corpus.TargetOpen, false},
		{"the fourth quarter of a rate", 85, 90, same, func(_ *corpus.Document, f *corpus.Figure) { f.Period.Period = corpus.Months(2024, 10, 12) }, corpus.TargetOther, false},
		{"a day in the year that is over", 85, 70, same, func(_ *corpus.Document, f *corpus.Figure) {
			f.Period.Period = corpus.Period{To: corpus.Date{Year: 2024, Month: 6, Day: 25}}
		}, corpus.TargetEnded, true},
		{"on the way to 2025", 85, 70, func(_ *corpus.Document, f *corpus.Figure) {
			f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: "đến năm 2025"}, Period: corpus.Months(2025, 1, 12)}
		}, same, corpus.TargetProgress, true},
		{"another place", 85, 86, same, func(_ *corpus.Document, f *corpus.Figure) { f.Place.Name = "huyện Nậm Sương" }, corpus.TargetNone, false},
		{"another indicator", 85, 86, same, named(signed), corpus.TargetNone, false},
		{"another level", 85, 86, same, func(_ *corpus.Document, f *corpus.Figure) { f.Level.Text = "cấp xã" }, corpus.TargetNone, false},
		{"below another heading", 85, 86, same, func(_ *corpus.Document, f *corpus.Figure) { f.Parent.Text = "Lĩnh vực đất đai" }, corpus.TargetNone, false},
		{"another unit", 85, 86, same, func(_ *corpus.Document, f *corpus.Figure) {
			f.Unit, f.BaseUnit, f.Class = "hồ sơ", "hồ sơ", "administrative"
		}, corpus.TargetNone, false},
		{"the year before", 85, 86, same, func(_ *corpus.Document, f *corpus.Figure) { f.Period.Period = corpus.Months(2023, 1, 12) }, corpus.TargetNone, false},
		{"doubtful digits", 85, 86, same, func(_ *corpus.Document, f *corpus.Figure) { f.Doubts = []corpus.Doubt{corpus.DoubtReading} }, corpus.TargetNone, false},
		{"a report of before", 85, 86, same, func(d *corpus.Document, _ *corpus.Figure) {
			d.Header.Issued = corpus.Date{Year: 2024, Month: 1, Day: 2}
		}, corpus.TargetNone, false},
		{"a report without a day", 85, 86, same, func(d *corpus.Document, _ *corpus.Figure) { d.Header.Issued = corpus.Date{} }, corpus.TargetMet, true},
		{"a secret report", 85, 86, same, func(d *corpus.Document, _ *corpus.Figure) { d.Header.Secrecy = "MẬT" }, corpus.TargetNone, false},
		{"a draft of a report", 85, 86, same, func(d *corpus.Document, _ *corpus.Figure) { d.Header.Draft = true }, corpus.TargetNone, false},
		{"a decree, which reports nothing", 85, 86, same, func(d *corpus.Document, _ *corpus.Figure) { d.Header.Type = "Nghị định" }, corpus.TargetNone, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := attained(t, yearPlan(c.aim, c.plan), yearReport(c.got, c.report))
			if len(found.Rows) != 1 {
				t.Fatalf("%+v", found)
			}
			if a := found.Rows[0]; a.Verdict != c.want || a.Gap != nil != c.gap {
				t.Errorf("%s, gap %v; want %s", a.Verdict, a.Gap, c.want)
			}
		})
	}
}

func TestATargetThatCannotBeHeldAgainstAnythingIsCounted(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*corpus.Document, *corpus.Figure)
		want   corpus.TargetRefusal
	}{
		{"doubtful digits", func(_ *corpus.Document, f *corpus.Figure) { f.Doubts = []corpus.Doubt{corpus.DoubtReading} }, corpus.RefusalDoubt},
		{"no period", func(_ *corpus.Document, f *corpus.Figure) { f.Period = corpus.FigurePeriod{} }, corpus.RefusalPeriod},
		{"no place", func(_ *corpus.Document, f *corpus.Figure) { f.Place = corpus.FigurePlace{} }, corpus.RefusalPlace},
		{"a name that every budget has", func(_ *corpus.Document, f *corpus.Figure) { f.Indicator.Text = "Tổng kinh phí" }, corpus.RefusalIndicator},
		{"no day of issue", func(d *corpus.Document, _ *corpus.Figure) { d.Header.Issued = corpus.Date{} }, corpus.RefusalDay},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := attained(t, yearPlan(85, c.change), yearReport(86, nil))
			if len(got.Rows) != 0 || len(got.Refused) != 1 || got.Refused[0].Value != string(c.want) || got.Refused[0].Count != 1 {
				t.Errorf("%d rows, %+v", len(got.Rows), got.Refused)
			}
		})
	}
}

func TestAProvinceBeforeAndAfterItWasMergedIsNoPlaceOfOneTarget(t *testing.T) {
	late := corpus.Months(2025, 1, 12)
	for _, c := range []struct {
		name string
		set  corpus.Date
		want corpus.TargetVerdict
	}{
		{"set for the old province", corpus.Date{Year: 2025, Month: 2, Day: 20}, corpus.TargetNone},
		{"set for the one that is now", corpus.Date{Year: 2025, Month: 8, Day: 20}, corpus.TargetMet},
	} {
		p := yearPlan(85, func(d *corpus.Document, f *corpus.Figure) {
			d.Header.Issued, f.Place, f.Period.Period = c.set, corpus.FigurePlace{Name: "tỉnh Lào Cai", Code: "10"}, late
		})
		r := yearReport(86, func(d *corpus.Document, f *corpus.Figure) {
			d.Header.Issued, f.Place, f.Period.Period = corpus.Date{Year: 2026, Month: 1, Day: 6}, corpus.FigurePlace{Name: "tỉnh Lào Cai", Code: "15"}, late
		})
		if got := attained(t, p, r); len(got.Rows) != 1 || got.Rows[0].Verdict != c.want {
			t.Errorf("%s: %+v", c.name, got.Verdicts)
		}
	}
}

func TestAReportThatStatesAnotherTargetIsShown(t *testing.T) {
	stated := func(d *corpus.Document, f *corpus.Figure) {
		target := corpus.One(80)
		f.Target = &target
	}
	got := attained(t, yearPlan(85, nil), yearReport(86, stated))
	if len(got.Rows) != 1 || len(got.Rows[0].Quoted) != 1 || got.Rows[0].Quoted[0].Target.Low != 80 {
		t.Errorf("%+v", got.Rows)
	}
	agrees := func(d *corpus.Document, f *corpus.Figure) {
		target := corpus.One(85)
		f.Target = &target
	}
	if got := attained(t, yearPlan(85, nil), yearReport(86, agrees)); len(got.Rows[0].Quoted) != 0 {
		t.Errorf("%+v", got.Rows[0].Quoted)
	}
}

func TestTheLastWordOfATargetIsNoEstimate(t *testing.T) {
	early := yearReport(90, func(d *corpus.Document, f *corpus.Figure) {
		d.Header.Number, d.Header.Issued, f.Qualifier = "300/BC-UBND", corpus.Date{Year: 2024, Month: 12, Day: 5}, corpus.QualifierEstimate
	})
	got := attained(t, yearPlan(85, nil), early, yearReport(83.2, nil)).Rows
	if len(got) != 1 || got[0].Verdict != corpus.TargetMissed || len(got[0].Results) != 2 || got[0].Results[0].Preliminary || !got[0].Results[1].Preliminary {
		t.Errorf("%+v", got)
	}
}

func TestEachResultKeepsItsIndicator(t *testing.T) {
	p := report("46/KH-UBND", "tỉnh Khuê Lĩnh", year2024, percent(online, 85), percent(signed, 80))
	p.Header.Type, p.Header.Issued = "Kế hoạch", corpus.Date{Year: 2024, Month: 1, Day: 19}
	for i := range p.Figures {
		p.Figures[i].Kind = corpus.FigureTarget
	}
	r := report("3/BC-UBND", "tỉnh Khuê Lĩnh", year2024, percent(online, 86), percent(signed, 81), observed{indicator: "", quote: "bằng 93% kế hoạch", value: 93, unit: "%", class: "ratio", change: func(f *corpus.Figure) {
		f.Kind, f.Direction, f.Versus, f.PartOf = corpus.FigureComparison, corpus.DirectionRatio, "kế hoạch", 2
	}})
	r.Header.Issued = corpus.Date{Year: 2025, Month: 1, Day: 6}
	for _, a := range attained(t, p, r).Rows {
		if a.Target.Name != corpus.IndicatorPhrase(a.Target.Indicator.Text) || a.Results[0].Name != a.Target.Name {
			t.Errorf("%q beside %q, of %q", a.Target.Name, a.Results[0].Name, a.Target.Indicator.Text)
		}
		if said := len(a.Results[0].Said); said != a.Results[0].N-1 {
			t.Errorf("%q: %d comparisons with the plan", a.Results[0].Quote, said)
		}
	}
}

func TestTargetsFollowWhatIsPutAndRemoved(t *testing.T) {
	s := open(t)
	ask := func() corpus.TargetsFound {
		t.Helper()
		got, err := s.Targets(t.Context(), corpus.TargetQuery{FigureQuery: corpus.FigureQuery{N: 10}, On: nextDay})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	mustPut(t, s, yearPlan(85, nil), source("/a", "1"), "1")
	if got := ask(); got.Found != 0 || got.Verdicts[len(got.Verdicts)-1].Count != 1 {
		t.Errorf("%+v", got)
	}
	put := mustPut(t, s, yearReport(86, nil), source("/b", "2"), "1")
	if got := ask(); got.Found != 1 {
		t.Errorf("%+v", got)
	}
	if n := 0; s.EachTarget(t.Context(), corpus.TargetQuery{On: nextDay}, func(corpus.Attainment) error { n++; return nil }) != nil || n != 1 {
		t.Errorf("%d targets", n)
	}
	byReport, err := s.Targets(t.Context(), corpus.TargetQuery{FigureQuery: corpus.FigureQuery{N: 10, Doc: put.ID}, On: nextDay})
	if err != nil || byReport.Found != 1 {
		t.Errorf("of the report: %+v, %v", byReport, err)
	}
}
