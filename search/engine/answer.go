package engine

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/rank"
)

// answered is a hit on its way to the page.
type answered struct {
	place
	score float64
	// top is the candidate that gave the score of the second step, counted from 1; 0 where none did.
	top int
	// over is true of a document that lost a part of its score since it is no longer in force.
	over bool
	// prior is what a document gained for being cited.
	prior float64
	// period is what a document gained for being of the period that the question names.
	period float64
	// section is the one found, where sections are asked for.
	section corpus.SectionID
	// units are those whose passages are shown, best first; nil where they are still to be found.
	units []place
	// same are documents that are folded into the hit.
	same []corpus.ID
	// issued is the date of issue, where it orders documents of one number.
	issued string
}

// answer fills in the page of hits asked for.
func (s *searching) answer(ctx context.Context, f *found, out *search.Results) error {
	w := newWalk(s.snapshot)
	defer w.free()
	rs, err := s.newRankers()
	if err != nil {
		return err
	}
	var page []answered
	var x *scored
	var c *candidates
	if o, ok := orderings[s.Sort]; ok && !s.Sections {
		page, x, err = s.ordered(ctx, w, f, o)
	} else {
		if c, err = s.candidates(ctx, w, f); err != nil {
			return err
		}
		x = c.scored
		if s.Sections {
			page, err = s.sectionHits(c, rs)
			out.Total = c.total
		} else {
			page, err = s.documentHits(ctx, c, rs)
		}
	}
	if err != nil {
		return err
	}
	from := min(max(s.Offset, 0), len(page))
	page, err = s.fold(page[from:min(from+s.Limit, len(page))])
	if err != nil {
		return err
	}
	if out.Hits, err = s.hits(ctx, f, x, page, rs); err != nil || !s.Explain {
		return err
	}
	return s.explain(c, page, rs, out.Hits)
}

// ordered are the documents by a field.
func (s *searching) ordered(ctx context.Context, w *walk, f *found, o ordering) ([]answered, *scored, error) {
	c, err := s.candidates(ctx, w, f)
	if err != nil {
		return nil, nil, err
	}
	var all []answered
	values, err := s.orderValues(ctx, f.documents, o)
	if err != nil {
		return nil, nil, err
	}
	f.documents.each(func(d int) bool {
		a := answered{place: place{document: d}}
		c.scored.of(d, func(p place) {
			a.score = max(a.score, float64(p.first))
			if a.segment == nil {
				a.segment, a.unit, a.class = p.segment, p.unit, p.class
			}
		})
		all = append(all, a)
		return true
	})
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(all, func(a, b answered) int {
		x, y := values[a.document], values[b.document]
		switch {
		case x != y && (x == "" || y == ""):
			return strings.Compare(y, x)
		case x != y && o.descending:
			return strings.Compare(y, x)
		case x != y:
			return strings.Compare(x, y)
		case a.score != b.score:
			return cmp.Compare(b.score, a.score)
		}
		return strings.Compare(string(s.id(a.document)), string(s.id(b.document)))
	})
	return all, c.scored, nil
}

// titleWorth is what a title that is the whole question adds to a score of the second step.
const titleWorth = 8

// rescored are the scores of the second step.
func (s *searching) rescored(c *candidates) ([]float64, error) {
	out := make([]float64, len(c.list))
	if !s.modelled() {
		for i, x := range c.list {
			out[i] = x.First
		}
		return out, nil
	}
	m, err := rank.Shipped()
	if err != nil {
		return nil, err
	}
	for _, x := range m.Score(c.question, c.list) {
		out[x.Index] = x.Score
	}
	return out, nil
}

// modelled reports whether the learned model ranks the answers: not where a number is all that is asked for.
func (s *searching) modelled() bool { return s.number == nil || len(s.number.Rest) > 0 }

// sectionHits are the units found, one for each section.
func (s *searching) sectionHits(c *candidates, rs rankers) ([]answered, error) {
	scores, err := s.rescored(c)
	if err != nil {
		return nil, err
	}
	out := make([]answered, 0, len(c.order))
	for i, p := range c.places {
		out = append(out, answered{place: p, score: scores[i], top: i + 1, section: c.sections[i], units: []place{p}})
	}
	slices.SortStableFunc(out, s.compare)
	type key struct {
		document int
		section  corpus.SectionID
	}
	seen := map[key]bool{}
	out = slices.DeleteFunc(out, func(a answered) bool {
		k := key{a.document, a.section}
		again := a.section != "" && seen[k]
		seen[k] = true
		return again
	})
	for _, p := range c.order[len(c.places):] {
		out = append(out, answered{place: p, score: float64(p.first), units: []place{p}})
	}
	return out, nil
}

// documentHits are the documents found, each by its best unit, the first of them in the order of the second step.
func (s *searching) documentHits(ctx context.Context, c *candidates, rs rankers) ([]answered, error) {
	scores, err := s.rescored(c)
	if err != nil {
		return nil, err
	}
	at := map[int]int{}
	var out []answered
	best := map[int]float64{}
	for i, p := range c.places {
		n, known := at[p.document]
		if !known {
			n = len(out)
			at[p.document] = n
			a := answered{place: p}
			if s.number != nil {
				v, d := s.segmentOf(p.document)
				facts, err := v.factsOf(d)
				if err != nil {
					return nil, err
				}
				a.issued = facts.Issued
			}
			out = append(out, a)
		}
		a := &out[n]
		if !known {
			a.score = titleWorth*rs.titled(c.list[i].Title) + scores[i]
			best[p.document], a.top = scores[i], i+1
		}
		if scores[i] > best[p.document] {
			a.score += scores[i] - best[p.document]
			best[p.document], a.top = scores[i], i+1
		}
		if !c.list[i].Own {
			a.units = append(a.units, p)
		}
	}
	periods, err := s.periods()
	if err != nil {
		return nil, err
	}
	for i := range out {
		if s.over.has(out[i].document) {
			out[i].score, out[i].over = out[i].score-overCost, true
		}
		out[i].prior, out[i].period = prior(s.rests(out[i].document)), periods.of(out[i].document)
		out[i].score += out[i].prior + out[i].period
	}
	slices.SortStableFunc(out, s.compare)
	for _, p := range c.order[len(out):] {
		out = append(out, answered{place: p, score: float64(p.first)})
	}
	return out, nil
}

// compare orders hits by class, then by date where they bear one number and none is cited far more, then by score, then by name.
func (s *searching) compare(a, b answered) int {
	switch {
	case a.class != b.class:
		return b.class - a.class
	case s.number != nil && a.class&^(classHeld|classExact) >= classTier*tierOwn/2 && s.tierOfAuthority(a) != s.tierOfAuthority(b):
		return s.tierOfAuthority(b) - s.tierOfAuthority(a)
	case s.number != nil && a.class&^(classHeld|classExact) >= classTier*tierOwn/2 && a.issued != b.issued:
		return strings.Compare(b.issued, a.issued)
	case a.score != b.score:
		return cmp.Compare(b.score, a.score)
	}
	return s.before(a.place, b.place)
}
