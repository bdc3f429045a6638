package corpus

import (
	"errors"
	"fmt"
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

// Edit is a correction as a person asks for it.
type Edit struct {
	// Correction has the value to be written; one that is what the program had read takes the correction back. Who is By.Who where it is "".
	Correction
	// Before is the correction that stood there when the person began, a zero one for none: where another stands there now the edit is
	// refused with ErrChanged. nil refuses none.
	Before *Correction
	By     Actor
	// Note is the Detail of the act in the journal.
	Note string
}

// DocumentEdit is an edit of one of several documents.
type DocumentEdit struct {
	Document ID
	Edit
}

// CorrectionQuery asks for corrections, the newest first.
type CorrectionQuery struct {
	// Document and Who narrow; "" means all.
	Document ID
	Who      string
	// Offset corrections are passed over, N answered at most; 0 means 50.
	Offset, N int
	// Secret asks for those of documents with a mark of secrecy too, and of files whose document is not in the store.
	Secret bool
}

// DocumentCorrection is a correction with the document that was read from those bytes, "" where the store holds none.
type DocumentCorrection struct {
	Document ID `json:"document"`
	Correction
}

// Same reports whether two corrections are the same words of the same person at the same second.
func (c Correction) Same(d Correction) bool {
	return c.Value == d.Value && c.Who == d.Who && max(c.When.Unix(), 0) == max(d.When.Unix(), 0)
}

// Object names what is corrected in the journal: "number", "page 3".
func (c Correction) Object() string {
	if c.Field != "" {
		return string(c.Field)
	}
	return fmt.Sprintf("page %d", c.Page)
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
