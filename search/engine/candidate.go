package engine

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/search/rank"
)

// The candidates that the second step ranks: so many units where sections are asked for; else of so many documents the
// own unit and the best others.
const (
	maxCandidates = 160
	maxReranked   = 40
	unitsEach     = 3
)

// place is a unit in the order of the first step.
type place struct {
	document int
	// segment and unit name it.
	segment *segmentView
	unit    uint32
	// class comes before score: what is known from citations alone comes last, what bears the number asked for first.
	class int
	first float32
}

// before orders places; of equals the one comes first on which more rests, then ties fall by document and unit, so that scores do not depend
// on how segments lie.
func (s *snapshot) before(a, b place) int {
	switch {
	case a.class != b.class:
		return b.class - a.class
	case a.first != b.first:
		return cmp.Compare(b.first, a.first)
	case a.document != b.document && s.authority != nil && s.rests(a.document) != s.rests(b.document):
		return cmp.Compare(s.rests(b.document), s.rests(a.document))
	case a.document != b.document:
		return strings.Compare(string(s.id(a.document)), string(s.id(b.document)))
	}
	return int(a.segment.place[a.unit]) - int(b.segment.place[b.unit])
}

// best keeps the first of many places in order.
type best struct {
	s    *snapshot
	most int
	all  []place
	// full is true when a place must come before the last of all to be kept.
	full bool
}

// add keeps a place if it is one of the first.
func (b *best) add(p place) {
	if b.full && b.s.before(p, b.all[b.most-1]) >= 0 {
		return
	}
	b.all = append(b.all, p)
	if len(b.all) >= 2*b.most+64 {
		b.sort()
	}
}

func (b *best) sort() {
	slices.SortFunc(b.all, b.s.before)
	if len(b.all) >= b.most {
		b.all, b.full = b.all[:b.most], b.most > 0
	}
}

// scored are the scores of the first step.
type scored struct {
	*walk
	// laws are what each document's own unit adds to the score of its units.
	laws []float32
	// classes come before scores.
	classes []int
}

// of are the places of a document's units, its own first.
func (x *scored) of(document int, f func(place)) {
	v, d := x.segmentOf(document)
	for i, u := range v.segmentTable.units(d) {
		p := place{document: document, segment: v, unit: u, class: x.classes[document]}
		if i == 0 {
			p.first = x.words[document] + x.pairs[document]
		} else if p.first = x.walk.units[v.unit+int(u)]; p.first > 0 {
			p.first += x.laws[document]
		}
		f(p)
	}
}

// candidates are units ready for the second step.
type candidates struct {
	question *rank.Question
	list     []rank.Candidate
	places   []place
	sections []corpus.SectionID
	// order are the documents found by their best unit, as far as they were asked for.
	order  []place
	scored *scored
	// total is how many sections are hits by themselves.
	total int
}

// candidates walks the first step and reads the best units.
func (s *searching) candidates(ctx context.Context, w *walk, f *found) (*candidates, error) {
	q, err := w.first(s.question)
	if err != nil {
		return nil, err
	}
	if err := s.weigh(); err != nil {
		return nil, err
	}
	if s.over, err = s.inForce(corpus.StandingEnded); err != nil {
		return nil, err
	}
	x := &scored{walk: w, laws: make([]float32, s.documents)}
	for d := range x.laws {
		x.laws[d] = rank.DocumentShare * (w.words[d] + rank.DocumentPair*w.pairs[d])
	}
	if x.classes, err = s.classes(ctx, f); err != nil {
		return nil, err
	}
	if q, err = s.asMeant(s.question, q); err != nil {
		return nil, err
	}
	c := &candidates{question: q, scored: x}
	if s.Sections {
		err = s.bestUnits(ctx, f, c)
	} else {
		err = s.bestDocuments(ctx, f, c)
	}
	if err != nil {
		return nil, err
	}
	return c, s.read(c)
}

// leastFirst is the share of the best first score that a unit must have to be a hit by itself.
const leastFirst = .15

// bestUnits chooses the best units of all documents found.
func (s *searching) bestUnits(ctx context.Context, f *found, c *candidates) error {
	top := &best{s: s.snapshot, most: max(maxCandidates, s.Offset+s.Limit)}
	asked, err := s.placesAsked(ctx)
	if err != nil {
		return err
	}
	least := float32(0)
	f.documents.each(func(d int) bool {
		c.scored.of(d, func(p place) { least = max(least, leastFirst*p.first) })
		return true
	})
	f.documents.each(func(d int) bool {
		first, others := true, false
		var own place
		c.scored.of(d, func(p place) {
			if first {
				own, first = p, false
				return
			}
			others = true
			if asked[p.at()] {
				p.class += classPlace
			} else if p.first <= 0 || p.first < least {
				return
			}
			c.total++
			top.add(p)
		})
		// A document without text is found by its facts.
		if !others {
			c.total++
			top.add(own)
		}
		return ctx.Err() == nil
	})
	top.sort()
	c.order = top.all
	c.places = top.all[:min(len(top.all), maxCandidates)]
	return ctx.Err()
}

