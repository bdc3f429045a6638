package engine

import (
	"context"
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"vankho/corpus"
)

// endedKey is where the documents are kept that had ended by a day.
type endedKey corpus.Date

// ended are the documents that others had ended by a day; keep is true for a day that is asked for again and again.
func (s *snapshot) ended(ctx context.Context, day corpus.Date, keep bool) (set, error) {
	if kept, ok := s.learned.Load(endedKey(day)); ok {
		return kept.(set).clone(), nil
	}
	var ids []string
	var ways []bq.Query
	for i := range s.segments {
		v := &s.segments[i]
		dict, err := v.dictionary(fieldEnds)
		if err != nil {
			return nil, err
		}
		for e, err := range entriesOf(dict) {
			if err != nil {
				return nil, err
			}
			target, since, _ := strings.Cut(e.Term, labelBreak)
			if d, ok := corpus.ParseISODate(since); !ok || day.Before(d) {
				continue
			}
			if l, ok, err := lookUp(dict, []byte(e.Term)); err != nil {
				return nil, err
			} else if !ok || l.count(v.deleted) == 0 {
				continue // who ended it is no more
			}
			if id, ok := strings.CutPrefix(target, "#"); ok {
				ids = append(ids, id)
			} else {
				ways = append(ways, term(fieldKey, target))
			}
		}
	}
	out := newSet(s.documents)
	if len(ids) > 0 {
		ways = append(ways, bq.NewDocIDQuery(ids))
	}
	for _, q := range ways {
		some, err := s.found(ctx, q)
		if err != nil {
			return nil, err
		}
		out.or(some)
	}
	if keep {
		s.learned.Store(endedKey(day), out.clone())
	}
	return out, nil
}

// overCost is what a document loses of its score which is no longer in force: what took its place, being like it, stands
// before it, and it stands before what is less like the question.
const overCost = .3

// over are the documents that are no longer in force on the day that the question is about.
func (s *searching) over(ctx context.Context) (set, error) {
	return s.inForce(ctx, corpus.StandingEnded)
}

// termIn reads the value of fieldTerm.
func termIn(value string) corpus.Term {
	parts := strings.SplitN(value, labelBreak, 3)
	t := corpus.Term{Told: corpus.Standing(parts[0])}
	if len(parts) == 3 {
		t.From, _ = corpus.ParseISODate(parts[1])
		t.Until, _ = corpus.ParseISODate(parts[2])
	}
	return t
}

// inForce are the documents of a standing on the day that the question is about.
func (s *searching) inForce(ctx context.Context, want corpus.Standing) (set, error) {
	day, today := s.day()
	ended, err := s.ended(ctx, day, day == today)
	if err != nil {
		return nil, err
	}
	standing := func(ended bool) (set, error) {
		return s.having(fieldTerm, func(value string) bool { return termIn(value).At(day, today, ended) == want })
	}
	out, err := standing(false)
	if err != nil {
		return nil, err
	}
	over, err := standing(true)
	if err != nil {
		return nil, err
	}
	return out.not(ended).or(over.and(ended)), nil
}

// standings counts the standings of documents on the day that the question is about.
func (s *searching) standings(ctx context.Context, in set) ([]termCount, error) {
	day, today := s.day()
	ended, err := s.ended(ctx, day, day == today)
	if err != nil {
		return nil, err
	}
	sums := map[corpus.Standing]int{}
	for _, part := range [...]struct {
		in    set
		ended bool
	}{{in.clone().not(ended), false}, {in.clone().and(ended), true}} {
		counts, err := s.count(fieldTerm, part.in)
		if err != nil {
			return nil, err
		}
		for _, c := range counts {
			sums[termIn(c.term).At(day, today, part.ended)] += c.count
		}
	}
	var out []termCount
	for standing, n := range sums {
		out = append(out, termCount{string(standing), n})
	}
	return out, nil
}
