package figure

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// scope is what a document says of all its figures: whose it is, and of what time.
type scope struct {
	place  corpus.FigurePlace
	period corpus.FigurePeriod
	// day is the day of issue, else the end of the period; year that of the period, else of the day.
	day  corpus.Date
	year int
}

// readScope reads the document's own place and period. Source: handbook §5.6.
func (b *binder) readScope() scope {
	var s scope
	h := b.in.Header
	s.day = h.Issued
	title := h.Abstract
	if title == "" {
		title = b.in.Title
	}
	if p := corpus.PeriodOf(title, h.Issued); !p.IsZero() {
		s.period = corpus.FigurePeriod{Bound: corpus.Bound{Text: periodWords(title, p), Origin: corpus.OriginDocument}, Period: p}
	} else if !h.Issued.IsZero() {
		s.period = corpus.FigurePeriod{Bound: corpus.Bound{Text: "", Origin: corpus.OriginDocument}, Period: corpus.Period{To: h.Issued}}
	}
	if s.day.IsZero() {
		s.day = s.period.Period.To
	}
	if p := s.period.Period; p.From.Year != 0 && p.From.Year == p.To.Year {
		s.year = p.From.Year
	} else {
		s.year = s.day.Year
	}
	s.place = b.ownPlace(title)
	return s
}

// periodWords is the text of the period as a title writes it, else its label.
func periodWords(title string, p corpus.Period) string {
	return p.Label()
}

// ownPlace is the place that the document is of: that of its issuer, else the first province of its title and text.
func (b *binder) ownPlace(title string) corpus.FigurePlace {
	own := func(e corpus.Entity) corpus.FigurePlace {
		return corpus.FigurePlace{Bound: corpus.Bound{Text: e.Name, Origin: corpus.OriginDocument}, Name: e.Name, Code: e.Code}
	}
	issuer := viet.Norm(b.in.Header.Issuer)
	var first, named *corpus.Entity
	for i := range b.in.Entities {
		e := &b.in.Entities[i]
		if e.Kind != corpus.EntityPlace || e.Name == "" || strings.HasSuffix(e.Name, " ") {
			continue
		}
		switch e.Class {
		case "province_ref":
			if first == nil || first.Class != "province_ref" {
				first = e
			}
		case "province", "district", "commune":
			if first == nil && (e.Class == "province" || strings.Contains(viet.Norm(title), viet.Norm(e.Name))) {
				first = e
			}
			if named == nil && issuer != "" && strings.Contains(issuer, viet.Norm(e.Name)) {
				named = e
			}
		}
		if first != nil && first.Class == "province_ref" && (named != nil || e.Start > ownWithin) {
			break
		}
	}
	switch {
	case named != nil:
		return own(*named)
	case issuer != "" && !local(issuer):
		return b.titled(title)
	case first != nil && (first.Start < ownWithin || first.Class == "province_ref"):
		return own(*first)
	case b.in.Header.Place != "" && issuer != "":
		if p, ok := corpus.ProvinceAt(b.in.Header.Place, b.in.Header.Issued); ok {
			return corpus.FigurePlace{Bound: corpus.Bound{Text: p.FullName(), Origin: corpus.OriginDocument}, Name: p.FullName(), Code: p.Code}
		}
		if strings.Contains(issuer, "tỉnh") {
			name := "tỉnh " + b.in.Header.Place
			return corpus.FigurePlace{Bound: corpus.Bound{Text: name, Origin: corpus.OriginDocument}, Name: name}
		}
	}
	return corpus.FigurePlace{}
}

// titled is the one province that the title of a central body's document names: "làm việc với lãnh đạo tỉnh Tiền Giang".
func (b *binder) titled(title string) corpus.FigurePlace {
	var one *corpus.Entity
	for i := range b.in.Entities {
		e := &b.in.Entities[i]
		if e.Kind == corpus.EntityPlace && e.Class == "province" && e.Name != "" && strings.Contains(title, e.Quote) {
			if one != nil && one.Name != e.Name {
				return corpus.FigurePlace{}
			}
			one = e
		}
	}
	if one == nil {
		return corpus.FigurePlace{}
	}
	return corpus.FigurePlace{Bound: corpus.Bound{Text: one.Quote, Span: one.Span, Origin: corpus.OriginDocument}, Name: one.Name, Code: one.Code}
}

// ownWithin is how far into a text a province counts as the text's own.
const ownWithin = 1500

// local reports whether a body is one of a province, district or commune.
func local(issuer string) bool {
	for _, w := range [...]string{"tỉnh", "thành ủy", "huyện", "ủy ban nhân dân", "hội đồng nhân dân", "sở ", "thành phố", "xã ", "phường"} {
		if strings.Contains(issuer, w) {
			return true
		}
	}
	return false
}

