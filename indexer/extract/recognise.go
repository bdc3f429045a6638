package extract

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"io"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/ocr"
	"vankho/indexer/extract/pdf"
	"vankho/indexer/extract/picture"
)

// recognitionDPI is the resolution at which pages are drawn for text recognition; most scans are of 300, and ocr brings them down to what
// tesseract reads best by averages. Drawn at 180 to 240 instead, 28 pages read between 0.6 words in a hundred worse and 0.1 better without
// a trend, and at 220 drawing takes 0.12 s a page in place of 0.16 s, of 1 s in all.
const recognitionDPI = 300

// Recogniser names the text recognition of this machine, "tesseract 5.3.0". The error is a *fault.Fault, with a sentence for a person,
// where there is none.
func Recogniser(ctx context.Context) (string, error) {
	t, err := ocr.Find(ctx)
	if err != nil {
		return "", err
	}
	return t.String(), nil
}

// recognise reads the picture of one page and sends it.
func (s *server) recognise(ctx context.Context, r request) (Result, error) {
	t, err := s.recogniser()
	if err != nil {
		return failure(err)
	}
	img, dpi, err := picturePage(ctx, r, recognitionDPI)
	if err != nil {
		return failure(err)
	}
	page, spent, err := t.Page(ctx, img, ocr.Options{Number: r.Page, DPI: dpi})
	if err != nil {
		// A machine that lost its recogniser in the meantime is not the page's fault.
		s.found = nil
		var lacks *fault.Fault
		if _, lost := s.recogniser(); errors.As(lost, &lacks) {
			err = lost
		}
		return failure(err)
	}
	return Result{Recognised: spent}, s.send(reply{Page: &page})
}

// picturePage is a page as a picture, of about dpi dots an inch where it has to be drawn, and its resolution, 0 where not known.
func picturePage(ctx context.Context, r request, dpi float64) (img image.Image, actual float64, err error) {
	f, size, kind, err := r.open()
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	contained := fault.Contain(func() error {
		img, actual, err = draw(ctx, kind, f, size, r, dpi)
		return nil
	})
	return img, actual, errors.Join(contained, err)
}

func draw(ctx context.Context, kind format, in io.ReaderAt, size int64, r request, dpi float64) (image.Image, float64, error) {
	switch kind.mime {
	case formatPDF.mime:
	case formatPNG.mime, formatJPEG.mime, formatTIFF.mime:
		return picture.Page(ctx, in, size, r.Page)
	default:
		return nil, 0, fault.Of(fault.Unsupported, kind.words)
	}
	return pdf.Render(ctx, in, size, r.Page, dpi, pdf.Options{Cache: r.Cache})
}

// failure makes a result of what went wrong with a file; an error that is not the file's stays one.
func failure(err error) (Result, error) {
	var known *fault.Fault
	var panicked *fault.Panic
	switch {
	case errors.As(err, &known):
		return Result{Problems: []corpus.Problem{known.Problem()}}, nil
	case errors.As(err, &panicked):
		return Result{Problems: []corpus.Problem{fault.Of(fault.Broken).Problem()}}, nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return Result{}, err
	}
	return Result{Problems: []corpus.Problem{fault.Of(fault.Helper, err.Error()).Problem()}}, nil
}

// Recognise has a child read one page of a file by text recognition, waiting for a free one. What cannot be read is a problem of the
// result; an error means that ctx ended or children cannot be run at all.
func (p *Pool) Recognise(ctx context.Context, f File, page int) (corpus.RawPage, Result, error) {
	var got corpus.RawPage
	limits := p.options.Limits
	limits.Time, limits.Total = limits.Recognition, limits.Recognition
	result, err := p.ask(ctx, request{Task: taskRecognise, Path: []byte(f.Path), Name: []byte(f.Name), Body: f.Body, Limits: limits, Page: page}, func(r reply) error {
		if r.Page != nil {
			got = *r.Page
		}
		return nil
	})
	if err != nil {
		return got, result, fmt.Errorf("recognise page %d of %s: %w", page, cmp.Or(f.Name, f.Path), err)
	}
	return got, result, nil
}
