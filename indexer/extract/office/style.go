package office

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"

	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/parts"
)

// style is what a paragraph style says.
type style struct {
	// level is the outline level from 1, 0 for body text.
	level int
	// font is the font of its text, "" where it leaves that to others.
	font string
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
		List  xmlValue `xml:"pPr>numPr>numId"`
		Level xmlValue `xml:"pPr>numPr>ilvl"`
		Fonts xmlFonts `xml:"rPr>rFonts"`
	} `xml:"style"`
}

// xmlFonts is rFonts: the fonts of plain letters and of those from U+0080 on, where the letters of old fonts lie.
type xmlFonts struct {
	High  string `xml:"hAnsi,attr"`
	Plain string `xml:"ascii,attr"`
}

func (f xmlFonts) name() string { return cmp.Or(f.High, f.Plain) }

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
		own, leveled := style{}, false
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
	run.Font = w.paragraphFont()
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
			case "rStyle":
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

// isOn reads a switch, which is on where it says nothing.
func isOn(value string) bool {
	return value != "0" && value != "false" && value != "off" && value != "none"
}
