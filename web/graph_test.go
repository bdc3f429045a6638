package web

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"vankho/corpus"
)

// frame4 is a rectangle: left, top, right, bottom.
type frame4 struct{ left, top, right, bottom int }

func (a frame4) meets(b frame4) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// randomGraph is a graph of n documents of few or many days, some without one, with edges between any two.
func randomGraph(r *rand.Rand) *Graph {
	g := &Graph{}
	n, days := 1+r.IntN(mostNodes), 1+r.IntN(9)
	for i := range n {
		node := GraphNode{ID: corpus.ID(fmt.Sprint(i)), Name: fmt.Sprintf("%d/QĐ-UBND", i), Self: i == 0, Missing: r.IntN(3) == 0}
		if r.IntN(6) > 0 {
			node.Issued = corpus.Date{Year: 2020 + r.IntN(days), Month: 1 + r.IntN(2), Day: 5}
		}
		g.Nodes = append(g.Nodes, node)
	}
	labels := []string{"căn cứ", "quy định chi tiết, hướng dẫn", "bãi bỏ", "kéo dài thời gian áp dụng"}
	joined := map[[2]int]bool{}
	for range r.IntN(3 * n) {
		from, to := r.IntN(n), r.IntN(n)
		if from != to && !joined[[2]int{from, to}] {
			joined[[2]int{from, to}] = true
			g.Edges = append(g.Edges, GraphEdge{From: from, To: to, Label: labels[r.IntN(len(labels))], Family: "base"})
		}
	}
	return g
}

func TestNothingOfADrawingLiesOverAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for round := range 3000 {
		g := randomGraph(r)
		g.place()
		var boxes, labels []frame4
		for _, n := range g.Nodes {
			boxes = append(boxes, frame4{n.X, n.Y, n.X + n.W, n.Y + n.H})
		}
		for _, e := range g.Edges {
			labels = append(labels, frame4{e.X, e.Y - 11, e.X + labelWidth(e.Label), e.Y + 2})
		}
		whole := frame4{0, 0, g.Width, g.Height}
		for i, a := range append(boxes, labels...) {
			if a.left < whole.left || a.top < whole.top || a.right > whole.right || a.bottom > whole.bottom {
				t.Fatalf("round %d: %v lies outside of %v", round, a, whole)
			}
			for j, b := range append(boxes, labels...) {
				if i < j && a.meets(b) {
					t.Fatalf("round %d: %v lies over %v", round, a, b)
				}
			}
		}
		for k, e := range g.Edges {
			ends(t, g, e)
			for p := 1; p < len(e.points); p++ {
				a, b := e.points[p-1], e.points[p]
				if a.X != b.X && a.Y != b.Y {
					t.Fatalf("round %d: edge %d runs aslant from %v to %v", round, k, a, b)
				}
				line := frame4{min(a.X, b.X), min(a.Y, b.Y), max(a.X, b.X), max(a.Y, b.Y)}
				for _, box := range boxes {
					if line.left < box.right && line.right > box.left && line.top < box.bottom && line.bottom > box.top {
						t.Fatalf("round %d: edge %d crosses the frame %v: %v", round, k, box, line)
					}
				}
				for _, label := range labels {
					if a.X == b.X && label.left < a.X && a.X < label.right && line.top < label.bottom && label.top < line.bottom {
						t.Fatalf("round %d: the upright part %v of edge %d crosses the label %v", round, line, k, label)
					}
				}
			}
		}
	}
}

// ends fails where an edge does not end at the frames of its documents.
func ends(t *testing.T, g *Graph, e GraphEdge) {
	t.Helper()
	for _, end := range []struct {
		node int
		at   point
	}{{e.left, e.points[0]}, {e.right, e.points[len(e.points)-1]}} {
		n := g.Nodes[end.node]
		if end.at.X != n.X && end.at.X != n.X+n.W || end.at.Y <= n.Y || end.at.Y >= n.Y+n.H {
			t.Fatalf("the edge ends at %v, not at the frame of %+v", end.at, n)
		}
	}
	if e.From != e.left && e.From != e.right || e.To != e.left && e.To != e.right || e.From == e.To {
		t.Fatalf("the edge joins other documents: %+v", e)
	}
}

func TestColumnsFollowTheDays(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 1000 {
		g := randomGraph(r)
		g.place()
		if len(g.Columns) > mostColumns {
			t.Fatalf("%d columns", len(g.Columns))
		}
		for _, a := range g.Nodes {
			for _, b := range g.Nodes {
				if a.Column < b.Column && compareDays(a.Issued, b.Issued) > 0 {
					t.Fatalf("%s stands before %s", a.Issued, b.Issued)
				}
			}
		}
	}
}

func TestTheArrowPointsToWhatIsActedOn(t *testing.T) {
	day := func(y int) corpus.Date { return corpus.Date{Year: y, Month: 1, Day: 1} }
	g := &Graph{Nodes: []GraphNode{{Name: "new", Issued: day(2024), Self: true}, {Name: "old", Issued: day(2020)}, {Name: "newest", Issued: day(2025)}},
		Edges: []GraphEdge{{From: 0, To: 1, Label: "thay thế"}, {From: 0, To: 2, Label: "kéo dài"}}}
	g.place()
	old, newest := g.Nodes[1], g.Nodes[2]
	if want := fmt.Sprintf("M%d %dl8-4v8z", old.X+old.W, g.Edges[0].y1); g.Edges[0].Arrow != want {
		t.Errorf("the arrow to the earlier document is %s, want %s", g.Edges[0].Arrow, want)
	}
	if want := fmt.Sprintf("M%d %dl-8-4v8z", newest.X, g.Edges[1].y2); g.Edges[1].Arrow != want {
		t.Errorf("the arrow to the later document is %s, want %s", g.Edges[1].Arrow, want)
	}
}
