package figure

import (
	"slices"
	"sort"
	"strings"

	"vankho/corpus"
)

// hasNumbers reports whether a row has figures.
func (t *dataTable) hasNumbers(row int) bool {
	for c := range t.columns {
		if t.columns[c].data && t.cell(row, c).shape >= numberCell {
			return true
		}
	}
	return false
}

// figures adds the figures of the table.
func (t *dataTable) figures(out []corpus.Figure) []corpus.Figure {
	if !slices.ContainsFunc(t.columns, func(c column) bool { return c.data }) {
		return out
	}
	t.readLabels()
	t.calculations()
	rows := t.namesOfRows()
	for i := range t.columns {
		if c := &t.columns[i]; c.place.Text != "" {
			c.place = t.resolved(c.place)
		}
	}
	at := make([]int, len(t.cells)) // the figure of each cell, from 1
	count := 0
	for i := range t.cells {
		if t.cells[i].shape >= numberCell && t.columns[i%t.width].data {
			count++
		}
	}
	out = slices.Grow(out, min(count, maxTableFigures))
	for r := range t.body() {
		b := t.rows[t.heads+r]
		if len(b.Cells) == 1 || t.repeatsHead(b) {
			continue
		}
		first := len(out)
		for c := range t.columns {
			cell := t.cell(r, c)
			if !t.columns[c].data || cell.shape < numberCell || len(out) >= maxTableFigures {
				continue
			}
			out = append(out, t.figure(r, c, &rows[r]))
			at[r*t.width+c] = len(out)
		}
		t.bindRow(r, out, at[r*t.width:(r+1)*t.width], first)
	}
	t.sums(out, at)
	return out
}

// repeatsHead reports whether a row below is the head once more, as on a new page.
func (t *dataTable) repeatsHead(b *corpus.Block) bool {
	if b.Head || t.numbersColumns(b) && len(b.Cells) > 3 {
		return true
	}
	for _, h := range t.rows[:t.heads] {
		if len(h.Cells) > 1 && h.Len() == b.Len() && h.In(t.text) == b.In(t.text) {
			return true
		}
	}
	return false
}

// figure is the one of a cell.
func (t *dataTable) figure(r, c int, names *rowName) corpus.Figure {
	cell, col, l := t.cell(r, c), &t.columns[c], &t.labels[r]
	b := t.rows[t.heads+r]
	f := corpus.Figure{Digits: cell.digits, Kind: corpus.FigureActual, Value: corpus.One(cell.low), Qualifier: corpus.QualifierEq, Doubts: cell.doubts,
		Cell: &corpus.Cell{Table: b.Table, Row: t.numbers[t.heads+r], Column: c + 1}}
	f.Span = cell.Span
	if cell.spilled {
		f.Span.Start = cell.digits.Start
		f.Doubts = append(f.Doubts, corpus.DoubtColumn)
	}
	if s := b.Sheet; s != nil {
		f.Cell.Sheet, f.Cell.Address = s.Sheet, s.Address(c)
	}
	f.Quote = f.In(t.text)
	t.setKind(&f, cell, col)
	t.setUnit(&f, cell, col, r)
	t.setIndicator(&f, col, l, names)
	t.unitOfIndicator(&f)
	setPlace(&f, names.place, col.place, t.caption.place)
	t.setPeriod(&f, col, l)
	t.binder.version(&f)
	t.setDoubts(&f, cell, col, b)
	return f
}

// setKind says whether it is a plan, a comparison or what was reached.
func (t *dataTable) setKind(f *corpus.Figure, cell *cell, col *column) {
	if w := cell.word; w.words != "" {
		f.Words = []string{w.words}
		if w.qualifier != "" {
			f.Qualifier = w.qualifier
		}
	}
	if col.roles&roleEstimate != 0 && f.Qualifier == corpus.QualifierEq && !t.compares(col, cell) {
		f.Qualifier = corpus.QualifierEstimate
	}
	f.Cumulative = col.roles&roleCumulative != 0
	switch cell.shape {
	case rangeCell:
		f.Value, f.Qualifier = corpus.Amount{Low: cell.low, High: cell.high}, corpus.QualifierRange
		if cell.low > cell.high {
			f.Value = corpus.Amount{Low: cell.high, High: cell.low}
		}
	case ratioCell:
		total := corpus.One(cell.high)
		if strings.HasSuffix(cell.In(t.text), "%") || cell.low > cell.high {
			f.Target = &total
		} else {
			f.Kind, f.Total = corpus.FigureShare, &total
		}
	}
	switch {
	case t.compares(col, cell):
		f.Kind = corpus.FigureComparison
		f.Direction = t.direction(cell, col)
		f.Versus = col.versus
		if f.Versus == "" && col.base >= 0 {
			f.Versus = t.columns[col.base].headText(t.text)
		}
		if f.Direction != corpus.DirectionRatio && f.Value.Low < 0 {
			f.Value = corpus.One(-f.Value.Low)
			f.Direction = corpus.DirectionDown
		}
	case col.roles&rolePlan != 0:
		f.Kind = corpus.FigureTarget
	case col.roles&roleRank != 0:
		f.Kind = corpus.FigureRank
	}
}

