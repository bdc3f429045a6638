package viet

import (
	_ "embed"
	"encoding/hex"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"vankho/corpus/table"
)

// Legacy (bảng mã cũ) is an encoding of the time before Unicode, which fonts of its own made look right.
type Legacy string

// The legacy encodings that are read.
const (
	TCVN3 Legacy = "TCVN3" // also named ABC: fonts .VnTime, .VnArial
	VNI   Legacy = "VNI"   // VNI-Windows: fonts VNI-Times, VNI-Helve
)

//go:embed legacy_tcvn3.tsv
var tcvn3Rows string

//go:embed legacy_vni.tsv
var vniRows string

// legacyTable gives the letter of one byte and of two; 0 where there is none.
type legacyTable struct {
	one [256]rune
	two map[[2]byte]rune
}

var legacyTables = sync.OnceValue(func() map[Legacy]*legacyTable {
	return map[Legacy]*legacyTable{TCVN3: readLegacy(tcvn3Rows, false), VNI: readLegacy(vniRows, true)}
})

// readLegacy reads one table; with cased, its rows stand for capitals too.
func readLegacy(rows string, cased bool) *legacyTable {
	t := &legacyTable{two: map[[2]byte]rune{}}
	for row := range table.Rows(rows, 2) {
		code, _ := hex.DecodeString(row[0])
		small, _ := utf8.DecodeRuneInString(row[1])
		switch {
		case len(code) == 1:
			t.one[code[0]] = small
			if cased {
				t.one[code[0]-0x20] = unicode.ToUpper(small)
			}
		case len(code) == 2:
			// The letter says the case; the sign after it is typed in either. ö and ô of VNI are letters that take a sign too.
			letter, sign := code[0], code[1]
			t.two[[2]byte{letter, sign}], t.two[[2]byte{letter, sign - 0x20}] = small, small
			capital := unicode.ToUpper(small)
			t.two[[2]byte{letter - 0x20, sign}], t.two[[2]byte{letter - 0x20, sign - 0x20}] = capital, capital
		}
	}
	return t
}

// Decode gives the Unicode text, in NFC, of a text in l whose bytes were read as Latin-1 or windows-1252. Characters that l does
// not use stay; the controls U+0080 to U+009F become the quotes and dashes of windows-1252. Soft hyphens are ư in TCVN3, so that
// nobody may drop them before; where a TCVN3 text has none, the ư that its words lack are restored as far as they are certain.
// Text of a capitals font (see LegacyFont) is small letters here. An unknown l changes nothing.
// Example: TCVN3.Decode("Uû ban nh©n d©n") is "Uỷ ban nhân dân". Source: handbook §6.6.
func (l Legacy) Decode(s string) string {
	t := legacyTables()[l]
	if t == nil || ascii(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for at := 0; at < len(s); {
		r, w := utf8.DecodeRuneInString(s[at:])
		at += w
		if r > 0xFF {
			b.WriteString(s[at-w : at])
			continue
		}
		if len(t.two) > 0 {
			if next, w := utf8.DecodeRuneInString(s[at:]); next <= 0xFF {
				if letter := t.two[[2]byte{byte(r), byte(next)}]; letter != 0 {
					b.WriteRune(letter)
					at += w
					continue
				}
			}
		}
		switch letter := t.one[r]; {
		case r >= 0x80 && r < 0xA0:
			b.WriteRune(charmap.Windows1252.DecodeByte(byte(r)))
		case r >= 0x80 && letter != 0:
			b.WriteRune(letter)
		default:
			b.WriteString(s[at-w : at])
		}
	}
	if l == TCVN3 && !strings.ContainsRune(s, softHyphen) {
		return restoreHorn(b.String())
	}
	return b.String()
}

// softHyphen is what a letter ư of TCVN3 looks like to other programs.
const softHyphen = '\u00AD'
