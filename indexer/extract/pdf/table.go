package pdf

import (
	"cmp"
	"math"
	"slices"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// Measures of ruled tables, in points and counts.
const (
	sameRule     = 2.5     // rules this near to one another are one
	ruleGap      = 3.0     // pieces of a rule this far apart are one rule, and a rule this far from another touches it
	maxCrossings = 250_000 // pairs of rules that are looked at on a page
	maxCells     = 20_000  // of a table
)

// segment is a rule: at is where it stands, from and to where it begins and ends along itself.
type segment struct{ at, from, to float64 }

// area is one cell of a ruled table and the glyphs in it, in the order in which they are drawn.
type area struct {
	rectangle
	across, down int
	glyphs       []glyph
}

// table is a table as its rules draw it, row by row from above.
type table struct {
	rectangle
	// columns are the places of the upright rules.
	columns []float64
	rows    [][]*area
}

// tables finds the tables that rules draw: at least two rows and two columns, of which two rows have text in two cells. The block
// of the letterhead and that of the signature have no rules. Each glyph in a table is put into its cell; in gives the table of each
// glyph, nil for those outside.
func (p page) tables() (in []*table) {
	var found []*table
	for _, rules := range connected(p.rules) {
		if t := ruled(rules); t != nil {
			found = append(found, t)
		}
	}
	if len(found) == 0 {
		return nil
	}
	in = make([]*table, len(p.glyphs))
	var last *area
	for i, g := range p.glyphs {
		// A word that is too long for its cell stays in it.
		if i > 0 && last != nil && in[i-1] != nil && p.glyphs[i-1].joins(g) {
			last.glyphs = append(last.glyphs, g)
			in[i] = in[i-1]
			continue
		}
		x, y := (g.from+g.to)/2, g.base+0.3*g.size
		if g.turned {
			x, y = float64(g.box.X0+g.box.X1)/2, p.height-float64(g.box.Y0+g.box.Y1)/2
		}
		last = nil
		for _, t := range found {
			if last = t.at(x, y); last != nil {
				last.glyphs = append(last.glyphs, g)
				in[i] = t
				break
			}
		}
	}
	for i, t := range in {
		if t != nil && !t.filled() {
			in[i] = nil
		}
	}
	return in
}

// joins reports whether two glyphs are of one word.
func (g glyph) joins(next glyph) bool {
	return g.text != " " && next.text != " " && g.base == next.base && g.turned == next.turned && math.Abs(next.from-g.to) < wordGap*g.size
}

// connected parts rules into groups that touch one another: across and upright rules of each.
func connected(rules []rectangle) [][2][]segment {
	var across, upright []segment
	for _, r := range rules {
		if r.right-r.left > r.top-r.bottom {
			across = append(across, segment{(r.bottom + r.top) / 2, r.left, r.right})
		} else {
			upright = append(upright, segment{(r.left + r.right) / 2, r.bottom, r.top})
		}
	}
	across, upright = merged(across), merged(upright)
	if len(across) < 3 || len(upright) < 3 || len(across)*len(upright) > maxCrossings {
		return nil
	}
	// group[i] leads to the group of rule i, upright ones after the others.
	group := make([]int, len(across)+len(upright))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, a := range across {
		for j, u := range upright {
			if u.at >= a.from-ruleGap && u.at <= a.to+ruleGap && a.at >= u.from-ruleGap && a.at <= u.to+ruleGap {
				group[root(i)] = root(len(across) + j)
			}
		}
	}
	number := map[int]int{}
	var groups [][2][]segment
	for i := range group {
		r := root(i)
		n, ok := number[r]
		if !ok {
			n = len(groups)
			number[r] = n
			groups = append(groups, [2][]segment{})
		}
		if i < len(across) {
			groups[n][0] = append(groups[n][0], across[i])
		} else {
			groups[n][1] = append(groups[n][1], upright[i-len(across)])
		}
	}
	return groups
}

// merged joins the pieces of a rule: cells are often drawn one by one.
func merged(pieces []segment) []segment {
	places := distinct(pieces)
	slices.SortFunc(pieces, func(a, b segment) int { return cmp.Compare(a.from, b.from) })
	rows := make([][]segment, len(places))
	for _, s := range pieces {
		i := nearest(places, s.at)
		row := rows[i]
		if n := len(row); n > 0 && s.from <= row[n-1].to+ruleGap {
			row[n-1].to = math.Max(row[n-1].to, s.to)
			continue
		}
		rows[i] = append(row, segment{places[i], s.from, s.to})
	}
	return slices.Concat(rows...)
}

// distinct gives the places at which rules stand, in order, those that are near to one another as one.
func distinct(rules []segment) []float64 {
	all := make([]float64, len(rules))
	for i, s := range rules {
		all[i] = s.at
	}
	slices.Sort(all)
	var places []float64
	for i, at := range all {
		if i == 0 || at-places[len(places)-1] > sameRule {
			places = append(places, at)
		}
	}
	return places
}

func nearest(places []float64, at float64) int {
	i, _ := slices.BinarySearch(places, at)
	if i == len(places) || i > 0 && at-places[i-1] <= places[i]-at {
		i--
	}
	return i
}

// ruled makes the cells of a table of rules that touch; nil where they draw none.
func ruled(rules [2][]segment) *table {
	ys, xs := distinct(rules[0]), distinct(rules[1])
	if len(ys) < 3 || len(xs) < 3 || (len(ys)-1)*(len(xs)-1) > maxCells {
		return nil
	}
	slices.Reverse(ys)
	down, over := len(ys)-1, len(xs)-1
	// right and below say of each cell that a rule parts it from the next.
	right, below := make([]bool, down*over), make([]bool, down*over)
	for _, u := range rules[1] {
		if j := nearest(xs, u.at); j > 0 && j < over {
			for i := range down {
				middle := (ys[i] + ys[i+1]) / 2
				right[i*over+j-1] = right[i*over+j-1] || u.from <= middle && u.to >= middle
			}
		}
	}
	for _, a := range rules[0] {
		i := slices.IndexFunc(ys, func(y float64) bool { return math.Abs(y-a.at) <= sameRule })
		if i > 0 && i < down {
			for j := range over {
				middle := (xs[j] + xs[j+1]) / 2
				below[(i-1)*over+j] = below[(i-1)*over+j] || a.from <= middle && a.to >= middle
			}
		}
	}
	t := &table{rectangle: rectangle{xs[0], ys[down], xs[over], ys[0]}, columns: xs, rows: make([][]*area, down)}
	taken := make([]bool, down*over)
	for i := range down {
		for j := range over {
			if taken[i*over+j] {
				continue
			}
			a := &area{across: 1, down: 1}
			for j+a.across < over && !right[i*over+j+a.across-1] && !taken[i*over+j+a.across] {
				a.across++
			}
			for i+a.down < down && !slices.Contains(below[(i+a.down-1)*over+j:(i+a.down-1)*over+j+a.across], true) {
				a.down++
			}
			for k := range a.down {
				for l := range a.across {
					taken[(i+k)*over+j+l] = true
				}
			}
			a.rectangle = rectangle{xs[j], ys[i+a.down], xs[j+a.across], ys[i]}
			t.rows[i] = append(t.rows[i], a)
		}
	}
	return t
}

// at gives the cell at a point; nil outside.
func (t *table) at(x, y float64) *area {
	if x < t.left || x > t.right || y < t.bottom || y > t.top {
		return nil
	}
	for _, row := range t.rows {
		for _, a := range row {
			if x >= a.left && x <= a.right && y >= a.bottom && y <= a.top {
				return a
			}
		}
	}
	return nil
}

// sameColumns reports whether a table has the columns of another, and so goes on with it.
func sameColumns(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(a, b float64) bool { return math.Abs(a-b) <= sameRule })
}

