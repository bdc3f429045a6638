// Package markup reads HTML and Markdown into lines.
package markup

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	htmlcharset "golang.org/x/net/html/charset"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/charset"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/legacy"
)

// HTML reads a web page as one page of lines: blocks as lines, h1 to h6 as headings, tables as rows. Scripts, menus and hidden parts
// are left out, and so is what surrounds the document on the page of a portal where the two can be told apart.
func HTML(data []byte) []corpus.RawPage {
	lines := htmlLines(decodeHTML(data), new(grid.Numbering))
	if len(lines) == 0 {
		return nil
	}
	pages := []corpus.RawPage{{Number: 1, Method: corpus.MethodText, Reading: corpus.Reading{Reader: "html"}, Lines: lines}}
	legacy.Pages(pages) // says what it did in the page
	dropSoftHyphens(lines)
	return pages
}

// dropSoftHyphens takes the soft hyphens away, which are no characters of the text. It has to wait until legacy text is decoded:
// in TCVN3 they are the letter ư.
func dropSoftHyphens(lines []corpus.Line) {
	for i := range lines {
		lines[i].Text = strings.ReplaceAll(lines[i].Text, "\u00AD", "")
		for c, cell := range lines[i].Cells {
			lines[i].Cells[c] = strings.ReplaceAll(cell, "\u00AD", "")
		}
	}
}

// decodeHTML goes by the byte order mark and the page's own declaration, and where the two say nothing, or say
// something that the bytes contradict, by the bytes.
func decodeHTML(data []byte) string {
	encoding, name, certain := htmlcharset.DetermineEncoding(data[:min(len(data), 1024)], "")
	text, found := charset.Decode(data)
	if !certain || found == charset.UTF8 || name == "utf-8" {
		return text
	}
	decoded, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return text
	}
	return string(decoded)
}

func htmlLines(source string, tables *grid.Numbering) []corpus.Line {
	root, err := html.Parse(strings.NewReader(source))
	if err != nil {
		// The parser refuses elements nested by the hundred; their text still counts.
		return bareText(source)
	}
	body := find(root, atom.Body)
	if body == nil {
		return nil
	}
	part, hidden := documentBody(body)
	w := &pageWriter{showHidden: hidden, tables: tables}
	w.node(part, 0)
	w.flush()
	return w.lines
}

// bareText is the text of a page without its structure.
func bareText(source string) []corpus.Line {
	var lines []corpus.Line
	z := html.NewTokenizer(strings.NewReader(source))
	mute := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return lines
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				mute = string(name)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == mute {
				mute = ""
			}
		case html.TextToken:
			if text := viet.Squeeze(string(z.Text())); text != "" && mute == "" {
				lines = append(lines, corpus.Line{Text: text})
			}
		}
	}
}

// blocks are the elements that begin and end a line.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Pre: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Hr: true, atom.Form: true,
	atom.Fieldset: true, atom.Figure: true, atom.Figcaption: true, atom.Address: true, atom.Details: true, atom.Summary: true,
	atom.Center: true, atom.Body: true, atom.Caption: true, atom.Tr: true, atom.Td: true, atom.Th: true,
}

// silent are the elements without text of the document.
var silent = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Head: true, atom.Iframe: true,
	atom.Object: true, atom.Select: true, atom.Button: true, atom.Nav: true, atom.Aside: true, atom.Dialog: true, atom.Textarea: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Menu: true, atom.Del: true, atom.Input: true, atom.Img: true,
}

// silentRoles are the ARIA landmarks of what surrounds a document.
var silentRoles = map[string]bool{"navigation": true, "banner": true, "contentinfo": true, "search": true, "complementary": true,
	"menu": true, "menubar": true, "dialog": true, "tablist": true, "tab": true, "toolbar": true}

// maxNesting ends the walk down a page; the parser itself stops at 512.
const maxNesting = 600

// pageWriter walks a page and collects its lines.
type pageWriter struct {
	lines      []corpus.Line
	text       strings.Builder
	level      int // of the heading being read
	pre        bool
	showHidden bool
	tables     *grid.Numbering
	// label stands before the next line: the number of a list item.
	label string
	// look is that of the element being read; style is how its letters are set off, styles those of text.
	look   corpus.Look
	style  corpus.Style
	styles []corpus.StyleRun
}

