// Package name finds what a text calls by name: bodies, people and their offices, places, times, programmes, information
// systems. Each name keeps its span and, where the text settles it, its canonical form. It finds; whether a body still exists is
// the business of others.
package name

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Input is a document after its structure and its references were read.
type Input struct {
	Text       string
	Header     corpus.Header
	Sections   []corpus.Section
	References []corpus.Reference
}

// Entities finds the names of a text, ascending by start, the longer first; each Quote is Text[Start:End]. What is not certain is
// left out. Time is linear in the text. Sources: handbook §8 and §9.
// Example: "UBND tỉnh" in a report of Lào Cai is {Kind:"organisation", Class:"state_province", Name:"Ủy ban nhân dân tỉnh Lào Cai"}.
func Entities(in Input) []corpus.Entity {
	r := &reader{in: in, text: in.Text, lex: lexicons()}
	r.toks = tokens(in.Text, r.lex)
	r.readTimes()
	r.readScope()
	r.readPlaces()
	r.guessProvince()
	r.readOrganisations()
	r.readCommittees()
	r.readMinistry()
	r.readAliases()
	r.readPeople()
	r.readThings()
	return r.entities()
}

// reader is a text while its names are being read.
type reader struct {
	in     Input
	text   string
	lex    *lexicon
	toks   []token
	scope  scope
	times  []moment
	places []place
	orgs   []organisation
	people []person
	things []named
	// nextPlace, nextOrg and nextRef remember where the last question was answered: questions go from left to right.
	nextPlace, nextOrg, nextRef int
}

// entities puts together what was read.
func (r *reader) entities() []corpus.Entity {
	out := make([]corpus.Entity, 0, len(r.times)+len(r.places)+len(r.orgs)+len(r.people)+len(r.things))
	for _, m := range r.times {
		out = append(out, m.entity(r.text))
	}
	out = r.placeEntities(out)
	for _, o := range r.orgs {
		span := r.span(o.from, o.to)
		out = append(out, corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityOrganisation, Class: o.class,
			Name: o.name, Specific: o.specific, Source: o.source})
	}
	out = r.personEntities(out)
	for _, n := range r.things {
		span := r.span(n.from, n.to)
		out = append(out, corpus.Entity{Span: span, Quote: span.In(r.text), Kind: n.kind, Class: n.class, Name: viet.Squeeze(span.In(r.text)),
			Specific: true, Source: "text"})
	}
	slices.SortStableFunc(out, func(a, b corpus.Entity) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return slices.CompactFunc(out, func(a, b corpus.Entity) bool { return a.Span == b.Span && a.Kind == b.Kind })
}

// placeEntities adds the places, the words that stand for the document's own province, and places that act as bodies do.
func (r *reader) placeEntities(out []corpus.Entity) []corpus.Entity {
	for _, p := range r.places {
		if p.class == "country" && r.inLawName(p.from) {
			continue
		}
		from := p.from
		if p.class == "province" && r.is(from-1, wBan) && r.is(from-2, wDia) {
			from -= 2
		}
		span := r.span(from, p.to)
		out = append(out, corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityPlace, Class: p.class, Name: p.name,
			Code: p.code, Specific: true, Source: "text"})
		if r.acts(p) {
			out = append(out, corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityOrganisation, Class: "gpe_actor",
				Name: p.name, Specific: true, Source: "text"})
		}
	}
	out = r.letterheadPlace(out)
	if r.scope.province.IsZero() {
		return out
	}
	for i := range r.toks {
		if !r.is(i, wProvince) {
			continue
		}
		to, from, ok := r.provinceRef(i)
		if _, placed := r.placeAt(i); !ok || placed || r.capitalAt(to) && r.gapAt(to) && !r.begins(to, kHead|kBody|kTitle) || r.is(to, wUy) || r.withinBody(i) && r.withinBody(from) || r.withinThing(i) {
			continue
		}
		if _, _, guarded := r.longest(i, kGuard); guarded {
			continue
		}
		span := r.span(from, to)
		out = append(out, corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityPlace, Class: "province_ref",
			Name: r.scope.province.FullName(), Code: r.scope.province.Code, Specific: true, Source: "document"})
	}
	return out
}

// letterheadPlace adds the place of the letterhead's date line where it is a commune or a district of no level: "Lũng Cú, ngày …".
func (r *reader) letterheadPlace(out []corpus.Entity) []corpus.Entity {
	span := r.in.Header.Evidence[corpus.FieldPlace].Span
	if span.Len() == 0 || !span.Fits(r.text) || slices.ContainsFunc(r.places, func(p place) bool { return r.span(p.from, p.to).Meets(span) }) {
		return out
	}
	for _, own := range [...][2]string{{"commune", r.scope.commune}, {"district", r.scope.district}} {
		if strings.HasSuffix(own[1], " "+r.in.Header.Place) && r.in.Header.Place != "" {
			return append(out, corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityPlace, Class: own[0], Name: own[1],
				Specific: true, Source: "document"})
		}
	}
	return out
}

// withinBody reports whether token i lies within the name of one body.
func (r *reader) withinBody(i int) bool {
	k, ok := slices.BinarySearchFunc(r.orgs, i, func(o organisation, i int) int { return o.from - i })
	if !ok {
		k--
	}
	return k >= 0 && r.orgs[k].to > i && r.orgs[k].class != "collective"
}

// withinThing reports whether token i lies within the name of an event, a programme or a system.
func (r *reader) withinThing(i int) bool {
	k, ok := slices.BinarySearchFunc(r.things, i, func(n named, i int) int { return n.from - i })
	if !ok {
		k--
	}
	return k >= 0 && r.things[k].to > i
}

// acts reports whether a place does what bodies do: "Tỉnh Lào Cai đã phối hợp tổ chức …".
func (r *reader) acts(p place) bool {
	if !p.levelled || !r.capitalAt(p.from) || r.shoutedAt(p.from) || len(p.parents) > 0 || tierOf(p.class) == "" || r.withinBody(p.from) {
		return false
	}
	_, it, ok := r.longest(p.to, kEnd)
	return ok && r.lex.acting[it.row]
}

// personEntities adds the people.
func (r *reader) personEntities(out []corpus.Entity) []corpus.Entity {
	signers := r.signers()
	for _, p := range r.people {
		span := r.span(p.from, p.to)
		if slices.ContainsFunc(signers, func(s corpus.Entity) bool { return span.Meets(s.Span) }) {
			continue
		}
		e := corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityPerson, Name: p.name, Specific: !p.many,
			Honorific: p.honorific, Source: "text"}
		for _, o := range p.roles {
			s := r.span(o.from, o.to)
			e.Roles = append(e.Roles, corpus.Role{Span: s, Quote: strings.Clone(s.In(r.text)), Title: o.title, Org: o.org})
		}
		out = append(out, e)
	}
	return append(out, signers...)
}
