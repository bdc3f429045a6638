package picture

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"

	"golang.org/x/image/tiff"

	"vankho/indexer/extract/fault"
)

// The tags that are looked at (TIFF 6.0); the decoder knows the others.
const (
	tagSubfile     = 254 // what the picture is for
	tagWidth       = 256
	tagHeight      = 257
	tagBits        = 258
	tagCompression = 259
	tagStripOffset = 273
	tagOrientation = 274
	tagRows        = 278 // of a strip
	tagStripBytes  = 279
	tagResolutionX = 282
	tagResolutionY = 283
	tagUnit        = 296
	tagTables      = 347 // of JPEG, shared by all strips
)

const (
	compressionJPEG = 7
	subfileReduced  = 1 // a small copy of another page
	subfileMask     = 4 // says what of another page is to be seen
	unitCentimetre  = 3
	mostTags        = 1000
	mostValues      = 1 << 20
)

// tiffFile is a TIFF and its directories, one a page.
type tiffFile struct {
	in    io.ReaderAt
	size  int64
	order binary.ByteOrder
	pages []directory
}

// directory describes one page: its tags, and where it stands in the file.
type directory struct {
	at   uint32
	tags map[uint16]entry
}

// entry is the value of a tag: of short ones the value itself.
type entry struct {
	kind  uint16
	count uint32
	value [4]byte
	order binary.ByteOrder
}

// number is the tag's first value where it is a whole number, else 0.
func (d directory) number(tag uint16) uint32 {
	e, ok := d.tags[tag]
	if !ok || e.count == 0 {
		return 0
	}
	switch e.kind {
	case 1:
		return uint32(e.value[0])
	case 3:
		return uint32(e.order.Uint16(e.value[:]))
	case 4:
		return e.order.Uint32(e.value[:])
	}
	return 0
}

// openTIFF finds the pages. A chain that breaks or goes round ends there; small copies and masks are no pages.
func openTIFF(in io.ReaderAt, size int64) (tiffFile, error) {
	f := tiffFile{in: in, size: size, order: binary.LittleEndian}
	head := make([]byte, 8)
	if _, err := in.ReadAt(head, 0); err != nil {
		return f, fault.Of(fault.BrokenPicture)
	}
	if head[0] == 'M' {
		f.order = binary.BigEndian
	}
	seen := map[uint32]bool{}
	var small []directory
	for at := f.order.Uint32(head[4:]); at != 0 && !seen[at] && len(seen) < mostPages; {
		seen[at] = true
		d, next, err := f.directory(at)
		if err != nil {
			break
		}
		if d.number(tagSubfile)&(subfileReduced|subfileMask) == 0 {
			f.pages = append(f.pages, d)
		} else {
			small = append(small, d)
		}
		at = next
	}
	if len(f.pages) == 0 {
		f.pages = small
	}
	if len(f.pages) == 0 {
		return f, fault.Of(fault.BrokenPicture)
	}
	return f, nil
}

// directory reads the one at an offset and where the next stands.
func (f tiffFile) directory(at uint32) (directory, uint32, error) {
	d := directory{at: at, tags: map[uint16]entry{}}
	count := make([]byte, 2)
	if _, err := f.in.ReadAt(count, int64(at)); err != nil {
		return d, 0, err
	}
	n := int(f.order.Uint16(count))
	if n == 0 || n > mostTags {
		return d, 0, errors.New("no directory")
	}
	body := make([]byte, 12*n+4)
	// The end of the chain is forgotten by some writers.
	if got, err := f.in.ReadAt(body, int64(at)+2); got < 12*n {
		return d, 0, err
	}
	for i := range n {
		b := body[12*i:]
		d.tags[f.order.Uint16(b)] = entry{f.order.Uint16(b[2:]), f.order.Uint32(b[4:]), [4]byte(b[8:12]), f.order}
	}
	return d, f.order.Uint32(body[12*n:]), nil
}

