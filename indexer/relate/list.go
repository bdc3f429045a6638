package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// pending is a verb whose documents are listed in the lines below it: "Các văn bản sau đây hết hiệu lực:". Source: handbook §4.1.
type pending struct {
	verbs []governor
	// by is a passive whose agents are listed, changed the document before it.
	by      *governor
	changed int
	// since and until are the days that the line gives, zero where it gives none.
	since, until corpus.Date
	// end is where the section ends that the verb stands in.
	end int
}

// active reports whether a verb waits at a place.
func (p *pending) active(at int) bool { return (len(p.verbs) > 0 || p.by != nil) && at < p.end }

// pass moves over a sentence that names no document: a line that is no item ends the list.
func (p *pending) pass(s sentence) {
	if s.first && !s.labelled {
		*p = pending{}
	}
}

// itemWithin is how far, in bytes, behind its label the document of an item may stand: "a) Toàn bộ Nghị định số …".
const itemWithin = 80

// partWithin is itemWithin where a part of a document with its name stands between.
const partWithin = 200

// inherit gives an item of a list the verb of the line above the list.
func (c *clause) inherit(from, to int) {
	p := &c.reader.pending
	if !p.active(c.sentence.Start) || !c.sentence.first {
		return
	}
	for from < to && !isDocument(c.References[from]) {
		from++
	}
	within := itemWithin
	switch {
	case !c.sentence.labelled:
		within = 0
	case from < to && partly(c.Text[c.sentence.body:max(c.sentence.body, c.References[from].Start)]):
		within = partWithin // "b) Mục II - Báo cáo về lĩnh vực công chức, Phụ lục số 2, Thông tư số …"
	}
	if from == to || c.References[from].Start-c.sentence.body > within {
		p.pass(c.sentence)
		return
	}
	if p.by != nil {
		by := *p.by
		c.by, c.changed, c.agents = &by, p.changed, nil
		c.by.at = corpus.Span{Start: c.sentence.body, End: c.sentence.body}
		return
	}
	c.top, c.inherited = append([]governor(nil), p.verbs...), true
}

// remember keeps what holds for the sentences that follow: a verb that waits for a list, the document that a section amends.
func (c *clause) remember() {
	until := len(c.Text)
	section, inside := c.layout.section()
	if inside {
		until = section.End
	}
	if c.sentence.last && c.zone != zoneTitle && !c.inherited {
		c.listed(until)
	}
	if !c.sentence.first && c.zone != zoneTitle {
		return
	}
	for _, e := range c.edges {
		if e.From != corpus.Self || e.ToRef == 0 || c.References[e.ToRef-1].Kind == corpus.ReferenceAmendTarget {
			continue
		}
		if e.Relation == corpus.RelationAmends || e.Relation == corpus.RelationRepeals && e.Scope == corpus.ScopeProvisions {
			if c.zone == zoneTitle || c.zone == zoneLead {
				until = len(c.Text)
			}
			c.reader.enter(context{to: e.To, until: until, title: c.zone == zoneTitle || c.zone == zoneLead})
		}
	}
}

// listed keeps the verb of a line that a list follows.
func (c *clause) listed(until int) {
	p := pending{end: until}
	colon := strings.HasSuffix(c.Text[c.sentence.Start:c.sentence.End], ":")
	switch {
	case c.by != nil && len(c.agents) == 0 && c.changed != none && colon:
		p.by, p.changed = c.by, c.changed
	case c.done != nil && c.done.stated && (colon || c.layout.normative):
		p.verbs = []governor{*c.done}
	case len(c.top) > 0 && len(c.objects) == 0 && c.top[0].stated && (colon || c.top[0].trigger.strong()):
		p.verbs = c.top
	default:
		return
	}
	for i := range p.verbs {
		if t := p.verbs[i].trigger; !t.strong() && t.relation != corpus.RelationLegalBasis && t.relation != corpus.RelationConsolidates && t.relation != corpus.RelationPublishes {
			return
		}
		p.verbs[i].trigger = longer(p.verbs[i].trigger)
	}
	for _, d := range c.effects() {
		p.since, p.until = d.since, d.until
	}
	c.reader.pending = p
}

// longer is a trigger that reaches the document of an item.
func longer(t *trigger) *trigger {
	if t.reach >= itemWithin {
		return t
	}
	wide := *t
	wide.reach = itemWithin
	return &wide
}

// context is the document that a section, or the whole text, amends.
type context struct {
	to    string
	until int
	title bool
	// several is true where a title names more than one: then it settles nothing.
	several bool
}

// enter keeps the document that the sections from here on amend.
func (r *reader) enter(x context) {
	if n := len(r.contexts); x.title && n > 0 && r.contexts[n-1].title && r.contexts[n-1].to != x.to {
		r.contexts[n-1].several = true
		return
	}
	r.contexts = append(r.contexts, x)
}

// amending is the document that a place amends, empty where the text does not settle it.
func (r *reader) amending(at int) string {
	for len(r.contexts) > 0 && r.contexts[len(r.contexts)-1].until <= at {
		r.contexts = r.contexts[:len(r.contexts)-1]
	}
	if n := len(r.contexts); n > 0 && !r.contexts[n-1].several {
		return r.contexts[n-1].to
	}
	return ""
}