// headText is the lowest name of the column.
func (c *column) headText(text string) string {
	if len(c.parts) == 0 {
		return ""
	}
	return c.parts[len(c.parts)-1].In(text)
}

// compares reports whether the numbers of a column compare others.
func (t *dataTable) compares(col *column, cell *cell) bool {
	if col.calculated != calculatedNothing || col.roles&(roleCompare|roleChange|roleRatio) != 0 {
		return true
	}
	if col.roles&(roleUp|roleDown) != 0 && col.name.Text == "" {
		return true
	}
	return cell.word.direction != "" && cell.word.direction != corpus.DirectionRatio
}

// direction is which way a comparison goes: as the cell says, as the numbers do, as the head has it, by the sign.
func (t *dataTable) direction(cell *cell, col *column) corpus.Direction {
	switch {
	case cell.word.direction != "":
		return cell.word.direction
	case col.calculated == calculatedRatio || col.calculated == calculatedTimes:
		return corpus.DirectionRatio
	case col.roles&roleDown != 0 && col.roles&roleUp == 0 && col.roles&roleChange == 0:
		return corpus.DirectionDown
	case cell.low < 0:
		return corpus.DirectionDown
	case col.calculated != calculatedNothing, col.roles&(roleChange|roleUp) != 0:
		return corpus.DirectionUp
	}
	return corpus.DirectionRatio
}

// setPlace takes the nearest of some places that is named: that of the row, of the column, of the lines above.
func setPlace(f *corpus.Figure, places ...corpus.FigurePlace) {
	for _, p := range places {
		if p.Text != "" || p.Name != "" {
			f.Place = p
			return
		}
	}
}

// placeOfRow is the place that the head of a row names, or of the nearest row above that does.
func (t *dataTable) placeOfRow(r int) corpus.FigurePlace {
	for steps := 0; r >= 0 && steps < 8; steps++ {
		l := &t.labels[r]
		place := l.place
		if l.all {
			place = l.words
		}
		if place != "" {
			return t.resolved(corpus.FigurePlace{Bound: corpus.Bound{Text: place, Span: l.at, Origin: corpus.OriginRow}})
		}
		r = l.above
	}
	return corpus.FigurePlace{}
}

// resolved gives a place the name and the code that the names found there have.
func (t *dataTable) resolved(p corpus.FigurePlace) corpus.FigurePlace {
	if p.Name != "" {
		return p
	}
	if found, ok := t.placeIn(p.Span); ok {
		p.Name, p.Code = found.Name, found.Code
	} else if !wholePlace(p.Text) {
		p.Name = small(p.Text)
	} else if own := t.caption.place; own.Name != "" {
		p.Name, p.Code = own.Name, own.Code
	}
	return p
}

// setPeriod takes the time of the row, of the column, of the lines above or of the document. Heads like "cùng kỳ" move it.
func (t *dataTable) setPeriod(f *corpus.Figure, col *column, l *label) {
	base := t.caption.period
	switch {
	case len(l.times) > 0:
		at := l.times[0]
		f.Period = corpus.FigurePeriod{Bound: corpus.Bound{Text: at.In(t.text), Span: at.Span, Origin: corpus.OriginRow}, Period: at.Period}
	case !col.period.Period.IsZero():
		f.Period = col.period
	default:
		f.Period = base
	}
	if f.Kind == corpus.FigureComparison || !col.period.Period.IsZero() && len(l.times) == 0 {
		return
	}
	moved := corpus.Bound{Text: col.headText(t.text), Origin: corpus.OriginColumn}
	switch p := f.Period.Period; {
	case p.IsZero():
	case col.roles&roleLast != 0:
		f.Period = corpus.FigurePeriod{Bound: moved, Period: aYearBefore(p)}
	case col.roles&rolePrevious != 0 && p.To.Year > 0:
		f.Period = corpus.FigurePeriod{Bound: moved, Period: corpus.Months(p.To.Year-1, 1, 12)}
	}
}

// setDoubts says what is not sure: digits that recognition doubts, a column without a head, a row that is shorter than the others, a share of
// more than a hundred.
func (t *dataTable) setDoubts(f *corpus.Figure, cell *cell, col *column, b *corpus.Block) {
	doubt := func(d corpus.Doubt) {
		if !slices.Contains(f.Doubts, d) {
			f.Doubts = append(f.Doubts, d)
		}
	}
	if len(b.Cells) != t.width || !col.named && t.dataColumns() > 1 || col.texts {
		doubt(corpus.DoubtColumn)
	}
	if f.Indicator.Text == "" {
		doubt(corpus.DoubtColumn)
	}
	if f.Class == corpus.UnitRatio && f.Kind == corpus.FigureActual && f.BaseUnit == "%" && f.Base.High > 100 && namesRate(f.Indicator.Text) {
		doubt(corpus.DoubtOverHundred)
	}
	doubtful := t.in.Doubtful
	i := sort.Search(len(doubtful), func(i int) bool { return doubtful[i].End > f.Digits.Start })
	if i < len(doubtful) && doubtful[i].Start < f.Digits.End {
		doubt(corpus.DoubtReading)
	}
}

// dataColumns counts the columns of figures.
func (t *dataTable) dataColumns() int {
	n := 0
	for i := range t.columns {
		if t.columns[i].data {
			n++
		}
	}
	return n
}
