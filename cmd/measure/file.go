package measure

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer"
	"vankho/indexer/extract"
)

// File is one file as it was read.
type File struct {
	// Name is relative to the folder, with slashes.
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
	MIME string `json:"mime"`
	// Documents counts those read from it: rows of a register, else 1; 0 where it gave none.
	Documents int `json:"documents"`
	// Text says that at least one of them has text.
	Text  bool   `json:"text"`
	Pages []Page `json:"pages,omitempty"`
	// Problems are those of the file and of its documents.
	Problems []corpus.Problem `json:"problems,omitempty"`
	// Seconds is how long the file took to read and to understand.
	Seconds float64 `json:"seconds"`
	// Recognition is what text recognition of its pages cost.
	Recognition Recognition `json:"recognition,omitzero"`
	// Container says that the file holds others, which are files of the report too; "a.zip!/b.pdf".
	Container bool `json:"container,omitempty"`
	// Mixed are the lines of its letterhead in which two columns run into one.
	Mixed []string `json:"mixed,omitempty"`

	// document is kept of a file that stands in a pair.
	document *corpus.Document
}

// Recognition is what text recognition cost. Its seconds are summed over the pages; several are read at a time.
type Recognition struct {
	// Pages counts those recognised, Failed those that could not be.
	Pages  int `json:"pages"`
	Failed int `json:"failed"`
	// Seconds is the whole time: drawing the page, and the three others.
	Seconds   float64 `json:"seconds"`
	Prepare   float64 `json:"prepare"`
	Recognise float64 `json:"recognise"`
	Arrange   float64 `json:"arrange"`
}

func (r Recognition) plus(s Recognition) Recognition {
	return Recognition{r.Pages + s.Pages, r.Failed + s.Failed, r.Seconds + s.Seconds, r.Prepare + s.Prepare, r.Recognise + s.Recognise, r.Arrange + s.Arrange}
}

// Page is one page as it was read.
type Page struct {
	Number int           `json:"number"`
	Method corpus.Method `json:"method"`
	corpus.Reading
	// Quality is that of corpus.Page: the share of words that are legal Vietnamese syllables, -1 where there is no word to judge.
	Quality float64 `json:"quality"`
	// Marked is the share of words that hold a letter outside ASCII, -1 where there is no word. Good pages lie about 0.87.
	Marked float64 `json:"marked"`
	Words  int     `json:"words"`
}

func (f *File) add(record extract.Record, keep bool) {
	f.Documents++
	f.Problems = append(f.Problems, record.Problems...)
	d := indexer.Understood(record)
	if d == nil {
		return
	}
	f.Problems = append(f.Problems, d.Problems...)
	f.Text = f.Text || strings.TrimSpace(d.Text) != ""
	for _, p := range d.Pages {
		f.Pages = append(f.Pages, newPage(p, p.In(d.Text)))
	}
	if len(d.Pages) > 0 && record.Member == "" {
		f.Mixed = mixedLines(d.Pages[0].In(d.Text))
	}
	if keep && f.document == nil {
		f.document = d
	}
}

func newPage(p corpus.Page, text string) Page {
	page := Page{Number: p.Number, Method: p.Method, Reading: p.Reading, Quality: p.Quality, Marked: -1}
	marked := 0
	for w := range viet.Words(text) {
		page.Words++
		for _, r := range w.Text {
			if r >= utf8.RuneSelf {
				marked++
				break
			}
		}
	}
	if page.Words > 0 {
		page.Marked = float64(marked) / float64(page.Words)
	}
	return page
}

// scanned reports whether most pages of the file are pictures, as far as its reading tells.
func (f File) scanned() bool {
	pictures := 0
	for _, p := range f.Pages {
		if p.Method == corpus.MethodOCR || p.Method == corpus.MethodWaiting || p.Confidence > 0 {
			pictures++
		}
	}
	return 2*pictures > len(f.Pages) || len(f.Pages) == 0 && f.has(corpus.KindScan)
}

// waiting reports whether pages of the file wait for text recognition.
func (f File) waiting() bool {
	return slices.ContainsFunc(f.Pages, func(p Page) bool { return p.Method == corpus.MethodWaiting })
}

func (f File) has(kind corpus.ProblemKind) bool {
	return slices.ContainsFunc(f.Problems, func(p corpus.Problem) bool { return p.Kind == kind })
}
