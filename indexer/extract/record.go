package extract

import (
	"vankho/corpus"
	"vankho/indexer/extract/ocr"
)

// Row (dòng của sổ) holds the fields of one row of a register; all are optional.
// Example: {Number:"154/KH-UBND", Issued:{2025 3 27}, Abstract:"Kế hoạch …", Status:"Còn hiệu lực"}
type Row struct {
	Number   string      `json:"number,omitempty"`
	Type     string      `json:"type,omitempty"`
	Issuer   string      `json:"issuer,omitempty"`
	Issued   corpus.Date `json:"issued,omitzero"`
	Abstract string      `json:"abstract,omitempty"`
	Status   string      `json:"status,omitempty"`
	Link     string      `json:"link,omitempty"`
	Place    string      `json:"place,omitempty"`
	Signer   string      `json:"signer,omitempty"`
}

// Record is one document as it was read.
type Record struct {
	// Member is empty for a file that is one document, else the row's id, or "row-" and its line number where it has none.
	Member string `json:"member,omitempty"`
	// SHA256 is that of the row's bytes in hex; empty for a file that is one document.
	SHA256 string `json:"sha256,omitempty"`
	// Row holds the facts that the register gives; nil for a file.
	Row *Row `json:"row,omitempty"`
	// Pages is empty for a row without text and for a row that could not be read.
	Pages    []corpus.RawPage `json:"pages,omitempty"`
	Problems []corpus.Problem `json:"problems,omitempty"`
	// Waiting are the numbers of the pages that text recognition is still to read.
	Waiting []int `json:"waiting,omitempty"`
	// Facts are what a person wrote in place of facts of the header.
	Facts map[corpus.Field]string `json:"facts,omitempty"`
	// Document is what was understood of the record, where the child was given a way to; it stands in place of Pages.
	// Blocks, Boxes (by page) and Sketch are the document's, which its public JSON leaves out.
	Document *corpus.Document `json:"document,omitempty"`
	Blocks   []corpus.Block   `json:"blocks,omitempty"`
	Boxes    []corpus.Boxes   `json:"boxes,omitempty"`
	Sketch   corpus.Sketch    `json:"sketch,omitempty"`
}

// Result closes a file: what it was, how many records it gave, and what is to be said of the file as a whole. A file
// that is one document has its problems here, not in its record.
type Result struct {
	MIME     string           `json:"mime"`
	Problems []corpus.Problem `json:"problems,omitempty"`
	Records  int              `json:"records"`
	// Recognised is where the time of text recognition went.
	Recognised ocr.Timing `json:"recognised,omitzero"`
	// Container says that the file holds other files and gives no record: Pool.Unpack takes them out.
	Container bool `json:"container,omitempty"`
}
