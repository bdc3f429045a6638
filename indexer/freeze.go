package indexer

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// frozen is a document's one text, with where its pages and its headings and rows lie.
type frozen struct {
	text   string
	pages  []corpus.Page
	blocks []corpus.Block
	// doubtful are the words whose figures text recognition was not sure of.
	doubtful []corpus.Span
	// lines are where the lines of all pages lie, in order.
	lines []corpus.Span
}

// freeze joins raw pages into the one text that all offsets of a document count in. Each line is normalised once, here;
// pages and lines are joined with "\n", the cells of a row with corpus.CellBreak. Nothing else is changed.
func freeze(raw []corpus.RawPage) frozen {
	var f frozen
	var text strings.Builder
	for i, page := range raw {
		if i > 0 {
			text.WriteByte('\n')
		}
		start := text.Len()
		var boxes []corpus.TextBox
		for j, line := range page.Lines {
			if j > 0 {
				text.WriteByte('\n')
			}
			at := text.Len()
			f.line(&text, line, j+1 < len(page.Lines))
			f.lines = append(f.lines, corpus.Span{Start: at, End: text.Len()})
			if len(line.Boxes) > 0 {
				boxes = append(boxes, lineBoxes(line, text.String()[at:], at-start)...)
			}
		}
		from := start
		for _, b := range boxes {
			if b.Doubtful {
				f.doubtful = append(f.doubtful, corpus.Span{Start: from, End: start + b.End})
			}
			from = start + b.End
		}
		f.pages = append(f.pages, corpus.Page{
			Number: page.Number, Span: corpus.Span{Start: start, End: text.Len()},
			Method: page.Method, Quality: viet.Quality(text.String()[start:]),
			Reading: page.Reading, Boxes: corpus.PackBoxes(boxes),
		})
	}
	f.text = text.String()
	return f
}

func (f *frozen) line(text *strings.Builder, line corpus.Line, more bool) {
	start := text.Len()
	var cells []corpus.Span
	if line.Kind == corpus.LineRow {
		for i, cell := range line.Cells {
			if i > 0 {
				text.WriteString(corpus.CellBreak)
			}
			from := text.Len()
			text.WriteString(normal(oneLine(cell)))
			cells = append(cells, corpus.Span{Start: from, End: text.Len()})
		}
	} else {
		t := line.Text
		if more {
			t = strings.TrimSuffix(t, "\r") // half of a CRLF that was split at its LF
		}
		text.WriteString(normal(t))
	}
	if line.Kind != corpus.LineParagraph && text.Len() > start {
		f.blocks = append(f.blocks, corpus.Block{Span: corpus.Span{Start: start, End: text.Len()}, Kind: line.Kind, Level: line.Level, Cells: cells,
			Table: line.Table, Head: line.Head, Sheet: line.Sheet})
	}
}

// longLine is from where on, in bytes, the boxes of a line that normalising changes are dropped: moving them takes time that grows with
// the square of its length, and no printed paragraph is as long.
const longLine = 20_000

// lineBoxes moves the boxes of a line, whose offsets count in it as it was read, to offsets in the text of its page; frozen is the line
// as it was frozen, at the offset at. A first box without a place covers what stands before the line.
func lineBoxes(line corpus.Line, frozen string, at int) []corpus.TextBox {
	raw := line.Text
	if line.Kind == corpus.LineRow {
		raw = strings.Join(line.Cells, corpus.CellBreak)
	}
	boxes := []corpus.TextBox{{End: at}}
	same := raw == frozen
	if !same && len(raw) > longLine {
		return nil
	}
	for _, b := range line.Boxes {
		switch {
		case b.End < 0 || b.End > len(raw):
			return boxes
		case !same:
			// Marks only join the letter they follow, so that the beginning of a line normalises to the beginning of the frozen one.
			b.End = min(len(normal(raw[:b.End])), len(frozen))
		}
		b.End += at
		boxes = append(boxes, b)
	}
	return boxes
}

// normal is the one normalisation of a line. Frozen text is always UTF-8: offsets into it must survive JSON.
func normal(line string) string { return viet.Normalise(strings.ToValidUTF8(line, "\uFFFD")) }

// oneLine keeps a cell from breaking its row.
func oneLine(cell string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(cell)
}
