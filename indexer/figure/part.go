package figure

import (
	"math"
	"strings"

	"vankho/corpus"
)

// breakdown is a breakdown: a figure and those that the text calls its parts. Source: handbook §5.3.10.
type breakdown struct {
	total int // index of the figure from 1
	parts []int
	// exhaustive says that these are all parts; sentence is the atom range and passage in which they stand.
	exhaustive bool
	// until is the end of the text in which further parts may stand.
	until int
	// bracket says that the parts stand in brackets.
	bracket bool
}

// waiting is a word that opened a breakdown before a figure that can be no part: the next one that can takes it up.
type waiting struct {
	role, word string
	until      int
}

// open sees whether a word before the figure opens a breakdown, or ends the one that is open.
func (b *binder) open(p *passage, c *clause) {
	f := &b.figures[c.fig-1]
	if b.group != nil && f.Start >= b.group.until {
		b.group = nil
	}
	if f.Kind == corpus.FigureComparison && !c.bracketed {
		return
	}
	atoms := p.atoms
	role, word := "", ""
	for k := c.at - 1; k >= c.start && k > c.at-2*longestName; k-- {
		if a := atoms[k]; a.fig != 0 {
			break
		}
		if got, n := b.book.openers.at(atoms[:c.at], k); n > 0 {
			if k > c.start && atoms[k].word == "gồm" && atoms[k-1].word == "bao" {
				continue
			}
			if got == "maybe" && k+n < c.at && !b.onlyVerbs(atoms, k+n, c.at) {
				continue
			}
			role, word = got, atoms[k].word
			break
		}
	}
	if role == "" && c.bracketed && c.start > 1 && c.lo >= c.hi && atoms[c.start-2].fig != 0 && f.Kind != corpus.FigureEquivalent {
		role, word = "maybe", "("
	}
	if role == "" && c.bracketed && b.labelled(p, c) && f.Kind != corpus.FigureEquivalent && f.Kind != corpus.FigureTarget {
		role, word = "maybe", "("
	}
	if role == "" && b.group == nil && !c.bracketed && b.among(p, c) {
		role, word = "some", "trong số"
	}
	waits := b.waits.role != "" && f.Start < b.waits.until && b.group == nil
	if role == "" && waits {
		role, word = b.waits.role, b.waits.word
	}
	if role == "" {
		return
	}
	if role != "maybe" {
		c.opener = word
	}
	total := b.total(p, c, f, role)
	if total == 0 && waits {
		total = b.total(p, c, f, b.waits.role)
	}
	if total == 0 {
		if role != "maybe" && f.Class != corpus.UnitRatio { // shares of one whole are no parts of each other
			b.waits = waiting{role, word, b.ends(p, c)}
		}
		return
	}
	b.waits = waiting{}
	c.opener = word
	until := b.ends(p, c)
	if word == "(" || c.bracketed {
		until = atoms[c.end-1].End
		if open := atoms[c.at].within; open >= 0 && atoms[open].pair > c.at {
			until = atoms[atoms[open].pair].Start
		}
		for k := c.at; k < c.to; k++ {
			if (atoms[k].word == ")" || atoms[k].word == "]") && atoms[k].pair <= c.start {
				until = atoms[k].Start
				break
			}
		}
	}
	b.group = &breakdown{total: total, exhaustive: role == "all", until: until, bracket: c.bracketed}
	b.groups = append(b.groups, b.group)
}

// labelled reports whether the first number in brackets has a label or a place before it, as parts have: "19 người (Hà Giang: 5 người; …)".
func (b *binder) labelled(p *passage, c *clause) bool {
	atoms := p.atoms
	open := atoms[c.at].within
	if open < 1 || open < c.from {
		return false
	}
	for k := open + 1; k < c.at; k++ {
		if atoms[k].fig != 0 {
			return false
		}
	}
	for k := open + 1; k < c.at; k++ {
		if atoms[k].word == ":" || b.is(atoms[k], corpus.EntityPlace) {
			return true
		}
	}
	return false
}

// among reports whether the sentence begins with a whole of which this figure is told: "Trong tổng số 446 dự án, có 97 dự án …".
func (b *binder) among(p *passage, c *clause) bool {
	if c.fig-2 < p.first {
		return false
	}
	atoms, at := p.atoms, p.of[c.fig-2-p.first]
	if at < c.from || !sameUnit(&b.figures[c.fig-2], &b.figures[c.fig-1]) {
		return false
	}
	for k := at - 1; k >= max(c.from, at-3); k-- {
		if atoms[k].word == "số" && k > c.from && (atoms[k-1].word == "trong" || atoms[k-1].word == "tổng" && k > c.from+1 && atoms[k-2].word == "trong") {
			return true
		}
	}
	return false
}

