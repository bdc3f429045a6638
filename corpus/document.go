package corpus

import (
	"errors"
	"time"
)

// ErrNotFound says that the store holds no document, file or alias of that name.
var ErrNotFound = errors.New("corpus: not found")

// ErrGone says that a document was in the store and was removed.
var ErrGone = errors.New("corpus: gone")

// Gone is ErrGone with the time a document was removed and why, a sentence in Vietnamese. The reason may speak of a mark of secrecy or of
// where the document stands now, which not every reader may learn.
// Example: errors.As(err, &gone) tells &Gone{At: 2026-03-05 08:00, Reason: "Tệp nguồn không còn."}.
type Gone struct {
	At     time.Time
	Reason string
}

func (g *Gone) Error() string { return ErrGone.Error() + ": " + g.Reason }

func (g *Gone) Unwrap() error { return ErrGone }

// Seq counts changes of the store. It only grows; an index that has seen Seq n asks for the changes after n.
type Seq int64

// Document (văn bản) is one official document: its facts, its frozen text and what was found in it.
// All spans are byte offsets into Text.
type Document struct {
	ID  ID  `json:"id"`
	Seq Seq `json:"-"`
	// Title is what a list calls the document: the abstract, else its first line, else the file's name.
	Title  string `json:"title"`
	Header Header `json:"header"`
	// Text is frozen: stored = indexed = shown. Empty for a stub, a document known only from a register row or from citations.
	Text       string      `json:"text,omitempty"`
	Pages      []Page      `json:"pages,omitempty"`
	Blocks     []Block     `json:"-"`
	Sections   []Section   `json:"sections,omitempty"`
	References []Reference `json:"references,omitempty"`
	Edges      []Edge      `json:"relations,omitempty"`
	// Instructions are what the text orders to be done to the texts of others.
	Instructions []Instruction `json:"instructions,omitempty"`
	Entities     []Entity      `json:"entities,omitempty"`
	Figures      []Figure      `json:"figures,omitempty"`
	// Tasks are what the text orders bodies to do.
	Tasks []Task `json:"tasks,omitempty"`
	// FigureCount is how many figures the document states, also where it is loaded without them; given by the store.
	FigureCount int `json:"-"`
	// TaskCount is how many tasks the document orders, also where it is loaded without them; given by the store.
	TaskCount int `json:"-"`
	// Links tell what the store holds of the references; the store makes them anew whenever a document comes or goes.
	Links    []Link    `json:"links,omitempty"`
	Problems []Problem `json:"problems,omitempty"`
	// Language is "vi", another code of ISO 639-1, or "und" for a foreign language that is not told; "" where there is no text.
	Language string `json:"language,omitempty"`
	// Cited is true for a document that is known from citations alone.
	Cited bool `json:"cited,omitempty"`
	// Status is what a register row says of the validity, as written there.
	Status string `json:"status,omitempty"`
	// Link is the address that a register row gives.
	Link    string   `json:"link,omitempty"`
	Sources []Source `json:"sources,omitempty"`
	// Timeline is what the store knows of the validity from public documents and registers; given by the store.
	Timeline Timeline `json:"-"`
	// Authority is how much others rest on the document: a damped count of those that cite it; given by the store.
	Authority float64 `json:"authority,omitempty"`
	// Corrections are what people wrote in place of what the program read; the document has them already.
	Corrections []Correction `json:"corrections,omitempty"`
	// Added is when the document first came into the store.
	Added time.Time `json:"added,omitzero"`
	// VersionOf is the version that is shown in place of this one, "" where it is shown itself.
	VersionOf ID `json:"version_of,omitempty"`
	// Versions are all files of this document, this one among them, the one that is shown first; empty where it is the only one.
	Versions []Version `json:"versions,omitempty"`
	// Sketch tells how alike the text is to others; it is given to the store and not read back.
	Sketch Sketch `json:"-"`
}

// Stub reports whether the document is known only from a register row or from citations, without its text (chưa có toàn văn). A scan that waits for
// text recognition has no text yet, but pages.
func (d *Document) Stub() bool { return d.Text == "" && len(d.Pages) == 0 }

