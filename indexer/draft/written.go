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

// firstRules is the year from which on all bodies number by one set of rules; what is older is cited as it was numbered, "TTLT/BTC-BGDĐT".
// Source: Thông tư 01/2011/TT-BNV.
const firstRules = 2011

// readNumber finds the number in a citation.
func readNumber(r corpus.Reference) number {
	if r.Canonical == "" || r.Canonical == corpus.Self {
		return number{}
	}
	right, ok := corpus.ParseNumber(r.Canonical)
	year := max(right.Year, r.Date.Year)
	if !ok || right.Family == corpus.FamilyOld || year != 0 && year < firstRules {
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
// capitals throughout keeps no small letters, and that is no fault; nor are more zeros than one, which some bodies write.
// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; 05-HD/VPTW.
func (n number) malformed() bool {
	if n.text == "" {
		return false
	}
	written := plain(n.text)
	if padded := strings.TrimLeft(written, "0"); padded != written {
		written = strings.TrimSuffix(n.right, strings.TrimLeft(n.right, "0")) + padded
	}
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
