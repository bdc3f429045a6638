package corpus

import "time"

// Holder is what decides whether a citation means a document: the facts that its letterhead, a register or its citations state.
type Holder struct {
	ID ID
	// Number is the canonical number.
	Number, Type, Issuer, Abstract string
	Issued                         Date
	// Stub is true where only a row of a register tells of it, Cited where only citations do.
	Stub, Cited bool
	Secret      bool
	// Shown is the version that is shown in its place, its own id where it is shown itself.
	Shown ID
	Added time.Time
	// Joined is true where several sources tell of it, a row of a register among them.
	Joined bool
}

// Mention is one citation, with what decides it beside its own words: the document that it stands in.
type Mention struct {
	Doc ID
	// Ref counts the references of Doc, the first is 1.
	Ref int
	Reference
	// Linked is the document that it led to until now, Doc where that was itself, "" for none.
	Linked ID
	// The facts of Doc; Lesser is true for a version that is not shown.
	ByNumber, ByIssuer, ByPlace string
	ByIssued                    Date
	Secret, Lesser              bool
}

// CitedGroup is all that the store knows of one key: the documents that bear it and the citations of it. Nothing else decides what these
// citations mean.
type CitedGroup struct {
	Key      string
	Holders  []Holder
	Mentions []Mention
	// Part is true where Mentions are those of one document alone.
	Part bool
}

// Ledger is what was made out of a CitedGroup.
type Ledger struct {
	Lines []LedgerLine
	// Stubs are the documents that are known from these citations alone.
	Stubs []CitedStub
	// Moved are the stubs that are needed no more because a document of the store is what they stood for: stub → document.
	Moved map[ID]ID
	// Whole says that the mentions of one document did not suffice: the group must be judged whole.
	Whole bool
}

// LedgerLine is the link of one mention.
type LedgerLine struct {
	Doc ID
	Link
	// Stub counts the stub of the ledger that Link leads to, the first is 1; 0 where Link.To holds.
	Stub int
}

// CitedStub is a document as its citations describe it.
type CitedStub struct {
	// ID is the stub that stood for it until now, "" for a new one.
	ID ID
	Header
	Title string
}

// Statement is what one source says of a document: the letterhead of its text, or a row of a register.
type Statement struct {
	// Path and Member name the row; both are empty for a text.
	Path   string `json:"-"`
	Member string `json:"-"`
	// Doc is the document that the source is part of at present.
	Doc      ID        `json:"-"`
	Title    string    `json:"title"`
	Header   Header    `json:"header"`
	Status   string    `json:"status,omitempty"`
	Link     string    `json:"link,omitempty"`
	Problems []Problem `json:"problems,omitempty"`
}

// Row reports whether a row of a register says it.
func (s Statement) Row() bool { return s.Path != "" }