// placeOf binds the place: that of the clause, of the sentence, of the figure compared or divided, of the heading, of the document.
func (b *binder) placeOf(p *passage, c *clause, f *corpus.Figure) {
	take := func(name int, origin corpus.Origin) {
		e := b.entity(name - 1)
		f.Place = b.placed(e, origin)
	}
	switch whole := b.wholeAt(p, c); {
	case c.place != 0:
		take(c.place, corpus.OriginClause)
	case whole > 0 && (p.atoms[whole-1].extent != "" || b.scope.place.Name == ""):
		a := p.atoms[whole-1]
		f.Place = b.scope.place
		if a.extent != f.Place.Name {
			f.Place.Name, f.Place.Code = a.extent, ""
		}
		f.Place.Bound = corpus.Bound{Text: b.words(p.atoms[whole-1:whole], nil), Span: a.Span, Origin: corpus.OriginClause}
		if whole-1 < c.start {
			f.Place.Origin = corpus.OriginSentence
		}
	default:
		if n := b.nearPlace(p, c.start, c.at, c.end); n != 0 {
			take(n, corpus.OriginClause)
		} else if f.PartOf != 0 && b.figures[f.PartOf-1].Place.Name != "" {
			f.Place = b.figures[f.PartOf-1].Place
			f.Place.Origin = corpus.OriginList
		} else if n := b.nearPlace(p, max(c.from, c.at-4*longestName), c.at, c.at); n != 0 {
			take(n, corpus.OriginSentence)
		} else if place := b.headed(f.Start); place.Name != "" {
			f.Place = place
		} else if n := b.nearPlace(p, max(0, c.at-4*longestName), c.from, c.from); b.scope.place.Name == "" && n != 0 {
			take(n, corpus.OriginParagraph)
		} else {
			f.Place = b.scope.place
		}
	}
}

// wholeAt is the atom, from 1, of words for the whole of a place in the clause; 0 where there are none.
func (b *binder) wholeAt(p *passage, c *clause) int {
	if c.whole != 0 {
		return c.whole
	}
	for k := c.at - 1; k >= c.start; k-- {
		if p.atoms[k].whole {
			return k + 1
		}
	}
	for k := c.at + 1; k < c.end; k++ {
		if p.atoms[k].whole {
			return k + 1
		}
	}
	return 0
}

// nearPlace is the entity, from 1, of the last place in [from, at), else of the first adverbial one in (at, end).
func (b *binder) nearPlace(p *passage, from, at, end int) int {
	for k := at - 1; k >= from; k-- {
		if a := p.atoms[k]; b.is(a, corpus.EntityPlace) && b.counts(b.entity(a.name-1)) {
			return a.name
		}
	}
	for k := at + 1; k < end; k++ {
		a := p.atoms[k]
		if !b.is(a, corpus.EntityPlace) {
			continue
		}
		if e := b.entity(a.name - 1); b.counts(e) && (b.adverbial(a) || p.atoms[k-1].word == "tại" || p.atoms[k-1].word == "ở" || p.atoms[k-1].word == "của" && e.Class != "province_ref") {
			return a.name
		}
	}
	return 0
}

// counts reports whether a place is one that figures are of.
func (b *binder) counts(e corpus.Entity) bool {
	return e.Name != "" && e.Class != "zone" && e.Class != "village" && !strings.HasPrefix(e.Class, "foreign")
}

func (b *binder) placed(e corpus.Entity, origin corpus.Origin) corpus.FigurePlace {
	return corpus.FigurePlace{Bound: corpus.Bound{Text: e.Quote, Span: e.Span, Origin: origin}, Name: e.Name, Code: e.Code}
}

// headed is the place that a heading over the figure names, innermost first.
func (b *binder) headed(at int) corpus.FigurePlace {
	open := b.section.at(at)
	for i := len(open) - 1; i >= 0; i-- {
		s := b.section.all[open[i]]
		if s.Heading == "" || len(s.Heading) > 300 {
			continue
		}
		span := corpus.Span{Start: s.Start, End: min(s.End, s.Start+len(s.Heading)+40)}
		for _, n := range b.names(span) {
			if e := b.entity(n); e.Kind == corpus.EntityPlace && e.Start < span.End && b.counts(e) && strings.Contains(s.Heading, e.Quote) {
				return b.placed(e, corpus.OriginHeading)
			}
		}
	}
	return corpus.FigurePlace{}
}

// version gives the place the version that was valid at the time of the figure: the end of its period, but no day after the document's.
func (b *binder) version(f *corpus.Figure) {
	if f.Place.Code == "" {
		return
	}
	day := f.Period.Period.To
	if day.IsZero() || !b.scope.day.IsZero() && b.scope.day.Before(day) {
		day = b.scope.day
	}
	if p, ok := corpus.ProvinceAt(f.Place.Name, day); ok && f.Place.Name == p.FullName() {
		f.Place.Code = p.Code
	}
}
