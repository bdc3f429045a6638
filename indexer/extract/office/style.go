package office

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"
)

// style is what a paragraph style says.
type style struct {
	// level is the outline level from 1, 0 for body text.
	level int
}

// xmlStyles is the part of styles.xml that is read.
type xmlStyles struct {
	Style []struct {
		ID      string   `xml:"styleId,attr"`
		Name    xmlValue `xml:"name"`
		BasedOn xmlValue `xml:"basedOn"`
		Outline *struct {
			Value string `xml:"val,attr"`
		} `xml:"pPr>outlineLvl"`
		List  xmlValue `xml:"pPr>numPr>numId"`
		Level xmlValue `xml:"pPr>numPr>ilvl"`
	} `xml:"style"`
}

type xmlValue struct {
	Value string `xml:"val,attr"`
}

// readStyles gives the outline level and the list of each style, those of its ancestors included.
func readStyles(f *zip.File) (map[string]style, map[string]listPlace) {
	styles, lists := map[string]style{}, map[string]listPlace{}
	var all xmlStyles
	if f == nil || decodePart(f, &all) != nil {
		return styles, lists
	}
	byID := map[string]int{}
	for i, s := range all.Style {
		byID[s.ID] = i
	}
	for _, s := range all.Style {
		leveled, listed := false, false
		ancestor := s
		// Ten steps are more than any real chain has, and end a loop.
		for range 10 {
			if !leveled {
				if n, ok := headingName(ancestor.Name.Value); ok {
					styles[s.ID], leveled = style{n}, true
				} else if ancestor.Outline != nil {
					styles[s.ID], leveled = style{outlineLevel(ancestor.Outline.Value)}, true
				}
			}
			if !listed && ancestor.List.Value != "" {
				level, _ := strconv.Atoi(ancestor.Level.Value)
				lists[s.ID], listed = listPlace{ancestor.List.Value, level}, true
			}
			i, ok := byID[ancestor.BasedOn.Value]
			if !ok {
				break
			}
			ancestor = all.Style[i]
		}
	}
	return styles, lists
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

// rowProperties tells whether a row of a table is marked as a head, which Word repeats on each page.
func (w *writer) rowProperties() (head bool, err error) {
	for depth := 0; ; {
		token, err := w.xml.Token()
		if err != nil {
			return false, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if depth--; depth < 0 {
				return head, nil
			}
		case xml.StartElement:
			depth++
			if t.Name.Local == "tblHeader" {
				head = isOn(attr(t, "val"))
			}
		}
	}
}

// outline is the heading level of a paragraph, 0 for body text.
func (w *writer) outline(p *paragraph) int {
	if p.level != 0 {
		return max(p.level, 0)
	}
	return w.styles[p.style].level
}

// runProperties tells whether a run is hidden and whether it is shown in capitals.
func (w *writer) runProperties() (hidden, capitals bool, err error) {
	for depth := 0; ; {
		token, err := w.xml.Token()
		if err != nil {
			return false, false, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if depth--; depth < 0 {
				return hidden, capitals, nil
			}
		case xml.StartElement:
			if skipped[t.Name.Local] && t.Name.Local != "del" {
				if err := w.xml.Skip(); err != nil {
					return false, false, err
				}
				continue
			}
			depth++
			switch t.Name.Local {
			case "vanish":
				hidden = isOn(attr(t, "val"))
			case "caps":
				capitals = isOn(attr(t, "val"))
			}
		}
	}
}

// isOn reads a switch, which is on where it says nothing.
func isOn(value string) bool {
	return value != "0" && value != "false" && value != "off" && value != "none"
}
