package msword_test

import (
	"bytes"
	"encoding/binary"
	"slices"

	"vankho/indexer/extract/cfbtest"
)

// word6Run is a run of the file that word6 makes: its text as Latin-1, and the number of its font.
type word6Run struct {
	text string
	font byte
	list []byte // more properties of Word 6
}

// word6 makes a document of Word 6 in the fonts .VnTime (0), .VnTimeH (1) and Arial (2). The properties of a paragraph are given by
// the order of its mark (13 or 7).
func word6(runs []word6Run, paragraphs map[int][]byte) []byte {
	const textAt, charsAt, parasAt, tablesAt = 0x400, 0x1000, 0x1200, 0x1400
	put := binary.LittleEndian
	word := make([]byte, tablesAt)
	put.PutUint16(word, 0xA5DC)
	put.PutUint16(word[2:], 101)

	// A page of runs ends with their count; the properties lie before it, from the end downwards.
	page := func(at, entry int, ends []int, lists [][]byte) {
		p := word[at : at+512]
		p[511] = byte(len(lists))
		low := 510
		for i, end := range append([]int{textAt}, ends...) {
			put.PutUint32(p[4*i:], uint32(end))
		}
		for i, list := range lists {
			low = (low - len(list)) &^ 1
			copy(p[low:], list)
			p[4*(len(lists)+1)+entry*i] = byte(low / 2)
		}
	}
	at, mark := textAt, 0
	var charEnds, paraEnds []int
	var charLists, paraLists [][]byte
	for _, r := range runs {
		for _, c := range r.text {
			word[at] = byte(c)
			at++
			if c == 13 || c == 7 {
				list := append([]byte{0, 0}, paragraphs[mark]...) // the style, then the properties
				if len(list)%2 > 0 {
					list = append(list, 0)
				}
				paraEnds, paraLists = append(paraEnds, at), append(paraLists, append([]byte{byte(len(list) / 2)}, list...))
				mark++
			}
		}
		list := append([]byte{93, r.font, 0}, r.list...)
		charEnds, charLists = append(charEnds, at), append(charLists, append([]byte{byte(len(list))}, list...))
	}
	page(charsAt, 1, charEnds, charLists)
	page(parasAt, 7, paraEnds, paraLists)
	put.PutUint32(word[24:], textAt)
	put.PutUint32(word[28:], uint32(at))
	put.PutUint32(word[52:], uint32(at-textAt))

	table := func(index int, data []byte) {
		put.PutUint32(word[88+8*index:], uint32(len(word)))
		put.PutUint32(word[88+8*index+4:], uint32(len(data)))
		word = append(word, data...)
	}
	bin := func(number int) []byte {
		b := put.AppendUint32(nil, textAt)
		b = put.AppendUint32(b, uint32(at))
		return put.AppendUint16(b, uint16(number))
	}
	table(12, bin(charsAt/512))
	table(13, bin(parasAt/512))
	var fonts []byte
	for _, name := range []string{".VnTime", ".VnTimeH", "Arial"} {
		fonts = slices.Concat(fonts, []byte{byte(5 + len(name) + 1), 0, 0, 0, 0, 0}, []byte(name), []byte{0})
	}
	table(15, append(put.AppendUint16(nil, uint16(len(fonts)+2)), fonts...))
	return cfbtest.File(cfbtest.Stream{Name: "WordDocument", Data: bytes.Clone(word)})
}
