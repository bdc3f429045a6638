package structure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// node is a section that is still open, and where its children have come to.
type node struct {
	// at is the section's index; -1 for the document itself.
	at   int
	kind corpus.SectionKind
	rank int
	last map[string]ordinal
	path []int
}

// outliner builds the outline line by line, keeping the open sections on a stack.
type outliner struct {
	text     string
	lines    []line
	sections []corpus.Section
	stack    []node
	used     map[corpus.SectionID]int
	// articles lists, for each article number, the lines where it may begin.
	articles map[int][]int
	// least is the least number that a line bears which may begin an article, a chapter or a part: an excerpt begins there.
	least map[corpus.SectionKind]int
	// lastCapital is the last line that begins with a capital and a stop, for each capital by its place: "B. Nhiệm vụ".
	lastCapital map[int]int
	// ended is true after the signature: the articles of the document itself are over.
	ended bool
	// quotations are the texts of others that lie between the lines, in order, and how many each section has.
	quotations []quotation
	// wordings are the spans of all of them, without the marks around.
	wordings []corpus.Span
	quoted   map[corpus.SectionID]int
	// components are the texts that the document issues and carries with it.
	components []corpus.Component
	// frame is where the outline hangs that is being built; nil for that of the document itself.
	frame *frame
}

// outline finds the sections. A label counts only where the sequence of its siblings allows it, so that a line that
// merely begins with "Điều 5" or "2." is not taken for a section. Source: handbook §3.1 and §3.2.
func outline(text string, lines []line) ([]corpus.Section, []corpus.Component, []corpus.Span) {
	o := &outliner{text: text, lines: lines, used: map[corpus.SectionID]int{}, quoted: map[corpus.SectionID]int{}}
	o.build()
	o.close(0, len(text))
	return o.sections, o.closeComponents(), o.wordings
}

// build reads the lines, from the first to the last.
func (o *outliner) build() {
	o.quotations = findQuotations(o.lines)
	for _, q := range o.quotations {
		if n := len(q.lines); n > 0 {
			o.wordings = append(o.wordings, corpus.Span{Start: q.lines[0].Start, End: q.lines[n-1].End})
		}
	}
	o.stack = []node{{at: -1, last: map[string]ordinal{}}}
	o.articles, o.least, o.lastCapital = map[int][]int{}, map[corpus.SectionKind]int{}, map[int]int{}
	o.skipContents()
	for i, l := range o.lines {
		if l.quoted || l.cell || l.listed || len(l.text) < len("A. Mẫu") {
			continue
		}
		lb, ok := readLabel(l.text)
		if ok && lb.kind == corpus.SectionPart && lb.word == "" {
			o.lastCapital[lb.ord.n] = i
		}
		if !ok || !lb.worded() || !o.plausible(i, lb) {
			continue
		}
		if least, any := o.least[lb.kind]; !any || lb.ord.n < least {
			o.least[lb.kind] = lb.ord.n
		}
		if lb.kind == corpus.SectionArticle {
			o.articles[lb.ord.n] = append(o.articles[lb.ord.n], i)
		}
	}
	o.quote(-1)
	for i, l := range o.lines {
		switch {
		case l.quoted || l.cell || l.listed || rule(l.text):
		case o.frame == nil && bodyEnd(l.text):
			o.close(10, l.Start)
			o.ended = true
		case o.frame == nil && adoptionAt(o.text, l):
			o.close(10, l.Start) // what looks like an article below it is still read: it may stand too early in a copy
		case o.frame == nil && attached(l.text):
			o.attach(i)
		case o.attachAlone(i):
		default:
			if lb, ok := readLabel(l.text); ok && !leader(l.text) {
				o.take(i, lb)
			}
		}
		o.quote(i)
	}
}

// bodyEnd reports whether a line ends the articles: the list of recipients or the signature.
func bodyEnd(s string) bool {
	return strings.HasPrefix(s, "Nơi nhận") || strings.HasPrefix(s, "NƠI NHẬN") || isCapacity(s)
}

