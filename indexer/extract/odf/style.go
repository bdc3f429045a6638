package odf

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract/label"
	"vankho/indexer/extract/legacy"
)

// styleName names a style: paragraphs, spans and cells may have styles of one name.
type styleName struct{ family, name string }

// style is what a style says itself.
type style struct {
	parent, font     string
	capitals, hidden bool
	// set is how its letters are set off, said which of that it says; look is where its paragraphs stand.
	set, said corpus.Style
	look      corpus.Look
}

// outlineStyle is the list style of headings.
const outlineStyle = "\x00outline"

// readStyles reads the styles in the element named end.
func (s *Stream) readStyles(end string) error {
	var name styleName
	var list string
	for {
		token, err := s.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == end {
				return nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "font-face":
				s.faces[Attribute(t, "name")] = strings.Trim(Attribute(t, "font-family"), `'"`)
			case "style", "default-style":
				name = styleName{Attribute(t, "family"), Attribute(t, "name")}
				s.styles[name] = style{parent: Attribute(t, "parent-style-name")}
			case "text-properties":
				own := s.styles[name]
				face := Attribute(t, "font-name")
				own.font = cmp.Or(s.faces[face], face, strings.Trim(Attribute(t, "font-family"), `'"`), own.font)
				own.capitals = own.capitals || Attribute(t, "text-transform") == "uppercase"
				own.hidden = own.hidden || Attribute(t, "display") == "none"
				own.letters(t)
				s.styles[name] = own
			case "paragraph-properties":
				own := s.styles[name]
				own.look = corpus.Look{Align: aligns[Attribute(t, "text-align")], Indent: points(Attribute(t, "margin-left")), First: points(Attribute(t, "text-indent"))}
				s.styles[name] = own
			case "table-properties":
				own := s.styles[name]
				own.hidden = Attribute(t, "display") == "false"
				s.styles[name] = own
			case "list-style":
				list = Attribute(t, "name")
			case "outline-style":
				list = outlineStyle
			case "list-level-style-number", "list-level-style-bullet", "list-level-style-image", "outline-level-style":
				level, err := strconv.Atoi(Attribute(t, "level"))
				if err == nil && level >= 1 && level <= label.Levels {
					levels := s.levels[list]
					levels[level-1] = listLevel(t, level)
					s.levels[list] = levels
				}
			}
		}
	}
}

// aligns are the values of fo:text-align.
var aligns = map[string]corpus.Align{"center": corpus.AlignCenter, "end": corpus.AlignRight, "right": corpus.AlignRight, "justify": corpus.AlignJustify}

// letters reads how the letters of a style are set off.
func (s *style) letters(t xml.StartElement) {
	put := func(of corpus.Style, value string, on bool) {
		if value == "" {
			return
		}
		s.said |= of
		if s.set &^= of; on {
			s.set |= of
		}
	}
	weight, slant, line, place := Attribute(t, "font-weight"), Attribute(t, "font-style"), Attribute(t, "text-underline-style"), Attribute(t, "text-position")
	put(corpus.StyleBold, weight, weight == "bold" || weight >= "600" && weight <= "900")
	put(corpus.StyleItalic, slant, slant != "normal")
	put(corpus.StyleUnderline, line, line != "none")
	put(corpus.StyleRaised, place, strings.HasPrefix(place, "super"))
	put(corpus.StyleLowered, place, strings.HasPrefix(place, "sub"))
}

// pointsPer are the units of lengths, in points of 1/72 inch.
var pointsPer = map[string]float64{"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "pt": 1}

// points reads a length, 0 where it is none. Example: "1.27cm" is 36.
func points(length string) int {
	if len(length) < 3 {
		return 0
	}
	n, err := strconv.ParseFloat(length[:len(length)-2], 64)
	if err != nil || n != n {
		return 0
	}
	return int(min(max(n*pointsPer[length[len(length)-2:]], -1000), 1000))
}

// listLevel reads one level of a list: its number between a prefix and a suffix, with those of levels above before it.
func listLevel(t xml.StartElement, level int) label.Level {
	if t.Name.Local == "list-level-style-bullet" || t.Name.Local == "list-level-style-image" {
		return label.Level{Format: "bullet"}
	}
	l := label.Level{Format: map[string]string{"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "01": "decimalZero"}[Attribute(t, "num-format")]}
	l.Start = 1
	if start, err := strconv.Atoi(Attribute(t, "start-value")); err == nil {
		l.Start = start
	}
	if l.Format == "" {
		return label.Level{Format: "none", Start: l.Start, Text: Attribute(t, "num-prefix") + Attribute(t, "num-suffix")}
	}
	shown, err := strconv.Atoi(Attribute(t, "display-levels"))
	if err != nil {
		shown = 1
	}
	var numbers []string
	for i := level - min(max(shown, 1), level) + 1; i <= level; i++ {
		numbers = append(numbers, "%"+strconv.Itoa(i))
	}
	l.Text = Attribute(t, "num-prefix") + strings.Join(numbers, ".") + Attribute(t, "num-suffix")
	return l
}

// find resolves a style with what it takes from its parents.
func (s *Stream) find(family, name string) style {
	found := s.styles[styleName{family, name}]
	// Ten steps are more than any real chain has, and end a loop.
	for parent, n := found.parent, 0; parent != "" && n < 10; n++ {
		above := s.styles[styleName{family, parent}]
		found.font = cmp.Or(found.font, above.font)
		found.capitals = found.capitals || above.capitals
		found.set |= above.set &^ found.said
		found.said |= above.said
		found.look.Align = cmp.Or(found.look.Align, above.look.Align)
		found.look.Indent = cmp.Or(found.look.Indent, above.look.Indent)
		found.look.First = cmp.Or(found.look.First, above.look.First)
		parent = above.parent
	}
	found.font = cmp.Or(found.font, s.styles[styleName{family, ""}].font)
	return found
}

// Hidden reports whether a table style hides its table.
func (s *Stream) Hidden(tableStyle string) bool {
	return s.styles[styleName{"table", tableStyle}].hidden
}

// CellRun says how the text of a cell of a sheet is typed.
func (s *Stream) CellRun(cellStyle string) legacy.Run {
	return legacy.Run{Font: s.find("table-cell", cellStyle).font}
}
