// Package extract reads one file into pages of lines, whatever its format (format.go lists them); each format has a package below,
// registers and plain text are read here. The bytes say what a file is, its name only decides among formats that are all plain text.
//
// A bad file is never an error: what could not be read is a corpus.Problem with one Vietnamese sentence. Read works in
// this process; a Pool does the same in child processes that can be killed, which is how unknown files are to be read.
package extract

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/ocr"
)

// Read reads one file of size bytes and hands each document in it to emit, in the file's order. Name is the file's name or path; its
// suffix tells text formats apart, and a wrong one is noted. The name "-" stands for a stream without a name, which
// is plain text unless its bytes are a binary format; "-.html" or "stdin.html" says that it is HTML.
//
// Every problem is said once: in the record where one was emitted and it concerns that document, else in the result.
// A file without any text emits no record. The error is ctx's, or emit's, never the file's; an endless loop inside a
// library ends only with the process.
func Read(ctx context.Context, in io.ReaderAt, size int64, name string, limits Limits, emit func(Record) error) (Result, error) {
	return newReading(ctx, name, settings{limits: limits}, nil, emit).file(in, size)
}

// readFile is Read on a file of the disk.
func readFile(r *reading, path string) (Result, error) {
	// Looked at before it is opened, since opening a named pipe waits for its writer.
	info, err := os.Stat(path)
	if err != nil {
		return r.fail(fault.Of(fault.Unreadable))
	}
	if !info.Mode().IsRegular() {
		return r.fail(fault.Of(fault.NotRegular))
	}
	f, err := os.Open(path)
	if err != nil {
		return r.fail(fault.Of(fault.Unreadable))
	}
	defer f.Close()
	return r.file(f, info.Size())
}

// settings are what a reading needs beside the file.
type settings struct {
	limits Limits
	cache  string
	given  Given
	// scratch is a folder for the files of helping programs, made when it is needed and removed by the parent; "" where there is none.
	scratch string
	// looks says that lines keep how they look.
	looks bool
	// recogniser looks for text recognition; nil where nobody asks for it.
	recogniser func() (ocr.Tesseract, error)
}

// reading is the reading of one file.
type reading struct {
	settings
	ctx  context.Context
	name string
	// tick tells whoever waits that a page or row was read; never nil.
	tick   func()
	emit   func(Record) error
	result Result
	// converted says that what is read now was written by LibreOffice.
	converted bool
	// text counts the bytes of text emitted.
	text int64
}

func newReading(ctx context.Context, name string, s settings, tick func(), emit func(Record) error) *reading {
	if tick == nil {
		tick = func() {}
	}
	s.limits = s.limits.withDefaults()
	if s.recogniser == nil {
		s.recogniser = func() (ocr.Tesseract, error) { return ocr.Find(ctx) }
	}
	return &reading{settings: s, ctx: ctx, name: name, tick: tick, emit: emit}
}

// programError is an error that is not the file's.
type programError struct{ error }

func (e programError) Unwrap() error { return e.error }

func (r *reading) file(in io.ReaderAt, size int64) (Result, error) {
	if size == 0 {
		return r.fail(fault.Of(fault.Empty))
	}
	if size > r.limits.Input {
		return r.fail(fault.Of(fault.InputTooLarge, fault.Size(r.limits.Input)))
	}
	err := fault.Contain(func() error { return r.contents(&fault.Watched{Context: r.ctx, File: in}, size, false) })
	return r.close(err)
}

// close turns the end of a reading into its result.
func (r *reading) close(err error) (Result, error) {
	var program programError
	var known *fault.Fault
	switch {
	case err == nil:
	case r.ctx.Err() != nil:
		return r.result, r.ctx.Err()
	case errors.As(err, &program):
		return r.result, fmt.Errorf("read %s: %w", r.name, program.error)
	case errors.As(err, &known):
		return r.fail(known)
	default:
		return r.fail(fault.Of(fault.Broken))
	}
	return r.result, nil
}