func (w *pageWriter) node(n *html.Node, depth int) {
	if depth > maxNesting {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.characters(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	if w.mute(n) {
		return
	}
	defer w.dress(n)()
	switch n.DataAtom {
	case atom.Br:
		w.flush()
		return
	case atom.Table:
		w.flush()
		w.lines = append(w.lines, w.tables.Lines(w.table(n, depth))...)
		return
	}
	if blocks[n.DataAtom] {
		w.flush()
		defer w.flush()
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.level = int(n.Data[1] - '0')
		defer func() { w.level = 0 }()
	case atom.Pre:
		w.pre = true
		defer func() { w.pre = false }()
	case atom.Ol, atom.Ul:
		w.list(n, depth)
		return
	}
	apart := setApart(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth+1)
		if apart {
			w.text.WriteByte(' ')
		}
	}
	// A heading's line is still to be flushed with its level: the deferred calls run in the reverse order.
	if w.level > 0 && blocks[n.DataAtom] {
		w.flush()
	}
}

// mute reports whether an element is not shown or is furniture of the site.
func (w *pageWriter) mute(n *html.Node) bool {
	if silent[n.DataAtom] || silentRoles[attribute(n, "role")] {
		return true
	}
	if (n.DataAtom == atom.Footer || n.DataAtom == atom.Header) && !within(n, atom.Main, atom.Article) {
		return true
	}
	return !w.showHidden && isHidden(n)
}

func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			style := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// setApart reports whether the children stand side by side with room between them though no space is written: spans that
// fill a div, as pages built of labels and values have them. Runs of one paragraph stand in p.
func setApart(n *html.Node) bool {
	if n.DataAtom != atom.Div {
		return false
	}
	spans := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return false
		case c.Type == html.ElementNode && c.DataAtom != atom.Span:
			return false
		case c.Type == html.ElementNode:
			spans++
		}
	}
	return spans > 1
}

func (w *pageWriter) characters(data string) {
	if w.pre {
		for i, line := range strings.Split(data, "\n") {
			if i > 0 {
				w.flush()
			}
			w.text.WriteString(line)
		}
		return
	}
	w.text.WriteString(hyphens.Replace(data))
	w.styles = append(w.styles, corpus.StyleRun{End: w.text.Len(), Style: w.style})
}

// hyphens: a non-breaking hyphen stands in document numbers; zero-width marks are no characters of the text.
var hyphens = strings.NewReplacer("\u2011", "-", "\u200B", "", "\uFEFF", "")

// flush ends the line. White space folds as a browser folds it, but a no-break space stays.
func (w *pageWriter) flush() {
	raw, look := w.text.String(), w.look
	text := foldSpace(raw)
	look.Runs = corpus.Shifted(corpus.Look{Runs: w.styles}.Moved(raw, foldSpace), len(w.label))
	w.text.Reset()
	w.styles = nil
	if strings.TrimFunc(text, unicode.IsSpace) == "" {
		return
	}
	line := corpus.Line{Text: w.label + text}
	if !look.Plain() {
		line.Look = &look
	}
	w.label = ""
	if w.level > 0 {
		line.Kind, line.Level = corpus.LineHeading, w.level
	}
	w.lines = append(w.lines, line)
}

func foldSpace(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f'
	}), " ")
}

func (w *pageWriter) list(n *html.Node, depth int) {
	number, err := strconv.Atoi(attribute(n, "start"))
	if err != nil {
		number = 1
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Li {
			if value, err := strconv.Atoi(attribute(c, "value")); err == nil {
				number = value
			}
			w.flush()
			w.label = ""
			if n.DataAtom == atom.Ol {
				w.label = itemNumber(attribute(n, "type"), number) + ". "
				number++
			} else if !bulleted(textOf(c)) {
				w.label = "- "
			}
		}
		w.node(c, depth+1)
	}
	w.label = ""
}

// itemNumber writes the number of an item as the type of its list has it: 1, a, A.
func itemNumber(kind string, n int) string {
	if n >= 1 && n <= 26 {
		switch kind {
		case "a":
			return string(rune('a' + n - 1))
		case "A":
			return string(rune('A' + n - 1))
		}
	}
	return strconv.Itoa(n)
}

func bulleted(text string) bool {
	text = strings.TrimSpace(text)
	return text == "" || strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+") || strings.HasPrefix(text, "–")
}

// table collects a table; tables within its cells become lines of the cells.
func (w *pageWriter) table(n *html.Node, depth int) grid.Table {
	var t grid.Table
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < maxNesting; c = c.NextSibling {
			if c.Type != html.ElementNode || w.mute(c) {
				continue
			}
			switch c.DataAtom {
			case atom.Tr:
				t.Rows = append(t.Rows, nil)
				walk(c, depth+1)
			case atom.Td, atom.Th, atom.Caption:
				if len(t.Rows) == 0 || c.DataAtom == atom.Caption {
					t.Rows = append(t.Rows, nil)
				}
				last := len(t.Rows) - 1
				t.Rows[last] = append(t.Rows[last], w.cell(c, depth+1))
			default:
				walk(c, depth+1)
			}
		}
	}
	walk(n, depth)
	return t
}

func (w *pageWriter) cell(n *html.Node, depth int) grid.Cell {
	inner := &pageWriter{showHidden: w.showHidden, tables: w.tables, style: w.style}
	inner.node(n, depth)
	inner.flush()
	across, _ := strconv.Atoi(attribute(n, "colspan"))
	down, _ := strconv.Atoi(attribute(n, "rowspan"))
	return grid.Cell{Lines: inner.lines, Across: across, Down: down, Head: n.DataAtom == atom.Th || within(n, atom.Thead)}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func find(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == a {
			return d
		}
	}
	return nil
}

func within(n *html.Node, atoms ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		for _, a := range atoms {
			if p.DataAtom == a {
				return true
			}
		}
	}
	return false
}

// textOf is all text below a node, as it stands.
func textOf(n *html.Node) string {
	var b bytes.Buffer
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
