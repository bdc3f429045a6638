package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// told is what a series says in short.
func told(s corpus.Series) string {
	var points []string
	for _, p := range s.Points {
		points = append(points, p.Period.Period.String()+" "+p.Quote)
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s: %s", s.Place, s.Code, s.Level, strings.Join(points, ", ")))
}

func TestQuartersAndYearsAreTwoSeries(t *testing.T) {
	s := open(t)
	year := corpus.Months(2024, 1, 12)
	for i, q := range []struct {
		period corpus.Period
		v      float64
	}{{corpus.Months(2024, 4, 6), 63.8}, {corpus.Months(2024, 1, 3), 51.2}, {year, 69}, {corpus.Months(2024, 7, 9), 74.5}} {
		mustPut(t, s, report(fmt.Sprintf("%d/BC-UBND", i+1), "tỉnh Khuê Lĩnh", q.period, percent(online, q.v), percent(signed, q.v+1)), source(fmt.Sprint("/", i), fmt.Sprint(i)), "1")
	}
	got, err := s.Series(t.Context(), corpus.FigureQuery{Words: online, N: 10})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, x := range got {
		all = append(all, told(x))
	}
	if d := cmp.Diff([]string{"tỉnh Khuê Lĩnh  : 2024-q1 51,2%, 2024-q2 63,8%, 2024-q3 74,5%", "tỉnh Khuê Lĩnh  : 2024 69%"}, all); d != "" {
		t.Error(d)
	}
	if !strings.Contains(got[0].Note, "theo năm") || got[0].Indicator.Name != corpus.IndicatorPhrase(online) || got[0].Unit != "%" {
		t.Errorf("%+v", got[0])
	}
}

func TestAProvinceBeforeAndAfterItWasMergedIsTwoSeries(t *testing.T) {
	s := open(t)
	for i, p := range []struct {
		period corpus.Period
		code   string
	}{{corpus.Months(2025, 1, 3), "79"}, {corpus.Months(2025, 4, 6), "79"}, {corpus.Months(2025, 7, 9), "79"}} {
		d := report(fmt.Sprintf("%d/BC-UBND", i+1), "thành phố Hồ Chí Minh", p.period, percent(online, float64(50+i)))
		d.Figures[0].Place.Code = p.code
		mustPut(t, s, d, source(fmt.Sprint("/", i), fmt.Sprint(i)), "1")
	}
	got, err := s.Series(t.Context(), corpus.FigureQuery{Words: online, N: 10})
	if err != nil || len(got) != 2 {
		t.Fatal(len(got), err)
	}
	for i, n := range []int{2, 1} {
		if len(got[i].Points) != n || !strings.Contains(got[i].Note, "Từ 01/7/2025 thành phố Hồ Chí Minh gồm cả tỉnh Bình Dương và tỉnh Bà Rịa") {
			t.Errorf("%s: %s", told(got[i]), got[i].Note)
		}
	}
}

func TestLevelsAreSeriesOfTheirOwn(t *testing.T) {
	got, err := seeded(t).Series(t.Context(), corpus.FigureQuery{Words: "hồ sơ công việc môi trường mạng", N: 10})
	if err != nil || len(got) != 3 || got[0].Level != "" || got[1].Level == got[2].Level {
		t.Errorf("%d, %v", len(got), err)
	}
}

// conflicting puts two reports of one quarter and answers the conflicts.
func conflicting(t *testing.T, change func(a, b *corpus.Document)) []corpus.Conflict {
	t.Helper()
	s := open(t)
	a := report("1/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 99.1))
	b := report("2/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 98.7))
	b.Header.Issued = b.Header.Issued.Plus(40)
	change(a, b)
	mustPut(t, s, a, source("/a", "1"), "1")
	mustPut(t, s, b, source("/b", "2"), "1")
	got, n, err := s.Conflicts(t.Context(), corpus.FigureQuery{N: 10})
	if err != nil || n != len(got) {
		t.Fatal(n, err)
	}
	return got
}

func TestTwoDocumentsThatSayDifferentThingsAreAConflict(t *testing.T) {
	got := conflicting(t, func(a, _ *corpus.Document) { a.Figures[0].Qualifier = corpus.QualifierEstimate })
	if len(got) != 1 || got[0].A.Quote != "99,1%" || got[0].B.Quote != "98,7%" || got[0].Difference > -0.39 || got[0].Difference < -0.41 {
		t.Fatalf("%+v", got)
	}
	if d := cmp.Diff([]string{"sơ bộ và chính thức"}, got[0].Reasons); d != "" {
		t.Error(d)
	}
}

func TestWhatIsNoConflict(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(a, b *corpus.Document)
	}{
		{"rounded", func(_, b *corpus.Document) {
			*b = *report("2/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 99))
		}},
		{"another period", func(_, b *corpus.Document) { b.Figures[0].Period.Period = quarter2 }},
		{"another place", func(_, b *corpus.Document) { b.Figures[0].Place.Name = "huyện Nậm Sương" }},
		{"no place", func(a, b *corpus.Document) {
			a.Figures[0].Place, b.Figures[0].Place = corpus.FigurePlace{}, corpus.FigurePlace{}
		}},
		{"no period", func(a, b *corpus.Document) {
			a.Figures[0].Period, b.Figures[0].Period = corpus.FigurePeriod{}, corpus.FigurePeriod{}
		}},
		{"another level", func(_, b *corpus.Document) { b.Figures[0].Level.Text = "cấp tỉnh" }},
		{"another kind", func(_, b *corpus.Document) { b.Figures[0].Kind = corpus.FigureTarget }},
		{"cumulated", func(_, b *corpus.Document) { b.Figures[0].Cumulative = true }},
		{"a bound", func(_, b *corpus.Document) { b.Figures[0].Qualifier = corpus.QualifierGt }},
		{"one is secret", func(_, b *corpus.Document) { b.Header.Secrecy = "MẬT" }},
		{"one document says both", func(a, _ *corpus.Document) {
			*a = *report("1/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 99.1), percent(online, 12))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := conflicting(t, c.change); len(got) != 0 {
				t.Errorf("%s against %s", got[0].A.Quote, got[0].B.Quote)
			}
		})
	}
}

func TestWhatAmendsADocumentDoesNotContradictIt(t *testing.T) {
	s := open(t)
	id := func(number string, v float64) corpus.ID {
		return mustPut(t, s, report(number, "tỉnh Khuê Lĩnh", quarter1, percent(online, v)), source("/"+number, number), "1").ID
	}
	first, amending, again := id("1/BC-UBND", 10), id("2/BC-UBND", 20), id("3/BC-UBND", 30)
	conflicts := func(want int) {
		t.Helper()
		if _, n, err := s.Conflicts(t.Context(), corpus.FigureQuery{N: 10}); n != want || err != nil {
			t.Errorf("%d conflicts, want %d; %v", n, want, err)
		}
	}
	conflicts(2)
	if _, err := s.writer.ExecContext(t.Context(), "INSERT OR REPLACE INTO nodes (n, doc) VALUES (901, ?1), (902, ?2), (903, ?3)", first, amending, again); err != nil {
		t.Fatal(err)
	}
	for i, tie := range []string{"(901, 'replaces', '', 903, 903", "(901, 'amends', '', 902, 902"} {
		if _, err := s.writer.ExecContext(t.Context(), `INSERT INTO ties (target, relation, issued, source, teller, scope, strong, since, until, places, weight)
			VALUES `+tie+", 'part', 1, '', '', 1, 0)"); err != nil {
			t.Fatal(err)
		}
		conflicts(1 - i)
	}
}

func TestWhatWasCountedStandsBeforeWhatWasToBe(t *testing.T) {
	s := open(t)
	target := percent(online, 90)
	target.change = func(f *corpus.Figure) { f.Kind = corpus.FigureTarget }
	mustPut(t, s, report("1/KH-UBND", "tỉnh Khuê Lĩnh", corpus.Months(2030, 1, 12), target), source("/a", "1"), "1")
	mustPut(t, s, report("2/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 51)), source("/b", "2"), "1")
	if d := cmp.Diff([]string{"51%", "90%"}, quotes(ask(t, s, corpus.FigureQuery{Words: online}).Rows)); d != "" {
		t.Error(d)
	}
}

func TestTheIssuerAsSubjectPartsNoSeries(t *testing.T) {
	s := open(t)
	mustPut(t, s, report("1/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 51)), source("/a", "1"), "1")
	own := percent(online, 63)
	own.change = func(f *corpus.Figure) { f.Subject.Text = "Ủy ban nhân dân tỉnh" }
	mustPut(t, s, report("2/BC-UBND", "tỉnh Khuê Lĩnh", quarter2, own), source("/b", "2"), "1")
	got, err := s.Series(t.Context(), corpus.FigureQuery{Words: online, N: 10})
	if err != nil || len(got) != 1 || len(got[0].Points) != 2 {
		t.Errorf("%d series, %v", len(got), err)
	}
}
