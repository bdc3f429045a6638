package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hornWords is how many words with marks must lack a ư before any is restored: a text that lost its soft hyphens lacks it
// everywhere.
const hornWords = 3

// restoreHorn puts back the letters ư that an extractor dropped as soft hyphens from TCVN3 text: trờng → trường, đợc → được,
// nhng → nhưng. Only words that are no syllable change, and only where one place for the ư makes them one: "cha" may have been
// "chưa" and stays. Source: handbook §6.6, the trap.
func restoreHorn(s string) string {
	var b strings.Builder
	done, words := 0, 0
	for w := range Words(s) {
		whole, ok := withHorn(w.Text)
		if !ok {
			continue
		}
		if !ascii(w.Text) {
			words++
		}
		b.WriteString(s[done:w.Start])
		b.WriteString(whole)
		done = w.End
	}
	if words < hornWords {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// withHorn gives the one syllable that a word becomes with a letter ư more. Abbreviations are not meant: capitals, and two plain
// letters (pH, tr).
func withHorn(word string) (string, bool) {
	if len(word) < 3 || len(word) > 24 || !judged(word) || ValidSyllable(word) || strings.ToUpper(word) == word {
		return "", false
	}
	found := ""
	for at := range len(word) + 1 {
		if at < len(word) && !utf8.RuneStart(word[at]) {
			continue
		}
		r := 'ư'
		if first, _ := utf8.DecodeRuneInString(word); at == 0 && unicode.IsUpper(first) {
			r = 'Ư'
		}
		whole := word[:at] + string(r) + word[at:]
		if !ValidSyllable(whole) {
			continue
		}
		if found != "" && found != whole {
			return "", false
		}
		found = whole
	}
	return found, found != ""
}
