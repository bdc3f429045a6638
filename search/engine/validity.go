package engine

import "vankho/corpus"

// overCost is what a document loses of its score which is no longer in force: what took its place, being like it, stands
// before it, and it stands before what is less like the question.
const overCost = .3

// timelines are those of the values of fieldTerm, in their order, read once for the segment.
func (v *segmentView) timelines() (*column, []corpus.Timeline, error) {
	c, err := v.column(fieldTerm)
	if err != nil {
		return nil, nil, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.lines == nil {
		v.lines = make([]corpus.Timeline, len(c.terms))
		for i, t := range c.terms {
			v.lines[i] = corpus.ParseTimeline(t)
		}
	}
	return c, v.lines, nil
}

// standingKey is where the documents are kept that are of a standing today.
type standingKey struct {
	standing corpus.Standing
	day      corpus.Date
}

// inForce are the documents of a standing on the day that the question is about. Those of today are kept, since they are asked for again
// and again.
func (s *searching) inForce(want corpus.Standing) (set, error) {
	day, today := s.day()
	key := standingKey{want, day}
	if day == today {
		if kept, ok := s.learned.Load(key); ok {
			return kept.(set).clone(), nil
		}
	}
	out := newSet(s.documents)
	for i := range s.segments {
		v := &s.segments[i]
		c, lines, err := v.timelines()
		if err != nil {
			return nil, err
		}
		good := make([]bool, len(lines)+1)
		for n, line := range lines {
			good[n+1] = line.At(day, today) == want
		}
		for d, n := range c.of {
			if good[n] {
				out.add(v.document + d)
			}
		}
	}
	if day == today {
		s.learned.Store(key, out.clone())
	}
	return out, nil
}

// standings counts the standings of documents on the day that the question is about.
func (s *searching) standings(in set) ([]termCount, error) {
	day, today := s.day()
	sums := map[corpus.Standing]int{}
	for i := range s.segments {
		v := &s.segments[i]
		c, lines, err := v.timelines()
		if err != nil {
			return nil, err
		}
		counts := make([]int, len(lines)+1)
		in.between(v.document, v.document+len(v.ids), func(d int) { counts[c.of[d-v.document]]++ })
		for n, line := range lines {
			if counts[n+1] > 0 {
				sums[line.At(day, today)] += counts[n+1]
			}
		}
	}
	var out []termCount
	for standing, n := range sums {
		out = append(out, termCount{string(standing), n})
	}
	return out, nil
}
