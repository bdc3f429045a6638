package web

import (
	"context"
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/validity"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

// passagesOf is how many passages the nth hit of a page shows at most: the first hits are read, those below looked over. Beside an open
// list of filters, where each hit has its reasons instead, and where all addresses repeat a long question there are fewer, so that the page
// stays within its budget.
func passagesOf(nth int, q question) int {
	switch {
	case q.Explain && nth >= explainedWhole, (len(q.Opened) > 0 || len(q.Text) > 2*carried) && nth >= pageSize/2:
		return 0
	case q.Explain, len(q.Opened) > 0, len(q.Text) > 2*carried, nth >= 3:
		return 1
	case nth == 0:
		return 3
	}
	return 2
}

// passageRoom is how many bytes the passages of a page come to at most before its hits have one each: where they are long, and their addresses
// repeat a question with marks, second ones would take the page over its budget.
const passageRoom = 10 << 10

// fitPassages takes away the second and third passages of hits for which there is no room beside the first of each.
func fitPassages(hits []Hit) {
	room := passageRoom
	for _, h := range hits {
		if len(h.Passages) > 0 {
			room -= h.Passages[0].bytes()
		}
	}
	for i := range hits {
		h := &hits[i]
		for n := 1; n < len(h.Passages); n++ {
			if room -= h.Passages[n].bytes(); room < 0 {
				h.Passages = h.Passages[:n]
			}
		}
	}
}

// bytes is about how much of a page a passage takes.
func (p Passage) bytes() int { return len(p.HTML) + len(p.URL) }

// explainedWhole is how many hits of a page have the table of their score too; those below have the reasons in words, the API has all.
const explainedWhole = 3

// carried is the longest question, in bytes, that every link of a hit carries along; of a longer one the title of a document
// carries the beginning, and what is opened at its own place does without.
const carried = 64

// hits shows what the engine found with what the library knows of it. A document removed or marked secret since the index was made is
// passed over. text is the question as it was answered.
func (s *site) hits(ctx context.Context, q question, text string, found []search.Hit, on asOf, who viewer) ([]Hit, error) {
	var ids []corpus.ID
	wanted := map[corpus.ID][]corpus.SectionID{}
	for _, h := range found {
		ids = append(append(ids, h.ID), h.Same...)
		if h.Section != "" {
			wanted[h.ID] = append(wanted[h.ID], h.Section)
		}
	}
	known, err := s.library.Summaries(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("summaries of hits: %w", err)
	}
	held, err := s.library.Sections(ctx, wanted)
	if err != nil {
		return nil, fmt.Errorf("sections of hits: %w", err)
	}
	words := sought(text)
	meant := terms(words)
	out := []Hit{}
	for i, f := range found {
		sum, ok := known[f.ID]
		if !ok || sum.Secrecy != "" && !who.local {
			continue
		}
		h := newHit(sum, f, words, meant, on)
		if all := newSections(held[f.ID]); f.Section != "" && all.byID[f.Section].ID != "" {
			h.inSection(all.byID[f.Section], all, words)
		}
		h.Passages = h.Passages[:min(len(h.Passages), passagesOf(i, q))]
		for _, id := range f.Same {
			if x, ok := known[id]; ok && (x.Secrecy == "" || who.local) {
				h.Same = append(h.Same, SameText{x.ID, summaryName(x), joinFacts(x.Issuer, x.Issued.Short()), documentURL(x.ID)})
			}
		}
		if q.Explain {
			h.Why = explain(f)
			h.Why.Brief = i >= explainedWhole
		} else if i == 0 && q.Page == 1 && q.Sort == search.SortRelevance && q.Text != "" {
			ask := q
			ask.Explain = true
			h.WhyFirst = ask.address() + "#giai-thich"
		}
		out = append(out, h)
	}
	fitPassages(out)
	if err := s.tell(ctx, out, on, who); err != nil {
		return nil, err
	}
	if q.Explain {
		asked := query.Parse(text).Number
		for i := range out {
			out[i].Why.Facts = standing(out[i], asked)
		}
	}
	markUnlike(out, meant)
	return out, nil
}

// tell adds what other documents say of the hits, and the pages of their passages.
func (s *site) tell(ctx context.Context, hits []Hit, on asOf, who viewer) error {
	var bound, stubs []corpus.ID
	var spots []corpus.Spot
	for _, h := range hits {
		if h.Stub {
			stubs = append(stubs, h.ID)
		}
		// The timeline is that of public documents; this machine may know of others.
		if who.local || bindsLess(h.Timeline.At(on.Day, on.Today)) {
			bound = append(bound, h.ID)
		}
		for _, p := range h.Passages {
			spots = append(spots, corpus.Spot{ID: h.ID, Offset: p.Start})
		}
	}
	facts, err := s.library.Validity(ctx, bound, who.local)
	if err != nil {
		return fmt.Errorf("validity of the hits: %w", err)
	}
	witnesses, err := s.library.Witnesses(ctx, stubs, who.local)
	if err != nil {
		return fmt.Errorf("who names the hits: %w", err)
	}
	pages, err := s.library.PageNumbers(ctx, spots)
	if err != nil {
		return fmt.Errorf("pages of passages: %w", err)
	}
	for i := range hits {
		h := &hits[i]
		for j := range h.Passages {
			h.Passages[j].Page, pages = pages[0], pages[1:]
		}
		if f, ok := facts[h.ID]; ok {
			h.Ended = newEnding(validity.Read(f).At(on.Day, on.Today))
		}
		if w, ok := witnesses[h.ID]; ok {
			h.Witness = newWitness(w)
		}
	}
	return nil
}

// bindsLess reports whether a document has ended, in whole or in part, or is suspended.
func bindsLess(s corpus.Standing) bool {
	return s == corpus.StandingEnded || s == corpus.StandingPartly || s == corpus.StandingPaused
}

// newEnding is the document that decides a verdict, nil where the document itself or a register does.
func newEnding(v validity.Verdict) *Ending {
	if !bindsLess(v.Standing) || len(v.Causes) == 0 || v.Causes[0].Event == nil {
		return nil
	}
	c := v.Causes[0]
	e := c.Event
	names, _ := e.Relation.Name()
	words := names.In
	if scope := scopeWords(corpus.Edge{Scope: e.Scope, Provisions: e.Provisions}); scope != "" {
		words = capital(scope) + " " + viet.Uncapitalise(names.In)
	}
	since := c.From
	if c.Note != "" {
		since = corpus.Date{} // it is the best that is known, and not what the text says
	}
	return &Ending{Words: words, Name: joinFacts(numberedName(capital(e.From.Type), e.From.Number), e.From.Issued.Short()), Since: since,
		URL: spanURL(documentURL(e.By.ID), "", e.Quote, e.Span)}
}

func newWitness(w corpus.Witness) *Witness {
	url := documentURL(w.Document.ID)
	at := w.Shift(-w.From)
	if !at.Fits(w.Around) {
		return &Witness{Documents: w.Documents, Source: summaryName(w.Document), Passage: Passage{URL: url}}
	}
	line := corpus.Span{End: len(w.Around)}
	sentence := sentenceAround(w.Around, line, at)
	p := search.Passage{Span: sentence.Shift(w.From), Text: sentence.In(w.Around), Marks: []corpus.Span{w.Span}}
	out := &Witness{Documents: w.Documents, Source: summaryName(w.Document), Passage: newPassage(url, "", p, wanted{})}
	out.Passage.URL = spanURL(url, "", at.In(w.Around), w.Span)
	return out
}

// markUnlike marks the first of the hits at the end of a list that hold a word of the question with other marks than it was
// typed with, and nowhere with the same.
func markUnlike(hits []Hit, meant wanted) {
	marked := slices.DeleteFunc(slices.Clone(meant.free), func(t term) bool { return !t.marked })
	if len(marked) == 0 {
		return
	}
	first := len(hits)
	for first > 0 && unlike(hits[first-1], marked) {
		first--
	}
	if first < len(hits) {
		hits[first].Unlike = true
	}
}

// unlike reports whether one of the marked words stands in what a hit marks, but never with the marks that were typed.
func unlike(h Hit, marked []term) bool {
	same, other := map[string]bool{}, map[string]bool{}
	look := func(text string, marks []corpus.Span) {
		for _, m := range marks {
			if !m.Fits(text) {
				continue
			}
			for w := range viet.Words(m.In(text)) {
				x := token{w, viet.Fold(w.Text)}
				for _, t := range marked {
					if t.matches(x) {
						same[t.fold] = true
					} else if t.fold == x.fold {
						other[t.fold] = true
					}
				}
			}
		}
	}
	look(h.Title, h.Marks)
	for _, p := range h.Passages {
		for _, m := range p.Marks {
			look(p.Text, []corpus.Span{m.Shift(-p.Start)})
		}
	}
	for fold := range other {
		if !same[fold] {
			return true
		}
	}
	return false
}
