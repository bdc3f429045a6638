package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// none stands for no reference.
const none = -1

// longestEvidence is how long, in bytes, the evidence of an edge is at most; a longer one is cut to its target.
const longestEvidence = 1500

// titleWithin is how far, in bytes, a verb may stand behind the document whose title it belongs to.
const titleWithin = 500

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
	// changed is the document before a passive, by the passive itself, agents those that act.
	changed int
	by      *governor
	agents  []int
	// last is the last reference, end where it ends; tops are the documents that stand in no other's title.
	last, end int
	tops      []int
	// self is true once the document names itself, leads where the sentence begins so.
	self, leads bool
	// edges are those of this sentence; made those that wait for the document that makes them.
	edges  []corpus.Edge
	made   []corpus.Edge
	issued int
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
		if len(c.top) > 0 && c.top[0].stated && waits(c.top[0].trigger) && len(c.objects) == 0 && !strings.Contains(g.phrase, "theo") {
			return // "Thay thế cụm từ … tại khoản 2 Điều 5 Nghị định số D"
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
	c.nested, c.by = nil, nil
	if !c.ground(&g, joined) {
		g.stated = false
	}
	if joined && len(c.top) > 0 && len(c.objects) == 0 && c.shares(c.top[len(c.top)-1], g) {
		c.top = append(c.top, g)
		return
	}
	if !g.stated && len(c.top) > 0 && c.top[0].stated && len(c.objects) > 0 && c.top[0].trigger.strong() {
		c.nested, c.inner = []governor{g}, nil
		return
	}
	c.top, c.objects = []governor{g}, nil
}

