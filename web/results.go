package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search"
	"vankho/search/query"
)

// ResultsPage is what /tim shows and /api/v1/tim encodes.
type ResultsPage struct {
	Query string `json:"query"`
	Total int    `json:"total"`
	// Offset is how many hits lie before this page; Limit how many a page holds.
	Offset int `json:"offset"`
	Limit  int `json:"limit"`
	// Next is the address of the next part for programs, "" at the end.
	Next string `json:"next,omitempty"`
	// Seconds is what it took to find the hits and all that the page says of them.
	Seconds float64 `json:"seconds"`
	// Understood says how a number in the question was read.
	Understood *Understood `json:"understood,omitempty"`
	// Place says which place within a document the question names.
	Place *Understood `json:"place,omitempty"`
	// Operators are the filters typed in the question.
	Operators []Understood `json:"operators,omitempty"`
	// Narrow are values of facets that the words of the question name, not yet chosen.
	Narrow []Narrowing `json:"-"`
	// Day is the day on which validity is judged, nil for today.
	Day *DayJudged `json:"day,omitempty"`
	// Answer is what the texts say to a question about one document or one office; nil where they say nothing.
	Answer *Answer `json:"answer,omitempty"`
	// Figure is what the store says to a question for a number; nil where it is none.
	Figure *FigureAnswer `json:"figure,omitempty"`
	// Relaxed, Whole, Absent and Folded are the engine's remarks on the question.
	Relaxed bool     `json:"relaxed,omitempty"`
	Whole   int      `json:"whole,omitempty"`
	Absent  []string `json:"absent,omitempty"`
	Folded  bool     `json:"folded,omitempty"`
	// Corrections are other readings of typed words, and what was done with them.
	Corrections []search.Correction `json:"corrections,omitempty"`
	// Notes are sentences about syntax, length and the number.
	Notes []string `json:"notes,omitempty"`
	// Sole is the one document that has the number asked for.
	Sole   corpus.ID      `json:"sole,omitempty"`
	Hits   []Hit          `json:"hits"`
	Facets []search.Facet `json:"facets"`

	Took   time.Duration `json:"-"`
	Typed  []TypedLine   `json:"-"`
	Units  []Choice      `json:"-"`
	Groups []FacetGroup  `json:"-"`
	Chips  []Chip        `json:"-"`
	Sorts  []Choice      `json:"-"`
	Pager  Pager         `json:"-"`
	Ways   []Way         `json:"-"`
	Store  string        `json:"-"`
	// Browse is the heading of a list of one type, "" for others.
	Browse  string `json:"-"`
	Hidden  []Pair `json:"-"`
	ask     question
	syntax  bool
	Missing *MissingText `json:"missing_text,omitempty"`
}

// Choice is one of several ways to see the same results.
type Choice struct {
	Label, URL string
	Current    bool
}

// Chip is one active filter; URL drops it.
type Chip struct{ Kind, Label, URL string }

// Pair is one hidden field of a form.
type Pair struct{ Name, Value string }

// results builds the page of a question.
func (s *site) results(ctx context.Context, q question, who viewer) (*ResultsPage, error) {
	return s.resultsPart(ctx, q, who, hitPart{offset: (q.Page - 1) * pageSize, size: pageSize})
}

// hitPart is which of the hits of a question are shown: some of the list as it is now, or those that a walk has reached.
type hitPart struct {
	offset, size int
	among        []corpus.ID
}

