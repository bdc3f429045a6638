package figure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// column is what the head of a column says.
type column struct {
	parts []head // from the top
	roles headRole
	// name are the words of the indicator, place the name of a place.
	name corpus.Bound
	// measure says that the name begins with what is measured, bare that it says nothing else; level is what it names of these.
	measure, bare bool
	level         corpus.Bound
	place         corpus.FigurePlace
	period        corpus.FigurePeriod
	unit          corpus.Unit
	// hasUnit says that the head names the unit; named that there is a head at all; data that the column may hold figures.
	hasUnit, named, data bool
	// texts says that most of its cells are words, units that they are units.
	texts, units bool
	// group is what columns of one indicator and place share.
	group string
	how   separators
	// of is the column whose numbers this one compares, base the one it compares them with; -1 for none. calculated says how, found from
	// the numbers.
	of, base   int
	calculated calculation
	versus     string
}

// opens reports whether a row that is not marked as a head is one: it has several words and no number that is none of a time.
func (t *tableDocument) opens(b *corpus.Block) bool {
	words := 0
	for _, at := range b.Cells {
		switch c := readCell(t.text, at); {
		case c.shape == textCell:
			words++
		case c.shape != emptyCell && !c.year(t.text):
			return false
		}
	}
	return words >= 2
}

// divides reports whether a row that is not marked as a head divides the columns of the heads above: it begins with an empty cell, has words
// alone, and each stands below a name that several columns share, or below none.
func (t *tableDocument) divides(heads []*corpus.Block, b *corpus.Block) bool {
	if trimmedSpan(t.text, b.Cells[0]).Len() > 0 {
		return false
	}
	words := 0
	for i, at := range b.Cells {
		switch c := readCell(t.text, at); {
		case c.shape == emptyCell:
		case c.shape != textCell && !c.year(t.text), c.Len() > maxCell, !t.shared(heads, i):
			return false
		default:
			words++
		}
	}
	return words > 0
}

// shared reports whether the lowest name above a column is one of several columns, or there is none.
func (t *tableDocument) shared(heads []*corpus.Block, column int) bool {
	for _, h := range slices.Backward(heads) {
		if column < len(h.Cells) && trimmedSpan(t.text, h.Cells[column]).Len() > 0 {
			return column+1 < len(h.Cells) && trimmedSpan(t.text, h.Cells[column+1]).Len() == 0
		}
	}
	return true
}

// readColumns reads the heads of the columns. An empty cell belongs to the head at its left where names below divide that one.
func (t *dataTable) readColumns(rows []*corpus.Block) {
	t.columns = make([]column, t.width)
	kept := rows[:0:0]
	for _, b := range rows {
		if len(b.Cells) > 1 && !t.numbersColumns(b) {
			kept = append(kept, b)
		}
	}
	rows = kept
	below := make([]bool, t.width) // whether names stand below
	whole := make([][]corpus.Span, len(rows))
	for r := len(rows) - 1; r >= 0; r-- {
		whole[r] = make([]corpus.Span, t.width)
		var left corpus.Span
		for c := range t.width {
			var at corpus.Span
			if c < len(rows[r].Cells) {
				at = trimmedSpan(t.text, rows[r].Cells[c])
			}
			if at.Len() == 0 && below[c] {
				at = left
			}
			whole[r][c], left = at, at
		}
		for c := range t.width {
			below[c] = below[c] || c < len(rows[r].Cells) && rows[r].Cells[c].Len() > 0
		}
	}
	known := map[corpus.Span]head{}
	year := t.year
	if p := t.caption.period.Period; !p.IsZero() {
		year = p.To.Year
	}
	for c := range t.columns {
		col := &t.columns[c]
		col.of, col.base = -1, -1
		inYear := year
		for r := range rows {
			at := whole[r][c]
			if at.Len() == 0 {
				continue
			}
			h, ok := known[at]
			if !ok || inYear != year {
				h = readHead(t.text, at, inYear)
				known[at] = h
			}
			if len(h.times) == 1 {
				inYear = h.times[0].To.Year
			}
			col.parts = append(col.parts, h)
		}
		col.read(t)
	}
	t.nameAgain()
	for i := range t.columns {
		t.columns[i].measured()
	}
}

// measured says what the name of the column is made of.
func (c *column) measured() {
	words := headWordsOf(c.name.Text, corpus.Span{End: len(c.name.Text)})
	n := measureLength(words)
	c.measure, c.bare = n > 0, n > 0 && n == len(words)
	c.level = levelIn(c.name)
}

