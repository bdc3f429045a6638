package fault

import (
	"context"
	"io"
)

// Watched is a file whose every read fails once the context has ended, so that a loop of a library through the file ends too: the
// libraries that read file formats do not know of contexts.
// Example: zip.NewReader(&Watched{ctx, f}, size).
type Watched struct {
	Context context.Context
	File    io.ReaderAt
}

// ReadAt reads from the file, or gives the error of the context.
func (w *Watched) ReadAt(p []byte, at int64) (int, error) {
	if err := w.Context.Err(); err != nil {
		return 0, err
	}
	return w.File.ReadAt(p, at)
}
