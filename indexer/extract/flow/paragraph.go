package flow

import (
	"strings"

	"vankho/corpus"
)

// Paragraph parts the text of a paragraph where its line breaks stand; level is that of a heading, 0 for other text; look is how the
// paragraph stands in its file, the zero Look where that is not known, and its runs count in text. Empty lines are left out.
// Example: Paragraph("CHƯƠNG I\nQUY ĐỊNH CHUNG", 1, corpus.Look{}) are two headings.
func Paragraph(text string, level int, look corpus.Look) []corpus.Line {
	var lines []corpus.Line
	at := 0
	for whole := range strings.SplitSeq(text, "\n") {
		from := at
		at += len(whole) + 1
		part := strings.TrimSpace(whole)
		if part == "" {
			continue
		}
		line := corpus.Line{Text: part}
		if !look.Plain() {
			own := look
			from += strings.Index(whole, part)
			own.Runs = look.Part(from, from+len(part))
			if len(lines) > 0 {
				own.First = 0
			}
			line.Look = &own
		}
		if level > 0 {
			line.Kind, line.Level = corpus.LineHeading, level
		}
		lines = append(lines, line)
	}
	return lines
}
