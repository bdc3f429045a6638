// Package amend reads what a text orders to be done to the words of another: which place gets which new words, what is put in beside what, what
// goes. Which document that is, and since when, the edges of the text say. It reads sections, references and edges that were found; whether the
// place exists in the other text is the business of others.
package amend

import (
	"slices"
	"strings"
	"unicode"

	"vankho/corpus"
)

// Input is a document after its structure, its references and its edges were read.
type Input struct {
	Text     string
	Header   corpus.Header
	Sections []corpus.Section
	// Quotations are the new wordings that the text quotes, without their marks, ascending.
	Quotations []corpus.Span
	// References and Edges ascend.
	References []corpus.Reference
	Edges      []corpus.Edge
}

// Instructions reads the amending sentences of a text, in order. Time is linear in the text.
// Example: "1. Sửa đổi khoản 2 Điều 5 như sau: “2. …”" in a decree whose title amends Nghị định số A gives the replacement of khoản 2 Điều 5 by
// the quoted words, with the edge that amends A. Source: handbook §3.3, §4.1.
func Instructions(in Input) []corpus.Instruction {
	in.Edges = slices.Clone(in.Edges)
	for i, e := range in.Edges {
		if e.To != "" && e.To == in.Header.Number {
			in.Edges[i].From = "" // a text of its number changes another, not itself
		}
	}
	if !slices.ContainsFunc(in.Edges, changing) || slices.ContainsFunc(in.Edges, consolidating) {
		return nil
	}
	r := &reader{Input: in, body: bodyStart(in)}
	for _, s := range sentences(in) {
		r.read(s)
	}
	return r.tidy()
}

// changing reports whether an edge is one by which the text changes the words of another.
func changing(e corpus.Edge) bool {
	if e.From != corpus.Self {
		return false
	}
	switch e.Relation {
	case corpus.RelationAmends, corpus.RelationRepeals, corpus.RelationReplaces, corpus.RelationCeases, corpus.RelationCorrects:
		return true
	}
	return false
}

// consolidating reports whether the text only gives the wording of another with its changes.
func consolidating(e corpus.Edge) bool {
	return e.From == corpus.Self && e.Relation == corpus.RelationConsolidates
}

// bodyStart is where the letterhead, the title and the preamble end.
func bodyStart(in Input) int {
	for _, s := range in.Sections {
		if !s.Quoted {
			return s.Start
		}
	}
	return in.Header.Evidence[corpus.FieldAbstract].End
}

// reader is a text while its instructions are read.
type reader struct {
	Input
	// body is where its own articles begin.
	body int
	// ref is the first reference that does not lie before the present sentence, edge the first edge that may meet it.
	ref, edge int
	frames    []frame
	out       []step
}

// step is an instruction, and what tells whether it stands for itself.
type step struct {
	corpus.Instruction
	// until is where the section ends that it opens; where another instruction stands before, it only leads to that.
	until int
	// leads is true where the sentence may only lead to others below it.
	leads bool
	// sentence is the sentence that tells it; bare is where its new text may begin that stands without quotation marks.
	sentence corpus.Span
	bare     int
	// inserts is true where that would be put in, not in place of another.
	inserts bool
}

// frame is a sentence that the lines below it go on with.
type frame struct {
	// until is where they end.
	until int
	// label is the shape of its label where it opens no section.
	label string
	loose bool
	// within is the place within which they stand, edges are those of its own words, refs its documents.
	within corpus.Provision
	own    bool
	refs   []int
	edges  []int
	// pending is the clause that a list below goes on with.
	pending *clause
	// alone is true where its label stands alone on its line: its heading is the next line.
	alone bool
	// spared is true where the lines below name what is left out: "trừ các nội dung sau:".
	spared bool
}

// mostFrames is how deep lists are read.
const mostFrames = 12

