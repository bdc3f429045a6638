package markup

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vankho/corpus"
	"vankho/indexer/extract/grid"
)

// Markdown reads CommonMark with the tables of GitHub and of pandoc as one page: a paragraph is one line, its hard breaks apart;
// headings keep their level, lists their labels.
func Markdown(source string) []corpus.RawPage {
	var lines []corpus.Line
	var tables grid.Numbering
	for _, part := range cutTables(strings.ReplaceAll(source, "\r\n", "\n")) {
		if part.table != nil {
			lines = append(lines, tables.Lines(*part.table)...)
			continue
		}
		lines = append(lines, markdownLines([]byte(part.text), &tables)...)
	}
	if len(lines) == 0 {
		return nil
	}
	return []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Reading: corpus.Reading{Reader: "markdown"}, Lines: lines}}
}

func markdownLines(source []byte, tables *grid.Numbering) []corpus.Line {
	w := &markdownWriter{source: source, tables: tables}
	w.blocks(goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(text.NewReader(source)), 0)
	return w.lines
}

type markdownWriter struct {
	source []byte
	lines  []corpus.Line
	tables *grid.Numbering
	// label stands before the next line: the number of a list item.
	label string
}

func (w *markdownWriter) blocks(n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil && depth < maxNesting; c = c.NextSibling() {
		w.block(c, depth)
	}
}

func (w *markdownWriter) block(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Heading:
		w.add(w.inline(n, 0), corpus.LineHeading, n.Level)
	case *ast.Paragraph, *ast.TextBlock:
		w.add(w.inline(n, 0), corpus.LineParagraph, 0)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.add(w.raw(n), corpus.LineParagraph, 0)
	case *ast.HTMLBlock:
		source := w.raw(n)
		if n.HasClosure() {
			source += string(n.ClosureLine.Value(w.source))
		}
		lines := htmlLines(source, w.tables)
		dropSoftHyphens(lines)
		w.lines = append(w.lines, lines...)
	case *ast.List:
		number := n.Start
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			w.label = "- "
			if n.IsOrdered() {
				w.label = strconv.Itoa(number) + string(n.Marker) + " "
				number++
			}
			w.blocks(item, depth+1)
		}
		w.label = ""
	case *extast.Table:
		w.lines = append(w.lines, w.tables.Lines(w.table(n))...)
	default:
		w.blocks(n, depth+1)
	}
}

func (w *markdownWriter) add(text string, kind corpus.LineKind, level int) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		w.lines = append(w.lines, corpus.Line{Kind: kind, Level: level, Text: w.label + line})
		w.label = ""
	}
}

// raw is the source of a block.
func (w *markdownWriter) raw(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.source))
	}
	return b.String()
}

// inline is the text of a block without its marks; hard breaks are "\n".
func (w *markdownWriter) inline(n ast.Node, depth int) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil && depth < maxNesting; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(plainText(c.Segment.Value(w.source)))
			switch {
			case c.HardLineBreak():
				b.WriteByte('\n')
			case c.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(w.source))
		case *ast.RawHTML:
			if tag := strings.ToLower(string(c.Segments.Value(w.source))); strings.HasPrefix(tag, "<br") {
				b.WriteByte('\n')
			}
		default:
			b.WriteString(w.inline(c, depth+1))
		}
	}
	return hyphens.Replace(b.String())
}

var strayStars = regexp.MustCompile(`(^|[^\\*])\*{2,3}`)

// plainText resolves escapes and references: "1\. &amp;" is "1. &".
// Stars of emphasis that closes after a no-break space, "**1. **Nội dung", are marks too, though not to CommonMark.
func plainText(source []byte) string {
	source = strayStars.ReplaceAll(source, []byte("$1"))
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(source))))
}

func (w *markdownWriter) table(n *extast.Table) grid.Table {
	var t grid.Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []grid.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, grid.Cell{Lines: []corpus.Line{{Text: w.inline(cell, 0)}}, Head: row.Kind() == extast.KindTableHeader})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
