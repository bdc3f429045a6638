package relate

import (
	"strings"

	"vankho/corpus"
)

// consolidated reports whether the document gives another in its present wording (văn bản hợp nhất).
func (r *reader) consolidated() bool {
	return r.Header.Type == "Văn bản hợp nhất" || strings.Contains(r.Header.Number, "/VBHN")
}

// consolidate reads the first document that a consolidated text names at the beginning of a line: it is the one whose wording
// follows. Source: handbook §4.1.
func (c *clause) consolidate(i int) {
	ref := c.References[i]
	if c.base != "" || !c.sentence.first || ref.Start != c.sentence.body || !c.consolidated() || c.zone == zoneTitle || ref.DocType == "Văn bản hợp nhất" {
		return
	}
	c.reader.base, c.reader.baseRef = name(ref), i+1
	c.edges = append(c.edges, corpus.Edge{From: corpus.Self, Relation: corpus.RelationConsolidates, To: c.base, ToRef: i + 1, Scope: corpus.ScopeWhole, Strong: true, Span: ref.Span})
}

// merged notes that the consolidated text holds what a document changed.
func (c *clause) merged(i int) {
	ref := c.References[i]
	c.edges = append(c.edges, corpus.Edge{From: corpus.Self, Relation: corpus.RelationConsolidates, To: name(ref), ToRef: i + 1, Scope: corpus.ScopeWhole, Strong: true, Span: ref.Span})
}

// worded gives an edge to the document whose wording a consolidated text holds: the text has no effect of its own.
func (c *clause) worded(e corpus.Edge) corpus.Edge {
	if c.base != "" && e.From == corpus.Self && e.Relation != corpus.RelationConsolidates {
		e.From, e.FromRef = c.base, c.baseRef
	}
	return e
}
