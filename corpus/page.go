package corpus

// Method says how the text of a page was obtained.
type Method string

// The methods of reading a page.
const (
	MethodText      Method = "text"      // the characters stand in the file
	MethodOCR       Method = "ocr"       // recognised from a picture
	MethodConverted Method = "converted" // decoded from a legacy encoding (TCVN3, VNI)
	MethodRegister  Method = "register"  // the fields of a register row
	MethodNone      Method = "none"      // nothing could be read
)

// Page (trang) is one page of a document and where its text lies in the frozen text.
// Files without pages (TXT, HTML, DOCX) are one page.
type Page struct {
	// Number is 1-based.
	Number int `json:"number"`
	Span
	Method Method `json:"method"`
	// Quality is the share of alphabetic words that are legal Vietnamese syllables, 0 to 1; -1 where the page
	// has no words. Good pages lie above 0.9.
	Quality float64 `json:"quality"`
}

// LineKind tells a plain line from a heading and from a row of a table.
type LineKind string

// The kinds of line. A paragraph is the zero value.
const (
	LineParagraph LineKind = ""
	LineHeading   LineKind = "heading"
	LineRow       LineKind = "row"
)

// Line is one line or paragraph as a reader of files hands it on, before the text is frozen. A page's text is its
// lines joined with "\n".
type Line struct {
	Kind LineKind `json:"kind,omitempty"`
	// Level is the depth of a heading, 1 being the highest.
	Level int `json:"level,omitempty"`
	// Text of a row is empty: it is made from Cells, joined with CellBreak.
	Text string `json:"text,omitempty"`
	// Cells holds the cells of a row, left to right; none of them has a line break.
	Cells []string `json:"cells,omitempty"`
}

// CellBreak stands between the cells of a table row in the frozen text.
const CellBreak = " | "

// RawPage is one page as it came out of a file: text not yet normalised, no offsets yet.
type RawPage struct {
	Number int    `json:"number"`
	Method Method `json:"method"`
	Lines  []Line `json:"lines"`
}

// Block is a line of the frozen text that is more than a plain paragraph: a heading or a row of a table.
type Block struct {
	Span
	Kind  LineKind `json:"kind"`
	Level int      `json:"level,omitempty"`
	// Cells are the spans of a row's cells, left to right.
	Cells []Span `json:"cells,omitempty"`
}
