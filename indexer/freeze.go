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
		for j, line := range page.Lines {
			if j > 0 {
				text.WriteByte('\n')
			}
			f.line(&text, line, j+1 < len(page.Lines))
		}
		f.pages = append(f.pages, corpus.Page{
			Number: page.Number, Span: corpus.Span{Start: start, End: text.Len()},
			Method: page.Method, Quality: viet.Quality(text.String()[start:]),
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
		f.blocks = append(f.blocks, corpus.Block{Span: corpus.Span{Start: start, End: text.Len()}, Kind: line.Kind, Level: line.Level, Cells: cells})
	}
}

// normal is the one normalisation of a line. Frozen text is always UTF-8: offsets into it must survive JSON.
func normal(line string) string { return viet.Normalise(strings.ToValidUTF8(line, "\uFFFD")) }

// oneLine keeps a cell from breaking its row.
func oneLine(cell string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(cell)
}
