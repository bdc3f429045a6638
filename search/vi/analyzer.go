// Package vi holds the Vietnamese analyzers for bleve: words in their norm and in their fold, and runs of
// folded neighbours. Folding happens to each token, never to the text before it is cut, so that every token keeps its
// byte offsets into the text as it was written.
package vi

import (
	"github.com/blevesearch/bleve/v2/analysis"
)

// Version names what the analyzers do; another version wants another index.
const Version = "vi-2"

// Analyzer turns text into tokens of one form. The values come from NormWords and FoldRuns.
type Analyzer struct {
	fold bool
	// run is how many neighbours make one token.
	run int
}

var _ analysis.Analyzer = Analyzer{}

// NormWords keeps the marks: "Tỉnh uỷ" gives "tỉnh", "ủy".
func NormWords() Analyzer { return Analyzer{run: 1} }

// FoldRuns gives runs of n folded neighbours of one sentence, joined by a space: with n 2, "Uỷ ban. Tỉnh uỷ" gives
// "uy ban" and "tinh uy".
func FoldRuns(n int) Analyzer { return Analyzer{fold: true, run: n} }

// Analyze implements analysis.Analyzer. Positions count words, with a gap of one at the end of each sentence.
func (a Analyzer) Analyze(text []byte) analysis.TokenStream {
	s := string(text)
	// A syllable with its space takes about six bytes.
	tokens := make([]analysis.Token, 0, len(s)/6+8)
	run := make([]Word, 0, a.run)
	position := 0
	for w := range Words(s) {
		if w.First {
			run = run[:0]
			position++
		}
		position++
		if len(run) == a.run {
			copy(run, run[1:])
			run = run[:a.run-1]
		}
		run = append(run, w)
		if len(run) < a.run {
			continue
		}
		tokens = append(tokens, analysis.Token{
			Term:     a.term(run),
			Start:    run[0].Start,
			End:      w.End,
			Position: position - a.run,
			Type:     kind(a.run),
		})
	}
	out := make(analysis.TokenStream, len(tokens))
	for i := range tokens {
		out[i] = &tokens[i]
	}
	return out
}

func (a Analyzer) term(run []Word) []byte {
	if !a.fold {
		return []byte(run[0].Norm)
	}
	n := len(run) - 1
	for _, w := range run {
		n += len(w.Fold)
	}
	b := make([]byte, 0, n)
	for i, w := range run {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, w.Fold...)
	}
	return b
}

func kind(run int) analysis.TokenType {
	if run > 1 {
		return analysis.Shingle
	}
	return analysis.AlphaNumeric
}