// amended reads a provision that an instruction changes without naming its document: "Sửa đổi khoản 2 Điều 5 như sau".
func (c *clause) amended(i int) {
	ref := c.References[i]
	to := c.amending(ref.Start)
	provisions := ref.Provisions
	if next := i + 1; next < len(c.References) && isDocument(c.References[next]) && c.References[next].Start < c.sentence.End {
		switch between := c.Text[ref.End:c.References[next].Start]; {
		case beside(between), c.changing() && holds(between):
			c.anchor, to = next, name(c.References[next])
			provisions = completed(provisions, c.References[next].Provisions)
		}
	}
	if i := c.holder(i); i != none {
		c.anchor, to = i, name(c.References[i])
	}
	if to == "" {
		to = ref.Canonical
	}
	if to == "" || to == corpus.Self {
		to = ref.ResolvesTo
	}
	if to == "" || to == c.Header.Number {
		return // a document does not amend itself: what is amended is not settled
	}
	for _, g := range c.top {
		if !g.stated || !g.trigger.strong() {
			continue
		}
		scope := corpus.ScopeProvisions
		if g.scope == corpus.ScopeWords {
			scope = g.scope
		}
		if c.spoken(ref.Span) {
			provisions = nil // "Bổ sung cụm từ “, điểm d khoản 6 Điều 31” vào trước …": words, no place
		}
		span := corpus.Span{Start: min(g.at.Start, ref.Start), End: ref.End}
		if c.anchor == i+1 {
			span.End = c.References[c.anchor].End
		}
		if span.Len() > longestEvidence {
			span = ref.Span
		}
		c.objects = append(c.objects, i)
		c.edges = append(c.edges, corpus.Edge{From: g.from, Relation: g.relation, To: to, FromRef: g.fromRef + 1, ToRef: i + 1, Scope: scope, Provisions: provisions, Strong: true, Span: span})
	}
}

// holder is the document whose place stands behind a provision that is put into it: "Bổ sung Điều 370a vào trước Điều 371 tại Chương XXIII Điều
// khoản thi hành của Luật D".
func (c *clause) holder(i int) int {
	for k := i + 1; k < len(c.References) && c.References[k].Start < c.sentence.End; k++ {
		between := c.Text[c.References[k-1].End:max(c.References[k-1].End, c.References[k].Start)]
		switch {
		case len(between) > longestPlace || strings.ContainsAny(between, ";:.“”"):
			return none
		case c.References[k].Kind == corpus.ReferenceAmendTarget:
		case !isDocument(c.References[k]) || k == i+1 || !strings.HasSuffix(strings.TrimRight(between, " \n\u00a0"), " của"):
			return none
		default:
			return k
		}
	}
	return none
}

// longestPlace is how long, in bytes, the words between the places of one instruction are at most: "vào trước Điều 371 tại", a chapter's title.
const longestPlace = 120

// spoken reports whether a span stands within quotation marks of the sentence: the words themselves are spoken of.
func (c *clause) spoken(s corpus.Span) bool {
	before := c.Text[c.sentence.Start:s.Start]
	return strings.LastIndex(before, "“") > strings.LastIndex(before, "”") && strings.Contains(c.Text[s.End:min(len(c.Text), s.End+longestGap)], "”")
}

// beside reports whether the words between a provision and a document say where the provision is put in: "vào sau".
func beside(between string) bool {
	between = strings.TrimSpace(low(between))
	return between == "vào sau" || between == "vào trước" || between == "sau" || between == "trước"
}

// changing reports whether a verb that changes documents governs the sentence.
func (c *clause) changing() bool {
	return slices.ContainsFunc(c.top, func(g governor) bool { return g.stated && g.trigger.strong() })
}

// longestHolder is how long, in bytes, the name of a text that a document issues is at most between a provision and that document.
const longestHolder = 300

// holds reports whether the words between a provision and a document say that the document, or what it issues, holds the provision: "khoản 3 Điều 8 Quy chế
// làm việc ban hành kèm theo Quyết định số D", "Phụ lục I kèm theo của Nghị định số D".
func holds(between string) bool {
	if len(between) > longestHolder || strings.ContainsAny(between, ";:.") {
		return false
	}
	between = strings.TrimSpace(between)
	for _, row := range rows("holders") {
		rest := trimWord(" "+between, row[0])
		if rest == " "+between {
			continue
		}
		rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), "của"))
		if rest == "" || slices.ContainsFunc(rows("texts"), func(row []string) bool { return startsWith(rest, row[0]) }) {
			return true
		}
	}
	return false
}

// completed gives provisions what they lack from the place beside which they are put in: "điểm e vào sau điểm d khoản 1 Điều 4" is
// điểm e khoản 1 Điều 4.
func completed(provisions, anchor []corpus.Provision) []corpus.Provision {
	if len(anchor) == 0 {
		return provisions
	}
	out, at := append([]corpus.Provision(nil), provisions...), anchor[0]
	for i := range out {
		p := &out[i]
		if p.Dieu != "" || p.PhuLuc != "" || p.Chuong != "" {
			continue
		}
		p.Dieu, p.PhuLuc = at.Dieu, at.PhuLuc
		if p.Diem != "" && p.Khoan == "" {
			p.Khoan = at.Khoan
		}
	}
	return out
}
