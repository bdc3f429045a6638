// Package linetest writes lines of a document so that tests can compare them at a glance.
package linetest

import (
	"strings"

	"vankho/corpus"
)

// Shown writes each line: a heading with a sign for each of its levels, the cells of a row with bars between, a row that names columns in
// brackets.
// Example: "# Kế hoạch", "(TT|Nội dung)", "1|Họp".
func Shown(lines []corpus.Line) []string {
	all := []string{}
	for _, l := range lines {
		text := l.Text
		switch {
		case l.Kind == corpus.LineHeading:
			text = strings.Repeat("#", l.Level) + " " + l.Text
		case l.Kind == corpus.LineRow && l.Head:
			text = "(" + strings.Join(l.Cells, "|") + ")"
		case l.Kind == corpus.LineRow:
			text = strings.Join(l.Cells, "|")
		}
		all = append(all, text)
	}
	return all
}
