package msword

import (
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/indexer/extract/flow"
	"vankho/indexer/extract/legacy"
	"vankho/indexer/extract/symbol"
)

// The characters that are marks and not text.
const (
	charPicture    = 0x01
	charNote       = 0x02
	charCellEnd    = 0x07
	charDrawing    = 0x08
	charTab        = 0x09
	charLine       = 0x0B
	charPage       = 0x0C
	charParagraph  = 0x0D
	charColumn     = 0x0E
	charField      = 0x13
	charResult     = 0x14
	charFieldEnd   = 0x15
	charHyphen     = 0x1E
	charSoftHyphen = 0x1F
	charSymbol     = 0x28
)

// lines gives the whole document: its text, then its notes.
func (d *document) lines() ([]corpus.Line, error) {
	if d.hasLegacyFonts() {
		for part := range textParts {
			d.seeFonts(d.fib.start(part), d.fib.start(part)+d.fib.lengths[part])
		}
	}
	d.findNotes()
	loose := d.findBoxes()
	end := d.fib.lengths[partMain]
	if end == 0 {
		end = len(d.text.chars)
	}
	lines := d.story(0, end, "")
	lines = append(lines, loose...)
	lines = append(lines, d.noteLines()...)
	return lines, d.ctx.Err()
}

func (d *document) hasLegacyFonts() bool {
	for _, f := range d.fonts {
		if _, _, ok := viet.LegacyFont(f.name); ok {
			return true
		}
	}
	return false
}

func (d *document) seeFonts(from, to int) {
	for r := range d.runs(from, to) {
		if !r.hidden && !r.deleted {
			d.legacy.See(d.fontName(r), d.unicode(r.units, r.chars))
		}
	}
}

// story gives the lines of the characters from..to; label stands before the first of them: the number of a note.
func (d *document) story(from, to int, label string) []corpus.Line {
	from, to = max(0, from), min(to, len(d.text.chars))
	w := flow.Writer{Tables: &d.tables}
	fields := d.fields(from, to)
	bare := true // nothing stands in the cell yet
	for start := from; start < to && d.ctx.Err() == nil; {
		end := start
		for end < to && !endsParagraph(d.text.chars[end]) {
			end++
		}
		mark := uint16(charParagraph)
		if end < to {
			mark = d.text.chars[end]
		}
		p := d.paragraphAt(min(end, to-1))
		depth := 0
		if p.inTable || mark == charCellEnd {
			depth = max(1, p.depth)
		}
		text, styles := d.paragraphText(start, end, fields)
		before, look := len(text), p.look
		inked := strings.TrimSpace(text) != ""
		switch {
		case inked:
			text = label + d.listLabel(p, end) + strings.TrimLeft(text, " \t")
			label = ""
		case bare && depth > 0 && !p.rowEnd && !p.innerRow:
			// Many tables number their rows by a list without text.
			if text = d.listLabel(p, end); text == "- " {
				text = ""
			}
		}
		look.Runs = corpus.Reset(styles, len(text)-before)
		w.Add(depth, flow.Paragraph(text, p.outline, look)...)
		bare = depth == 0 || bare && !inked
		for cp := start; cp < end && d.boxes != nil; cp++ {
			w.Add(depth, d.boxes[cp]...)
		}
		switch {
		case mark == charCellEnd && p.rowEnd:
			w.EndRow(depth, p.shape)
		case p.innerRow:
			w.EndRow(depth, p.shape)
		case mark == charCellEnd, p.innerCell:
			w.EndCell(depth)
		default:
			start = end + 1
			continue
		}
		bare, start = true, end+1
	}
	return w.Lines()
}

func endsParagraph(c uint16) bool {
	return c == charParagraph || c == charCellEnd || c == charPage
}

// listLabel is the label of a paragraph that is in a list, with a blank after it. Lists of Word 6 have numbers of their own.
func (d *document) listLabel(p paragraph, end int) string {
	const oldList = 0x7FF
	if p.list == 0 || p.list >= oldList {
		return ""
	}
	label := d.lists.Next(strconv.Itoa(p.list), p.level)
	if label == "" {
		return ""
	}
	if number, known := d.lists.fonts[[2]int{p.list, p.level}]; known && number >= 0 {
		return d.legacy.Decode(d.font(number).name, label) + " "
	}
	for r := range d.runs(end, end+1) { // the mark of the paragraph has the label's font
		return d.legacy.Decode(d.font(r.other).name, label) + " "
	}
	return label + " "
}

// paragraphText is the text from..to as it is shown, and how it is set off. fields are those of the story.
func (d *document) paragraphText(from, to int, fields *fields) (string, []corpus.StyleRun) {
	w := legacy.Runs{Fonts: &d.legacy}
	for r := range d.runs(from, to) {
		if r.deleted || r.hidden {
			for i, c := range r.units {
				fields.pass(r.from+i, c)
			}
			continue
		}
		units := r.units
		for len(units) > 0 {
			n := 0
			for n < len(units) && units[n] >= 0x20 && units[n] != charSymbol {
				n++
			}
			at := r.from + len(r.units) - len(units)
			if n > 0 {
				if fields.shown() {
					font := d.fontName(r)
					w.Add(symbol.Plain(font, d.unicode(units[:n], r.chars)), legacy.Run{Font: font, Capitals: r.capitals, Style: r.set})
				}
				units = units[n:]
				continue
			}
			c := units[0]
			units = units[1:]
			if fields.pass(at, c) || !fields.shown() {
				continue
			}
			if number := d.notes[at]; number > 0 {
				w.Add("["+strconv.Itoa(number)+"]", legacy.Run{})
			}
			w.Add(d.markText(c, r.chars), legacy.Run{Font: d.font(r.other).name, Capitals: r.capitals, Style: r.set})
		}
	}
	text := w.String()
	return hyphens.Replace(text), corpus.Look{Runs: w.Styles()}.Moved(text, hyphens.Replace)
}

// markText is what a mark shows.
func (d *document) markText(c uint16, p chars) string {
	switch c {
	case charTab:
		return "\t"
	case charLine, charColumn:
		return "\n"
	case charHyphen:
		return "-"
	case charSoftHyphen:
		// Some programs store the letter ư of TCVN3 so.
		if l, _, _ := viet.LegacyFont(d.font(p.other).name); l == viet.TCVN3 {
			return "\u00AD"
		}
	case charSymbol:
		if !p.special {
			return "("
		}
		return symbol.Plain(d.font(p.symbolFont).name, string(symbol.Private+p.symbol&0xFF))
	}
	return ""
}
