// Package name finds what a text calls by name: bodies, people and their offices, places, times, programmes, information
// systems. Each name keeps its span and, where the text settles it, its canonical form. It finds; whether a body still exists is
// the business of others.
package name

import "vankho/corpus"

// Input is a document after its structure and its references were read.
type Input struct {
	Text       string
	Header     corpus.Header
	Sections   []corpus.Section
	References []corpus.Reference
}

// Entities finds the names of a text, ascending by start, the longer first; each Quote is Text[Start:End]. What is not certain is
// left out. Time is linear in the text. Sources: handbook §8 and §9.
func Entities(in Input) []corpus.Entity {
	return nil
}
