package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

const (
	// noise is how many letters the words of both kinds have at least where a stamp is read into a line: "VNeID" is a name.
	noise = 8
	// noiseWords is how many words such a stamp leaves at the end of a line at least.
	noiseWords = 3
)

// garbled is the length of what a line begins with where a stamp is read into it: up to the first word in small letters, if a word of
// letters of both kinds stands before that. Example: "I0 TưôNGTHĐỆN TỶ ciN PHÙ " of "I0 TưôNGTHĐỆN TỶ ciN PHÙ tại buổi làm việc".
func garbled(s string) int {
	mixed := 0
	for at := 0; at < len(s); {
		word, _, _ := strings.Cut(s[at:], " ")
		if startsSmall(word) && viet.ValidSyllable(word) && !mixedCase(word) {
			switch {
			case mixed < noise:
				return 0
			case !strings.Contains(s[at:], " "):
				return len(s)
			}
			return at
		}
		if mixedCase(word) {
			mixed += utf8.RuneCountInString(word)
		}
		at += len(word) + 1
	}
	return 0
}

// garbledTail is the length of what a line ends with where a stamp is read into it: from a word of letters of both kinds on, if all
// behind it are capitals. Example: " 'BIỆu TỦ CHÍNH PHỦ" of "trên địa bàn tỉnh 'BIỆu TỦ CHÍNH PHỦ".
func garbledTail(s string) int {
	tail, words := 0, 0
	for at := len(s); at > 0; {
		from := strings.LastIndexByte(s[:at], ' ') + 1
		word := s[from:at]
		if !mixedCase(word) && !clash(word) && !allCaps(word) {
			return tail
		}
		if words++; from > 0 && words >= noiseWords && (mixedCase(word) || clash(word)) {
			tail = len(s) - from
		}
		at = max(0, from-1)
	}
	return 0
}

// clash reports whether a word ends in small letters behind two capitals: "BIỆu". Symbols do too: "299/QĐ-TTg".
func clash(word string) bool {
	high := 0
	if strings.ContainsAny(word, "/-") {
		return false
	}
	for _, c := range word {
		if unicode.IsUpper(c) {
			high++
		} else if unicode.IsLower(c) {
			return high > 1
		}
	}
	return false
}

// mixedCase reports whether a word has a capital behind a small letter, or is long and has a figure among its letters.
func mixedCase(word string) bool {
	small, letters, figure := false, 0, false
	if strings.ContainsAny(word, "/-") {
		return false // a number of a document
	}
	for _, c := range word {
		if unicode.IsUpper(c) && small {
			return true
		}
		small = small || unicode.IsLower(c)
		figure = figure || unicode.IsDigit(c)
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return figure && letters > 3
}

// shouted reports whether most letters of a line are capitals, as those of stamps are.
func shouted(s string) bool {
	high, all := 0, 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			all++
		}
		if unicode.IsUpper(c) {
			high++
		}
	}
	return 5*high > 3*all
}
