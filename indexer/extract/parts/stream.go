package parts

import (
	"bytes"
	"io"

	"github.com/richardlehane/mscfb"
)

// streamLimit is the most that is read of one stream, in bytes; pictures lie in the streams of old files.
const streamLimit = 256 << 20

// streamStep is how much of a stream is read at a time: a step over the end of a cut file gives nothing at all.
const streamStep = 8 << 10

// Streams are the streams at the root of a compound file by their names, of several with one name the first: documents within the
// document have streams of the same names, further down. The error says that the file is none.
// Example: Streams(f)["WordDocument"].
func Streams(in io.ReaderAt) (map[string]*mscfb.File, error) {
	compound, err := mscfb.New(in)
	if err != nil {
		return nil, err
	}
	streams := map[string]*mscfb.File{}
	for _, f := range compound.File {
		if len(f.Path) == 0 && streams[f.Name] == nil {
			streams[f.Name] = f
		}
	}
	return streams, nil
}

// ReadStream reads a stream as far as it goes; size is that of the file, which bounds what a stream may claim. Cut says that it ends
// before its end, or is missing.
func ReadStream(f *mscfb.File, size int64) (data []byte, cut bool) {
	if f == nil {
		return nil, true
	}
	length := min(f.Size, size, streamLimit)
	var b bytes.Buffer
	step := make([]byte, streamStep)
	for int64(b.Len()) < length {
		n, err := f.Read(step[:min(int64(len(step)), length-int64(b.Len()))])
		b.Write(step[:max(0, n)])
		if err != nil || n == 0 {
			break
		}
	}
	return b.Bytes(), int64(b.Len()) < f.Size
}
