package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// none stands for no reference.
const none = -1

// longestEvidence is how long, in bytes, the evidence of an edge is at most; a longer one is cut to its target.
const longestEvidence = 1500

// governor is a verb that waits for documents.
type governor struct {
	*trigger
	at corpus.Span
	// from is who acts, fromRef the number of its reference or none; stated is false where no subject can be told, so that the
	// documents are only mentioned.
	from    string
	fromRef int
	stated  bool
	strong  bool
	// places is true where the provisions of its document are not those that it reaches.
	places bool
}

// clause is a sentence while it is being read from left to right.
type clause struct {
	*reader
	sentence sentence
	zone     zone
	// top are the verbs that govern the sentence, and objects the documents they have so far.
	top     []governor
	objects []int
	// nested are the verbs within the title of a document, inner the documents they have.
	nested []governor
	inner  []int
	// parked and kept are they before the last passive.
	parked []governor
	kept   []int
	// changed is the document before a passive, by the passive itself, agents those that act.
	changed int
	by      *governor
	agents  []int
	// last is the last reference, end where it ends; tops are the documents that stand in no other's title.
	last, end int
	tops      []int
	// heading is a law without a number whose title names the laws that it amends, none where no such title goes on.
	heading int
	// content are the documents with whose provisions the sentence begins: "Nội dung quy định tại khoản 4 Điều 3 của D".
	content []int
	// self is true once the document names itself, leads where the sentence begins so.
	self, leads bool
	// edges are those of this sentence; made those that wait for the document that makes them.
	edges  []corpus.Edge
	made   []corpus.Edge
	issued int
	// anchor is a document of which a place is named beside which something is put in, or none.
	anchor int
	// done is a verb that ends documents and found none before it: they are listed below it.
	done *governor
	// inherited is true where the verb stands in the line above the list that this sentence is an item of.
	inherited bool
}

// verb reads a trigger.
func (c *clause) verb(t *trigger, at corpus.Span) {
	g := governor{trigger: t, at: at, from: corpus.Self, fromRef: none, stated: true}
	switch t.form {
	case formNone:
	case formSelf:
		c.itself(at)
	case formPassive:
		c.passive(g)
	case formDone:
		c.ended(g)
	case formEither:
		if len(c.tops) > 0 && !c.followed(at.End, t.reach) {
			c.ended(g)
			return
		}
		c.govern(g)
	case formMake:
		c.make(g)
	case formMade:
		c.makeBefore(g)
	default:
		c.govern(g)
	}
}

// followed reports whether a document begins within reach.
func (c *clause) followed(at, reach int) bool {
	for i := c.next; i < len(c.References) && c.References[i].Start < min(at+reach, c.sentence.End); i++ {
		if c.References[i].Start >= at && (isDocument(c.References[i]) || c.References[i].Kind == corpus.ReferenceAmendTarget) {
			return true
		}
	}
	return false
}