// Waiting counts the pages that text recognition is still to read.
func (d *Document) Waiting() int {
	n := 0
	for _, p := range d.Pages {
		if p.Method == MethodWaiting {
			n++
		}
	}
	return n
}

// Secret reports whether the letterhead bears a mark of secrecy.
func (d *Document) Secret() bool { return d.Header.Secrecy != "" }

// Summary is what a list shows of a document.
type Summary struct {
	ID     ID     `json:"id"`
	Title  string `json:"title"`
	Number string `json:"number,omitempty"`
	Type   string `json:"doc_type,omitempty"`
	Issuer string `json:"issuer,omitempty"`
	Issued Date   `json:"issue_date,omitzero"`
	Stub   bool   `json:"stub,omitempty"`
	// Cited is true for a stub that is known from citations alone (chỉ biết qua dẫn chiếu).
	Cited   bool   `json:"cited,omitempty"`
	Draft   bool   `json:"draft,omitempty"`
	Secrecy string `json:"secrecy,omitempty"`
	// Status is what a register row says of the validity, as written there.
	Status string `json:"status,omitempty"`
	// Timeline tells the standing on any day; CitedBy counts the public documents that cite it.
	Timeline Timeline `json:"-"`
	CitedBy  int      `json:"cited_by,omitempty"`
	// References and Problems count what was found.
	References int `json:"references"`
	Problems   int `json:"problems"`
	// Figures counts the numbers of the text that count or measure something.
	Figures int `json:"figures"`
	// Pages counts the pages, Waiting those that text recognition is still to read, Poor those that read badly.
	Pages   int `json:"pages"`
	Waiting int `json:"waiting,omitempty"`
	Poor    int `json:"poor,omitempty"`
	// SHA256 and Name are the original's, empty for a row of a register.
	SHA256 string    `json:"sha256,omitempty"`
	Name   string    `json:"name,omitempty"`
	Added  time.Time `json:"added,omitzero"`
	// Changed is when a fact, its standing or its file last became another: Added where none did.
	Changed time.Time `json:"-"`
}

// Change is one entry of the store's change sequence.
type Change struct {
	Seq     Seq
	ID      ID
	Removed bool
}

// Tally counts documents and what lies in them.
type Tally struct {
	// Documents counts all, Stubs those of them without text.
	Documents  int `json:"documents"`
	Stubs      int `json:"stubs"`
	Pages      int `json:"pages"`
	Sections   int `json:"sections"`
	References int `json:"references"`
}

// Counts (tình trạng kho) is how much the store holds.
type Counts struct {
	Tally
	// Cited counts the documents that are known from citations alone (chỉ biết qua dẫn chiếu); they are none of the above.
	Cited int `json:"cited,omitempty"`
	// Secret counts those of them with a mark of secrecy.
	Secret Tally `json:"secret,omitzero"`
	// Files counts the files met, by outcome.
	Files map[Outcome]int `json:"files"`
	// FirstYear and LastYear are those of the oldest and newest issue date, 0 where none is known.
	FirstYear int `json:"first_year,omitempty"`
	LastYear  int `json:"last_year,omitempty"`
	// OpenFirst and OpenLast are those among documents without a mark of secrecy.
	OpenFirst int `json:"-"`
	OpenLast  int `json:"-"`
	// Seq is the store's last change.
	Seq Seq `json:"seq"`
}

// Public is what a reader may know who must not see documents with a mark of secrecy.
func (c Counts) Public() Counts {
	c.Documents -= c.Secret.Documents
	c.Stubs -= c.Secret.Stubs
	c.Pages -= c.Secret.Pages
	c.Sections -= c.Secret.Sections
	c.References -= c.Secret.References
	c.Secret = Tally{}
	c.FirstYear, c.LastYear = c.OpenFirst, c.OpenLast
	return c
}

// Original is a kept original file: where it lies and how it may be sent.
type Original struct {
	// Path is the file in the content-addressed folder, Name what the user called it.
	Path, Name, MIME string
	// Secret is true where a document read from it bears a mark of secrecy.
	Secret bool
}
