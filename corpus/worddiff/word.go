package worddiff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// word is one word or one sign of punctuation with the blanks after it; words with one key are the same word.
type word struct {
	corpus.Span
	key string
}

// wordsOf cuts a text into words and signs. The blanks before the first one belong to none. What is written without a blank and begins and
// ends with a letter or a digit is one word, so that numbers and document numbers stay whole.
// Example: `(57-NQ/TW), 1.000` is "(", "57-NQ/TW", ")", ",", "1.000".
func wordsOf(text string) []word {
	var out []word
	add := func(start, end int) {
		if start < end {
			out = append(out, word{corpus.Span{Start: start, End: end}, viet.Tone(text[start:end])})
		}
	}
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			if n := len(out); n > 0 {
				out[n-1].End = at
			}
			continue
		}
		end := at + strings.IndexFunc(text[at:], unicode.IsSpace)
		if end < at {
			end = len(text)
		}
		first, last := at, end
		for first < last {
			r, size := utf8.DecodeRuneInString(text[first:last])
			if wordly(r) {
				break
			}
			add(first, first+size)
			first += size
		}
		inner := last
		for first < inner {
			r, size := utf8.DecodeLastRuneInString(text[first:inner])
			if wordly(r) {
				break
			}
			inner -= size
		}
		add(first, inner)
		for inner < last {
			_, size := utf8.DecodeRuneInString(text[inner:last])
			add(inner, inner+size)
			inner += size
		}
		at = end
	}
	return out
}

// wordly reports whether a word may begin or end with a character.
func wordly(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '%'
}
