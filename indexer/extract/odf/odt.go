package odf

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract/fault"
	"vankho/indexer/extract/flow"
	"vankho/indexer/extract/grid"
	"vankho/indexer/extract/label"
	"vankho/indexer/extract/legacy"
)

// limits of what is nested and repeated; what lies deeper is passed over.
const (
	maxDepth  = 40
	maxRepeat = 64
)

// writer collects the lines of a text.
type writer struct {
	*Stream
	lines, notes []corpus.Line
	tables       grid.Numbering
	lists        label.Lists
	listCount    int
	// list is the innermost list being read, label what stands before the next line.
	list  *list
	label string
}

// list is a list being read; a list within a list is a further level of it.
type list struct {
	name  string
	level int
	style string
}

// ReadODT reads a text as one page: paragraphs, headings by their level, list labels as they are shown, tables as rows, text frames
// after the paragraph that they hang on, footnotes and endnotes at the end. What was deleted, remarks and hidden text are left out.
// Limit is the most bytes of text. The error is a *fault.Fault, or ctx's.
func ReadODT(ctx context.Context, in io.ReaderAt, size, limit int64) ([]corpus.RawPage, []corpus.Problem, error) {
	s, err := Open(ctx, in, size, limit, fault.BrokenODT)
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	w := &writer{Stream: s}
	w.lists.Add(outlineStyle, &label.List{Definition: outlineStyle, Levels: s.levels[outlineStyle]})
	err = w.blocks("", 0)
	var known *fault.Fault
	var problems []corpus.Problem
	switch {
	case err == nil:
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case errors.As(err, &known):
		return nil, nil, err
	case len(w.lines) == 0:
		return nil, nil, fault.Of(fault.BrokenODT)
	default:
		problems = append(problems, fault.Of(fault.CutODT).Problem())
	}
	page := corpus.RawPage{Number: 1, Method: corpus.MethodText, Lines: append(w.lines, w.notes...)}
	page.Reader, page.Encoding = "odt", string(s.encoding)
	return []corpus.RawPage{page}, problems, nil
}

// blocks reads paragraphs, lists and tables up to the end of the element that has begun, or of the document where end is "".
func (w *writer) blocks(end string, depth int) error {
	for {
		token, err := w.Token()
		switch {
		case err == io.EOF && end == "":
			return nil
		case err != nil:
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if end != "" {
				return nil
			}
		case xml.StartElement:
			if err := w.block(t, depth); err != nil {
				return err
			}
		}
	}
}

func (w *writer) block(t xml.StartElement, depth int) error {
	name := t.Name.Local
	if silent[name] || depth > maxDepth {
		return w.Skip()
	}
	switch name {
	case "p", "h":
		if err := w.ctx.Err(); err != nil {
			return err
		}
		return w.paragraph(t, depth)
	case "list":
		return w.readList(t, depth)
	case "list-item", "list-header":
		return w.item(t, depth)
	case "table":
		return w.table(t, depth)
	}
	return w.blocks(name, depth+1)
}

// paragraph reads a paragraph or a heading.
func (w *writer) paragraph(t xml.StartElement, depth int) error {
	style := w.find("paragraph", Attribute(t, "style-name"))
	var frames []corpus.Line
	p := &inline{blank: true}
	p.block = func(t xml.StartElement, p *inline) (bool, error) {
		switch t.Name.Local {
		case "note":
			return true, w.note(p, depth)
		case "frame", "custom-shape", "text-box", "rect":
			lines, err := w.apart(func() error { return w.blocks(t.Name.Local, depth+1) })
			frames = append(frames, lines...)
			return true, err
		}
		return false, nil
	}
	err := w.spans(p, legacy.Run{Font: style.font, Capitals: style.capitals, Style: style.set}, 0)
	text := w.finish(p)
	look := style.look
	look.Runs = corpus.Look{Runs: p.text.Styles()}.Moved(p.text.String(), hyphens.Replace)
	level := 0
	if t.Name.Local == "h" {
		level, _ = strconv.Atoi(Attribute(t, "outline-level"))
		level = min(max(level, 1), 9)
	}
	if strings.TrimSpace(text) != "" && !style.hidden {
		own := w.nextLabel(level)
		look.Runs = corpus.Shifted(look.Runs, len(own))
		w.lines = append(w.lines, flow.Paragraph(own+text, level, look)...)
	}
	w.lines = append(w.lines, frames...)
	return err
}

// nextLabel gives the label of a paragraph, once: that of its list item, or of its level among the headings.
func (w *writer) nextLabel(level int) string {
	own := w.label
	w.label = ""
	if own == "" && level > 0 {
		own = w.lists.Next(outlineStyle, level-1)
	}
	if own == "" || strings.HasSuffix(own, " ") {
		return own
	}
	return own + " "
}

