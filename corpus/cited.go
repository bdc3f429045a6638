package corpus

// Cited (văn bản được viện dẫn) is a document as others cite it.
type Cited struct {
	Document Summary `json:"document"`
	// Documents counts the public documents that cite it.
	Documents int `json:"documents"`
	// Authority is how much rests on it: each text gives one weight to all that it cites.
	Authority float64 `json:"authority"`
	// Uses are the relations in which others stand to it, the weightiest first.
	Uses []TieCount `json:"uses,omitempty"`
}

// CitedQuery asks for a page of the documents that are cited most.
type CitedQuery struct {
	Shelf
	// ByCount orders by how many documents cite it, else by authority.
	ByCount   bool
	Offset, N int
	Secret    bool
}