// leader reports whether a line is a row of a table of contents, or a line to fill in: "Điều 5. Phạm vi ........ 12".
func leader(s string) bool {
	s = strings.TrimRight(s, "0123456789 \u00a0\t")
	return strings.HasSuffix(s, "....") || strings.HasSuffix(s, "……")
}

// plausible reports whether the line can begin a section of its kind, as far as the line itself tells.
func (o *outliner) plausible(i int, lb label) bool {
	l := o.lines[i]
	rest := l.text[min(lb.body, len(l.text)):]
	first, _ := utf8.DecodeRuneInString(rest)
	switch lb.kind {
	case corpus.SectionPart, corpus.SectionChapter, corpus.SectionDivision, corpus.SectionSubdiv, corpus.SectionAnnex, form, sheet:
		if lb.closed {
			return l.fresh || rest == "" || allCaps(rest)
		}
		return allCaps(rest) || rest[0] == '('
	case corpus.SectionArticle:
		return lb.closed || l.fresh && unicode.IsUpper(first)
	case corpus.SectionRoman:
		return l.fresh || allCaps(rest) || o.headed(i)
	}
	return l.fresh || unicode.IsUpper(first)
}

// headed reports whether the line above is all of a heading, so that a paragraph begins here though the heading has no stop.
func (o *outliner) headed(i int) bool {
	if len(o.sections) == 0 || i == 0 {
		return false
	}
	last := o.sections[len(o.sections)-1]
	return last.Start == o.lines[i-1].Start && last.Heading != ""
}

// take opens the section that the label begins, if it fits.
func (o *outliner) take(i int, lb label) {
	if !o.plausible(i, lb) {
		return
	}
	if o.frame != nil && o.frame.legal || o.inside(corpus.SectionArticle) {
		switch lb.kind {
		case corpus.SectionNumbered:
			lb.kind = corpus.SectionClause
		case corpus.SectionLettered:
			lb.kind = corpus.SectionPoint
		case corpus.SectionRoman:
			if o.frame == nil || o.inside(corpus.SectionArticle) {
				return
			}
		}
	}
	rank := kinds()[lb.kind].rank
	if lb.kind == corpus.SectionDecimal {
		rank += len(lb.path) - 2
	}
	depth := len(o.stack)
	for depth > 1 && o.stack[depth-1].rank >= rank {
		depth--
	}
	parent := &o.stack[depth-1]
	if lb.kind == corpus.SectionArticle || lb.kind == corpus.SectionChapter {
		parent = o.scope(lb.kind)
	}
	if !o.fits(i, lb, parent, &o.stack[depth-1]) {
		return
	}
	if lb.kind == corpus.SectionPoint || lb.kind == corpus.SectionLettered {
		last := parent.last[series(lb)]
		// Readers of scans take đ) for a second d).
		if lb.mark == "d" && last == (ordinal{n: letterAt('d')}) {
			lb.mark, lb.ord.n = "đ", letterAt('đ')
		}
	}
	parent.last[series(lb)] = lb.ord
	o.open(i, lb, rank)
}

// series names the list that a label continues.
func series(lb label) string { return string(lb.kind) + string(rune(lb.style)) }

// inside reports whether a section of the kind is open.
func (o *outliner) inside(kind corpus.SectionKind) bool {
	for _, n := range o.stack {
		if n.kind == kind {
			return true
		}
	}
	return false
}

// inAnnex reports whether an annex or what counts as one is open.
func (o *outliner) inAnnex() bool {
	for _, n := range o.stack {
		if isAnnex(n.kind) {
			return true
		}
	}
	return false
}

