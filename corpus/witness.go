package corpus

// Witness is what is known of a document from the texts that cite it.
// Example: of 57-NQ/TW, which the store does not hold, a report says "… thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 …" on page 3.
type Witness struct {
	// Documents counts the documents that cite it.
	Documents int `json:"documents"`
	// Document is the one whose words are shown: one that says the title, else the newest.
	Document Summary `json:"document"`
	// The span is the reference in the text of that document.
	Span
	// Around is the text about the reference, whole lines or a part of a long one; it begins at byte From of the text.
	Around string `json:"around"`
	From   int    `json:"from"`
}

// Spot is one place in the text of a document: a byte offset.
type Spot struct {
	ID     ID
	Offset int
}
