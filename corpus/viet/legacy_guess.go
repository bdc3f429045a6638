package viet

import (
	"strings"
	"unicode"
)

// What a text must show to be taken for legacy text. Measured: real TCVN3 documents have 20–31 % legal syllables as they are
// and 97–100 % decoded; no Unicode text gains.
const (
	guessQuality = 0.90 // of the decoded text
	guessGain    = 0.20 // over the text as it is
	guessWords   = 4    // that decoding makes legal
	guessSample  = 64 << 10
)

// GuessLegacy reports in which legacy encoding a text is typed, by the syllables that decoding makes legal; s is what the bytes
// give as Latin-1 or windows-1252, a paragraph or more. It is false where nothing is gained, and for the few words of a short
// line: the font or the text around has to say it. Example: "Uû ban nh©n d©n tØnh" is TCVN3; "Ủy ban", "café" are none.
// Source: handbook §6.6.
func GuessLegacy(s string) (Legacy, bool) {
	if ascii(s) {
		return "", false
	}
	s = sampleOf(s)
	if !MayBeLegacy(s) {
		return "", false
	}
	raw := max(0, Quality(s))
	if raw > 1-guessGain {
		return "", false
	}
	var best Legacy
	reached := 0.0
	for _, l := range []Legacy{TCVN3, VNI} {
		decoded := l.Decode(s)
		if q := Quality(decoded); q >= guessQuality && q-raw >= guessGain && q > reached && legalMarked(decoded)-legalMarked(s) >= guessWords {
			best, reached = l, q
		}
	}
	return best, best != ""
}

// MayBeLegacy reports whether s has characters that could be legacy letters and next to none of the Vietnamese letters that only
// Unicode has: decoding it could help. It is the cheap question before all others.
func MayBeLegacy(s string) bool {
	high, own := 0, 0
	for _, r := range s {
		switch {
		case r >= 0xA1 && r <= 0xFF:
			high++
		case r > 0xFF && unicode.IsLetter(r):
			own++
		}
	}
	return high > 0 && own*20 <= high
}

// legalMarked counts the words that are legal syllables with a mark.
func legalMarked(s string) int {
	n := 0
	for w := range Words(s) {
		if !ascii(w.Text) && judged(w.Text) && ValidSyllable(w.Text) {
			n++
		}
	}
	return n
}

// sampleOf cuts a long text to what is enough to judge it by, from its middle, where letterheads and tables are past.
func sampleOf(s string) string {
	if len(s) <= guessSample {
		return s
	}
	from := (len(s) - guessSample) / 2
	return strings.ToValidUTF8(s[from:from+guessSample], "")
}
