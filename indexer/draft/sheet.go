package draft

import (
	"io"

	"vankho/corpus"
)

// Sheet writes the review sheet (phiếu rà soát dẫn chiếu) as DOCX, A4 portrait, black.
func Sheet(r *corpus.Review) ([]byte, error) { return nil, nil }

// WriteCSV writes the rows of the review sheet as CSV with a byte order mark.
func WriteCSV(w io.Writer, r *corpus.Review) error { return nil }

// None is what is said of a draft that cites nothing. Source: pages.md §5.6.
const None = "Không thấy dẫn chiếu nào trong dự thảo. Dẫn chiếu thường có dạng “Quyết định số 12/QĐ-UBND ngày …”."
