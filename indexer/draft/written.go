package draft

import (
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// number is what a draft writes of a document's number.
type number struct {
	// text stands so in the citation, right is how it is to be written; both are empty where no number with a symbol stands there.
	text, right string
}

// readNumber finds the number in a citation.
func readNumber(r corpus.Reference) number {
	if r.Canonical == "" || r.Canonical == corpus.Self {
		return number{}
	}
	right, ok := corpus.ParseNumber(r.Canonical)
	if !ok {
		return number{}
	}
	for _, f := range corpus.ScanNumbers(r.Quote) {
		if f.Number.StrictKey() == right.StrictKey() {
			return number{f.In(r.Quote), right.String()}
		}
	}
	return number{}
}

// malformed reports whether the number is written against the rules on form: its separators, order, marks, zeros, letters. What is set in
// capitals throughout keeps no small letters, and that is no fault. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; 05-HD/VPTW.
func (n number) malformed() bool {
	if n.text == "" {
		return false
	}
	written := plain(n.text)
	if written == plain(n.right) {
		return false
	}
	return strings.IndexFunc(written, unicode.IsLower) >= 0 || !strings.EqualFold(written, plain(n.right))
}

// plain is a number with one kind of hyphen and slash and no blanks, so that what only printing changed is no fault.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u200B', r == '\uFEFF':
			return -1
		case strings.ContainsRune("‐‑‒–—−\x1E", r):
			return '-'
		case strings.ContainsRune("⁄∕／", r):
			return '/'
		}
		return r
	}, viet.Normalise(s))
}