// govern takes up a verb whose documents follow.
func (c *clause) govern(g governor) {
	if g.where == placeProposal && !(c.opens(g.at.Start) && c.proposal(g.at.End)) {
		plain := *g.trigger
		plain.relation, plain.where, plain.reach = corpus.RelationRefers, placeAny, mentionReach
		g.trigger = &plain
	}
	if g.relation == corpus.RelationRefers {
		if c.by != nil && len(c.agents) == 0 && g.at.Start-c.by.at.End <= c.by.reach {
			return // "được sửa đổi, bổ sung một số điều theo D"
		}
		// It takes what follows it closely, and what governs the sentence goes on behind.
		if len(c.top) > 0 && c.top[0].stated && (waits(c.top[0].trigger) || c.top[0].relation == corpus.RelationGuides && placed(g.phrase)) && !strings.Contains(g.phrase, "theo") && !strings.HasPrefix(g.phrase, "được") &&
			(len(c.objects) == 0 || c.top[0].trigger.strong() && g.phrase == "tại" && joiner("x "+c.Text[min(c.end, g.at.Start):g.at.Start])) {
			return // "Thay thế cụm từ … tại khoản 2 Điều 5 Nghị định số D"
		}
		if len(c.objects) > 0 && c.proposedToo(g.at.End) {
			return
		}
		if n := len(c.nested); n > 0 && len(c.inner) == 0 && c.nested[n-1].fromRef != none && waits(c.nested[n-1].trigger) && !strings.Contains(g.phrase, "theo") {
			return
		}
		c.nested, c.inner, c.by = []governor{g}, nil, nil
		return
	}
	if g.relation == corpus.RelationImplements && len(c.top) > 0 && c.top[0].relation == corpus.RelationReportsOn && c.top[0].stated && len(c.objects) == 0 && g.at.Start-c.top[0].at.End <= c.top[0].reach {
		return // "Sơ kết 03 năm thực hiện D"
	}
	if n := len(c.nested); g.relation == corpus.RelationImplements && n > 0 && c.nested[n-1].relation == corpus.RelationGuides && len(c.inner) == 0 && g.at.Start-c.nested[n-1].at.End <= c.nested[n-1].reach {
		return // "quy định chi tiết một số điều và biện pháp thi hành D"
	}
	if n := len(c.top); g.relation == corpus.RelationImplements && n > 0 && c.top[n-1].relation == corpus.RelationGuides && c.top[n-1].stated && len(c.objects) == 0 && g.at.Start-c.top[n-1].at.End <= c.top[n-1].reach {
		return
	}
	if g.relation == corpus.RelationImplements && len(c.top) > 0 && c.top[0].trigger.strong() && c.top[0].stated && len(c.objects) == 0 && g.at.Start-c.top[0].at.End <= c.top[0].reach && c.noun(g.at.Start, true) {
		return // "sửa đổi một số điều liên quan đến quy trình thực hiện … quy định tại D"
	}
	joined := c.joins(g.at.Start)
	if owner := c.owner(g); owner != none && !(joined && len(c.top) > 0 && c.top[0].trigger.strong() && g.trigger.strong()) {
		g.fromRef, g.from = owner, name(c.References[owner])
		if joined && len(c.nested) > 0 && c.nested[0].fromRef == owner {
			if len(c.inner) == 0 {
				c.nested = append(c.nested, g)
				return
			}
		}
		c.nested, c.inner, c.by = []governor{g}, nil, nil
		return
	}
	if n := len(c.nested); joined && n > 0 && c.nested[0].fromRef != none && len(c.inner) > 0 && c.inner[len(c.inner)-1] == c.last && name(c.References[c.last]) != c.nested[0].from && c.nested[0].trigger.strong() && g.trigger.strong() &&
		(len(c.objects) == 0 || !c.top[0].trigger.strong()) && c.directly(g.at.Start) {
		g.from, g.fromRef = c.nested[0].from, c.nested[0].fromRef // "Nghị quyết số A bãi bỏ B và sửa đổi C"
		c.nested, c.inner, c.by = []governor{g}, nil, nil
		return
	}
	c.nested, c.by = nil, nil
	if !c.ground(&g, joined) {
		g.stated = false
	}
	if joined && len(c.top) > 0 && len(c.objects) == 0 && c.shares(c.top[len(c.top)-1], g) {
		if g.scope == corpus.ScopeWords { // "Bổ sung, thay thế, bỏ cụm từ tại …": all three are about words
			c.top = slices.DeleteFunc(c.top, func(other governor) bool { return other.trigger.strong() })
		}
		c.top = append(c.top, g)
		return
	}
	if !g.stated && len(c.top) > 0 && c.top[0].stated && len(c.objects) > 0 && c.top[0].trigger.strong() {
		c.nested, c.inner = []governor{g}, nil
		return
	}
	c.top, c.objects = []governor{g}, nil
}

// placed reports whether words that cite say no more than where something stands: "hướng dẫn một số nội dung tại D".
func placed(phrase string) bool {
	return phrase == "quy định tại" || phrase == "tại" || phrase == "nêu tại"
}

// mentionReach is how far, in bytes, a document may stand behind "theo".
const mentionReach = 200

// proposal reports whether a Tờ trình follows.
func (c *clause) proposal(at int) bool {
	i := c.after(at)
	return i != none && c.References[i].Start-at < 8 && c.References[i].DocType == "Tờ trình"
}

// waits reports whether a verb still has no document at "tại": "Theo đề nghị của X tại Tờ trình số D".
func waits(t *trigger) bool {
	switch t.relation {
	case corpus.RelationGuides, corpus.RelationReportsOn, corpus.RelationRefers:
		return false
	case corpus.RelationImplements:
		return t.reach > 100
	}
	return true
}

