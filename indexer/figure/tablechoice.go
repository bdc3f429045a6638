package figure

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readCells reads the cells below the head.
func (t *dataTable) readCells() {
	body := t.rows[t.heads:]
	t.cells = make([]cell, 0, len(body)*t.width)
	for _, b := range body {
		for c := range t.width {
			if c < len(b.Cells) {
				t.cells = append(t.cells, readCell(t.text, b.Cells[c]))
			} else {
				t.cells = append(t.cells, cell{})
			}
		}
	}
}

// chooseColumns tells the columns of heads, ordinals, units and numbers apart, and values the numbers.
func (t *dataTable) chooseColumns() {
	type count struct{ filled, numbers, texts, years, units, steps, last, seen, whole int }
	counts := make([]count, t.width)
	for r := range t.body() {
		if len(t.rows[t.heads+r].Cells) == 1 {
			continue
		}
		for c := range t.width {
			cell := t.cell(r, c)
			n := &counts[c]
			switch cell.shape {
			case textCell:
				n.filled++
				n.texts++
				if _, ok := unitNamed(cell.In(t.text)); ok && cell.Len() < 40 {
					n.units++
				}
			case numberCell, rangeCell, ratioCell:
				n.filled++
				if cell.spilled {
					n.texts++ // words with a number, unless the others are numbers
					continue
				}
				n.numbers++
				if cell.year(t.text) {
					n.years++
				}
				if v, err := strconv.Atoi(cell.first.In(t.text)); err == nil && cell.digits.Len() == cell.Len() {
					n.whole++
					if v == n.last+1 || v == 1 {
						n.steps++
					}
					n.last = v
				}
				n.seen++
			}
		}
	}
	t.label = slices.IndexFunc(counts, func(n count) bool { return 2*n.texts > n.filled && n.filled*2 >= t.body() })
	for i := range t.columns {
		// Names of rows stand at the left: before them, ordinals and codes alone.
		c, n := &t.columns[i], counts[i]
		if t.label < 0 || i >= t.label {
			break
		}
		if n.numbers > 0 && c.named && c.roles&(roleOrder|roleCode|roleRank) == 0 && n.steps*5 < n.numbers*4 {
			t.label = -1
		}
	}
	ownOrdinals := 0
	for r := range t.body() {
		if t.label >= 0 {
			s := t.cell(r, t.label).In(t.text)
			if r, _ := utf8.DecodeRuneInString(s); ordinalLength(s) > 0 || strings.ContainsRune("-–+*•", r) {
				ownOrdinals++
			}
		}
	}
	if t.label >= 0 && t.columns[t.label].roles&(roleNote|roleUnit|roleCode|roleOrder) != 0 {
		at := t.label
		t.label = slices.IndexFunc(counts[at+1:], func(n count) bool { return 2*n.texts > n.filled && n.filled*2 >= t.body() })
		if t.label += at + 1; t.label == at || t.columns[t.label].roles&(roleNote|roleUnit|roleCode) != 0 {
			t.label = -1
		}
	}
	first := t.width // the first column of numbers
	for i := range t.columns {
		c, n := &t.columns[i], counts[i]
		if n.filled == 0 || i == t.label {
			continue
		}
		counted := c.roles&roleRank == 0 && n.numbers >= 3 && n.whole == n.numbers && n.steps >= n.numbers-1
		switch {
		case c.roles&roleRank != 0 && n.numbers > 0:
			c.data = true
		case i < t.label && (c.roles&roleOrder != 0 || t.order < 0 && (counted || n.numbers == 0 || !c.named)), c.roles&roleOrder != 0, i == 0 && counted:
			if t.order < 0 {
				t.order = i
			}
		case i < t.label, counted && !c.named:
		case t.unit < 0 && c.roles&roleUnit != 0 && 2*n.numbers <= n.filled, t.unit < 0 && !c.named && n.units*5 >= n.filled*4 && n.texts > 1:
			t.unit, c.units = i, true
		case t.unit < 0 && c.roles&roleBody != 0 && n.units*2 > n.filled && i > 0:
			t.unit, c.units = i, true
		case t.unit >= 0 && c.roles&(roleUnit|roleBody) != 0 && n.numbers == 0 && n.units*2 > n.filled:
			c.units = true
		case c.roles&roleCode != 0, n.years*5 >= n.numbers*4 && n.years > 0 && c.roles&(rolePlan|roleActual) == 0 && !c.hasUnit && yearsHead(c, t.text):
		case 2*n.texts > n.filled && i < first && c.roles&roleNote == 0 && t.label >= 0:
			t.more = append(t.more, i)
		case n.numbers > 0:
			c.data = true
			c.texts = 2*n.texts > n.filled
			first = min(first, i)
		}
	}
	if t.label < 0 {
		t.labelOfTimes(first)
	}
	// Where the labels bring their own ordinals, a column that counts every row says nothing of what is part of what.
	if t.order >= 0 && ownOrdinals*5 >= t.body() && counts[t.order].steps >= t.body()-1 {
		t.order = -1
	}
	for i := range t.columns {
		c := &t.columns[i]
		if !c.data {
			continue
		}
		c.how = separators{countable: c.hasUnit && c.unit.Countable()}
		for r := range t.body() {
			if cell := t.cell(r, i); cell.shape >= numberCell {
				c.how.see(cell.first.In(t.text))
				c.how.see(cell.second.In(t.text))
			}
		}
		t.seen.ours, t.seen.theirs = t.seen.ours+c.how.ours, t.seen.theirs+c.how.theirs
	}
	sure := len(t.rows) > 0 && t.rows[0].Sheet != nil
	for i := range t.columns {
		c := &t.columns[i]
		if !c.data {
			continue
		}
		how := c.how.or(t.seen)
		how.sure = sure
		for r := range t.body() {
			cell := t.cell(r, i)
			if cell.spilled && c.texts {
				cell.shape = textCell
			}
			if cell.shape >= numberCell {
				cell.value(t.text, how)
			}
		}
	}
}

// yearsHead reports whether a column of years may be one: its head speaks of a year or a time, or there is none.
func yearsHead(c *column, text string) bool {
	if !c.named {
		return true
	}
	for _, h := range c.parts {
		for _, w := range headWordsOf(text, h.Span) {
			if slices.Contains([]string{"nam", "thoi", "ky", "ngay", "moc", "giai"}, w.fold) {
				return true
			}
		}
	}
	return false
}

// labelOfTimes takes a first column of years or ordinals as the heads of the rows where no column has words: rows that are years.
func (t *dataTable) labelOfTimes(first int) {
	for i := range min(first, t.width) {
		if i != t.order && i != t.unit && t.columns[i].roles&roleCode == 0 {
			t.label = i
			return
		}
	}
	if t.order < 0 && first > 0 && first < t.width && !t.columns[0].data {
		t.label = 0
	}
}