// resultsPart builds a part of what answers a question.
func (s *site) resultsPart(ctx context.Context, q question, who viewer, part hitPart) (*ResultsPage, error) {
	ctx, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	began := time.Now()
	r := q.request(who, part.offset, part.size)
	r.Among = part.among
	res, err := s.engine.Search(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("search %q: %w", q.Text, err)
	}
	p := &ResultsPage{Query: r.Query.Text, Total: res.Total, Offset: part.offset, Limit: part.size,
		Relaxed: res.Relaxed, Whole: res.Whole, Absent: res.Absent, Folded: res.Folded && !q.Exact && res.Total > 0, Sole: res.Sole, Facets: res.Facets,
		Corrections: res.Corrections, Typed: typedLines(q, res.Corrections), Units: units(q), ask: q}
	if p.Facets == nil {
		p.Facets = []search.Facet{}
	}
	for i := range p.Facets {
		if p.Facets[i].Values == nil {
			p.Facets[i].Values = []search.FacetValue{} // a list for programs, never null
		}
	}
	if slices.ContainsFunc(res.Corrections, func(c search.Correction) bool { return c.Applied && c.Kind == "marks" }) {
		p.Folded = false // the line on the marks says it
	}
	on := s.judges(q, r.Query)
	p.Day = dayJudged(q, r.Query, on)
	if p.Hits, err = s.hits(ctx, q, readAs(q.Text, res.Corrections), res.Hits, on, who); err != nil {
		return nil, err
	}
	for _, n := range r.Query.Notes {
		p.Notes = append(p.Notes, n.Text)
		p.syntax = p.syntax || n.Kind != "length"
	}
	if err := s.interpret(ctx, p, r.Query, who); err != nil {
		return nil, err
	}
	if p.Answer, err = s.answer(ctx, q, r.Query, on, who); err != nil {
		return nil, err
	}
	if p.Answer == nil {
		var first *Hit
		if len(p.Hits) > 0 {
			first = &p.Hits[0]
		}
		if p.Figure, err = s.answerFigure(ctx, q, r.Query, first, who); err != nil {
			return nil, err
		}
	}
	for i := range p.Hits {
		if p.Hits[i].Stub && s.mayEdit(who) {
			p.Hits[i].Bring = intakePath
		}
		if p.Answer != nil { // which says more than they do
			p.Hits[i].Passages = p.Hits[i].Passages[:min(1, len(p.Hits[i].Passages))]
		}
	}
	p.Narrow = narrowings(q, r.Query, p.Total, res.Facets)
	p.Groups = facetGroups(q, res.Facets, res.Total)
	p.Chips = chips(q, res.Facets)
	p.Sorts = sorts(q)
	p.Pager = newPager(q.Page, p.Total, pageSize, noun(q), func(n int) string {
		q := q
		q.Page, q.Filter = n, false
		return q.address()
	})
	p.Hidden = hiddenOf(q)
	if p.Total == 0 {
		if p.Ways, err = s.ways(ctx, q, who); err != nil {
			return nil, err
		}
	}
	p.Took = time.Since(began)
	p.Seconds = p.Took.Seconds()
	return p, nil
}

// searchTime is how long one question may run (pages.md §6).
const searchTime = 5 * time.Second

func sorts(q question) []Choice {
	if q.Sections {
		return nil // provisions have no other order
	}
	var out []Choice
	for _, c := range []struct {
		label string
		sort  search.Sort
	}{{"Liên quan nhất", search.SortRelevance}, {"Mới ban hành", search.SortNewest}, {"Cũ nhất", search.SortOldest},
		{"Số, ký hiệu", search.SortNumber}, {"Được nhắc nhiều", search.SortCited}, {"Chất lượng đọc kém trước", search.SortPoor}} {
		out = append(out, Choice{c.label, q.with(func(q *question) { q.Sort = c.sort }).address(), q.Sort == c.sort})
	}
	return out
}

// units are what a list may consist of.
func units(q question) []Choice {
	var out []Choice
	for _, c := range []struct {
		label    string
		sections bool
	}{{"Theo văn bản", false}, {"Theo điều khoản", true}} {
		out = append(out, Choice{c.label, q.with(func(q *question) { q.Sections = c.sections }).address(), q.Sections == c.sections})
	}
	return out
}

// hiddenOf are the parts of a question that the filter form carries along: all but the facets it shows.
func hiddenOf(q question) []Pair {
	q = q.with(func(q *question) {
		q.Filters = slices.DeleteFunc(q.Filters, func(f query.Filter) bool { return f.Key == "tai" || slices.Contains(facetKeys[:], f.Key) })
	})
	return newJump(q.address()).Hidden
}

