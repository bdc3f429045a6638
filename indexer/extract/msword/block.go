package msword

import "encoding/binary"

// block is a part of a file. What lies outside of it reads as zero, so that a damaged offset gives nothing, and no panic.
type block []byte

func (b block) u8(at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

func (b block) u16(at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func (b block) u32(at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

func (b block) i16(at int) int { return int(int16(b.u16(at))) }

func (b block) i32(at int) int { return int(int32(b.u32(at))) }

// part is n bytes from at on, fewer where the block ends before.
func (b block) part(at, n int) block {
	if at < 0 || n <= 0 || at >= len(b) {
		return nil
	}
	return b[at : at+min(n, len(b)-at)]
}

// plc is a PLC ([MS-DOC] 2.2.2): n+1 positions of four bytes, then n items of a size.
type plc struct {
	block
	size int
}

func (p plc) len() int { return max(0, (len(p.block)-4)/(4+p.size)) }

func (p plc) at(i int) int { return p.i32(4 * i) }

func (p plc) item(i int) block { return p.part(4*(p.len()+1)+p.size*i, p.size) }
