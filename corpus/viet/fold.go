package viet

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// dropped stands in the fold table for a rune that leaves nothing behind: a combining mark.
const dropped rune = -1

// foldTable holds the folds of all runes below U+2000, where the letters of the Latin script lie.
var foldTable = sync.OnceValue(func() *[0x2000]rune {
	var t [0x2000]rune
	for r := range t {
		t[r] = decompose(rune(r))
	}
	return &t
})

// Fold takes case and marks away: lower case, no accents, horns, hooks or tones, đ → d. It is for looking things up
// and never for identity. Idempotent. Example: "Nghị quyết số 57-NQ/TW của Đảng" → "nghi quyet so 57-nq/tw cua dang".
// Source: handbook §6.4.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	t := foldTable()
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if f := foldRune(t, r); f != dropped {
			b.WriteRune(f)
		}
	}
	return b.String()
}

// plain reports whether folding would change nothing, in one pass over bytes.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func foldRune(t *[0x2000]rune, r rune) rune {
	if uint32(r) < uint32(len(t)) {
		return t[r]
	}
	return decompose(r)
}

// decompose finds the lower-case base letter of r. A rune that is made of several letters (Hangul) stays whole.
func decompose(r rune) rune {
	switch {
	case 0x300 <= r && r <= 0x36F:
		return dropped
	case r == 'đ' || r == 'Đ' || r == 'Ð' || r == 'Ɖ' || r == 'ð':
		return 'd'
	case r < utf8.RuneSelf:
		return unicode.ToLower(r)
	}
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Bytes(buf[:utf8.EncodeRune(buf[:], r)])
	base := rune(0)
	for _, x := range string(d) {
		if 0x300 <= x && x <= 0x36F {
			continue
		}
		if base != 0 {
			return unicode.ToLower(r)
		}
		base = x
	}
	if base == 0 {
		return dropped
	}
	return unicode.ToLower(base)
}
