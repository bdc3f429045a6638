package layout_test

import (
	"testing"

	"vankho/indexer/extract/layout"
)

var points = layout.Measures{Space: 0.25, Slack: 0.3, Step: 2.1}

// body is a page of running text between 85 and 510 points.
func body() layout.Text {
	var lines []layout.Line
	for y := 100.0; y < 400; y += 18 {
		lines = append(lines, layout.Line{From: 85, To: 510, Base: y, Size: 14})
	}
	lines = append(lines, layout.Line{From: 113, To: 510, Base: 82, Size: 14}, layout.Line{From: 113, To: 160, Base: 64, Size: 14})
	return layout.Running(lines, points)
}

func TestALineGoesOnWhereTheNextWordHadNoRoom(t *testing.T) {
	full := layout.Line{Text: "theo quy định của Chính", From: 85, To: 500, Base: 100, First: 26, Size: 14}
	next := layout.Line{Text: "phủ ban hành", From: 85, To: 180, Base: 118, First: 24, Size: 14}
	cases := []struct {
		name   string
		change func(line, next *layout.Line)
		want   bool
	}{
		{"running text", func(_, _ *layout.Line) {}, true},
		{"room for the next word", func(line, _ *layout.Line) { line.To = 450 }, false},
		{"an indented line", func(_, next *layout.Line) { next.From = 113 }, false},
		{"a line further down", func(_, next *layout.Line) { next.Base = 140 }, false},
		{"a line above", func(_, next *layout.Line) { next.Base = 82 }, false},
		{"smaller type", func(_, next *layout.Line) { next.Size = 11 }, false},
		{"an item", func(_, next *layout.Line) { next.Text = "2. Tổ chức thực hiện" }, false},
		{"a dash", func(_, next *layout.Line) { next.Text = "— Các sở" }, false},
		{"an article", func(_, next *layout.Line) { next.Text = "Điều 11. Hiệu lực" }, false},
		{"an article that is cited", func(_, next *layout.Line) { next.Text = "Điều 11 của Nghị định này" }, true},
		{"a title above a sentence", func(line, _ *layout.Line) { line.Text = "QUYẾT ĐỊNH" }, false},
		{"the end of a sentence before room", func(line, next *layout.Line) {
			line.Text, line.To, next.Text = "theo quy định.", 490, "Phủ ban hành"
		}, false},
		{"a cell at the right edge", func(line, _ *layout.Line) { line.From = 400 }, false},
	}
	for _, c := range cases {
		line, after := full, next
		c.change(&line, &after)
		if got := body().Continues(line, after); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAPageOfAFewLinesHasNoMargins(t *testing.T) {
	line := layout.Line{Text: "một hai", From: 85, To: 500, Base: 100, First: 26, Size: 14}
	next := layout.Line{Text: "ba", From: 85, To: 500, Base: 118, First: 26, Size: 14}
	if layout.Running([]layout.Line{line, next}, points).Continues(line, next) {
		t.Error("two lines are a paragraph")
	}
}
