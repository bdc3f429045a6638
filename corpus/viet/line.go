package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// GoesOn reports whether the line text[start:end] goes on in the next, which begins behind the line end at end: it ends in no mark, and the
// next begins with a small letter that labels no item.
// Example: true for "thực hiện nhiệm" before "vụ được giao", false before "a) Sở Nội vụ" and behind "như sau:".
func GoesOn(text string, start, end int) bool {
	if end == start || end+1 >= len(text) {
		return false
	}
	if last, _ := utf8.DecodeLastRuneInString(text[start:end]); strings.ContainsRune(".;:!?|\"”", last) {
		return false
	}
	first, w := utf8.DecodeRuneInString(text[end+1:])
	if !unicode.IsLower(first) {
		return false
	}
	rest := text[end+1+w:]
	return rest == "" || rest[0] != ')' && rest[0] != '.'
}
