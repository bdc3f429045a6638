package msword

import (
	"bytes"
	"slices"

	"golang.org/x/text/encoding/charmap"

	"vankho/indexer/extract/fault"
)

// text is all characters of a file in their order, and where each stands, since properties are found by that.
type text struct {
	// chars are UTF-16 units; of old files they are bytes, whose meaning hangs on the font.
	chars  []uint16
	pieces []piece
	// short says that some of the text lies outside of what there is of the file.
	short bool
}

// piece is a run of characters that stand together in the file.
type piece struct {
	start int // in characters
	at    int // in bytes
	wide  bool
	// changes are properties that apply to the whole piece, of files that were saved quickly.
	changes block
}

// offset is where a character stands in the file, and the piece it belongs to.
func (t *text) offset(cp int) (int, piece) {
	i, exact := slices.BinarySearchFunc(t.pieces, cp, func(p piece, cp int) int { return p.start - cp })
	if !exact {
		i--
	}
	if i < 0 {
		return -1, piece{}
	}
	p := t.pieces[i]
	if p.wide {
		return p.at + 2*(cp-p.start), p
	}
	return p.at + cp - p.start, p
}

// readText follows the piece table; a file without one has its text in one run. Limit is the most characters.
func readText(d *document, limit int64) (*text, error) {
	t := &text{}
	clx := d.find(tablePieces)
	var changes []block
	for at := 0; at < len(clx); {
		switch clx.u8(at) {
		case 1:
			n := clx.u16(at + 1)
			changes = append(changes, clx.part(at+3, n))
			at += 3 + n
			continue
		case 2:
			if err := t.follow(d, plc{clx.part(at+5, clx.u32(at+1)), 8}, changes, limit); err != nil {
				return nil, err
			}
		}
		break
	}
	if len(t.chars) == 0 {
		n := 0
		for _, length := range d.fib.lengths {
			n += length
		}
		size := max(0, d.fib.mac-d.fib.min)
		if n == 0 {
			n = size
		}
		// In pieces or not, the text of small files begins here, in one byte a character or in two.
		wide := !d.fib.old && n > 0 && size >= 2*(n-1) && bytes.Count(d.word.part(d.fib.min, size), []byte{0})*4 > n
		t.short = t.short || !d.fib.old
		if err := t.add(d, piece{at: d.fib.min, wide: wide}, n, limit); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *text) follow(d *document, pieces plc, changes []block, limit int64) error {
	for i := range pieces.len() {
		n, descriptor := pieces.at(i+1)-pieces.at(i), pieces.item(i)
		if n <= 0 {
			continue
		}
		at := descriptor.u32(2)
		p := piece{at: at & 0x3FFFFFFF, wide: !d.fib.old}
		if p.wide && at&0x40000000 != 0 {
			p.wide, p.at = false, p.at/2
		}
		switch change := descriptor.u16(6); {
		case change&1 != 0 && change>>1 < len(changes):
			p.changes = changes[change>>1]
		case change&1 == 0 && change != 0:
			p.changes = shortChange(change, d.fib.old)
		}
		if err := t.add(d, p, n, limit); err != nil {
			return err
		}
	}
	return nil
}

// add appends the n characters of a piece.
func (t *text) add(d *document, p piece, n int, limit int64) error {
	if int64(len(t.chars))+int64(n) > limit {
		return fault.Of(fault.OutputTooLarge, fault.Size(limit))
	}
	p.start = len(t.chars)
	t.pieces = append(t.pieces, p)
	width := 1
	if p.wide {
		width = 2
	}
	bytes := d.word.part(p.at, width*n)
	if len(bytes) < width*n {
		t.short = true
	}
	t.chars = slices.Grow(t.chars, n)
	for i := range len(bytes) / width {
		c := uint16(bytes[i*width])
		switch {
		case p.wide:
			c = uint16(bytes.u16(2 * i))
		case c >= 0x80 && c < 0xA0 && !d.fib.old:
			c = uint16(charmap.Windows1252.DecodeByte(byte(c)))
		}
		t.chars = append(t.chars, c)
	}
	// What is missing still counts, so that the parts of the text keep their places.
	for len(t.chars) < p.start+n {
		t.chars = append(t.chars, 0)
	}
	return nil
}

// pieceAfter is where the piece after that of a character begins, or the end of the text.
func (t *text) pieceAfter(cp int) int {
	i, exact := slices.BinarySearchFunc(t.pieces, cp, func(p piece, cp int) int { return p.start - cp })
	if exact {
		i++
	}
	if i < len(t.pieces) {
		return t.pieces[i].start
	}
	return len(t.chars)
}
