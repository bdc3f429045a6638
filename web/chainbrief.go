package web

import (
	"context"
	"fmt"

	"vankho/corpus"
)

// ChainBrief is the chain of a document as the page of relations shows it: its documents by level, without their words.
type ChainBrief struct {
	URL    string            `json:"url"`
	Levels []ChainBriefLevel `json:"levels"`
	// Gaps counts what is missing.
	Gaps int `json:"gaps"`
}

// ChainBriefLevel is one level with the first of its documents; Left counts the others.
type ChainBriefLevel struct {
	Label     string      `json:"label"`
	Documents []ChainName `json:"documents"`
	Left      int         `json:"left,omitempty"`
}

// ChainName is one document of a chain; Missing is true where its text is not held, Self for the document of the page.
type ChainName struct {
	Name    string `json:"name"`
	URL     string `json:"url"`
	Missing bool   `json:"missing,omitempty"`
	Self    bool   `json:"self,omitempty"`
}

const (
	// briefDepth is how far down a chain goes on the page of relations, briefWide how many documents of a level it names.
	briefDepth = 2
	briefWide  = 4
)

// chainBrief is the chain of a document, nil where it stands alone.
func (s *site) chainBrief(ctx context.Context, r tieReader, held bool, who viewer) (*ChainBrief, error) {
	c, err := s.library.Chain(ctx, corpus.ChainQuery{Document: r.shown, Depth: briefDepth, Held: held, Uncounted: true, Today: r.on.Day, Secret: who.local})
	if err != nil {
		return nil, fmt.Errorf("chain: %w", err)
	}
	if len(c.Steps) < 2 {
		return nil, nil
	}
	out := &ChainBrief{URL: documentURL(r.doc.ID) + "/chuoi", Gaps: len(c.Gaps)}
	for _, x := range c.Steps {
		if n := len(out.Levels); n == 0 || out.Levels[n-1].Label != x.Level.Label {
			out.Levels = append(out.Levels, ChainBriefLevel{Label: x.Level.Label})
		}
		l := &out.Levels[len(out.Levels)-1]
		self := x.Document.ID == r.shown
		if len(l.Documents) >= briefWide && !self {
			l.Left++
			continue
		}
		l.Documents = append(l.Documents, ChainName{shorten(tieName(x.Document), longestEvidence), documentURL(x.Document.ID), x.Document.Stub, self})
	}
	return out, nil
}
