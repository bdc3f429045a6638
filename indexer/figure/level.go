package figure

import (
	"strings"

	"vankho/corpus"
)

// levelOf binds the level of administration: where the clause names one alone, before the number or in the noun that is counted; else
// that of the figure which it compares.
func (b *binder) levelOf(p *passage, c *clause, f *corpus.Figure) {
	if c.level.Text != "" {
		f.Level = c.level
		return
	}
	// The noun that is counted: the tokens of the span behind the digits.
	var found corpus.Bound
	b.buffer = b.buffer[:0]
	if strings.Contains(f.Quote, "cấp") || strings.Contains(f.Quote, "CẤP") || strings.Contains(f.Quote, "Cấp") {
		b.buffer = b.tokens(corpus.Span{Start: max(f.Digits.End, f.Start), End: f.End}, b.buffer)
	}
	atoms := make([]atom, 0, len(b.buffer))
	for _, t := range b.buffer {
		atoms = append(atoms, atom{Span: t.Span, word: t.word})
	}
	n := 0
	for i := range atoms {
		if _, k := b.book.levels.at(atoms, i); k > 0 {
			found = corpus.Bound{Text: b.words(atoms[i:i+k], nil), Span: corpus.Span{Start: atoms[i].Start, End: atoms[i+k-1].End}, Origin: corpus.OriginClause}
			n++
		}
	}
	if n == 1 {
		f.Level = found
		return
	}
	// "Tỷ lệ … cấp tỉnh đạt 98%": one level in the name to the left.
	n = 0
	for i := c.lo; i < c.hi; i++ {
		if _, k := b.book.levels.at(p.atoms[:c.hi], i); k > 0 {
			found = corpus.Bound{Text: b.words(p.atoms[i:i+k], nil), Span: corpus.Span{Start: p.atoms[i].Start, End: p.atoms[i+k-1].End}, Origin: corpus.OriginClause}
			n++
		}
	}
	if n == 1 {
		f.Level = found
	}
}
