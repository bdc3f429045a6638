package rtf

import (
	"strconv"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// signs are the control words that stand for a character.
var signs = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "column": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}

// word takes a control word.
func (r *reader) word(t token) {
	g := r.now()
	if t.name == "u" {
		r.unit(t.n)
		return
	}
	if t.name == "bin" {
		r.lexer.skip(max(0, t.n))
		r.swallow = max(0, r.swallow-1)
		return
	}
	if r.swallow > 0 {
		r.swallow--
		return
	}
	if r.destination(t, g) || g.place == nowhere {
		return
	}
	if g.place == fontTable {
		r.fontWord(t)
		return
	}
	if g.place == styleSheet {
		switch t.name {
		case "s":
			r.style.number = t.n
		case "cs", "ts", "ds":
			r.style.number = -1
		case "outlinelevel":
			r.style.outline = outline(t.n)
		}
		return
	}
	if sign, known := signs[t.name]; known {
		r.put(sign)
		return
	}
	if !r.character(t, g) && !r.paragraphWord(t, g) {
		r.rowWord(t)
	}
}

// destination opens what a group is for, and reports whether the word did that.
func (r *reader) destination(t token, g *group) bool {
	skip, known := destinations()[t.name]
	switch {
	case !g.first:
		return false // only the first word of a group says what it is
	case g.place == nowhere:
		return true
	case skip, !known && r.star:
		g.place = nowhere
	case t.name == "fonttbl":
		g.place = fontTable
	case t.name == "stylesheet":
		g.place = styleSheet
	case g.place != body:
		return false
	case t.name == "upr":
		g.twice = true
	case t.name == "footnote":
		r.footnote(g)
	case t.name == "shptxt":
		r.box(g)
	case t.name == "listtext", t.name == "pntext":
		g.place = label
	case t.name == "nesttableprops":
		outer := r.row
		g.leave = func() { r.row = outer }
	default:
		return known
	}
	return true
}

// footnote begins a footnote: a story of its own, and its number in the text.
func (r *reader) footnote(g *group) {
	r.notes++
	mark := "[" + strconv.Itoa(r.notes) + "]"
	r.put(mark)
	outer := r.story
	r.story = r.newStory()
	r.story.label = mark + " "
	row := r.row
	g.state = state{font: g.font, unicodeSkip: g.unicodeSkip}
	g.leave = func() {
		r.later = append(r.later, r.story.close()...)
		r.story, r.row = outer, row
	}
}

// box begins a text box, which follows the paragraph that it hangs on.
func (r *reader) box(g *group) {
	outer := r.story
	r.story = r.newStory()
	row := r.row
	g.state = state{font: g.font, unicodeSkip: g.unicodeSkip}
	g.leave = func() {
		outer.boxes = append(outer.boxes, r.story.close()...)
		r.story, r.row = outer, row
	}
}

func (r *reader) fontWord(t token) {
	switch t.name {
	case "f":
		r.defining = &font{}
		r.fonts[t.n] = r.defining
	case "fcharset":
		if r.defining != nil {
			r.defining.page, r.defining.symbol = charsetPage(t.n), t.n == 2
		}
	case "cpg":
		if r.defining != nil {
			r.defining.page = codePage(t.n)
		}
	}
}

// character takes what changes the look of characters, and reports whether the word did.
func (r *reader) character(t token, g *group) bool {
	on := !t.number || t.n != 0
	switch t.name {
	case "f":
		g.font = t.n
		if f := r.fonts[t.n]; f != nil && f.legacy == "" {
			f.legacy, _, _ = viet.LegacyFont(f.name)
		}
	case "plain":
		g.hidden, g.deleted, g.capitals, g.font, g.set = false, false, false, r.firstFont(), 0
	case "deff":
		r.groups[0].font, g.font = t.n, t.n
	case "v":
		g.hidden = on
	case "deleted":
		g.deleted = on
	case "caps":
		g.capitals = on
	case "b", "i", "ul", "super", "sub":
		if g.set &^= letters[t.name]; on {
			g.set |= letters[t.name]
		}
	case "ulnone":
		g.set &^= corpus.StyleUnderline
	case "nosupersub":
		g.set &^= corpus.StyleRaised | corpus.StyleLowered
	case "uc":
		g.unicodeSkip = min(max(0, t.n), 8)
	case "ansicpg":
		if page := codePage(t.n); page != nil {
			r.page = page
		}
	case "mac":
		r.page = codePage(10000)
	case "pc":
		r.page = codePage(437)
	case "pca":
		r.page = codePage(850)
	default:
		return false
	}
	return true
}

// letters are the words that set letters off.
var letters = map[string]corpus.Style{"b": corpus.StyleBold, "i": corpus.StyleItalic, "ul": corpus.StyleUnderline, "super": corpus.StyleRaised, "sub": corpus.StyleLowered}

// firstFont is the one that text has where nothing is said.
func (r *reader) firstFont() int { return r.groups[0].font }
