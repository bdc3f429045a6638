package draft

import (
	"bytes"
	"sort"

	"vankho/corpus"
)

// alignment says which letter of a DOCX is which of the text that was read from it. The reader adds labels of lists and leaves out what is
// not text, so paragraph after paragraph is looked for.
type alignment struct {
	// starts are the byte offsets of the text's letters.
	starts []int
	pieces []piece
}

// piece is a paragraph that was found: n letters, from the letter of the text, from the letter of the DOCX.
type piece struct{ text, docx, n int }

const (
	// shortParagraph is how many letters a paragraph has that could stand anywhere: it is looked for nearby only.
	shortParagraph = 12
	nearby         = 400
	faraway        = 100_000
	// mostSearched bounds the work on a DOCX that has nothing to do with the text.
	mostSearched = 1 << 29
)

func align(t *runs, text string) alignment {
	var a alignment
	var folded []byte
	for i, r := range text {
		for _, b := range foldLetter(r) {
			folded = append(folded, b)
			a.starts = append(a.starts, i)
		}
	}
	cursor, searched := 0, 0
	for k, from := range t.paragraphs {
		to := len(t.letters)
		if k+1 < len(t.paragraphs) {
			to = t.paragraphs[k+1]
		}
		if from == to || searched > mostSearched {
			continue
		}
		sought := t.folded[from:to]
		window := faraway
		if len(sought) < shortParagraph {
			window = nearby
		}
		end := min(len(folded), cursor+window+len(sought))
		at := bytes.Index(folded[cursor:end], sought)
		searched += end - cursor
		if at < 0 {
			continue
		}
		a.pieces = append(a.pieces, piece{cursor + at, from, to - from})
		cursor += at + len(sought)
	}
	return a
}

// place is the letters of the DOCX that a span of the text stands on: from the first, to behind the last.
func (a alignment) place(s corpus.Span) (from, to int, ok bool) {
	first := sort.SearchInts(a.starts, s.Start)
	last := sort.SearchInts(a.starts, s.End) - 1
	if first > last {
		return 0, 0, false
	}
	from, ok = a.letter(first)
	to, also := a.letter(last)
	return from, to + 1, ok && also && from <= to
}

// letter is the letter of the DOCX for one of the text.
func (a alignment) letter(k int) (int, bool) {
	i := sort.Search(len(a.pieces), func(i int) bool { return a.pieces[i].text > k }) - 1
	if i < 0 || k >= a.pieces[i].text+a.pieces[i].n {
		return 0, false
	}
	return a.pieces[i].docx + k - a.pieces[i].text, true
}
