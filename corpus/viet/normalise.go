package viet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// eth maps the look-alikes of Đ and the line ends of other systems. CRLF comes first, so that it is one line end.
var eth = strings.NewReplacer("\r\n", "\n", "\r", "\n", "Ð", "Đ", "Ɖ", "Đ", "ð", "đ")

// Normalise brings a text to the one form that is stored, indexed and shown: Unicode NFC, line ends LF, and the eth
// look-alikes Ð (U+00D0), Ɖ (U+0189), ð (U+00F0) as Đ and đ. A run of bytes that is not UTF-8 becomes U+FFFD. Nothing
// is trimmed, joined or dropped. It is idempotent; a text that is already normal comes back uncopied.
// Example: "Quyê\u0301t \u00d0i\u0323nh\r\n" → "Quyết Định\n". Source: handbook §1.5 (eth), §6.1.
func Normalise(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if !foreign(s) {
		return s
	}
	return eth.Replace(s)
}

// foreign reports whether eth has anything to replace. The bytes are those of \r, Ð, ð and Ɖ.
func foreign(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '\r':
			return true
		case 0xC3:
			if i+1 < len(s) && (s[i+1] == 0x90 || s[i+1] == 0xB0) {
				return true
			}
		case 0xC6:
			if i+1 < len(s) && s[i+1] == 0x89 {
				return true
			}
		}
	}
	return false
}
