package web

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// Graph (lược đồ) is a drawing of documents in the order of their days and of what they do to each other. Its text
// equivalent are the tables of the page. Place works out where everything stands.
// Example: three nodes, 15/2023/QĐ-UBND, 07/2024/QĐ-UBND and 18/2025/QĐ-UBND, the second and the third with an edge to the first.
type Graph struct {
	Nodes   []GraphNode
	Edges   []GraphEdge
	Columns []GraphColumn
	// Width and Height are those of the drawing, in pixels at its usual size.
	Width, Height int
}

// GraphNode is one document: a frame with its number and its body, which leads to its page.
type GraphNode struct {
	ID corpus.ID
	// Name and Detail are the two lines of the frame, Title is what a reader hears of it.
	Name, Detail, Title string
	URL                 string
	Issued              corpus.Date
	// Self has the thick frame, Missing the dashed one of a document whose text is not held.
	Self, Missing bool
	// X, Y, W and H are the frame; Column and Row where it stands among the others.
	X, Y, W, H  int
	Column, Row int
}

// GraphEdge points from the document that acts to the one that it acts on.
type GraphEdge struct {
	From, To int
	// Label is the relation in the words of the acting document; Family its colour, a class of the style sheet.
	Label, Family string
	// Path is the line and Arrow its head, as SVG writes them; X and Y are where the label begins.
	Path, Arrow string
	X, Y        int

	points []point
	// left is the end in the earlier column, where the label stands; right the other one.
	left, right int
	// y1 and y2 are the heights at which the line leaves left and reaches right; lane is the row of its long part, channel
	// the space between rows that this lies in, -1 where it has none.
	y1, y2        int
	channel, lane int
}

// GraphColumn is a day, or some days, over the documents of that time.
type GraphColumn struct {
	Label string
	X     int
}

type point struct{ X, Y int }

// mostColumns is how many days, or spans of days, stand side by side.
const mostColumns = 4

// mostNodes is how many documents are drawn.
const mostNodes = 12

// undated heads the documents without a date.
const undated = "Không ghi ngày"

// arrange puts every node into a column by its day: as many columns as there are days, or fewer, each of days that follow each other.
// The nodes of a column stand in the order in which they were added, the document of the page first.
func (g *Graph) arrange() {
	order := make([]int, len(g.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareDays(g.Nodes[a].Issued, g.Nodes[b].Issued) })
	var spans [][]int // node numbers of one column, in the order of their days
	for _, i := range order {
		if n := len(spans); n > 0 && g.Nodes[spans[n-1][0]].Issued == g.Nodes[i].Issued {
			spans[n-1] = append(spans[n-1], i)
			continue
		}
		spans = append(spans, []int{i})
	}
	for len(spans) > mostColumns {
		best := -1
		for k := range len(spans) - 1 {
			if best < 0 || g.strain(spans[k], spans[k+1]) < g.strain(spans[best], spans[best+1]) {
				best = k
			}
		}
		spans[best] = append(spans[best], spans[best+1]...)
		spans = slices.Delete(spans, best+1, best+2)
	}
	g.Columns = nil
	for c, span := range spans {
		first, last := g.Nodes[span[0]].Issued, g.Nodes[span[len(span)-1]].Issued
		label := first.Short()
		switch {
		case first.IsZero():
			label = undated
		case last.IsZero():
			label += " và không ghi ngày"
		case first != last:
			label += " – " + last.Short()
		}
		g.Columns = append(g.Columns, GraphColumn{Label: label})
		slices.SortStableFunc(span, func(a, b int) int {
			return cmp.Or(-compareBools(g.Nodes[a].Self, g.Nodes[b].Self), cmp.Compare(a, b))
		})
		for row, i := range span {
			n := &g.Nodes[i]
			n.Column, n.Row = c, row
			if first != last && !n.Issued.IsZero() {
				n.Detail = joinFacts(n.Issued.Short(), n.Detail)
			}
			n.Detail = shorten(n.Detail, longestDetail)
		}
	}
}

// strain is how much is lost where two columns become one: the more they hold the more, and the document of the page, and documents
// without a date, would rather stand alone.
func (g *Graph) strain(a, b []int) int {
	s := len(a) + len(b)
	for _, i := range slices.Concat(a, b) {
		if g.Nodes[i].Self || g.Nodes[i].Issued.IsZero() {
			s += 100
		}
	}
	return s
}

// compareDays puts days in order, those that are not known last.
func compareDays(a, b corpus.Date) int {
	switch {
	case a == b:
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return strings.Compare(a.String(), b.String())
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// frameWide is how wide the frame of the drawing is on a wide screen, leastScale how far a drawing may shrink to fit it: below that its
// words are too small to read, and the frame scrolls.
const (
	frameWide  = 1116
	leastScale = 0.8
)

// Shown is how wide the drawing is shown, in pixels; its height follows.
func (g *Graph) Shown() int { return min(g.Width, max(frameWide, int(leastScale*float64(g.Width)))) }
