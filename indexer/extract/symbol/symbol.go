// Package symbol gives the signs of fonts that have signs in place of letters (Symbol, Wingdings) as those of Unicode.
package symbol

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"vankho/corpus/table"
)

//go:embed symbols.tsv
var rows string

// fonts gives the signs of the fonts that have signs in place of letters: font in lower case → code → sign.
var fonts = sync.OnceValue(func() map[string]map[rune]rune {
	all := map[string]map[rune]rune{}
	for row := range table.Rows(rows, 3) {
		code, err := strconv.ParseUint(row[1], 16, 16)
		if err != nil {
			continue
		}
		if all[row[0]] == nil {
			all[row[0]] = map[rune]rune{}
		}
		sign, _ := utf8.DecodeRuneInString(row[2])
		all[row[0]][rune(code)] = sign
	}
	return all
})

// Private is where fonts of signs put them: the sign of the code 6C is at Private + 0x6C.
const Private = 0xF000

// isPrivate tells the codes whose meaning only their font knows.
func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }

// Plain turns the signs of a symbol font into those of Unicode, and drops the private codes that mean nothing without it. Text in
// other fonts stays. Example: Plain("Symbol", "\uF061") is "α"; Plain("Arial", "a") is "a".
func Plain(font, text string) string {
	signs := fonts()[strings.ToLower(font)]
	if signs == nil && !strings.ContainsFunc(text, isPrivate) {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch sign := signs[r&0xFF]; {
		case !isPrivate(r) && r > 0xFF:
			return r
		case sign != 0:
			return sign
		case isPrivate(r):
			return -1
		}
		return r
	}, text)
}
