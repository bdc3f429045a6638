// Package relate reads what a text says one document does to another: it rests on it, amends it, replaces it, carries it out. Every
// edge keeps the words that say so. It reads the references that were found; whether their targets exist is the business of others.
package relate

import "vankho/corpus"

// Input is a document after its structure, its references and its names were read.
type Input struct {
	Text       string
	Title      string
	Header     corpus.Header
	Sections   []corpus.Section
	References []corpus.Reference
	Entities   []corpus.Entity
}

// Edges reads the relations of a text, ascending by start. A passive ("được sửa đổi bởi B") makes an edge from the document that acts,
// never from the one that says so. Time is linear in the text. Source: handbook §4.
func Edges(in Input) []corpus.Edge {
	return nil
}
