package corpus

import (
	"errors"
	"time"
)

// ErrChanged says that what a person was about to replace was replaced by somebody else in the meantime.
var ErrChanged = errors.New("corpus: changed in the meantime")

// Actor (người thực hiện) is who does something to the store.
// Example: {Who:"Trần An", From:"192.0.2.7"}.
type Actor struct {
	// Who is the name that stands with the key that was given, or the one that a person gave; "" where none was.
	Who string `json:"who"`
	// From is one of the constants below, or the network address of a reader.
	From string `json:"from"`
}

// Where what was done was asked for, but for addresses of the network.
const (
	FromMachine = "máy này"
	FromCommand = "dòng lệnh"
)

// Verb (việc) is a kind of act.
type Verb string

// The kinds of acts.
const (
	VerbCorrected Verb = "corrected"  // a page or a fact; Object is the field or "page 3", Was and Now are whole
	VerbTakenBack Verb = "taken_back" // the same the other way: Now is what the program reads
	VerbReadAgain Verb = "read_again" // the files of a document
	VerbImported  Verb = "imported"   // a file; Object is its name, Detail what became of it
	VerbRemoved   Verb = "removed"    // a file or a document
	VerbJoined    Verb = "joined"     // phrasings of indicators; Was and Now are the whole list
	VerbSignedIn  Verb = "signed_in"
	VerbSignedOut Verb = "signed_out"
	VerbRestored  Verb = "restored" // the store, from a backup; Object is its name
)

// Act (việc đã làm) is one line of the journal of what was done to the store.
type Act struct {
	// ID grows with every act; the store gives it.
	ID int64     `json:"id"`
	At time.Time `json:"at"`
	Actor
	Verb Verb `json:"verb"`
	// Document is the one it was done to, "" for none.
	Document ID `json:"document,omitempty"`
	// Object is what of it: a field, a page, the name of a file.
	Object string `json:"object,omitempty"`
	// Detail is a sentence for people, in Vietnamese; never a key, a token or what a reader sent to be checked.
	Detail string `json:"detail,omitempty"`
	// Was and Now are what stood there before and after, whole, so that nothing that somebody wrote is lost.
	Was string `json:"was,omitempty"`
	Now string `json:"now,omitempty"`
	// Secret is true for what may be told on this machine alone. The store sets it where the document bears a mark of secrecy; whoever
	// records what may be secret before there is a document sets it too.
	Secret bool `json:"-"`
}

// ActQuery asks for acts, the newest first.
type ActQuery struct {
	// Document, Who and Verb narrow; "" means all.
	Document ID
	Who      string
	Verb     Verb
	// Before leaves out that act and all newer ones: where the page before ended. 0 means none.
	Before int64
	// Offset acts are passed over, N answered at most; 0 means 50.
	Offset, N int
	// Secret asks for those of documents with a mark of secrecy too.
	Secret bool
}
