package flow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vankho/corpus"
	"vankho/indexer/extract/flow"
)

func line(s string) corpus.Line { return corpus.Line{Text: s} }

// cells writes a row at a depth; cells are parted by bars.
func cells(w *flow.Writer, depth int, row string, shape flow.Shape) {
	for cell := range strings.SplitSeq(row, "|") {
		if cell != "" {
			w.Add(depth, line(cell))
		}
		w.EndCell(depth)
	}
	w.EndRow(depth, shape)
}

func TestMarksInARowBecomeTables(t *testing.T) {
	three, two := []int{0, 1000, 2000, 3000}, []int{-10, 2040, 3001}
	for _, c := range []struct {
		name  string
		write func(*flow.Writer)
		want  string
	}{
		{"text and a table", func(w *flow.Writer) {
			w.Add(0, line("trước"))
			cells(w, 1, "a|b|c", flow.Shape{Edges: three})
			cells(w, 1, "d||e", flow.Shape{Edges: three})
			w.Add(0, line("sau"))
		}, "trước;a|b|c;d||e;sau"},
		{"a cell over two columns, by the borders", func(w *flow.Writer) {
			cells(w, 1, "a|b|c", flow.Shape{Edges: three})
			cells(w, 1, "d|e", flow.Shape{Edges: two})
		}, "a|b|c;d||e"},
		{"a cell over two columns, by a mark", func(w *flow.Writer) {
			cells(w, 1, "a|b|c", flow.Shape{Edges: three})
			cells(w, 1, "d||e", flow.Shape{Edges: three, Merged: []bool{false, true}})
		}, "a|b|c;d||e"},
		{"rows of which no borders are known", func(w *flow.Writer) {
			cells(w, 1, "a|b|c", flow.Shape{})
			cells(w, 1, "d|e", flow.Shape{})
		}, "a|b|c;d|e"},
		{"a table in a cell", func(w *flow.Writer) {
			w.Add(1, line("trong"))
			cells(w, 2, "a|b", flow.Shape{})
			w.Add(1, line("cùng"))
			w.EndCell(1)
			w.EndRow(1, flow.Shape{})
		}, "trong;a|b;cùng"},
		{"a table that breaks off", func(w *flow.Writer) {
			cells(w, 1, "a|b", flow.Shape{})
			w.Add(1, line("c"))
			w.EndCell(1)
			w.Add(1, line("d"))
		}, "a|b;c|d"},
		{"deeper than tables go", func(w *flow.Writer) { w.Add(1<<30, line("a")) }, "a"},
	} {
		var w flow.Writer
		c.write(&w)
		var got []string
		for _, l := range w.Lines() {
			if l.Kind == corpus.LineRow {
				l.Text = strings.Join(l.Cells, "|")
			}
			got = append(got, l.Text)
		}
		if d := cmp.Diff(c.want, strings.Join(got, ";")); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}
