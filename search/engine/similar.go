package engine

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
)

// Similar implements search.Engine. What a document or a section speaks of is asked as a question (topic), and the first step
// of ranking answers it; the score is a share of what the document itself gets.
func (e *Engine) Similar(ctx context.Context, id corpus.ID, section corpus.SectionID, limit int, secret bool) ([]search.Hit, error) {
	out := []search.Hit{}
	err := e.reading(search.Request{Secret: secret, Limit: limit, Sections: section != ""}, func(s *searching) error {
		v, d, err := s.holding(id)
		if err != nil || v == nil || limit <= 0 {
			return err
		}
		m := &similarity{searching: s, view: v, document: d}
		if section == "" {
			out, err = m.documents(ctx)
		} else {
			out, err = m.units(ctx, section)
		}
		return err
	})
	return out, err
}

// holding is the document with an ID: its segment and its number there; nil where the index holds none.
func (s *snapshot) holding(id corpus.ID) (*segmentView, uint32, error) {
	for i := range s.segments {
		v := &s.segments[i]
		found, err := v.snapshot.DocNumbers([]string{string(id)})
		if err != nil {
			return nil, 0, err
		}
		if v.deleted != nil {
			found.AndNot(v.deleted)
		}
		if !found.IsEmpty() {
			return v, v.doc[found.Minimum()], nil
		}
	}
	return nil, 0, nil
}

// similarity looks for what is like one document.
type similarity struct {
	*searching
	view     *segmentView
	document uint32
}

// The least share of a document's own score that is near it.
const (
	leastAlike    = .2
	leastSameUnit = .25
)

// others are the documents that may be shown: with more than citations, not the document itself.
func (m *similarity) others(ctx context.Context) (set, error) {
	out, err := m.allowed(ctx, "")
	if err != nil {
		return nil, err
	}
	held, err := m.found(ctx, term(fieldFlag, flagHeld))
	if err != nil {
		return nil, err
	}
	own := newSet(m.searching.documents)
	own.add(m.view.document + int(m.document))
	return out.and(held).not(own), nil
}

// documents are those near the whole document.
func (m *similarity) documents(ctx context.Context) ([]search.Hit, error) {
	c := newCounting()
	units := m.view.segmentTable.units(m.document)
	for i, u := range units {
		h, err := m.view.headOf(u)
		if err != nil {
			return nil, err
		}
		times := 1
		if i > 0 && h.closes() {
			continue
		}
		if i == 0 {
			times = 2 // what the document's own unit says, it is about
		}
		c.add(h.heading, topicHeading*times)
		c.add(h.body, times)
		if c.read >= topicTokens {
			break
		}
	}
	var all []float32 // of one document after the other
	return m.near(ctx, c, leastAlike, func(x *scored, d int) (place, float64) {
		var best place
		all = all[:0]
		x.of(d, func(p place) {
			if len(all) == 0 || p.first > best.first {
				best = p
			}
			all = append(all, p.first)
		})
		own := float64(all[0])
		rest := all[1:]
		slices.SortFunc(rest, func(a, b float32) int { return cmp.Compare(b, a) })
		sum := 0.0
		for _, f := range rest[:min(len(rest), unitsEach)] {
			sum += float64(f)
		}
		return best, own + sum/unitsEach
	})
}

// units are those on the topic of a section, the best of each document.
func (m *similarity) units(ctx context.Context, section corpus.SectionID) ([]search.Hit, error) {
	c := newCounting()
	for _, u := range m.view.segmentTable.units(m.document)[1:] {
		h, err := m.view.headOf(u)
		if err != nil {
			return nil, err
		}
		if h.section != section {
			whole, err := m.view.read(u)
			if err != nil {
				return nil, err
			}
			if !slices.ContainsFunc(whole.passages, func(p passage) bool { return p.section == section }) {
				continue
			}
		}
		if h.closes() {
			continue // whatever is said on entry into force is alike everywhere
		}
		c.add(h.heading, topicHeading)
		c.add(h.body, 1)
	}
	if c.read == 0 {
		return []search.Hit{}, nil
	}
	return m.near(ctx, c, leastSameUnit, func(x *scored, d int) (place, float64) {
		var best place
		first := true
		x.of(d, func(p place) {
			if !first && p.first > best.first {
				best = p
			}
			first = false
		})
		return best, float64(best.first)
	})
}

// near are the documents that score best for what was counted, each by its place and its score.
func (m *similarity) near(ctx context.Context, c *counting, least float64, score func(x *scored, document int) (place, float64)) ([]search.Hit, error) {
	t, err := m.topic(m.view, c)
	if err != nil {
		return nil, err
	}
	others, err := m.others(ctx)
	if err != nil {
		return nil, err
	}
	w := newWalk(m.snapshot)
	defer w.free()
	if err := t.walk(w); err != nil {
		return nil, err
	}
	x := &scored{walk: w, laws: make([]float32, m.searching.documents), classes: make([]int, m.searching.documents)}
	_, own := score(x, m.view.document+int(m.document))
	var all []answered
	others.each(func(d int) bool {
		p, points := score(x, d)
		if share := points / own; own > 0 && share >= least && p.segment != nil {
			all = append(all, answered{place: p, score: share})
		}
		return ctx.Err() == nil
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b answered) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(string(m.id(a.place.document)), string(m.id(b.place.document))))
	})
	if all, err = m.first(all); err != nil {
		return nil, err
	}
	for i := range all {
		all[i].units = []place{all[i].place}
	}
	return m.shown(ctx, t, x, all)
}

// first are as many as were asked for, without sections that only carry out.
func (m *similarity) first(all []answered) ([]answered, error) {
	if !m.Sections {
		return all[:min(len(all), m.Limit)], nil
	}
	var out []answered
	for _, a := range all {
		if len(out) == m.Limit {
			break
		}
		h, err := a.segment.headOf(a.unit)
		if err != nil {
			return nil, err
		}
		if !h.closes() {
			out = append(out, a)
		}
	}
	return out, nil
}

// shown makes hits, those of sections with a passage.
func (m *similarity) shown(ctx context.Context, t *topic, x *scored, all []answered) ([]search.Hit, error) {
	if !m.Sections {
		out := make([]search.Hit, len(all))
		for i, a := range all {
			out[i] = search.Hit{ID: m.id(a.place.document), Score: a.score}
		}
		return out, nil
	}
	for _, w := range t.words[:min(len(t.words), topicWords/2)] {
		m.Query.Words = append(m.Query.Words, query.NewWord(w.Text))
	}
	rs, err := m.newRankers()
	if err != nil {
		return nil, err
	}
	out, err := m.hits(ctx, &found{}, x, all, rs)
	for i := range out {
		out[i].TitleMarks = nil
		for j := range out[i].Passages {
			out[i].Passages[j].Marks = []corpus.Span{} // nothing was asked for that could be marked
		}
	}
	return out, err
}
