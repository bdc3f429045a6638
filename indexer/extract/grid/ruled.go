package grid

import (
	"cmp"
	"slices"

	"vankho/corpus"
)

// Rule is a straight line of a page, across or upright: At is where it stands, From and To where it begins and ends along itself.
type Rule struct{ At, From, To float64 }

// Area is one cell that rules enclose, and how many columns and rows it covers. Y grows downwards.
type Area struct {
	X0, Y0, X1, Y1 float64
	Across, Down   int
}

// Holds reports whether the point lies in the cell.
func (a Area) Holds(x, y float64) bool { return x >= a.X0 && x <= a.X1 && y >= a.Y0 && y <= a.Y1 }

// Ruled is a table as its rules draw it.
type Ruled struct {
	// Columns are the places of its upright rules, left to right.
	Columns []float64
	// Rows are its cells, row by row from above. The row of a cell that merged cells cover all over is empty.
	Rows [][]Area
	// Top and Bottom are the places of its first and its last rule.
	Top, Bottom float64
}

// At finds the cell that a point lies in, by its row and its place in the row; false outside.
func (r Ruled) At(x, y float64) (i, j int, ok bool) {
	if y < r.Top || y > r.Bottom {
		return 0, 0, false
	}
	for i, row := range r.Rows {
		for j, a := range row {
			if a.Holds(x, y) {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// Filled reports whether two rows have text in two cells, as the rows of a table do and a frame has not; inked says of a cell whether
// it has text.
func (r Ruled) Filled(inked func(i, j int) bool) bool {
	rows := 0
	for i, row := range r.Rows {
		cells := 0
		for j := range row {
			if inked(i, j) {
				cells++
			}
		}
		if cells >= 2 {
			rows++
		}
	}
	return rows >= 2
}

// Table is the table with the lines of its cells.
func (r Ruled) Table(lines func(i, j int) []corpus.Line) Table {
	var t Table
	for i, row := range r.Rows {
		var cells []Cell
		for j, a := range row {
			cells = append(cells, Cell{Lines: lines(i, j), Across: a.Across, Down: a.Down})
		}
		if len(cells) > 0 {
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}

const (
	maxCrossings = 250_000 // pairs of rules that are looked at on a page
	maxAreas     = 20_000  // of a table
	drawn        = 0.5     // the share of its side that rules draw where a cell ends; scanned rules are broken
)

// FindRuled finds the tables that rules draw: at least two rows and two columns of rules that touch. Rules nearer to one another than
// near are one, and pieces of a rule that are no further apart; near is in the unit of the rules.
// Example: three rules across and three upright that cross are one table of two rows of two cells.
func FindRuled(across, upright []Rule, near float64) []Ruled {
	across, upright = merged(across, near), merged(upright, near)
	if len(across) < 3 || len(upright) < 3 || len(across)*len(upright) > maxCrossings {
		return nil
	}
	var tables []Ruled
	for _, g := range connected(across, upright, near) {
		if t := areas(g[0], g[1], near); len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// connected parts rules into groups that touch one another: across and upright rules of each.
func connected(across, upright []Rule, near float64) [][2][]Rule {
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
			if u.At >= a.From-near && u.At <= a.To+near && a.At >= u.From-near && a.At <= u.To+near {
				group[root(i)] = root(len(across) + j)
			}
		}
	}
	number := map[int]int{}
	var groups [][2][]Rule
	for i := range group {
		r := root(i)
		n, ok := number[r]
		if !ok {
			n = len(groups)
			number[r] = n
			groups = append(groups, [2][]Rule{})
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
func merged(pieces []Rule, near float64) []Rule {
	places := distinct(pieces, near)
	pieces = slices.SortedFunc(slices.Values(pieces), func(a, b Rule) int { return cmp.Compare(a.From, b.From) })
	rows := make([][]Rule, len(places))
	for _, s := range pieces {
		i := nearest(places, s.At)
		row := rows[i]
		if n := len(row); n > 0 && s.From <= row[n-1].To+near {
			row[n-1].To = max(row[n-1].To, s.To)
			continue
		}
		rows[i] = append(row, Rule{places[i], s.From, s.To})
	}
	return slices.Concat(rows...)
}

// distinct gives the places at which rules stand, in order, those that are near to one another as one.
func distinct(rules []Rule, near float64) []float64 {
	all := make([]float64, len(rules))
	for i, s := range rules {
		all[i] = s.At
	}
	slices.Sort(all)
	var places []float64
	for i, at := range all {
		if i == 0 || at-places[len(places)-1] > near {
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

// areas makes the cells of a table of rules that touch; none where they draw none. A cell covers what no rule parts.
func areas(across, upright []Rule, near float64) Ruled {
	ys, xs := distinct(across, near), distinct(upright, near)
	if len(ys) < 3 || len(xs) < 3 || (len(ys)-1)*(len(xs)-1) > maxAreas {
		return Ruled{}
	}
	down, over := len(ys)-1, len(xs)-1
	// How much of the right and of the lower side of each cell rules draw.
	sides, bottoms := make([]float64, down*over), make([]float64, down*over)
	for _, u := range upright {
		if j := nearest(xs, u.At); j > 0 && j < over {
			for i := range down {
				sides[i*over+j-1] += max(0, min(u.To, ys[i+1])-max(u.From, ys[i])) / (ys[i+1] - ys[i])
			}
		}
	}
	for _, a := range across {
		if i := nearest(ys, a.At); i > 0 && i < down {
			for j := range over {
				bottoms[(i-1)*over+j] += max(0, min(a.To, xs[j+1])-max(a.From, xs[j])) / (xs[j+1] - xs[j])
			}
		}
	}
	right, below := make([]bool, down*over), make([]bool, down*over)
	for i := range right {
		right[i], below[i] = sides[i] >= drawn, bottoms[i] >= drawn
	}
	rows := make([][]Area, down)
	taken := make([]bool, down*over)
	for i := range down {
		for j := range over {
			if taken[i*over+j] {
				continue
			}
			a := Area{Across: 1, Down: 1}
			for j+a.Across < over && !right[i*over+j+a.Across-1] && !taken[i*over+j+a.Across] {
				a.Across++
			}
			for i+a.Down < down && !slices.Contains(below[(i+a.Down-1)*over+j:(i+a.Down-1)*over+j+a.Across], true) {
				a.Down++
			}
			for k := range a.Down {
				for l := range a.Across {
					taken[(i+k)*over+j+l] = true
				}
			}
			a.X0, a.Y0, a.X1, a.Y1 = xs[j], ys[i], xs[j+a.Across], ys[i+a.Down]
			rows[i] = append(rows[i], a)
		}
	}
	return Ruled{xs, rows, ys[0], ys[down]}
}
