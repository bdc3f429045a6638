// Package pdf reads PDF files into pages of lines. Two engines tell what is drawn on a page (glyphs, pictures, rules): pdfium, and an
// interpreter of page content over ledongthuc/pdf. Lines are made of that here, and the better reading of each page is kept.
package pdf

import (
	"context"
	"errors"
	"io"
	"time"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

// Limits bounds one file.
type Limits struct {
	// Pages is the most pages that are read.
	Pages int
	// Text is the most bytes of text.
	Text int64
}

const (
	// openTime is how long the interpreter may look for the pages of a file; a file that leads in circles ends it.
	openTime = 20 * time.Second
	// maxTraps is how often pdfium may fall over a page of a file before it is left out.
	maxTraps = 3
)

// Read reads a PDF by two readers and keeps for each page the better reading. A page that is a picture, or that reads badly, is
// waiting for text recognition; where it is a picture it has no lines, since the few words on it are stamps. Problems name the pages that
// could not be read and, in a note, those on which the readers disagree. The error is a *fault.Fault, or ctx's. Tick is called
// after each page.
func Read(ctx context.Context, in io.ReaderAt, size int64, limits Limits, o Options, tick func()) ([]corpus.RawPage, []corpus.Problem, error) {
	r := &reading{ctx: ctx, limits: limits, tick: tick}
	opening, stop := context.WithTimeout(ctx, openTime)
	file := &fault.Watched{Context: opening, File: in}
	own, err := open(file, size, limits.Pages)
	stop()
	file.Context = ctx
	if err == nil {
		r.own = own
	}
	second := with(ctx, in, size, o, r.read)
	for traps := 1; errors.Is(second, errTrap) && r.began && traps < maxTraps; traps++ {
		second = with(ctx, in, size, o, r.read)
	}
	var known *fault.Fault
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case second == nil:
	case r.began && errors.As(second, &known):
		return nil, nil, known
	case r.own == nil && !r.began:
		return nil, nil, worse(err, second)
	default: // pdfium cannot open the file, or fell over too many pages
		if err := r.read(nil); err != nil {
			return nil, nil, err
		}
	}
	pages, problems := r.end()
	if len(pages) == 0 {
		return nil, nil, fault.Of(fault.BrokenPDF)
	}
	return pages, problems, nil
}

// worse is the reason why neither reader opens a file: a password before damage.
func worse(errs ...error) error {
	var known *fault.Fault
	for _, err := range errs {
		if errors.As(err, &known) && known.Code == fault.EncryptedPDF {
			return known
		}
	}
	return fault.Of(fault.BrokenPDF)
}

// engine gives what a file draws.
type engine interface {
	pages() int
	// page gives page i, from 0. With an error it gives what was drawn up to there.
	page(i int) (page, error)
	// problems concern the file as a whole.
	problems() []corpus.Problem
}
