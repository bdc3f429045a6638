package measure

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vankho/corpus"
	"vankho/corpus/sample"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// sampleFigure is one row of the sample's gold of figures.
type sampleFigure struct {
	file, indicator, value, unit, target, period, quote string
}

func sampleFigures(t *testing.T) map[string][]sampleFigure {
	t.Helper()
	all := map[string][]sampleFigure{}
	for _, row := range sampleGold(t, "figures.tsv") {
		all[row[0]] = append(all[row[0]], sampleFigure{row[0], row[1], row[2], row[3], row[4], row[5], row[6]})
	}
	return all
}

// sampleDocuments reads those files of the sample that have gold.
func sampleDocuments(t *testing.T, gold map[string][]sampleFigure) map[string]*corpus.Document {
	t.Helper()
	all := map[string]*corpus.Document{}
	for name, content := range sample.Files() {
		if len(gold[name]) == 0 {
			continue
		}
		_, err := extract.Read(t.Context(), bytes.NewReader(content), int64(len(content)), name, extract.DefaultLimits(), func(r extract.Record) error {
			if all[name] == nil {
				all[name] = indexer.Understand(r, name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// at is where the quote stands: its words, with any space between them; the cells of a row stand one after the other.
func (g sampleFigure) at(text string) []corpus.Span {
	var cells []string
	for cell := range strings.SplitSeq(g.quote, " | ") {
		var words []string
		for _, w := range strings.Fields(cell) {
			words = append(words, regexp.QuoteMeta(w))
		}
		cells = append(cells, strings.Join(words, `\s+`))
	}
	var all []corpus.Span
	for _, m := range regexp.MustCompile("(?i)"+strings.Join(cells, `[\s|]+`)).FindAllStringIndex(text, -1) {
		all = append(all, corpus.Span{Start: m[0], End: m[1]})
	}
	return all
}

// vietnamese reads a number as the gold writes it: "361.095", "86,1", "09".
func vietnamese(s string) float64 {
	v, _ := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), 64)
	return v
}

// find gives the figure that has the value where the quote stands: of several, the one that fits the row best.
func (g sampleFigure) find(d *corpus.Document) (best corpus.Figure, ok bool) {
	most := -1
	for _, at := range g.at(d.Text) {
		for _, f := range d.Figures {
			if !at.Meets(f.Span) || !sameAmount(f.Value, corpus.One(vietnamese(g.value))) || (f.Kind == corpus.FigureComparison) != strings.HasPrefix(g.indicator, "Mức tăng") {
				continue
			}
			fits := 0
			for _, right := range []bool{g.names(f), g.targeted(f), g.during(f)} {
				if right {
					fits++
				}
			}
			if fits > most {
				best, ok, most = f, true, fits
			}
		}
	}
	return best, ok
}

// targeted reports whether the figure has the target of the gold, whose one column tells the whole of a share too.
func (g sampleFigure) targeted(f corpus.Figure) bool {
	target := whole(f)
	return g.target == "" && target == nil || g.target != "" && target != nil && sameAmount(*target, corpus.One(vietnamese(g.target)))
}

// whole is the target of a figure, else what it is a share of: 5/6 chỉ tiêu.
func whole(f corpus.Figure) *corpus.Amount {
	if f.Target != nil {
		return f.Target
	}
	return f.Total
}

// remark is what the gold says of an indicator in brackets, or behind "so với": kind, place and level, which the figure has in other fields.
var remark = regexp.MustCompile(` \([^)]*\)$| so với .*$`)

func (g sampleFigure) names(f corpus.Figure) bool {
	for _, name := range []string{f.Indicator.Text, f.Indicator.Text + " " + f.Level.Text + " " + f.Place.Text, f.Parent.Text + " " + f.Indicator.Text} {
		for _, want := range []string{g.indicator, remark.ReplaceAllString(g.indicator, ""), strings.TrimPrefix(g.indicator, "Mức tăng ")} {
			if likeWords(name, remark.ReplaceAllString(want, "")) >= enoughWords || likeWords(name, want) >= enoughWords {
				return true
			}
		}
	}
	return false
}

// during reports whether the figure is of the period of the gold: by its ends, by the end alone where it is a state, by its words where the gold is no
// period of a calendar.
func (g sampleFigure) during(f corpus.Figure) bool {
	got := f.Period.Period
	words := strings.TrimPrefix(strings.TrimPrefix(g.period, "đến "), "hết ")
	if p, ok := corpus.ParsePeriod(strings.TrimPrefix(words, "giai đoạn ")); ok {
		return got.To == p.To && (got.From == p.From || got.From.IsZero())
	}
	dates := corpus.ScanDates(g.period)
	if len(dates) > 0 && !got.IsZero() {
		return got.To == dates[len(dates)-1].Date || got.From == dates[0].Date
	}
	return likeWords(f.Period.Text, g.period) >= enoughWords
}

// sampleFigure scores a row of the gold.
func (s *Score) sampleFigure(g sampleFigure, d *corpus.Document) {
	f, ok := g.find(d)
	if !ok {
		s.missing(g.file, "số liệu", g.value+" "+g.unit+": "+g.quote)
		return
	}
	s.right("số liệu")
	field := func(name, got, want string, right bool) { s.field(g.file, name, g.quote, got, want, right) }
	unit, _ := corpus.UnitOf(g.unit)
	field("unit", f.Unit, g.unit, sameUnit(f.Unit, g.unit) || unit.Base != "" && sameUnit(f.BaseUnit, unit.Base))
	field("target", amountOr(whole(f)), g.target, g.targeted(f))
	field("indicator", f.Indicator.Text, g.indicator, g.names(f))
	field("period", fmt.Sprintf("%s = %v … %v", f.Period.Text, f.Period.Period.From, f.Period.Period.To), g.period, g.during(f))
}

// leastOfSample are the shares of the rows of the sample's gold that must be right: found with the value, then unit, target, indicator and period of those.
var leastOfSample = map[string]float64{"": 0.95, "unit": 0.85, "target": 0.95, "indicator": 0.82, "period": 0.8}

func TestTheFiguresOfTheSampleAreFoundWithWhatTheyAreBoundTo(t *testing.T) {
	if testing.Short() {
		t.Skip("reads files of every format")
	}
	gold := sampleFigures(t)
	documents := sampleDocuments(t, gold)
	s := Score{Name: "Số liệu của bộ mẫu"}
	for name, rows := range gold {
		s.Texts++
		for _, g := range rows {
			s.sampleFigure(g, documents[name])
		}
	}
	s.sort()
	slices.SortStableFunc(s.Misses, func(a, b Miss) int { return strings.Compare(a.ID, b.ID) })
	r := &TaggingReport{Scores: []Score{s}}
	var b strings.Builder
	if err := r.Print(&b, func(s string) string { return s }); err != nil {
		t.Fatal(err)
	}
	t.Log(b.String())
	if got := s.All.Recall(); got < leastOfSample[""] {
		t.Errorf("%.3f of the rows are found, want %.2f", got, leastOfSample[""])
	}
	for name, least := range leastOfSample {
		if got, ok := r.share(s.Name, name); name != "" && (!ok || got < least) {
			t.Errorf("%s: %.3f, want %.2f", name, got, least)
		}
	}
}
