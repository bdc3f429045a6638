package corpus

// Stage names the step of the pipeline that met a problem.
type Stage string

// The stages, in the order in which a file passes them.
const (
	StageExtract   Stage = "extract"
	StageStructure Stage = "structure"
	StageTag       Stage = "tag"
	StageStore     Stage = "store"
)

// Problem (vấn đề) is something the pipeline could not do with one document. It is stored and shown; a bad
// document is a Problem, a bad disk or program is an error.
// Example: {extract, encrypted, 0, "Tệp PDF có mật khẩu."}
type Problem struct {
	Stage Stage `json:"stage"`
	// Kind is one of the Kind constants, so that problems can be counted and filtered.
	Kind ProblemKind `json:"kind"`
	// Page is 1-based; 0 when the problem is the whole file's.
	Page int `json:"page,omitempty"`
	// Detail is one official Vietnamese sentence for a person.
	Detail string `json:"detail"`
}

// ProblemKind says what went wrong, in one word that does not change between releases.
type ProblemKind string

// The kinds of problem.
const (
	KindEmpty       ProblemKind = "empty"       // no text in the file
	KindBroken      ProblemKind = "broken"      // the file is damaged
	KindEncrypted   ProblemKind = "encrypted"   // a password is needed
	KindUnsupported ProblemKind = "unsupported" // a format that is not read yet
	KindScan        ProblemKind = "scan"        // pages are pictures; text recognition is needed
	KindTooLarge    ProblemKind = "too_large"   // over a limit of size, memory or output
	KindTimeout     ProblemKind = "timeout"     // over the limit of time
	KindCrashed     ProblemKind = "crashed"     // the reader died on it
	KindUnreadable  ProblemKind = "unreadable"  // the disk or the permissions do not let it be read
	KindSecret      ProblemKind = "secret"      // MẬT, TỐI MẬT, TUYỆT MẬT in the letterhead
	KindWrongName   ProblemKind = "wrong_name"  // the content is another format than the suffix says
	KindBadRow      ProblemKind = "bad_row"     // a row of a register that cannot be read
	KindDoubtful    ProblemKind = "doubtful"    // facts of the document contradict each other
	KindPartial     ProblemKind = "partial"     // some pages or parts could not be read
	KindNoReader    ProblemKind = "no_reader"   // a helper that this machine lacks is needed: tesseract
	KindConverted   ProblemKind = "converted"   // decoded from a legacy encoding; a note
	KindDisagree    ProblemKind = "disagree"    // two readers of a page give different text; a note
	KindForeign     ProblemKind = "foreign"     // the text is not Vietnamese; a note
	KindImpossible  ProblemKind = "impossible"  // a date the calendar lacks, a provision or range that cannot be; a note
)

// Note reports whether the kind is worth saying but nothing that is missing: a file with notes alone was read.
func (k ProblemKind) Note() bool {
	return k == KindWrongName || k == KindConverted || k == KindDisagree || k == KindForeign || k == KindImpossible
}
