package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Slug spells a name for an address: ASCII letters and digits of its fold, hyphens for all else between them.
// Example: "Ủy ban nhân dân tỉnh Lào Cai" → "uy-ban-nhan-dan-tinh-lao-cai"; "???" → "".
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(s) {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	return b.String()
}

// Capitalise makes the first letter upper case, for display alone; quotes and brackets before it are passed over.
// Example: "về việc thi hành" → "Về việc thi hành"; "“điều” 1" → "“Điều” 1"; "57 năm" stays.
func Capitalise(s string) string {
	for i, r := range s {
		switch {
		case unicode.IsDigit(r):
			return s
		case unicode.IsLetter(r):
			u := unicode.ToUpper(r)
			if u == r {
				return s
			}
			return s[:i] + string(u) + s[i+utf8.RuneLen(r):]
		}
	}
	return s
}

// Uncapitalise makes the first letter lower case, as a phrase stands within a sentence. Example: "Định hướng đến năm 2045" → "định hướng đến
// năm 2045"; a phrase that begins with no letter stays.
func Uncapitalise(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// Capitals reports whether a text is set in capitals throughout, as titles are printed: it has letters, and none of them is small.
// Example: "LUẬT XÂY DỰNG" is, "Luật Xây dựng" and "2025" are not.
func Capitals(s string) bool {
	return strings.ToUpper(s) == s && strings.ToLower(s) != s
}
