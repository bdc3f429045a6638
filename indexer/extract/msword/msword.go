// Package msword reads DOC files of Word 6 to 2003 into lines ([MS-DOC], and for Word 6 and 95 its forerunner).
package msword

import (
	"context"
	"io"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/parts"
)

// Reader is the name of this reader in corpus.Reading.
const Reader = "msword"

// document is a DOC file taken apart.
type document struct {
	ctx context.Context
	fib *fib
	// word holds the text, table the tables that describe it, data what is too large for them.
	word, table, data block
	text              *text
	charRuns          []run
	paraRuns          []run
	sheet             sheet
	fonts             []font
	lists             *lists
	tables            grid.Numbering

	legacy legacy.Fonts
	// notes are the numbers of the footnotes and endnotes by the character that refers to them.
	notes map[int]int
	// boxes are the lines of text boxes by the character that they hang on.
	boxes map[int][]corpus.Line

	// What was worked out of the style sheet, by style.
	charsOf     map[int]chars
	paragraphOf map[int]paragraph
}

// Read reads a DOC file of size bytes as one page: paragraphs in the order of the text, headings by their outline level, list labels
// as Word shows them, tables as rows, text boxes after the paragraph that they hang on, footnotes and endnotes at the end. What is
// deleted, hidden or a field's instruction is left out, and headers and comments too. Runs in the fonts of a legacy encoding come as
// Unicode. Limit is the most characters of text. The error is a *fault.Fault, or ctx's.
func Read(ctx context.Context, in io.ReaderAt, size, limit int64) ([]corpus.RawPage, []corpus.Problem, error) {
	d := &document{ctx: ctx, charsOf: map[int]chars{}, paragraphOf: map[int]paragraph{}}
	cut, err := d.open(in, size)
	if err != nil {
		return nil, nil, err
	}
	if d.text, err = readText(d, limit); err != nil {
		return nil, nil, err
	}
	d.charRuns, d.paraRuns = charRuns(d), paraRuns(d)
	d.sheet, d.fonts, d.lists = readSheet(d), readFonts(d), readLists(d)
	lines, err := d.lines()
	if err != nil {
		return nil, nil, err
	}
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText, Lines: lines}
	page.Reader, page.Encoding = Reader, string(d.legacy.Used())
	pages := []corpus.RawPage{page}
	problems := legacy.Pages(pages)
	if cut || d.text.short {
		problems = append(problems, fault.Of(fault.CutDOC).Problem())
	}
	return pages, problems, nil
}

// salvageLimit is the most that is searched of a file without a directory, in bytes.
const salvageLimit = 256 << 20

// open reads the streams; cut says that one of them ends before its end.
func (d *document) open(in io.ReaderAt, size int64) (cut bool, err error) {
	streams, broken := parts.Streams(in)
	if broken != nil || streams["WordDocument"] == nil {
		return true, d.salvage(in, size)
	}
	var lost bool
	d.word, cut = parts.ReadStream(streams["WordDocument"], size)
	if d.fib, err = readFIB(d.word); err != nil {
		return cut, err
	}
	if d.fib.old {
		d.table = d.word
		return cut, d.ctx.Err()
	}
	d.table, lost = parts.ReadStream(streams[d.fib.table], size)
	cut = cut || lost
	d.data, _ = parts.ReadStream(streams["Data"], size)
	return cut, d.ctx.Err()
}

// salvage looks for the text of a file that has lost its directory: in most files the stream lies in one piece, and begins with a
// sector.
func (d *document) salvage(in io.ReaderAt, size int64) error {
	data, err := io.ReadAll(io.NewSectionReader(in, 0, min(size, salvageLimit)))
	if err != nil {
		return fault.Of(fault.Unreadable)
	}
	for at := pageSize; at < len(data); at += pageSize {
		ident := block(data).u16(at)
		if ident != 0xA5EC && ident != 0xA5DC {
			continue
		}
		d.word = data[at:]
		if d.fib, err = readFIB(d.word); err == nil && d.fib.old {
			d.table = d.word
		}
		return err
	}
	return fault.Of(fault.BrokenDOC)
}