// scope is the open section within which the numbers of a kind run through: the annex or the document.
func (o *outliner) scope(kind corpus.SectionKind) *node {
	for i := len(o.stack) - 1; i > 0; i-- {
		switch o.stack[i].kind {
		case corpus.SectionAnnex, form, sheet, component:
			return &o.stack[i]
		case corpus.SectionPart:
			// Chapters of some codes begin anew in each part.
			if kind == corpus.SectionChapter {
				return &o.stack[i]
			}
		}
	}
	return &o.stack[0]
}

// fits reports whether the label continues the list of its siblings.
func (o *outliner) fits(i int, lb label, scope, parent *node) bool {
	last, begun := scope.last[series(lb)]
	if o.frame != nil {
		return o.fitsQuoted(i, lb, scope, last, begun)
	}
	switch lb.kind {
	case corpus.SectionAnnex:
		return !begun || lb.ord.n == 0 || lb.ord.after(last)
	case form, sheet:
		return scope.at >= 0 || o.ended
	case corpus.SectionChapter, corpus.SectionPart:
		if lb.word == "" && !o.titled(i, lb) && (!begun && o.lastCapital[2] <= i || o.inside(corpus.SectionArticle) || o.inAnnex()) {
			return false // "A. Nguyễn", and the answers that a form offers
		}
		if !begun && o.inside(corpus.SectionArticle) && !o.titled(i, lb) {
			return false // the article lists the parts of something else
		}
		if !begun && lb.kind == corpus.SectionChapter && lb.ord.n == o.stack[0].last["chuong-run"].n+1 {
			return true
		}
		return lb.ord.next(last) || !begun && o.excerpt(i, lb)
	case corpus.SectionArticle:
		return o.fitsArticle(i, lb, scope, last, begun)
	case corpus.SectionDecimal:
		return o.fitsDecimal(lb, parent, last)
	case corpus.SectionPoint, corpus.SectionLettered:
		if parent.at < 0 || (parent.kind == corpus.SectionAnnex || parent.kind == component) && lb.kind == corpus.SectionLettered {
			return false
		}
		return lb.ord.nextLetter(last) || lb.mark == "d" && lb.ord == last
	case corpus.SectionClause:
		if !begun && lb.ord.n == 2 && o.runIn(parent) {
			return true
		}
	}
	return lb.ord.next(last) || o.oneMissing(i, lb, last)
}

// listScan is how far below, in lines, the next number of a list is looked for.
const listScan = 60

// oneMissing reports whether a number follows a list whose number before it was not read: the one after it follows soon, and the
// one that is missing does not. Example: "1.", "3.", "4.", as in a scan that lost "2.".
func (o *outliner) oneMissing(i int, lb label, last ordinal) bool {
	switch lb.kind {
	case corpus.SectionClause, corpus.SectionNumbered, corpus.SectionRoman:
	default:
		return false
	}
	l := o.lines[i]
	if lb.ord != (ordinal{n: last.n + 2}) || last.n == 0 || !l.fresh || !lb.closed {
		return false
	}
	for k := i + 1; k < len(o.lines) && k <= i+listScan; k++ {
		if l := o.lines[k]; l.quoted || l.cell {
			continue
		}
		next, ok := readLabel(o.lines[k].text)
		if !ok {
			continue
		}
		if next.kind == corpus.SectionArticle || next.kind == corpus.SectionChapter || next.kind == corpus.SectionAnnex {
			return false
		}
		if (next.kind == corpus.SectionRoman) == (lb.kind == corpus.SectionRoman) && next.style == lb.style && len(next.path) == 0 &&
			(next.kind == corpus.SectionNumbered || next.kind == corpus.SectionRoman) {
			return next.ord.n == lb.ord.n+1
		}
	}
	return false
}

