package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// screen writes text that may come from files to a person's terminal: control characters, which a terminal would obey, and
// marks that turn the direction of writing are written as \u001b. That keeps JSON valid, where they stand in strings only.
type screen struct{ out io.Writer }

func (s screen) Write(p []byte) (int, error) {
	if _, err := io.WriteString(s.out, visible(string(p), "\n\t")); err != nil {
		return 0, err
	}
	return len(p), nil
}

// oneLine makes a name safe to print within a line: a file may be called "a\nb".
func oneLine(name string) string { return visible(name, "") }

// visible escapes what is not printed as itself, but for the characters of keep.
// Example: "a\x1b[31m" becomes `a\u001b[31m`, a byte that is not UTF-8 `\ufffd`.
func visible(s, keep string) string {
	obeyed := func(r rune) bool {
		return (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029') && !strings.ContainsRune(keep, r)
	}
	if !strings.ContainsFunc(s, obeyed) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		_, width := utf8.DecodeRuneInString(s[i:])
		if obeyed(r) || r == utf8.RuneError && width == 1 {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
