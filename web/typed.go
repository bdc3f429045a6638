package web

import (
	"strings"

	"vankho/search"
)

// TypedLine says what was read into the words of a question, or could be.
type TypedLine struct {
	// Words begin the line: "Đã hiểu câu tìm là"; Readings are what was read.
	Words    string
	Readings []string
	// Proposal is the question that is only proposed, with the address that asks it; empty where the readings were applied.
	Proposal, URL string
}

// typedLines are the lines of the corrections of a question: the question as it was answered, names that bodies have now, and what is
// only proposed.
func typedLines(q question, corrections []search.Correction) []TypedLine {
	read, names := TypedLine{Words: "Đã hiểu câu tìm là"}, TypedLine{Words: "Tìm cả theo tên hiện nay:"}
	var out []TypedLine
	for _, c := range corrections {
		switch {
		case c.Applied && c.Kind == "name":
			names.Readings = append(names.Readings, c.Read)
		case c.Applied:
			read.Readings = []string{readAs(q.Text, corrections)}
		case c.Query != "" && !strings.EqualFold(c.Query, q.Text):
			out = append(out, TypedLine{Words: "Có phải", Proposal: c.Query, URL: q.with(func(q *question) { q.Text = c.Query }).address()})
		}
	}
	for _, line := range []TypedLine{names, read} {
		if line.Readings != nil {
			out = append([]TypedLine{line}, out...)
		}
	}
	return out
}

// readAs is the question as it was answered: with the readings that were applied.
func readAs(text string, corrections []search.Correction) string {
	for _, c := range corrections {
		if c.Applied && c.Query != "" {
			text = c.Query
		}
	}
	return text
}
