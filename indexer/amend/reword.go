package amend

import (
	"slices"

	"vankho/corpus"
)

// reword reads what is done to words.
func (x *statement) reword(c *clause) {
	c.split()
	places := append(append([]place(nil), c.objects.places...), c.anchors.places...)
	places = append(places, c.at.places...)
	shift := len(places) - len(c.at.places)
	if len(c.pairs) == 0 {
		return
	}
	for i := len(c.pairs) - 2; i >= 0; i-- { // "“A” tại khoản 1; “B” tại khoản 2 thành “C”"
		if p := &c.pairs[i]; len(p.new) == 0 && c.act != actInsert && c.act != actRepeal {
			p.new = c.pairs[i+1].new
		}
	}
	known := slices.ContainsFunc(places, func(p place) bool { return p.Provision != (corpus.Provision{}) })
	for i := range c.pairs {
		p := &c.pairs[i]
		if p.to == 0 && i+1 < len(c.pairs) { // the places of the next are its own too
			for _, q := range c.pairs[i+1:] {
				if p.from, p.to = q.from, q.to; q.to > 0 {
					break
				}
			}
		}
		theirs := places
		if p.to > 0 {
			theirs = append(append([]place(nil), places[:shift]...), c.at.places[p.from:min(p.to, len(c.at.places))]...)
		}
		if c.follows && len(x.sentence.wordings) == 0 && !slices.ContainsFunc(theirs, func(p place) bool { return !p.bare || p.titled }) {
			return // "tại các điều, khoản sau:"
		}
		if len(theirs) == 0 {
			if c.follows && len(x.sentence.wordings) == 0 {
				return // its places stand in the lines below
			}
			theirs = []place{{Provision: x.frame.within, ref: none, top: len(fields)}}
		}
		for _, at := range theirs {
			if at.bare && at.Provision == (corpus.Provision{}) { // "trong các mẫu đề cương"
				if known {
					continue
				}
				at.pieced = true
			}
			x.pair(c, *p, at)
		}
	}
}

// pair makes the instructions of one pair at one place.
func (x *statement) pair(c *clause, p pair, at place) {
	except := provisions(c.except.places)
	put := func(op corpus.Operation, old, wording corpus.Span, why string) {
		in := x.base(c, op, at)
		in.Old, in.Wording, in.Except, in.Beside, in.Side = old, wording, except, p.beside, p.side
		if in.Heading = at.titled; in.Doubt != "" && at.titled {
			in.Operation, in.Doubt = op, ""
		}
		if in.Doubt != "" && at.Provision == (corpus.Provision{}) {
			in.Doubt = doubt("place")
		}
		if why != "" {
			in.Operation, in.Doubt = corpus.OperationTouch, doubt(why)
		}
		x.add(in, at, false)
	}
	switch {
	case c.act == actInsert:
		side := c.side
		for _, w := range p.new {
			in := x.base(c, corpus.OperationAddWords, at)
			in.Wording, in.Side, in.Except, in.Heading = w, side, except, at.titled
			if len(c.beside) > 0 {
				in.Old = c.beside[0]
			}
			if in.Doubt == "" && (side == "" || in.Opening && side == corpus.SideEnd || len(c.beside) != 1 && side != corpus.SideEnd || c.start) {
				in.Operation, in.Doubt = corpus.OperationTouch, doubt("side")
			}
			x.add(in, at, false)
		}
	case c.act == actRepeal || c.act == actEnd:
		for _, old := range p.old {
			put(corpus.OperationDropWords, old, corpus.Span{}, "")
		}
	case len(p.new) == 0:
		for _, old := range p.old {
			put(corpus.OperationReword, old, corpus.Span{}, "wording")
		}
	case len(p.new) == 1:
		for _, old := range p.old {
			put(corpus.OperationReword, old, p.new[0], "")
		}
	case len(p.new) == len(p.old):
		for i, old := range p.old {
			put(corpus.OperationReword, old, p.new[i], "")
		}
	default:
		for _, old := range p.old {
			put(corpus.OperationReword, old, corpus.Span{}, "pairs")
		}
	}
}

func provisions(places []place) []corpus.Provision {
	var out []corpus.Provision
	for _, p := range places {
		out = append(out, p.Provision)
	}
	return out
}
