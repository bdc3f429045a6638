package pdf

import (
	"context"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
)

// maxBoxes is the most boxes of a file that are kept, 24 bytes each; pages after that, some 1,500, have none.
const maxBoxes = 4 << 20

// reading is the reading of one file, page by page.
type reading struct {
	ctx    context.Context
	limits Limits
	tick   func()
	// own is the interpreter, nil where it cannot open the file.
	own engine
	// began says that a reader has opened the file; count is the number of its pages, next the page to be read, from 0.
	began       bool
	count, next int
	pages       []leaf
	text        int64
	boxes       int
}

// leaf is a page that was read.
type leaf struct {
	corpus.RawPage
	blocks []block
	state  state
	// lost says that no reader could load the page, disagree that two read it differently.
	lost, disagree bool
}

// read reads the pages that are left; d is nil where pdfium does not help. The error is errTrap, ctx's or a *fault.Fault.
func (r *reading) read(d *document) error {
	if !r.began {
		if r.own != nil {
			r.count = r.own.pages()
		}
		if d != nil {
			r.count = max(r.count, d.count)
		}
		r.count = min(r.count, r.limits.Pages)
		r.began = true
	}
	for r.next < r.count {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		var all []rendition
		if d != nil && r.next < d.count {
			drawn, err := d.read(r.next)
			all = append(all, render(readerPdfium, drawn, err))
		}
		if r.own != nil && r.next < r.own.pages() {
			drawn, err := r.own.page(r.next)
			all = append(all, render(readerOwn, drawn, err))
		}
		r.next++
		l := leafOf(all)
		l.Number = r.next
		if err := r.keep(l); err != nil {
			return err
		}
		r.tick()
		if d != nil && d.err != nil {
			return d.err
		}
	}
	return nil
}

// leafOf makes a page of its readings.
func leafOf(all []rendition) leaf {
	l := leaf{RawPage: corpus.RawPage{Method: corpus.MethodNone}, state: badPage, lost: true}
	if len(all) == 0 {
		return l
	}
	best, agreed := choose(all)
	l.lost = true
	words := 0
	for _, n := range all {
		words = max(words, n.quality.words)
		l.lost = l.lost && n.err != nil && len(n.page.glyphs) == 0 && n.page.strokes == 0
		if best.quality.tokens == 0 && best.err == nil {
			best.err = n.err
		}
	}
	l.Width, l.Height = best.page.width, best.page.height
	l.state, l.Waiting = judge(best)
	if l.state == scanPage || best.quality.tokens == 0 {
		return l
	}
	l.blocks, l.Method, l.Reader, l.Agreement = best.blocks, corpus.MethodText, best.reader, agreed
	if best.encoding != "" {
		l.Method, l.Encoding = corpus.MethodConverted, string(best.encoding)
	}
	l.disagree = agreed >= 0 && agreed < disagree && words >= disagreeWords
	return l
}

// keep adds a page, within the limits of the file.
func (r *reading) keep(l leaf) error {
	for _, b := range l.blocks {
		for i := range b.lines {
			line := &b.lines[i]
			r.text += int64(len(line.Text))
			for _, cell := range line.Cells {
				r.text += int64(len(cell))
			}
			if r.boxes += len(line.Boxes); r.boxes > maxBoxes {
				line.Boxes = nil
			}
		}
	}
	if r.text > r.limits.Text {
		return fault.Of(fault.OutputTooLarge, fault.Size(r.limits.Text))
	}
	r.pages = append(r.pages, l)
	return nil
}

// end gives the pages as they leave the package.
func (r *reading) end() ([]corpus.RawPage, []corpus.Problem) {
	problems := r.trim()
	dropFeet(r.pages)
	pages := make([]corpus.RawPage, len(r.pages))
	states := map[state][]int{}
	var differ []int
	tables := 0
	var last []float64 // the columns of what stood last, where it is a table
	for i, l := range r.pages {
		for j, b := range l.blocks {
			if b.columns != nil && (j > 0 || !sameColumns(b.columns, last)) {
				tables++
			}
			last = b.columns
			for _, line := range b.lines {
				if line.Table > 0 {
					line.Table = tables
				}
				l.Lines = append(l.Lines, line)
			}
		}
		if len(l.Lines) == 0 {
			l.Method, l.Reader, l.Agreement, l.Encoding = corpus.MethodNone, "", 0, ""
		}
		states[l.state] = append(states[l.state], i+1)
		if l.disagree && l.state == textPage {
			differ = append(differ, i+1)
		}
		pages[i] = l.RawPage
	}
	problems = append(problems, pageProblems(states, len(pages))...)
	if len(differ) > 0 {
		problems = append(problems, fault.Of(fault.Disagree, len(differ), len(pages), fault.Ranges(differ)).Problem())
	}
	return pages, problems
}

// trim drops the pages at the end that a file announces but does not have, and gives what is to be said of the file as a whole.
func (r *reading) trim() []corpus.Problem {
	read := len(r.pages)
	for read > 0 && r.pages[read-1].lost {
		read--
	}
	var problems []corpus.Problem
	switch announced := len(r.pages); {
	case r.own != nil:
		problems = r.own.problems()
		r.pages = r.pages[:max(read, min(r.own.pages(), announced))]
	case read > 0 && read < announced:
		problems = append(problems, fault.Of(fault.MissingPages, announced, read).Problem())
		r.pages = r.pages[:read]
	}
	return problems
}
