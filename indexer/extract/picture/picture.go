// Package picture reads the pages of a picture file: a PNG, a JPEG, or a TIFF, which may hold many pages as the scanners and fax
// machines of offices write them. What the picture shows is for text recognition to read.
package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"vankho/indexer/extract/fault"
)

const (
	mostDots  = 100_000_000 // of a page; A3 at 600 dots per inch has 70 million
	mostBytes = 512 << 20   // of memory for a page while it is read
	mostPages = 5000        // of a TIFF
)

// kind is what the file is.
type kind int

const (
	kindOther kind = iota
	kindPNG
	kindJPEG
	kindTIFF
)

// sniff tells the kind by the first bytes.
func sniff(in io.ReaderAt) (kind, error) {
	head := make([]byte, 8)
	n, err := in.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return kindOther, fmt.Errorf("picture: %w", err)
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return kindPNG, nil
	case bytes.HasPrefix(head, []byte("\xFF\xD8\xFF")):
		return kindJPEG, nil
	case bytes.HasPrefix(head, []byte("II*\x00")), bytes.HasPrefix(head, []byte("MM\x00*")):
		return kindTIFF, nil
	}
	return kindOther, nil
}

// Pages counts the pages of a picture file of size bytes. The error is a *fault.Fault where the file is at fault: BrokenPicture.
// Example: 1 for a JPEG, 12 for the TIFF of a scanner that was fed 12 sheets.
func Pages(in io.ReaderAt, size int64) (int, error) {
	k, err := sniff(in)
	switch {
	case err != nil:
		return 0, err
	case k == kindTIFF:
		f, err := openTIFF(in, size)
		return len(f.pages), err
	case k == kindOther:
		return 0, fault.Of(fault.BrokenPicture)
	}
	return 1, nil
}

// Page reads page n, counted from 1, as it is to be looked at: turned as the file says, its dots square. dpi is the resolution in dots
// per inch; where the file does not say it, or says what no sheet of paper has, the page is taken to be as wide as A4.
// The error is a *fault.Fault where the file is at fault: BrokenPicture, LargePicture, UnknownPicture.
// Example: the first page of a fax is 1728 × 2200 dots at 204 dpi.
func Page(ctx context.Context, in io.ReaderAt, size int64, n int) (img image.Image, dpi float64, err error) {
	k, err := sniff(in)
	if err != nil {
		return nil, 0, err
	}
	if n != 1 && k != kindTIFF {
		return nil, 0, fmt.Errorf("picture: it has no page %d", n)
	}
	file := &fault.Watched{Context: ctx, File: in}
	var r resolution
	contained := fault.Contain(func() error {
		switch k {
		case kindPNG:
			img, r, err = readPNG(file, size)
		case kindJPEG:
			img, r, err = readJPEG(file, size)
		case kindTIFF:
			img, r, err = readTIFF(file, size, n)
		default:
			err = fault.Of(fault.BrokenPicture)
		}
		return err
	})
	if ctx.Err() != nil {
		return nil, 0, fmt.Errorf("picture: %w", context.Cause(ctx))
	}
	var known *fault.Fault
	switch {
	case contained != nil && !errors.As(contained, &known):
		return nil, 0, fault.Of(fault.BrokenPicture)
	case contained != nil:
		return nil, 0, contained
	}
	img = r.square(img)
	return img, r.dpi(img.Bounds()), nil
}

// afford refuses a picture that would take too much memory; each is the bytes of a dot while it is read.
func afford(width, height, each int) error {
	if width <= 0 || height <= 0 {
		return fault.Of(fault.BrokenPicture)
	}
	if width > mostDots/height || width*height > mostBytes/each {
		return fault.Of(fault.LargePicture, mostDots/1_000_000)
	}
	return nil
}
