// Package flow turns what word processors store in a row (paragraphs, ends of cells, ends of rows) into lines, tables within
// tables included.
package flow

import (
	"slices"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// maxDepth is how deep tables may lie in one another; what lies deeper belongs to the deepest.
const maxDepth = 20

// sameEdge is how far apart, in twips of 1/20 point, two borders of cells may be and still be one column's: a millimetre.
const sameEdge = 57

// Writer collects the lines of one text. The zero Writer is ready.
type Writer struct {
	// Tables numbers the tables; writers of one document share it. Nil numbers this text alone.
	Tables *grid.Numbering

	lines []corpus.Line
	open  []*table // the tables that what comes next lies in, the outermost first
}

// table is a table whose end has not come.
type table struct {
	rows  []row
	cells []grid.Cell   // of the row that has not ended
	lines []corpus.Line // of the cell that has not ended
}

type row struct {
	cells []grid.Cell
	shape Shape
}

// Shape is what a format says of the cells of a row.
type Shape struct {
	// Edges are the borders of the cells from left to right, one more than cells, in twips; nil where they are not known.
	Edges []int
	// Merged says which cells continue the one to their left; it may be shorter than the row.
	Merged []bool
	// Head says that the row is repeated at the top of each page.
	Head bool
}

// Add writes lines at a depth of tables: 0 is outside of all.
func (w *Writer) Add(depth int, lines ...corpus.Line) {
	w.enter(depth)
	into := w.current()
	*into = append(*into, lines...)
}

// EndCell ends the cell at a depth.
func (w *Writer) EndCell(depth int) {
	w.enter(max(1, depth))
	t := w.open[len(w.open)-1]
	t.cells = append(t.cells, grid.Cell{Lines: t.lines})
	t.lines = nil
}

// EndRow ends the row at a depth.
func (w *Writer) EndRow(depth int, shape Shape) {
	w.enter(max(1, depth))
	t := w.open[len(w.open)-1]
	if t.lines != nil {
		t.cells = append(t.cells, grid.Cell{Lines: t.lines})
	}
	t.rows = append(t.rows, row{t.cells, shape})
	t.cells, t.lines = nil, nil
}

// Lines ends all tables and gives what was written.
func (w *Writer) Lines() []corpus.Line {
	w.enter(0)
	return w.lines
}

func (w *Writer) current() *[]corpus.Line {
	if n := len(w.open); n > 0 {
		return &w.open[n-1].lines
	}
	return &w.lines
}

// enter opens and ends tables until depth of them are open.
func (w *Writer) enter(depth int) {
	depth = min(max(depth, 0), maxDepth)
	for len(w.open) < depth {
		w.open = append(w.open, &table{})
	}
	for len(w.open) > depth {
		last := len(w.open) - 1
		if t := w.open[last]; len(t.cells) > 0 || len(t.lines) > 0 {
			w.EndRow(len(w.open), Shape{}) // a row without an end, as in a damaged file
		}
		if w.Tables == nil {
			w.Tables = new(grid.Numbering)
		}
		lines := w.Tables.Lines(w.open[last].grid())
		w.open = w.open[:last]
		into := w.current()
		*into = append(*into, lines...)
	}
}

// grid gives the table with the widths of its cells in columns. Where all rows have as many cells, each is a column.
func (t *table) grid() grid.Table {
	var g grid.Table
	even := true
	for _, r := range t.rows {
		even = even && len(r.cells) == len(t.rows[0].cells) && !slices.Contains(r.shape.Merged, true)
	}
	columns := t.columns()
	for _, r := range t.rows {
		cells := make([]grid.Cell, 0, len(r.cells))
		for i, cell := range r.cells {
			cell.Head = r.shape.Head
			if known := i+1 < len(r.shape.Edges); !even && known {
				cell.Across = max(1, column(columns, r.shape.Edges[i+1])-column(columns, r.shape.Edges[i]))
			}
			if i < len(r.shape.Merged) && r.shape.Merged[i] && len(cells) > 0 {
				last := &cells[len(cells)-1]
				last.Lines = append(last.Lines, cell.Lines...)
				last.Across = max(1, last.Across) + max(1, cell.Across)
				continue
			}
			cells = append(cells, cell)
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// columns are the places where columns begin: the borders of all rows, those that lie together as one.
func (t *table) columns() []int {
	var edges []int
	for _, r := range t.rows {
		edges = append(edges, r.shape.Edges...)
	}
	slices.Sort(edges)
	return slices.CompactFunc(edges, func(a, b int) bool { return max(a, b)-min(a, b) <= sameEdge })
}

// column is the index of the last column that begins at or before an edge.
func column(columns []int, edge int) int {
	i, _ := slices.BinarySearch(columns, edge+1)
	return i - 1
}
