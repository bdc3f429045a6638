package web

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"vankho/corpus"
)

// BarChart (thực hiện so với mục tiêu) are values as bars from zero, each with its target as an upright line where it has one.
type BarChart struct {
	// Title and Lead stand above: what is drawn, and place and period where all bars share them.
	Title, Lead string
	Bars        []Bar
	// File is the address of the picture as a file.
	File string
}

// Bar is one figure of a chart.
type Bar struct {
	Label, URL string
	// Words say value, target and gap: "51,69%, mục tiêu 85%: thiếu 33,31 điểm %".
	Words string
	SVG   template.HTML

	row    corpus.FigureRow
	shapes drawing
}

const (
	// barHeight is that of a bar with the target's line, in pixels; mostBars how many bars a chart has, wholeBars where it stands alone.
	barHeight = 30
	mostBars  = 8
	wholeBars = 30
)

// newBarChart draws the figures of a list; targeted leaves those with a target. Nil where there is nothing to draw: bars are of one unit, the one
// that most rows have, and of single values that are not negative.
func newBarChart(rows []corpus.FigureRow, targeted bool, most int) *BarChart {
	unit := commonUnit(rows, targeted)
	var kept []corpus.FigureRow
	for _, r := range rows {
		if drawableBar(r.Figure, targeted) && r.BaseUnit == unit && !slices.ContainsFunc(kept, func(k corpus.FigureRow) bool { return sayTheSame(k, r) }) {
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 || !targeted && len(kept) < 2 {
		return nil
	}
	if targeted {
		slices.SortStableFunc(kept, func(a, b corpus.FigureRow) int { return cmp.Compare(shareOfTarget(a.Figure), shareOfTarget(b.Figure)) })
	}
	kept = kept[:min(len(kept), most)]
	c := &BarChart{Title: "So sánh giá trị"}
	if targeted {
		c.Title = "Thực hiện so với mục tiêu"
	}
	common := sharedFacts(kept)
	c.Lead = common.words
	if targeted {
		c.Lead = strings.TrimSpace(c.Lead + " Vạch đứng là mục tiêu.")
	}
	scale := 0.0
	for _, r := range kept {
		scale = max(scale, r.Base.Low)
		if t, ok := baseTarget(r.Figure); ok {
			scale = max(scale, t)
		}
	}
	if strings.HasPrefix(unit, "%") && scale <= 100 {
		scale = 100
	}
	if scale == 0 {
		scale = 1
	}
	for _, r := range kept {
		c.Bars = append(c.Bars, newBar(r, common, scale))
	}
	return c
}

// drawableBar reports whether a figure can be a bar.
func drawableBar(f corpus.Figure, targeted bool) bool {
	if targeted && f.Target == nil || f.Target != nil && f.Target.Ranged() {
		return false
	}
	return !f.Base.Ranged() && f.Base.Low >= 0 && (f.Kind == corpus.FigureActual || f.Kind == corpus.FigureShare)
}

// commonUnit is the base unit that most of the rows have that can be drawn.
func commonUnit(rows []corpus.FigureRow, targeted bool) string {
	count, best := map[string]int{}, ""
	for _, r := range rows {
		if drawableBar(r.Figure, targeted) {
			count[r.BaseUnit]++
			if count[r.BaseUnit] > count[best] || best == "" {
				best = r.BaseUnit
			}
		}
	}
	return best
}

// sayTheSame reports whether two rows are one fact that two texts, or text and table, state alike.
func sayTheSame(a, b corpus.FigureRow) bool {
	return a.Of == b.Of && a.Of != 0 && a.Base == b.Base && a.BaseUnit == b.BaseUnit && a.Period.Period == b.Period.Period && a.Place.Name == b.Place.Name && a.Level.Text == b.Level.Text
}

// baseTarget is the target in the base unit.
func baseTarget(f corpus.Figure) (float64, bool) {
	if f.Target == nil || f.Target.Ranged() {
		return 0, false
	}
	if f.Value.Low == 0 {
		if u, ok := corpus.UnitOf(f.Unit); ok {
			return f.Target.Low * u.Factor, true
		}
		return f.Target.Low, f.Unit == f.BaseUnit
	}
	return f.Target.Low * (f.Base.Low / f.Value.Low), true
}

// shareOfTarget is how much of the target was reached.
func shareOfTarget(f corpus.Figure) float64 {
	if f.Target == nil || f.Target.Low == 0 {
		return 1
	}
	return f.Value.Low / f.Target.Low
}

// facts in common of the bars of a chart: what all share stands above them, what differs beside each.
type commonFacts struct {
	place, period bool
	words         string
}

func sharedFacts(rows []corpus.FigureRow) commonFacts {
	place, period := placeWords(rows[0].Place), periodWords(rows[0].Period)
	c := commonFacts{place: true, period: true}
	for _, r := range rows {
		c.place = c.place && placeWords(r.Place) == place
		c.period = c.period && periodWords(r.Period) == period
	}
	if !c.place {
		place = ""
	}
	if !c.period {
		period = ""
	}
	if words := joinFacts(place, period); words != "" {
		c.words = capital(words) + "."
	}
	return c
}

// newBar draws one figure; scale is the value at the right edge.
func newBar(r corpus.FigureRow, common commonFacts, scale float64) Bar {
	f := r.Figure
	place, period := placeWords(f.Place), periodWords(f.Period)
	if common.place {
		place = ""
	}
	if common.period {
		period = ""
	}
	value := withUnit(valueWords(f), f.Unit)
	b := Bar{Label: joinFacts(shorten(indicatorWords(f), 120), f.Level.Text, place, period), URL: spanURL(documentURL(r.Document.ID), "", f.Quote, f.Span), Words: value, row: r}
	at := f.Base.Low / scale
	target, targeted := baseTarget(f)
	if targeted {
		words, _ := gapWords(f)
		b.Words += ", mục tiêu " + withUnit(amountWords(*f.Target), f.Unit)
		if words != "" {
			b.Words += ": " + words
		}
	}
	tick := target / scale
	d := &b.shapes
	d.rect(0, 2, 1, barHeight-4, paintGround)
	paint := paintBar
	if f.Qualifier == corpus.QualifierEstimate {
		paint = `class="base" color="#1a4b8c" fill="currentColor" fill-opacity=".5" stroke="currentColor" stroke-dasharray="5 3"`
	}
	d.rect(0, 2, at, barHeight-4, paint)
	if targeted {
		d.raw(`<svg x="`, share(tick), `" width="3" height="`, "30", `" overflow="visible"><rect x="-3" width="6" height="30" `+paintPaper+`/><rect x="-1.5" width="3" height="30" fill="currentColor"/></svg>`)
	}
	const room = .26 // the width that a label needs on a narrow screen
	end := at
	if targeted && tick < at && tick > at-room {
		end = tick // the label ends before the target's line
	}
	switch {
	case at+room <= 1 && (!targeted || tick <= at || tick > at+room):
		d.label(at, 8, 20, "start", value, paintInk+` font-weight="650"`)
	case end >= room && paint == paintBar:
		d.label(end, -10, 20, "end", value, paintPaper+` font-weight="650"`)
	}
	if targeted && tick > at {
		goal := "mục tiêu " + withUnit(amountWords(*f.Target), f.Unit)
		if tick+room <= 1 {
			d.label(tick, 8, 20, "start", goal, paintQuiet)
		} else if at+2*room <= tick {
			d.label(tick, -8, 20, "end", goal, paintQuiet)
		}
	}
	b.SVG = d.html(barHeight, "img", b.Label+": "+b.Words)
	return b
}

// file draws the chart as a picture of its own; source says where it comes from.
func (c *BarChart) file(source string) string {
	var f sheetOf
	f.at = fileMargin
	f.words(c.Title, 18, true)
	if c.Lead != "" {
		f.words(c.Lead, 13, false)
	}
	for i := range c.Bars {
		f.at += 10
		f.words(shorten(c.Bars[i].Label, 96), 13, true)
		f.words(c.Bars[i].Words, 13, false)
		f.draw(&c.Bars[i].shapes, barHeight)
	}
	f.at += 8
	f.words(source, 12, false)
	return f.file()
}