// document reads a reference.
func (c *clause) document(i int) {
	ref := c.References[i]
	if i == c.anchor {
		c.cite(i, name(ref))
		c.last, c.end = i, ref.End
		return // "vào sau khoản 5 Điều 9 của D" says where alone
	}
	if c.means(i) {
		return
	}
	defer func() {
		if c.end = ref.End; isDocument(ref) {
			c.last = i
		}
	}()
	switch {
	case ref.Kind == corpus.ReferenceAmendTarget:
		c.amended(i)
		return
	case !isDocument(ref):
		if ref.Kind == corpus.ReferenceGazette {
			return
		}
		if ref.Canonical == corpus.Self && ref.DocType != "" {
			c.itself(ref.Span)
		}
		return
	case ref.Kind == corpus.ReferenceStandard || name(ref) == "":
		c.cite(i, name(ref))
		return
	}
	if name(ref) == c.Header.Number && c.ownDay(ref) {
		if len(c.top) == 0 || !c.top[0].trigger.strong() || len(c.objects) > 0 || len(c.nested) > 0 || ref.Start-c.top[0].at.End > c.top[0].reach {
			c.itself(ref.Span)
			return
		}
	}
	c.cite(i, name(ref))
	c.consolidate(i)
	if c.entitled(i) {
		return
	}
	if c.asAgent(i) || c.resumed(i) || c.asInner(i) {
		return
	}
	c.by, c.nested = nil, nil
	c.tops = append(c.tops, i)
	if len(c.top) == 0 {
		return
	}
	if len(c.objects) == 0 {
		verb := c.top[len(c.top)-1]
		from := verb.at.End
		if c.inherited {
			from = c.sentence.body
		}
		if ref.Start > from && !verb.trigger.strong() && verb.relation != corpus.RelationProposal && strings.Contains(c.Text[from:ref.Start], "(") {
			return
		}
		if ref.Start-from > verb.reach || ref.Start > from && strings.Contains(c.Text[from:ref.Start], "; ") && verb.relation != corpus.RelationProposal {
			return
		}
		if ref.Start > from && verb.trigger.strong() && ofKind(c.Text[from:ref.Start]) {
			c.top = nil
			return
		}
	} else if !joiner(c.Text[max(c.end, ref.Start-40):ref.Start]) && !c.proposedToo(ref.Start) {
		return
	}
	if c.top[0].relation == corpus.RelationProposal && !proposes(ref) {
		return
	}
	c.objects = append(c.objects, i)
	for _, g := range c.top {
		c.emit(g, i, g.from, g.fromRef, corpus.Span{Start: min(g.at.Start, ref.Start), End: ref.End})
	}
}

// ofKind reports whether words between a verb and a place say that the verb is about documents of the kind that the place tells of: "bãi bỏ
// văn bản quy phạm pháp luật quy định tại D".
func ofKind(between string) bool {
	before, placed := strings.CutSuffix(low(strings.TrimRight(between, " \n\u00a0")), " quy định tại")
	return placed && slices.ContainsFunc(rows("kinds"), func(row []string) bool { return before == row[0] || strings.HasSuffix(before, " "+row[0]) })
}

// means reads "cụ thể hóa D bằng E": what carries D out is E.
func (c *clause) means(i int) bool {
	n, ref := len(c.edges), c.References[i]
	if n == 0 || len(c.objects) == 0 || c.edges[n-1].Relation != corpus.RelationImplements || c.edges[n-1].ToRef != c.objects[len(c.objects)-1]+1 ||
		!isDocument(ref) || c.end > ref.Start || strings.TrimSpace(c.Text[c.end:ref.Start]) != "bằng" {
		return false
	}
	e := &c.edges[n-1]
	e.From, e.FromRef, e.End = name(ref), i+1, ref.End
	c.cite(i, name(ref))
	c.last, c.end = i, ref.End
	return true
}

// proposes reports whether a document of that type can be a proposal.
func proposes(ref corpus.Reference) bool {
	for _, row := range rows("proposals") {
		if row[0] == ref.DocType || strings.HasPrefix(ref.DocType, row[0]+" ") {
			return true
		}
	}
	return ref.DocType == ""
}