// serveResults answers /tim.
func (s *site) serveResults(w http.ResponseWriter, r *http.Request) error {
	p := readParams(r.URL.RawQuery, questionKeys()...)
	q, err := readQuestion(p)
	if err != nil {
		return err
	}
	who := s.viewer(r)
	if q.empty() {
		return s.showBrowse(w, r, who, p.remarks())
	}
	if tidy(w, r, p, q.address()) {
		return nil
	}
	page, err := s.results(r.Context(), q, who)
	if err != nil {
		return err
	}
	if page.Sole != "" && !q.List && !q.Words && len(q.Filters) == 0 && q.Page == 1 && q.Sort == "" && wholeNumber(q.Text) {
		to, err := s.opened(r.Context(), page, q, who)
		if err != nil {
			return err
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
		return nil
	}
	f := s.frame(r, who, tabTitle(q.Text, "kết quả tìm"))
	f.Query, f.Canonical, f.Remarks = page.Query, q.canonical(), p.remarks()
	f.Feeds = []FeedLink{{"Văn bản mới: " + questionName(q), page.FeedURL()}}
	page.Store = storeSentence(f.State)
	return s.write(w, http.StatusOK, "results", f, page)
}

// serveSearchAlias sends the English address to the Vietnamese one with the question kept.
func (s *site) serveSearchAlias(w http.ResponseWriter, r *http.Request) error {
	to := resultsPath
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, http.StatusMovedPermanently)
	return nil
}

// storeSentence says how much there is to find.
func storeSentence(st state) string {
	n := st.Documents
	if n == 0 {
		return "Kho chưa có văn bản nào."
	}
	c := st.Counts
	if c.FirstYear == 0 {
		return fmt.Sprintf("Kho có %s văn bản.", integer(n))
	}
	if c.FirstYear == c.LastYear {
		return fmt.Sprintf("Kho có %s văn bản, năm %d.", integer(n), c.FirstYear)
	}
	return fmt.Sprintf("Kho có %s văn bản, từ %d đến %d.", integer(n), c.FirstYear, c.LastYear)
}

// tabTitle is the title of a tab: "{nội dung}: {trang}".
func tabTitle(content, page string) string {
	if content == "" {
		return viet.Capitalise(page)
	}
	return shorten(content, 60) + ": " + page
}

func joinFacts(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += ", "
		}
		out += p
	}
	return out
}

// The parts of the page that follow from the others.

// Remarked reports whether anything is to be said on how the question was read.
func (p *ResultsPage) Remarked() bool {
	return p.Day != nil || p.Understood != nil || p.Place != nil || len(p.Operators) > 0 || len(p.Narrow) > 0 || p.Missing != nil || p.Folded || p.Relaxed || len(p.Absent)+len(p.Notes)+len(p.Typed) > 0
}

// Syntax reports whether a part of the question was not understood.
func (p *ResultsPage) Syntax() bool { return p.syntax }

// ExactURL wants the marks as typed.
func (p *ResultsPage) ExactURL() string {
	return p.ask.with(func(q *question) { q.Exact = true }).address()
}

// TypedURL takes the words as they were typed; empty where nothing was read into them.
func (p *ResultsPage) TypedURL() string {
	if !slices.ContainsFunc(p.Corrections, func(c search.Correction) bool { return c.Applied }) {
		return ""
	}
	return p.ask.with(func(q *question) { q.AsTyped = true }).address()
}

// ExplainURL shows what each score is made of, or hides it again; empty where the order is not one of scores.
func (p *ResultsPage) ExplainURL() string {
	if p.ask.Sort != search.SortRelevance {
		return ""
	}
	q := p.ask
	q.Explain = !q.Explain
	return q.address()
}

// Explaining reports whether the page shows what each score is made of.
func (p *ResultsPage) Explaining() bool { return p.ask.Explain }

// Noun is what the list consists of.
func (p *ResultsPage) Noun() string { return noun(p.ask) }

func noun(q question) string {
	if q.Sections {
		return "điều khoản khớp nhất"
	}
	return "văn bản"
}

// FilterURL opens the filters on a narrow screen.
func (p *ResultsPage) FilterURL() string {
	q := p.ask
	q.Filter = true
	return q.address() + "#loc"
}

// Filtering reports whether the filters are open on a narrow screen.
func (p *ResultsPage) Filtering() bool { return p.ask.Filter }

// ClearURL drops all filters; empty with fewer than two.
func (p *ResultsPage) ClearURL() string {
	if len(p.Chips) < 2 {
		return ""
	}
	return p.ask.with(func(q *question) { q.Filters, q.Exact, q.Words, q.NoPlace, q.AsTyped = nil, false, false, false, false }).address()
}

// End reports whether this is the last page.
func (p *ResultsPage) End() bool { return p.Pager.Next == "" }
