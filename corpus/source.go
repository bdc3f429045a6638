package corpus

import "time"

// Source (nguồn) is one file, or one row of a register, that a document was read from.
type Source struct {
	// Path is the file's path as it was given to the indexer, made absolute; "mau:NAME" for the sample.
	Path string `json:"path"`
	// Member tells the rows of a register apart: its id, else "row-" and its line number. Empty for a file that is
	// one document.
	Member string `json:"member,omitempty"`
	// SHA256 is that of the file, or of the row's bytes, in hex.
	SHA256 string `json:"sha256"`
	// MIME is the file's format by its bytes.
	MIME string `json:"mime"`
	// Size is that of the file, in bytes.
	Size int64 `json:"size"`
}

// Outcome says how the reading of a file ended.
type Outcome string

// The outcomes.
const (
	OutcomeRead    Outcome = "read"    // stored, text found
	OutcomePartial Outcome = "partial" // stored, with a problem
	OutcomeFailed  Outcome = "failed"  // nothing stored
	OutcomeSecret  Outcome = "secret"  // not stored because of its mark of secrecy
)

// FileReport (tình trạng tệp) is what the store remembers of one file that the indexer met.
type FileReport struct {
	Path    string  `json:"path"`
	SHA256  string  `json:"sha256,omitempty"`
	Size    int64   `json:"size"`
	MIME    string  `json:"mime,omitempty"`
	Outcome Outcome `json:"outcome"`
	// Documents counts those read from the file, Pages their pages.
	Documents int `json:"documents"`
	Pages     int `json:"pages"`
	// Document is the one read from the file, empty for registers and failures.
	Document ID        `json:"document,omitempty"`
	Problems []Problem `json:"problems,omitempty"`
	When     time.Time `json:"when"`
	// Missing is true where the last run did not find the file any more.
	Missing bool `json:"missing,omitempty"`
}
