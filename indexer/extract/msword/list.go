package msword

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"vankho/indexer/extract/label"
)

// maxLists bounds the lists of a document.
const maxLists = 1 << 16

// lists are the lists of a document and the fonts that their labels are in.
type lists struct {
	label.Lists
	// fonts are by list and level; -1 is the font of the paragraph.
	fonts map[[2]int]int
}

// readLists reads what the lists are made after ([MS-DOC] 2.9.177 PlfLst) and the lists themselves (2.9.175 PlfLfo).
func readLists(d *document) *lists {
	l := &lists{fonts: map[[2]int]int{}}
	definitions := d.readDefinitions()
	plf := d.find(tableOverrides)
	count := min(plf.u32(0), maxLists)
	at := 4 + 16*count // of what the lists change in their definitions
	for i := range count {
		entry := plf.part(4+16*i, 16)
		definition := entry.u32(0)
		list := &label.List{Definition: strconv.Itoa(definition)}
		known, ok := definitions[definition]
		if ok {
			list.Levels = known.levels
			for level, number := range known.fonts {
				l.fonts[[2]int{i + 1, level}] = number
			}
		}
		at += 4
		for range entry.u8(12) {
			if at >= len(plf) {
				break
			}
			start, flags := plf.u32(at), plf.u32(at+4)
			at += 8
			level := flags & 0xF
			if flags&0x20 != 0 {
				own, number, size := readLevel(plf.part(at, len(plf)), d)
				at += size
				if level < label.Levels {
					list.Levels[level] = own
					l.fonts[[2]int{i + 1, level}] = number
					start = own.Start
				}
			}
			if flags&0x10 != 0 && level < label.Levels {
				list.Restart[level] = &start
			}
		}
		if ok {
			l.Add(strconv.Itoa(i+1), list)
		}
	}
	return l
}

// definition is what lists are made after.
type definition struct {
	levels [label.Levels]label.Level
	fonts  [label.Levels]int
}

func (d *document) readDefinitions() map[int]definition {
	plf := d.find(tableLists)
	// The levels follow the table, outside of the length that is told of it.
	count := plf.u16(0)
	rest := d.table.part(d.fib.ranges.u32(8*tableLists)+2+28*count, len(d.table))
	all := map[int]definition{}
	for i := range count {
		entry := plf.part(2+28*i, 28)
		var def definition
		levels := label.Levels
		if entry.u8(26)&1 != 0 {
			levels = 1
		}
		for level := range levels {
			var size int
			def.levels[level], def.fonts[level], size = readLevel(rest, d)
			rest = rest.part(size, len(rest))
		}
		all[entry.u32(0)] = def
	}
	return all
}

// readLevel reads a level ([MS-DOC] 2.9.150 LVL), the font of its label and its length.
func readLevel(b block, d *document) (level label.Level, font, size int) {
	flags := b.u8(5)
	changes := b.part(28+b.u8(25), b.u8(24))
	text := b.part(28+b.u8(25)+b.u8(24), len(b))
	n := text.u16(0)
	size = 28 + b.u8(25) + b.u8(24) + 2 + 2*n
	var units []uint16
	for i := range min(n, 256) {
		units = append(units, uint16(text.u16(2+2*i)))
	}
	var s strings.Builder
	for _, r := range utf16.Decode(units) {
		switch {
		case r < label.Levels: // the number of a level stands here
			fmt.Fprintf(&s, "%%%d", r+1)
		case r >= 0x20:
			s.WriteRune(r)
		}
	}
	font = -1
	if c := d.apply(chars{ascii: -1, other: -1}, chars{}, changes, 1); c.other >= 0 {
		font = c.other
	}
	return label.Level{Format: numberFormat(b.u8(4)), Text: s.String(), Start: b.i32(0), Legal: flags&4 != 0}, font, size
}

// numberFormat names a number format ([MS-OSHARED] 2.2.1.3 MSONFC) as WordprocessingML does.
func numberFormat(code int) string {
	switch code {
	case 1:
		return "upperRoman"
	case 2:
		return "lowerRoman"
	case 3:
		return "upperLetter"
	case 4:
		return "lowerLetter"
	case 22:
		return "decimalZero"
	case 23:
		return "bullet"
	case 255:
		return "none"
	}
	return "decimal"
}
