package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// binder says of each figure of the prose what it is of.
type binder struct {
	*reading
	book    *phrasebook
	figures []corpus.Figure
	// telling are the entities that binding looks at, in the order of the text.
	telling []int
	scope   scope
	buffer  []token
	atoms   []atom
	// carry is what the figure before was bound to.
	carry carry
	// claimed is the end of what the name of the figure before takes of the text behind it.
	claimed int
	// aimed are the starts of the figures that only tell the target of another.
	aimed map[int]bool
	// deeds is what was done with what each figure counts.
	deeds []string
	// seen is what the paragraph has said of time so far.
	seen seen
	// group is the breakdown that is open.
	group *breakdown
	waits waiting
	// groups are all breakdowns, the parts in order.
	groups []*breakdown
	// section are the sections that hold the figure being bound.
	section sections
	// line is the line above that ends with a colon, listed how far its list has been read.
	line   corpus.Bound
	listed int
}

// carry is what a figure hands on to those that follow it in its clause.
type carry struct {
	fig       int // index of the figure from 1, 0 = none
	indicator corpus.Bound
	// verb is what was done with the things counted, complement the clause that "với" joins them to.
	verb, complement string
	// items are the names of the figures that follow, where they are given "lần lượt".
	items []corpus.Bound
}

// bind fills in what the figures of the prose are of, in place. They are in the order of the text.
func (r *reading) bind(found []corpus.Figure) {
	if len(found) == 0 {
		return
	}
	b := &binder{reading: r, book: phrasesRead(), figures: found, telling: tellingNames(r.in.Entities), deeds: make([]string, len(found)), aimed: map[int]bool{}}
	b.section = sections{all: r.in.Sections}
	b.scope = b.readScope()
	for i := 0; i < len(found); {
		span := b.paragraph(found[i].Span)
		last := i + 1
		for last < len(found) && found[last].Start < span.End {
			last++
		}
		p := b.passage(span, i, last)
		b.bindPassage(&p)
		i = last
	}
	b.sum()
}

func (b *binder) entity(i int) corpus.Entity { return b.in.Entities[i] }

// longestParagraph bounds what is read of the text around a figure.
const longestParagraph = 1 << 14

// paragraph is the lines that read on as one around a figure: a line that ends without a mark and goes on with a small letter.
func (b *binder) paragraph(f corpus.Span) corpus.Span {
	start := f.Start
	for start > 0 && f.Start-start < longestParagraph {
		line := strings.LastIndexByte(b.text[max(0, start-longestParagraph):start], '\n')
		if line < 0 {
			start = max(0, start-longestParagraph)
			break
		}
		start = max(0, start-longestParagraph) + line + 1
		if start == 0 || !b.readsOn(start) {
			break
		}
		start--
	}
	end := f.End
	for end < len(b.text) {
		line := strings.IndexByte(b.text[end:], '\n')
		if line < 0 {
			end = len(b.text)
			break
		}
		end += line
		if end-start > longestParagraph || end+1 >= len(b.text) || !b.readsOn(end+1) {
			break
		}
		end++
	}
	for start < f.Start && b.text[start]&0xC0 == 0x80 {
		start++
	}
	return corpus.Span{Start: start, End: end}
}

// readsOn reports whether the line at start goes on with the line before it.
func (b *binder) readsOn(start int) bool {
	before := strings.TrimRight(b.text[max(0, start-300):start], " \t\r\n\u00a0")
	if before == "" || strings.ContainsRune(".;:!?|/", rune(before[len(before)-1])) || strings.Count(b.text[start-min(start, 300):start], "\n") > 1 && strings.HasSuffix(strings.TrimRight(b.text[:start], " "), "\n\n") {
		return false
	}
	end := min(len(b.text), start+300)
	line := b.text[start:end]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	if strings.Contains(line, corpus.CellBreak) {
		return false
	}
	first, w := utf8.DecodeRuneInString(line)
	return unicode.IsLower(first) && !(w < len(line) && (line[w] == ')' || line[w] == '.'))
}

// bindPassage binds the figures of a paragraph, from left to right.
func (b *binder) bindPassage(p *passage) {
	lead := b.leadOf(p)
	b.seen = seen{at: -1, opened: -1, cumulative: -1}
	for k, at := range p.of {
		f := &b.figures[p.first+k]
		c := b.clause(p, at)
		c.lead = lead
		b.open(p, &c)
		b.name(p, &c, f)
		b.levelOf(p, &c, f)
		b.subjectOf(p, &c, f)
		b.partOf(p, &c, f)
		b.placeOf(p, &c, f)
		b.periodOf(p, &c, f)
		b.version(f)
		b.kindOf(p, &c, f)
		b.hand(p, &c, f)
	}
}

// hand keeps what the figures that follow may inherit.
func (b *binder) hand(p *passage, c *clause, f *corpus.Figure) {
	b.deeds[c.fig-1] = c.verb
	if f.Kind == corpus.FigureComparison && !c.own {
		if b.carry.fig == c.fig-1 {
			b.carry.fig = c.fig
		}
		return
	}
	b.carry = carry{fig: c.fig, indicator: f.Indicator, verb: c.verb, complement: c.complement, items: c.items}
}

// longestLead bounds a line that names what the list under it is of.
const longestLead = 250

// leadOf is the line that a list stands under: "Tỷ lệ hồ sơ giải quyết đúng hạn:", followed by lines that begin with a mark or a letter.
func (b *binder) leadOf(p *passage) corpus.Bound {
	line := b.text[p.Start:p.End]
	if !listed(line) {
		b.line, b.listed = corpus.Bound{}, p.End
		return corpus.Bound{}
	}
	end := p.Start
	for end > max(b.listed, p.Start-longestParagraph) {
		above := strings.TrimRight(b.text[max(0, end-longestParagraph):end], " \t\n\u00a0")
		start := max(0, end-longestParagraph) + strings.LastIndexByte(above, '\n') + 1
		text := b.text[start : start+len(above)-(start-max(0, end-longestParagraph))]
		if strings.HasSuffix(text, ":") {
			s := corpus.Span{Start: start, End: start + len(text) - 1}
			for s.Start < s.End && strings.ContainsRune("-+*•–— \t", rune(b.text[s.Start])) {
				s.Start++
			}
			b.line = corpus.Bound{}
			if s.Len() > 0 && s.Len() < longestLead {
				b.line = corpus.Bound{Text: strings.Join(strings.Fields(s.In(b.text)), " "), Span: s, Origin: corpus.OriginHeading}
			}
			break
		}
		if !listed(text) || start == 0 {
			b.line = corpus.Bound{}
			break
		}
		end = start
	}
	b.listed = p.End
	return b.line
}

// listed reports whether a line is one of a list: it begins with a dash, plus, bullet or a lettered label.
func listed(line string) bool {
	line = strings.TrimLeft(line, " \t\u00a0")
	for _, mark := range [...]string{"-", "+", "•", "–", "*", "▪", "●", "o "} {
		if strings.HasPrefix(line, mark) {
			return true
		}
	}
	return len(line) > 2 && line[0] >= 'a' && line[0] <= 'z' && (line[1] == ')' || line[1] == '.')
}
