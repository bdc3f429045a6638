package pdf

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// The names of the readers, as a page's Reading gives them.
const (
	readerPdfium = "pdfium"
	readerOwn    = "ledongthuc"
)

const (
	// Two readers disagree about a page of so many words where less than this share of words is common to both.
	disagree      = 0.9
	disagreeWords = 30
	// clearly is the share of legal words by which a reading is the better one.
	clearly = 0.02
)

// rendition is what one reader makes of a page.
type rendition struct {
	reader   string
	page     page
	blocks   []block
	text     string
	encoding viet.Legacy
	quality  quality
	err      error
}

func render(reader string, drawn page, err error) rendition {
	if drawn.unmapped > 0 {
		n := render(reader, drawn.byCodes(), err)
		if q := measure(n.text); q.tokens > 0 && q.legal >= goodLegal {
			return n
		}
	}
	drawn, encoding := drawn.decoded()
	drawn = drawn.cleaned()
	n := rendition{reader: reader, page: drawn, blocks: drawn.blocks(), encoding: encoding, err: err}
	var b strings.Builder
	for _, block := range n.blocks {
		b.WriteString(textOf(block.lines))
	}
	n.text = b.String()
	return n
}

// choose gives the better of the one or two readings of a page, and how far they agree. Where they are equal it is the first,
// pdfium's, which knows where its characters stand.
func choose(all []rendition) (best *rendition, agreed float64) {
	best = &all[0]
	best.quality = measure(best.text)
	if len(all) == 1 {
		return best, corpus.OneReader
	}
	other := &all[1]
	switch {
	case other.text == best.text:
		other.quality = best.quality
		return best, 1
	case best.err != nil && best.quality.tokens == 0, other.err != nil && other.text == "":
		other.quality = measure(other.text)
		if best.err != nil {
			best = other
		}
		return best, corpus.OneReader
	}
	other.quality = measure(other.text)
	agreed = agreement(best.text, other.text)
	if other.better(best, agreed) {
		best = other
	}
	return best, agreed
}

// better reports whether the reading is better than pdfium's.
func (n *rendition) better(first *rendition, agreed float64) bool {
	a, b := first.quality, n.quality
	switch {
	case first.page.holes > 0 && agreed > disagree/2:
		return false // only pdfium sees that letters pass for spaces; without them the text looks better than it is
	case a.cut() != b.cut():
		return a.cut()
	case (a.unknown > badUnknown) != (b.unknown > badUnknown):
		return a.unknown > badUnknown
	}
	// Characters of a font that is not in the file, and that pdfium has no shape for, are missing from its text.
	return b.gain() > a.gain()*(1+clearly)+1 || b.gain() >= a.gain() && float64(b.characters) > float64(a.characters)*(1+clearly/2)
}

// scanTokens: a page with fewer words than this and a picture over half of it is a scan; what words it has are stamps of
// signatures and page numbers. Measured on 184 government files.
const scanTokens = 30

// emptyStrokes is how many lines and shapes a page without text may have and still count as blank.
const emptyStrokes = 50

// state says what a page turned out to be.
type state int

const (
	textPage state = iota
	scanPage
	blankPage // nothing on it
	mutePage  // drawn, but without a character
	badPage   // could not be read, or not wholly
)

// judge says what a page turned out to be, and whether text recognition is to read it.
func judge(n *rendition) (s state, waiting bool) {
	q, pictures := n.quality, n.page.pictures
	switch {
	case q.tokens == 0 && pictures > 0, q.tokens < scanTokens && pictures >= 0.5:
		return scanPage, true
	case q.tokens == 0 && n.page.strokes > emptyStrokes:
		return mutePage, true
	case n.err != nil:
		return badPage, false
	case q.tokens == 0:
		return blankPage, false
	case q.torn >= tornWords, q.torn > 0 && n.page.holes > 0, q.unknown > badUnknown, q.cut() && q.legal < badLegal:
		return textPage, true
	}
	return textPage, q.tokens >= scanTokens && q.foreign() && pictures >= 0.5
}
