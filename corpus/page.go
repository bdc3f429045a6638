package corpus

import (
	"slices"
	"strconv"
)

// Method says how the text of a page was obtained.
type Method string

// The methods of reading a page.
const (
	MethodText      Method = "text"      // the characters stand in the file
	MethodOCR       Method = "ocr"       // recognised from a picture
	MethodEdited    Method = "edited"    // a person wrote what stands on the page
	MethodConverted Method = "converted" // decoded from a legacy encoding (TCVN3, VNI)
	MethodRegister  Method = "register"  // the fields of a register row
	MethodWaiting   Method = "waiting"   // text recognition is still to read it
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
	Reading
	// Boxes say where the characters stand on the page; empty where that is not known.
	Boxes Boxes `json:"-"`
}

// GoodQuality is the Quality from which on a page reads well; GoodConfidence is the mean Confidence below which text recognition has
// guessed more than it has read. Measured on scans and typed files of offices: what reads well lies above 0.95 and above 0.8.
const (
	GoodQuality    = 0.9
	GoodConfidence = 0.6
)

// Poor reports whether a page was read badly or not at all. One that still waits for text recognition is not poor, and one that a person
// wrote cannot be.
// Example: {Method:"text", Quality:0.42} is poor, {Method:"waiting", Quality:-1} is not.
func (p Page) Poor() bool {
	switch {
	case p.Method == MethodNone:
		return true
	case p.Method == MethodWaiting, p.Method == MethodEdited:
		return false
	}
	return p.Quality >= 0 && p.Quality < GoodQuality || p.Confidence > 0 && p.Confidence < GoodConfidence
}

// Reading (cách đọc) is what is known of how the text of a page was obtained.
// Example: {Reader:"tesseract 5.3.0", Confidence:0.93, Width:595, Height:842}
type Reading struct {
	// Reader names the program part or the library that read the page: "pdfium", "ledongthuc", "tesseract 5.3.0", "docx".
	Reader string `json:"reader,omitempty"`
	// Encoding is the legacy encoding that the text was decoded from, where the method is MethodConverted: "TCVN3", "VNI".
	Encoding string `json:"encoding,omitempty"`
	// Confidence is the mean of what text recognition says of its words, 0 to 1; 0 where the page was not recognised.
	Confidence float64 `json:"confidence,omitempty"`
	// Agreement is the share of words in which the two readers of a PDF page agree, 0 to 1; OneReader where only one of them
	// could read the page, 0 for formats that have one reader.
	Agreement float64 `json:"agreement,omitempty"`
	// Width and Height are those of the page as it is shown, in points of 1/72 inch; 0 for files without pages.
	Width  float64 `json:"width,omitempty"`
	Height float64 `json:"height,omitempty"`
}

// PageReport is a page with the document it belongs to, for lists of pages.
type PageReport struct {
	Page
	Document ID     `json:"document"`
	Title    string `json:"title"`
	// DocumentNumber is the document's, Pages how many it has.
	DocumentNumber string `json:"document_number,omitempty"`
	Pages          int    `json:"pages"`
}

// OneReader is the Agreement of a page that only one of two readers could read.
const OneReader = -1

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
	// Cells holds the cells of a row, left to right; none of them has a line break. A cell that a merged cell covers is "".
	Cells []string `json:"cells,omitempty"`
	// Table numbers the tables of a document from 1, so that two that follow one another stay apart; 0 for other lines.
	Table int `json:"table,omitempty"`
	// Head says that the row names the columns.
	Head bool `json:"head,omitempty"`
	// Sheet says where a row stands in a workbook, nil in other files.
	Sheet *SheetRow `json:"sheet,omitempty"`
	// Boxes say where the text stands on the page, from its start on; they may end before it. Their offsets count in Text, and
	// in a row in its cells joined with CellBreak.
	Boxes LineBoxes `json:"boxes,omitempty"`
	// Look is how the line stands in its file, nil where the reader does not tell; CellLooks are those of the cells of a row, one for each.
	Look      *Look      `json:"look,omitempty"`
	CellLooks []CellLook `json:"cell_looks,omitempty"`
}

// CellBreak stands between the cells of a table row in the frozen text.
const CellBreak = " | "

// RawPage is one page as it came out of a file: text not yet normalised, no offsets yet.
type RawPage struct {
	Number int    `json:"number"`
	Method Method `json:"method"`
	Reading
	Lines []Line `json:"lines"`
	// Waiting says that the page is a picture, or reads badly and has one: text recognition is to read it.
	Waiting bool `json:"waiting,omitempty"`
}

// Block is a line of the frozen text that is more than a plain paragraph: a heading or a row of a table.
type Block struct {
	Span
	Kind  LineKind `json:"kind"`
	Level int      `json:"level,omitempty"`
	// Cells are the spans of a row's cells, left to right.
	Cells []Span `json:"cells,omitempty"`
	// Table, Head and Sheet are those of the Line; Sheet is not kept, since only figures are addressed by it.
	Table int       `json:"table,omitempty"`
	Head  bool      `json:"head,omitempty"`
	Sheet *SheetRow `json:"-"`
}

// SheetRow (hàng của trang tính) is where a row of a table stands in a workbook.
// Example: {Sheet:"Biểu 01", Row:7, Columns:[]int{0, 2}} has the cells A7 and C7.
type SheetRow struct {
	Sheet string `json:"name"`
	// Row counts from 1, Columns from 0, as workbooks have them: one for each cell of the row. Rows of one table share the slice.
	Row     int   `json:"row"`
	Columns []int `json:"columns"`
}

// Address is that of a cell, counted from 0: "C7"; "" where the row has no such cell.
func (r *SheetRow) Address(cell int) string {
	if r == nil || cell < 0 || cell >= len(r.Columns) {
		return ""
	}
	var letters []byte
	for c := r.Columns[cell] + 1; c > 0; c = (c - 1) / 26 {
		letters = append(letters, byte('A'+(c-1)%26))
	}
	slices.Reverse(letters)
	return string(letters) + strconv.Itoa(r.Row)
}
