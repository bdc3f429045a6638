package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// emit notes an edge of this sentence.
func (c *clause) emit(g governor, to int, from string, fromRef int, span corpus.Span) {
	ref := c.References[to]
	e := corpus.Edge{From: from, Relation: g.relation, To: name(ref), FromRef: fromRef + 1, ToRef: to + 1, Scope: g.scope, Provisions: ref.Provisions, Strong: g.strong, Span: span}
	if !g.stated || g.relation == corpus.RelationRefers || g.trigger.strong() && ref.Kind == corpus.ReferenceDescriptive && ref.ResolvesTo == "" {
		return // "sửa đổi … quy định tại Thông tư ban hành quy chuẩn mới" names no document
	}
	if g.trigger.strong() && ref.Kind == corpus.ReferenceDescriptive && plural(c.Text[max(c.sentence.Start, ref.Start-len("các ")-1):ref.Start]) {
		return // "sửa đổi các Thông tư của Bộ trưởng Bộ X" means several, whatever one of them is called elsewhere
	}
	if span.Len() > longestEvidence {
		e.Span = ref.Span
	}
	if g.places {
		e.Provisions, e.Scope = nil, corpus.ScopeProvisions
	}
	if e.Scope == corpus.ScopeWhole && (len(e.Provisions) > 0 || partly(c.before(g, ref)) || c.sharesPart(g, to)) {
		e.Scope = corpus.ScopeProvisions
	}
	c.edges = append(c.edges, e)
}

// sharesPart reports whether a document stands in a list that begins with an unnamed part: "bãi bỏ một số điều của các Nghị định A, B".
func (c *clause) sharesPart(g governor, to int) bool {
	n := len(c.objects)
	if n < 2 || c.objects[n-1] != to || !c.directlyBetween(c.objects[n-2], to) {
		return false
	}
	before := c.objects[n-2]
	return slices.ContainsFunc(c.edges, func(e corpus.Edge) bool {
		return e.ToRef == before+1 && e.Relation == g.relation && e.Scope == corpus.ScopeProvisions && len(e.Provisions) == 0
	})
}

// directlyBetween reports whether nothing but what joins stands between two references.
func (c *clause) directlyBetween(a, b int) bool {
	from, to := c.References[a].End, c.References[b].Start
	if from > to || to-from > longestGap {
		return false
	}
	gap := strings.Trim(low(c.Text[from:to]), " ,\n\u00a0")
	return gap == "" || slices.ContainsFunc(rows("joiners"), func(row []string) bool { return row[0] == gap })
}

// before is the text between a verb and its document, or between the document before and this one.
func (c *clause) before(g governor, ref corpus.Reference) string {
	from := max(c.sentence.body, min(g.at.End, ref.Start))
	if c.end > from && c.end <= ref.Start {
		from = max(c.end, ref.Start-40)
	}
	return c.Text[from:ref.Start]
}
