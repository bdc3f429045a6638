package msword

import "iter"

// The properties that are read ([MS-DOC] 2.6). Old files have codes of one byte, which oldCodes translates.
const (
	sprmDeleted   = 0x0800
	sprmSmallHide = 0x0802 // of fields
	sprmCaps      = 0x083B
	sprmBold      = 0x0835
	sprmItalic    = 0x0836
	sprmUnderline = 0x2A3E
	sprmRaised    = 0x2A48
	sprmHidden    = 0x083C
	sprmSpecial   = 0x0855
	sprmFontASCII = 0x4A4F
	sprmFontOther = 0x4A51
	sprmCharStyle = 0x4A30
	sprmSymbol    = 0x6A09
	sprmPlain     = 0x2A33

	sprmAlign    = 0x2461
	sprmAlignOld = 0x2403
	sprmLeft     = 0x845E
	sprmLeftOld  = 0x840F
	sprmFirst    = 0x8460
	sprmFirstOld = 0x8411

	sprmParaStyle = 0x4600
	sprmInTable   = 0x2416
	sprmRowEnd    = 0x2417
	sprmDepth     = 0x6649
	sprmDeeper    = 0x664A
	sprmInnerCell = 0x244B
	sprmInnerRow  = 0x244C
	sprmLevel     = 0x260A
	sprmList      = 0x460B
	sprmOutline   = 0x2640
	sprmHuge      = 0x6646
	sprmHugeOld   = 0x6645
	sprmTable     = 0x646B

	sprmRow     = 0xD608
	sprmRowHead = 0x3404
	sprmMerge   = 0x5624

	sprmTabs = 0xC615
)

// sprms yields the properties of a list, code and value; a code whose length is not known ends it.
func sprms(list block, old bool) iter.Seq2[int, block] {
	return func(yield func(int, block) bool) {
		for at := 0; at < len(list); {
			var code, size int
			if old {
				var known bool
				if code, size, known = oldSprm(list, at); !known {
					return
				}
				at++
			} else {
				code = list.u16(at)
				at += 2
				size = operandSize(code, list, at)
			}
			from := at
			if size < 0 { // the length stands before
				size = list.u8(at)
				from = at + 1
				size++
			}
			value := list.part(from, size-(from-at))
			at += size
			if !yield(code, value) {
				return
			}
		}
	}
}

// operandSize is the length of a value, or -1 where one byte before it tells.
func operandSize(code int, list block, at int) int {
	switch code >> 13 {
	case 0, 1:
		return 1
	case 2, 4, 5:
		return 2
	case 3:
		return 4
	case 7:
		return 3
	}
	switch {
	case code == sprmRow || code == 0xD606:
		return max(2, list.u16(at)+1) // the length counts itself but for one
	case code == sprmTabs && list.u8(at) == 255:
		deleted := list.u8(at + 1)
		return 3 + 4*deleted + 3*list.u8(at+2+4*deleted)
	}
	return -1
}

// oldCode is what a property of Word 6 is called since Word 97, 0 for those that are passed over, and its length.
type oldCode struct{ code, size int }