// shares reports whether two verbs have one object: nothing stands between them but what joins them, or "một số điều" between verbs
// that change it.
func (c *clause) shares(a, b governor) bool {
	gap := low(c.Text[min(a.at.End, b.at.Start):b.at.Start])
	for _, row := range rows("joiners") {
		gap = strings.ReplaceAll(gap, " "+row[0]+" ", " ")
	}
	if gap = strings.Trim(gap, " ,;\n\u00a0"); gap == "" {
		return true
	}
	return len(gap) < 80 && a.trigger.strong() && b.trigger.strong() && partly(gap)
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

// joins reports whether what begins at is joined to what stands before: by a comma, "và", "hoặc".
func (c *clause) joins(at int) bool {
	return at > c.sentence.body && joiner(c.Text[max(c.sentence.body, at-16):at])
}

// joiner reports whether a piece of text ends in a mark or word that joins what follows to a list.
func joiner(s string) bool {
	s = strings.TrimRight(s, " \n\u00a0\t")
	for {
		cut := s
		for _, row := range rows("plurals") {
			cut = strings.TrimRight(trimWord(cut, row[0]), " \n\u00a0")
		}
		if cut == s {
			break
		}
		s = cut
	}
	if s == "" {
		return true
	}
	for _, mark := range []string{",", ";", ":", "-", "+", "•"} {
		if strings.HasSuffix(s, mark) {
			return true
		}
	}
	for _, row := range rows("joiners") {
		if t := trimWord(s, row[0]); t != s {
			return true
		}
	}
	return false
}

// trimWord cuts a word of its own from the end, in any case.
func trimWord(s, word string) string {
	if k := len(s) - len(word); k >= 0 && strings.EqualFold(s[k:], word) && (k == 0 || s[k-1] == ' ' || s[k-1] == '\n' || s[k-1] == '(') {
		return s[:k]
	}
	return s
}

// owner is the document in whose title a verb stands: "Nghị định số E sửa đổi, bổ sung một số điều của …", "Chương trình hành động
// số 414-CTr/TU, ngày 19/02/2025 về thực hiện …". Source: handbook §4.2.
func (c *clause) owner(g governor) int {
	if c.last == none || !isDocument(c.References[c.last]) || g.at.Start-c.end > titleWithin || g.where == placeFirst {
		return none
	}
	if c.by != nil && len(c.agents) == 0 || g.relation == corpus.RelationImplements && c.noun(g.at.Start, true) {
		return none
	}
	gap := c.Text[c.end:g.at.Start]
	if strings.ContainsAny(gap, ";:") || strings.Contains(gap, ". ") || strings.Contains(gap, ")") && !strings.Contains(gap, "(") {
		return none
	}
	fold := strings.TrimLeft(low(gap), " ,(\n|")
	if fold == "" {
		if strings.TrimRight(gap, " \n") != "" && g.relation == corpus.RelationImplements {
			return none // "Nghị quyết A, thực hiện Nghị quyết B"
		}
		return c.last
	}
	if strings.HasSuffix(strings.TrimRight(gap, " \n"), ",") && g.relation == corpus.RelationImplements {
		return none
	}
	opened := false
	for _, row := range rows("openers") {
		if strings.HasPrefix(fold, row[0]+" ") {
			opened = true
			break
		}
	}
	if !opened {
		return none
	}
	for k := strings.Index(gap, ", "); k >= 0; {
		for _, row := range rows("subjects") {
			if strings.HasPrefix(gap[k+2:], row[0]) {
				return none
			}
		}
		n := strings.Index(gap[k+2:], ", ")
		if n < 0 {
			break
		}
		k += 2 + n
	}
	words := " " + fold + " "
	for _, row := range rows("breaks") {
		if strings.Contains(words, " "+row[0]+" ") {
			return none
		}
	}
	return c.last
}

// ground settles who acts; it answers false where the sentence does not say.
func (c *clause) ground(g *governor, joined bool) bool {
	first := c.opens(g.at.Start)
	g.strong = c.zone != zoneBody
	switch g.where {
	case placeAny:
		return true
	case placeFirst:
		if g.relation == corpus.RelationLegalBasis && c.layout.normative && c.zone != zoneLead {
			return false
		}
		return first || c.zone == zoneLead && g.relation == corpus.RelationProposal
	case placeProposal:
		return c.zone == zoneLead || first
	case placeReport:
		return c.zone == zoneTitle || (first || strings.HasPrefix(g.phrase, "báo cáo")) && c.sentence.Start < c.layout.lead
	}
	if g.relation == corpus.RelationImplements && c.noun(g.at.Start, true) {
		return false
	}
	if joined && len(c.top) > 0 && c.top[0].where != placeFirst {
		g.from, g.fromRef, g.strong = c.top[0].from, c.top[0].fromRef, c.top[0].strong
		return c.top[0].stated
	}
	switch {
	case c.zone == zoneTitle:
		return true
	case c.self:
		g.strong = g.strong || g.trigger.strong()
		return !c.conditional(g.at.Start)
	case g.relation == corpus.RelationImplements && c.layout.normative && c.zone == zoneBody:
		return false // a task that an article gives to others
	case first:
		g.strong = g.strong || g.trigger.strong() && c.layout.normative
		return true
	case c.zone == zoneLead && c.issuing(g.at.Start):
		return true
	case !c.layout.normative:
		if org := c.actor(g.at.Start); org != "" {
			g.from = org
			return true
		}
		return g.relation == corpus.RelationImplements && !c.noun(g.at.Start, false)
	}
	return false
}

// noun reports whether the verb stands behind a word that makes it a noun: "năm cuối thực hiện", "công tác triển khai";
// always asks for the words that do so in a title too: "khó khăn trong triển khai".
func (c *clause) noun(at int, always bool) bool {
	before := low(strings.TrimRight(c.Text[max(c.sentence.body, at-24):at], " \n\u00a0"))
	for _, row := range rows("nouns") {
		if always && len(row) < 2 {
			continue
		}
		if strings.HasSuffix(before, " "+row[0]) || before == row[0] {
			return true
		}
	}
	return false
}

// low brings a piece of text to the form of the tables: small letters, tones in the new style.
func low(s string) string { return viet.Tone(strings.ToLower(s)) }

// hasAny reports whether a piece of text holds a word of a table.
func hasAny(s, table string) bool {
	s = " " + low(s) + " "
	for _, row := range rows(table) {
		if strings.Contains(s, " "+row[0]+" ") {
			return true
		}
	}
	return false
}

// opens reports whether nothing but words that open a title or a sentence stands before.
func (c *clause) opens(at int) bool {
	before := viet.Fold(c.Text[c.sentence.body:at])
	if len(before) > 60 {
		return false
	}
	before = strings.Trim(before, " \n\u00a0“\"(-,:.|")
	for before != "" {
		cut := before
		for _, row := range rows("leads") {
			if len(row) > 1 && c.zone == zoneBody {
				continue
			}
			if w := viet.Fold(row[0]); strings.HasPrefix(before, w) && (len(before) == len(w) || before[len(w)] == ' ' || before[len(w)] == ':') {
				cut = strings.TrimLeft(before[len(w):], " ,:")
				break
			}
		}
		if cut == before {
			return false
		}
		before = cut
	}
	return true
}

// issuing reports whether the enacting words stand before: "Chính phủ ban hành Nghị định sửa đổi …".
func (c *clause) issuing(at int) bool {
	before := viet.Fold(c.Text[max(c.sentence.body, at-160):at])
	return strings.Contains(before, "ban hanh") || strings.Contains(before, "xay dung")
}

// conditional reports whether a sentence only speaks of the case that something happens.
func (c *clause) conditional(at int) bool {
	return hasAny(c.Text[max(c.sentence.body, at-300):at], "conditions")
}

// document reads a reference.
func (c *clause) document(i int) {
	ref := c.References[i]
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
	if c.asAgent(i) || c.asInner(i) {
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
	} else if !joiner(c.Text[max(c.end, ref.Start-40):ref.Start]) {
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
		if !joiner(between) || rank(ref) != rank(first) || strings.Contains(between, ";") {
			return false
		}
		outer := g.fromRef
		if outer == none && len(c.objects) > 0 {
			outer = c.objects[len(c.objects)-1]
		}
		if outer != none && rank(c.References[outer]) == rank(ref) && !plural(c.Text[g.at.Start:first.Start]) {
			return false
		}
	}
	c.inner = append(c.inner, i)
	for _, g := range c.nested {
		c.emit(g, i, g.from, g.fromRef, corpus.Span{Start: g.at.Start, End: ref.End})
	}
	return true
}

// plural reports whether the words before a document announce several: "một số điều của các Nghị định".
func plural(s string) bool {
	return slices.Contains(strings.Fields(viet.Fold(s)), "cac")
}

// emit notes an edge of this sentence.
func (c *clause) emit(g governor, to int, from string, fromRef int, span corpus.Span) {
	ref := c.References[to]
	e := corpus.Edge{From: from, Relation: g.relation, To: name(ref), FromRef: fromRef + 1, ToRef: to + 1, Scope: g.scope, Provisions: ref.Provisions, Strong: g.strong, Span: span}
	if !g.stated || g.relation == corpus.RelationRefers {
		return
	}
	if span.Len() > longestEvidence {
		e.Span = ref.Span
	}
	if e.Scope == corpus.ScopeWhole && (len(e.Provisions) > 0 || partly(c.before(g, ref))) {
		e.Scope = corpus.ScopeProvisions
	}
	c.edges = append(c.edges, e)
}

// before is the text between a verb and its document, or between the document before and this one.
func (c *clause) before(g governor, ref corpus.Reference) string {
	from := max(c.sentence.body, min(g.at.End, ref.Start))
	if c.end > from && c.end <= ref.Start {
		from = max(c.end, ref.Start-40)
	}
	return c.Text[from:ref.Start]
}

// ownDay reports whether nothing speaks against a reference with the document's own number being the document itself.
func (c *clause) ownDay(ref corpus.Reference) bool {
	return ref.Date.IsZero() || c.Header.Issued.IsZero() || ref.Date == c.Header.Issued
}

// partly reports whether the words between a verb and its document say that a part alone is meant: "một số điều của".
func partly(s string) bool {
	return hasAny(s[:min(len(s), 200)], "parts")
}

// finish closes the sentence.
func (c *clause) finish() {
	c.bestow()
	c.dates()
	for _, e := range c.edges {
		c.add(e)
	}
	c.remember()
}
