package amend

import (
	"unicode"

	"vankho/corpus"
)

// statement is a sentence while its clauses become instructions.
type statement struct {
	*reader
	sentence sentence
	frame    *frame
	// alone counts the places of the sentence.
	alone int
	// shared counts those that were given their new text.
	shared int
	// own are the edges whose words meet the sentence.
	own []int
	// refs are the documents that it names as changed.
	refs []int
}

// complete gives the places of a sentence the larger units that stand further right, or around it.
func (x *statement) complete(cs []*clause) {
	within := x.frame.within
	var right corpus.Provision
	for i := len(cs) - 1; i >= 0; i-- {
		c := cs[i]
		anchor := corpus.Provision{}
		for _, l := range []*list{&c.anchors, &c.at, &c.objects} {
			for k := len(l.places) - 1; k >= 0; k-- {
				p := &l.places[k]
				p.complete(larger(anchor, p.above()))
				if p.ref == none && within.Dieu == "" && within.PhuLuc == "" {
					p.complete(larger(right, p.above()))
				}
				p.complete(within)
				if l == &c.anchors {
					anchor = p.Provision
				} else if l == &c.at && len(c.pairs) == 0 {
					anchor = p.Provision
				}
				if p.Dieu != "" && p.Provision != (corpus.Provision{}) {
					right = p.Provision
				}
			}
		}
		for k := range c.anchors.places {
			if len(c.objects.places) > 0 {
				c.anchors.places[k].complete(c.objects.places[0].Provision)
			}
		}
		for k := range c.except.places {
			if len(c.at.places) > 0 {
				c.except.places[k].complete(c.at.places[0].Provision)
			}
		}
	}
	last := place{low: none}
	for _, c := range cs { // "Sửa đổi khoản 1 Điều 5, bãi bỏ khoản 2"
		for _, l := range []*list{&c.objects, &c.anchors, &c.at} {
			for k := range l.places {
				p := &l.places[k]
				if p.own && p.bare && p.low < rankAnnexed && p.low == last.low {
					p.Provision, p.bare, p.own, p.ref = last.Provision, false, false, last.ref // "tại điểm đ và sửa đổi điểm này như sau"
				}
				if p.Dieu == "" && p.top < rankArticle && p.Muc == "" && p.PhuLuc == "" && p.Mau == "" {
					p.complete(larger(last.Provision, rankClause))
				}
				if p.Dieu != "" {
					last = *p
				}
			}
		}
	}
}

// larger is what of a provision is larger than a rank.
func larger(p corpus.Provision, rank int) corpus.Provision {
	for k := 0; k <= rank && k < len(fields); k++ {
		*part(&p, k) = ""
	}
	return p
}

// leave notes what holds for the lines below.
func (x *statement) leave(cs []*clause) {
	f := x.frame
	c := cs[len(cs)-1]
	if n := len(x.frames); n > 1 && x.frames[n-2].alone && x.frames[n-2].refs == nil {
		x.frames[n-2].refs, x.frames[n-2].edges = f.refs, f.edges // "Chương I", and its heading below
	}
	if !x.sentence.first {
		f = x.reader.frame()
	}
	if p, ok := single(cs); ok {
		f.within, f.own = p.Provision, p.own
	}
	if f.spared = c.spares; (c.follows || c.vague) && len(x.sentence.wordings) == 0 && !c.spares {
		f.pending = c
	}
}

// single is the one place that a sentence is about, with what is put in there left out.
func single(cs []*clause) (place, bool) {
	var found []place
	for _, c := range cs {
		for _, l := range []list{c.objects, c.at} {
			for _, p := range l.places {
				if p.top == len(fields) {
					continue
				}
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 {
		return place{}, false
	}
	p := found[0]
	for _, q := range found[1:] {
		if q.Provision != p.Provision {
			if q.Dieu == p.Dieu && p.Dieu != "" {
				p.Khoan, p.Diem = "", ""
				continue
			}
			return place{}, false
		}
	}
	return p, true
}

// emit makes the instructions of a clause.
func (x *statement) emit(c *clause) {
	if c.Start == 0 || c.Start < x.sentence.Start {
		c.Start = x.sentence.Start
	}
	if len(c.inline) > 0 {
		x.sentence.wordings = c.inline
		c.End = min(c.End, c.inline[0].Start)
	}
	c.End = max(c.End, c.Start)
	c.Span = c.Trim(x.Text, func(r rune) bool { return unicode.IsSpace(r) || r == ':' || r == '“' || r == '"' })
	switch {
	case c.words:
		x.reword(c)
	case c.act == actMove:
		x.renumber(c)
	case c.act == actInsert:
		x.insert(c)
	case c.act == actRepeal, c.act == actEnd, c.act == actReplace && c.stands && !c.follows && len(c.fresh.places)+len(x.sentence.wordings) == 0:
		x.repeal(c)
	default:
		x.replace(c)
	}
}

// base is an instruction of the clause at a place.
func (x *statement) base(c *clause, op corpus.Operation, p place) corpus.Instruction {
	span := cut(x.Text, c.Span, longestQuote)
	in := corpus.Instruction{Operation: op, Provision: p.Provision, Span: span, Quote: span.In(x.Text)}
	if p.pieced || c.pieced || c.loose && op == corpus.OperationRepeal {
		in.Operation, in.Doubt = corpus.OperationTouch, doubt("part")
	}
	if p.opening && in.Doubt == "" {
		switch op {
		case corpus.OperationReplace, corpus.OperationReword, corpus.OperationAddWords, corpus.OperationDropWords:
			in.Opening = true
		default:
			in.Operation, in.Doubt = corpus.OperationTouch, doubt("part")
		}
	}
	return in
}

// longestQuote is how long the evidence of an instruction is at most, in bytes.
const longestQuote = 4000

// add keeps an instruction whose document is known.
func (x *statement) add(in corpus.Instruction, p place, leads bool) {
	if leads && p.bare && !p.titled && !p.pieced && p.low < rankAnnexed && in.Provision == (corpus.Provision{}) {
		return
	}
	if p.bare && !p.titled && p.low < rankAnnexed && in.Provision == (corpus.Provision{}) && in.Old.Len()+in.Wording.Len() == 0 {
		return // "hủy bỏ hợp đồng … từng phần"
	}
	if in.Edge = x.target(p, in); in.Edge == 0 || len(x.reader.out) >= mostInstructions {
		return
	}
	x.reader.out = append(x.reader.out, step{Instruction: in, until: x.reader.frame().until, leads: leads, sentence: x.sentence.Span, bare: x.bare(in, leads), inserts: in.Anchor != (corpus.Provision{}) || in.Side != ""})
}

// bare is where the new text may begin that stands below the sentence without quotation marks: the one place of a sentence that opens a section.
func (x *statement) bare(in corpus.Instruction, leads bool) int {
	if !leads || x.sentence.section == none || len(x.sentence.wordings) > 0 || in.Provision == (corpus.Provision{}) || x.alone > 1 {
		return 0
	}
	return x.sentence.End
}

// mostInstructions is how many one text gives at most.
const mostInstructions = 20_000
