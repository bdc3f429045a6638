// Package cfbtest writes compound files (OLE, [MS-CFB]) for tests of the formats that lie in them: DOC, XLS.
package cfbtest

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

const (
	sector     = 512
	smallest   = 4096 // streams below this would have to lie in a stream of their own
	endOfChain = 0xFFFFFFFE
	fatSector  = 0xFFFFFFFD
	free       = 0xFFFFFFFF
)

// Stream is a stream of a compound file.
type Stream struct {
	Name string
	Data []byte
}

// File gives a compound file with streams at its root. A stream is filled up with zeros to 4,096 bytes. The files are small: streams of
// some MB in all.
// Example: File(Stream{"WordDocument", word}, Stream{"1Table", table})
func File(streams ...Stream) []byte {
	var body bytes.Buffer
	var fat []uint32
	chain := func(data []byte) (start uint32) {
		start = uint32(len(fat))
		body.Write(data)
		if rest := len(data) % sector; rest > 0 {
			body.Write(make([]byte, sector-rest))
		}
		for n := (len(data) + sector - 1) / sector; n > 1; n-- {
			fat = append(fat, uint32(len(fat)+1))
		}
		fat = append(fat, endOfChain)
		return start
	}
	// Each entry is the right neighbour of the one before, which makes a poor tree, and a lawful one.
	directory := entry("Root Entry", 5, free, 1, endOfChain, 0)
	for i, s := range streams {
		data := append([]byte(nil), s.Data...)
		for len(data) < smallest {
			data = append(data, 0)
		}
		next := uint32(free)
		if i+1 < len(streams) {
			next = uint32(i + 2)
		}
		directory = append(directory, entry(s.Name, 2, next, free, chain(data), len(data))...)
	}
	for len(directory)%sector > 0 {
		directory = append(directory, entry("", 0, free, free, 0, 0)...)
	}
	directoryAt := chain(directory)
	tables := 1
	for (len(fat)+tables)*4 > tables*sector {
		tables++
	}
	fatAt := len(fat)
	for range tables {
		fat = append(fat, fatSector)
	}
	for len(fat)%(sector/4) > 0 {
		fat = append(fat, free)
	}

	head := make([]byte, sector)
	put := binary.LittleEndian
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	put.PutUint16(head[24:], 0x3E)
	put.PutUint16(head[26:], 3)
	put.PutUint16(head[28:], 0xFFFE)
	put.PutUint16(head[30:], 9)
	put.PutUint16(head[32:], 6)
	put.PutUint32(head[44:], uint32(tables))
	put.PutUint32(head[48:], directoryAt)
	put.PutUint32(head[56:], smallest)
	put.PutUint32(head[60:], endOfChain)
	put.PutUint32(head[68:], endOfChain)
	for i := range 109 {
		at := uint32(free)
		if i < tables {
			at = uint32(fatAt + i)
		}
		put.PutUint32(head[76+4*i:], at)
	}
	for _, next := range fat {
		body.Write(put.AppendUint32(nil, next))
	}
	return append(head, body.Bytes()...)
}

// entry is one entry of the directory.
func entry(name string, kind byte, right, child, start uint32, size int) []byte {
	e := make([]byte, 128)
	put := binary.LittleEndian
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		put.PutUint16(e[2*i:], u)
	}
	if name != "" {
		put.PutUint16(e[64:], uint16(2*len(units)+2))
	}
	e[66], e[67] = kind, 1
	put.PutUint32(e[68:], free)
	put.PutUint32(e[72:], right)
	put.PutUint32(e[76:], child)
	put.PutUint32(e[116:], start)
	put.PutUint32(e[120:], uint32(size))
	return e
}
