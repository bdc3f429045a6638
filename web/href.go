package web

import (
	"html"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"
)

// href is the attribute that leads to an address of this site, its Vietnamese letters as people write them: the pages are
// UTF-8, browsers escape the letters themselves, and a list repeats the question in a hundred links. What is no address of
// this site leads nowhere.
// Example: href("/tim?q=n%C6%B0%E1%BB%9Bc+s%E1%BA%A1ch&trang=2") is `href="/tim?q=nước+sạch&amp;trang=2"`.
func href(address string) template.HTMLAttr {
	if !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "#") || strings.HasPrefix(address, "//") {
		return `href="#chinh"`
	}
	return template.HTMLAttr(`href="` + html.EscapeString(readableLetters(address)) + `"`)
}

// readableLetters undoes the escapes of letters that are not ASCII; every other escape stays.
func readableLetters(address string) string {
	if !strings.Contains(address, "%") {
		return address
	}
	var b strings.Builder
	for i := 0; i < len(address); {
		var raw []byte
		j := i
		for len(raw) < utf8.UTFMax {
			c, ok := unescaped(address[j:])
			if !ok || c < utf8.RuneSelf {
				break
			}
			raw, j = append(raw, c), j+3
			if utf8.FullRune(raw) {
				break
			}
		}
		if r, n := utf8.DecodeRune(raw); n == len(raw) && r != utf8.RuneError && unicode.IsLetter(r) {
			b.WriteRune(r)
			i = j
			continue
		}
		b.WriteByte(address[i])
		i++
	}
	return b.String()
}

// unescaped reads one escape of an address: "%C6" is 0xC6.
func unescaped(s string) (byte, bool) {
	if len(s) < 3 || s[0] != '%' {
		return 0, false
	}
	high, low := strings.IndexByte(hexDigits, s[1]), strings.IndexByte(hexDigits, s[2])
	if high < 0 || low < 0 {
		return 0, false
	}
	return byte(high<<4 | low), true
}

// hexDigits are those that url.QueryEscape and url.PathEscape write.
const hexDigits = "0123456789ABCDEF"
