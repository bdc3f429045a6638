package web

import (
	"context"
	"fmt"

	"vankho/corpus"
)

// sideOn takes the text as it was on the day of the reference.
func (s *site) sideOn(ctx context.Context, d *corpus.Document, c *CompareSide, who viewer) error {
	rev, err := s.library.Revision(ctx, shownVersion(d), who.local)
	if err != nil {
		return fmt.Errorf("revision of %s: %w", d.ID, err)
	}
	i := 0
	if c.ref.Section != "" {
		var ok bool
		if i, ok = provisionOn(&rev, newSections(d.Sections), string(c.ref.Section), c.Day); !ok {
			return c.noSection()
		}
	}
	text := rev.At(i, c.Day)
	if len(text.Pieces) == 0 {
		return c.noSection()
	}
	c.pieces, c.State, c.Words = text.Pieces, text.State, text.State.Label()
	c.ref.ID, c.ref.Section, c.Path = rev.Document, text.Path, text.Path
	if i > 0 {
		c.Place = provisionPlace(&rev, i, c.Day)
	}
	c.URL = revisionURL(rev.Document, c.Day, text.Path)
	if text.Marked() {
		c.Mark = corpus.AssembledMark
	}
	for _, n := range text.Doubts {
		step := rev.Steps[n]
		c.Doubts = append(c.Doubts, joinFacts(stepActor(&rev, step)+": "+step.Outcome.Label(), step.Reason))
	}
	return nil
}

// provisionOn finds a provision by its path on a day, its key, or in words.
func provisionOn(rev *corpus.Revision, own sections, asked string, on corpus.Date) (int, bool) {
	if i, ok := rev.Find(corpus.SectionID(asked), on); ok {
		return i, true
	}
	if x, ok := own.asked(asked); ok {
		return rev.Find(x.ID, on)
	}
	for _, p := range corpus.ScanProvisions(asked) {
		if i, ok := rev.Find(p.Path(), on); ok && p.Path() != "" {
			return i, true
		}
	}
	return 0, false
}

// provisionPlace is what a person calls a provision on a day: "Khoản 2 Điều 5".
func provisionPlace(rev *corpus.Revision, i int, on corpus.Date) string {
	out := ""
	for n := 0; i > 0 && n < 8; n++ {
		p := &rev.Provisions[i]
		if out != "" {
			out += " "
		}
		out += p.NameOn(on).Label
		if p.Kind == corpus.SectionArticle || i == p.Parent {
			break
		}
		i = p.Parent
	}
	return capital(out)
}

// stepActor is what the document that takes a step is called.
func stepActor(rev *corpus.Revision, step corpus.RevisionStep) string {
	for _, a := range rev.Actors {
		if a.ID == step.Actor {
			return summaryName(a)
		}
	}
	return string(step.Actor)
}

// revisionURL is where the text of a document on a day is, at one of its provisions; the zero day is its history.
func revisionURL(id corpus.ID, on corpus.Date, path corpus.SectionID) string {
	out := address(documentURL(id)+"/lich-su", asOfKey, on.String())
	if path != "" {
		out += "#" + pathSegment(string(path))
	}
	return out
}
