package extract

import (
	"slices"
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
// the letters that were recognised in their place. What the layer knows of a word stays: recognition is weak at tones of capitals.
// It is false for other pages.
// Example: "K�Ả NĂNG KẾT NỐI", recognised as "KHA NĂNG KÉT NÓI", becomes "KHẢ NĂNG KẾT NỐI".
func mended(layer, recognised corpus.RawPage) (corpus.RawPage, bool) {
	if viet.Quality(intact(pageText(layer))) < soundLayer {
		return layer, false
	}
	whole := layer
	whole.Lines = make([]corpus.Line, len(layer.Lines))
	found := false
	for i, line := range layer.Lines {
		if whole.Lines[i] = line; !strings.ContainsRune(line.Text, unicode.ReplacementChar) {
			continue
		}
		if patch := mendedLine(line, recognised.Lines); holes(patch.Text) < holes(line.Text) {
			whole.Lines[i], found = patch, true
		}
	}
	return whole, found
}

// intact is a text without its words that have holes.
func intact(text string) string {
	words := slices.DeleteFunc(strings.Fields(text), func(word string) bool { return holes(word) > 0 })
	return strings.Join(words, " ")
}

func holes(text string) int { return strings.Count(text, string(unicode.ReplacementChar)) }

// mendedLine mends a line word by word. A word stays as it is where nothing was recognised in its place.
func mendedLine(line corpus.Line, recognised []corpus.Line) corpus.Line {
	out := line
	out.Text, out.Boxes = "", nil
	words, boxes := wordBoxes(line)
	for i := 0; i < len(words); i++ {
		word, box := words[i], boxes[i]
		if i+1 < len(words) && holes(word) > 0 {
			// A letter that is lost beside another leaves a gap that parts the word.
			both := box.Union(boxes[i+1])
			whole := filled(word+words[i+1], wordsIn(recognised, both).Text)
			if viet.ValidSyllable(whole) {
				word, box = whole, both
				i++
			}
		}
		if seen := wordsIn(recognised, box).Text; seen != "" {
			word = filled(word, seen)
		}
		out.Join(corpus.Line{Text: word, Boxes: []corpus.TextBox{{End: len(word), Box: box}}})
	}
	return out
}

// wordBoxes takes a line apart into its words and where they stand.
func wordBoxes(line corpus.Line) (words []string, boxes []corpus.Box) {
	start := 0
	for word := range strings.FieldsSeq(line.Text) {
		from := start + strings.Index(line.Text[start:], word)
		start = from + len(word)
		var box corpus.Box
		for _, b := range line.Boxes {
			if b.End > from && b.End <= start {
				box = box.Union(b.Box)
			}
		}
		words, boxes = append(words, word), append(boxes, box)
	}
	return words, boxes
}

// filled is a word with its holes, and letters lost at its ends, as recognition sees it. A word that recognition sees quite
// differently stays, but where it has a hole and recognition sees a legal syllable.
// Example: filled("C\uFFFDN\uFFFD", "CHÍNH") is "CHÍNH", filled("ÒA", "HOA") is "HÒA", filled("KẾT", "KÉT") is "KẾT".
func filled(word, seen string) string {
	known, lookalike := []rune(word), []rune(seen)
	if len(lookalike) == 0 {
		return word
	}
	var out []rune
	at := 0
	for i, r := range known {
		if r == unicode.ReplacementChar {
			continue
		}
		// The letters up to the next known one fill the hole before it.
		next := at
		for next < len(lookalike) && next-at <= maxHole && viet.Fold(string(lookalike[next])) != viet.Fold(string(r)) {
			next++
		}
		holed := i == 0 || known[i-1] == unicode.ReplacementChar
		if next == len(lookalike) || next-at > maxHole || next > at && !holed {
			if holes(word) > 0 && viet.ValidSyllable(seen) {
				return seen
			}
			return word
		}
		out = append(append(out, lookalike[at:next]...), r)
		at = next + 1
	}
	if rest := lookalike[at:]; known[len(known)-1] == unicode.ReplacementChar || len(rest) <= 1 && viet.ValidSyllable(string(append(out, rest...))) {
		out = append(out, rest...)
	}
	return string(out)
}

// maxHole is how many letters a hole may hold: of two lost side by side a file tells one.
const maxHole = 2

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
			if !strings.ContainsFunc(word, unicode.IsLetter) || b.Box == (corpus.Box{}) || x < within.X0-mendReach || x > within.X1+mendReach || y < within.Y0-mendReach || y > within.Y1+mendReach {
				continue
			}
			out.Join(corpus.Line{Text: word, Boxes: []corpus.TextBox{{End: len(word), Box: b.Box}}})
		}
	}
	return out
}