// values are the whole numbers of a tag.
func (f tiffFile) values(d directory, tag uint16) ([]uint32, error) {
	e := d.tags[tag]
	each := map[uint16]int{1: 1, 3: 2, 4: 4, 7: 1}[e.kind]
	if each == 0 || e.count > mostValues {
		return nil, fmt.Errorf("tiff: tag %d is not a list of numbers", tag)
	}
	raw := e.value[:]
	if n := each * int(e.count); n > len(raw) {
		raw = make([]byte, n)
		if _, err := f.in.ReadAt(raw, int64(f.order.Uint32(e.value[:]))); err != nil {
			return nil, err
		}
	}
	out := make([]uint32, e.count)
	for i := range out {
		switch each {
		case 1:
			out[i] = uint32(raw[i])
		case 2:
			out[i] = uint32(f.order.Uint16(raw[2*i:]))
		default:
			out[i] = f.order.Uint32(raw[4*i:])
		}
	}
	return out, nil
}

// resolution is in inches unless the file says centimetres.
func (f tiffFile) resolution(d directory) resolution {
	ratio := func(tag uint16) float64 {
		e, ok := d.tags[tag]
		raw := make([]byte, 8)
		if !ok || e.kind != 5 {
			return 0
		}
		if _, err := f.in.ReadAt(raw, int64(f.order.Uint32(e.value[:]))); err != nil {
			return 0
		}
		v := float64(f.order.Uint32(raw)) / float64(f.order.Uint32(raw[4:])) // NaN and infinity are no sane resolution
		if d.number(tagUnit) == unitCentimetre {
			v *= cmPerInch
		}
		return v
	}
	return resolution{ratio(tagResolutionX), ratio(tagResolutionY)}
}

// readTIFF reads one page.
func readTIFF(in io.ReaderAt, size int64, n int) (image.Image, resolution, error) {
	f, err := openTIFF(in, size)
	if err != nil {
		return nil, resolution{}, err
	}
	if n < 1 || n > len(f.pages) {
		return nil, resolution{}, fmt.Errorf("picture: it has %d pages, and no page %d", len(f.pages), n)
	}
	d := f.pages[n-1]
	r := f.resolution(d)
	each := 4
	if d.number(tagOrientation) > 1 {
		each += 4
	}
	if bits, err := f.values(d, tagBits); err == nil && len(bits) > 0 && bits[0] > 8 {
		each *= 2
	}
	width, height := d.number(tagWidth), d.number(tagHeight)
	if width > mostDots || height > mostDots {
		return nil, r, fault.Of(fault.LargePicture, mostDots/1_000_000)
	}
	if err := afford(int(width), int(height), each); err != nil {
		return nil, r, err
	}
	var img image.Image
	if d.number(tagCompression) == compressionJPEG {
		img, err = f.jpegPage(d)
	} else {
		img, err = tiff.Decode(f.pageFirst(d))
		var unsupported tiff.UnsupportedError
		if errors.As(err, &unsupported) {
			err = fault.Of(fault.UnknownPicture, "TIFF, "+string(unsupported))
		}
	}
	if err != nil {
		return nil, r, err
	}
	o := int(d.number(tagOrientation))
	if o >= 5 && o <= 8 {
		r.x, r.y = r.y, r.x
	}
	return oriented(img, o), r, nil
}

// pageFirst is the file as it would be if the page were its first: the decoder reads no other.
func (f tiffFile) pageFirst(d directory) io.Reader {
	head := make([]byte, 8)
	copy(head, "II*\x00")
	if f.order == binary.BigEndian {
		copy(head, "MM\x00*")
	}
	f.order.PutUint32(head[4:], d.at)
	return &startingAt{SectionReader: io.NewSectionReader(f.in, 0, f.size), head: head}
}

// startingAt reads a file with another head.
type startingAt struct {
	*io.SectionReader
	head []byte
}

func (s *startingAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := s.SectionReader.ReadAt(p, at)
	if at < int64(len(s.head)) {
		copy(p[:n], s.head[at:])
	}
	return n, err
}
