// Package relate reads what a text says one document does to another: it rests on it, amends it, replaces it, carries it out. Every
// edge keeps the words that say so. It reads the references that were found; whether their targets exist is the business of others.
package relate

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// Input is a document after its structure, its references and its names were read.
type Input struct {
	Text     string
	Header   corpus.Header
	Sections []corpus.Section
	// References ascend and do not overlap; Entities ascend.
	References []corpus.Reference
	Entities   []corpus.Entity
}

// Edges reads the relations of a text, ascending by start. A passive ("được sửa đổi bởi B") makes an edge from the document that acts,
// never from the one that says so. A document that is only cited is one edge "refers", at its first mention. Time is linear in the
// text. Example: "Nghị định này thay thế Nghị định số 110/2004/NĐ-CP." gives SELF replaces 110/2004/NĐ-CP, the evidence from "thay thế"
// to the number. Source: handbook §4.
func Edges(in Input) []corpus.Edge {
	r := &reader{Input: in, layout: newLayout(in), cited: map[string]int{}, took: map[string]bool{}, led: map[string]bool{}, joined: map[string]bool{}}
	r.published = newPublished(r)
	for s := range sentences(in.Text, in.References) {
		r.layout.enter(s.Start)
		r.skipTo(s.Start)
		if r.layout.isQuoted(s.Span) {
			continue
		}
		r.list(s)
		r.read(s)
	}
	return r.tidy()
}

// reader is a text while its edges are being read.
type reader struct {
	Input
	layout *layout
	// next is the first reference that does not lie before the present sentence.
	next  int
	edges []corpus.Edge
	// cited maps what is cited to its first mention, the number of a reference from 0; order keeps the order of mention.
	cited map[string]int
	order []string
	// took holds the documents that take part in an edge other than refers.
	took map[string]bool
	// led holds the documents that a sentence is ruled by ("xử lý theo quy định tại D"), joined those to which the text itself does something.
	led, joined map[string]bool
	// contexts are the documents that the sections of an amending text amend, outermost first.
	contexts []context
	pending  pending
	// published is what the lists of a decision say of their documents.
	published published
	// base is the document that a consolidated text gives in its wording.
	base string
	// baseRef counts its reference, the first is 1.
	baseRef int
	// home is the province of the text, once it was looked for.
	home *string
}

func (r *reader) skipTo(at int) {
	for r.next < len(r.References) && r.References[r.next].End <= at {
		r.next++
	}
}

// refsIn are the numbers of the references of a sentence.
func (r *reader) refsIn(s corpus.Span) (from, to int) {
	from = r.next
	for to = from; to < len(r.References) && r.References[to].Start < s.End; to++ {
	}
	return from, to
}

// read reads one sentence.
func (r *reader) read(s sentence) {
	from, to := r.refsIn(s.Span)
	for from < to && r.References[from].Start < s.Start {
		from++
	}
	if from == to && !mayRelate(s.In(r.Text)) {
		r.pending.pass(s)
		return
	}
	c := &clause{reader: r, sentence: s, zone: r.layout.zone(s.Span), last: none, changed: none, issued: none, anchor: none, heading: none}
	c.inherit(from, to)
	matchTriggers(r.Text, s.Span, func(t *trigger, at corpus.Span) {
		for from < to && r.References[from].End <= at.Start {
			c.meet(from)
			from++
		}
		if from < to && r.References[from].Start < at.End {
			return // a word of the reference: "Luật Ban hành văn bản …"
		}
		c.verb(t, at)
	})
	for ; from < to; from++ {
		c.meet(from)
	}
	c.finish()
}

// meet reads a reference, unless the wording that the sentence quotes behind a colon holds it.
func (c *clause) meet(i int) {
	if ref := c.References[i]; !c.layout.holds(ref.Span) {
		c.document(i)
	}
}

// mayRelate is a quick look at a sentence without references: whether it may name a body or a text that the document makes, or
// begin a list of documents.
func mayRelate(s string) bool {
	if strings.HasSuffix(s, ":") {
		return true
	}
	for _, row := range rows("made") {
		if strings.Contains(s, row[0]) {
			return true
		}
	}
	return len(s) < 300 && strings.Contains(s, "ãi bỏ")
}