// itself reads a place where the document names itself: "Nghị định này". The verbs behind it are its own.
func (c *clause) itself(at corpus.Span) {
	if c.by != nil && len(c.agents) == 0 && c.changed != none && at.Start-c.by.at.End <= c.by.reach {
		c.emit(*c.by, c.changed, corpus.Self, none, corpus.Span{Start: c.References[c.changed].Start, End: at.End})
	}
	c.leads = c.leads || at.Start == c.sentence.body
	c.self, c.last, c.nested, c.by = true, none, nil, nil
}

// asInner gives a document to the verb within a title.
func (c *clause) asInner(i int) bool {
	if len(c.nested) == 0 {
		return false
	}
	ref, g := c.References[i], c.nested[0]
	if len(c.inner) == 0 {
		gap := ref.Start - c.nested[len(c.nested)-1].at.End
		if outer := g.fromRef; outer != none && slices.Contains(c.objects, outer) && rank(ref) == rank(c.References[outer]) &&
			gap > 30 && joiner(c.Text[max(c.end, ref.Start-40):ref.Start]) {
			return false // "bãi bỏ Thông tư A bãi bỏ các thông tư do Bộ X ban hành và Thông tư B"
		}
		if between := c.Text[g.at.End:ref.Start]; g.relation != corpus.RelationRefers && !g.trigger.strong() && (strings.Contains(between, "(") || len(between) > 12 && strings.Trim(between, " \n") != "" && joiner("x "+between[max(0, len(between)-40):])) {
			return false // "về thực hiện giá bán điện và Thông tư số …"
		}
		if gap > g.reach || strings.Contains(c.Text[c.nested[len(c.nested)-1].at.End:ref.Start], ";") {
			return false
		}
	} else {
		between := c.Text[max(c.end, ref.Start-40):ref.Start]
		first := c.References[c.inner[0]]
		if !joiner(between) || strings.Contains(between, ";") {
			return false
		}
		if g.relation == corpus.RelationRefers && len(c.objects) == 0 {
			c.inner = append(c.inner, i)
			return true // "Triển khai các hoạt động theo A và B"
		}
		if outer := g.fromRef; rank(ref) != rank(first) && !(g.relation == corpus.RelationImplements && outer != none && rank(ref) != rank(c.References[outer]) && !slices.Contains(c.objects, outer)) {
			return false
		}
		outer := g.fromRef
		if outer == none && len(c.objects) > 0 {
			outer = c.objects[len(c.objects)-1]
		}
		tight := len(c.top) > 0 && c.top[0].relation == corpus.RelationLegalBasis && strings.TrimSpace(c.Text[c.end:ref.Start]) == ","
		places := outer != none && len(c.References[outer].Provisions) > 0 && len(ref.Provisions) == 0 && g.trigger.strong() && slices.Contains(c.objects, outer)
		if places { // "bãi bỏ Điều 2 A sửa đổi một số điều của B và C" ends nothing of C
			outer = none
		}
		if outer != none && rank(c.References[outer]) == rank(ref) && !tight && !c.heads(outer) && !plural(c.Text[g.at.Start:first.Start]) {
			return false
		}
	}
	c.inner = append(c.inner, i)
	if g.relation == corpus.RelationRefers && len(ref.Provisions) > 0 && c.contents(g.at.Start) {
		c.content = append(c.content, i)
	}
	if g.relation == corpus.RelationRefers && len(c.top) == 0 && len(c.tops) == 0 {
		c.reader.led[name(ref)] = true
	}
	for _, g := range c.nested {
		c.emit(g, i, g.from, g.fromRef, corpus.Span{Start: g.at.Start, End: ref.End})
	}
	return true
}

// heads reports whether a document is the subject of the sentence, so that no list goes on behind what it does: "Luật số A sửa đổi Luật B, Luật C".
func (c *clause) heads(i int) bool {
	return c.References[i].Start == c.sentence.body && len(c.top) == 0 && !c.inherited && !c.sentence.labelled
}

// ownDay reports whether nothing speaks against a reference with the document's own number being the document itself.
func (c *clause) ownDay(ref corpus.Reference) bool {
	return ref.Date.IsZero() || c.Header.Issued.IsZero() || ref.Date == c.Header.Issued
}

// finish closes the sentence.
func (c *clause) finish() {
	c.bestow()
	c.dates()
	c.except()
	for _, e := range c.edges {
		c.add(c.worded(e))
	}
	c.remember()
}
