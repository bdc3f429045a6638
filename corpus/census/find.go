package census

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Found is what a question finds.
type Found struct {
	Rows                       []Figure
	Total, Documents, Periods  int
	Groups, Near               []Group
	Places, Units, Kinds, Time []corpus.FigureCount
}

// Group is an indicator: all phrasings that are one.
type Group struct {
	ID corpus.IndicatorID
	// Phrasings are those that are used, the most used first.
	Phrasings          []corpus.IndicatorID
	Figures, Documents int
	Match              float64
	Whole              bool
}

// How many indicators an answer names, and how many that come close.
const (
	shownGroups = 12
	shownNear   = 6
)

// The filters that facets count without.
const (
	failsPlace = 1 << iota
	failsUnit
	failsKind
	failsPeriod
)

// filter is a question as the rows are held against it.
type filter struct {
	t                               *Table
	q                               corpus.FigureQuery
	words                           *asked
	docs                            []bool
	places, units, written, periods []bool
	kinds                           [len(kinds)]bool
	group                           uint32
	may                             []bool // the phrasings whose figures may be meant, nil for all
}

func (t *Table) filter(q corpus.FigureQuery) *filter {
	f := &filter{t: t, q: q, words: t.ask(q.Words, false), docs: make([]bool, len(t.docs))}
	none := f.words == nil && strings.TrimSpace(q.Words) != "" // signs alone mean nothing
	for i, d := range t.docs {
		f.docs[i] = !none && !d.gone && (q.Secret || !d.Secret) && (q.Issuer == "" || d.Issuer == q.Issuer) && (q.Doc == "" || d.ID == q.Doc)
	}
	slug := viet.Slug(q.Place)
	f.places = t.places.which(q.Place != "", func(p place) bool { return p.slug == slug || p.whole == slug })
	f.periods = t.periods.which(!q.Period.IsZero(), func(p period) bool { return p.within(q.Period, q.At) })
	folded := viet.Fold(viet.Squeeze(q.Unit))
	called := func(u unit) bool {
		return (q.Unit == "" || u.folded == folded) && (q.Class == "" || u.class == q.Class)
	}
	f.units = t.units.which(q.Unit != "" || q.Class != "", called)
	f.written = t.written.which(q.Unit != "" && q.Class == "", called)
	for i, k := range kinds {
		f.kinds[i] = len(q.Kinds) == 0 || slices.Contains(q.Kinds, k)
	}
	if f.words != nil {
		f.may = f.words.may
	}
	if q.Indicator > 0 {
		may := make([]bool, len(t.phrases))
		if int(q.Indicator) < len(t.phrases) {
			f.group = t.phrases[q.Indicator].group
			for _, id := range t.phrases[f.group].members {
				may[id] = f.may == nil || f.may[id]
			}
		}
		f.may = may
	}
	return f
}

// fails says which of the filters with facets a row does not pass; out is true where it is not meant at all.
func (f *filter) fails(row int) (fails int, out bool) {
	r := &f.t.rows
	if f.q.Least != nil && r.high[row] < *f.q.Least || f.q.Most != nil && r.low[row] > *f.q.Most ||
		f.q.Targeted && r.marks[row]&markTarget == 0 || f.q.Doubtful && r.marks[row]&markDoubt == 0 {
		return 0, true
	}
	if !f.docs[r.doc[row]] || f.words != nil && !f.words.within && f.words.mask(row) != f.words.full {
		return 0, true
	}
	if f.places != nil && !f.places[r.place[row]] {
		fails |= failsPlace
	}
	if f.units != nil && !f.units[r.unit[row]] && (f.written == nil || !f.written[r.written[row]]) {
		if fails |= failsUnit; f.q.Least != nil || f.q.Most != nil {
			return 0, true // a value is one of its unit
		}
	}
	if !f.kinds[r.kind[row]] {
		fails |= failsKind
	}
	if f.periods != nil && !f.periods[r.period[row]] {
		fails |= failsPeriod
	}
	return fails, false
}

// each hands on the rows that pass all filters, or all but one of those with facets, which fails says.
func (f *filter) each(yield func(row, fails int)) {
	from, to := 0, len(f.t.rows.doc)
	if f.q.Doc != "" {
		i, ok := f.t.at[f.q.Doc]
		if !ok {
			return
		}
		from, to = f.t.docs[i].first, f.t.docs[i].first+f.t.docs[i].n
	}
	for row, indicator := range f.t.rows.indicator[from:to] {
		if f.may != nil && !f.may[indicator] { // which is most of them
			continue
		}
		if fails, out := f.fails(from + row); !out && fails&(fails-1) == 0 {
			yield(from+row, fails)
		}
	}
}

