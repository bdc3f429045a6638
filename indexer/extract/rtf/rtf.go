// Package rtf reads Rich Text Format files into lines ([RTF 1.9.1]).
package rtf

import (
	"context"
	"io"

	"golang.org/x/text/encoding/charmap"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/legacy"
)

// Reader is the name of this reader in corpus.Reading.
const Reader = "rtf"

// Read reads an RTF file of size bytes as one page: paragraphs in order, headings by their outline level, the labels of lists,
// tables as rows, text boxes after their paragraph, footnotes and endnotes at the end. What is deleted, hidden or a field's
// instruction is left out, and headers, comments and pictures too. Runs in the fonts of a legacy encoding come as Unicode. Limit is the
// most bytes of text. The error is a *fault.Fault, or ctx's.
func Read(ctx context.Context, in io.ReaderAt, size, limit int64) ([]corpus.RawPage, []corpus.Problem, error) {
	r := &reader{
		ctx: ctx, lexer: newLexer(io.NewSectionReader(in, 0, size)), limit: limit, page: charmap.Windows1252,
		fonts: map[int]*font{}, outlines: map[int]int{},
		decoded: map[viet.Legacy]int{},
	}
	r.story = r.newStory()
	r.groups = []group{{state: state{unicodeSkip: 1}}}
	whole, err := r.read()
	if err != nil {
		return nil, nil, err
	}
	lines := r.finish()
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText, Lines: lines}
	page.Reader, page.Encoding = Reader, string(legacy.Most(r.decoded))
	pages := []corpus.RawPage{page}
	problems := legacy.Pages(pages)
	if !whole {
		if len(lines) == 0 {
			return nil, nil, fault.Of(fault.BrokenRTF)
		}
		problems = append(problems, fault.Of(fault.CutRTF).Problem())
	}
	return pages, problems, nil
}
