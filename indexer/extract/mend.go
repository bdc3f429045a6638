package extract

import (
	"strings"
	"unicode"

	"vankho/corpus"
	"vankho/corpus/viet"
)

const (
	// soundLayer is the share of legal syllables from which a layer of text is believed but for its holes; of a page of 500 words
	// recognition misreads some ten.
	soundLayer = 0.95
	// mendReach is how far, in points, a recognised word may stand outside the line that it mends.
	mendReach = 2
)

// mended gives a page whose layer of text is sound but has lines with holes, letters that the file draws without saying which, with
// what was recognised in the place of those lines. It is false for other pages.
// Example: "NG�Ị ĐỊN�" becomes "NGHỊ ĐỊNH", the paragraphs below stay as they are.
func mended(layer, recognised corpus.RawPage) (corpus.RawPage, bool) {
	if quality(layer) < soundLayer {
		return layer, false
	}
	whole := layer
	whole.Lines = make([]corpus.Line, len(layer.Lines))
	found := false
	for i, line := range layer.Lines {
		if whole.Lines[i] = line; !strings.ContainsRune(line.Text, unicode.ReplacementChar) {
			continue
		}
		within := around(line.Boxes)
		if within == (corpus.Box{}) {
			return layer, false
		}
		patch := wordsIn(recognised.Lines, within)
		if patch.Text == "" || viet.Quality(patch.Text) == 0 {
			return layer, false
		}
		whole.Lines[i].Text, whole.Lines[i].Boxes = patch.Text, patch.Boxes
		found = true
	}
	return whole, found
}

// around is the box of all of a line.
func around(boxes []corpus.TextBox) corpus.Box {
	var all corpus.Box
	for _, b := range boxes {
		all = all.Union(b.Box)
	}
	return all
}

// wordsIn are the words that stand within a box, as one line.
func wordsIn(lines []corpus.Line, within corpus.Box) corpus.Line {
	var out corpus.Line
	for _, line := range lines {
		text := line.Text
		if line.Kind == corpus.LineRow {
			text = strings.Join(line.Cells, corpus.CellBreak)
		}
		start := 0
		for _, b := range line.Boxes {
			if b.End < start || b.End > len(text) {
				break
			}
			word := strings.TrimSpace(text[start:b.End])
			start = b.End
			x, y := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
			if word == "" || b.Box == (corpus.Box{}) || x < within.X0-mendReach || x > within.X1+mendReach || y < within.Y0-mendReach || y > within.Y1+mendReach {
				continue
			}
			if out.Text != "" {
				out.Text += " "
				out.Boxes = append(out.Boxes, corpus.TextBox{End: len(out.Text)})
			}
			out.Text += word
			out.Boxes = append(out.Boxes, corpus.TextBox{End: len(out.Text), Box: b.Box})
		}
	}
	return out
}
