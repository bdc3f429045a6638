package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tone puts every tone mark where the new style wants it: hoà → hòa, uỷ → ủy, khoẻ → khỏe, and mends the places that
// bad input methods choose: qúa → quá, nghiã → nghĩa. Words that are no Vietnamese syllable stay, as do quý, giữ and
// hoàn, which have one form only. Case is kept, the result is NFC, and Tone is idempotent. Source: handbook §6.2.
func Tone(s string) string {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if ascii(s) {
		return s
	}
	var b strings.Builder
	done := 0
	for w := range Words(s) {
		moved, ok := moveTone(w.Text)
		if !ok {
			continue
		}
		b.WriteString(s[done:w.Start])
		b.WriteString(moved)
		done = w.End
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// moveTone respells one word with its tone in the right place; false where nothing is to be moved.
func moveTone(word string) (string, bool) {
	if len(word) > 8*utf8.UTFMax || ascii(word) {
		return "", false
	}
	s, ok := parseSyllable(word)
	if !ok || s.at < 0 {
		return "", false
	}
	seat := s.toneSeat()
	if seat == s.at {
		return "", false
	}
	out := make([]byte, 0, len(word)+utf8.UTFMax)
	i := 0
	for _, r := range word {
		if i == seat || i == s.at {
			t := ngang
			if i == seat {
				t = s.tone
			}
			upper := unicode.IsUpper(r)
			if j, ok := vowelTable().join[vowel{s.bare[i], t}]; ok {
				r = j
			}
			if upper {
				r = unicode.ToUpper(r)
			}
		}
		out = utf8.AppendRune(out, r)
		i++
	}
	return string(out), true
}

// toneMarks are the combining marks of the tones, in their order.
var toneMarks = [...]rune{ngang: 0, huyen: '\u0300', sac: '\u0301', hoi: '\u0309', nga: '\u0303', nang: '\u0323'}

// Untone takes the tone off a word in lower case and names it by its combining mark; 0 where the word has none. The marks that make
// letters stay. Of several tones the last is named. Example: "quyết" → "quyêt", U+0301; "đường" → "đương", U+0300; "ban" → "ban", 0.
func Untone(word string) (letters string, mark rune) {
	if ascii(word) {
		return word, 0
	}
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range word {
		letter, t, _ := splitVowel(r)
		if t != ngang {
			mark = toneMarks[t]
		}
		b.WriteRune(letter)
	}
	return b.String(), mark
}
