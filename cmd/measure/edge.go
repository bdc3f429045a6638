package measure

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// relations scores the edges of one text: from, relation and to decide, scope and provisions are fields. An edge said twice counts once; the default relation,
// refers, is scored only where the gold has it.
func (s *Score) relations(line goldLine, d *corpus.Document) {
	s.Texts++
	used := make([]bool, len(d.Edges))
	for _, w := range line.Relations {
		best, bestFit := -1, -1
		for i, e := range d.Edges {
			if used[i] || !w.is(e, d) {
				continue
			}
			fit := 0
			if sameProvisions(e.Provisions, w.Provisions) {
				fit += 2
			}
			if w.Scope == nil || e.Scope == *w.Scope {
				fit++
			}
			if fit > bestFit {
				best, bestFit = i, fit
			}
		}
		quote := w.From + " " + string(w.Relation) + " " + w.To
		switch {
		case best < 0 && !w.optional():
			s.missing(line.ID, string(w.Relation), quote)
		case best >= 0:
			used[best] = true
			if w.optional() {
				continue
			}
			s.right(string(w.Relation))
			e := d.Edges[best]
			if w.Scope != nil {
				s.field(line.ID, "scope", quote, string(e.Scope), string(*w.Scope), e.Scope == *w.Scope)
				s.field(line.ID, "provisions", quote, provisionText(e.Provisions), provisionText(w.Provisions), sameProvisions(e.Provisions, w.Provisions))
			}
		}
	}
	for i, e := range d.Edges {
		said := func(other corpus.Edge) bool {
			return other.From == e.From && other.Relation == e.Relation && other.To == e.To
		}
		again := slices.ContainsFunc(d.Edges[:i], said) || slices.ContainsFunc(line.Relations, func(w goldRelation) bool { return w.is(e, d) })
		if !used[i] && !again && e.Relation != corpus.RelationRefers {
			s.extra(line.ID, string(e.Relation), e.From+" "+string(e.Relation)+" "+e.To)
		}
	}
}

// is reports whether the edge says what the gold says.
func (w goldRelation) is(e corpus.Edge, d *corpus.Document) bool {
	if e.Relation != w.Relation && !slices.Contains(w.Also, e.Relation) {
		return false
	}
	own := cmp.Or(d.Header.Number, corpus.Self)
	party := func(got, want string) bool {
		return got == want || want == corpus.Self && got == own || got == corpus.Self && want == own || !strings.Contains(want, "/") && sameParty(got, want)
	}
	return party(e.From, w.From) && party(e.To, w.To)
}

// sameParty compares bodies and titles: both with the same mark of a body, one the beginning of the other.
func sameParty(got, want string) bool {
	got, body := strings.CutPrefix(got, "org:")
	want, wantBody := strings.CutPrefix(want, "org:")
	return body == wantBody && sameBody(got, want)
}
