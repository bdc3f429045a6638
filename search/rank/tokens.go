package rank

import (
	"encoding/binary"
	"hash/fnv"
)

// Tokens is a run of words, three bytes each: two of the fold's hash, one of the norm's. A token of zeros is the end of
// a sentence. Example: "Tỉnh uỷ. Lào Cai" is four tokens with an end after the second.
type Tokens []byte

// TokenSize is the length of one token in bytes.
const TokenSize = 3

// Len is the number of tokens, ends of sentences among them.
func (t Tokens) Len() int { return len(t) / TokenSize }

// Fold is the hash of the fold of token i; 0 for the end of a sentence.
func (t Tokens) Fold(i int) uint16 { return binary.LittleEndian.Uint16(t[i*TokenSize:]) }

// Norm is the hash of the norm of token i, which tells the few spellings of one fold apart.
func (t Tokens) Norm(i int) byte { return t[i*TokenSize+2] }

// Add appends a word by its fold and norm (search/vi).
func (t Tokens) Add(fold, norm string) Tokens {
	t = binary.LittleEndian.AppendUint16(t, HashFold(fold))
	return append(t, HashNorm(norm))
}

// End appends the end of a sentence.
func (t Tokens) End() Tokens { return append(t, 0, 0, 0) }

// HashFold is never 0, which ends a sentence.
func HashFold(fold string) uint16 {
	h := fnv.New32a()
	h.Write([]byte(fold))
	x := h.Sum32()
	return max(1, uint16(x^x>>16))
}

// HashNorm tells the few spellings of one fold apart.
func HashNorm(norm string) byte {
	h := fnv.New32a()
	h.Write([]byte(norm))
	x := h.Sum32()
	return byte(x ^ x>>8 ^ x>>16 ^ x>>24)
}