func (r *reading) fail(f *fault.Fault) (Result, error) {
	r.result.Problems = append(r.result.Problems, f.Problem())
	return r.result, nil
}

// put emits one record.
func (r *reading) put(record Record) error {
	if err := r.ctx.Err(); err != nil {
		return programError{err}
	}
	record.Facts = r.given.Facts[record.SHA256]
	size := textSize(record.Pages)
	if size > r.limits.Document {
		return fault.Of(fault.OutputTooLarge, fault.Size(r.limits.Document))
	}
	if r.text += size; r.text > r.limits.Output {
		return fault.Of(fault.OutputTooLarge, fault.Size(r.limits.Output))
	}
	if err := r.emit(record); err != nil {
		return programError{err}
	}
	r.result.Records++
	r.tick()
	return nil
}

// putDocument emits the one document of a file, or says that there is none.
func (r *reading) putDocument(pages []corpus.RawPage, problems []corpus.Problem) error {
	converted := func(p corpus.Problem) bool { return p.Kind == corpus.KindConverted }
	if notes := legacy.Pages(pages); !slices.ContainsFunc(problems, converted) {
		problems = append(problems, notes...)
	}
	for i := range pages {
		pages[i].Reader = r.reader(pages[i].Reader)
		if !r.looks {
			undress(pages[i].Lines)
		}
	}
	problems = append(problems, r.given.pages(pages)...)
	record := Record{Pages: pages, Waiting: waiting(pages)}
	if len(record.Waiting) > 0 {
		problems = append(problems, r.waits(record.Waiting, pages).Problem())
	}
	recognised := slices.ContainsFunc(pages, func(p corpus.RawPage) bool { return p.Method == corpus.MethodOCR || p.Method == corpus.MethodEdited })
	// A scan is a document before its text is known, and stays one where recognition finds no word.
	if len(record.Waiting) == 0 && !recognised && !hasText(pages) {
		r.result.Problems = append(r.result.Problems, problems...)
		if slices.ContainsFunc(problems, func(p corpus.Problem) bool { return !p.Kind.Note() && p.Kind != corpus.KindDoubtful }) {
			return nil
		}
		return fault.Of(fault.NoText)
	}
	record.Problems = problems
	return r.put(record)
}

// undress takes off lines how they look, which only those ask for who show them.
func undress(lines []corpus.Line) {
	for i := range lines {
		lines[i].Look, lines[i].CellLooks = nil, nil
	}
}

// waiting lists the pages that wait for text recognition, and says so on those without text.
func waiting(pages []corpus.RawPage) []int {
	var out []int
	for i := range pages {
		if p := &pages[i]; p.Waiting {
			out = append(out, p.Number)
			if len(p.Lines) == 0 {
				p.Method = corpus.MethodWaiting
			}
		}
	}
	return out
}

// waits says what the waiting pages wait for: their turn, or a machine that can recognise text.
func (r *reading) waits(waiting []int, pages []corpus.RawPage) *fault.Fault {
	var lacks *fault.Fault
	if _, err := r.recogniser(); errors.As(err, &lacks) {
		return fault.Of(fault.ScansNoReader, len(waiting), lacks.Error())
	}
	if !hasText(pages) {
		return fault.Of(fault.Scan, len(waiting))
	}
	return fault.Of(fault.ScanPages, len(waiting), len(pages), fault.Ranges(waiting))
}

func hasText(pages []corpus.RawPage) bool {
	for _, p := range pages {
		for _, line := range p.Lines {
			if hasInk(line.Text) {
				return true
			}
			for _, cell := range line.Cells {
				if hasInk(cell) {
					return true
				}
			}
		}
	}
	return false
}

func textSize(pages []corpus.RawPage) int64 {
	size := int64(0)
	for _, p := range pages {
		for _, line := range p.Lines {
			size += int64(len(line.Text)) + 1
			for _, cell := range line.Cells {
				size += int64(len(cell)) + 3
			}
		}
	}
	return size
}
