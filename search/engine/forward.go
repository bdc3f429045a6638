package engine

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search/rank"
)

// passage is a piece of the text that may be shown for a hit: some lines of one section.
type passage struct {
	corpus.Span
	// from and to are its tokens in the body of its unit.
	from, to int
	// weak is true for what no one searches for: nơi nhận, quốc hiệu, hiệu lực thi hành.
	weak    bool
	section corpus.SectionID
	place   string
	// sum is the checksum of its text.
	sum uint32
}

// citation is a number that stands in a passage of a unit.
type citation struct {
	numbered
	passage int
}

const forwardVersion = 2

// encode makes the forward record of a unit: what ranking reads of it instead of its text.
//
// On disk: version byte; the counts of the words of heading and body and of the passages, the number of the label
// (doubled, odd for a weak unit), the section; the words, three bytes each; the passages; the numbers cited. All numbers are unsigned varints but for the
// checksums, all strings a length and bytes.
func (u *unit) encode() []byte {
	b := []byte{forwardVersion}
	weak := 0
	if u.weak() {
		weak = 1
	}
	for _, n := range []int{u.heading.Len(), u.body.Len(), len(u.passages), u.number<<1 | weak} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	b = appendString(b, string(u.section))
	b = append(append(b, u.heading.Tokens...), u.body.Tokens...)
	at, token := 0, 0
	section, place := "", ""
	for _, p := range u.passages {
		flags := uint64(0)
		if p.weak {
			flags |= 1
		}
		// Most passages lie in the section of the one before.
		same := string(p.section) == section && p.place == place
		if same {
			flags |= 2
		}
		for _, n := range []uint64{flags, uint64(p.Start - at), uint64(p.End - p.Start), uint64(p.from - token), uint64(p.to - p.from)} {
			b = binary.AppendUvarint(b, n)
		}
		b = binary.LittleEndian.AppendUint32(b, p.sum)
		if !same {
			section, place = string(p.section), p.place
			b = appendString(appendString(b, section), place)
		}
		at, token = p.End, p.to
	}
	for _, c := range u.cited {
		b = binary.AppendUvarint(b, uint64(c.passage))
		b = appendString(b, c.Serial)
		b = binary.AppendUvarint(b, uint64(c.Year))
		b = appendString(b, strings.Join(c.Codes, " "))
		b = appendString(b, c.Type)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errForward = errors.New("forward record is damaged")

// head is the beginning of a record: all that ranking wants.
type head struct {
	heading, body rank.Tokens
	section       corpus.SectionID
	number        int
	weak          bool
	passages      int
}

// decodeHead reads the beginning of a record in place: its words are good while b is.
func decodeHead(b []byte) (head, recordReader, error) {
	if len(b) == 0 || b[0] != forwardVersion {
		return head{}, recordReader{}, errForward
	}
	r := recordReader{b: b[1:]}
	inHeading, inBody, passages, number := r.int(), r.int(), r.int(), r.int()
	h := head{passages: passages, number: number >> 1, weak: number&1 != 0}
	h.section = corpus.SectionID(r.bytes(r.int()))
	h.heading, h.body = r.bytes(inHeading*rank.TokenSize), r.bytes(inBody*rank.TokenSize)
	if r.bad || passages > len(r.b) {
		return head{}, r, errForward
	}
	return h, r, nil
}

// decodeUnit reads a record; it refuses one that is cut short and never panics.
func decodeUnit(b []byte) (*unit, error) {
	h, r, err := decodeHead(b)
	if err != nil {
		return nil, err
	}
	u := &unit{section: h.section, number: h.number, passages: make([]passage, h.passages)}
	u.heading.Tokens, u.body.Tokens = slices.Clone(h.heading), slices.Clone(h.body)
	at, token := 0, 0
	section, place := "", ""
	for i := range u.passages {
		flags := r.int()
		p := passage{weak: flags&1 != 0}
		p.Start = at + r.int()
		p.End = p.Start + r.int()
		p.from = token + r.int()
		p.to = p.from + r.int()
		if sum := r.bytes(4); len(sum) == 4 {
			p.sum = binary.LittleEndian.Uint32(sum)
		}
		if flags&2 == 0 {
			section, place = string(r.bytes(r.int())), string(r.bytes(r.int()))
		}
		p.section, p.place = corpus.SectionID(section), place
		at, token = p.End, p.to
		if p.to > u.body.Len() {
			return nil, errForward
		}
		u.passages[i] = p
	}
	for len(r.b) > 0 {
		c := citation{passage: r.int()}
		c.Serial = string(r.bytes(r.int()))
		c.Year = r.int()
		c.Codes = strings.Fields(string(r.bytes(r.int())))
		c.Type = string(r.bytes(r.int()))
		u.cited = append(u.cited, c)
	}
	if r.bad {
		return nil, errForward
	}
	return u, nil
}

type recordReader struct {
	b   []byte
	bad bool
}

func (r *recordReader) int() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > 1<<31 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *recordReader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}