// bestDocuments orders the documents found by their best unit, and takes some units of the first of them.
func (s *searching) bestDocuments(ctx context.Context, f *found, c *candidates) error {
	top := &best{s: s.snapshot, most: max(maxReranked, s.Offset+s.Limit)}
	f.documents.each(func(d int) bool {
		var best place
		first := true
		c.scored.of(d, func(p place) {
			if first || p.first > best.first {
				best, first = p, false
			}
		})
		top.add(best)
		return ctx.Err() == nil
	})
	top.sort()
	c.order = top.all
	for _, p := range top.all[:min(len(top.all), maxReranked)] {
		c.places = append(c.places, s.bestOf(c.scored, p.document)...)
	}
	slices.SortFunc(c.places, s.before)
	return ctx.Err()
}

// bestOf are a document's own unit and its best others, best first.
func (s *searching) bestOf(x *scored, document int) []place {
	var own place
	var others []place
	first := true
	x.of(document, func(p place) {
		switch {
		case first:
			own, first = p, false
		case p.first > 0 && (len(others) < unitsEach || s.before(p, others[len(others)-1]) < 0):
			at, _ := slices.BinarySearchFunc(others, p, s.before)
			others = slices.Insert(others, at, p)
			others = others[:min(len(others), unitsEach)]
		}
	})
	return append([]place{own}, others...)
}

// read fills the candidates from their records.
func (s *searching) read(c *candidates) error {
	titles := map[int]rank.Tokens{}
	c.list = make([]rank.Candidate, len(c.places))
	c.sections = make([]corpus.SectionID, len(c.places))
	for i, p := range c.places {
		v, d := p.segment, p.segment.doc[p.unit]
		h, err := v.headOf(p.unit)
		if err != nil {
			return err
		}
		own := v.own[d] == p.unit
		title, ok := titles[p.document]
		if !ok {
			if title = h.heading; !own {
				of, err := v.headOf(v.own[d])
				if err != nil {
					return err
				}
				title = of.heading
			}
			titles[p.document] = title
		}
		units := v.segmentTable.units(d)
		neighbour := func(at int) float64 {
			if at < 1 || at >= len(units) {
				return 0
			}
			if n := c.scored.walk.units[v.unit+int(units[at])]; n > 0 {
				return float64(n + c.scored.laws[p.document])
			}
			return 0
		}
		at := int(v.place[p.unit] - v.start[d])
		c.sections[i] = h.section
		c.list[i] = rank.Candidate{
			Heading: h.heading, Body: h.body, Title: title,
			First: float64(p.first), Document: p.document, DocumentScore: float64(c.scored.laws[p.document]),
			Units: len(units) - 1, Number: h.number, Weak: h.weak, Own: own,
		}
		if !own {
			c.list[i].Previous, c.list[i].Next = neighbour(at-1), neighbour(at+1)
		}
	}
	return nil
}

// A class is what stands above scores: whether the store holds the document, its tier, whether all marks stand as typed.
const (
	classHeld  = 1 << 20
	classTier  = 1 << 2
	classPlace = 1 << 1 // the place asked for, where sections are hits
	classExact = 1
)

// classes tell what comes before the scores of documents.
func (s *searching) classes(ctx context.Context, f *found) ([]int, error) {
	out := make([]int, s.documents)
	held, err := s.found(ctx, term(fieldFlag, flagHeld))
	if err != nil {
		return nil, err
	}
	exact, err := s.asTyped()
	if err != nil {
		return nil, err
	}
	f.documents.each(func(d int) bool {
		if held.has(d) {
			out[d] += classHeld
		}
		if exact.has(d) {
			out[d] += classExact
		}
		if f.own != nil && !s.aside {
			var tier int
			if tier, err = s.tier(d, f); err != nil {
				return false
			}
			out[d] += classTier * tier
		}
		return true
	})
	if err == nil {
		err = s.classesOfPlace(out)
	}
	return out, err
}

// asTyped are the documents that hold all words typed with marks with these marks; all, for a question of more than a few words, of
// which the ranking by words and pairs tells more.
func (s *searching) asTyped() (set, error) {
	out := s.live()
	words := s.typed.Words
	for _, p := range s.typed.Phrases {
		words = append(words[:len(words):len(words)], p.Words...)
	}
	if s.asks || len(words) > shortWords {
		return out, nil
	}
	in := map[int]bool{}
	for _, n := range s.synonyms {
		for i := n.from; i < n.to; i++ {
			in[i] = true
		}
	}
	for i, w := range words {
		if !w.Marked || in[i] {
			continue
		}
		holders, err := s.holders(w, true)
		if err != nil {
			return nil, err
		}
		out.and(holders)
	}
	return out, nil
}
