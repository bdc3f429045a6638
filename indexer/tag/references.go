// Package tag finds what a text names: references to documents and to places in them. It finds and never resolves:
// whether a target exists is the business of others.
package tag

import "vankho/corpus"

// Input is a document after its structure was read.
type Input struct {
	Text     string
	Sections []corpus.Section
	Header   corpus.Header
}

// References finds the references of a text, ascending and not overlapping; each Quote is Text[Start:End].
// Example: "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về …" holds one, from the type word to the
// issuer. Sources: handbook §1.5, §1.7, §1.8 and §3.3.
func References(in Input) []corpus.Reference { return nil }
