package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Sizes of the drawing in pixels.
const (
	boxWide   = 184
	boxLow    = 50 // the least height of a frame
	portStep  = 18 // between two lines that leave a frame, and so the height of a label
	portEdge  = 16 // from the border of a frame to its first line
	headHigh  = 30 // the line of days
	rowGap    = 22
	laneStep  = 9
	trackStep = 9
	labelWide = 13 // two letters of a label, at most
	labelGap  = 11
	arrowLong = 8
	// longestName and longestDetail are the letters that a frame holds.
	longestName, longestDetail = 19, 24
)

// place works out where everything stands. The columns stand side by side, frames in rows. Every line leaves the document of its
// earlier column to the right, where its label stands over it, so that labels have the space beside a frame to themselves; it goes up
// or down on a track of its own before the next column, and past columns between in a lane between two rows. So no label meets a
// frame, another label or the upright part of a line, whatever the documents do to each other.
func (g *Graph) place() {
	g.arrange()
	l := layout{Graph: g}
	l.ends()
	l.heights()
	l.ports()
	l.lanes()
	l.rows()
	l.tracks()
	l.draw()
}

// layout is a drawing in the making.
type layout struct {
	*Graph
	// outgoing and incoming are the edges at the right and the left side of each node.
	outgoing, incoming [][]int
	// high are the heights of rows, spaces those above each of them and below the last; top is where each row begins.
	high, spaces, top []int
	// used are the tracks of the space to the right of each column: which heights each takes.
	used [][][][2]int
	// at tells for an edge and a column on which track it runs.
	at map[[2]int]int
}

// beside reports whether both ends of an edge stand in one column.
func (l *layout) beside(e GraphEdge) bool { return l.Nodes[e.left].Column == l.Nodes[e.right].Column }

// ends tells the earlier end of each edge from the later, and orders the lines at each side of a node.
func (l *layout) ends() {
	l.outgoing, l.incoming = make([][]int, len(l.Nodes)), make([][]int, len(l.Nodes))
	for i := range l.Edges {
		e := &l.Edges[i]
		e.left, e.right, e.channel = e.From, e.To, -1
		a, b := l.Nodes[e.left], l.Nodes[e.right]
		if cmp.Or(cmp.Compare(a.Column, b.Column), cmp.Compare(a.Row, b.Row)) > 0 {
			e.left, e.right = e.right, e.left
		}
		l.outgoing[e.left] = append(l.outgoing[e.left], i)
		if l.beside(*e) {
			l.outgoing[e.right] = append(l.outgoing[e.right], i)
		} else {
			l.incoming[e.right] = append(l.incoming[e.right], i)
		}
	}
	other := func(i, node int) GraphNode {
		if e := l.Edges[i]; e.left != node {
			return l.Nodes[e.left]
		}
		return l.Nodes[l.Edges[i].right]
	}
	for n := range l.Nodes {
		for _, list := range [][]int{l.outgoing[n], l.incoming[n]} {
			slices.SortStableFunc(list, func(a, b int) int {
				return cmp.Or(cmp.Compare(other(a, n).Row, other(b, n).Row), cmp.Compare(other(a, n).Column, other(b, n).Column))
			})
		}
	}
}

// heights makes each frame high enough for its lines.
func (l *layout) heights() {
	for i := range l.Nodes {
		n := &l.Nodes[i]
		n.W, n.H = boxWide, max(boxLow, 2*portEdge+portStep*(max(len(l.outgoing[i]), len(l.incoming[i]))-1))
		for len(l.high) <= n.Row {
			l.high = append(l.high, 0)
		}
		l.high[n.Row] = max(l.high[n.Row], n.H)
	}
	l.spaces = make([]int, len(l.high)+1)
	for i := range l.spaces {
		l.spaces[i] = rowGap
	}
	l.spaces[0] = 0
}

