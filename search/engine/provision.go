package engine

import (
	"context"
	"slices"
	"strings"

	bq "github.com/blevesearch/bleve/v2/search/query"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
	"vankho/search/rank"
)

// fieldSection holds the section that a unit is, and those that hold it by its name.
const fieldSection = "sec"

// section adds the section of a unit: "dieu-8.khoan-2" is part of "dieu-8".
func (b builder) section(id corpus.SectionID) {
	for i, r := range id {
		if r == '.' {
			b.term(fieldSection, string(id[:i]))
		}
	}
	if id != "" {
		b.term(fieldSection, string(id))
	}
}

// beside takes the words that name a place within a document out of a question, so that the others find the document. They stay
// where they are words of a title: "sửa đổi khoản 2 Điều 1 Quyết định …".
func (s *snapshot) beside(q query.Query) (query.Query, error) {
	if q.Provision == nil || q.Number != nil {
		return q, nil
	}
	titled, err := s.titled(asked(q.Words))
	if err != nil {
		return q, err
	}
	if titled.count() > 0 {
		return q.WithoutProvision(), nil
	}
	return q.Beside(), nil
}

// titled are the documents whose own unit holds all words: title, number, type, body, headings.
func (s *snapshot) titled(ws []query.Word) (set, error) {
	out := s.live()
	for _, w := range ws {
		holders := newSet(s.documents)
		for i := range s.segments {
			v := &s.segments[i]
			lists, err := v.lists(w, false)
			if err != nil {
				return nil, err
			}
			var buffer [256]uint32
			for _, l := range lists {
				l.each(buffer[:], func(units []uint32) {
					for _, u := range units {
						if d := v.doc[u]; v.own[d] == u {
							holders.add(v.document + int(d))
						}
					}
				})
			}
		}
		out.and(holders)
	}
	return out, nil
}

// classesOfPlace raises the documents that the words beside a place name: their title holds them all, and first those of
// the type that the words name. "điều 8 luật đất đai" is a place in the law, not in a decree on it.
func (s *searching) classesOfPlace(classes []int) error {
	p := s.Query.Provision
	if p == nil || s.number != nil {
		return nil
	}
	var content []query.Word
	for i, weight := range rank.Attend(s.Query.Words).Weights {
		if weight == 1 {
			content = append(content, s.Query.Words[i])
		}
	}
	if len(content) == 0 || len(s.Query.Words) == len(p.Words) {
		return nil
	}
	titled, err := s.titled(content)
	if err != nil {
		return err
	}
	titled.each(func(d int) bool {
		v, n := s.segmentOf(d)
		var facts *facts
		if facts, err = v.factsOf(n); err != nil {
			return false
		}
		classes[d] += classTier * tierOwn
		if p.Type != "" && viet.Slug(facts.Type) == p.Type {
			classes[d] += classTier * tierYear
		}
		return true
	})
	return err
}

// unitAt names a unit within the index.
type unitAt struct {
	segment *segmentView
	unit    uint32
}

func (p place) at() unitAt { return unitAt{p.segment, p.unit} }

// enclosed is the section of the text that a document issues, as sections are called.
const enclosed corpus.SectionID = "kem-theo"

// sectionsAsked are the sections that the place may be: in the document or in what it issues; in the latter alone where its type is named,
// "Điều 5 Quy chế 15/2023".
func (s *searching) sectionsAsked() []corpus.SectionID {
	p := s.Query.Provision
	own := p.Sections()
	var issued []corpus.SectionID
	for _, id := range own {
		issued = append(issued, enclosed+"."+id)
	}
	if s.issued || s.number == nil && slices.Contains(attachedTypes(), p.Type) {
		return issued
	}
	return append(own, issued...)
}

// placesAsked are the units of the place that the question names, or that hold it; nil where it names none.
func (s *searching) placesAsked(ctx context.Context) (map[unitAt]bool, error) {
	p := s.Query.Provision
	if p == nil {
		return nil, nil
	}
	var ways []bq.Query
	for _, id := range s.sectionsAsked() {
		for i, r := range id {
			if r == '.' {
				ways = append(ways, term(fieldSection, string(id[:i])))
			}
		}
		ways = append(ways, term(fieldSection, string(id)))
	}
	out := map[unitAt]bool{}
	err := s.matching(ctx, anyOf(ways), func(v *segmentView, unit uint32) { out[unitAt{v, unit}] = true })
	return out, err
}

// withPlace puts the units of the place that is asked for before the others of a document.
func (s *searching) withPlace(asked map[unitAt]bool, document int, units []place) []place {
	if len(asked) == 0 {
		return units
	}
	var out []place
	v, d := s.segmentOf(document)
	for _, u := range v.segmentTable.units(d) {
		if asked[unitAt{v, u}] {
			out = append(out, place{document: document, segment: v, unit: u})
		}
	}
	return append(out, units...)
}

// placeScore lets the passages of the place that is asked for win over all others, the innermost first.
const placeScore = 100

// toPlace raises the passages of a unit that stand at the place asked for, or in what holds it.
func (s *searching) toPlace(u *unit, scores []float64) []float64 {
	if s.Query.Provision == nil {
		return scores
	}
	ids := s.sectionsAsked()
	for i, p := range u.passages {
		for _, id := range ids {
			switch {
			case within(p.section, id):
				scores[i] += placeScore
			case p.section != "" && within(id, p.section) && !slices.ContainsFunc(u.passages, func(x passage) bool { return within(x.section, id) }):
				scores[i] += placeScore / 2
			}
		}
	}
	return scores
}

// within reports whether a section is another or lies in it, by their names.
func within(id, in corpus.SectionID) bool {
	return id == in || strings.HasPrefix(string(id), string(in)+".")
}
