package flow

import (
	"strings"

	"vankho/corpus"
)

// Paragraph parts the text of a paragraph where its line breaks stand; level is that of a heading, 0 for other text. Empty lines are
// left out.
// Example: Paragraph("CHƯƠNG I\nQUY ĐỊNH CHUNG", 1) are two headings.
func Paragraph(text string, level int) []corpus.Line {
	var lines []corpus.Line
	for part := range strings.SplitSeq(text, "\n") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		line := corpus.Line{Text: part}
		if level > 0 {
			line.Kind, line.Level = corpus.LineHeading, level
		}
		lines = append(lines, line)
	}
	return lines
}