// ends is the end of the sentence in the text.
func (b *binder) ends(p *passage, c *clause) int {
	if c.to < len(p.atoms) {
		return p.atoms[c.to].Start
	}
	return p.End
}

// onlyVerbs reports whether nothing but words that lead to a number stands in [from, to).
func (b *binder) onlyVerbs(atoms []atom, from, to int) bool {
	for from < to {
		if atoms[from].mark() {
			from++
			continue
		}
		_, n := b.book.closers.at(atoms[:to], from)
		if n == 0 {
			return false
		}
		from += n
	}
	return true
}

// reach is how many figures back a total may stand.
const reach = 8

// total is the figure that parts which begin with f are of: of the figures before it in the sentence, or in the one before where the
// breakdown begins one, the nearest with its unit that is not less. 0 where there is none.
func (b *binder) total(p *passage, c *clause, f *corpus.Figure, role string) int {
	sentences := c.from
	if b.startsWith(p, c) {
		sentences = 0 // "Trong đó, …" opens the sentence: the total stands before it
	}
	sum := b.together(p, c, f)
	fits := 0
	for n := c.fig - 1; n > 0 && n > c.fig-1-reach; n-- {
		g := &b.figures[n-1]
		if n-1 < p.first {
			// A list under a line: the total is the last figure of the line above.
			if b.line.Span.Len() == 0 || !b.line.Span.Meets(g.Span) {
				break
			}
		} else if p.of[n-1-p.first] < sentences {
			break
		}
		if !b.mayTotal(g, f) {
			continue
		}
		if f.Class == corpus.UnitRatio {
			if role == "maybe" {
				return 0
			}
			return n
		}
		if alike(sum, g.Base.High) {
			return n
		}
		if fits == 0 && g.Base.High >= f.Base.Low*(1-1e-9) {
			fits = n
		}
		if fits == 0 && role != "maybe" && len(g.Doubts) == 0 && n == c.fig-1 {
			fits = n // a part that is more than its total: to be doubted
		}
	}
	if role == "maybe" && fits != 0 && sum > b.figures[fits-1].Base.High {
		return 0
	}
	return fits
}

// startsWith reports whether nothing but the opener stands between the sentence's start and what names the figure.
func (b *binder) startsWith(p *passage, c *clause) bool {
	for k := c.from; k < c.start; k++ {
		if p.atoms[k].fig != 0 {
			return false
		}
	}
	_, n := b.book.openers.at(p.atoms[:c.at], min(c.from, c.at-1))
	return n > 0
}

// together is the sum of the figures from f on that read on as parts of its unit: to the end of the sentence or the next opener.
func (b *binder) together(p *passage, c *clause, f *corpus.Figure) float64 {
	sum := f.Base.Low
	to := c.to
	if open := p.atoms[c.at].within; c.bracketed && open >= 0 && p.atoms[open].pair > c.at {
		to = min(to, p.atoms[open].pair) // the parts are those in the brackets
	}
	for n := c.fig; n < p.first+len(p.of) && n < c.fig+40; n++ {
		g := &b.figures[n]
		at := p.of[n-p.first]
		if at >= to {
			break
		}
		if from := p.of[n-1-p.first]; b.book.openers.in(p.atoms, from, at, "some") >= 0 {
			break
		}
		if g.Kind != corpus.FigureComparison && sameUnit(g, f) {
			sum += g.Base.Low
		}
	}
	return sum
}

// mayTotal reports whether f may be a part of g.
func (b *binder) mayTotal(g, f *corpus.Figure) bool {
	switch {
	case g.Kind == corpus.FigureComparison, g.Kind == corpus.FigureBaseline, g.Kind == corpus.FigureRank,
		b.aimed[g.Start]:
		return false
	}
	return sameUnit(g, f)
}

// sameUnit reports whether two figures count the same things: one base unit, or nouns one of which is in the other's.
func sameUnit(g, f *corpus.Figure) bool {
	if g.BaseUnit == f.BaseUnit || g.Class == "people" && f.Class == "people" {
		return true
	}
	return g.Class != corpus.UnitRatio && g.Class != corpus.UnitMoney && (unitWithin(g.Unit, f.Unit) || unitWithin(f.Unit, g.Unit))
}

