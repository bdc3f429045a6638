package corpus

import (
	"strings"

	"vankho/corpus/viet"
)

// list splits a cell that holds several values.
func list(cell, sep string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, sep)
}

// codeTable finds the table's spelling of a code from any spelling of it: in capitals (Đ and D apart), and without
// marks where that is unique (ND for NĐ). A second spelling in use (BNN beside BNNPTNT) stays as it is written, but is
// the same code; a misspelling is read as the code.
type codeTable struct {
	upper  map[string]string
	folded map[string]string
	// same maps second spellings to their code.
	same map[string]string
}

// twoCodes stands in codeTable.folded where a folded spelling means two codes.
const twoCodes = "?"

func newCodeTable() codeTable {
	return codeTable{upper: map[string]string{}, folded: map[string]string{}, same: map[string]string{}}
}

// add takes a code in, with its second spellings and its misspellings.
func (t codeTable) add(code string, second, wrong []string) {
	t.spell(code, code)
	for _, s := range second {
		t.spell(s, s)
		t.same[s] = code
	}
	for _, s := range wrong {
		t.spell(s, code)
	}
}

func (t codeTable) spell(spelling, official string) {
	if u := strings.ToUpper(spelling); t.upper[u] == "" {
		t.upper[u] = official
	}
	f := strings.ToUpper(viet.Fold(spelling))
	if have, ok := t.folded[f]; ok && have != official {
		t.folded[f] = twoCodes
		return
	}
	t.folded[f] = official
}

// find answers the table's spelling; loose allows the fold.
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

// code answers the code of which a spelling is a second one; else the spelling itself.
func (t codeTable) code(spelling string) string {
	if c, ok := t.same[spelling]; ok {
		return c
	}
	return spelling
}
