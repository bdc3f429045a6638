package engine

import (
	"context"
	"fmt"
	"slices"
	"time"

	index "github.com/blevesearch/bleve_index_api"

	"vankho/corpus"
	"vankho/search"
	"vankho/search/query"
	"vankho/search/rank"
)

// Search implements search.Engine.
func (e *Engine) Search(ctx context.Context, r search.Request) (*search.Results, error) {
	begin := time.Now()
	var out *search.Results
	err := e.reading(r, func(s *searching) error {
		var err error
		out, err = s.run(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	out.Took = time.Since(begin)
	return out, nil
}

// reading calls f with the index as it is now.
func (e *Engine) reading(r search.Request, f func(*searching) error) error {
	e.swap.RLock()
	defer e.swap.RUnlock()
	if e.index == nil {
		return search.ErrNotReady
	}
	advanced, err := e.index.Advanced()
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	defer reader.Close()
	snapshot, err := e.newSnapshot(reader, r.Secret)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	meant, err := snapshot.understand(r)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	if meant.Query, err = snapshot.beside(meant.Query); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	s := &searching{snapshot: snapshot, question: newQuestion(meant, r.Query, reader), library: e.library}
	if err := f(s); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

// searching is one search under way.
type searching struct {
	*question
	*snapshot
	// library may be nil.
	library Library
	// conditions are what the filters leave, once it was found.
	conditions *conditions
	// issued is true where the number asked for names what its document issues: "quy chế 15/2023".
	issued bool
	// looked counts the units that were looked at for phrases.
	looked int
}

// found are the documents that answer a question.
type found struct {
	// documents are those that the filters leave of required.
	documents, required set
	// own are those that bear the number asked for, cites those that cite it; nil where none is asked for.
	own, cites set
	// rest are the documents that hold each of the words beside the number; fewer is true where not all of them hold them all.
	rest  []set
	fewer bool
}

func (s *searching) run(ctx context.Context) (*search.Results, error) {
	out := &search.Results{Hits: []search.Hit{}, Folded: folded(s.typed), Corrections: s.corrections}
	f, err := s.find(ctx, out)
	if err != nil {
		return nil, err
	}
	if out.Facets, err = s.facets(ctx, f); err != nil {
		return nil, err
	}
	if out.Sole, err = s.sole(ctx, f); err != nil {
		return nil, err
	}
	out.Total = f.documents.count()
	if s.Among != nil {
		return out, s.among(ctx, f, out)
	}
	if s.Limit <= 0 {
		return out, nil
	}
	return out, s.answer(ctx, f, out)
}

// find works out which documents answer the question: those with all that is asked, else with most of it.
func (s *searching) find(ctx context.Context, out *search.Results) (*found, error) {
	f, err := s.required(ctx)
	if err != nil {
		return nil, err
	}
	if f.documents.count() == 0 && s.number != nil && len(s.number.Words) > 0 && !written(s.number) {
		// What looked like a number names nothing here, and may have been words: "hd 12 tháng".
		s.number, s.spelled = nil, nil
		if f, err = s.required(ctx); err != nil {
			return nil, err
		}
	}
	out.Relaxed = f.fewer && f.documents.count() > 0
	// A sentence that asks is rarely answered by a text with all of its words, and a provision seldom by a document with all.
	if total := f.documents.count(); total == 0 || (s.asks || s.aside) && total < fewAnswers || s.provision() {
		relaxed, err := s.relax(ctx, out)
		if err != nil {
			return nil, err
		}
		if relaxed != nil && relaxed.documents.count() > total {
			relaxed.own, relaxed.cites, relaxed.rest = f.own, f.cites, f.rest
			f = relaxed
			out.Relaxed, out.Whole = true, total
		}
	}
	return f, nil
}

// required are the documents that hold all that is asked for: all needs, or the number in their stead.
func (s *searching) required(ctx context.Context) (*found, error) {
	f := &found{required: s.live()}
	needs := s.needs
	if s.number != nil {
		needs = nil
		if err := s.numbered(ctx, f); err != nil {
			return nil, err
		}
	} else if len(s.needs) == 0 {
		// Who asks for nothing means what the store holds, not what its texts name.
		held, err := s.found(ctx, term(fieldFlag, flagHeld))
		if err != nil {
			return nil, err
		}
		f.required.and(held)
	}
	for _, n := range needs {
		holders, err := s.holds(n)
		if err != nil {
			return nil, err
		}
		f.required.and(holders)
	}
	return f, s.narrow(ctx, f)
}

// narrow leaves the documents that the filters allow.
func (s *searching) narrow(ctx context.Context, f *found) error {
	allowed, err := s.allowed(ctx, "")
	if err != nil {
		return err
	}
	f.documents = f.required.clone().and(allowed)
	return nil
}

// holds are the documents that hold a need.
func (s *searching) holds(n need) (set, error) {
	out, err := s.stand(n)
	if err != nil {
		return nil, err
	}
	for _, o := range n.or {
		other, err := s.stand(o)
		if err != nil {
			return nil, err
		}
		out.or(other)
	}
	return out, nil
}

func (s *searching) stand(n need) (set, error) {
	if len(n.words) > 1 && n.chained {
		return s.chained(n.words)
	}
	if len(n.words) > 1 && !n.apart {
		return s.standing(n.words, s.Exact, &s.looked)
	}
	out := s.live()
	for _, w := range n.words {
		holders, err := s.holders(w, s.Exact)
		if err != nil {
			return nil, err
		}
		out.and(holders)
	}
	return out, nil
}

// fewAnswers is how many documents with all words of a sentence that asks are too few: less than a page.
const fewAnswers = 20

// longQuestion is how many words make a question so long that no provision need hold them all.
const longQuestion = 6

// provision reports whether a provision is looked for that says what was asked in words of its own: the document around it
// tells nothing then.
func (s *searching) provision() bool {
	return s.Sections && (s.number == nil || s.aside) && (s.asks || s.Query.Kind == query.KindQuestion || len(s.needs) >= longQuestion)
}

// relaxAsking is the share of its words that a document must hold to answer such a sentence.
const relaxAsking = .5

// commonShare is the share of all documents from which on a word is left out, where others remain.
const commonShare = .3

// fewPresent is how many words must remain for common ones to be left out.
const fewPresent = 3

// relaxSteps are the shares of the words that must be there, tried in turn.
var relaxSteps = [...]float64{1, .75, .5, 0}

// relax looks for documents with most of the words where none has all; nil where that finds none either. A number that
// is not there is not there: nothing like it is shown in its stead.
func (s *searching) relax(ctx context.Context, out *search.Results) (*found, error) {
	if n := s.number; n != nil && (n.Whole || len(n.Rest) == 0) {
		if n.Whole {
			out.Absent = []string{s.Query.Text}
		}
		return nil, nil
	}
	words, err := s.spelledOut(asked(s.Query.Words))
	if err != nil {
		return nil, err
	}
	needs := wordNeeds(words)
	if s.number != nil && len(s.number.Words) == 0 {
		needs = s.rest
	}
	for _, p := range s.Query.Phrases {
		needs = append(needs, wordNeeds(p.Words)...)
	}
	var present, common []set
	for _, n := range needs {
		holders, err := s.holds(n)
		if err != nil {
			return nil, err
		}
		df := holders.and(s.live()).count()
		if df == 0 {
			if !slices.Contains(out.Absent, n.words[0].Text) {
				out.Absent = append(out.Absent, n.words[0].Text)
			}
			continue
		}
		if float64(df) > commonShare*float64(s.owns) {
			common = append(common, holders)
			continue
		}
		present = append(present, holders)
	}
	// Words that stand everywhere tell little.
	if len(present) < fewPresent {
		present = append(present, common...)
	}
	if len(present) == 0 {
		return nil, nil
	}
	held := make([]uint8, s.documents)
	for _, holders := range present {
		holders.each(func(d int) bool {
			if held[d] < 255 {
				held[d]++
			}
			return true
		})
	}
	last := 0
	steps := relaxSteps[:]
	switch {
	case s.provision():
		steps = []float64{0}
	case s.asks || s.aside:
		steps = []float64{relaxAsking, 0}
	}
	for _, share := range steps {
		least := min(255, max(1, int(share*float64(len(present))+.5)))
		if least == last {
			continue
		}
		last = least
		f := &found{required: newSet(s.documents)}
		for d, n := range held {
			if int(n) >= least {
				f.required.add(d)
			}
		}
		if err := s.narrow(ctx, f); err != nil {
			return nil, err
		}
		if f.documents.count() > 0 {
			return f, nil
		}
	}
	return nil, nil
}

// spelledOut has the words of abbreviations in place of those that no text has: of "cctthc" some texts may hold most words, though none
// all of them together.
func (s *searching) spelledOut(ws []query.Word) ([]query.Word, error) {
	if s.Exact {
		return ws, nil
	}
	var out []query.Word
	at := 0
	for _, a := range synonymsIn(ws) {
		if !a.long {
			continue
		}
		held, err := s.stand(need{words: ws[a.from:a.to], apart: true})
		if err != nil {
			return nil, err
		}
		if held.and(s.live()).count() == 0 {
			out = append(append(out, ws[at:a.from]...), a.others[0]...)
			at = a.to
		}
	}
	return append(out, ws[at:]...), nil
}

// sole is the one document that bears the number that the whole question is.
func (s *searching) sole(ctx context.Context, f *found) (corpus.ID, error) {
	if s.number == nil || !s.number.Whole || f.own == nil {
		return "", nil
	}
	held, err := s.found(ctx, term(fieldFlag, flagHeld))
	if err != nil {
		return "", err
	}
	own := f.own.clone().and(held).and(f.documents)
	if own.count() != 1 {
		return "", nil
	}
	sole := corpus.ID("")
	own.each(func(d int) bool {
		var facts *facts
		v, n := s.segmentOf(d)
		if facts, err = v.factsOf(n); err != nil {
			return false
		}
		if y := facts.year(); s.number.Year == 0 || y == 0 || y == s.number.Year {
			sole = v.ids[n]
		}
		return false
	})
	return sole, err
}

// year is that of issue, 0 where it is not known.
func (f *facts) year() int {
	date, _ := corpus.ParseISODate(f.Issued)
	if date.Year == 0 && f.Own != nil {
		return f.Own.Year
	}
	return date.Year
}

// reader is what the index package calls a state of the index.
var _ index.IndexReader = (*snapshot)(nil)

// Candidates are what the second step ranks for a question: what is known of its words, the units that the first step
// found best, and which units these are. They are those that Search would rank.
func (e *Engine) Candidates(ctx context.Context, r search.Request) (*rank.Question, []rank.Candidate, []UnitID, error) {
	var q *rank.Question
	var cs []rank.Candidate
	var ids []UnitID
	err := e.reading(r, func(s *searching) error {
		f, err := s.find(ctx, new(search.Results))
		if err != nil {
			return err
		}
		w := newWalk(s.snapshot)
		defer w.free()
		c, err := s.candidates(ctx, w, f)
		if err != nil {
			return err
		}
		q, cs = c.question, c.list
		for _, p := range c.places {
			v, n := s.segmentOf(p.document)
			ids = append(ids, UnitID{v.ids[n], c.sections[len(ids)]})
		}
		return nil
	})
	return q, cs, ids, err
}

// UnitID names a unit: its document, and its section; none for the document's own unit and lines without a section.
type UnitID struct {
	Document corpus.ID
	Section  corpus.SectionID
}