// oldCodes are the properties of Word 6 by their codes; -1 is a length that stands before the value, -2 one of two bytes.
// Source: "Microsoft Word 6.0 Binary File Format", table of sprms.
var oldCodes = map[int]oldCode{
	2: {sprmParaStyle, 2}, 3: {0, -1}, 4: {0, 1}, 5: {sprmAlignOld, 1}, 6: {0, 1}, 7: {0, 1}, 8: {0, 1}, 9: {0, 1}, 10: {0, 1}, 11: {0, 1},
	12: {0, -1}, 13: {0, 1}, 14: {0, 1}, 15: {0, -1}, 16: {0, 2}, 17: {sprmLeftOld, 2}, 18: {0, 2}, 19: {sprmFirstOld, 2}, 20: {0, 4}, 21: {0, 2}, 22: {0, 2},
	23: {0, -1}, 24: {sprmInTable, 1}, 25: {sprmRowEnd, 1}, 26: {0, 2}, 27: {0, 2}, 28: {0, 2}, 29: {0, 1}, 30: {0, 2}, 31: {0, 2},
	32: {0, 2}, 33: {0, 2}, 34: {0, 2}, 35: {0, 2}, 36: {0, 2}, 37: {0, 1}, 38: {0, 2}, 39: {0, 2}, 40: {0, 2}, 41: {0, 2}, 42: {0, 2},
	43: {0, 2}, 44: {0, 1}, 45: {0, 2}, 46: {0, 2}, 47: {0, 2}, 48: {0, 2}, 49: {0, 2}, 50: {0, 1}, 51: {0, 1}, 52: {0, -1},
	65: {sprmDeleted, 1}, 66: {0, 1}, 67: {0, 1}, 68: {0, -1}, 69: {0, 2}, 70: {0, 4}, 71: {0, 1}, 72: {0, 2}, 73: {0, 3}, 74: {0, -1},
	75: {0, 1}, 80: {sprmCharStyle, 2}, 81: {0, -1}, 82: {0, -1}, 83: {sprmPlain, 0}, 85: {sprmBold, 1}, 86: {sprmItalic, 1}, 87: {0, 1}, 88: {0, 1},
	89: {0, 1}, 90: {0, 1}, 91: {sprmCaps, 1}, 92: {sprmHidden, 1}, 93: {sprmFontASCII, 2}, 94: {sprmUnderline, 1}, 95: {0, 3}, 96: {0, 2}, 97: {0, 2},
	98: {0, 1}, 99: {0, 2}, 100: {0, 1}, 101: {0, 1}, 102: {0, 1}, 103: {0, -1}, 104: {sprmRaised, 1}, 105: {0, -1}, 106: {0, -1}, 107: {0, 2},
	108: {0, -1}, 109: {0, 2}, 110: {0, 2}, 111: {0, 2}, 112: {0, 2}, 113: {0, 2}, 117: {sprmSpecial, 1}, 118: {0, 1}, 119: {0, 1},
	120: {0, -1}, 121: {0, 2}, 122: {0, 2}, 123: {0, 2}, 124: {0, 2},
	182: {0, 2}, 183: {0, 2}, 184: {0, 2}, 185: {0, 1}, 186: {sprmRowHead, 1}, 187: {0, 12}, 188: {0, -2}, 189: {0, 2},
	190: {sprmRow, -2}, 191: {0, -1}, 192: {0, 4}, 193: {0, 5}, 194: {0, 4}, 195: {0, 2}, 196: {0, 4}, 197: {sprmMerge, 2}, 198: {0, 2},
	199: {0, 5}, 200: {0, 4},
}

// oldSprm looks at the property of one byte at a place; known is false for codes that Word 6 does not have.
func oldSprm(list block, at int) (code, size int, known bool) {
	c, known := oldCodes[list.u8(at)]
	size = c.size
	switch {
	case size == -2:
		size = max(2, list.u16(at+1)+1)
	case list.u8(at) == 23 && list.u8(at+1) == 255:
		deleted := list.u8(at + 2)
		size = 3 + 4*deleted + 3*list.u8(at+3+4*deleted)
	}
	return c.code, size, known
}

// shortChange makes a list of the one property that a piece of a quickly saved file carries in two bytes ([MS-DOC] 2.9.186).
func shortChange(change int, old bool) block {
	code, value := change>>1&0x7F, byte(change>>8)
	if old {
		return block{byte(code), value}
	}
	for short, sprm := range map[int]int{0x41: sprmDeleted, 0x5B: sprmCaps, 0x5C: sprmHidden, 0x18: sprmInTable, 0x19: sprmRowEnd} {
		if short == code {
			return block{byte(sprm & 0xFF), byte(sprm >> 8), value}
		}
	}
	return nil
}
