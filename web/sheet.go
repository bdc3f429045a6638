package web

import (
	"encoding/csv"
	"io"
	"mime"
	"net/http"

	"vankho/corpus"
)

// sheet writes a table as a CSV file that spreadsheets open rightly: UTF-8 with its mark, and no cell that they would take for a formula.
// Example: newSheet(w, "lien-he.csv") and then row("Căn cứ", "57-NQ/TW").
type sheet struct{ rows *csv.Writer }

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\uFEFF"

// newSheet begins the answer; name is what the file is called.
func newSheet(w http.ResponseWriter, name string) (sheet, error) {
	attach(w, "text/csv; charset=utf-8", name)
	return startSheet(w)
}

// startSheet begins a sheet that is a part of something else.
func startSheet(w io.Writer) (sheet, error) {
	_, err := io.WriteString(w, byteOrderMark)
	return sheet{csv.NewWriter(w)}, err
}

// row writes one row.
func (s sheet) row(cells ...string) error {
	for i, c := range cells {
		cells[i] = corpus.PlainCell(c)
	}
	return s.rows.Write(cells)
}

// end writes what is left.
func (s sheet) end() error {
	s.rows.Flush()
	return s.rows.Error()
}

// attach begins an answer that browsers keep as a file.
func attach(w http.ResponseWriter, kind, name string) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}