// numbersColumns reports whether a row of the head only numbers the columns: (1) (2) (3), A B 1 2=1+3.
func (t *dataTable) numbersColumns(b *corpus.Block) bool {
	filled := 0
	for _, at := range b.Cells {
		s, _, _ := strings.Cut(at.In(t.text), "=")
		if s = strings.Trim(s, " ()[]."); s == "" {
			continue
		}
		filled++
		if len(s) > 3 || len(s) > 1 && strings.Trim(s, "0123456789") != "" {
			return false
		}
	}
	return filled > 0
}

// read puts together what the parts of a head say.
func (c *column) read(t *dataTable) {
	var names []string
	var only corpus.Bound
	var group strings.Builder
	for i, h := range c.parts {
		c.named = true
		c.roles |= h.roles
		if h.hasUnit {
			c.unit, c.hasUnit = h.unit, true
		}
		if len(h.times) > 0 {
			at := h.times[0]
			p := corpus.FigurePeriod{Bound: corpus.Bound{Text: at.In(t.text), Span: at.Span, Origin: corpus.OriginColumn}, Period: at.Period}
			if c.period.Period.IsZero() || !p.Period.IsZero() {
				c.period = p
			}
		}
		if len(h.operands) == 2 {
			c.versus = h.operands[1].In(t.text)
		}
		if h.roles&wholeRoles != 0 && (len(c.parts) == 1 || i == len(c.parts)-1) {
			continue
		}
		switch {
		case h.place != "":
			c.place = corpus.FigurePlace{Bound: h.name, Name: ""}
			c.place.Origin, c.place.Text = corpus.OriginColumn, h.place
			group.WriteString("@" + h.place)
		case h.name.Text != "":
			names, only = append(names, h.name.Text), h.name
			if h.roles&comparing == 0 {
				group.WriteString("/" + h.name.Text)
			}
		}
	}
	if p := &c.period.Period; c.roles&rolePlan != 0 && p.From.IsZero() && p.To.Month == 12 && p.To.Day == 31 {
		p.From = corpus.Date{Year: p.To.Year, Month: 1, Day: 1} // "mục tiêu đến năm 2030" is one of that year
	}
	switch len(names) {
	case 0:
	case 1:
		c.name = only
		if q := quiet(only.Text); q != only.Text {
			c.name.Text, c.name.Span = q, corpus.Span{}
		}
	default:
		text := names[0]
		for _, n := range names[1:] {
			words := headWordsOf(n, corpus.Span{End: len(n)})
			length := measureLength(words)
			text = joinedNames(text, n, length == len(words))
		}
		c.name = corpus.Bound{Text: text, Origin: corpus.OriginColumn}
	}
	c.group = group.String()
}

// nameAgain gives columns whose words need others the name of a column at their left: "Tỷ lệ (%)" behind "Đúng hạn", "Đã thành lập Tổ"
// behind "Số thôn, bản".
func (t *dataTable) nameAgain() {
	for i := range t.columns {
		c := &t.columns[i]
		again := c.roles&roleAgain != 0 && c.roles&comparing == 0
		verb := c.name.Text != "" && beginsWithVerb(c.name.Text)
		if again && c.name.Text != "" {
			c.name = corpus.Bound{Text: "Tỷ lệ " + small(c.name.Text), Origin: corpus.OriginColumn}
			continue
		}
		if !again && !verb || i == 0 {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			o := &t.columns[j]
			if o.name.Text == "" || o.roles&(wholeRoles|comparing|roleAgain) != 0 || beginsWithVerb(o.name.Text) && verb {
				continue
			}
			if again {
				c.name = corpus.Bound{Text: "Tỷ lệ " + small(o.name.Text), Origin: corpus.OriginColumn}
			} else {
				c.name = corpus.Bound{Text: o.name.Text + " " + small(c.name.Text), Origin: corpus.OriginColumn}
				if !c.hasUnit && o.hasUnit {
					c.unit, c.hasUnit = o.unit, true
				}
				c.of = j
			}
			break
		}
	}
}

// beginsWithVerb reports whether a head says what was done with the things of another one.
func beginsWithVerb(phrase string) bool {
	first, _, _ := strings.Cut(viet.Fold(phrase), " ")
	switch first {
	case "da", "dang", "chua", "duoc", "khong", "hoan", "dat", "co", "con":
		return true
	}
	return false
}
