package dataset

import (
	"io"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// DocumentRow is a document of a list, with what only the site knows of it.
type DocumentRow struct {
	corpus.Card
	// Standing is judged on the day On.
	Standing corpus.Standing
	On       corpus.Date
	// Address is where the document is read, File where its first file is; "" for nowhere.
	Address, File string
}

// Documents writes a list of documents as one file.
type Documents = List[DocumentRow]

// NewDocuments begins a file: CSV, XLSX or JSONL; any other format is an error. Example: w, err := NewDocuments(out, XLSX); w.Write(row); w.Close().
func NewDocuments(out io.Writer, f Format) (*Documents, error) {
	return newList(out, f, documentLayout(), newDocumentRecord)
}

// documentRecord is one row; titles and explanations of its columns stand in data/documents.tsv. What is not known is absent.
type documentRecord struct {
	Type        string `json:"doc_type,omitempty"`
	Number      string `json:"number,omitempty"`
	Title       string `json:"title,omitempty"`
	Issuer      string `json:"issuer,omitempty"`
	Issued      *day   `json:"issue_date,omitempty"`
	Year        *int32 `json:"issue_year,omitempty"`
	Place       string `json:"place,omitempty"`
	Signers     string `json:"signers,omitempty"`
	Standing    string `json:"standing,omitempty"`
	StandingOn  *day   `json:"standing_on,omitempty"`
	Effective   *day   `json:"effective_date,omitempty"`
	Status      string `json:"register_status,omitempty"`
	Text        bool   `json:"text_held"`
	Draft       bool   `json:"draft"`
	Language    string `json:"language,omitempty"`
	Pages       *int32 `json:"pages,omitempty"`
	Poor        *int32 `json:"poor_pages,omitempty"`
	Waiting     *int32 `json:"waiting_pages,omitempty"`
	CitedBy     int32  `json:"cited_by"`
	References  int32  `json:"references"`
	Added       *day   `json:"added,omitempty"`
	Changed     *day   `json:"changed,omitempty"`
	ID          string `json:"document_id"`
	Address     string `json:"address,omitempty"`
	Files       string `json:"files,omitempty"`
	FileAddress string `json:"file_address,omitempty"`
	SHA256      string `json:"sha256,omitempty"`
	Size        *int64 `json:"file_bytes,omitempty"`
	Link        string `json:"register_link,omitempty"`
}

func newDocumentRecord(r DocumentRow) documentRecord {
	rec := documentRecord{Type: r.Type, Number: r.Number, Title: viet.Squeeze(r.Title), Issuer: viet.Squeeze(r.Issuer), Issued: newDay(r.Issued), Year: count(r.Issued.Year), Place: r.Place,
		Standing: r.Standing.Label(), StandingOn: newDay(r.On), Status: viet.Squeeze(r.Status), Text: !r.Stub, Draft: r.Draft, Language: r.Language,
		Pages: count(r.Pages), Poor: count(r.Poor), Waiting: count(r.Waiting), CitedBy: int32(r.CitedBy), References: int32(r.References),
		Added: newDay(corpus.DateOf(r.Added)), Changed: newDay(corpus.DateOf(r.Changed)), ID: string(r.ID), Address: r.Address, FileAddress: r.File, Link: r.Link}
	if r.Effective != nil {
		rec.Effective = newDay(r.Effective.Date)
	}
	var signers, files []string
	for _, s := range r.Signers {
		if name := viet.Squeeze(s.Name); name != "" {
			signers = append(signers, name)
		}
	}
	for i, f := range r.Card.Files {
		files = append(files, f.Name)
		if i == 0 {
			rec.SHA256, rec.Size = f.SHA256, &f.Size
		}
	}
	rec.Signers, rec.Files = strings.Join(signers, "; "), strings.Join(files, "; ")
	return rec
}
