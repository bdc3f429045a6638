package web

import (
	"cmp"
	"html/template"
	"math"
	"slices"
	"strings"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// LineChart (theo thời gian) is one indicator of one place over time, each value with its words, its target as a dashed line.
type LineChart struct {
	Title, Lead string
	SVG         template.HTML
	Points      []LinePoint
	// Notes are what a reader must know: that a province was merged, that a period has two values.
	Notes []string
	File  string

	shapes drawing
	// low and high are the values at the lower and the upper edge.
	low, high float64
}

// LinePoint is one value of a line, as the table beside the drawing says it.
type LinePoint struct {
	Period, Value, Target, Words string
	Place                        string
	URL, Source                  string

	row    corpus.FigureRow
	code   string
	from   corpus.Date
	to     corpus.Date
	x      float64
	y      int
	labels bool
}

const (
	lineHeight = 240
	lineTop    = 34
	lineBottom = 178
	lineSide   = .07
	// mostPoints is how many values the lines of a page have together.
	mostPoints = 30
	// labelled is how many periods are written below a line: more would run into each other on a narrow screen.
	labelled = 5
)

// mostLines is how many lines a page of everything has, wholeLines the page of lines alone.
const (
	mostLines  = 1
	wholeLines = 8
)

// newLineCharts draws series. Those of an old and a new province of one name share a drawing, with a break between them. A series needs two
// periods; left counts those that are not drawn.
func newLineCharts(all []corpus.Series, most int) (charts []LineChart, left int) {
	points := 0
	all = byLevel(all)
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && sameLine(all[i], all[j]) {
			j++
		}
		if c, ok := newLineChart(all[i:j]); ok {
			if points += len(c.Points); len(charts) < most && (points <= mostPoints || len(charts) == 0) {
				charts = append(charts, c)
			} else {
				left++
			}
		}
		i = j
	}
	return charts, left
}

// byLevel parts series whose points are of several levels, cấp tỉnh and cấp xã, into one for each: no line joins the two.
func byLevel(all []corpus.Series) []corpus.Series {
	var out []corpus.Series
	for _, s := range all {
		at := map[string]int{}
		for _, r := range s.Points {
			level := viet.Squeeze(r.Level.Text)
			i, ok := at[level]
			if !ok {
				i = len(out)
				at[level] = i
				part := s
				part.Points = nil
				if level != "" && !strings.Contains(viet.Fold(s.Indicator.Name), viet.Fold(level)) {
					part.Indicator.Name = joinFacts(s.Indicator.Name, level)
				}
				out = append(out, part)
			}
			out[i].Points = append(out[i].Points, r)
		}
	}
	return out
}

// sameLine reports whether two series are of one place in two versions.
func sameLine(a, b corpus.Series) bool {
	return a.Indicator.ID == b.Indicator.ID && a.Unit == b.Unit && a.Kind == b.Kind && a.Indicator.Name == b.Indicator.Name && a.Place == b.Place && a.Place != "" && a.Code != b.Code
}

func newLineChart(series []corpus.Series) (LineChart, bool) {
	var points []LinePoint
	periods := map[corpus.Period]bool{}
	c := LineChart{}
	for _, s := range series {
		if s.Note != "" && !slices.Contains(c.Notes, s.Note) {
			c.Notes = append(c.Notes, s.Note)
		}
		for _, r := range s.Points {
			p := r.Period.Period
			if p.To.IsZero() || r.Base.Ranged() {
				continue
			}
			if slices.ContainsFunc(points, func(x LinePoint) bool { return x.row.Period.Period == p && x.row.Base == r.Base && x.code == s.Code }) {
				continue
			}
			periods[p] = true
			points = append(points, newLinePoint(r, s.Code))
		}
	}
	if len(periods) < 2 {
		return c, false
	}
	slices.SortStableFunc(points, func(a, b LinePoint) int { return cmp.Or(a.middle().Compare(b.middle()), cmp.Compare(a.code, b.code)) })
	if len(points) > mostPoints {
		points = points[len(points)-mostPoints:]
		c.Notes = append(c.Notes, "Biểu đồ có "+integer(mostPoints)+" giá trị mới nhất.")
	}
	if len(periods) < len(points) && len(series) == 1 {
		c.Notes = append(c.Notes, "Có kỳ mang hai giá trị khác nhau; xem Số liệu mâu thuẫn.")
	}
	s := series[0]
	c.Title = capital(s.Indicator.Name)
	c.Points = points
	c.Lead = joinFacts(s.Place, unitName(s.Unit))
	c.place()
	c.draw()
	says := c.Title + ", " + c.Lead + ": "
	var said []string
	for _, p := range points {
		said = append(said, p.Period+" "+p.Value)
	}
	c.SVG = c.shapes.html(lineHeight, "group", says+strings.Join(said[:min(len(said), 12)], "; "))
	return c, true
}

func newLinePoint(r corpus.FigureRow, code string) LinePoint {
	f := r.Figure
	words, _ := gapWords(f)
	p := LinePoint{Period: periodWords(f.Period), Value: withUnit(valueWords(f), f.Unit), Words: words, Place: placeWords(f.Place), code: code,
		URL: spanURL(documentURL(r.Document.ID), "", f.Quote, f.Span), Source: shorten(summaryName(r.Document), 90), row: r, from: f.Period.Period.From, to: f.Period.Period.To}
	if f.Target != nil {
		p.Target = withUnit(amountWords(*f.Target), f.Unit)
	}
	if p.from.IsZero() {
		p.from = p.to
	}
	return p
}

// middle is the time at which a point stands: the middle of its period.
func (p LinePoint) middle() time.Time {
	a, b := dayTime(p.from), dayTime(p.to)
	return a.Add(b.Sub(a) / 2)
}