// ports finds the heights, within their frames, at which lines leave and arrive.
func (l *layout) ports() {
	for i, list := range l.outgoing {
		first := (l.Nodes[i].H - portStep*(len(list)-1)) / 2
		for k, edge := range list {
			e := &l.Edges[edge]
			if y := first + portStep*k; e.left == i {
				e.y1 = y
			} else {
				e.y2 = y
			}
		}
	}
	for i, list := range l.incoming {
		taken := map[int]bool{} // heights of lines between this frame and the one to its left
		for n, left := range l.Nodes {
			if left.Row == l.Nodes[i].Row && left.Column == l.Nodes[i].Column-1 {
				for _, edge := range l.outgoing[n] {
					taken[l.heightAt(edge, n)] = true
				}
			}
		}
		var bent []int
		for _, edge := range list {
			if e := &l.Edges[edge]; l.near(*e) && e.y1 <= l.Nodes[i].H-portEdge/2 {
				e.y2 = e.y1 // straight across
				continue
			}
			bent = append(bent, edge)
		}
		y := (l.Nodes[i].H - portStep*(len(bent)-1)) / 2
		for _, edge := range bent {
			for y < l.Nodes[i].H-portEdge/2 && slices.ContainsFunc([]int{-3, -2, -1, 0, 1, 2, 3}, func(d int) bool { return taken[y+d] }) {
				y++
			}
			l.Edges[edge].y2 = min(y, l.Nodes[i].H-portEdge/2)
			taken[l.Edges[edge].y2] = true
			y += portStep / 2
		}
	}
}

// heightAt is where an edge leaves a node to the right.
func (l *layout) heightAt(edge, node int) int {
	if e := l.Edges[edge]; e.left != node {
		return e.y2
	}
	return l.Edges[edge].y1
}

// near reports whether an edge joins two frames that stand side by side.
func (l *layout) near(e GraphEdge) bool {
	a, b := l.Nodes[e.left], l.Nodes[e.right]
	return b.Column == a.Column+1 && a.Row == b.Row
}

func (l *layout) straight(e GraphEdge) bool { return l.near(e) && e.y1 == e.y2 }

// lanes gives the edges that pass columns a lane each between two rows.
func (l *layout) lanes() {
	taken := make([][][][2]int, len(l.spaces))
	for i := range l.Edges {
		e := &l.Edges[i]
		a, b := l.Nodes[e.left], l.Nodes[e.right]
		if b.Column-a.Column < 2 {
			continue
		}
		e.channel = max(a.Row, b.Row)
		e.lane = free(&taken[e.channel], [2]int{a.Column, b.Column - 1}, 0)
		l.spaces[e.channel] = max(l.spaces[e.channel], rowGap/2+laneStep*(e.lane+1)+rowGap/2)
	}
}

// free finds the first track on which a stretch meets no other, nearer than so much, and takes it.
func free(tracks *[][][2]int, stretch [2]int, apart int) int {
	for k, t := range *tracks {
		if !slices.ContainsFunc(t, func(o [2]int) bool { return stretch[0] <= o[1]+apart && o[0] <= stretch[1]+apart }) {
			(*tracks)[k] = append(t, stretch)
			return k
		}
	}
	*tracks = append(*tracks, [][2]int{stretch})
	return len(*tracks) - 1
}

// rows gives frames and lines their heights in the drawing.
func (l *layout) rows() {
	y := headHigh
	for r, h := range l.high {
		y += l.spaces[r]
		l.top = append(l.top, y)
		y += h
	}
	l.Height = y + l.spaces[len(l.high)] - rowGap + 12
	for i := range l.Nodes {
		l.Nodes[i].Y = l.top[l.Nodes[i].Row]
	}
	for i := range l.Edges {
		e := &l.Edges[i]
		e.y1 += l.Nodes[e.left].Y
		e.y2 += l.Nodes[e.right].Y
	}
}

// laneHeight is where the long part of an edge lies.
func (l *layout) laneHeight(e GraphEdge) int {
	end := headHigh
	if e.channel > 0 {
		end = l.top[e.channel-1] + l.high[e.channel-1]
	}
	return end + rowGap/2 + laneStep*e.lane
}

// rise is an upright part of an edge, in the space to the right of a column.
type rise struct{ edge, column, from, to int }

