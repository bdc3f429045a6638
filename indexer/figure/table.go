package figure

import (
	"slices"
	"strings"

	"vankho/corpus"
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

// cell is the one of a row below the head.
func (t *dataTable) cell(row, column int) *cell { return &t.cells[row*t.width+column] }

// body is how many rows stand below the head.
func (t *dataTable) body() int { return len(t.rows) - t.heads }
