package revision

import "vankho/corpus"

// growth is how much was put into a text while it is assembled. Words that hold those they replace grow with each step, and words that stand
// everywhere part the text into ever smaller pieces; no text that people write comes near the bounds.
type growth struct{ words, pieces int }

const (
	// mostWords is how many bytes of new words are put into one text, all steps together.
	mostWords = 16 << 20
	// mostPieces is how many pieces are kept of all versions that changes of words make.
	mostPieces = 500_000
)

// tooLong says why a step is not carried out that the bounds leave out.
const tooLong = "Lời văn ghép đã quá dài hoặc quá vụn để ghép tiếp, cần đọc câu gốc."

// takes counts new words of a length in, and reports whether they are within the bound.
func (g *growth) takes(bytes int) bool {
	if g.words+bytes > mostWords {
		return false
	}
	g.words += bytes
	return true
}

// holds counts changes of words in, and reports whether they are within the bounds.
func (g *growth) holds(all []rewording, new *corpus.Piece) bool {
	spots, pieces := 0, 0
	for _, x := range all {
		spots += x.spots
		pieces += len(x.items) + 2*x.spots
	}
	if g.pieces+pieces > mostPieces || new != nil && !g.takes(spots*len(new.Text)) {
		return false
	}
	g.pieces += pieces
	return true
}
