package web

import (
	"slices"

	"vankho/corpus"
)

// Chain (chuỗi thực hiện) is what a document carries out, and what carries it out, two steps each way.
type Chain struct {
	Up   []ChainStep `json:"up,omitempty"`
	Down []ChainStep `json:"down,omitempty"`
}

// ChainStep is one document of a chain with those beyond it. Missing is true where its text is not held.
type ChainStep struct {
	Words   string      `json:"words"`
	Name    string      `json:"name"`
	URL     string      `json:"url"`
	Issued  corpus.Date `json:"issue_date,omitzero"`
	Missing bool        `json:"missing,omitempty"`
	Next    []ChainStep `json:"next,omitempty"`
}

// The steps of a chain: so many documents of the first, so many of the second for each.
const (
	chainWidth = 5
	chainNext  = 2
)

// chainRelations are the relations by which a document carries another out; where it has none of these, what it rests on stands for them.
var chainRelations = [...]corpus.Relation{corpus.RelationImplements, corpus.RelationGuides, corpus.RelationReportsOn}

// chain reads the chain from what is known of the neighbourhood.
func (h *neighbourhood) chain() Chain {
	return Chain{Up: h.steps(h.self.ID, h.self.Issued, false, chainWidth, true), Down: h.steps(h.self.ID, h.self.Issued, true, chainWidth, true)}
}

// steps are the documents one step from a document, with those beyond where further is true.
func (h *neighbourhood) steps(id corpus.ID, issued corpus.Date, down bool, most int, further bool) []ChainStep {
	ties := h.tiesOf(id, down)
	chosen := slices.DeleteFunc(slices.Clone(ties), func(t corpus.Neighbour) bool { return !slices.Contains(chainRelations[:], t.Relation) })
	if len(chosen) == 0 && !down {
		chosen = slices.DeleteFunc(slices.Clone(ties), func(t corpus.Neighbour) bool { return t.Relation != corpus.RelationLegalBasis })
		most = min(most, chainNext)
	}
	var out []ChainStep
	seen := map[corpus.ID]bool{h.self.ID: true, id: true}
	for _, t := range chosen {
		acting, acted := issued, t.Document.Issued
		if down {
			acting, acted = acted, acting
		}
		if seen[t.Document.ID] || len(out) == most || untimely(t.Tie, acting, acted) {
			continue
		}
		seen[t.Document.ID] = true
		name, _ := t.Relation.Name()
		step := ChainStep{Words: name.Out, Name: tieName(t.Document), URL: documentURL(t.Document.ID), Issued: t.Document.Issued, Missing: t.Document.Stub}
		if down {
			step.Words = name.In
		}
		if further {
			step.Next = h.steps(t.Document.ID, t.Document.Issued, down, chainNext, false)
		}
		out = append(out, step)
	}
	return out
}

// tiesOf are the known ties of a document in one direction.
func (h *neighbourhood) tiesOf(id corpus.ID, in bool) []corpus.Neighbour {
	if id != h.self.ID {
		return slices.DeleteFunc(slices.Clone(h.far[id]), func(t corpus.Neighbour) bool { return in != (t.To == id) })
	}
	groups := h.out
	if in {
		groups = h.in
	}
	var out []corpus.Neighbour
	for _, g := range groups {
		out = append(out, g.ties...)
	}
	return out
}
