package amend

import (
	"vankho/corpus"
)

// edges finds the edges of the sentence.
func (x *statement) edges(s corpus.Span) {
	r := x.reader
	for r.edge < len(r.Edges) && r.Edges[r.edge].End <= s.Start && r.Edges[r.edge].Start < s.Start-longestEvidence {
		r.edge++
	}
	for i := r.edge; i < len(r.Edges) && r.Edges[i].Start < s.End; i++ {
		if e := r.Edges[i]; changing(e) && e.Meets(s) {
			x.own = append(x.own, i)
		}
	}
	x.frame.edges = x.own
}

// longestEvidence is how long the evidence of an edge is at most.
const longestEvidence = 2000

// docs notes the documents that the sentence names, the first of each list of places.
func (x *statement) docs(es []element) {
	for _, e := range es {
		if e.kind == kindDoc && x.References[e.ref].Canonical != corpus.Self {
			x.refs = append(x.refs, e.ref)
			break
		}
	}
	x.frame.refs = x.refs
}

// target is the edge of a place, the first is 1; 0 where the text does not settle it.
func (x *statement) target(p place, in corpus.Instruction) int {
	k := x.edgeAt(p)
	if k > 0 && x.Edges[k-1].Relation == corpus.RelationCeases && in.Operation != corpus.OperationRepeal {
		return 0
	}
	return k
}

// edgeAt is target, whatever is done.
func (x *statement) edgeAt(p place) int {
	if p.ref != none {
		if k := x.edgeOf(p.ref, x.own); k > 0 {
			return k
		}
		if k := x.edgeOf(p.ref, nil); k > 0 {
			return k
		}
		if named := x.References[p.ref]; named.Canonical != "" && named.Canonical != corpus.Self {
			return 0 // its document is named, and no relation says that it is changed: another is not either
		}
	}
	best := none
	for _, i := range x.own {
		if e := x.Edges[i]; e.Holds(p.Span) && (best == none || e.Len() < x.Edges[best].Len()) {
			best = i
		}
	}
	if best != none {
		return best + 1
	}
	if k := x.sole(x.own); k > 0 {
		return k
	}
	for i := len(x.frames) - 1; i >= 0; i-- {
		f := x.frames[i]
		for _, ref := range f.refs {
			if k := x.edgeOf(ref, f.edges); k > 0 {
				return k
			}
			if k := x.edgeOf(ref, nil); k > 0 {
				return k
			}
		}
		if k := x.sole(f.edges); k > 0 {
			return k
		}
	}
	var title, all []int
	for i, e := range x.Edges {
		if changing(e) {
			all = append(all, i)
			if e.Start < x.body {
				title = append(title, i)
			}
		}
	}
	if k := x.sole(title); k > 0 {
		return k
	}
	return x.sole(all)
}

// sole is the edge of a list all of which have one target, 0 where there is none.
func (x *statement) sole(edges []int) int {
	if len(edges) == 0 {
		return 0
	}
	for _, i := range edges[1:] {
		if x.Edges[i].To != x.Edges[edges[0]].To {
			return 0
		}
	}
	return edges[0] + 1
}

// edgeOf is the edge whose target is the document of a reference: among those given, else among all.
func (x *statement) edgeOf(ref int, among []int) int {
	named := x.References[ref]
	if among == nil {
		for i, e := range x.Edges {
			if changing(e) && sameDocument(named, e, x.References) {
				return i + 1
			}
		}
		return 0
	}
	for _, i := range among {
		if x.Edges[i].ToRef == ref+1 || sameDocument(named, x.Edges[i], x.References) {
			return i + 1
		}
	}
	return 0
}

// sameDocument reports whether a reference names the target of an edge.
func sameDocument(ref corpus.Reference, e corpus.Edge, refs []corpus.Reference) bool {
	if ref.Meant() != "" && ref.Meant() == e.To {
		return true
	}
	if e.ToRef == 0 || e.ToRef > len(refs) {
		return false
	}
	to := refs[e.ToRef-1]
	return ref.Meant() != "" && to.Meant() == ref.Meant() || ref.Meant() == "" && to.Meant() == "" && ref.Key() != "" && ref.Key() == to.Key()
}