// fitsArticle reports whether an article comes next. Where articles are missing a later one is taken only if the
// expected one does not follow further down, or follows behind the one after it; in annexes and behind the signature the
// numbers may begin anew.
func (o *outliner) fitsArticle(i int, lb label, scope *node, last ordinal, begun bool) bool {
	l := o.lines[i]
	if o.ended && scope.at < 0 {
		return false
	}
	if !begun || lb.ord.next(last) {
		return (lb.ord.n == 1 || begun) && (lb.closed || l.fresh) || o.excerpt(i, lb)
	}
	if lb.ord.n == 1 && scope.at >= 0 && l.fresh && lb.closed {
		return true
	}
	if lb.ord.n <= last.n || !l.fresh || !lb.closed {
		return false
	}
	expected, after := o.articleBelow(last.n+1, i), o.articleBelow(lb.ord.n+1, i)
	return expected < 0 || after >= 0 && after < expected
}

// articleBelow is the first line below line i where the article of the number may begin, -1 where there is none.
func (o *outliner) articleBelow(n, i int) int {
	at, _ := slices.BinarySearch(o.articles[n], i+1)
	if at == len(o.articles[n]) {
		return -1
	}
	return o.articles[n][at]
}

// titled reports whether the label in line i has a title in capitals, on its own line or on the next.
func (o *outliner) titled(i int, lb label) bool {
	rest := o.lines[i].text[min(lb.body, len(o.lines[i].text)):]
	return allCaps(rest) || rest == "" && allCaps(o.following(i))
}

// excerpt reports whether the text is one of a document that began before it: its first article is not Điều 1.
func (o *outliner) excerpt(i int, lb label) bool {
	return lb.worded() && lb.closed && o.lines[i].fresh && len(o.sections) < 5 && lb.ord.n == o.least[lb.kind]
}

// fitsDecimal reports whether "1.2" stands in section 1 behind "1.1".
func (o *outliner) fitsDecimal(lb label, parent *node, last ordinal) bool {
	outer := lb.path[:len(lb.path)-1]
	if len(parent.path) != len(outer) {
		return false
	}
	for k := range outer {
		if parent.path[k] != outer[k] {
			return false
		}
	}
	return lb.ord.next(last)
}

// runIn reports whether an article began with its first clause on its own line: "Điều 3. 1. Giao …".
func (o *outliner) runIn(parent *node) bool {
	if parent.at < 0 {
		return false
	}
	s := o.text[o.sections[parent.at].Start:]
	s = s[:min(len(s), 40)]
	return strings.Contains(s, ". 1. ")
}

// open closes what the new section ends and puts it on the stack.
func (o *outliner) open(i int, lb label, rank int) {
	l := o.lines[i]
	o.close(rank, l.Start)
	parent := o.stack[len(o.stack)-1]
	s := corpus.Section{Kind: lb.kind, Level: len(o.stack), Label: lb.citation(), Span: corpus.Span{Start: l.Start}}
	if o.frame != nil {
		s.Quoted, s.Parent, s.Level = true, o.frame.parent, s.Level+o.frame.level
	}
	if isAnnex(lb.kind) {
		s.Kind = corpus.SectionAnnex
	}
	s.Heading = o.heading(i, lb)
	if parent.at >= 0 {
		s.Parent = o.sections[parent.at].ID
	}
	s.ID = o.id(lb)
	o.sections = append(o.sections, s)
	n := node{at: len(o.sections) - 1, kind: lb.kind, rank: rank, last: map[string]ordinal{}}
	switch lb.kind {
	case corpus.SectionNumbered, corpus.SectionClause:
		n.path = []int{lb.ord.n}
	case corpus.SectionDecimal:
		n.path = lb.path
	case corpus.SectionChapter:
		o.stack[0].last["chuong-run"] = lb.ord
	}
	o.stack = append(o.stack, n)
}

// close ends all open sections of the rank and deeper at the offset, without the blanks before it.
func (o *outliner) close(rank, at int) {
	for len(o.stack) > 1 && o.stack[len(o.stack)-1].rank >= rank {
		s := &o.sections[o.stack[len(o.stack)-1].at]
		s.End = at
		s.Span = trimmed(o.text, s.Span)
		o.stack = o.stack[:len(o.stack)-1]
	}
}
