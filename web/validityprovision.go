package web

import (
	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
)

// provisions tell of the sections of a document what is done to them and not to the whole.
type provisions struct {
	// badges are those of sections whose standing is not the document's.
	badges map[corpus.SectionID]Badge
	// notes are what is said of a section by name, with the words that say so.
	notes map[corpus.SectionID][]MarginNote
}

// beside is the badge beside the text of a section, nil where it stands as the document does; clauses and points of an article that has
// ended do without.
func (p provisions) beside(x corpus.Section) *Badge {
	b, ok := p.badges[x.ID]
	above, inherits := p.badges[x.Parent]
	if !ok || inherits && above.State == b.State && len(p.notes[x.ID]) == 0 && (x.Kind == corpus.SectionClause || x.Kind == corpus.SectionPoint) {
		return nil
	}
	return &b
}

// newProvisions reads what the history says of each section on a day.
func newProvisions(h validity.History, all sections, on asOf) provisions {
	out := provisions{badges: map[corpus.SectionID]Badge{}, notes: map[corpus.SectionID][]MarginNote{}}
	named, holding := map[corpus.SectionID]bool{}, map[corpus.SectionID]bool{}
	for _, id := range h.Named() {
		named[id] = true
		for x, ok := all.byID[id]; ok && x.Parent != "" && !holding[x.Parent]; x, ok = all.byID[x.Parent] {
			holding[x.Parent] = true
		}
	}
	if len(named) == 0 {
		return out
	}
	whole := h.At(on.Day, on.Today).Standing
	for _, x := range all.list {
		if x.Quoted {
			continue
		}
		if !named[x.ID] && !holding[x.ID] {
			if b, ok := out.badges[x.Parent]; ok && b.State != string(corpus.StandingPartly) {
				out.badges[x.ID] = b
			}
			continue
		}
		verdict, ok := h.Section(x.ID, on.Day, on.Today, all.above(x)...)
		if !ok {
			continue
		}
		if (verdict.Standing != whole || verdict.Standing == corpus.StandingPartly) && verdict.Standing != corpus.StandingUnknown {
			b := standingBadge(verdict.Standing, h.Facts().ID)
			if verdict.Standing == corpus.StandingEnded {
				b.Label = "Hết hiệu lực"
			}
			out.badges[x.ID] = b.at(h.Facts().ID, on)
		}
		if named[x.ID] {
			out.notes[x.ID] = provisionNotes(x.ID, verdict)
		}
	}
	return out
}

// above are the sections that hold one, the innermost first.
func (s sections) above(x corpus.Section) []corpus.SectionID {
	var out []corpus.SectionID
	for p, ok := s.byID[x.Parent]; ok && len(out) < 8; p, ok = s.byID[p.Parent] {
		out = append(out, p.ID)
	}
	return out
}

// provisionNotes say what was done to a section by name: "Hết hiệu lực từ 01/7/2025, bị bãi bỏ bởi 18/2025/QĐ-UBND".
func provisionNotes(id corpus.SectionID, v validity.Verdict) []MarginNote {
	var out []MarginNote
	add := func(causes []validity.Cause, ahead bool) {
		for _, c := range causes {
			if c.Event == nil || !c.Names(id) {
				continue
			}
			name, ok := c.Event.Relation.NameIn(c.Event.Quote)
			if !ok {
				continue
			}
			words := name.In
			switch {
			case ahead:
				words = "Sẽ " + viet.Uncapitalise(words)
			case !ahead && c.Standing == corpus.StandingPartly && !c.From.IsZero():
				words = "Hết hiệu lực từ " + c.From.Short() + ", " + viet.Uncapitalise(words)
			}
			n := MarginNote{Words: words, Number: c.Event.From.Name(), URL: spanURL(documentURL(c.Event.By.ID), "", c.Event.Quote, c.Event.Span)}
			if c.Standing != corpus.StandingPartly || ahead {
				n.Detail = c.Days()
			}
			out = append(out, n)
		}
	}
	add(v.Causes, false)
	add(v.Changes, false)
	add(v.Upcoming, true)
	return out
}
