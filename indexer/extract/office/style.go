package office

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/parts"
)

// style is what a paragraph style says.
type style struct {
	// level is the outline level from 1, 0 for body text.
	level int
	// font is the font of its text, "" where it leaves that to others.
	font string
	// set is how its letters are set off; look is where its paragraphs stand.
	set  corpus.Style
	look corpus.Look
}

// xmlStyles is the part of styles.xml that is read.
type xmlStyles struct {
	Default xmlFonts `xml:"docDefaults>rPrDefault>rPr>rFonts"`
	Style   []struct {
		ID      string   `xml:"styleId,attr"`
		Kind    string   `xml:"type,attr"`
		Default string   `xml:"default,attr"`
		Name    xmlValue `xml:"name"`
		BasedOn xmlValue `xml:"basedOn"`
		Outline *struct {
			Value string `xml:"val,attr"`
		} `xml:"pPr>outlineLvl"`
		List      xmlValue  `xml:"pPr>numPr>numId"`
		Level     xmlValue  `xml:"pPr>numPr>ilvl"`
		Fonts     xmlFonts  `xml:"rPr>rFonts"`
		Bold      *xmlValue `xml:"rPr>b"`
		Italic    *xmlValue `xml:"rPr>i"`
		Underline *xmlValue `xml:"rPr>u"`
		Align     xmlValue  `xml:"pPr>jc"`
		Indent    xmlIndent `xml:"pPr>ind"`
	} `xml:"style"`
}

// xmlFonts is rFonts: the fonts of plain letters and of those from U+0080 on, where the letters of old fonts lie.
type xmlFonts struct {
	High  string `xml:"hAnsi,attr"`
	Plain string `xml:"ascii,attr"`
}

func (f xmlFonts) name() string { return cmp.Or(f.High, f.Plain) }

// xmlIndent is ind: where a paragraph begins, in twentieths of a point.
type xmlIndent struct {
	Left    string `xml:"left,attr"`
	Start   string `xml:"start,attr"`
	First   string `xml:"firstLine,attr"`
	Hanging string `xml:"hanging,attr"`
}

// into adds what is said of an indent to a look.
func (x xmlIndent) into(look *corpus.Look) {
	if v := cmp.Or(x.Left, x.Start); v != "" {
		look.Indent = twips(v)
	}
	if x.First != "" {
		look.First = twips(x.First)
	}
	if x.Hanging != "" {
		look.First = -twips(x.Hanging)
	}
}

// twips reads twentieths of a point as points.
func twips(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil {
		return 0
	}
	return min(max(n/20, -1000), 1000)
}

// alignment reads jc.
func alignment(value string) corpus.Align {
	switch value {
	case "center":
		return corpus.AlignCenter
	case "right", "end":
		return corpus.AlignRight
	case "both", "distribute":
		return corpus.AlignJustify
	}
	return ""
}

type xmlValue struct {
	Value string `xml:"val,attr"`
}

// styleSheet is what the styles of a document say.
type styleSheet struct {
	styles map[string]style
	// lists are those that styles bring.
	lists map[string]listPlace
	// font is that of text which nothing else gives one: the default paragraph style's, or the document's.
	font string
	// base is the style of paragraphs that name none.
	base style
}

// readStyles gives the outline level, the font and the list of each style, those of its ancestors included.
func readStyles(p parts.Package, name string) styleSheet {
	sheet := styleSheet{styles: map[string]style{}, lists: map[string]listPlace{}}
	var all xmlStyles
	if p.Decode(name, &all) != nil {
		return sheet
	}
	byID := map[string]int{}
	for i, s := range all.Style {
		byID[s.ID] = i
	}
	sheet.font = all.Default.name()
	for _, s := range all.Style {
		own, leveled, indented := style{}, false, false
		known := corpus.Style(0) // what a nearer style has said
		ancestor := s
		// Ten steps are more than any real chain has, and end a loop.
		for range 10 {
			if !leveled {
				if n, ok := headingName(ancestor.Name.Value); ok {
					own.level, leveled = n, true
				} else if ancestor.Outline != nil {
					own.level, leveled = outlineLevel(ancestor.Outline.Value), true
				}
			}
			own.font = cmp.Or(own.font, ancestor.Fonts.name())
			for style, said := range map[corpus.Style]*xmlValue{corpus.StyleBold: ancestor.Bold, corpus.StyleItalic: ancestor.Italic, corpus.StyleUnderline: ancestor.Underline} {
				if said != nil && known&style == 0 {
					known |= style
					if isOn(said.Value) {
						own.set |= style
					}
				}
			}
			own.look.Align = cmp.Or(own.look.Align, alignment(ancestor.Align.Value))
			if !indented && ancestor.Indent != (xmlIndent{}) {
				ancestor.Indent.into(&own.look)
				indented = true
			}
			if _, listed := sheet.lists[s.ID]; !listed && ancestor.List.Value != "" {
				level, _ := strconv.Atoi(ancestor.Level.Value)
				sheet.lists[s.ID] = listPlace{ancestor.List.Value, level}
			}
			i, ok := byID[ancestor.BasedOn.Value]
			if !ok {
				break
			}
			ancestor = all.Style[i]
		}
		sheet.styles[s.ID] = own
		if s.Kind == "paragraph" && s.Default != "" && isOn(s.Default) {
			sheet.font = cmp.Or(own.font, sheet.font)
			sheet.base = own
		}
	}
	return sheet
}

