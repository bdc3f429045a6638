package measure

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vankho/corpus"
)

// scoredFigures scores invented figures of a text against gold that is written as in a file.
func scoredFigures(t *testing.T, text, gold string, found ...corpus.Figure) Score {
	t.Helper()
	for i, f := range found {
		at := strings.Index(text, f.Quote)
		found[i].Span = corpus.Span{Start: at, End: at + len(f.Quote)}
	}
	s := Score{}
	if err := s.figures(goldLine{ID: "a", Text: text, Expected: json.RawMessage(gold)}, &corpus.Document{Text: text, Figures: found}, 0); err != nil {
		t.Fatal(err)
	}
	return s
}

func fieldOf(s Score, name string) Tally {
	i := slices.IndexFunc(s.Fields, func(t Tally) bool { return t.Group == name })
	if i < 0 {
		return Tally{}
	}
	return s.Fields[i]
}

func TestAFigureIsRightWithItsSpanItsValueAndItsUnit(t *testing.T) {
	const text = "Toàn xã có 1.200 hộ dân, tăng 3% so với năm 2023."
	const gold = `[{"quote":"1.200 hộ dân","kind":"actual","value":1200,"unit":"hộ","base_value":1200,"base_unit":"hộ","indicator":"số hộ dân toàn xã"}]`
	right := corpus.Figure{Quote: "1.200 hộ dân", Kind: corpus.FigureActual, Value: corpus.One(1200), Unit: "hộ", Base: corpus.One(1200), BaseUnit: "hộ"}
	right.Indicator.Text = "số hộ"
	change := func(f func(f *corpus.Figure)) corpus.Figure { c := right; f(&c); return c }
	for _, c := range []struct {
		name  string
		found []corpus.Figure
		want  Tally
		field string
		ok    int
	}{
		{"as it is", []corpus.Figure{right}, Tally{"", 1, 1, 1}, "indicator", 1},
		{"a wider span", []corpus.Figure{change(func(f *corpus.Figure) { f.Quote = "có 1.200 hộ dân" })}, Tally{"", 1, 1, 1}, "vị trí", 1},
		{"another unit with the right base", []corpus.Figure{change(func(f *corpus.Figure) { f.Unit = "hộ dân" })}, Tally{"", 1, 1, 1}, "unit", 1},
		{"another unit", []corpus.Figure{change(func(f *corpus.Figure) { f.Unit, f.BaseUnit = "người", "người" })}, Tally{"", 1, 1, 0}, "unit", 0},
		{"another value", []corpus.Figure{change(func(f *corpus.Figure) { f.Value, f.Base = corpus.One(1.2), corpus.One(1.2) })}, Tally{"", 1, 1, 0}, "value", 0},
		{"a target that is not there", []corpus.Figure{change(func(f *corpus.Figure) { f.Target = new(corpus.Amount) })}, Tally{"", 1, 1, 1}, "target", 0},
		{"another indicator", []corpus.Figure{change(func(f *corpus.Figure) { f.Indicator.Text = "diện tích chè" })}, Tally{"", 1, 1, 1}, "indicator", 0},
		{"nothing", nil, Tally{"", 1, 0, 0}, "vị trí", 0},
		{"one too many", []corpus.Figure{right, {Quote: "tăng 3%", Kind: corpus.FigureComparison}}, Tally{"", 1, 2, 1}, "kind", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := scoredFigures(t, text, gold, c.found...)
			if s.All != c.want || fieldOf(s, c.field).Right != c.ok {
				t.Errorf("%+v, %s %+v; want %+v, %d", s.All, c.field, fieldOf(s, c.field), c.want, c.ok)
			}
		})
	}
}

func TestAPartIsScoredByTheFigureThatItIsAPartOf(t *testing.T) {
	const text = "Toàn tỉnh có 8 chợ, trong đó 5 chợ hạng I, 3 chợ hạng II."
	const gold = `[{"quote":"8 chợ","kind":"actual","value":8,"unit":"chợ","part_of":null},{"quote":"5 chợ hạng I","kind":"actual","value":5,"unit":"chợ","part_of":"8 chợ"},
		{"quote":"3 chợ hạng II","kind":"actual","value":3,"unit":"chợ","part_of":"8 chợ"}]`
	figure := func(quote string, value float64, part int) corpus.Figure {
		return corpus.Figure{Quote: quote, Kind: corpus.FigureActual, Value: corpus.One(value), Unit: "chợ", PartOf: part}
	}
	s := scoredFigures(t, text, gold, figure("8 chợ", 8, 0), figure("5 chợ hạng I", 5, 1), figure("3 chợ hạng II", 3, 2))
	if got := fieldOf(s, "part_of"); got.Wanted != 3 || got.Right != 2 {
		t.Errorf("%+v: %v", got, s.Misses)
	}
}

func TestAPeriodOfTheGoldIsMetByItsDaysOrItsWords(t *testing.T) {
	quarter := func(year int) corpus.FigurePeriod { return corpus.FigurePeriod{Period: corpus.Months(year, 1, 3)} }
	for _, c := range []struct {
		name, gold string
		got        corpus.FigurePeriod
		want       bool
	}{
		{"days", `{"from":"2025-01-01","to":"2025-03-31","text":"Quý 1 năm 2025"}`, quarter(2025), true},
		{"other days", `{"from":"2025-01-01","to":"2025-03-31","text":"Quý 1 năm 2025"}`, quarter(2024), false},
		{"words", `"đến hết tháng 7/2022"`, corpus.FigurePeriod{Bound: corpus.Bound{Text: "hết tháng 7/2022"}}, true},
		{"an event within a quarter", `{"text":"Hội nghị toàn quốc","within":"2025-Q1"}`, quarter(2025), true},
		{"nothing", `{"text":"Hội nghị toàn quốc","within":"2025-Q1"}`, corpus.FigurePeriod{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var p goldPeriod
			if err := json.Unmarshal([]byte(c.gold), &p); err != nil {
				t.Fatal(err)
			}
			if p.meets(c.got) != c.want {
				t.Errorf("%+v meets %+v: %v", c.got, p, !c.want)
			}
		})
	}
}
