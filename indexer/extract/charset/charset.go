// Package charset turns the bytes of a text file into UTF-8.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"vankho/corpus/viet"
)

// Name is a character set as IANA names it: "utf-8", "utf-16le", "windows-1258".
type Name string

// The character sets that Decode tells apart.
const (
	UTF8        Name = "utf-8"
	UTF16LE     Name = "utf-16le"
	UTF16BE     Name = "utf-16be"
	Windows1258 Name = "windows-1258"
	Windows1252 Name = "windows-1252"
)

var byteOrderMark = []byte("\xEF\xBB\xBF")

// Decode returns the text of data and the character set it was in. A byte order mark decides and is removed; else valid
// UTF-8 is UTF-8 (a share of bad bytes up to 1 in 500 is taken as damage, each bad byte becoming U+FFFD); else the text is in
// the Windows code page for Vietnamese where its combining marks stand after vowels, and in windows-1252 otherwise, as which
// text in TCVN3 and VNI is given too.
// Nothing else of the text changes: no normalisation, no line ends.
func Decode(data []byte) (string, Name) {
	switch {
	case bytes.HasPrefix(data, byteOrderMark):
		return strings.ToValidUTF8(string(data[len(byteOrderMark):]), "\uFFFD"), UTF8
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeAs(data[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)), UTF16LE
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeAs(data[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)), UTF16BE
	case utf8.Valid(data):
		return string(data), UTF8
	}
	if bad := badBytes(data); bad*500 <= len(data) {
		return replaceBad(data), UTF8
	}
	western := decodeAs(data, charmap.Windows1252)
	if _, legacy := viet.GuessLegacy(western); vietnamese(data) && !legacy {
		return decodeAs(data, charmap.Windows1258), Windows1258
	}
	return western, Windows1252
}

// BadBytes counts the bytes that are not UTF-8 in a text without a byte order mark.
func BadBytes(data []byte) int {
	if utf8.Valid(data) {
		return 0
	}
	return badBytes(data)
}

func badBytes(data []byte) int {
	bad := 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		data = data[n:]
	}
	return bad
}

func replaceBad(data []byte) string {
	var b strings.Builder
	b.Grow(len(data))
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		b.WriteRune(r)
		data = data[n:]
	}
	return b.String()
}

func decodeAs(data []byte, e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD")
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// vietnamese reports whether the high bytes read as windows-1258: its five combining tone marks, at codes where
// windows-1252 has letters that do not follow a vowel in any word, make up a fair part of them.
func vietnamese(data []byte) bool {
	const vowels = "aeiouyAEIOUY\xE2\xC2\xE3\xC3\xEA\xCA\xF4\xD4\xF5\xD5\xFD\xDD"
	marks, high := 0, 0
	for i, b := range data {
		if b < 0x80 {
			continue
		}
		high++
		switch b {
		case 0xCC, 0xD2, 0xDE, 0xEC, 0xF2:
			if i > 0 && strings.IndexByte(vowels, data[i-1]) >= 0 {
				marks++
			}
		}
	}
	return marks*10 >= high*2
}

// Binary reports whether the head of a file cannot be text: it holds a NUL byte and no UTF-16 mark, or many control bytes.
func Binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) {
		return false
	}
	control := 0
	for _, b := range head {
		switch {
		case b == 0:
			return true
		case b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B && b != 0x1E:
			control++
		}
	}
	return control*50 > len(head)
}

// Head decodes the head of a file, which may end within a character.
func Head(head []byte) string {
	for cut := 0; cut < utf8.UTFMax && cut < len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) {
			head = head[:len(head)-cut]
			break
		}
	}
	text, _ := Decode(head)
	return text
}

// Compose gives the NFC form, in which the tables of this package's users are compared.
func Compose(s string) string { return norm.NFC.String(s) }
