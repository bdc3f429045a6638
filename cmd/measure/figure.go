package measure

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// figures scores the figures of one text. A figure is right where its span counts and its value and unit are those of the gold, as written or in the base
// unit; every other field is scored apart, on the spans that count. The first head bytes are the letterhead that the measure put before the text.
func (s *Score) figures(line goldLine, d *corpus.Document, head int) error {
	gold, err := line.figures()
	if err != nil {
		return err
	}
	s.Texts++
	text := d.Text[head:]
	places := make([]goldPlace, len(gold))
	for i, g := range gold {
		places[i] = g.goldPlace
	}
	spans := make([]corpus.Span, len(d.Figures))
	for i, f := range d.Figures {
		spans[i] = f.Span.Shift(-head)
	}
	wanted := placesOf(text, places)
	of := pairs(wanted, spans, func(_, got int) bool { return spans[got].Start >= 0 })
	of = better(gold, d.Figures, wanted, spans, of)
	whole := wholes(gold)
	for i, g := range gold {
		t := tallyOf(&s.Fields, "vị trí")
		t.Wanted, t.Found = t.Wanted+1, t.Found+1
		switch {
		case of[i] < 0 && g.optional():
			t.Wanted, t.Found = t.Wanted-1, t.Found-1
		case of[i] < 0:
			s.missing(line.ID, string(g.Kind), g.Quote)
			s.Misses[len(s.Misses)-1].Got = touching(wanted[i], spans, d.Figures)
		default:
			t.Right++
			s.figure(line.ID, g, d.Figures[of[i]], text)
			s.partOf(line.ID, gold, whole[i], g, d.Figures, of, of[i])
		}
	}
	for i, f := range d.Figures {
		if spans[i].Start >= 0 && !slices.Contains(of, i) {
			s.extra(line.ID, string(f.Kind), f.Quote)
		}
	}
	return nil
}

// better gives a wanted figure another one of equal overlap where only that has its value: "45%, 35%" may both lie in one quote.
func better(gold []goldFigure, got []corpus.Figure, wanted, spans []corpus.Span, of []int) []int {
	for i, j := range of {
		if j < 0 || gold[i].measures(got[j]) {
			continue
		}
		for k := range got {
			if !slices.Contains(of, k) && overlap(wanted[i], spans[k]) >= overlapEnough && gold[i].measures(got[k]) {
				of[i] = k
				break
			}
		}
	}
	return of
}

// touching quotes what was found where a wanted figure stands.
func touching(at corpus.Span, spans []corpus.Span, figures []corpus.Figure) string {
	var all []string
	for i, s := range spans {
		if overlap(at, s) > 0 {
			all = append(all, figures[i].Quote)
		}
	}
	return strings.Join(all, "” “")
}

// measures reports whether value and unit are those of the gold, as written or in the base unit.
func (g goldFigure) measures(f corpus.Figure) bool {
	return sameAmount(f.Value, g.Value) && sameUnit(f.Unit, g.Unit) || g.Base != nil && sameAmount(f.Base, *g.Base) && sameUnit(f.BaseUnit, g.BaseUnit)
}

// figure scores one figure that was found.
func (s *Score) figure(id string, g goldFigure, f corpus.Figure, text string) {
	field := func(name, got, want string, right bool) { s.field(id, name, g.Quote, got, want, right) }
	group := string(g.Kind)
	if g.measures(f) {
		s.right(group)
	} else {
		for _, t := range []*Tally{&s.All, tallyOf(&s.Groups, group)} {
			t.Wanted, t.Found = t.Wanted+1, t.Found+1
		}
	}
	value := sameAmount(f.Value, g.Value) || g.Base != nil && sameAmount(f.Base, *g.Base)
	field("value", amountText(f.Value), amountText(g.Value), value)
	field("unit", f.Unit+" ("+f.BaseUnit+")", g.Unit+" ("+g.BaseUnit+")", sameUnit(f.Unit, g.Unit) || g.BaseUnit != "" && sameUnit(f.BaseUnit, g.BaseUnit))
	field("kind", string(f.Kind), string(g.Kind), f.Kind == g.Kind)
	for _, a := range []struct {
		name      string
		got, want *corpus.Amount
	}{{"target", f.Target, g.Target}, {"total", f.Total, g.Total}} {
		if a.got != nil || a.want != nil {
			field(a.name, amountOr(a.got), amountOr(a.want), a.got != nil && a.want != nil && (sameAmount(*a.got, *a.want) || sameAmount(inBase(f, *a.got), *a.want)))
		}
	}
	if g.Qualifier != "" && g.Qualifier != "exceeds_plan" { // the seed's word for a comparison with a plan
		field("qualifier", string(f.Qualifier), string(g.Qualifier), f.Qualifier == g.Qualifier)
	}
	if g.Indicator != "" {
		field("indicator", f.Indicator.Text, g.Indicator, likeWords(f.Indicator.Text, g.Indicator) >= enoughWords)
	}
	if g.Level != "" {
		field("level", f.Level.Text, g.Level, likeWords(f.Level.Text, g.Level) >= enoughWords)
	}
	if g.Place != "" {
		unsaid := f.Place.Name == "" && !strings.Contains(plainName(text), plainName(g.Place))
		field("place", f.Place.Text+" = "+f.Place.Name, g.Place, unsaid || sameBody(f.Place.Name, g.Place) || sameName(f.Place.Text, g.Place))
	}
	if g.Period != (goldPeriod{}) {
		field("period", f.Period.Text+" = "+f.Period.Period.From.String()+" … "+f.Period.Period.To.String(), g.Period.String(), g.Period.meets(f.Period))
	}
	if g.Direction != "" {
		field("direction", string(f.Direction), string(g.Direction), f.Direction == g.Direction)
	}
	if g.Versus != nil {
		var want string
		if json.Unmarshal(g.Versus, &want) == nil {
			unsaid := f.Versus == "" && !strings.Contains(plainName(g.Quote), plainName(want))
			field("versus", f.Versus, want, unsaid || likeWords(f.Versus, want) >= enoughWords)
		}
	}
	if g.Cumulative || f.Cumulative {
		field("cumulative", yesNo(f.Cumulative), yesNo(g.Cumulative), f.Cumulative == g.Cumulative)
	}
	if g.Suspect {
		field("doubts", yesNo(len(f.Doubts) > 0), yesNo(true), len(f.Doubts) > 0)
	}
}

