package pdf

import (
	"encoding/hex"
	"regexp"
	"unicode/utf16"
)

// cmapLimit is the largest map that is read, in bytes; one of all of Unicode has some 2 MB.
const cmapLimit = 8 << 20

// cmapTokens are what matters of a map of codes to characters: strings in hex, brackets of lists, the words that open and
// close a section.
var cmapTokens = regexp.MustCompile(`<[0-9A-Fa-f\s]*>|\[|\]|beginbfchar|endbfchar|beginbfrange|endbfrange`)

// readToUnicode reads a ToUnicode map (ISO 32000-1, §9.10.3) into m. The library's own reading of it stops at the first
// word that it does not know. A real section:
//
//	2 beginbfrange
//	<0044> <0047> <0061>
//	<0069> <006B> [<00E1> <00E0> <00E2>]
//	endbfrange
func readToUnicode(source []byte, m map[int]string) {
	section := ""
	var row []string // the strings of the entry being read
	list := false
	for _, token := range cmapTokens.FindAll(source, -1) {
		switch token[0] {
		case 'b', 'e':
			section, row, list = string(token), nil, false
			continue
		case '[':
			list = true
			continue
		case ']':
			if len(row) > 2 {
				first := codeOf(row[0])
				for i, to := range row[2:] {
					m[first+i] = fromUTF16(to)
				}
			}
			row, list = nil, false
			continue
		}
		row = append(row, unhex(token[1:len(token)-1]))
		switch {
		case list:
		case section == "beginbfchar" && len(row) == 2:
			m[codeOf(row[0])] = fromUTF16(row[1])
			row = nil
		case section == "beginbfrange" && len(row) == 3:
			first, last, to := codeOf(row[0]), codeOf(row[1]), fromUTF16(row[2])
			for c := first; c <= last && c-first < 1<<16; c++ {
				m[c] = following(to, c-first)
			}
			row = nil
		case section != "beginbfchar" && section != "beginbfrange":
			row = nil
		}
	}
}

// unhex reads the digits of a hex string; a missing last digit counts as 0.
func unhex(digits []byte) string {
	tight := make([]byte, 0, len(digits)+1)
	for _, c := range digits {
		if c > ' ' {
			tight = append(tight, c)
		}
	}
	if len(tight)%2 == 1 {
		tight = append(tight, '0')
	}
	raw, _ := hex.DecodeString(string(tight)) // the pattern lets nothing but digits through
	return string(raw)
}

func codeOf(raw string) int {
	n := 0
	for i := range min(len(raw), 4) {
		n = n<<8 | int(raw[i])
	}
	return n
}

func fromUTF16(raw string) string {
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

// following is text with its last character n code points on.
func following(text string, n int) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	runes[len(runes)-1] += rune(n)
	return string(runes)
}
