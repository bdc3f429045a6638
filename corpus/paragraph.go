package corpus

import (
	"iter"
	"strings"
)

// Paragraph (đoạn) is one line of the frozen text that is not blank, without the blanks at its ends. People and addresses
// name it by its number, from 1 over the whole document: "Đoạn 4", #doan-4.
type Paragraph struct {
	Span
	Number int
}

// Paragraphs cuts a text into its paragraphs, in order.
// Example: "Một.\n\n  Hai." has two, {0 5} numbered 1 and {9 13} numbered 2.
func Paragraphs(text string) iter.Seq[Paragraph] {
	return func(yield func(Paragraph) bool) {
		number := 0
		for start := 0; start < len(text); {
			end := len(text)
			if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
				end = start + i
			}
			if line := (Span{start, end}).Trim(text, isBlank); line.Len() > 0 {
				number++
				if !yield(Paragraph{line, number}) {
					return
				}
			}
			start = end + 1
		}
	}
}

// isBlank tells the characters that leave a line empty to the eye.
func isBlank(c rune) bool { return strings.ContainsRune(" \t\r\f\v\u00a0\u3000", c) }
