package amend

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
)

// behindMarks may stand between the end of new text and the mark that closes it.
const behindMarks = " \u00a0\n.;,|"

// unclosed reports whether the new text of a step stands within a quotation that opens with a mark and closes with none, and the line below
// tells no further change: where the new text ends is then a guess.
func (r *reader) unclosed(s step) bool {
	n, _ := slices.BinarySearchFunc(r.Quotations, s.Wording.Start+1, func(q corpus.Span, at int) int { return q.Start - at })
	if s.Doubt != "" || s.Wording.Len() == 0 || n == 0 || r.Quotations[n-1].End < s.Wording.End {
		return false
	}
	q := r.Quotations[n-1]
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(r.Text[:q.Start], " \u00a0\n"))
	if !strings.ContainsRune(openingMarks+straightMarks, before) {
		return false
	}
	rest := strings.TrimLeft(r.Text[q.End:], behindMarks)
	last, _ := utf8.DecodeLastRuneInString(q.In(r.Text))
	behind, _ := utf8.DecodeRuneInString(rest)
	marks := openingMarks + closingMarks + straightMarks // one that is turned the wrong way closes too
	if strings.ContainsRune(marks, last) || strings.ContainsRune(marks, behind) {
		return false
	}
	below, _, _ := strings.Cut(rest, "\n")
	end := len(r.Text) - len(rest) + len(below)
	return !slices.ContainsFunc(r.out, func(x step) bool { return x.Start >= q.End && x.Start < end })
}
