package extract

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"vankho/corpus"
	"vankho/indexer/extract/container"
	"vankho/indexer/extract/fault"
)

// Frames between the parent and a child: four bytes of length, big-endian, then that many bytes of JSON. A child greets,
// then answers each request with ticks and records and closes it with a result or an error:
//
//	child  → parent  00 00 00 0b  {"hello":1}
//	parent → child   00 00 00 2a  {"path":"L2toby8xLnR4dA==","limits":{…}}
//	child  → parent  00 00 00 0a  {"tick":3}
//	child  → parent  00 00 00 50  {"record":{"pages":[{"number":1,"method":"text","lines":[{"text":"Điều 1"}]}]}}
//	child  → parent  00 00 00 2c  {"result":{"mime":"text/plain","records":1}}
type reply struct {
	// Hello is the version of the frames.
	Hello int `json:"hello,omitempty"`
	// Tick says that the reading goes on, and how many pages or rows were read so far.
	Tick int `json:"tick,omitempty"`
	// Stage says what is done with the text that was read.
	Stage  Stage   `json:"stage,omitempty"`
	Record *Record `json:"record,omitempty"`
	// Page is a page that was recognised, Picture one that was drawn, Part a file taken out of a container.
	Page    *corpus.RawPage `json:"page,omitempty"`
	Picture *Picture        `json:"picture,omitempty"`
	Part    *container.Part `json:"part,omitempty"`
	Result  *Result         `json:"result,omitempty"`
	// Error is the program's, not the file's.
	Error string `json:"error,omitempty"`
}

// Stage says what a child does with the text that it read, for whoever waits for it.
type Stage int

// The stages.
const (
	StageStructure  Stage = 1 + iota // facts and outline
	StageReferences                  // citations, names, relations, figures
)

// frameVersion is the Hello of this program's children.
const frameVersion = 3

// task is what a child is asked to do with a file.
type task string

const (
	taskRead      task = ""          // give its documents
	taskRecognise task = "recognise" // read one page that is a picture
	taskDraw      task = "draw"      // give the picture of one page
	taskUnpack    task = "unpack"    // take the files out of a container
	taskLook      task = "look"      // give its documents as they were read, with how their lines look
)

// request asks a child to do one thing with one file.
type request struct {
	Task task `json:"task,omitempty"`
	// Path and Name are bytes: the name of a file need not be UTF-8, and JSON would mend it. Name is what the file is called where
	// Path is another, as for a kept original.
	Path []byte `json:"path"`
	Name []byte `json:"name,omitempty"`
	// Body is the file itself where Path is empty: one that stands on no disk.
	Body   []byte `json:"body,omitempty"`
	Limits Limits `json:"limits"`
	// Cache is a folder for what is dear to make twice, "" for none.
	Cache string `json:"cache,omitempty"`
	Given Given  `json:"given,omitzero"`
	// Scratch is a folder for this request alone, which the child makes and the parent removes.
	Scratch string `json:"scratch,omitempty"`
	// Page is the one to recognise or draw, from 1; Wide how wide, in dots, it is drawn; Folder where a container's files go.
	Page   int    `json:"page,omitempty"`
	Wide   int    `json:"wide,omitempty"`
	Folder []byte `json:"folder,omitempty"`
}

// opened is a file of the disk, or one that came with its request.
type opened interface {
	io.ReaderAt
	io.Closer
}

// carried is the file that came with a request.
type carried struct{ *bytes.Reader }

// Close has nothing to close.
func (carried) Close() error { return nil }

// open opens the file that is asked about, and tells its size and what its bytes are. The error is a *fault.Fault.
func (r request) open() (opened, int64, format, error) {
	if r.carries() {
		kind, err := sniff(bytes.NewReader(r.Body), int64(len(r.Body)), r.name())
		if err != nil {
			return nil, 0, format{}, fault.Of(fault.Unreadable)
		}
		return carried{bytes.NewReader(r.Body)}, int64(len(r.Body)), kind, nil
	}
	f, err := os.Open(string(r.Path))
	if err != nil {
		return nil, 0, format{}, fault.Of(fault.Unreadable)
	}
	info, err := f.Stat()
	if err == nil {
		var kind format
		if kind, err = sniff(f, info.Size(), r.name()); err == nil {
			return f, info.Size(), kind, nil
		}
	}
	_ = f.Close()
	return nil, 0, format{}, fault.Of(fault.Unreadable)
}

// carries reports whether the file came with the request.
func (r request) carries() bool { return len(r.Path) == 0 }

// name is what the file is called.
func (r request) name() string {
	if len(r.Name) > 0 {
		return string(r.Name)
	}
	return string(r.Path)
}

func writeFrame(out io.Writer, body any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("frame: %w", err)
	}
	var head [4]byte
	binary.BigEndian.PutUint32(head[:], uint32(len(data)))
	_, err = out.Write(head[:])
	if err == nil {
		_, err = out.Write(data) // on its own: joining the two would copy what may be large
	}
	if err != nil {
		return fmt.Errorf("write frame: %w", err)
	}
	return nil
}

// readFrame reads one frame into body; io.EOF is the end between two frames. A frame longer than limit bytes is an error.
func readFrame(in io.Reader, limit int64, body any) error {
	var head [4]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return err
	}
	size := int64(binary.BigEndian.Uint32(head[:]))
	if size > limit {
		return fmt.Errorf("frame of %d bytes, over %d", size, limit)
	}
	data := make([]byte, size)
	if _, err := io.ReadFull(in, data); err != nil {
		return fmt.Errorf("read frame: %w", err)
	}
	if err := json.Unmarshal(data, body); err != nil {
		return fmt.Errorf("frame: %w", err)
	}
	return nil
}

// frameLimit is the longest frame: JSON writes a byte of text in at most six.
func (l Limits) frameLimit() int64 { return min(6*l.Document+(16<<20), 1<<32-1) }
