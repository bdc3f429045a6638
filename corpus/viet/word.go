package viet

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Word is a run of letters, digits and combining marks. Start and End are byte offsets into the text it was found in.
type Word struct {
	Start, End int
	Text       string
}

// Words yields the words of s in order. Hyphens, slashes and dots part words: "57-NQ/TW" is three.
func Words(s string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for start := 0; start < len(s); {
			r, w := utf8.DecodeRuneInString(s[start:])
			if !inWord(r) {
				start += w
				continue
			}
			end := start + w
			for end < len(s) {
				r, w = utf8.DecodeRuneInString(s[end:])
				if !inWord(r) {
					break
				}
				end += w
			}
			if !yield(Word{start, end, s[start:end]}) {
				return
			}
			start = end
		}
	}
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// HasMarks reports whether s carries any mark of Vietnamese: đ, ă, â, ê, ô, ơ, ư, or a tone, composed or not. A
// question without marks is one typed on a plain keyboard. Example: "nghi quyet" false, "Đà Nẵng" true, "café" true.
func HasMarks(s string) bool {
	for _, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		if r == 'đ' || r == 'Đ' {
			return true
		}
		if _, _, marked := splitVowel(unicode.ToLower(r)); marked {
			return true
		}
		switch r {
		case 0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323:
			return true
		}
	}
	return false
}
