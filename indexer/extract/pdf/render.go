package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math"

	"github.com/tetratelabs/wazero/api"

	"vankho/indexer/extract/fault"
)

// maxPixels is the most pixels of a picture that Render makes; A3 at 400 dpi has 31 million.
const maxPixels = 40_000_000

// pointsPerInch is the measure of PDF.
const pointsPerInch = 72

// Flags and formats of fpdfview.h.
const (
	drawAnnotations = 0x01
	drawGray        = 0x08
	formatGray      = 1
	white           = 0xFFFFFFFF
)

// errNoPage says that a file has no such page.
var errNoPage = errors.New("no such page")

// Render draws a page, 1-based, as a grey picture of dpi pixels an inch, stamps of signatures and other annotations with it. Where
// the picture would have more than 40 million pixels it has fewer an inch; actual is how many. The error is ctx's, a *fault.Fault, which says that
// the file cannot be opened, or what pdfium could not do.
// Example: Render(ctx, f, size, 1, 300, Options{}) of an A4 page is an *image.Gray of 2480 × 3508, and 300.
func Render(ctx context.Context, in io.ReaderAt, size int64, page int, dpi float64, o Options) (picture image.Image, actual float64, err error) {
	err = with(ctx, in, size, o, func(d *document) error {
		p, err := d.load(page - 1)
		if err != nil {
			return fmt.Errorf("render page %d: %w", page, err)
		}
		defer p.close()
		picture, actual, err = p.render(dpi)
		if err != nil {
			return fmt.Errorf("render page %d: %w", page, err)
		}
		return nil
	})
	return picture, actual, err
}

// with opens a file in pdfium for use.
func with(ctx context.Context, in io.ReaderAt, size int64, o Options, use func(*document) error) error {
	err := fault.Contain(func() error {
		return shared.with(&fault.Watched{Context: ctx, File: in}, size, o, func(m *machine) error {
			d, err := openDocument(m)
			if err != nil {
				return err
			}
			defer d.close()
			return use(d)
		})
	})
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// document is a file that is open in pdfium.
type document struct {
	*machine
	handle uint64
	count  int
}

// errorPassword and errorSecurity are the reasons of FPDF_GetLastError that mean a password.
const (
	errorPassword = 4
	errorSecurity = 5
)

// openDocument opens the file that the machine reads. The error is a *fault.Fault, or that of the machine.
func openDocument(m *machine) (*document, error) {
	handle := m.call("FPDF_LoadCustomDocument", uint64(m.access), 0)
	if handle == 0 {
		reason := m.call("FPDF_GetLastError")
		switch {
		case m.err != nil:
			return nil, m.err
		case reason == errorPassword || reason == errorSecurity:
			return nil, fault.Of(fault.EncryptedPDF)
		}
		return nil, fault.Of(fault.BrokenPDF)
	}
	return &document{m, handle, m.number("FPDF_GetPageCount", handle)}, nil
}

func (d *document) close() { d.call("FPDF_CloseDocument", d.handle) }

// sheet is one loaded page of a document.
type sheet struct {
	*document
	page uint64
	// width and height are those of the page as it is shown, in points.
	width, height float64
}

// load loads page i, from 0.
func (d *document) load(i int) (*sheet, error) {
	if i < 0 || i >= d.count {
		return nil, errNoPage
	}
	page := d.call("FPDF_LoadPage", d.handle, api.EncodeI32(int32(i)))
	if page == 0 {
		return nil, cmp.Or(d.err, error(fault.Of(fault.BrokenPDF)))
	}
	s := &sheet{document: d, page: page}
	s.width = float64(api.DecodeF32(d.call("FPDF_GetPageWidthF", page)))
	s.height = float64(api.DecodeF32(d.call("FPDF_GetPageHeightF", page)))
	return s, d.err
}

func (s *sheet) close() { s.call("FPDF_ClosePage", s.page) }

// render draws the page, and answers with how many pixels an inch.
func (s *sheet) render(dpi float64) (picture image.Image, actual float64, err error) {
	scale := dpi / pointsPerInch
	if area := s.width * s.height * scale * scale; area > maxPixels {
		scale *= math.Sqrt(maxPixels / area)
	}
	width, height := int(math.Round(s.width*scale)), int(math.Round(s.height*scale))
	if width < 1 || height < 1 || width > maxPixels || height > maxPixels {
		return nil, 0, fmt.Errorf("a picture of %d × %d pixels", width, height)
	}
	bitmap := s.call("FPDFBitmap_CreateEx", uint64(width), uint64(height), formatGray, 0, 0)
	if bitmap == 0 {
		return nil, 0, cmp.Or(s.err, errors.New("pdfium has no memory for the picture"))
	}
	defer s.call("FPDFBitmap_Destroy", bitmap)
	s.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(width), uint64(height), white)
	area := []uint64{0, 0, uint64(width), uint64(height), 0, drawAnnotations | drawGray}
	s.call("FPDF_RenderPageBitmap", append([]uint64{bitmap, s.page}, area...)...)
	if s.number("FPDFPage_GetAnnotCount", s.page) > 0 {
		s.fields(bitmap, area)
	}
	buffer, stride := uint32(s.call("FPDFBitmap_GetBuffer", bitmap)), s.number("FPDFBitmap_GetStride", bitmap)
	if s.err != nil {
		return nil, 0, s.err
	}
	gray := image.NewGray(image.Rect(0, 0, width, height))
	rows := s.bytes(buffer, uint32(stride*height))
	if rows == nil || stride < width {
		return nil, 0, errors.New("pdfium drew outside its memory")
	}
	for y := range height {
		copy(gray.Pix[y*gray.Stride:][:width], rows[y*stride:])
	}
	return gray, scale * pointsPerInch, nil
}

// fields draws the fields of a form, among them the stamps of digital signatures.
func (s *sheet) fields(bitmap uint64, area []uint64) {
	info := s.call("FPDF_FORMFILLINFO_Create")
	if info == 0 {
		return
	}
	defer s.call("free", info)
	if form := s.call("FPDFDOC_InitFormFillEnvironment", s.handle, info); form != 0 {
		s.call("FPDF_FFLDraw", append([]uint64{form, bitmap, s.page}, area...)...)
		s.call("FPDFDOC_ExitFormFillEnvironment", form)
	}
}
