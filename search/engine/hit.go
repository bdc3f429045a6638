package engine

import (
	"context"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/rank"
)

// hits cuts the passages of a page of hits.
func (s *searching) hits(ctx context.Context, f *found, x *scored, page []answered, rs rankers) ([]search.Hit, error) {
	cited, err := s.citing(ctx, f, page)
	if err != nil {
		return nil, err
	}
	asked, err := s.placesAsked(ctx)
	if err != nil {
		return nil, err
	}
	m := newMarker(s.question, rs)
	out := []search.Hit{}
	chosen := make([][]passage, len(page))
	for i, a := range page {
		v, d := s.segmentOf(a.document)
		facts, err := v.factsOf(d)
		if err != nil {
			return nil, err
		}
		hit := search.Hit{ID: v.ids[d], Score: a.score, TitleMarks: m.title(facts.Title), Section: a.section, Same: a.same}
		units := a.units
		if units == nil {
			units = s.bestOf(x, a.document)[1:]
		}
		if !s.Sections {
			units = s.withPlace(asked, a.document, units)
		}
		for _, u := range cited[a.document] {
			units = append(units, place{document: a.document, segment: v, unit: u})
		}
		if chosen[i], err = s.passages(rs, v, units); err != nil {
			return nil, err
		}
		if s.Sections && hit.Section == "" && len(chosen[i]) > 0 && a.unit != v.own[d] {
			h, err := v.read(a.unit)
			if err != nil {
				return nil, err
			}
			hit.Section = h.section
		}
		out = append(out, hit)
	}
	return out, s.excerpts(ctx, m, out, chosen)
}

// excerpts cuts the passages chosen for some hits, from each document's text at once.
func (s *searching) excerpts(ctx context.Context, m *marker, hits []search.Hit, chosen [][]passage) error {
	if s.library == nil {
		return nil
	}
	spans := map[corpus.ID][]corpus.Span{}
	for i, h := range hits {
		for _, p := range chosen[i] {
			spans[h.ID] = append(spans[h.ID], p.Span)
		}
	}
	texts := map[corpus.ID][]string{}
	for i := range hits {
		h := &hits[i]
		if len(chosen[i]) == 0 {
			continue
		}
		if _, read := texts[h.ID]; !read {
			all, err := s.library.Pieces(ctx, h.ID, spans[h.ID])
			if err != nil {
				return fmt.Errorf("%s: %w", h.ID, err)
			}
			texts[h.ID] = all
		}
		for _, p := range chosen[i] {
			var text string
			if left := texts[h.ID]; len(left) > 0 {
				text, texts[h.ID] = left[0], left[1:]
			}
			// What the document says otherwise by now is not shown until it is indexed.
			if len(h.Passages) == maxPassages || text == "" || checksum(text) != p.sum {
				continue
			}
			x := m.excerpt(p, text)
			if !slices.ContainsFunc(h.Passages, func(y search.Passage) bool { return x.Text == y.Text }) {
				h.Passages = append(h.Passages, x)
			}
		}
	}
	return nil
}

// citing are the units of a page's documents that name the number asked for, some of each.
func (s *searching) citing(ctx context.Context, f *found, page []answered) (map[int][]uint32, error) {
	if f.cites == nil {
		return nil, nil
	}
	out := map[int][]uint32{}
	for _, a := range page {
		out[a.document] = nil
	}
	err := s.matching(ctx, s.byNumber(fieldCited), func(v *segmentView, unit uint32) {
		d := int(v.doc[unit])
		if list, shown := out[v.document+d]; shown && len(list) < unitsEach && v.own[d] != unit {
			out[v.document+d] = append(list, unit)
		}
	})
	return out, err
}

// passages are the best of some units.
func (s *searching) passages(rs rankers, v *segmentView, units []place) ([]passage, error) {
	var all []passage
	var scores []float64
	seen := map[uint32]bool{}
	for _, p := range units {
		if seen[p.unit] {
			continue
		}
		seen[p.unit] = true
		u, err := v.read(p.unit)
		if err != nil {
			return nil, err
		}
		all = append(all, u.passages...)
		scores = append(scores, s.toPlace(u, rs.passages(u))...)
	}
	chosen := choose(all, scores)
	if s.Sections && len(chosen) > 1 {
		chosen = chosen[:1] // a section is a passage of its document
	}
	out := make([]passage, len(chosen))
	for i, n := range chosen {
		out[i] = all[n]
	}
	return out, nil
}

// passages scores the passages of a unit by the wording that suits each best.
func (rs rankers) passages(u *unit) []float64 {
	out := make([]float64, len(u.passages))
	for _, r := range rs {
		t := newTally(r)
		heading := newTally(r).passage(u.heading.Tokens) / r.best
		for i, p := range u.passages {
			score := t.passage(u.body.Tokens[p.from*rank.TokenSize:p.to*rank.TokenSize]) / r.best
			if i == 0 {
				score += heading
			}
			if score > out[i] {
				out[i] = score
			}
		}
	}
	if r := rs[0]; r.number != nil {
		for _, c := range u.cited {
			if c.passage < len(out) && c.answers(r.number) {
				out[c.passage]++
			}
		}
	}
	return out
}
