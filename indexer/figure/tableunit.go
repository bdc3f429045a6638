package figure

import (
	"slices"
	"strings"

	"vankho/corpus"
)

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
func (t *dataTable) unitOfIndicator(f *corpus.Figure) {
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
