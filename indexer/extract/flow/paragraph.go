package flow

import (
	"strings"

	"vankho/corpus"
)

// Paragraph parts the text of a paragraph where its line breaks stand; level is that of a heading, 0 for other text. Empty lines are
// left out.
// Example: Paragraph("CHƯƠNG I\nQUY ĐỊNH CHUNG", 1) are two headings.
func Paragraph(text string, level int) []corpus.Line {
	return Styled(text, level, corpus.Look{})
}

// Styled is Paragraph for a paragraph of which it is known how it stands in its file; the runs of the look count in text.
func Styled(text string, level int, look corpus.Look) []corpus.Line {
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