// tracks gives each upright part of a line a track beside the others, such that lines cross seldom: those that go up leave to the
// left of those that go down.
func (l *layout) tracks() {
	var rises []rise
	for i, e := range l.Edges {
		a, b := l.Nodes[e.left], l.Nodes[e.right]
		switch {
		case e.channel >= 0:
			y := l.laneHeight(e)
			rises = append(rises, rise{i, a.Column, e.y1, y}, rise{i, b.Column - 1, y, e.y2})
		case !l.straight(e):
			rises = append(rises, rise{i, a.Column, e.y1, e.y2})
		}
	}
	slices.SortStableFunc(rises, func(a, b rise) int {
		up, down := a.to < a.from, b.to < b.from
		switch {
		case a.column != b.column:
			return a.column - b.column
		case up != down:
			return -compareBools(up, down)
		case up:
			return cmp.Compare(a.from, b.from)
		}
		return cmp.Compare(b.from, a.from)
	})
	l.used, l.at = make([][][][2]int, len(l.Columns)), map[[2]int]int{}
	for _, r := range rises {
		l.at[[2]int{r.edge, r.column}] = free(&l.used[r.column], [2]int{min(r.from, r.to), max(r.from, r.to)}, 4)
	}
}

// draw gives everything its place from left to right, and writes the lines.
func (l *layout) draw() {
	wide := make([]int, len(l.Columns)) // the labels to the right of each column
	for _, e := range l.Edges {
		c := l.Nodes[e.left].Column
		wide[c] = max(wide[c], labelWidth(e.Label)+2*labelGap)
	}
	x, start := 2, make([]int, len(l.Columns)) // start is where the tracks after a column begin
	for c := range l.Columns {
		l.Columns[c].X = x
		start[c] = x + boxWide + max(wide[c], labelGap)
		x = start[c]
		if n := len(l.used[c]); n > 0 {
			x += trackStep * n
		}
		l.Width = x + 2
		x += arrowLong + labelGap
	}
	if last := len(l.Columns) - 1; last >= 0 && wide[last] == 0 {
		l.Width = l.Columns[last].X + boxWide + 2
	}
	for c, column := range l.Columns {
		// The days are written over their column and the labels beside it.
		l.Width = max(l.Width, column.X+labelWidth(l.Columns[c].Label)+8)
	}
	for i := range l.Nodes {
		l.Nodes[i].X = l.Columns[l.Nodes[i].Column].X
	}
	for i := range l.Edges {
		e := &l.Edges[i]
		a, b := l.Nodes[e.left], l.Nodes[e.right]
		track := func(column int) int { return start[column] + trackStep*l.at[[2]int{i, column}] }
		from, to := a.X+a.W, b.X
		if l.beside(*e) {
			to = b.X + b.W
		}
		e.points = []point{{from, e.y1}}
		switch {
		case e.channel >= 0:
			y := l.laneHeight(*e)
			t1, t2 := track(a.Column), track(b.Column-1)
			e.points = append(e.points, point{t1, e.y1}, point{t1, y}, point{t2, y}, point{t2, e.y2})
		case !l.straight(*e):
			t := track(a.Column)
			e.points = append(e.points, point{t, e.y1}, point{t, e.y2})
		}
		e.points = append(e.points, point{to, e.y2})
		e.X, e.Y = from+labelGap, e.y1-4
		e.write()
	}
}

// write writes the line and its head, which lies at the document that is acted on.
func (e *GraphEdge) write() {
	last := len(e.points) - 1
	tip, before := e.points[last], e.points[last-1]
	if e.To == e.left {
		tip, before = e.points[0], e.points[1]
	}
	back := arrowLong
	if before.X < tip.X {
		back = -arrowLong
	}
	e.Arrow = fmt.Sprintf("M%d %dl%d-4v8z", tip.X, tip.Y, back)
	var b strings.Builder
	for i, p := range e.points {
		switch {
		case i == 0:
			fmt.Fprintf(&b, "M%d %d", p.X, p.Y)
		case p.Y == e.points[i-1].Y:
			fmt.Fprintf(&b, "H%d", p.X)
		default:
			fmt.Fprintf(&b, "V%d", p.Y)
		}
	}
	e.Path = b.String()
}

// labelWidth is how much room a label needs at most.
func labelWidth(s string) int { return labelWide*utf8.RuneCountInString(s)/2 + 2 }