// dayTime is a day as a time; a month or a year stands for its first day.
func dayTime(d corpus.Date) time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// place works out where the points stand: across by time, down by value, from zero unless all values lie close together.
func (c *LineChart) place() {
	first, last := c.Points[0].middle(), c.Points[len(c.Points)-1].middle()
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range c.Points {
		low, high = min(low, p.row.Base.Low), max(high, p.row.Base.Low)
		if t, ok := baseTarget(p.row.Figure); ok {
			low, high = min(low, t), max(high, t)
		}
	}
	if low > 0 && low < high/2 {
		low = 0
	}
	if high == low {
		high, low = high+1, low-1
	}
	for i := range c.Points {
		p := &c.Points[i]
		p.x = .5
		if all := last.Sub(first); all > 0 {
			p.x = lineSide + (1-2*lineSide)*float64(p.middle().Sub(first))/float64(all)
		}
		p.y = lineHigh(p.row.Base.Low, low, high)
	}
	// From the newest backwards, so that it is told in any case.
	every := (len(c.Points) + labelled - 1) / labelled
	at := 2.0
	for i := len(c.Points) - 1; i >= 0; i-- {
		p := &c.Points[i]
		p.labels = (len(c.Points)-1-i)%every == 0 && at-p.x > .16
		if p.labels {
			at = p.x
		}
	}
	c.low, c.high = low, high
}

// lineHigh is the height at which a value stands, in pixels from above.
func lineHigh(v, low, high float64) int {
	return lineBottom - int(math.Round((v-low)/(high-low)*(lineBottom-lineTop)))
}

// follows reports whether a point is joined to the one before: the same version of the place, and no period between them.
func (p LinePoint) follows(before LinePoint) bool {
	if p.code != before.code {
		return false
	}
	if p.row.Period.Period.From.IsZero() || before.row.Period.Period.From.IsZero() {
		return true
	}
	return !dayTime(p.from).After(dayTime(before.to).AddDate(0, 0, 1))
}

// draw draws targets, lines and points, each point leading to its words.
func (c *LineChart) draw() {
	d := &c.shapes
	target, labelledTarget := math.NaN(), false
	half := .04
	for i, p := range c.Points {
		t, ok := baseTarget(p.row.Figure)
		if !ok {
			continue
		}
		from, to := p.x-half, p.x+half
		if i > 0 && t == target {
			from = c.Points[i-1].x + half
		}
		y := lineHigh(t, c.low, c.high)
		d.line(from, y, to, y, `class="m" color="#43484f" stroke-dasharray="6 4"`)
		if !labelledTarget || t != target {
			d.label(p.x, p.nudge(), y-6, p.anchor(), "mục tiêu "+p.Target, paintQuiet)
			labelledTarget = true
		}
		target = t
	}
	a := c.Points[0]
	for _, b := range c.Points[1:] {
		if b.x == a.x && b.code == a.code {
			continue // another value of the same period stands by itself
		}
		if b.follows(a) {
			d.line(a.x, a.y, b.x, b.y, `class="base" color="#1a4b8c" stroke-width="2"`)
		} else if a.code != b.code {
			x := (a.x + b.x) / 2
			d.line(x, 10, x, lineBottom, `class="q" color="#5f646b" stroke-dasharray="2 4"`)
		}
		a = b
	}
	for i, p := range c.Points {
		d.raw(`<a href="`, template.HTMLEscapeString(p.URL), `"><title>`, template.HTMLEscapeString(joinFacts(p.Period+": "+p.Value, p.Source)), `</title>`)
		fill := paintBar
		if p.row.Qualifier == corpus.QualifierEstimate {
			fill = `class="base" color="#1a4b8c" fill="none" stroke="currentColor" stroke-width="2"`
		}
		d.raw(`<circle cx="`, share(p.x), `" cy="`, integer(p.y), `" r="5" `, fill, `/>`)
		if p.labels {
			y := p.y - 11
			if t, ok := baseTarget(p.row.Figure); ok {
				if line := lineHigh(t, c.low, c.high); line <= p.y && line > p.y-26 && line != p.y {
					y = p.y + 21 // above, the target's line would run through it
				}
			}
			before, after := c.Points[max(i-1, 0)], c.Points[min(i+1, len(c.Points)-1)]
			if p.anchor() == "start" && after.y < p.y || p.anchor() == "end" && before.y < p.y {
				y = p.y + 21 // at an edge the label runs inwards, where the line is
			}
			d.label(p.x, p.nudge(), y, p.anchor(), p.Value, paintInk+` font-weight="650"`)
		}
		d.raw(`</a>`)
		if p.labels {
			d.label(p.x, p.nudge(), lineBottom+42, p.anchor(), p.Period, paintQuiet+` font-size="12"`)
		}
	}
}

// anchor is the end of a label that stands at the point: at the edges labels run inwards.
func (p LinePoint) anchor() string {
	switch {
	case p.x < .12:
		return "start"
	case p.x > .88:
		return "end"
	}
	return "middle"
}

// nudge moves a label at an edge outwards, in pixels.
func (p LinePoint) nudge() int {
	return map[string]int{"start": -12, "end": 12}[p.anchor()]
}

// file draws the chart as a picture of its own.
func (c *LineChart) file(source string) string {
	var f sheetOf
	f.at = fileMargin
	f.words(shorten(c.Title, 80), 18, true)
	f.words(c.Lead, 13, false)
	f.draw(&c.shapes, lineHeight)
	for _, n := range c.Notes {
		f.words(n, 12, false)
	}
	f.words(source, 12, false)
	return f.file()
}
