package corpus

import (
	"iter"
	"strings"

	"vankho/corpus/viet"
)

// tableRows yields the cells of each row of a TSV table that ships with the program; lines that begin with # explain.
// Rows shorter than width are filled with empty cells.
func tableRows(table string, width int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(table) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			for len(cells) < width {
				cells = append(cells, "")
			}
			if !yield(cells) {
				return
			}
		}
	}
}

// list splits a cell that holds several values.
func list(cell, sep string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, sep)
}

// codeTable finds the official spelling of a code from any spelling of it: in capitals (Đ and D apart), and without
// marks where that is unique (ND for NĐ).
type codeTable struct {
	upper  map[string]string
	folded map[string]string
}

// twoCodes stands in codeTable.folded where a folded spelling means two codes.
const twoCodes = "?"

func newCodeTable() codeTable {
	return codeTable{upper: map[string]string{}, folded: map[string]string{}}
}

func (t codeTable) add(code string, others []string) {
	for _, spelling := range append([]string{code}, others...) {
		u := strings.ToUpper(spelling)
		if _, ok := t.upper[u]; !ok {
			t.upper[u] = code
		}
		f := strings.ToUpper(viet.Fold(spelling))
		if have, ok := t.folded[f]; ok && have != code {
			t.folded[f] = twoCodes
		} else {
			t.folded[f] = code
		}
	}
}

// find answers the official spelling; loose allows the fold.
func (t codeTable) find(code string, loose bool) (string, bool) {
	u := strings.ToUpper(code)
	if c, ok := t.upper[u]; ok {
		return c, true
	}
	if !loose {
		return "", false
	}
	c, ok := t.folded[u]
	return c, ok && c != twoCodes
}
