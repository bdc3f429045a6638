package viet

import (
	"unicode"
	"unicode/utf8"
)

// Quality is the share of the words of s that are legal Vietnamese syllables, 0 to 1; -1 where s has no word to judge.
// Good pages lie above 0.9, text in a wrong encoding below 0.5. Not judged are single letters, words with digits and
// capitals without tones (UBND, NĐ). Source: handbook §6.5.
func Quality(s string) float64 {
	words, good := 0, 0
	for w := range Words(s) {
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
	for _, r := range word {
		if unicode.IsDigit(r) {
			return false
		}
	}
	return true
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
