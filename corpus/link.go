package corpus

// LinkState says what the store holds of a reference.
type LinkState string

// The states.
const (
	LinkResolved  LinkState = "resolved"  // one document fits, and nothing speaks against it
	LinkAmbiguous LinkState = "ambiguous" // several fit, or nothing confirms the one: all stand in Candidates
	LinkAbsent    LinkState = "absent"    // no document fits; a stub was made where the reference says enough to name one
	LinkMalformed LinkState = "malformed" // what is written cannot be a document's number or a day
	LinkSelf      LinkState = "self"      // the document itself, or a place in it
)

// Link (kết nối) is what the store holds of one reference of a document: one line of the document's ledger (sổ dẫn chiếu).
// Example: {Ref:3, State:LinkResolved, To:"57-nq-tw-2024-12-22-bo-chinh-tri", Reason:"cùng số, cùng ngày"}.
type Link struct {
	// Ref counts the references of the document, the first is 1.
	Ref   int       `json:"ref"`
	State LinkState `json:"state"`
	// To is the document, a stub where its text is absent and it could be named; "" where it is not certain.
	To ID `json:"to,omitempty"`
	// Section is the provision within the target, "" where the whole is meant or the target has no such section.
	Section SectionID `json:"section,omitempty"`
	// Candidates are all documents that may be meant, where State is LinkAmbiguous.
	Candidates []ID `json:"candidates,omitempty"`
	// Reason is one official Vietnamese phrase: what confirmed the document, or why it stays open.
	Reason string `json:"reason"`
}
