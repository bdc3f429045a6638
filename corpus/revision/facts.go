// Package revision assembles the text of a document over time: from its own text and from what other documents order to be done to it, it
// makes what each provision said on each day, and says of every step whether it could be carried out. It is pure. Words are never made up:
// each stands, to the byte, in the text of some document. What cannot be carried out for certain is left, and said.
package revision

import (
	"vankho/corpus"
	"vankho/corpus/validity"
)

// Facts are all that a revision is assembled from; the order of Acts does not matter.
type Facts struct {
	// Base is the document whose text is followed: its id, header, text and sections.
	Base *corpus.Document
	// Standing is what is known of its validity: its end, the suspension of provisions, and who is said to have changed it.
	Standing validity.History
	// Acts are the documents of the store that change it, and those that change these.
	Acts []Act
	// Consolidated are the consolidated texts of the base that the store holds: their id, header, title, text and sections.
	Consolidated []*corpus.Document
	// More counts documents that change it beyond those given.
	More int
}

// Act is one document that changes others.
type Act struct {
	// Document has its id, header, text, sections, edges and instructions.
	Document *corpus.Document
	Standing validity.History
	// Targets are the documents that its edges lead to, in their order, "" where that is not certain.
	Targets []corpus.ID
	// Unread is true where a release of the program read it that did not know instructions: what its sentences say of words is not known yet.
	Unread bool
}

// target is the document that an instruction changes, "" where that is not certain.
func (a *Act) target(x corpus.Instruction) corpus.ID {
	if x.Edge < 1 || x.Edge > len(a.Targets) || x.Edge > len(a.Document.Edges) {
		return ""
	}
	return a.Targets[x.Edge-1]
}
