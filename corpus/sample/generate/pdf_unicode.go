package main

import (
	"bytes"
	"fmt"
	"strings"
)

// The library writes one map of codes to characters for each font, a single range <0000> <FFFF>. A range must not
// cross its high byte (ISO 32000-1, §9.10.3), and readers that hold to it show other letters. The blocks below are all
// that the sample writes: Latin with its supplements, Vietnamese letters, punctuation. The new map takes the place of
// the old one byte for byte, so that no offset of the file moves.
const (
	wholeRange  = "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange"
	blockRanges = "4 beginbfrange\n<0000> <00FF> <0000>\n<0100> <01FF> <0100>\n<1E00> <1EFF> <1E00>\n<2000> <20FF> <2000>\nendbfrange"
	systemInfo  = "/CIDSystemInfo\n<</Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n"
	mapStart    = "12 dict begin\nbegincmap\n"
)

// splitRanges puts the maps of a finished PDF right. The error says that the library writes them otherwise by now.
func splitRanges(file []byte) ([]byte, error) {
	old := mapStart + systemInfo + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + wholeRange
	short := strings.Replace(strings.Replace(old, systemInfo, "", 1), wholeRange, blockRanges, 1)
	if len(short) > len(old) {
		return nil, fmt.Errorf("the map of %d bytes does not fit in %d", len(short), len(old))
	}
	if !bytes.Contains(file, []byte(old)) {
		return nil, fmt.Errorf("no map of codes to characters to put right")
	}
	padded := short + strings.Repeat(" ", len(old)-len(short))
	return bytes.ReplaceAll(file, []byte(old), []byte(padded)), nil
}
