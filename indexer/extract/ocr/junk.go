package ocr

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// Seals, signatures, rules and dust are read as words: signs, or a letter or two of low confidence. They stand alone, in lines of
// their own, or at the ends of lines. What could be Vietnamese or a number is never dropped, nor a doubtful word within a line.
const (
	doubtful = 0.45 // the confidence below which a sign or a piece of no word is dropped
	rubbish  = 0.6  // the mean confidence below which a line without one good word is dropped
	sure     = 0.5  // the confidence from which on a word makes its line one of text
)

// signs are what stands for itself between words; others alone are dust.
const signs = `-–—+*•/:;.,()"“”…%&=§<>xX`

// keep drops the words that are none, and lines that hold no good one.
func keep(words []word) []word {
	var kept []word
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && words[end].line == words[start].line {
			end++
		}
		if line := words[start:end]; textLine(line) {
			for len(line) > 0 && line[0].dust() {
				line = line[1:]
			}
			for len(line) > 0 && line[len(line)-1].dust() {
				line = line[:len(line)-1]
			}
			for _, w := range line {
				if w.text = strings.Trim(w.text, "|¦"); w.text != "" && (w.written() || !w.dust()) {
					kept = append(kept, w)
				}
			}
		}
		start = end
	}
	return kept
}

// textLine reports whether a printed line holds text: a good word, or middling ones.
func textLine(line []word) bool {
	sum := 0.0
	for _, w := range line {
		if w.confidence >= sure && w.meant() {
			return true
		}
		sum += w.confidence
	}
	return sum/float64(len(line)) >= rubbish
}

// meant reports whether the word could be Vietnamese of two letters or more, a number, or an abbreviation.
func (w word) meant() bool {
	letters := 0
	for part := range viet.Words(w.text) {
		n := utf8.RuneCountInString(part.Text)
		digits := strings.ContainsFunc(part.Text, unicode.IsDigit)
		if digits || n > 1 && (viet.ValidSyllable(part.Text) || capitals(part.Text)) {
			return true
		}
		letters += n
	}
	return letters > 3
}

// written reports whether the word has a letter or a digit.
func (w word) written() bool {
	return strings.ContainsFunc(w.text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

// dust reports whether the word is none: no letter, digit or known sign, or a piece of no word that is doubtful itself.
func (w word) dust() bool {
	short := utf8.RuneCountInString(w.text) < 3
	if w.written() {
		return w.confidence < doubtful && short && !w.meant()
	}
	foreign := strings.ContainsFunc(w.text, func(c rune) bool { return !strings.ContainsRune(signs, c) })
	return foreign || w.confidence < doubtful && short
}
