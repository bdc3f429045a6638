package figure

import (
	"slices"
	"sort"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// readLabels reads the heads of the rows, and which row each is a part of.
func (t *dataTable) readLabels() {
	t.labels = make([]label, t.body())
	var steps ladder
	for r := range t.labels {
		b := t.rows[t.heads+r]
		var at, order corpus.Span
		if len(b.Cells) == 1 {
			at = b.Cells[0]
		} else {
			if t.label >= 0 && t.label < len(b.Cells) {
				at = b.Cells[t.label]
			}
			if t.order >= 0 && t.order < len(b.Cells) {
				order = b.Cells[t.order]
			}
		}
		l := readLabel(t.text, at, order, t.year)
		l.spill(t, b, order)
		if t.label >= 0 && l.place == "" && l.words != "" && !l.total && len(b.Cells) > 1 && t.columns[t.label].roles&rolePlace != 0 && len(l.words) < maxPlace {
			l.place = l.words
		}
		switch {
		case l.total:
			l.above = -1
		case len(b.Cells) == 1 && l.style == "" || l.words == "":
			if l.words != "" {
				steps.rungs = steps.rungs[:0]
				steps.place(&l, r)
			}
		default:
			steps.place(&l, r)
		}
		t.labels[r] = l
	}
}

// maxPlace is how long the name of a place may be where a head says that places follow.
const maxPlace = 60

// hasNumbers reports whether a row has figures.
func (t *dataTable) hasNumbers(row int) bool {
	for c := range t.columns {
		if t.columns[c].data && t.cell(row, c).shape >= numberCell {
			return true
		}
	}
	return false
}

// spill takes words into the label that ran over into the cells at both sides: "GGGGSố | hộ cận nghèo", "… mạng lưới điện | quốc gia %".
func (l *label) spill(t *dataTable, b *corpus.Block, order corpus.Span) {
	if len(b.Cells) == 1 {
		return
	}
	if s := trimmedSpan(t.text, order); s.Len() > 0 {
		if n := gluedOrdinal(s.In(t.text)); n > 0 {
			l.words = s.In(t.text)[n:] + " " + l.words
		}
	}
	if t.unit >= 0 && t.unit == t.label+1 && t.unit < len(b.Cells) {
		if words, _, ok := spilledUnit(b.Cells[t.unit].In(t.text)); ok && words != "" {
			l.words += " " + words
		}
		for c := t.unit + 1; c < min(t.unit+2, len(b.Cells)) && t.columns[c].data; c++ {
			if cell := readCell(t.text, b.Cells[c]); cell.spilled {
				l.words += " " + strings.TrimSpace(t.text[cell.Start:cell.digits.Start])
			}
		}
	}
}

// spilledUnit parts a cell of a unit from the words before it that belong to the label.
func spilledUnit(s string) (words string, u corpus.Unit, ok bool) {
	s = strings.TrimSpace(s)
	if u, ok = unitNamed(s); ok || s == "" || len(s) > 80 {
		return "", u, ok
	}
	for i := strings.IndexByte(s, ' '); i >= 0; {
		if u, ok = unitNamed(s[i+1:]); ok {
			return strings.TrimRight(s[:i], " ,"), u, true
		}
		next := strings.IndexByte(s[i+1:], ' ')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return "", corpus.Unit{}, false
}

// rowName is what the head of a row says of its numbers: whole, with the row above that says what is measured; thing, where the column
// says that.
type rowName struct{ whole, thing corpus.Bound }

// namesOfRows puts the names of the rows together: the label, with as many of the rows above it as it takes to tell it from the other rows.
func (t *dataTable) namesOfRows() []rowName {
	out := make([]rowName, len(t.labels))
	whole, thing := make([]int, len(t.labels)), make([]int, len(t.labels)) // the row above that is not taken in yet
	for r := range t.labels {
		l := &t.labels[r]
		own := corpus.Bound{Text: quiet(l.words), Span: l.at, Origin: corpus.OriginRow}
		if l.place != "" || len(l.times) > 0 || l.total {
			own = corpus.Bound{Origin: corpus.OriginRow}
		}
		if own.Text != l.words {
			own.Span = corpus.Span{}
		}
		out[r] = rowName{own, own}
		whole[r], thing[r] = l.above, l.above
		if own.Text != "" && l.measure && !l.bare && !l.among {
			continue
		}
		parent := -1 // the nearest row above with a name
		for a := l.above; a >= 0; a = t.labels[a].above {
			o := &t.labels[a]
			if o.place != "" || o.total || o.words == "" {
				continue
			}
			if parent < 0 {
				parent = a
			}
			if o.measure && !o.bare || l.bare || own.Text == "" {
				parent = a
				break
			}
		}
		if parent >= 0 {
			o := &t.labels[parent]
			out[r].whole = corpus.Bound{Text: joinedNames(o.words, own.Text, l.bare && own.Text != ""), Origin: corpus.OriginRow}
			whole[r] = o.above
			if own.Text == "" || l.bare {
				out[r].thing, thing[r] = out[r].whole, o.above
			}
		}
	}
	t.distinguish(out, whole, func(n *rowName) *corpus.Bound { return &n.whole })
	t.distinguish(out, thing, func(n *rowName) *corpus.Bound { return &n.thing })
	return out
}

// distinguish adds rows above to names that several rows have.
func (t *dataTable) distinguish(names []rowName, above []int, of func(*rowName) *corpus.Bound) {
	seen := map[string]int{}
	for r := range names {
		seen[of(&names[r]).Text]++
	}
	for r := range names {
		b := of(&names[r])
		for steps := 0; b.Text != "" && seen[b.Text] > 1 && above[r] >= 0 && steps < maxAbove; steps++ {
			o := &t.labels[above[r]]
			above[r] = o.above
			if o.words == "" || o.place != "" || o.total || strings.HasPrefix(b.Text, quiet(o.words)) {
				continue
			}
			b.Text, b.Span = joinedNames(o.words, b.Text, false), corpus.Span{}
		}
	}
}

// maxAbove is how many rows above go into a name.
const maxAbove = 8

// figures adds the figures of the table.
func (t *dataTable) figures(out []corpus.Figure) []corpus.Figure {
	if !slices.ContainsFunc(t.columns, func(c column) bool { return c.data }) {
		return out
	}
	t.readLabels()
	t.calculations()
	rows := t.namesOfRows()
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
func (t *dataTable) figure(r, c int, row *rowName) corpus.Figure {
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
	t.setIndicator(&f, col, l, row, r)
	t.unitOfIndicator(&f, cell)
	t.setPlace(&f, col, l, r)
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

// setUnit takes the unit from the cell, the head of the column, the row, the lines above, or the words of the indicator, in this order.
func (t *dataTable) setUnit(f *corpus.Figure, cell *cell, col *column, r int) {
	u, ok := corpus.Unit{}, false
	if cell.tail.Len() > 0 {
		tail := cell.tail.In(t.text)
		if u, ok = corpus.UnitOf(tail); !ok {
			u, ok = corpus.Unit{Name: tail, Class: corpus.UnitCount, Base: tail, Factor: 1}, true
		}
	} else if strings.Contains(f.Quote, "%") {
		u, ok = corpus.UnitOf("%")
	}
	compared := f.Kind == corpus.FigureComparison
	if !ok && col.hasUnit {
		u, ok = col.unit, true
		if of, known := t.unitOfRow(r); known && u.Class == corpus.UnitMoney && of.Class != corpus.UnitMoney && of.Class != corpus.UnitRatio && priced(col.name.Text) {
			u = u.Per(of.Name) // "Mức thu (đồng)" beside "Cái"
		}
	}
	if c := f.Cell.Column; !ok && c < t.width && t.columns[c].units {
		u, ok = t.unitIn(r, c) // a unit right behind the number
	}
	if !ok && compared && col.calculated.percent() {
		u, ok = corpus.UnitOf("%")
	}
	if !ok && col.roles&roleRank != 0 {
		u, ok = corpus.UnitOf("hạng")
	}
	difference := !compared || col.calculated == calculatedDifference
	if !ok && difference && !unitless(col.name.Text) {
		u, ok = t.unitOfRow(r)
	}
	if !ok && difference {
		u, ok = t.unitOfName(col, &t.labels[r])
	}
	if !ok && compared && col.calculated == calculatedTimes {
		u, ok = corpus.UnitOf("lần")
	}
	if !ok {
		f.Base = f.Value
		f.Doubts = append(f.Doubts, corpus.DoubtUnit)
		return
	}
	f.Unit, f.BaseUnit, f.Class, f.Base = u.Name, u.Base, u.Class, inBase(f.Value, u)
	if u.Base == "hạng" && (f.Kind == corpus.FigureActual || f.Kind == corpus.FigureShare) {
		f.Kind = corpus.FigureRank
	}
	if compared && u.Class == corpus.UnitRatio && col.calculated == calculatedTimes {
		f.Doubts = append(f.Doubts, corpus.DoubtUnit) // 1,19 below "So sánh %" is a number of times
	}
}

// unitless reports whether a phrase names prices or indexes, which are not in the unit of what they are of.
func unitless(phrase string) bool {
	is, n := labelRoles().unitless.at(headWordsOf(phrase, corpus.Span{End: min(len(phrase), 40)}))
	return n > 0 && is
}

// unitOfIndicator takes the unit that the indicator implies, where no other was found: "Dân số trung bình" counts people.
func (t *dataTable) unitOfIndicator(f *corpus.Figure, cell *cell) {
	if f.Unit != "" || f.Kind == corpus.FigureComparison || f.Indicator.Origin != corpus.OriginCaption {
		return
	}
	u, ok := countedUnit(strings.ToLower(f.Indicator.Text))
	if namesRate(f.Indicator.Text) {
		u, ok = corpus.UnitOf("%")
	}
	if ok {
		f.Unit, f.BaseUnit, f.Class, f.Base = u.Name, u.Base, u.Class, inBase(f.Value, u)
		f.Doubts = slices.DeleteFunc(f.Doubts, func(d corpus.Doubt) bool { return d == corpus.DoubtUnit })
	}
}

// priced reports whether a phrase names the price of one thing.
func priced(phrase string) bool {
	is, n := labelRoles().price.at(headWordsOf(phrase, corpus.Span{End: min(len(phrase), 40)}))
	return n > 0 && is
}

// unitIn is the unit that a cell names.
func (t *dataTable) unitIn(r, column int) (corpus.Unit, bool) {
	b := t.rows[t.heads+r]
	if column < 0 || column >= len(b.Cells) {
		return corpus.Unit{}, false
	}
	s := trimmedSpan(t.text, b.Cells[column])
	if s.Len() == 0 {
		return corpus.Unit{}, false
	}
	if _, u, ok := spilledUnit(s.In(t.text)); ok {
		return u, true
	}
	if name := s.In(t.text); s.Len() < 40 && !noNumber(name) {
		return corpus.Unit{Name: name, Class: corpus.UnitCount, Base: name, Factor: 1}, true
	}
	return corpus.Unit{}, false
}

// unitOfRow is the unit that the row's own column of units, its label or the lines above the table name.
func (t *dataTable) unitOfRow(r int) (corpus.Unit, bool) {
	if u, ok := t.unitIn(r, t.unit); ok {
		return u, true
	}
	if l := &t.labels[r]; l.hasUnit {
		return l.unit, true
	}
	for a := t.labels[r].above; a >= 0; a = t.labels[a].above {
		if t.labels[a].hasUnit {
			return t.labels[a].unit, true
		}
	}
	return corpus.Unit{}, false
}

// unitOfName is the unit of the lines above the table, or the one that the words of the indicator imply: a rate is in %, "số hồ sơ" counts
// files.
func (t *dataTable) unitOfName(col *column, l *label) (corpus.Unit, bool) {
	if col.roles&roleRank != 0 {
		return corpus.UnitOf("hạng")
	}
	for _, name := range [...]string{col.name.Text, l.words} {
		if namesRate(name) {
			return corpus.UnitOf("%")
		}
		if u, n := corpus.UnitAt(corpus.UnitWords(name[:min(len(name), 60)])); n > 0 && u.Class == "score" {
			return u, true // "Điểm đánh giá"; "Điểm trường" is no score
		}
	}
	var plain []corpus.Unit
	for _, u := range t.caption.units {
		if u.Class != corpus.UnitRatio || len(t.caption.units) == 1 {
			plain = append(plain, u)
		}
	}
	if len(plain) == 1 {
		return plain[0], true
	}
	for _, name := range [...]string{col.name.Text, l.words} {
		if u, ok := countedUnit(name); ok {
			for _, p := range plain {
				if p.Base == u.Base {
					return p, true
				}
			}
			return u, true
		}
	}
	return corpus.Unit{}, false
}

// namesRate reports whether a phrase names a rate.
func namesRate(phrase string) bool {
	words := headWordsOf(phrase, corpus.Span{End: min(len(phrase), 40)})
	return len(words) > 1 && (words[0].fold == "ty" || words[0].fold == "ti") && (words[1].fold == "le" || words[1].fold == "trong")
}

// countedUnit is the unit that "số hồ sơ …" counts.
func countedUnit(phrase string) (corpus.Unit, bool) {
	words := corpus.UnitWords(phrase[:min(len(phrase), 120)])
	for len(words) > 0 && slices.Contains([]string{"tổng", "số", "lượng"}, words[0]) {
		words = words[1:]
		if u, n := corpus.UnitAt(words); n > 0 && u.Countable() {
			return u, true
		}
	}
	if len(words) > 1 && words[0] == "dân" && words[1] == "số" {
		return corpus.UnitOf("người")
	}
	return corpus.Unit{}, false
}

// setIndicator says what is counted: the head of the row, that of the column where the row names a place or a time, both where both speak.
func (t *dataTable) setIndicator(f *corpus.Figure, col *column, l *label, names *rowName, r int) {
	name, row := col.name, names.whole
	if f.Kind == corpus.FigureComparison && col.of >= 0 && t.columns[col.of].name.Text != "" {
		col = &t.columns[col.of]
		name = col.name
	}
	body := t.isBodyTable() && row.Text != "" && l.place == "" && !l.total
	if body {
		f.Subject = corpus.Bound{Text: l.words, Span: l.at, Origin: corpus.OriginRow}
		row = corpus.Bound{}
	} else if col.measure && !l.measure {
		row = names.thing
	}
	switch {
	case row.Text == "" && name.Text == "":
		if t.caption.title.Text != "" && (body || l.place != "" || len(l.times) > 0 || l.total || t.label < 0) {
			f.Indicator = t.titleName()
		}
	case row.Text == "" && t.partOfTitle(col):
		f.Indicator = corpus.Bound{Text: joinedNames(t.titleName().Text, name.Text, false), Origin: corpus.OriginCaption}
	case row.Text == "":
		f.Indicator = name
	case name.Text == "":
		f.Indicator = row
	default:
		text := ""
		if col.bare {
			text = joinedNames(row.Text, name.Text, true)
		} else if l.measure {
			text = joinedNames(row.Text, name.Text, false)
		} else {
			text = joinedNames(name.Text, row.Text, false)
		}
		f.Indicator = corpus.Bound{Text: viet.Capitalise(text), Origin: corpus.OriginRow}
	}
	if l.above >= 0 {
		if o := &t.labels[l.above]; o.words != "" && o.place == "" {
			f.Parent = corpus.Bound{Text: o.words, Span: o.at, Origin: corpus.OriginRow}
		}
	}
	if f.Level = l.level; f.Level.Text == "" {
		f.Level = col.level
	}
}

// partOfTitle reports whether a column is a part of what the title names: a column at its left says that it is the total, and no more.
func (t *dataTable) partOfTitle(col *column) bool {
	if t.caption.title.Text == "" || col.measure {
		return false
	}
	for i := range t.columns {
		o := &t.columns[i]
		if o == col {
			return false
		}
		if o.data && o.name.Text == "" && o.isTotal(t.text) {
			return true
		}
	}
	return false
}

// isBodyTable reports whether the rows are bodies.
func (t *dataTable) isBodyTable() bool {
	return t.label >= 0 && t.columns[t.label].roles&roleBody != 0
}

// titleName is the name of the table without its number and its time.
func (t *dataTable) titleName() corpus.Bound {
	title := t.caption.title
	words := headWordsOf(t.text, title.Span)
	for i := range words {
		if i > 0 && t.caption.bracket > 0 && words[i].Start > t.caption.bracket {
			words = words[:i]
			break
		}
	}
	headTimes(words, t.year)
	from, to := 0, len(words)
	for from < to && words[from].used {
		from++
	}
	if from < to && slices.Contains([]string{"bieu", "bang", "phu"}, words[from].fold) {
		for from < to && (from == 0 || !strings.ContainsAny(words[from].before, ":.-")) && from < 4 {
			from++
		}
		if from == 4 || from == to {
			from = 0
		}
	}
	for i := from + 1; i+1 < to; i++ {
		if words[i+1].fold == "theo" && (words[i].fold == "phan" || words[i].fold == "chia") {
			to = i
		}
	}
	for to > from && (words[to-1].used || words[to-1].fold == "nam" || words[to-1].fold == "trong") {
		to--
	}
	if from >= to {
		return title
	}
	at := corpus.Span{Start: words[from].Start, End: words[to-1].End}
	at.End = closedBracket(t.text, at, title.Span.End)
	return corpus.Bound{Text: at.In(t.text), Span: at, Origin: corpus.OriginCaption}
}

// levelIn is the level of government that a head names.
func levelIn(b corpus.Bound) corpus.Bound {
	words := headWordsOf(b.Text, corpus.Span{End: min(len(b.Text), 200)})
	for i := range words {
		if i+1 < len(words) && labelRoles().level[words[i].fold+" "+words[i+1].fold] {
			return corpus.Bound{Text: b.Text[words[i].Start:words[i+1].End], Origin: b.Origin}
		}
	}
	return corpus.Bound{}
}

// setPlace takes the place of the row, of the column, of the lines above.
func (t *dataTable) setPlace(f *corpus.Figure, col *column, l *label, r int) {
	row := t.placeOfRow(r)
	switch {
	case row.Text != "":
		f.Place = row
	case col.place.Text != "":
		f.Place = t.resolved(col.place)
	default:
		f.Place = t.caption.place
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
