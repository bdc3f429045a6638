package corpus

import "time"

// Version (bản) is one of several files of one document: the typed file, the signed copy, the scan.
// Example: {ID:"…-2", Title:"về đột phá …", Name:"154-KH-UBND.signed.pdf", Method:MethodOCR, Pages:12, Quality:0.94}.
type Version struct {
	ID    ID     `json:"id"`
	Title string `json:"title"`
	// Name, SHA256 and MIME are the original's, empty for a row of a register.
	Name   string `json:"name,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
	MIME   string `json:"mime,omitempty"`
	// Method is that of most of its pages.
	Method Method `json:"method"`
	Pages  int    `json:"pages"`
	// Quality is the mean of its pages that have words, 0 to 1; -1 where none has.
	Quality float64 `json:"quality"`
	// Best says that this one is shown for all of them.
	Best bool `json:"best,omitempty"`
}

// Candidate is what decides whether a document is a version of another, and which of them reads best.
type Candidate struct {
	ID    ID
	Seq   Seq
	Added time.Time
	// Number is the canonical number, NumberKey its strict key, "" where it is none.
	Number, NumberKey string
	Type, Issuer      string
	Abstract, Secrecy string
	Issued            Date
	Draft             bool
	// Sketch is empty for a document that is too short to be told from others.
	Sketch Sketch
	// Method, Quality and Length (in bytes) are those of its text.
	Method  Method
	Quality float64
	Length  int
	// VersionOf is what the store holds at present: the id of the version that is shown in its place, "" where it is shown itself.
	VersionOf ID
}

// MainMethod is how most of the pages were read; where two ways share the lead, the poorer one. MethodNone where there is no page.
func MainMethod(pages []Page) Method {
	count := map[Method]int{}
	for _, p := range pages {
		count[p.Method]++
	}
	best := MethodNone
	for m, n := range count {
		if n > count[best] || n == count[best] && m.Rank() < best.Rank() {
			best = m
		}
	}
	return best
}

// Rank orders the ways of reading by how much their text is to be trusted, the higher the better: what a person wrote, what stands in
// the file, what a register says, what was recognised, nothing.
func (m Method) Rank() int {
	switch m {
	case MethodEdited:
		return 4
	case MethodText, MethodConverted:
		return 3
	case MethodRegister:
		return 2
	case MethodOCR:
		return 1
	}
	return 0
}

// MeanQuality is the mean quality of the pages that have words, -1 where none has.
func MeanQuality(pages []Page) float64 {
	sum, n := 0.0, 0
	for _, p := range pages {
		if p.Quality >= 0 {
			sum, n = sum+p.Quality, n+1
		}
	}
	if n == 0 {
		return -1
	}
	return sum / float64(n)
}