// filled reports whether two rows have text in two cells.
func (t *table) filled() bool {
	rows := 0
	for _, row := range t.rows {
		inked := 0
		for _, a := range row {
			if slices.ContainsFunc(a.glyphs, func(g glyph) bool { return g.text != " " }) {
				inked++
			}
		}
		if inked >= 2 {
			rows++
		}
	}
	return rows >= 2
}

// lines gives the table as lines, with the boxes of the characters of its rows.
func (t *table) lines() []corpus.Line {
	var out grid.Table
	var inked []corpus.Line // the cells with text, in order, each on one line
	for _, row := range t.rows {
		var cells []grid.Cell
		for _, a := range row {
			own := page{glyphs: a.glyphs}.lines()
			cells = append(cells, grid.Cell{Lines: own, Across: a.across, Down: a.down})
			var whole corpus.Line
			for _, l := range own {
				join(&whole, l)
			}
			if whole.Text != "" {
				inked = append(inked, whole)
			}
		}
		if len(cells) > 0 {
			out.Rows = append(out.Rows, cells)
		}
	}
	lines := out.Lines()
	for i := range lines {
		if lines[i].Kind != corpus.LineRow {
			continue
		}
		lines[i].Table = 1
		at := 0
		for j, c := range lines[i].Cells {
			if j > 0 {
				at += len(corpus.CellBreak)
			}
			if c != "" && len(inked) > 0 && inked[0].Text == c {
				lines[i].Boxes = moved(lines[i].Boxes, at, inked[0].Boxes)
				inked = inked[1:]
			}
			at += len(c)
		}
	}
	return lines
}

// moved adds boxes whose offsets count from at.
func moved(to []corpus.TextBox, at int, boxes []corpus.TextBox) []corpus.TextBox {
	if len(boxes) == 0 {
		return to
	}
	if n := len(to); at > 0 && (n == 0 || to[n-1].End < at) {
		to = append(to, corpus.TextBox{End: at})
	}
	for _, b := range boxes {
		to = append(to, corpus.TextBox{End: at + b.End, Box: b.Box})
	}
	return to
}
