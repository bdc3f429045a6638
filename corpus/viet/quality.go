package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hole stands for a letter that could not be read.
const hole = string(unicode.ReplacementChar)

// Quality is the share of the words of s that are legal Vietnamese syllables, 0 to 1; -1 where s has no word to judge.
// Good pages lie above 0.9, text in a wrong encoding below 0.5. Not judged are single letters, words with digits and
// capitals without tones (UBND, NĐ); a word with a hole (U+FFFD) is none. Source: handbook §6.5.
// Example: Quality("đồng ý") is 1, Quality("đồng v\uFFFDi") is 0.5.
func Quality(s string) float64 {
	words, good := 0, 0
	torn := -1 // where the last piece of a word with a hole ends
	for w := range Words(s) {
		if !strings.ContainsFunc(w.Text, unicode.IsDigit) && (strings.HasSuffix(s[:w.Start], hole) || strings.HasPrefix(s[w.End:], hole)) {
			if torn < 0 || strings.Trim(s[torn:w.Start], hole) != "" {
				words++
			}
			torn = w.End
			continue
		}
		if !judged(w.Text) {
			continue
		}
		if ValidSyllable(w.Text) {
			good++
			words++
		} else if !abbreviation(w.Text) {
			words++
		}
	}
	if words == 0 {
		return -1
	}
	return float64(good) / float64(words)
}

func judged(word string) bool {
	if _, w := utf8.DecodeRuneInString(word); w == len(word) {
		return false
	}
	return !strings.ContainsFunc(word, unicode.IsDigit)
}

// abbreviation reports whether a word that is no syllable looks like one on purpose: capitals, and no tone among them.
func abbreviation(word string) bool {
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		if _, t, _ := splitVowel(unicode.ToLower(r)); t != ngang {
			return false
		}
	}
	return true
}
