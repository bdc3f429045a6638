package web

import "vankho/corpus"

// Ends are the references of the text on this page as end notes of a print: each number once, in the order of the text.
func (p *DocumentPage) Ends() []string {
	out := make([]string, len(p.ends))
	for _, r := range p.Document.References {
		if n := p.ends[r.Canonical]; n > 0 && out[n-1] == "" {
			out[n-1] = joinFacts(numberedName(r.DocType, r.Canonical), r.Issuer, r.Date.Short(), p.Targets[r.Canonical].Words)
		}
	}
	return out
}

// endNumbers count the documents that the text within a span names by number, from 1.
func (p *DocumentPage) endNumbers(within corpus.Span) map[string]int {
	ends := map[string]int{}
	for _, r := range p.Document.References {
		if r.Meets(within) && r.Cited() != "" && ends[r.Canonical] == 0 && p.Targets[r.Canonical].State != "self" {
			ends[r.Canonical] = len(ends) + 1
		}
	}
	return ends
}
