package web

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// neighbourhood are the documents that a drawing is made of: those of the lists of a document, and those that these lead to.
type neighbourhood struct {
	self    corpus.Summary
	out, in []TieGroup
	// chosen are the documents one step away that are drawn, in the order in which they were taken.
	chosen []corpus.Neighbour
	// far are the ties of each of them, those that lead to it and those that it has, without mentions.
	far map[corpus.ID][]corpus.Neighbour
}

const (
	// farDocuments is how many documents one step away are asked for theirs, farTies how many ties of each.
	farDocuments = 6
	farTies      = 4
)

// choose takes one document of each relation in turn, so that no relation crowds out the others; what changes a document comes first,
// mentions do not count.
func (h *neighbourhood) choose(most int) {
	var lists [][]corpus.Neighbour
	for _, family := range []string{"change", "carry", "base", "issue"} {
		for _, groups := range [][]TieGroup{h.in, h.out} {
			for _, g := range groups {
				if g.Family == family && len(g.ties) > 0 {
					lists = append(lists, g.ties)
				}
			}
		}
	}
	taken := map[corpus.ID]bool{h.self.ID: true}
	for k := 0; len(h.chosen) < most; k++ {
		more := false
		for _, list := range lists {
			if k >= len(list) {
				continue
			}
			more = true
			if n := list[k]; !taken[n.Document.ID] && len(h.chosen) < most {
				taken[n.Document.ID] = true
				h.chosen = append(h.chosen, n)
			}
		}
		if !more {
			return
		}
	}
}

// look asks for the ties of the chosen documents.
func (s *site) look(ctx context.Context, h *neighbourhood, secret bool) error {
	h.far = map[corpus.ID][]corpus.Neighbour{}
	for i, c := range h.chosen {
		if i == farDocuments {
			break
		}
		for _, q := range []corpus.TieQuery{{Family: "change", In: true}, {Family: "carry"}, {Family: "change"}, {Family: "carry", In: true}, {Family: "base"}} {
			q.Document, q.N, q.Secret, q.Uncounted = c.Document.ID, farTies, secret, true
			ties, _, err := s.library.Ties(ctx, q)
			if err != nil {
				return fmt.Errorf("ties of %s: %w", c.Document.ID, err)
			}
			h.far[c.Document.ID] = append(h.far[c.Document.ID], ties...)
		}
	}
	return nil
}

// graph draws the document, those that were chosen, and what room is left for of those beyond.
func (h *neighbourhood) graph(held bool) *Graph {
	g := &Graph{}
	at := map[corpus.ID]int{}
	add := func(s corpus.Summary) int {
		if i, ok := at[s.ID]; ok {
			return i
		}
		if len(g.Nodes) == mostNodes || held && s.Stub && s.ID != h.self.ID {
			return -1
		}
		at[s.ID] = len(g.Nodes)
		g.Nodes = append(g.Nodes, newGraphNode(s, s.ID == h.self.ID))
		return at[s.ID]
	}
	add(h.self)
	for _, n := range h.chosen {
		add(n.Document)
	}
	first := len(g.Nodes)
	for _, n := range h.beyond() {
		add(n.Document)
	}
	for _, groups := range [][]TieGroup{h.out, h.in} {
		for _, group := range groups {
			for _, t := range group.ties {
				g.join(at, t)
			}
		}
	}
	for _, c := range h.chosen {
		for _, t := range h.far[c.Document.ID] {
			// What neighbours rest on is told where it brings a document in, not beside what that is to others already.
			if t.Relation != corpus.RelationLegalBasis || at[t.To] >= first && !g.touches(at[t.To]) {
				g.join(at, t)
			}
		}
	}
	if len(g.Edges) == 0 {
		return nil
	}
	g.place()
	return g
}

// beyond are the ties of the chosen documents with others, one of each document in turn.
func (h *neighbourhood) beyond() []corpus.Neighbour {
	var out []corpus.Neighbour
	for k := range 5 * farTies {
		for _, c := range h.chosen {
			if ties := h.far[c.Document.ID]; k < len(ties) {
				out = append(out, ties[k])
			}
		}
	}
	return out
}

// join adds an edge for a tie between two documents that are drawn. Several relations in one direction share a line.
func (g *Graph) join(at map[corpus.ID]int, t corpus.Neighbour) {
	from, ok1 := at[t.From]
	to, ok2 := at[t.To]
	name, ok := t.Relation.Name()
	if !ok1 || !ok2 || !ok || from == to || name.Family == "mention" || t.Untimely(g.Nodes[from].Issued, g.Nodes[to].Issued) {
		return
	}
	label := viet.Uncapitalise(name.Out)
	i := slices.IndexFunc(g.Edges, func(e GraphEdge) bool { return e.From == from && e.To == to })
	if i < 0 {
		g.Edges = append(g.Edges, GraphEdge{From: from, To: to, Label: label, Family: name.Family})
		return
	}
	e := &g.Edges[i]
	if !slices.Contains(strings.Split(e.Label, "; "), label) && labelWidth(e.Label+label) < boxWide {
		e.Label += "; " + label
	}
}

// touches reports whether an edge ends at a node.
func (g *Graph) touches(node int) bool {
	return slices.ContainsFunc(g.Edges, func(e GraphEdge) bool { return e.From == node || e.To == node })
}

func newGraphNode(s corpus.Summary, self bool) GraphNode {
	n := GraphNode{ID: s.ID, Name: s.Number, Detail: briefBody(s.Issuer), Title: joinFacts(tieName(s), s.Issuer, s.Issued.Short()), URL: documentURL(s.ID) + "/lien-he",
		Issued: s.Issued, Self: self, Missing: s.Stub}
	if n.Name == "" {
		n.Name = tieName(s)
	}
	n.Name = shorten(n.Name, longestName)
	if s.Stub {
		n.Title += ", chưa có toàn văn"
	}
	return n
}

// briefBody writes the commonest bodies as people abbreviate them, so that their names fit a frame.
func briefBody(s string) string {
	return strings.NewReplacer("Ủy ban nhân dân", "UBND", "Uỷ ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND").Replace(s)
}

// Sentence says in words what is drawn, for who hears the page: "414-CTr/TU thực hiện 57-NQ/TW".
func (g *Graph) Sentence() string {
	var out []string
	for _, e := range g.Edges {
		out = append(out, g.Nodes[e.From].Name+" "+e.Label+" "+g.Nodes[e.To].Name)
	}
	return strings.Join(out, "; ") + "."
}