// passing hands on the rows that pass all filters, with how well they fit.
func (f *filter) passing(yield func(row int, match float64)) {
	f.each(func(row, fails int) {
		if fails == 0 {
			yield(row, f.match(row))
		}
	})
}

// match is how well a row fits the words asked for, 0 where there are none.
func (f *filter) match(row int) float64 {
	if f.words == nil {
		return 0
	}
	return f.words.score(row)
}

// Find answers a question.
func (t *Table) Find(q corpus.FigureQuery) Found {
	f := t.filter(q)
	o := t.order(q.Order)
	top := newBest(max(0, q.Offset)+max(0, q.N), o.compare)
	var out Found
	places, units := make([]int, len(t.places.of)), make([]int, len(t.units.of))
	var byKind [len(kinds)]int
	periods, periodSeen := make([]int, len(t.periods.of)), make([]bool, len(t.periods.of))
	var fits []float32 // how well the best figure of a phrasing fits, 0 where none is meant
	if f.words != nil {
		fits = make([]float32, len(t.phrases))
	}
	last := -1
	r := &t.rows
	f.each(func(row, fails int) {
		// What a filter leaves out counts where that filter is offered.
		if fails == 0 || fails == failsPlace {
			places[r.place[row]]++
		}
		if fails == 0 || fails == failsUnit {
			units[r.unit[row]]++
		}
		if fails == 0 || fails == failsKind {
			byKind[r.kind[row]]++
		}
		if fails == 0 || fails == failsPeriod {
			periods[r.period[row]]++
		}
		if fails != 0 {
			return
		}
		out.Total++
		if doc := int(r.doc[row]); doc != last {
			last = doc
			out.Documents++
		}
		if p := r.period[row]; p > 0 && !periodSeen[p] {
			periodSeen[p] = true
			out.Periods++
		}
		match := f.match(row)
		top.add(o.hit(row, match))
		if fits != nil {
			id := r.indicator[row]
			fits[id] = max(fits[id], float32(match))
		}
	})
	hits := top.sorted()
	hits = hits[min(max(0, q.Offset), len(hits)):]
	for _, h := range hits[:min(max(0, q.N), len(hits))] {
		x := t.figure(h.row)
		x.Match = float64(h.match)
		out.Rows = append(out.Rows, x)
	}
	out.Places, out.Units, out.Kinds, out.Time = t.placeCounts(places), t.unitCounts(units), kindCounts(byKind), t.periodCounts(periods)
	groups := t.groupsOf(fits)
	out.Groups = closest(groups, shownGroups)
	if q.Indicator > 0 && f.group > 0 && f.words == nil && out.Total > 0 {
		out.Groups = []Group{{ID: corpus.IndicatorID(f.group), Match: 1, Whole: true}}
	}
	if f.words != nil {
		out.Near = f.words.near(shownNear, q.Secret, func(g uint32) bool { return groups[g] > 0 })
	}
	t.fill(out.Groups, q.Secret)
	t.fill(out.Near, q.Secret)
	return out
}

// groupsOf says of each phrasing that stands for a group how well the best figure of the group fits.
func (t *Table) groupsOf(fits []float32) []float32 {
	out := make([]float32, len(fits))
	for id, fit := range fits {
		if fit > 0 && id > 0 {
			group := t.phrases[id].group
			out[group] = max(out[group], fit)
		}
	}
	return out
}

