// Package pdf reads PDF files into pages of lines.
package pdf

import (
	"context"
	"io"

	"vankho/corpus"
)

// Limits bounds one file.
type Limits struct {
	Pages int
	Text  int64
}

func Read(ctx context.Context, in io.ReaderAt, size int64, limits Limits, tick func()) ([]corpus.RawPage, []corpus.Problem, error) {
	return nil, nil, nil
}
