// Package pdf reads PDF files into pages of lines. An engine tells what is drawn on a page (glyphs and pictures); lines are made
// of that here, so that another engine can take its place.
package pdf

import (
	"context"
	"io"
	"strconv"
	"strings"

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

// scanTokens: a page with fewer words than this and a picture over half of it is a scan; what words it has are stamps of
// signatures and page numbers. Measured on 184 government files.
const scanTokens = 30

// emptyStrokes is how many lines and shapes a page without text may have and still count as blank.
const emptyStrokes = 50

// state says what a page turned out to be.
type state int

const (
	textPage state = iota
	scanPage
	blankPage // nothing on it
	mutePage  // drawn, but without a character
	badPage   // could not be read, or not wholly
)

// Read reads a PDF. Problems name the pages that are scans or could not be read; a file that is all scan gives pages
// without lines. The error is a *fault.Fault, or ctx's. Tick is called after each page.
func Read(ctx context.Context, in io.ReaderAt, size int64, limits Limits, tick func()) ([]corpus.RawPage, []corpus.Problem, error) {
	e, err := open(in, size, limits.Pages)
	if err != nil {
		return nil, nil, err
	}
	all := e.pages()
	pages := make([]corpus.RawPage, all)
	states := map[state][]int{}
	text := int64(0)
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		drawn, err := e.page(i)
		lines := drawn.lines()
		for _, line := range lines {
			text += int64(len(line.Text))
		}
		if text > limits.Text {
			return nil, nil, fault.Of(fault.OutputTooLarge, fault.Size(limits.Text))
		}
		s := judge(drawn, lines, err)
		states[s] = append(states[s], i+1)
		pages[i] = corpus.RawPage{Number: i + 1, Method: corpus.MethodText, Lines: lines}
		if len(lines) == 0 {
			pages[i].Method = corpus.MethodNone
		}
		tick()
	}
	// Without one page of text the words on the scans are stamps, not the document.
	if len(states[textPage]) == 0 && len(states[badPage]) == 0 {
		for i := range pages {
			pages[i].Lines, pages[i].Method = nil, corpus.MethodNone
		}
	}
	return pages, append(e.problems(), pageProblems(states, all)...), nil
}

func judge(drawn page, lines []corpus.Line, err error) state {
	tokens := 0
	for _, line := range lines {
		tokens += len(strings.Fields(line.Text))
	}
	switch {
	case tokens == 0 && drawn.pictures > 0, tokens < scanTokens && drawn.pictures >= 0.5:
		return scanPage
	case err != nil:
		return badPage
	case tokens == 0 && drawn.strokes > emptyStrokes:
		return mutePage
	case tokens == 0:
		return blankPage
	}
	return textPage
}

func pageProblems(states map[state][]int, all int) []corpus.Problem {
	var problems []corpus.Problem
	add := func(f *fault.Fault) { problems = append(problems, f.Problem()) }
	scans := states[scanPage]
	switch rest := all - len(scans) - len(states[blankPage]); {
	case len(scans) > 0 && rest == 0:
		add(fault.Of(fault.Scan, len(scans)))
	case len(scans) > 0:
		add(fault.Of(fault.ScanPages, len(scans), all, ranges(scans)))
	}
	if bad := states[badPage]; len(bad) > 0 {
		add(fault.Of(fault.BadPages, len(bad), all, ranges(bad)))
	}
	if mute := states[mutePage]; len(mute) > 0 {
		add(fault.Of(fault.EmptyPages, len(mute), all, ranges(mute)))
	}
	return problems
}

// ranges writes page numbers for a person: "1-3, 7".
func ranges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		part := strconv.Itoa(pages[i])
		if j > i {
			part += "-" + strconv.Itoa(pages[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, ", ")
}

// page is what is drawn on one page, in the order in which it is drawn.
type page struct {
	glyphs []glyph
	// pictures is the share of the page that pictures cover, strokes the number of painted lines and shapes.
	pictures float64
	strokes  int
}

// glyph is one drawn character, in points from the lower left corner of the page as it is shown.
type glyph struct {
	// from and to are where it begins and ends along its line, base is the height of its baseline.
	from, to, base float64
	// size is the height of its type.
	size float64
	// turned says that it is not written from left to right.
	turned bool
	text   string
}

// engine gives what a file draws.
type engine interface {
	pages() int
	// page gives page i, from 0. With an error it gives what was drawn up to there.
	page(i int) (page, error)
	// problems concern the file as a whole.
	problems() []corpus.Problem
}
