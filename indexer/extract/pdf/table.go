package pdf

import (
	"math"
	"slices"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// nearRules is how near to one another rules, or pieces of one, are one rule, in points.
const nearRules = 3.0

// table is a table that rules draw, in points from the upper left corner of the page, and the glyphs in its cells in the order in which
// they are drawn.
type table struct {
	grid.Ruled
	glyphs [][][]glyph
	// height is that of the page.
	height float64
}

// tables finds the tables that rules draw: at least two rows and two columns, of which two rows have text in two cells. The block
// of the letterhead and that of the signature have no rules. Each glyph in a table is put into its cell; in gives the table of each
// glyph, nil for those outside.
func (p page) tables() (in []*table) {
	var found []*table
	for _, drawn := range grid.FindRuled(p.crossing()) {
		t := &table{drawn, make([][][]glyph, len(drawn.Rows)), p.height}
		for i, row := range drawn.Rows {
			t.glyphs[i] = make([][]glyph, len(row))
		}
		found = append(found, t)
	}
	if len(found) == 0 {
		return nil
	}
	in = make([]*table, len(p.glyphs))
	var last *[]glyph // the cell of the glyph before
	for i, g := range p.glyphs {
		// A word that is too long for its cell stays in it.
		if last != nil && p.glyphs[i-1].joins(g) {
			*last = append(*last, g)
			in[i] = in[i-1]
			continue
		}
		x, y := (g.from+g.to)/2, p.height-g.base-0.3*g.size
		if g.turned {
			x, y = float64(g.box.X0+g.box.X1)/2, float64(g.box.Y0+g.box.Y1)/2
		}
		last = nil
		for _, t := range found {
			if row, cell, ok := t.At(x, y); ok {
				last, in[i] = &t.glyphs[row][cell], t
				*last = append(*last, g)
				break
			}
		}
	}
	filled := map[*table]bool{}
	for _, t := range found {
		filled[t] = t.Filled(t.inked)
	}
	for i, t := range in {
		if !filled[t] {
			in[i] = nil
		}
	}
	return in
}

func (t *table) inked(row, cell int) bool {
	return slices.ContainsFunc(t.glyphs[row][cell], func(g glyph) bool { return g.text != " " })
}

// joins reports whether two glyphs are of one word.
func (g glyph) joins(next glyph) bool {
	return g.text != " " && next.text != " " && g.base == next.base && g.turned == next.turned && math.Abs(next.from-g.to) < wordGap*g.size
}

// crossing gives the rules of the page, across and upright, and how near to one another they are one.
func (p page) crossing() (across, upright []grid.Rule, near float64) {
	for _, r := range p.rules {
		if r.right-r.left > r.top-r.bottom {
			across = append(across, grid.Rule{At: p.height - (r.bottom+r.top)/2, From: r.left, To: r.right})
		} else {
			upright = append(upright, grid.Rule{At: (r.left + r.right) / 2, From: p.height - r.top, To: p.height - r.bottom})
		}
	}
	return across, upright, nearRules
}

// sameColumns reports whether a table has the columns of another, and so goes on with it.
func sameColumns(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(a, b float64) bool { return math.Abs(a-b) <= nearRules })
}

// block gives the table as lines, its rows with the boxes of their characters.
func (t *table) block() block {
	var n grid.Numbering
	lines := n.Lines(t.Table(func(row, cell int) []corpus.Line { return page{glyphs: t.glyphs[row][cell]}.lines() }))
	return block{lines, t.height - t.Top, t.height - t.Bottom, t.Columns}
}
