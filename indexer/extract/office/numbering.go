package office

import (
	"archive/zip"
	"strconv"
	"strings"
)

// numbering computes the labels of lists, which a DOCX does not spell out: "Điều 1.", "1.2.", "a)", "-".
type numbering struct {
	lists map[string]*list
	// counters are kept for each definition, which several lists may share.
	counters map[string]*[9]int
}

// list is one list: the levels of its definition and where it starts anew.
type list struct {
	definition string
	levels     [9]listLevel
	restart    [9]*int
	started    [9]bool
}

// listLevel is one level: "%1." with the format "decimal" gives "1.", "2.", …
type listLevel struct {
	format, text string
	start        int
}

type xmlLevel struct {
	Level  int      `xml:"ilvl,attr"`
	Start  xmlValue `xml:"start"`
	Format xmlValue `xml:"numFmt"`
	Text   xmlValue `xml:"lvlText"`
}

func readNumbering(f *zip.File) *numbering {
	n := &numbering{lists: map[string]*list{}, counters: map[string]*[9]int{}}
	var part struct {
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
	if f == nil || decodePart(f, &part) != nil {
		return n
	}
	definitions := map[string][9]listLevel{}
	for _, a := range part.Abstract {
		var levels [9]listLevel
		for _, l := range a.Level {
			if l.Level >= 0 && l.Level < 9 {
				levels[l.Level] = l.level()
			}
		}
		definitions[a.ID] = levels
	}
	for _, num := range part.Num {
		l := &list{definition: num.Abstract.Value, levels: definitions[num.Abstract.Value]}
		for _, o := range num.Override {
			if o.Level < 0 || o.Level >= 9 {
				continue
			}
			if o.Own != nil {
				l.levels[o.Level] = o.Own.level()
			}
			if o.Start != nil {
				if start, err := strconv.Atoi(o.Start.Value); err == nil {
					l.restart[o.Level] = &start
				}
			}
		}
		n.lists[num.ID] = l
	}
	return n
}

func (l xmlLevel) level() listLevel {
	start, err := strconv.Atoi(l.Start.Value)
	if err != nil {
		start = 1
	}
	return listLevel{l.Format.Value, l.Text.Value, start}
}

// listLabel is the label of a paragraph with a space after it, "" where it is in no list.
func (w *writer) listLabel(p *paragraph) string {
	place, listed := w.ownLists[p.style]
	if p.list != nil {
		place, listed = *p.list, true
		if place.id == "" {
			place.id = w.ownLists[p.style].id
		}
	}
	// An empty paragraph of a list has no number in Word's view only when it is hidden; but the blank ones at the end of
	// cells would count on, so that they are left out of the count.
	if !listed || strings.TrimSpace(p.text.String()) == "" {
		return ""
	}
	if label := w.lists.next(place); label != "" {
		return label + " "
	}
	return ""
}

func (n *numbering) next(place listPlace) string {
	l := n.lists[place.id]
	if l == nil || place.level < 0 || place.level >= 9 {
		return ""
	}
	level := l.levels[place.level]
	if level.format == "bullet" {
		return "-"
	}
	count := n.counters[l.definition]
	if count == nil {
		count = new([9]int)
		for i := range count {
			count[i] = l.levels[i].start - 1
		}
		n.counters[l.definition] = count
	}
	if restart := l.restart[place.level]; restart != nil && !l.started[place.level] {
		count[place.level] = *restart - 1
	}
	l.started[place.level] = true
	count[place.level]++
	for i := range count {
		switch {
		case i > place.level:
			count[i] = l.levels[i].start - 1
		case i < place.level && count[i] < l.levels[i].start:
			count[i] = l.levels[i].start
		}
	}
	if level.format == "none" {
		return strings.TrimSpace(placeholder(level.text, func(int) string { return "" }))
	}
	return strings.TrimSpace(placeholder(level.text, func(i int) string { return countIn(l.levels[i].format, count[i]) }))
}

// placeholder fills %1 to %9.
func placeholder(text string, number func(level int) string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+1 < len(text) && text[i+1] >= '1' && text[i+1] <= '9' {
			b.WriteString(number(int(text[i+1] - '1')))
			i++
			continue
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// countIn writes n in a number format of Word; unknown formats are written in digits.
func countIn(format string, n int) string {
	switch format {
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return strings.ToUpper(letter(n))
	case "lowerLetter":
		return letter(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letter writes a to z, then aa, bb, … as Word does.
func letter(n int) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
		{5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
