package corpus

import (
	"errors"
	"time"
)

// ImportOrigin says how files came to be handed in.
type ImportOrigin string

// The origins.
const (
	ImportUpload ImportOrigin = "upload" // a person sent them to the site
	ImportWatch  ImportOrigin = "watch"  // they came to lie in a watched folder
	ImportSample ImportOrigin = "sample" // they ship with the program
)

// Import (lần nạp) is one handing in of files: what a person sent at once, or what came to a watched folder on one day. It is kept in the
// store, so that whoever ends the program at any moment loses nothing.
// Example: {ID:"20251123-2", Origin:ImportUpload, By:"Trần Văn A", Files:30, Done:12}.
type Import struct {
	// ID is the day and which import of the day it is; it stands in addresses.
	ID     string       `json:"id"`
	Origin ImportOrigin `json:"origin"`
	// By is the name of the person, From where they sent the files from, Folder the watched folder.
	By     string    `json:"by,omitempty"`
	From   string    `json:"-"`
	Folder string    `json:"folder,omitempty"`
	Began  time.Time `json:"began"`
	// Sealed says that no more files are to come.
	Sealed bool `json:"sealed"`
	// Files counts those named so far, Arriving those of them not wholly received yet, Done those of which all is said; Size is their bytes.
	Files    int   `json:"files"`
	Arriving int   `json:"arriving"`
	Done     int   `json:"done"`
	Size     int64 `json:"size"`
	// Outcomes counts the files that are done.
	Outcomes map[ImportOutcome]int `json:"outcomes,omitempty"`
	// Spent is how long its files have been worked on.
	Spent time.Duration `json:"-"`
	// Change is the newest change of its files.
	Change int64 `json:"-"`
}

// Ended reports whether nothing of the import is left to be done.
func (i Import) Ended() bool { return i.Sealed && i.Done == i.Files }

// ImportStep says how far a file of an import is.
type ImportStep string

// The steps, in their order. Those from StepReading to StepStoring last seconds and are not kept: a program that begins anew begins them anew.
const (
	StepArriving   ImportStep = "arriving"   // not wholly received
	StepWaiting    ImportStep = "waiting"    // received
	StepReading    ImportStep = "reading"    // a child reads its pages
	StepStructure  ImportStep = "structure"  // facts and outline are looked for
	StepReferences ImportStep = "references" // citations, names, relations, figures
	StepStoring    ImportStep = "storing"
	StepIndexing   ImportStep = "indexing" // stored; citations are joined to it and the index follows
	StepDone       ImportStep = "done"
)

// ImportOutcome says what came of a file that was handed in.
type ImportOutcome string

// The outcomes.
const (
	ImportNew       ImportOutcome = "new"
	ImportSame      ImportOutcome = "same"      // the same file is there already
	ImportVersion   ImportOutcome = "version"   // another text, or another copy, of a document that is there: ImportFile.Other
	ImportDuplicate ImportOutcome = "duplicate" // the same bytes are there under another name: ImportFile.Other
	ImportOpened    ImportOutcome = "opened"    // an archive or a letter; the files in it have outcomes of their own
	ImportFailed    ImportOutcome = "failed"    // ImportFile.Reason and Sentence say why
	ImportSecret    ImportOutcome = "secret"    // left out for its mark of secrecy
)

// Words are what came of a file, for people. Example: "Trùng nội dung".
func (o ImportOutcome) Words() string {
	switch o {
	case ImportNew:
		return "Mới"
	case ImportSame:
		return "Đã có, không đổi"
	case ImportVersion:
		return "Bản mới"
	case ImportDuplicate:
		return "Trùng nội dung"
	case ImportOpened:
		return "Đã mở tệp nén"
	case ImportFailed:
		return "Không đọc được"
	case ImportSecret:
		return "Có dấu mật, không nạp"
	}
	return ""
}

// ImportFile is one file of an import.
type ImportFile struct {
	Import string `json:"-"`
	// N tells the files of an import apart, from 1.
	N int `json:"n"`
	// Name is what the sender calls the file; Path is what the store calls it.
	Name string `json:"name"`
	Path string `json:"-"`
	// Size is in bytes; Modified is the sender's time stamp of the file, in its own units, 0 = not told. With the name they tell whether a
	// file that is sent again is the one whose beginning was received.
	Size     int64 `json:"size"`
	Modified int64 `json:"-"`
	// Received counts the bytes of a file that is still arriving.
	Received int64         `json:"received"`
	SHA256   string        `json:"sha256,omitempty"`
	Step     ImportStep    `json:"step"`
	Outcome  ImportOutcome `json:"outcome,omitempty"`
	// Reason and Sentence say what went wrong.
	Reason   ProblemKind `json:"reason,omitempty"`
	Sentence string      `json:"sentence,omitempty"`
	// Document is the one read from the file, "" for registers, containers and failures; Other is the one that the outcome speaks of.
	Document ID `json:"document,omitempty"`
	Other    ID `json:"other,omitempty"`
	// Documents counts those that the file gave; Healed counts older citations that lead to its document now.
	Documents int `json:"documents,omitempty"`
	Healed    int `json:"healed,omitempty"`
	// Was is the document that the same path held before, in a watched folder.
	Was ID `json:"-"`
	// Change grows with every change within an import, so that whoever saw one can ask for what came after.
	Change int64 `json:"-"`
}

// ImportQuery asks for files of one import, in their order.
type ImportQuery struct {
	Import string
	// Trouble leaves all out but those that failed or bear a mark of secrecy.
	Trouble bool
	// Changed asks for those that changed after that ImportFile.Change, in the order of changes.
	Changed bool
	After   int64
	// Names asks only for files so called; nil means all.
	Names     []string
	Offset, N int
}

// Faults of handing in.
var (
	// ErrSealed says that an import takes no more files.
	ErrSealed = errors.New("corpus: the import takes no more files")
	// ErrNoRoom says that the disk has no room for a file.
	ErrNoRoom = errors.New("corpus: no room on the disk")
	// ErrOffset says that a piece of a file does not begin where the received part ends.
	ErrOffset = errors.New("corpus: the piece does not follow what was received")
	// ErrTooManyFiles says that an import, or all that wait, would have more files than are taken.
	ErrTooManyFiles = errors.New("corpus: too many files in one import")
)

// Arrival is what the store holds of a file that was just read.
type Arrival struct {
	// Document is the one read from it, "" where it gave none, or is a register.
	Document ID
	// Twins are the paths of other files with the same bytes, at most 50; Version is another version of the document.
	Twins   []string
	Version ID
	// Cited counts citations of public documents that were there before and lead to it.
	Cited int
}

// Watched is a folder that is looked through for new files.
type Watched struct {
	Folder string `json:"folder"`
	// Trouble is a sentence that says why it cannot be looked through, "" where it can; Looked is when that was tried last.
	Trouble string    `json:"trouble,omitempty"`
	Looked  time.Time `json:"looked"`
}