// closest are the n groups that fit best, the best first. A word such as "tỷ lệ" finds half of all indicators: sorting them takes longer than
// finding them.
func closest(groups []float32, n int) []Group {
	order := func(x, y Group) int { return cmp.Or(cmp.Compare(y.Match, x.Match), cmp.Compare(x.ID, y.ID)) }
	var out []Group
	for id, fit := range groups {
		g := Group{ID: corpus.IndicatorID(id), Whole: true, Match: float64(fit)}
		if fit == 0 || len(out) == n && order(g, out[n-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(out, g, order)
		out = slices.Insert(out, at, g)
		out = out[:min(n, len(out))]
	}
	return out
}

// All lists every figure that a question means, in its order; Offset and N do not count.
func (t *Table) All(q corpus.FigureQuery) []Figure {
	f := t.filter(q)
	var hits []hit
	o := t.order(q.Order)
	f.passing(func(row int, match float64) { hits = append(hits, o.hit(row, match)) })
	slices.SortFunc(hits, o.compare)
	out := make([]Figure, len(hits))
	for i, h := range hits {
		out[i] = t.figure(h.row)
		out[i].Match = float64(h.match)
	}
	return out
}

// Suggest lists the indicators that words mean, the last of which may not be typed to its end; those that lack a word come behind.
func (t *Table) Suggest(words string, n int, secret bool) []Group {
	a := t.ask(words, true)
	best := map[uint32]float64{}
	for id := range t.phrases {
		p := &t.phrases[id]
		if !p.known || p.figures[0] == 0 && (!secret || p.figures[1] == 0) || a != nil && a.phrases[id] != a.full {
			continue
		}
		match := 0.0
		if a != nil {
			match = a.weight / (a.weight + a.extra(p.words))
		}
		best[p.group] = max(best[p.group], match)
	}
	out := make([]Group, 0, len(best))
	for g, match := range best {
		out = append(out, Group{ID: corpus.IndicatorID(g), Match: match, Whole: true, Figures: t.used(g, secret)})
	}
	slices.SortFunc(out, func(x, y Group) int {
		return cmp.Or(cmp.Compare(y.Match, x.Match), cmp.Compare(y.Figures, x.Figures), cmp.Compare(x.ID, y.ID))
	})
	out = out[:min(n, len(out))]
	if len(out) < n && a != nil {
		out = append(out, a.near(n-len(out), secret, func(g uint32) bool { _, ok := best[g]; return ok })...)
	}
	t.fill(out, secret)
	return out
}

// used counts the figures of the phrasing that stands for a group.
func (t *Table) used(group uint32, secret bool) int {
	n := t.phrases[group].figures[0]
	if secret {
		n += t.phrases[group].figures[1]
	}
	return int(n)
}

// fill works out phrasings and counts of groups.
func (t *Table) fill(groups []Group, secret bool) {
	for i := range groups {
		g := &groups[i]
		g.Figures, g.Documents, g.Phrasings = 0, 0, nil
		for _, id := range t.phrases[g.ID].members {
			p := &t.phrases[id]
			figures, documents := int(p.figures[0]), int(p.documents[0])
			if secret {
				figures, documents = figures+int(p.figures[1]), documents+int(p.documents[1])
			}
			if figures > 0 {
				g.Phrasings = append(g.Phrasings, corpus.IndicatorID(id))
				g.Figures, g.Documents = g.Figures+figures, g.Documents+documents
			}
		}
		slices.SortStableFunc(g.Phrasings, func(x, y corpus.IndicatorID) int {
			return cmp.Compare(t.used(uint32(y), secret), t.used(uint32(x), secret))
		})
	}
	t.countDocuments(groups, secret)
}

// countDocuments counts the documents of the groups with several phrasings, which may share documents, in one walk over the rows.
func (t *Table) countDocuments(groups []Group, secret bool) {
	of := make([]int, len(t.phrases)) // the group of a phrasing, from 1
	several := false
	last := make([]int, len(groups))
	for i := range groups {
		g := &groups[i]
		if len(g.Phrasings) < 2 {
			continue
		}
		several, g.Documents, last[i] = true, 0, -1
		for _, id := range g.Phrasings {
			of[id] = i + 1
		}
	}
	if !several {
		return
	}
	for row, id := range t.rows.indicator {
		i := of[id] - 1
		if i < 0 {
			continue
		}
		if doc := int(t.rows.doc[row]); doc != last[i] && !t.docs[doc].gone && (secret || !t.docs[doc].Secret) {
			last[i] = doc
			groups[i].Documents++
		}
	}
}

// Named says what the indicators of figures are called: by a person, else by their most used phrasing.
type Named struct {
	Title    map[corpus.IndicatorID]string
	Phrasing map[corpus.IndicatorID]corpus.IndicatorID
}

// NamedOf names the indicators of figures.
func (t *Table) NamedOf(figures []Figure, secret bool) Named {
	out := Named{Title: map[corpus.IndicatorID]string{}, Phrasing: map[corpus.IndicatorID]corpus.IndicatorID{}}
	for _, f := range figures {
		if _, ok := out.Phrasing[f.Of]; !ok {
			out.Phrasing[f.Of], out.Title[f.Of] = f.Of, t.Title(f.Of)
		}
	}
	for group, best := range out.Phrasing {
		for _, id := range t.phrases[group].members {
			if t.used(id, secret) > t.used(uint32(best), secret) {
				best = corpus.IndicatorID(id)
			}
		}
		out.Phrasing[group] = best
	}
	return out
}
