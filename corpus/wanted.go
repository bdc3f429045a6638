package corpus

// WantedKind says how much citations tell of a document that the store does not hold; its value is that of addresses.
type WantedKind string

// The kinds.
const (
	WantedNumbered WantedKind = "du-so"    // one document is meant, by its number
	WantedSeveral  WantedKind = "nhieu"    // several documents may be meant: their candidates are shown
	WantedUnnamed  WantedKind = "khong-so" // citations give no number: "Luật Đầu tư"
)

// Wanted (văn bản còn thiếu) is a document that others cite and whose text the store does not hold, or that nothing tells from others.
// Example: {Kind:WantedNumbered, Canonical:"57-NQ/TW", Type:"Nghị quyết", Documents:14, Mentions:31, Uses:[{implements 12} {refers 2}]}.
type Wanted struct {
	Kind WantedKind `json:"kind"`
	// ID is the document without text, "" where citations say too little to name one.
	ID ID `json:"id,omitempty"`
	// Canonical is the number, "" where none is given; Title is what the document is about, as citations or a register put it.
	Canonical string `json:"canonical,omitempty"`
	Title     string `json:"title,omitempty"`
	Type      string `json:"doc_type,omitempty"`
	Issuer    string `json:"issuer,omitempty"`
	Date      Date   `json:"date,omitzero"`
	// Listed is true where a register tells of it too.
	Listed bool `json:"listed,omitempty"`
	// Documents counts the documents that cite it, Mentions the places.
	Documents int `json:"documents"`
	Mentions  int `json:"mentions"`
	// Uses are the relations for which it is needed, the weightiest first.
	Uses []TieCount `json:"uses,omitempty"`
	// Citing are the first documents that cite it, those that need it most.
	Citing []Summary `json:"citing,omitempty"`
	// Candidates are the documents that may be meant, for WantedSeveral; Reason is why none is certain.
	Candidates []Summary `json:"candidates,omitempty"`
	Reason     string    `json:"reason,omitempty"`
}

// WantedQuery asks for a page of documents that are wanted: those that most documents cite first, then by what they are needed for, then
// by the places.
type WantedQuery struct {
	Kind WantedKind
	Shelf
	Offset, N int
	// Secret lets documents with a mark of secrecy be seen among those that cite.
	Secret bool
}