// enter closes the frames that a sentence ends and opens its own.
func (r *reader) enter(s sentence) {
	for len(r.frames) > 0 && r.frames[len(r.frames)-1].until <= s.Start {
		r.frames = r.frames[:len(r.frames)-1]
	}
	if !s.first {
		return
	}
	until := len(r.Text)
	if n := len(r.frames); n > 0 {
		until = r.frames[n-1].until
	}
	if s.section != none {
		for len(r.frames) > 0 && r.frames[len(r.frames)-1].loose {
			r.frames = r.frames[:len(r.frames)-1]
		}
		until = r.Sections[s.section].End
	} else {
		for i, f := range r.frames {
			if f.loose && (f.label == s.label || f.label == "") {
				r.frames = r.frames[:i]
				break
			}
		}
	}
	f := frame{until: until, label: s.label, loose: s.section == none}
	if s.section != none {
		words := strings.TrimRight(s.In(r.Text), ".: ")
		f.alone = words == "" || strings.EqualFold(words, r.Sections[s.section].Label)
	}
	if n := len(r.frames); n > 0 {
		f.within, f.own = r.frames[n-1].within, r.frames[n-1].own
		if n >= mostFrames {
			return
		}
	}
	r.frames = append(r.frames, f)
}

// frame is the present one.
func (r *reader) frame() *frame { return &r.frames[len(r.frames)-1] }

// pending is the clause that a line without a verb of its own goes on with.
func (r *reader) pending() *clause {
	if n := len(r.frames); n > 1 {
		return r.frames[n-2].pending
	}
	return nil
}

// longestSentence is how much of a sentence is read, in bytes; lists of places are long, but no book.
const longestSentence = 20_000

// read reads a sentence.
func (r *reader) read(s sentence) {
	if s.Start < r.body {
		return
	}
	r.enter(s)
	s.End = min(s.End, s.Start+longestSentence)
	for r.ref < len(r.References) && r.References[r.ref].End <= s.Start {
		r.ref++
	}
	if slices.ContainsFunc(r.frames, func(f frame) bool { return f.spared }) {
		return
	}
	pending := r.pending()
	if !s.first { // the item itself went on; what stands behind its stop tells its own
		pending = nil
	}
	if pending == nil && !mayAmend(s.In(r.Text)) {
		return
	}
	to := r.ref
	for to < len(r.References) && r.References[to].Start < s.End {
		to++
	}
	all := elements(tokens(r.Text, s.Span), r.References[r.ref:to], r.ref)
	es := lead(all, r.References)
	if len(es) == 0 {
		return
	}
	stands := len(es) < len(all) && r.itself(all[len(all)-len(es)-1])
	var first *clause
	switch es[0].kind {
	case kindVerb:
	case kindUnit, kindTitle, kindPart, kindWords, kindQuote, kindDoc, kindVague, kindAt:
		if first = pending; first != nil && !first.follows && len(s.wordings) == 0 {
			first = nil
		}
		if first == nil && !slices.ContainsFunc(es, func(e element) bool { return e.kind == kindVerb }) {
			return
		}
	default:
		return
	}
	cs := clauses(es, r.References, first)
	if len(cs) == 0 {
		return
	}
	x := &statement{reader: r, sentence: s, frame: r.frame()}
	x.edges(s.Span)
	x.docs(es)
	cs[0].stands = stands
	if first != nil {
		inherit(cs[0], first)
	}
	shareWords(cs)
	x.complete(cs)
	for _, c := range cs {
		if n := len(c.objects.places); n > 0 {
			x.alone += n
		} else {
			x.alone += len(c.at.places)
		}
	}
	for _, c := range cs {
		x.emit(c)
	}
	x.leave(cs)
	if c := cs[len(cs)-1]; len(cs) == 1 && c.words && len(c.pairs) == 0 {
		r.within(s.wordings) // "Thay thế một số cụm từ như sau: “a) Thay thế …”"
	}
}

// within reads sentences of the text itself that it put between quotation marks.
func (r *reader) within(quoted []corpus.Span) {
	var list []sentence
	for _, q := range quoted {
		for line := range strings.SplitAfterSeq(q.In(r.Text), "\n") {
			cutSentences(r.Text, corpus.Span{Start: q.Start, End: q.Start + len(line)}, nil, &list)
			q.Start += len(line)
		}
	}
	for _, s := range list {
		r.read(s)
	}
}

// itself reports whether an element names the text itself, or ends its name: "Nghị định này".
func (r *reader) itself(e element) bool {
	return e.kind == kindThis || e.kind == kindDoc && r.References[e.ref].Canonical == corpus.Self
}

