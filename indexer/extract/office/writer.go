package office

import (
	"cmp"
	"context"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/flow"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/label"
	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/symbol"
)

// maxDepth is how deep tables and text boxes may lie in one another; what lies deeper is skipped.
const maxDepth = 20

// writer walks the markup of one part and collects its lines.
type writer struct {
	ctx   context.Context
	xml   *xml.Decoder
	limit int64
	size  int64

	styles styleSheet
	lists  *label.Lists

	lines  []corpus.Line
	tables grid.Numbering
	p      *paragraph
	// run is how the characters being read are typed.
	run legacy.Run
	// encoding is the legacy encoding that a part of the text is typed in, "" where all is Unicode.
	encoding viet.Legacy
	// footnotes and endnotes number the notes in the order of their marks; inNotes says that a part of notes is being read.
	footnotes, endnotes noteMarks
	inNotes             bool
	// label stands before the next line: the number of a note.
	label string
}

// paragraph is the paragraph being read.
type paragraph struct {
	text  legacy.Runs
	style string
	level int // outline level from 1, 0 none, -1 where the paragraph itself says body text
	list  *listPlace
	look  corpus.Look
	// boxes are the lines of text boxes anchored in the paragraph; they follow it.
	boxes []corpus.Line
}

// listPlace is a level of a list.
type listPlace struct {
	id    string
	level int
}

// skipped are the elements whose content is no text of the document: what was deleted or moved away, instructions of
// fields, the second form of a drawing, properties.
var skipped = map[string]bool{
	"del": true, "moveFrom": true, "instrText": true, "delText": true, "delInstrText": true, "Fallback": true, "sectPr": true,
	"tblPr": true, "trPr": true, "tblGrid": true, "sdtPr": true, "sdtEndPr": true, "ruby": false, "rt": true, "docPartObj": true,
	"tblPrEx": true, "binData": true, "pPrChange": true, "rPrChange": true, "annotation": true,
}

// blocks reads paragraphs and tables up to the end of the element named end, or of the part where end is "".
func (w *writer) blocks(end string, depth int) error {
	level := 0 // of elements of the same name within
	for {
		token, err := w.xml.Token()
		if err == io.EOF && end == "" {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if name == end {
				level++
			}
			if err := w.start(t, depth); err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == end {
				if level == 0 {
					return nil
				}
				level--
			}
			if t.Name.Local == "p" && w.p != nil && isWord(t.Name) {
				w.endParagraph()
			}
		}
	}
}

// isWord tells the w: elements from those of drawings (a:p, a:t), which have the same names.
func isWord(name xml.Name) bool {
	return strings.Contains(name.Space, "wordprocessingml") || name.Space == "w" || name.Space == ""
}

func (w *writer) start(t xml.StartElement, depth int) error {
	name := t.Name.Local
	if skipped[name] {
		return w.xml.Skip()
	}
	if !isWord(t.Name) {
		if name == "t" && strings.Contains(t.Name.Space, "math") && w.p != nil {
			return w.characters()
		}
		return nil
	}
	switch name {
	case "p":
		if err := w.ctx.Err(); err != nil {
			return err
		}
		w.flush()
		w.p = &paragraph{look: w.styles.base.look}
	case "pPr":
		return w.paragraphProperties()
	case "r":
		return w.readRun(depth)
	case "tbl":
		return w.table(depth)
	case "txbxContent":
		return w.box(depth)
	case "footnote":
		return w.note(t, w.footnotes, depth)
	case "endnote":
		return w.note(t, w.endnotes, depth)
	}
	return nil
}

// readRun reads one run of characters.
func (w *writer) readRun(depth int) error {
	before := w.run
	defer func() { w.run = before }()
	hidden := false
	w.run = legacy.Run{Font: w.paragraphFont(), Style: w.paragraphStyle()}
	for {
		token, err := w.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "r" && isWord(t.Name) {
				return nil
			}
		case xml.StartElement:
			if !isWord(t.Name) && t.Name.Local != "Fallback" {
				continue
			}
			var err error
			switch t.Name.Local {
			case "rPr":
				w.run, hidden, err = w.runProperties()
			case "t":
				if hidden {
					err = w.xml.Skip()
				} else {
					err = w.characters()
				}
			case "tab", "ptab":
				w.add("\t")
			case "br", "cr":
				w.add("\n")
			case "noBreakHyphen":
				w.add("-")
			case "sym":
				w.symbol(t)
			case "footnoteReference":
				w.noteMark(&w.footnotes, attr(t, "id"))
			case "endnoteReference":
				w.noteMark(&w.endnotes, attr(t, "id"))
			default:
				err = w.start(t, depth)
			}
			if err != nil {
				return err
			}
		}
	}
}

