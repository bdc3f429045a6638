package engine

import (
	"context"
	"slices"

	"vankho/corpus"
	"vankho/search"
)

// All implements search.Engine. The index may be replaced as soon as it returns: whoever reads on for minutes holds nothing up.
func (e *Engine) All(ctx context.Context, r search.Request) ([]corpus.ID, error) {
	r.Sections, r.Explain, r.Offset = false, false, 0
	var out []corpus.ID
	err := e.reading(r, func(s *searching) error {
		f, err := s.find(ctx, new(search.Results))
		if err != nil {
			return err
		}
		out = make([]corpus.ID, 0, f.documents.count())
		if r.Sort == search.SortNone {
			f.documents.each(func(d int) bool {
				out = append(out, s.id(d))
				return true
			})
			return nil
		}
		s.Limit = f.documents.count()
		page, err := s.inOrder(ctx, f)
		for _, a := range page {
			out = append(out, s.id(a.document))
		}
		return err
	})
	return out, err
}

// among fills in the hits that are given.
func (s *searching) among(ctx context.Context, f *found, out *search.Results) error {
	wanted := newSet(s.documents)
	order := map[int]int{}
	for i, id := range s.Among {
		v, d, err := s.holding(id)
		if err != nil {
			return err
		}
		if v == nil {
			continue // it has gone since
		}
		n := v.document + int(d)
		wanted.add(n)
		order[n] = i
	}
	here := *f
	here.documents = wanted.and(s.live())
	w := newWalk(s.snapshot)
	defer w.free()
	rs, err := s.newRankers()
	if err != nil {
		return err
	}
	s.Sections, s.Offset, s.Limit = false, 0, len(s.Among)
	c, err := s.candidates(ctx, w, &here)
	if err != nil {
		return err
	}
	page, err := s.documentHits(ctx, c, rs)
	if err != nil {
		return err
	}
	slices.SortFunc(page, func(a, b answered) int { return order[a.document] - order[b.document] })
	if out.Hits, err = s.hits(ctx, &here, c.scored, page, rs); err != nil || !s.Explain {
		return err
	}
	return s.explain(c, page, rs, out.Hits)
}

// inOrder are all documents found, as pages show them one after another.
func (s *searching) inOrder(ctx context.Context, f *found) ([]answered, error) {
	w := newWalk(s.snapshot)
	defer w.free()
	if o, ok := orderings[s.Sort]; ok {
		page, _, err := s.ordered(ctx, w, f, o)
		return page, err
	}
	c, err := s.candidates(ctx, w, f)
	if err != nil {
		return nil, err
	}
	rs, err := s.newRankers()
	if err != nil {
		return nil, err
	}
	return s.documentHits(ctx, c, rs)
}
