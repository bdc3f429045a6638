package engine

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"strings"

	"vankho/corpus"
)

// forward is what ranking reads of one document instead of its text: words by their hashes, passages, numbers.
//
// On disk: version byte; counts of title words, body words, words of facts, passages and blocks; the words, three bytes
// each; the passages; the ends of the blocks; the numbers. All numbers are unsigned varints, all strings a length and
// bytes. A document of 60 KB of text takes about 30 KB.
type forward struct {
	// named are the words of the facts: number, type, issuer, date.
	title, body, named words
	passages           []passage
	// cited is set by newForward alone; of a record that was read, citations decodes raw.
	cited []citation
	raw   []byte
	// blocks are the ends of the blocks of text, in bytes.
	blocks []int
}

// words is a run of tokens: two bytes of the fold's hash, one of the norm's. A token of zeros is the end of a sentence.
type words []byte

// tokenSize is the length of one token in words.
const tokenSize = 3

func (w words) len() int { return len(w) / tokenSize }

func (w words) fold(i int) uint16 { return binary.LittleEndian.Uint16(w[i*tokenSize:]) }

func (w words) norm(i int) byte { return w[i*tokenSize+2] }

func (w words) add(fold, norm string) words {
	w = binary.LittleEndian.AppendUint16(w, hashFold(fold))
	return append(w, hashNorm(norm))
}

func (w words) end() words { return append(w, 0, 0, 0) }

// hashFold is never 0, which ends a sentence.
func hashFold(s string) uint16 {
	h := fnv.New32a()
	h.Write([]byte(s))
	x := h.Sum32()
	return max(1, uint16(x^x>>16))
}

// hashNorm tells the few spellings of one fold apart.
func hashNorm(s string) byte {
	h := fnv.New32a()
	h.Write([]byte(s))
	x := h.Sum32()
	return byte(x ^ x>>8 ^ x>>16 ^ x>>24)
}

// passage is a piece of the text that may be shown for a hit: some lines of one section.
type passage struct {
	corpus.Span
	// from and to are its tokens in the body.
	from, to int
	// weak is true for what no one searches for: nơi nhận, quốc hiệu, hiệu lực thi hành.
	weak    bool
	section corpus.SectionID
	place   string
}

// citation is a number that stands in a passage; passage is -1 for the title.
type citation struct {
	numbered
	passage int
}

const forwardVersion = 1

func (f *forward) encode() []byte {
	b := []byte{forwardVersion}
	for _, n := range []int{f.title.len(), f.body.len(), f.named.len(), len(f.passages), len(f.blocks)} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	b = append(append(append(b, f.title...), f.body...), f.named...)
	at, token := 0, 0
	section, place := "", ""
	for _, p := range f.passages {
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
		if !same {
			section, place = string(p.section), p.place
			b = appendString(appendString(b, section), place)
		}
		at, token = p.End, p.to
	}
	for _, n := range f.blocks {
		b = binary.AppendUvarint(b, uint64(n))
	}
	for _, c := range f.cited {
		b = binary.AppendUvarint(b, uint64(c.passage+1))
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

// decodeForward reads a record; it refuses one that is cut short and never panics.
func decodeForward(b []byte) (*forward, error) {
	if len(b) == 0 || b[0] != forwardVersion {
		return nil, errForward
	}
	r := recordReader{b: b[1:]}
	title, body, named, passages, blocks := r.int(), r.int(), r.int(), r.int(), r.int()
	f := &forward{title: r.bytes(title * tokenSize), body: r.bytes(body * tokenSize), named: r.bytes(named * tokenSize)}
	at, token := 0, 0
	section, place := "", ""
	f.passages = make([]passage, 0, min(passages, len(r.b)))
	for range cap(f.passages) {
		flags := r.int()
		p := passage{weak: flags&1 != 0}
		p.Start = at + r.int()
		p.End = p.Start + r.int()
		p.from = token + r.int()
		p.to = p.from + r.int()
		if flags&2 == 0 {
			section, place = string(r.bytes(r.int())), string(r.bytes(r.int()))
		}
		p.section, p.place = corpus.SectionID(section), place
		at, token = p.End, p.to
		if p.to > f.body.len() {
			return nil, errForward
		}
		f.passages = append(f.passages, p)
	}
	for range min(blocks, len(r.b)) {
		f.blocks = append(f.blocks, r.int())
	}
	f.raw = r.b
	if r.bad {
		return nil, errForward
	}
	return f, nil
}

// citations are the cited numbers of a record that was read.
func (f *forward) citations() []citation {
	r := recordReader{b: f.raw}
	var out []citation
	for len(r.b) > 0 {
		c := citation{passage: r.int() - 1}
		c.Serial = string(r.bytes(r.int()))
		c.Year = r.int()
		c.Codes = strings.Fields(string(r.bytes(r.int())))
		c.Type = string(r.bytes(r.int()))
		if r.bad {
			break
		}
		out = append(out, c)
	}
	return out
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
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}