// headingName reads the built-in names "heading 1" to "heading 9", which files keep in every language of Word.
func headingName(name string) (int, bool) {
	digit, ok := strings.CutPrefix(strings.ToLower(name), "heading ")
	n, err := strconv.Atoi(digit)
	return n, ok && err == nil && n >= 1 && n <= 9
}

// outlineLevel turns Word's 0 to 8 into 1 to 9; its 9 is body text.
func outlineLevel(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

// paragraphProperties reads the properties of a paragraph up to their end.
func (w *writer) paragraphProperties() error {
	if w.p == nil {
		return w.xml.Skip()
	}
	var place listPlace
	listed := false
	for depth := 0; ; {
		token, err := w.xml.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if depth--; depth < 0 {
				if listed {
					w.p.list = &place
				}
				return nil
			}
		case xml.StartElement:
			if skipped[t.Name.Local] || t.Name.Local == "rPr" {
				if err := w.xml.Skip(); err != nil {
					return err
				}
				continue
			}
			depth++
			switch t.Name.Local {
			case "pStyle":
				w.p.style = attr(t, "val")
				w.p.look = w.styles.styles[w.p.style].look
			case "jc":
				w.p.look.Align = alignment(attr(t, "val"))
			case "ind":
				xmlIndent{attr(t, "left"), attr(t, "start"), attr(t, "firstLine"), attr(t, "hanging")}.into(&w.p.look)
			case "outlineLvl":
				if w.p.level = outlineLevel(attr(t, "val")); w.p.level == 0 {
					w.p.level = -1
				}
			case "numId":
				place.id, listed = attr(t, "val"), true
			case "ilvl":
				place.level, _ = strconv.Atoi(attr(t, "val"))
			}
		}
	}
}

// rowProperties are those of a row of a table.
type rowProperties struct {
	// head says that the row is a head, which Word repeats on each page; deleted that it was deleted.
	head, deleted bool
	// before is how many columns lie before its first cell.
	before int
}

func (w *writer) rowProperties() (p rowProperties, err error) {
	for depth := 0; ; {
		token, err := w.xml.Token()
		if err != nil {
			return p, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if depth--; depth < 0 {
				return p, nil
			}
		case xml.StartElement:
			depth++
			switch t.Name.Local {
			case "tblHeader":
				p.head = isOn(attr(t, "val"))
			case "del":
				p.deleted = true
			case "gridBefore":
				p.before, _ = strconv.Atoi(attr(t, "val"))
			}
		}
	}
}

// outline is the heading level of a paragraph, 0 for body text.
func (w *writer) outline(p *paragraph) int {
	if p.level != 0 {
		return max(p.level, 0)
	}
	return w.styles.styles[p.style].level
}

// runProperties reads how a run is typed, and whether it is hidden.
func (w *writer) runProperties() (run legacy.Run, hidden bool, err error) {
	run.Font, run.Style = w.paragraphFont(), w.paragraphStyle()
	own := false
	for depth := 0; ; {
		token, err := w.xml.Token()
		if err != nil {
			return run, false, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if depth--; depth < 0 {
				return run, hidden, nil
			}
		case xml.StartElement:
			if skipped[t.Name.Local] && t.Name.Local != "del" {
				if err := w.xml.Skip(); err != nil {
					return run, false, err
				}
				continue
			}
			depth++
			switch t.Name.Local {
			case "vanish":
				hidden = isOn(attr(t, "val"))
			case "caps":
				run.Capitals = isOn(attr(t, "val"))
			case "b":
				run.Style = set(run.Style, corpus.StyleBold, attr(t, "val"))
			case "i":
				run.Style = set(run.Style, corpus.StyleItalic, attr(t, "val"))
			case "u":
				run.Style = set(run.Style, corpus.StyleUnderline, attr(t, "val"))
			case "vertAlign":
				run.Style &^= corpus.StyleRaised | corpus.StyleLowered
				switch attr(t, "val") {
				case "superscript":
					run.Style |= corpus.StyleRaised
				case "subscript":
					run.Style |= corpus.StyleLowered
				}
			case "rStyle":
				run.Style |= w.styles.styles[attr(t, "val")].set
				if font := w.styles.styles[attr(t, "val")].font; font != "" && !own {
					run.Font = font
				}
			case "rFonts":
				if attr(t, "hAnsiTheme") != "" {
					run.Font, own = "", true
				} else if font := cmp.Or(attr(t, "hAnsi"), attr(t, "ascii")); font != "" {
					run.Font, own = font, true
				}
			}
		}
	}
}

// paragraphFont is the font of the paragraph being read, for runs that name none.
func (w *writer) paragraphFont() string {
	if w.p == nil {
		return w.styles.font
	}
	return cmp.Or(w.styles.styles[w.p.style].font, w.styles.font)
}

// paragraphStyle is how the letters of the paragraph being read are set off where a run says nothing.
func (w *writer) paragraphStyle() corpus.Style {
	if w.p == nil {
		return 0
	}
	if w.p.style == "" {
		return w.styles.base.set
	}
	return w.styles.styles[w.p.style].set
}

// set puts a switch into a style.
func set(s, of corpus.Style, value string) corpus.Style {
	if isOn(value) {
		return s | of
	}
	return s &^ of
}

// isOn reads a switch, which is on where it says nothing.
func isOn(value string) bool {
	return value != "0" && value != "false" && value != "off" && value != "none"
}
