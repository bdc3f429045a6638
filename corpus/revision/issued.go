package revision

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// saysIssued reports whether an instruction changes a text that its target issues ("Điều 5 Quy chế ban hành kèm theo Quyết định số …"): its
// sentence says so, or that of its edge, or a heading above it.
func saysIssued(d *corpus.Document, x corpus.Instruction, edge corpus.Edge) bool {
	if says(issuedWords, x.In(d.Text)) || says(issuedWords, edge.In(d.Text)) {
		return true
	}
	for _, s := range d.Sections {
		if !s.Quoted && s.Start <= x.Start && x.Start < s.End && says(issuedWords, firstLine(s.In(d.Text))) {
			return true
		}
	}
	return says(issuedWords, d.Title)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// says reports whether a text has one of the phrases of a kind.
func says(kind, s string) bool {
	folded := viet.Fold(s)
	return slices.ContainsFunc(phrases()[kind], func(w string) bool { return strings.Contains(folded, w) })
}
