// Package validity tells from what the store holds whether a document, or a provision of it, is in force on a day, since when, and by
// whose words. It is pure. What no text and no register says stays unknown. Source: handbook §4.4.
package validity

import "vankho/corpus"

// Facts are all that the store knows of the validity of one document.
type Facts struct {
	Actor
	// EffectAt is where its own text says when it applies.
	EffectAt corpus.Evidence
	// Effect is what its own text says of when it applies, nil where it says nothing.
	Effect *corpus.Effect
	// Listed are what registers say.
	Listed []Listed
	// Events are what other documents, and its own text, say is done to it; More counts those beyond the ones given.
	Events []Event
	More   int
}

// Listed is what one register says of a document.
type Listed struct {
	// File is the register's name, Row the row in it.
	File, Row string
	// Status is as written: "Hết hiệu lực một phần".
	Status string
	// Read is the day on which the register was read.
	Read corpus.Date
}

// Actor is a document as far as its acts go.
type Actor struct {
	ID                   corpus.ID
	Number, Type, Issuer string
	Title                string
	Issued               corpus.Date
	// First is the first day of its effect, zero where its text does not tell.
	First corpus.Date
	// Draft is true for a draft, which does nothing yet; Stub for one whose text is not held.
	Draft, Stub, Secret bool
}

// Event is one edge that leads to the document: what is done to it, by whom, in whose words.
type Event struct {
	Relation corpus.Relation
	// From does it, By says so: the same document, or a third one.
	From, By Actor
	Scope    corpus.Scope
	// Provisions are as cited; Sections are those of them that the document's outline has.
	Provisions []corpus.Provision
	Sections   []corpus.SectionID
	// Strong is true where the title, the preamble or the closing article says so.
	Strong bool
	// Since and Until are the days that the sentence gives, zero where it gives none.
	Since, Until corpus.Date
	// Starts is the first day of the provision of From that says so, zero where its text gives that provision no day of its own.
	Starts corpus.Date
	// The span is of the text of By, Quote its words.
	corpus.Span
	Quote string
}

// Changing are the relations that bear on validity, with those that only tell of changed words.
func Changing() []corpus.Relation {
	return []corpus.Relation{corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases, corpus.RelationSuspends, corpus.RelationExtends,
		corpus.RelationAmends, corpus.RelationCorrects, corpus.RelationAffirms}
}
