package figure

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// maxTableFigures is how many figures the tables of one document may give: a list of a million numbers is data, no report.
const maxTableFigures = 100_000

// tables finds the figures of the tables of a text: the numbers of their cells, bound to the heads of their rows and columns, the lines above
// them and the document. Indexes (PartOf, Sums) count in what it returns. What a number is of where heads do not tell is left open and
// doubted; ordinals, years, dates and codes are none. Source: handbook §5.3.15.
func (r *reading) tables() []corpus.Figure {
	doc := newTableDocument(r)
	var out []corpus.Figure
	for _, rows := range doc.continued(tableRows(r.in.Blocks)) {
		if len(out) >= maxTableFigures {
			break
		}
		t := newTable(doc, rows)
		out = t.figures(out)
	}
	return out
}

// tableRows gathers the rows of each table, in the order in which the tables begin.
func tableRows(blocks []corpus.Block) [][]*corpus.Block {
	var all [][]*corpus.Block
	at := map[int]int{}
	last := -1
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != corpus.LineRow || len(b.Cells) == 0 {
			last = -1
			continue
		}
		n, ok := at[b.Table]
		if !ok || b.Table == 0 && last < 0 {
			n = len(all)
			at[b.Table] = n
			all = append(all, nil)
		}
		all[n] = append(all[n], b)
		last = n
	}
	return all
}

// continued joins tables that go on without a head of their own, as on a new page, where hardly anything stands between.
func (d *tableDocument) continued(tables [][]*corpus.Block) [][]*corpus.Block {
	joined := tables[:0]
	for _, rows := range tables {
		if n := len(joined); n > 0 && d.goesOn(joined[n-1], rows) {
			joined[n-1] = append(joined[n-1], rows...)
			continue
		}
		joined = append(joined, rows)
	}
	return joined
}

const (
	// maxBetween is how many bytes may stand between the parts of one table, maxStray how long a line of them may be.
	maxBetween = 200
	maxStray   = 60
)

// goesOn reports whether rows go on with the table above them: it has a head and they have none, they are as wide, and between them stand a
// few short lines.
func (d *tableDocument) goesOn(above, rows []*corpus.Block) bool {
	last, first := above[len(above)-1], rows[0]
	if len(last.Cells) != len(first.Cells) || len(first.Cells) < 3 || first.Head || last.End > first.Start || first.Start-last.End > maxBetween ||
		first.Sheet != nil && last.Sheet != nil && first.Sheet.Sheet != last.Sheet.Sheet || !slices.ContainsFunc(above[:min(len(above), maxHeads)], func(b *corpus.Block) bool { return b.Head }) {
		return false
	}
	for line := range strings.SplitSeq(d.text[last.End:first.Start], "\n") {
		if len(line) > maxStray {
			return false
		}
	}
	return !d.opens(first)
}

// maxHeads is within how many rows a head stands.
const maxHeads = 12

// tableDocument is what all tables of a text share.
type tableDocument struct {
	in   Input
	text string
	// year is that of the document; scope its place and time.
	year   int
	scope  scope
	binder *binder
	// seen counts how the tables so far part thousands.
	seen separators
}

func newTableDocument(r *reading) *tableDocument {
	b := &binder{reading: r}
	b.scope = b.readScope()
	return &tableDocument{in: r.in, text: r.text, year: b.scope.year, scope: b.scope, binder: b}
}

// dataTable is a table that figures are read from.
type dataTable struct {
	*tableDocument
	rows []*corpus.Block
	// numbers are those of the rows in the table that each stands in.
	numbers []int
	caption caption
	heads   int // how many rows at the top are titles and heads
	columns []column
	// label is the column of the heads of rows, order the one of their ordinals, unit the one of units; -1 for none. more are further
	// columns of heads.
	label, order, unit int
	more               []int
	labels             []label
	cells              []cell // of the rows below the head, width each
	width              int
}

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

func newTable(doc *tableDocument, rows []*corpus.Block) *dataTable {
	t := &dataTable{tableDocument: doc, rows: rows, label: -1, order: -1, unit: -1}
	t.caption = doc.captionOf(rows)
	in := map[int]int{}
	for _, b := range rows {
		in[b.Table]++
		t.numbers = append(t.numbers, in[b.Table])
	}
	for t.heads < len(rows) && len(rows[t.heads].Cells) == 1 {
		t.heads++ // titles
	}
	first := t.heads
	for t.heads < len(rows) && (rows[t.heads].Head || t.heads == first && t.opens(rows[t.heads]) || t.heads > first && t.heads < first+maxHeads && t.divides(rows[first:t.heads], rows[t.heads])) {
		t.heads++
	}
	for _, b := range rows {
		t.width = max(t.width, len(b.Cells))
	}
	t.width = min(t.width, maxWidth)
	t.readColumns(rows[first:t.heads])
	t.readCells()
	t.chooseColumns()
	return t
}

// maxWidth bounds the columns that are looked at.
const maxWidth = 1000

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

// cell is the one of a row below the head.
func (t *dataTable) cell(row, column int) *cell { return &t.cells[row*t.width+column] }

// body is how many rows stand below the head.
func (t *dataTable) body() int { return len(t.rows) - t.heads }

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