// add notes an edge.
func (r *reader) add(e corpus.Edge) {
	e.Span = corpus.Span{Start: max(0, e.Start), End: min(e.End, len(r.Text))}
	e.Quote = e.In(r.Text)
	e.Scope = cmp.Or(e.Scope, corpus.ScopeWhole)
	if e.From == "" || e.To == "" || e.From == e.To || e.Quote == "" {
		return
	}
	r.edges = append(r.edges, e)
	if e.From == corpus.Self {
		r.joined[e.To] = true
	}
	if e.Relation != corpus.RelationRefers {
		r.took[e.From], r.took[e.To] = true, true
	}
}

// cite notes that a document is named.
func (r *reader) cite(i int, name string) {
	if _, ok := r.cited[name]; !ok && name != "" && name != corpus.Self {
		r.cited[name] = i
		r.order = append(r.order, name)
	}
}

// tidy gives the edges in order, each once, and a mere mention for what is cited and takes no part.
func (r *reader) tidy() []corpus.Edge {
	for _, name := range r.order {
		if i := r.cited[name]; (!r.took[name] || r.led[name] && !r.joined[name]) && name != r.Header.Number {
			ref := r.References[i]
			r.add(corpus.Edge{From: corpus.Self, Relation: corpus.RelationRefers, To: name, ToRef: i + 1, Scope: scopeOf(ref), Provisions: ref.Provisions, Span: ref.Span})
		}
	}
	slices.SortStableFunc(r.edges, func(a, b corpus.Edge) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	reports := map[string]bool{}
	for _, e := range r.edges {
		reports[e.To] = reports[e.To] || e.Relation == corpus.RelationReportsOn && e.From == corpus.Self
	}
	seen := map[statement]int{}
	names := map[statement][]string{}
	var out []corpus.Edge
	for _, e := range r.edges {
		if e.Relation == corpus.RelationImplements && e.From == corpus.Self && reports[e.To] {
			continue // a report on how a document is carried out
		}
		if made(e) {
			who := statement{from: e.From, relation: e.Relation}
			have := names[who]
			if slices.ContainsFunc(have[max(0, len(have)-namesKept):], func(to string) bool { return startsWith(to, e.To) || startsWith(e.To, to) }) {
				continue // named in the title, and again where it is made
			}
			names[who] = append(have, e.To)
		}
		k := said(e)
		i, ok := seen[k]
		if !ok {
			seen[k] = len(out)
			out = append(out, e)
			continue
		}
		out[i].Strong = out[i].Strong || e.Strong
		if out[i].Since.IsZero() {
			out[i].Since = e.Since
		}
		if out[i].Until.IsZero() {
			out[i].Until = e.Until
		}
	}
	return out
}

// namesKept is how many names of what a document makes are compared with the next.
const namesKept = 64

// statement is what an edge says, so that it is said once: only what changes its target is told apart by its provisions and by
// whether words alone are changed.
type statement struct {
	from, to   string
	relation   corpus.Relation
	provisions string
	words      bool
}

func said(e corpus.Edge) statement {
	k := statement{from: e.From, to: e.To, relation: e.Relation}
	if !changes(e.Relation) {
		return k
	}
	k.words = e.Scope == corpus.ScopeWords
	var b strings.Builder
	for _, p := range e.Provisions {
		for _, part := range [...]string{p.Mau, p.PhuLuc, p.Phan, p.Chuong, p.Muc, p.Dieu, p.Khoan, p.Diem} {
			b.WriteString(part)
			b.WriteByte('/')
		}
	}
	k.provisions = b.String()
	return k
}

// changes reports whether a relation changes its target or ends it, so that lists of targets go on over long titles.
func changes(relation corpus.Relation) bool {
	switch relation {
	case corpus.RelationAmends, corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases, corpus.RelationSuspends,
		corpus.RelationExtends, corpus.RelationCorrects:
		return true
	}
	return false
}

// made reports whether an edge names what a document makes, without a number.
func made(e corpus.Edge) bool { return e.ToRef == 0 }

func scopeOf(ref corpus.Reference) corpus.Scope {
	if len(ref.Provisions) > 0 {
		return corpus.ScopeProvisions
	}
	return corpus.ScopeWhole
}
