// Package office reads Word documents (DOCX) into lines.
package office

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"path"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/parts"
)

// partLimit is the largest part of a package that is unpacked, in bytes: markup outweighs its text some ten times.
const partLimit = 512 << 20

// ReadDOCX reads a Word document (Office Open XML, ISO/IEC 29500) as one page: paragraphs in the order of the file, headings by
// their outline level, list labels as Word shows them, tables as rows, footnotes and endnotes at the end. What is deleted, hidden or a field's
// instruction is left out. Limit is the most bytes of text. The error is a *fault.Fault, or ctx's.
func ReadDOCX(ctx context.Context, in io.ReaderAt, size, limit int64) ([]corpus.RawPage, []corpus.Problem, error) {
	p, err := parts.Open(in, size)
	if err != nil {
		return nil, nil, fault.Of(fault.BrokenDOCX)
	}
	main := p.Main("word/document.xml")
	body, ok := p[main]
	if !ok {
		return nil, nil, fault.Of(fault.BrokenDOCX)
	}
	if parts.Locked(body) {
		return nil, nil, fault.Of(fault.EncryptedFile)
	}
	folder := path.Dir(main)
	w := &writer{ctx: ctx, limit: limit, endnotes: noteMarks{roman: true}}
	w.styles = readStyles(p, folder+"/styles.xml")
	w.lists = readNumbering(p, folder+"/numbering.xml")

	problems, err := w.part(body)
	if err != nil {
		return nil, nil, err
	}
	lines := w.lines
	for _, notes := range []struct {
		name  string
		marks noteMarks
	}{{"footnotes.xml", w.footnotes}, {"endnotes.xml", w.endnotes}} {
		f := p[folder+"/"+notes.name]
		if f == nil || len(notes.marks.numbers) == 0 {
			continue
		}
		w.lines = nil
		w.inNotes = true
		if _, err := w.part(f); err != nil {
			return nil, nil, err
		}
		lines = append(lines, w.lines...)
	}
	return []corpus.RawPage{wholePage("docx", lines, w.encoding)}, problems, nil
}

// wholePage is a document without pages as one page; encoding is the legacy encoding that its fonts said, "" for none.
func wholePage(reader string, lines []corpus.Line, encoding viet.Legacy) corpus.RawPage {
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText, Lines: lines}
	page.Reader, page.Encoding = reader, string(encoding)
	return page
}

// part walks one part; where it breaks off, what was read stays and a problem says so.
func (w *writer) part(f *zip.File) ([]corpus.Problem, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fault.Of(fault.BrokenDOCX)
	}
	defer r.Close()
	bounded := &io.LimitedReader{R: r, N: partLimit}
	w.xml = parts.Decoder(bounded)
	err = w.blocks("", 0)
	w.flush()
	var known *fault.Fault
	switch {
	case err == nil:
		return nil, nil
	case w.ctx.Err() != nil:
		return nil, w.ctx.Err()
	case errors.As(err, &known):
		return nil, err
	case bounded.N <= 0:
		return nil, fault.Of(fault.OutputTooLarge, fault.Size(partLimit))
	case len(w.lines) == 0:
		return nil, fault.Of(fault.BrokenDOCX)
	}
	return []corpus.Problem{fault.Of(fault.CutDOCX).Problem()}, nil
}