// shareWords gives words that name no place those of the clause that the sentence joins to them: "Bỏ cụm từ “A” và thay cụm từ “B” … tại Điều 5".
func shareWords(cs []*clause) {
	for i := len(cs) - 2; i >= 0; i-- {
		c, next := cs[i], cs[i+1]
		if next.joined && c.words && next.words && !c.whole && len(c.pairs) > 0 && len(c.objects.places)+len(c.anchors.places)+len(c.at.places) == 0 {
			c.at.places = slices.Clone(next.at.places)
		}
	}
}

// inherit gives an item of a list what the line above the list says.
func inherit(c, from *clause) {
	if len(c.pairs) == 0 && len(from.pairs) > 0 {
		c.pairs = append([]pair(nil), from.pairs...)
		for i := range c.pairs {
			c.pairs[i].from, c.pairs[i].to = 0, 0
		}
		c.words = true
		if len(c.at.places) == 0 {
			c.at, c.objects = c.objects, list{}
		}
	}
	if len(c.beside) == 0 {
		c.beside = from.beside
	}
	if c.side == "" {
		c.side, c.start = from.side, from.start
	}
	if len(c.objects.places) == 0 && len(c.at.places) == 0 {
		if c.words {
			c.at.places = append(c.at.places, from.at.places...)
		}
	}
	c.words = c.words || from.words && len(c.pairs) > 0
	c.stands = c.stands || from.stands
}

// tidy gives the instructions that stand for themselves, each once.
func (r *reader) tidy() []corpus.Instruction {
	var out []corpus.Instruction
	for i, s := range r.out {
		if s.leads {
			k := i + 1
			for k < len(r.out) && r.out[k].sentence == s.sentence {
				k++
			}
			if k < len(r.out) && r.out[k].Start < s.until {
				continue
			}
			s.unmarked(r.Text)
		}
		if r.unclosed(s) {
			s.Operation, s.Doubt = corpus.OperationTouch, doubt("unclosed")
		}
		if !slices.ContainsFunc(out[max(0, len(out)-repeatedWithin):], func(x corpus.Instruction) bool { return same(x, s.Instruction) }) {
			out = append(out, s.Instruction)
		}
	}
	return out
}

// unmarked takes for the new text what stands below a sentence without quotation marks, up to where its section ends.
func (s *step) unmarked(text string) {
	if s.bare == 0 || s.bare >= s.until || s.Doubt != doubt("wording") {
		return
	}
	w := corpus.Span{Start: s.bare, End: s.until}.Trim(text, unicode.IsSpace)
	rest := strings.TrimLeft(w.In(text), openingMarks+straightMarks)
	if w.Start = w.End - len(rest); strings.TrimSpace(rest) == "" || w.Len() > longestWording || orders(text, w) {
		return
	}
	if marked := w.Start > s.bare && strings.ContainsAny(text[s.bare:w.Start], openingMarks+straightMarks); marked {
		w.End = w.Start + len(strings.TrimRight(rest, closingMarks+straightMarks+".;, \n"))
		if tail := text[w.End:s.until]; strings.HasPrefix(tail, ".") || strings.HasPrefix(tail, ";") {
			w.End++
		}
	}
	s.Wording, s.Doubt, s.Operation = w, "", corpus.OperationReplace
	if s.inserts {
		s.Operation = corpus.OperationInsert
	}
}

// orders reports whether a piece of text begins with what amends: it is no new text, but says how the place is changed.
func orders(text string, at corpus.Span) bool {
	line, _, _ := strings.Cut(at.In(text), "\n")
	es := elements(tokens(text, corpus.Span{Start: at.Start, End: at.Start + len(line)}), nil, 0)
	return len(es) > 0 && es[0].kind == kindVerb
}

// longestWording is how long a new text without quotation marks is at most, in bytes.
const longestWording = 100_000

// repeatedWithin is how many instructions back one is looked for that says the same: a heading and the sentence below it.
const repeatedWithin = 8

func same(a, b corpus.Instruction) bool {
	return a.Edge == b.Edge && a.Operation == b.Operation && a.Provision == b.Provision && a.Old == b.Old && a.Wording == b.Wording && a.Becomes == b.Becomes && a.Doubt == b.Doubt
}