func (w *writer) characters() error {
	for {
		token, err := w.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			text := symbol.Plain(w.run.Font, hyphens.Replace(string(t)))
			w.add(text)
			if w.size += int64(len(text)); w.size > w.limit {
				return fault.Of(fault.OutputTooLarge, fault.Size(w.limit))
			}
		case xml.StartElement:
			if err := w.xml.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// hyphens: Word's non-breaking hyphen stands in most document numbers; line ends within a run are white space of the markup.
var hyphens = strings.NewReplacer("\u2011", "-", "\u001E", "-", "\r\n", " ", "\n", " ", "\r", " ")

func (w *writer) add(text string) {
	if w.p == nil {
		w.p = &paragraph{}
	}
	w.p.text.Add(text, w.run)
}

// flush ends a paragraph that is still open, as in a damaged part.
func (w *writer) flush() {
	if w.p != nil {
		w.endParagraph()
	}
}

func (w *writer) endParagraph() {
	p := w.p
	w.p = nil
	label := w.listLabel(p)
	level := w.outline(p)
	text := p.text.String()
	look := p.look
	look.Runs = p.text.Styles()
	w.encoding = cmp.Or(w.encoding, p.text.Encoding())
	if strings.TrimSpace(text) != "" {
		look.Runs = corpus.Shifted(look.Runs, len(w.label+label))
		text = w.label + label + text
		w.label = ""
	}
	w.lines = append(w.lines, flow.Paragraph(text, level, look)...)
	w.lines = append(w.lines, p.boxes...)
}

// apart runs read with a fresh place for lines and gives what it collected.
func (w *writer) apart(read func() error) ([]corpus.Line, error) {
	lines, p := w.lines, w.p
	w.lines, w.p = nil, nil
	err := read()
	w.flush()
	collected := w.lines
	w.lines, w.p = lines, p
	return collected, err
}

func (w *writer) box(depth int) error {
	if depth >= maxDepth {
		return w.xml.Skip()
	}
	lines, err := w.apart(func() error { return w.blocks("txbxContent", depth+1) })
	if w.p == nil {
		w.lines = append(w.lines, lines...)
	} else {
		w.p.boxes = append(w.p.boxes, lines...)
	}
	return err
}

func (w *writer) table(depth int) error {
	if depth >= maxDepth {
		return w.xml.Skip()
	}
	w.flush()
	var table grid.Table
	var row rowProperties
	// A table cut short still gives its rows.
	defer func() { w.lines = append(w.lines, w.tables.Lines(table)...) }()
	for {
		token, err := w.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "tbl" {
				return nil
			}
		case xml.StartElement:
			switch name := t.Name.Local; {
			case name == "tr":
				table.Rows = append(table.Rows, nil)
				row = rowProperties{}
			case name == "trPr":
				row, err = w.rowProperties()
				if row.before > 0 && len(table.Rows) > 0 {
					last := len(table.Rows) - 1
					table.Rows[last] = append(table.Rows[last], grid.Cell{Across: row.before})
				}
			case name == "tc":
				var cell grid.Cell
				cell, err = w.cell(depth)
				if len(table.Rows) == 0 {
					table.Rows = append(table.Rows, nil)
				}
				if cell.Head = row.head; row.deleted {
					break
				}
				last := len(table.Rows) - 1
				table.Rows[last] = append(table.Rows[last], cell)
			case skipped[name]:
				err = w.xml.Skip()
			}
			if err != nil {
				return err
			}
		}
	}
}

// cell reads one cell. A cell that continues a merge from above has a place of its own in the file, so that Down is not needed.
func (w *writer) cell(depth int) (grid.Cell, error) {
	var cell grid.Cell
	continues := false
	lines, err := w.apart(func() error {
		for {
			token, err := w.xml.Token()
			if err != nil {
				return err
			}
			switch t := token.(type) {
			case xml.EndElement:
				switch t.Name.Local {
				case "tc":
					return nil
				case "p":
					w.flush()
				}
			case xml.StartElement:
				if t.Name.Local == "gridSpan" {
					cell.Across, _ = strconv.Atoi(attr(t, "val"))
				} else if t.Name.Local == "vMerge" {
					continues = attr(t, "val") != "restart"
				} else if err := w.start(t, depth+1); err != nil {
					return err
				}
			}
		}
	})
	if !continues {
		cell.Lines = lines
	}
	cell.Below = continues
	return cell, err
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