// unitWithin reports whether a noun is one of those that a unit names: "đề tài" of "đề tài, dự án", "dự án" of "dự án đầu tư".
func unitWithin(all, one string) bool {
	for from := 0; one != ""; {
		i := strings.Index(all[from:], one)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(one)
		if (i == 0 || all[i-1] == ' ') && (end == len(all) || all[end] == ' ' || all[end] == ',') {
			return true
		}
		from = i + 1
	}
	return false
}

// alike reports whether two amounts are one but for the dust of decimals.
func alike(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b))
}

// partOf binds the figure that this one is a part of, or that it compares.
func (b *binder) partOf(p *passage, c *clause, f *corpus.Figure) {
	g := b.group
	switch {
	case f.Kind == corpus.FigureEquivalent && g != nil && !c.bracketed && b.mayTotal(&b.figures[g.total-1], f):
		f.Kind = corpus.FigureActual // "gồm: 55 ngàn ha, tương đương với 110 triệu cây": a part in the unit of the total
	case f.Kind == corpus.FigureComparison || f.Kind == corpus.FigureEquivalent:
		if c.own && f.Kind == corpus.FigureComparison {
			return
		}
		n := b.compared(p, c, f)
		if n == 0 && !c.own && f.Kind == corpus.FigureComparison && c.fig-1 > p.first && b.sameSentence(p, c) {
			// "tăng 3,2% so với tháng trước và tăng 9,5% so với cùng kỳ": of what the first is of.
			if g := &b.figures[c.fig-2]; g.Kind == corpus.FigureComparison && g.Indicator.Text != "" {
				f.Indicator, f.Parent, f.Level, f.PartOf = g.Indicator, g.Parent, g.Level, g.PartOf
				f.Indicator.Origin = corpus.OriginList
				return
			}
		}
		if n != 0 {
			f.PartOf = n
			if of := &b.figures[n-1]; !c.own {
				f.Indicator, f.Parent = of.Indicator, of.Parent
				if f.Indicator.Text != "" {
					f.Indicator.Origin = corpus.OriginList
				}
				if f.Level.Text == "" {
					f.Level = of.Level
				}
			}
		}
		if f.Kind == corpus.FigureComparison {
			return
		}
	}
	if g == nil || g.total == c.fig {
		return
	}
	if !g.exhaustive && !g.bracket && len(g.parts) > 0 && c.opener == "" && c.verb != "" && c.start > 0 && p.atoms[c.start-1].word == ";" {
		b.group = nil // "trong đó 120 đơn khiếu nại; đã giải quyết 910 đơn": another clause
		return
	}
	total := &b.figures[g.total-1]
	if !b.mayTotal(total, f) {
		return
	}
	g.parts = append(g.parts, c.fig)
	f.PartOf = g.total
	b.inherit(c, f, total)
}

// inherit gives a part what its total is of, where the part says only which part it is.
func (b *binder) inherit(c *clause, f, total *corpus.Figure) {
	if f.Class == corpus.UnitRatio && (!c.own || f.Indicator.Text == "") {
		f.Indicator, f.Parent = total.Indicator, total.Parent
		if f.Indicator.Text != "" {
			f.Indicator.Origin = corpus.OriginList
		}
	}
}

// compared is the figure that a comparison is of: the nearest before it that is none itself, in its sentence, else the last of the
// sentence before where this one begins with the comparison. 0 where there is none.
func (b *binder) compared(p *passage, c *clause, f *corpus.Figure) int {
	last := 0
	for n := c.fig - 1; n > p.first && n > c.fig-1-reach; n-- {
		g := &b.figures[n-1]
		at := p.of[n-1-p.first]
		if at < c.from && !(c.lo >= c.hi && n == c.fig-1) {
			break
		}
		switch g.Kind {
		case corpus.FigureComparison, corpus.FigureBaseline, corpus.FigureEquivalent:
			continue
		}
		if open := p.atoms[at].within; open >= 0 && open != p.atoms[c.at].within && !(c.bracketed && open == p.atoms[c.at].within) && p.atoms[open].pair < c.at {
			continue // within brackets that close before
		}
		if f.Class == corpus.UnitRatio || sameUnit(g, f) {
			return n
		}
		if last == 0 {
			last = n
		}
	}
	return last
}
