package odf

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"vankho/indexer/extract/legacy"
)

// maxSpaces bounds what one element of spaces stands for.
const maxSpaces = 100

// silent are the elements whose text is none of the paragraph: remarks of readers, what was deleted, how to read a word, titles of
// pictures, hidden text.
var silent = map[string]bool{"annotation": true, "annotation-end": true, "tracked-changes": true, "ruby-text": true, "title": true, "desc": true,
	"hidden-text": true, "hidden-paragraph": true, "forms": true, "event-listeners": true, "object": true, "object-ole": true, "image": true,
	"sequence-decls": true, "variable-decls": true, "user-field-decls": true, "dde-connection-decls": true, "index-source": true,
	"table-of-content-source": true}

// inline is a paragraph being read.
type inline struct {
	text legacy.Runs
	// blank says that the text ends in a blank, or has not begun: white space of markup adds none then.
	blank bool
	// block is called for what stands in the paragraph as a text of its own, after its start: notes, frames. Nil passes over it.
	block func(t xml.StartElement, p *inline) (handled bool, err error)
}

// Paragraph reads a paragraph up to its end: its lines, parted by line breaks. Run says how it is typed where its spans say nothing.
func (s *Stream) Paragraph(run legacy.Run) (string, error) {
	p := &inline{blank: true}
	err := s.spans(p, run, 0)
	return s.finish(p), err
}

// finish gives the text of a paragraph and notes its encoding.
func (s *Stream) finish(p *inline) string {
	text := p.text.String()
	s.encoding = cmp.Or(p.text.Encoding(), s.encoding)
	return hyphens.Replace(text)
}

// hyphens: a non-breaking hyphen stands in document numbers.
var hyphens = strings.NewReplacer("\u2011", "-")

// spans reads text and spans up to the end of the element that has begun.
func (s *Stream) spans(p *inline, run legacy.Run, depth int) error {
	for {
		token, err := s.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			text := fold(string(t), &p.blank)
			if err := s.take(text); err != nil {
				return err
			}
			p.text.Add(text, run)
		case xml.StartElement:
			if err := s.span(t, p, run, depth); err != nil {
				return err
			}
		}
	}
}

func (s *Stream) span(t xml.StartElement, p *inline, run legacy.Run, depth int) error {
	name := t.Name.Local
	if silent[name] || depth > maxDepth {
		return s.xml.Skip()
	}
	switch name {
	case "s":
		n, err := strconv.Atoi(Attribute(t, "c"))
		if err != nil {
			n = 1
		}
		p.text.Add(strings.Repeat(" ", min(max(n, 0), maxSpaces)), run)
		p.blank = true
	case "tab":
		p.text.Add("\t", run)
		p.blank = true
	case "line-break":
		p.text.Add("\n", run)
		p.blank = true
	case "span":
		own := s.find("text", Attribute(t, "style-name"))
		if own.hidden {
			return s.xml.Skip()
		}
		return s.spans(p, legacy.Run{Font: cmp.Or(own.font, run.Font), Capitals: run.Capitals || own.capitals, Style: run.Style&^own.said | own.set}, depth+1)
	}
	if p.block != nil {
		if handled, err := p.block(t, p); handled || err != nil {
			return err
		}
	} else if name == "note" || name == "frame" || name == "custom-shape" {
		return s.xml.Skip()
	}
	return s.spans(p, run, depth+1)
}

// fold folds white space of markup into single blanks; blank says that one stands before.
func fold(s string, blank *bool) string {
	var b strings.Builder
	for _, r := range s {
		if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
			if !*blank {
				b.WriteByte(' ')
			}
			*blank = true
			continue
		}
		b.WriteRune(r)
		*blank = false
	}
	return b.String()
}