// note reads a footnote: its mark stays in the text, its paragraphs follow the document.
func (w *writer) note(p *inline, depth int) error {
	mark := ""
	for {
		token, err := w.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			switch t.Name.Local {
			case "note-citation":
				text, err := w.Paragraph(legacy.Run{})
				if err != nil {
					return err
				}
				mark = "[" + strings.TrimSpace(text) + "]"
				p.text.Add(mark, legacy.Run{})
				p.blank = false
			case "note-body":
				lines, err := w.apart(func() error {
					w.label = mark + " "
					return w.blocks("note-body", depth+1)
				})
				w.notes = append(w.notes, lines...)
				if err != nil {
					return err
				}
			default:
				if err := w.Skip(); err != nil {
					return err
				}
			}
		}
	}
}

// apart runs read with a fresh place for lines and gives what it collected.
func (w *writer) apart(read func() error) ([]corpus.Line, error) {
	lines, list, before := w.lines, w.list, w.label
	w.lines, w.list, w.label = nil, nil, ""
	err := read()
	collected := w.lines
	w.lines, w.list, w.label = lines, list, before
	return collected, err
}

// readList reads a list, which begins to count anew unless it says that it goes on with the one before.
func (w *writer) readList(t xml.StartElement, depth int) error {
	before := w.list
	defer func() { w.list = before }()
	style := Attribute(t, "style-name")
	if before != nil {
		w.list = &list{before.name, before.level + 1, cmp.Or(style, before.style)}
		if style != "" && style != before.style {
			w.list.name = w.newList(style)
		}
		return w.blocks("list", depth+1)
	}
	name := style
	if Attribute(t, "continue-numbering") != "true" && Attribute(t, "continue-list") == "" {
		name = w.newList(style)
		w.lists.Add(style, &label.List{Definition: name, Levels: w.levels[style]})
	}
	w.list = &list{name, 0, style}
	return w.blocks("list", depth+1)
}

// newList makes a list of a style that counts for itself.
func (w *writer) newList(style string) string {
	w.listCount++
	name := fmt.Sprintf("%s\x00%d", style, w.listCount)
	w.lists.Add(name, &label.List{Definition: name, Levels: w.levels[style]})
	return name
}

// item reads an item of a list; its label stands before its first paragraph.
func (w *writer) item(t xml.StartElement, depth int) error {
	w.label = ""
	if w.list != nil && t.Name.Local == "list-item" {
		return w.labelled(depth)
	}
	return w.blocks(t.Name.Local, depth+1)
}

// labelled reads an item whose first child decides its label: a paragraph takes the next one, a further list has its own.
func (w *writer) labelled(depth int) error {
	first := true
	for {
		token, err := w.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			w.label = ""
			return nil
		case xml.StartElement:
			if first && (t.Name.Local == "p" || t.Name.Local == "h") {
				w.label = w.lists.Next(w.list.name, w.list.level)
			}
			first = false
			if err := w.block(t, depth+1); err != nil {
				return err
			}
		}
	}
}

// table reads a table; repeated rows and cells are those that Writer folds together.
func (w *writer) table(t xml.StartElement, depth int) error {
	var table grid.Table
	err := w.rows(&table, false, depth)
	w.lines = append(w.lines, w.tables.Lines(table)...)
	return err
}

// rows reads the rows of a table, or of its head.
func (w *writer) rows(table *grid.Table, head bool, depth int) error {
	for {
		token, err := w.Token()
		if err != nil {
			return err
		}
		t, ok := token.(xml.StartElement)
		if !ok {
			if _, end := token.(xml.EndElement); end {
				return nil
			}
			continue
		}
		switch t.Name.Local {
		case "table-header-rows":
			err = w.rows(table, true, depth)
		case "table-rows", "table-row-group":
			err = w.rows(table, head, depth)
		case "table-row":
			var row []grid.Cell
			row, err = w.row(head, depth)
			for range Repeated(t, "number-rows-repeated", maxRepeat) {
				table.Rows = append(table.Rows, row)
			}
		default:
			err = w.Skip()
		}
		if err != nil {
			return err
		}
	}
}

func (w *writer) row(head bool, depth int) ([]grid.Cell, error) {
	var row []grid.Cell
	for {
		token, err := w.Token()
		if err != nil {
			return row, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return row, nil
		case xml.StartElement:
			// A covered cell has its place through the cell that covers it.
			if t.Name.Local != "table-cell" {
				if err := w.Skip(); err != nil {
					return row, err
				}
				continue
			}
			cell := grid.Cell{Head: head}
			cell.Across, _ = strconv.Atoi(Attribute(t, "number-columns-spanned"))
			cell.Down, _ = strconv.Atoi(Attribute(t, "number-rows-spanned"))
			cell.Lines, err = w.apart(func() error { return w.blocks("table-cell", depth+1) })
			for range Repeated(t, "number-columns-repeated", maxRepeat) {
				row = append(row, cell)
			}
			if err != nil {
				return row, err
			}
		}
	}
}

// Repeated is how often a row or a cell stands for itself, at most limit times.
func Repeated(t xml.StartElement, attribute string, limit int) int {
	n, err := strconv.Atoi(Attribute(t, attribute))
	if err != nil {
		return 1
	}
	return min(max(n, 1), limit)
}
