package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
)

// observed is a figure of a sentence: "51,69%" of "Tỷ lệ hồ sơ tiếp nhận trực tuyến".
type observed struct {
	indicator, quote string
	value            float64
	unit, class      string
	change           func(*corpus.Figure)
}

// report is a document whose text states figures, one a line.
func report(number, place string, period corpus.Period, all ...observed) *corpus.Document {
	d := &corpus.Document{Title: "Báo cáo " + number, Header: corpus.Header{System: corpus.SystemState, Number: number, Type: "Báo cáo",
		Issuer: "Ủy ban nhân dân tỉnh Khuê Lĩnh", Issued: period.To}}
	var b strings.Builder
	for _, s := range all {
		f := corpus.Figure{Kind: corpus.FigureActual, Value: corpus.One(s.value), Unit: s.unit, Base: corpus.One(s.value), BaseUnit: s.unit, Class: s.class,
			Qualifier: corpus.QualifierEq, Indicator: corpus.Bound{Text: s.indicator, Origin: corpus.OriginClause},
			Place: corpus.FigurePlace{Name: place}, Period: corpus.FigurePeriod{Period: period}}
		b.WriteString(s.indicator + " đạt ")
		f.Start = b.Len()
		b.WriteString(s.quote)
		f.End, f.Quote = b.Len(), s.quote
		f.Digits = f.Span
		if s.change != nil {
			s.change(&f)
		}
		b.WriteString(".\n")
		d.Figures = append(d.Figures, f)
	}
	d.Text = b.String()
	d.Pages = []corpus.Page{{Number: 1, Span: corpus.Span{End: len(d.Text)}, Method: corpus.MethodText, Quality: 1}}
	return d
}

var (
	quarter1 = corpus.Months(2024, 1, 3)
	quarter2 = corpus.Months(2024, 4, 6)
)

const online, signed = "Tỷ lệ hồ sơ tiếp nhận trực tuyến", "Tỷ lệ hồ sơ trả kết quả trực tuyến"

func percent(indicator string, v float64) observed {
	return observed{indicator: indicator, quote: strings.Replace(fmt.Sprintf("%g%%", v), ".", ",", 1), value: v, unit: "%", class: "ratio"}
}

func TestFiguresComeBackAsTheyWerePut(t *testing.T) {
	s := open(t)
	d := report("1/BC-UBND", "tỉnh Khuê Lĩnh", quarter1, percent(online, 51.2), percent(signed, 36.4), percent("", 5))
	target := corpus.One(85)
	d.Figures[0].Target, d.Figures[0].Doubts = &target, []corpus.Doubt{corpus.DoubtDotDecimal}
	d.Figures[1].PartOf, d.Figures[1].Cell = 1, &corpus.Cell{Table: 1, Row: 2, Column: 3}
	id := mustPut(t, s, d, source("/a", "1"), "1").ID
	got, err := s.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.Figures, got.Figures); diff != "" {
		t.Error(diff)
	}
	link(t, s)
	sound(t, s)
}

func TestPhrasingsGoWithTheirLastFigure(t *testing.T) {
	s := open(t)
	have := func(want ...string) {
		t.Helper()
		got, err := texts(t.Context(), s.reader, "SELECT phrase FROM indicators ORDER BY phrase")
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Error(diff, err)
		}
		link(t, s)
		sound(t, s)
	}
	first := corpus.IndicatorPhrase(online)
	mustPut(t, s, report("1/BC-UBND", "", quarter1, percent(online, 1), percent(signed, 2)), source("/a", "1"), "1")
	mustPut(t, s, report("2/BC-UBND", "", quarter1, percent(online, 1)), source("/b", "2"), "1")
	id, err := count(t.Context(), s.reader, "SELECT id FROM indicators WHERE phrase = ?", first)
	if err != nil {
		t.Fatal(err)
	}
	have(first, corpus.IndicatorPhrase(signed))
	mustPut(t, s, report("1/BC-UBND", "", quarter1, percent(online, 1)), source("/a", "1b"), "1")
	have(first)
	if again, err := count(t.Context(), s.reader, "SELECT id FROM indicators WHERE phrase = ?", first); again != id || err != nil {
		t.Errorf("the phrasing is now %d, was %d; %v", again, id, err)
	}
	for _, path := range []string{"/a", "/b"} {
		if _, err := s.RemoveFile(t.Context(), path, "Đã gỡ."); err != nil {
			t.Fatal(err)
		}
	}
	have([]string(nil)...)
}

func TestTheCheckOfFiguresFindsWhatIsAmiss(t *testing.T) {
	s := open(t)
	id := mustPut(t, s, report("1/BC-UBND", "", quarter1, percent(online, 1), percent(signed, 2)), source("/a", "1"), "1").ID
	c, wrong, err := s.CheckFigures(t.Context())
	if d := cmp.Diff(FigureCounts{Figures: 2, Documents: 1, Phrasings: 2}, c); d != "" || len(wrong) > 0 || err != nil {
		t.Fatal(d, wrong, err)
	}
	for _, harm := range []string{
		"UPDATE figure_columns SET columns = x'00'",
		"DELETE FROM figure_columns",
		"UPDATE indicators SET figures = 7",
		"DELETE FROM indicators",
	} {
		if _, err := s.writer.ExecContext(t.Context(), harm); err != nil {
			t.Fatal(err)
		}
		if _, wrong, err := s.CheckFigures(t.Context()); len(wrong) == 0 || err != nil {
			t.Errorf("%s of %s: %v", harm, id, err)
		}
	}
}
