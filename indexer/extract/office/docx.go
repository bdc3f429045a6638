// Package office reads word-processor files into lines.
package office

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"golang.org/x/net/html/charset"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
)

// partLimit is the largest part of a package that is unpacked, in bytes: markup outweighs its text some ten times.
const partLimit = 512 << 20

// smallPartLimit bounds the parts that are kept in memory: styles, numbering, footnotes.
const smallPartLimit = 64 << 20

// ReadDOCX reads a Word document (Office Open XML, ISO/IEC 29500) as one page: paragraphs in the order of the file, headings by
// their outline level, list labels as Word shows them, tables as rows, footnotes and endnotes at the end. What is deleted, hidden or a field's
// instruction is left out. Limit is the most bytes of text. The error is a *fault.Fault, or ctx's.
func ReadDOCX(ctx context.Context, in io.ReaderAt, size, limit int64) ([]corpus.RawPage, []corpus.Problem, error) {
	archive, err := zip.NewReader(in, size)
	if err != nil {
		return nil, nil, fault.Of(fault.BrokenDOCX)
	}
	parts := map[string]*zip.File{}
	for _, f := range archive.File {
		// Some writers put backslashes or a leading slash into the names.
		parts[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	main := mainPart(parts)
	body, ok := parts[main]
	if !ok {
		return nil, nil, fault.Of(fault.BrokenDOCX)
	}
	if body.Flags&1 != 0 {
		return nil, nil, fault.Of(fault.EncryptedFile)
	}
	folder := path.Dir(main)
	w := &writer{ctx: ctx, limit: limit, endnotes: noteMarks{roman: true}}
	w.styles = readStyles(parts[folder+"/styles.xml"])
	w.lists = readNumbering(parts[folder+"/numbering.xml"])

	problems, err := w.part(body)
	if err != nil {
		return nil, nil, err
	}
	lines := w.lines
	for _, notes := range []struct {
		name  string
		marks noteMarks
	}{{"footnotes.xml", w.footnotes}, {"endnotes.xml", w.endnotes}} {
		part := parts[folder+"/"+notes.name]
		if part == nil || len(notes.marks.numbers) == 0 {
			continue
		}
		w.lines = nil
		w.inNotes = true
		if _, err := w.part(part); err != nil {
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
	w.xml = newDecoder(bounded)
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

func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	return d
}

// mainPart is the part that the package names as its document, "word/document.xml" in nearly all files.
func mainPart(parts map[string]*zip.File) string {
	const usual = "word/document.xml"
	var rels struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if f := parts["_rels/.rels"]; f != nil && decodePart(f, &rels) == nil {
		for _, r := range rels.Relationship {
			target := strings.TrimPrefix(r.Target, "/")
			if strings.HasSuffix(r.Type, "/officeDocument") && parts[target] != nil {
				return target
			}
		}
	}
	return usual
}

func decodePart(f *zip.File, into any) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return newDecoder(io.LimitReader(r, smallPartLimit)).Decode(into)
}