// partOf scores what a figure is a part of: whole is the index in the gold.
func (s *Score) partOf(id string, gold []goldFigure, whole int, g goldFigure, got []corpus.Figure, of []int, j int) {
	if whole == -2 {
		return
	}
	found, wanted := "", ""
	if p := got[j].PartOf; p > 0 && p <= len(got) {
		found = got[p-1].Quote
	}
	right := found == ""
	if whole >= 0 {
		wanted = gold[whole].Quote
		right = of[whole] >= 0 && got[j].PartOf == of[whole]+1
	}
	s.field(id, "part_of", g.Quote, found, wanted, right)
}

// enoughWords is the token F1 from which two phrases count as one.
const enoughWords = 0.5

// likeWords is the F1 of the words of two phrases, each as often as it stands; 1 where both are empty. Marks and short forms make no difference.
func likeWords(a, b string) float64 {
	words := func(s string) []string { return strings.Fields(strings.ReplaceAll(plainName(s), "/", " ")) }
	x, y := words(a), words(b)
	if len(x)+len(y) == 0 {
		return 1
	}
	both := 0
	left := slices.Clone(y)
	for _, w := range x {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
			both++
		}
	}
	return 2 * float64(both) / float64(len(x)+len(y))
}

// meets reports whether a period is the expected one: by its days, its words, or the quarter that holds the event.
func (p goldPeriod) meets(got corpus.FigurePeriod) bool {
	from, to := got.Period.From.String(), got.Period.To.String()
	if p.From != "" && from == p.From && to == p.To {
		return true
	}
	if year, quarter, ok := strings.Cut(p.Within, "-Q"); ok {
		y, _ := strconv.Atoi(year)
		q, _ := strconv.Atoi(quarter)
		holds := corpus.Months(y, 3*q-2, 3*q)
		if from >= holds.From.String() && from != "" && to <= holds.To.String() && to != "" {
			return true
		}
	}
	return p.From == "" && likeWords(got.Text, p.Text) >= enoughWords
}

func (p goldPeriod) String() string {
	if p.From != "" {
		return p.Text + " = " + p.From + " … " + p.To
	}
	return p.Text
}

// inBase is an amount in the figure's unit as one in its base unit.
func inBase(f corpus.Figure, a corpus.Amount) corpus.Amount {
	if f.Value.Low == 0 {
		return a
	}
	return a.Times(f.Base.Low / f.Value.Low)
}

// sameAmount compares with the precision that decimals lose in multiplying.
func sameAmount(a, b corpus.Amount) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*max(math.Abs(x), math.Abs(y)) }
	return near(a.Low, b.Low) && near(a.High, b.High)
}

// sameUnit compares units without regard to case, marks, spaces and raised digits: "m²" and "m2", "điểm %" and "điểm phần trăm".
func sameUnit(a, b string) bool {
	plain := func(s string) string {
		return strings.NewReplacer("²", "2", "³", "3", "phan tram", "%", " ", "").Replace(viet.Fold(s))
	}
	return plain(a) == plain(b)
}

func amountText(a corpus.Amount) string {
	low := strconv.FormatFloat(a.Low, 'f', -1, 64)
	if a.Ranged() {
		low += " - " + strconv.FormatFloat(a.High, 'f', -1, 64)
	}
	return strings.ReplaceAll(low, ".", ",")
}

func amountOr(a *corpus.Amount) string {
	if a == nil {
		return "không"
	}
	return amountText(*a)
}
