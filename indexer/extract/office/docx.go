// Package office reads word-processor files into lines.
package office

import (
	"context"
	"io"

	"vankho/corpus"
)

func ReadDOCX(ctx context.Context, in io.ReaderAt, size, limit int64) ([]corpus.RawPage, []corpus.Problem, error) {
	return nil, nil, nil
}
