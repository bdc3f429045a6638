package corpus

import (
	"errors"
	"time"
)

// ErrNoCorrection says that a correction names nothing that can be corrected, or a value that the fact cannot have.
var ErrNoCorrection = errors.New("corpus: nothing to correct there")

// Correctable are the header facts that a person may write in place of what was read. Secrecy is none of them: a mark is taken away by
// whoever may take it away, in the file.
func Correctable() []Field {
	return []Field{FieldNumber, FieldType, FieldIssuer, FieldIssued, FieldPlace, FieldAbstract, FieldSigners}
}

// Correction (chỉnh sửa) is what a person wrote in place of what the program read: the text of a page, or a fact of the header. It belongs
// to the bytes of a file, or of a row of a register, and outlives every reading of them.
// Example: {SHA256:"7990…", Field:FieldNumber, Value:"154/KH-UBND", Was:"15/KH-UBND", Who:"Trần An"}.
type Correction struct {
	SHA256 string `json:"sha256"`
	// Page is the page whose text it is, 0 for a fact.
	Page int `json:"page,omitempty"`
	// Field names the fact, "" for a page's text.
	Field Field  `json:"field,omitempty"`
	Value string `json:"value"`
	// Was is what the program had read.
	Was string `json:"was"`
	// Who is the name that the person gave.
	Who  string    `json:"who"`
	When time.Time `json:"when"`
}

// Recognition (nhận dạng chữ) counts the pages that text recognition was to read.
type Recognition struct {
	// Waiting pages are still to be read, Done were, Failed could not be.
	Waiting int `json:"waiting"`
	Done    int `json:"done"`
	Failed  int `json:"failed"`
	// Files counts those with a page that waits.
	Files int `json:"files"`
}
