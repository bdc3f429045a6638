package web

import (
	"strings"

	"vankho/search"
)

// TypedLine says what was read into the words of a question, or could be.
type TypedLine struct {
	// Words begin the line: "Đã thêm dấu"; Readings are the words as they were read.
	Words    string
	Readings []string
	// Proposal is the question that is only proposed, with the address that asks it; empty where the readings were applied.
	Proposal, URL string
}

// appliedWords begin the line of readings that were applied, in the order of the page.
var appliedWords = [...]struct{ kind, words string }{
	{"marks", "Đã hiểu chữ không dấu là"},
	{"keys", "Đã hiểu chữ gõ chưa thành dấu là"},
	{"letters", "Đã sửa chữ gõ sai thành"},
	{"name", "Tìm cả theo tên hiện nay"},
}

// typedLines are the lines of the corrections of a question.
func typedLines(q question, corrections []search.Correction) []TypedLine {
	var out []TypedLine
	for _, a := range appliedWords {
		line := TypedLine{Words: a.words}
		for _, c := range corrections {
			if c.Applied && c.Kind == a.kind {
				line.Readings = append(line.Readings, c.Read)
			}
		}
		if line.Readings != nil {
			out = append(out, line)
		}
	}
	for _, c := range corrections {
		if !c.Applied && c.Query != "" && !strings.EqualFold(c.Query, q.Text) {
			out = append(out, TypedLine{Words: "Có phải", Proposal: c.Query, URL: q.with(func(q *question) { q.Text = c.Query }).address()})
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
