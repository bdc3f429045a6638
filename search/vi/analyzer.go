// Package vi holds the Vietnamese analyzers for bleve: words in their norm and in their fold, and pairs and triples of
// folded neighbours. Folding happens to each token, never to the text before it is cut, so that every token keeps its
// byte offsets into the text as it was written.
package vi

import (
	"strings"

	"github.com/blevesearch/bleve/v2/analysis"
)

// Version names what the analyzers do; another version wants another index.
const Version = "vi-1"

// Analyzer turns text into tokens of one form. The values come from NormWords, FoldWords and FoldRuns.
type Analyzer struct {
	fold bool
	// run is how many neighbours make one token.
	run int
}

var _ analysis.Analyzer = Analyzer{}

// NormWords keeps the marks: "Tỉnh uỷ" gives "tỉnh", "ủy".
func NormWords() Analyzer { return Analyzer{run: 1} }

// FoldWords takes the marks away: "Tỉnh uỷ" gives "tinh", "uy".
func FoldWords() Analyzer { return Analyzer{fold: true, run: 1} }

// FoldRuns gives runs of n folded neighbours of one sentence, joined by a space: with n 2, "Uỷ ban. Tỉnh uỷ" gives
// "uy ban" and "tinh uy".
func FoldRuns(n int) Analyzer { return Analyzer{fold: true, run: n} }

// Analyze implements analysis.Analyzer. Positions count words, with a gap of one at the end of each sentence.
func (a Analyzer) Analyze(text []byte) analysis.TokenStream {
	s := string(text)
	out := make(analysis.TokenStream, 0, len(s)/6)
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
		out = append(out, &analysis.Token{
			Term:     a.term(run),
			Start:    run[0].Start,
			End:      w.End,
			Position: position - a.run,
			Type:     kind(a.run),
		})
	}
	return out
}

func (a Analyzer) term(run []Word) []byte {
	if len(run) == 1 {
		if a.fold {
			return []byte(run[0].Fold)
		}
		return []byte(run[0].Norm)
	}
	var b strings.Builder
	for i, w := range run {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Fold)
	}
	return []byte(b.String())
}

func kind(run int) analysis.TokenType {
	if run > 1 {
		return analysis.Shingle
	}
	return analysis.AlphaNumeric
}
