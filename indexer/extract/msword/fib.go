package msword

import "vankho/indexer/extract/fault"

// fib is the File Information Block, with which the stream WordDocument begins ([MS-DOC] 2.5).
type fib struct {
	// old says that the file is of Word 6 or 95: eight-bit text, one stream, other property codes.
	old     bool
	complex bool // saved quickly: text in pieces
	table   string
	// min and mac are where the text begins and ends, in bytes, in a file that is not in pieces.
	min, mac int
	// lengths are those of the parts of the text, in the order in which they follow one another.
	lengths [textParts]int
	// ranges is where the places of the other tables stand, eight bytes each.
	ranges block
}

// The parts of the text: the document itself, footnotes, headers, macros, comments, endnotes, text boxes, those of headers.
const (
	partMain = iota
	partFootnotes
	partHeaders
	partMacros
	partComments
	partEndnotes
	partBoxes
	partHeaderBoxes
	textParts
)

// The tables that are read, by their index in the FIB; Word 6 has the same order.
const (
	tableStyles       = 1
	tableFootnoteRefs = 2
	tableFootnotes    = 3
	tableChars        = 12
	tableParagraphs   = 13
	tableFonts        = 15
	tablePieces       = 33
	tableShapes       = 40
	tableEndnoteRefs  = 46
	tableEndnotes     = 47
	tableBoxes        = 56
	tableLists        = 73
	tableOverrides    = 74
)

// readFIB reads the block; the error is a fault where it is none, or locked.
func readFIB(word block) (*fib, error) {
	ident, version := word.u16(0), word.u16(2)
	if ident != 0xA5EC && ident != 0xA5DC {
		return nil, fault.Of(fault.BrokenDOC)
	}
	flags := word.u16(10)
	if flags&0x0100 != 0 {
		return nil, fault.Of(fault.EncryptedFile)
	}
	f := &fib{old: version < 105, complex: flags&4 != 0, table: "0Table", min: word.u32(24), mac: word.u32(28)}
	if flags&0x0200 != 0 {
		f.table = "1Table"
	}
	lengths := 76
	f.ranges = word.part(154, 8*word.u16(152))
	if f.old {
		lengths = 52
		f.ranges = word.part(88, 0x200)
	}
	for i := range f.lengths {
		f.lengths[i] = max(0, word.i32(lengths+4*i))
	}
	return f, nil
}

// start is where a part of the text begins, in characters.
func (f *fib) start(part int) int {
	at := 0
	for _, n := range f.lengths[:part] {
		at += n
	}
	return at
}

// find gives one of the tables, nil where there is none.
func (d *document) find(table int) block {
	if d.fib.old && table >= tableLists {
		return nil
	}
	return d.table.part(d.fib.ranges.u32(8*table), d.fib.ranges.u32(8*table+4))
}
