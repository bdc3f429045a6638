package office

import (
	"strconv"
	"strings"

	"vankho/indexer/extract/label"
	"vankho/indexer/extract/parts"
)

type xmlLevel struct {
	Level  int      `xml:"ilvl,attr"`
	Start  xmlValue `xml:"start"`
	Format xmlValue `xml:"numFmt"`
	Text   xmlValue `xml:"lvlText"`
	Legal  *struct {
		Value string `xml:"val,attr"`
	} `xml:"isLgl"`
}

// readNumbering gives the lists of a document, named by their numId.
func readNumbering(p parts.Package, name string) *label.Lists {
	n := &label.Lists{}
	var all struct {
		Abstract []struct {
			ID    string     `xml:"abstractNumId,attr"`
			Level []xmlLevel `xml:"lvl"`
		} `xml:"abstractNum"`
		Num []struct {
			ID       string   `xml:"numId,attr"`
			Abstract xmlValue `xml:"abstractNumId"`
			Override []struct {
				Level int       `xml:"ilvl,attr"`
				Start *xmlValue `xml:"startOverride"`
				Own   *xmlLevel `xml:"lvl"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	if p.Decode(name, &all) != nil {
		return n
	}
	definitions := map[string][label.Levels]label.Level{}
	for _, a := range all.Abstract {
		var levels [label.Levels]label.Level
		for _, l := range a.Level {
			if l.Level >= 0 && l.Level < label.Levels {
				levels[l.Level] = l.level()
			}
		}
		definitions[a.ID] = levels
	}
	for _, num := range all.Num {
		l := &label.List{Definition: num.Abstract.Value, Levels: definitions[num.Abstract.Value]}
		for _, o := range num.Override {
			if o.Level < 0 || o.Level >= label.Levels {
				continue
			}
			if o.Own != nil {
				l.Levels[o.Level] = o.Own.level()
			}
			if o.Start != nil {
				if start, err := strconv.Atoi(o.Start.Value); err == nil {
					l.Restart[o.Level] = &start
				}
			}
		}
		n.Add(num.ID, l)
	}
	return n
}

func (l xmlLevel) level() label.Level {
	start, err := strconv.Atoi(l.Start.Value)
	if err != nil {
		start = 1
	}
	return label.Level{Format: l.Format.Value, Text: l.Text.Value, Start: start, Legal: l.Legal != nil && isOn(l.Legal.Value)}
}

// listLabel is the label of a paragraph with a space after it, "" where it is in no list.
func (w *writer) listLabel(p *paragraph) string {
	place, listed := w.styles.lists[p.style]
	if p.list != nil {
		place, listed = *p.list, true
		if place.id == "" {
			place.id = w.styles.lists[p.style].id
		}
	}
	// An empty paragraph of a list has no number in Word's view only when it is hidden; but the blank ones at the end of
	// cells would count on, so that they are left out of the count.
	if !listed || strings.TrimSpace(p.text.String()) == "" {
		return ""
	}
	if l := w.lists.Next(place.id, place.level); l != "" {
		return l + " "
	}
	return ""
}
