package pdf

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

// file is the engine over github.com/ledongthuc/pdf: that library reads the objects, this package what they draw.
// It panics on damaged files, so that every call into it is contained.
type file struct {
	tree  []pdf.Value
	fonts map[string]*font
	notes []corpus.Problem
}

func open(in io.ReaderAt, size int64, most int) (engine, error) {
	patched, size := patch(in, size)
	f := &file{fonts: map[string]*font{}}
	err := fault.Contain(func() error {
		reader, err := pdf.NewReader(patched, size)
		if err != nil {
			return err
		}
		root := reader.Trailer().Key("Root").Key("Pages")
		announced := root.Key("Count").Int64()
		if f.collect(root, 0, most+1, new(int)) {
			f.tree = slices.CompactFunc(f.tree, func(a, b pdf.Value) bool { return a.String() == b.String() })
		}
		switch found := len(f.tree); {
		case found > most:
			f.tree = f.tree[:most]
			f.notes = append(f.notes, fault.Of(fault.TooManyPages, most, most).Problem())
		case announced > int64(found):
			f.notes = append(f.notes, fault.Of(fault.MissingPages, announced, found).Problem())
		}
		return nil
	})
	switch {
	case err == nil && len(f.tree) > 0:
		return f, nil
	case err != nil && (errors.Is(err, pdf.ErrInvalidPassword) || strings.Contains(err.Error(), "encrypt")):
		return nil, fault.Of(fault.EncryptedPDF)
	case len(f.tree) > 0:
		// The tree broke off; the pages before are there.
		f.notes = append(f.notes, fault.Of(fault.MissingPages, len(f.tree)+1, len(f.tree)).Problem())
		return f, nil
	}
	return nil, fault.Of(fault.BrokenPDF)
}

// collect lists the pages below a node. A tree that leads back into itself ends by its depth and the count of nodes; that it does
// is reported.
func (f *file) collect(node pdf.Value, depth, most int, nodes *int) (loops bool) {
	if *nodes++; depth > maxDepth || *nodes > 4*most+1000 || len(f.tree) >= most {
		return depth > maxDepth
	}
	kids := node.Key("Kids")
	if kids.Kind() != pdf.Array {
		if node.Kind() == pdf.Dict && node.Key("Type").Name() != "Pages" {
			f.tree = append(f.tree, node)
		}
		return false
	}
	for i := range kids.Len() {
		loops = f.collect(kids.Index(i), depth+1, most, nodes) || loops
	}
	return loops
}

// maxDepth is how deep a tree of pages may be.
const maxDepth = 60

func (f *file) pages() int                 { return len(f.tree) }
func (f *file) problems() []corpus.Problem { return f.notes }

func (f *file) page(i int) (page, error) {
	var drawn page
	err := fault.Contain(func() error {
		node := f.tree[i]
		box := inherited(node, "MediaBox")
		left, bottom := math.Min(box.Index(0).Float64(), box.Index(2).Float64()), math.Min(box.Index(1).Float64(), box.Index(3).Float64())
		width, height := math.Abs(box.Index(2).Float64()-box.Index(0).Float64()), math.Abs(box.Index(3).Float64()-box.Index(1).Float64())
		if width < 1 || height < 1 {
			width, height = 595, 842
		}
		shown := shownPage(left, bottom, width, height, int(inherited(node, "Rotate").Int64()%360))
		drawn.width, drawn.height = width, height
		if shown[0] == 0 {
			drawn.width, drawn.height = height, width
		}
		p := &painter{file: f, page: &drawn, state: graphics{ctm: shown, scale: 1}}
		return p.content(node.Key("Contents"), inherited(node, "Resources"), 0)
	})
	return drawn, err
}

// inherited looks a key up in the page and its ancestors.
func inherited(node pdf.Value, key string) pdf.Value {
	for range maxDepth {
		if node.IsNull() {
			break
		}
		if v := node.Key(key); !v.IsNull() {
			return v
		}
		node = node.Key("Parent")
	}
	return pdf.Value{}
}

// patch hides what the library stumbles over and readers of PDF forgive: bytes before the header, an unusual header, bytes
// after the end.
func patch(in io.ReaderAt, size int64) (io.ReaderAt, int64) {
	const header, look = "%PDF-1.7\n", 64 << 10
	head := make([]byte, min(size, 1024))
	n, _ := in.ReadAt(head, 0)
	start := int64(max(bytes.Index(head[:n], []byte("%PDF-")), 0))
	tail := make([]byte, min(size-start, look))
	n, _ = in.ReadAt(tail, size-int64(len(tail)))
	if end := bytes.LastIndex(tail[:n], []byte("%%EOF")); end >= 0 {
		size += int64(end) + 5 - int64(len(tail))
	}
	return shifted{in, start, []byte(header)}, size - start
}

// shifted reads a file from start on, with another header.
type shifted struct {
	in     io.ReaderAt
	start  int64
	header []byte
}

func (s shifted) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 {
		return 0, errors.New("offset before the file")
	}
	n, err := s.in.ReadAt(p, s.start+at)
	if at < int64(len(s.header)) {
		copy(p[:n], s.header[at:])
	}
	return n, err
}
