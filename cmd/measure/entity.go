package measure

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// letterhead is what stands before a text that has a context, so that the program knows the document's body, place and day.
func (c *goldContext) letterhead() string {
	if c == nil {
		return ""
	}
	return strings.ToUpper(c.Issuer) + "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 101/BC-UBND\n" + c.Place + ", " + c.Issued.Long() +
		"\nBÁO CÁO\nTình hình thực hiện nhiệm vụ\n\nI. KẾT QUẢ\n"
}

// entities scores the names of one text, of the kinds that its gold holds. The first head bytes are the letterhead that the measure put before it.
func (s *Score) entities(line goldLine, d *corpus.Document, head int) {
	s.Texts++
	text := d.Text[head:]
	var found []corpus.Entity
	var spans []corpus.Span
	for _, e := range d.Entities {
		if e.Start >= head {
			found, spans = append(found, e), append(spans, e.Shift(-head))
		}
	}
	places := make([]goldPlace, len(line.Entities))
	kinds := map[corpus.EntityKind]bool{}
	for i, e := range line.Entities {
		places[i], kinds[e.Kind] = e.goldPlace, true
	}
	wanted := placesOf(text, inOrder(places, func(i int) string { return string(line.Entities[i].Kind) }))
	// What must be found is given its name first; what may be found takes what is left.
	of := slices.Repeat([]int{-1}, len(wanted))
	for _, optional := range []bool{false, true} {
		taken := slices.Clone(of)
		for i, j := range pairs(wanted, spans, func(w, g int) bool {
			e := line.Entities[w]
			return e.optional() == optional && e.Kind == found[g].Kind && !slices.Contains(taken, g)
		}) {
			if j >= 0 {
				of[i] = j
			}
		}
	}
	for i, e := range line.Entities {
		switch {
		case of[i] < 0 && !e.optional():
			s.missing(line.ID, string(e.Kind), e.Quote)
		case of[i] >= 0 && !e.optional():
			s.right(string(e.Kind))
			s.entity(line.ID, e, found[of[i]])
		}
	}
	for j, e := range found {
		if !slices.Contains(of, j) && (kinds[e.Kind] && !part(e, spans[j], wanted, line.Entities) || line.forbids(text, e, spans[j])) {
			s.extra(line.ID, string(e.Kind), e.Quote)
		}
	}
}

// inOrder lets each item be looked for from the beginning: names lie within each other, so that their order says nothing. The second of two equal quotes of one
// kind is the second occurrence.
func inOrder(places []goldPlace, kind func(i int) string) []goldPlace {
	seen := map[string]int{}
	for i, p := range places {
		key := kind(i) + ":" + p.Quote
		seen[key]++
		if p.Occ == 0 {
			places[i].Occ = seen[key]
		}
	}
	return places
}

// part reports whether the place lies within a longer one of the gold: the parents of "xã A, huyện B, tỉnh C" may be given too.
func part(e corpus.Entity, span corpus.Span, wanted []corpus.Span, gold []goldEntity) bool {
	return e.Kind == corpus.EntityPlace && slices.ContainsFunc(gold, func(g goldEntity) bool { return g.Kind == e.Kind }) &&
		slices.ContainsFunc(wanted, func(w corpus.Span) bool { return w.Holds(span) && w.Len() > span.Len() })
}

// forbids reports whether the gold says that there is no such name: "person:Nguyễn Du".
func (l goldLine) forbids(text string, e corpus.Entity, span corpus.Span) bool {
	return slices.ContainsFunc(l.MustNotTag, func(s string) bool {
		kind, quote, _ := strings.Cut(s, ":")
		quote = viet.Normalise(quote)
		if corpus.EntityKind(kind) != e.Kind {
			return false
		}
		for n := 1; ; n++ {
			at := occurrence(text, quote, n)
			if at < 0 {
				return false
			}
			if (corpus.Span{Start: at, End: at + len(quote)}).Holds(span) {
				return true
			}
		}
	})
}

// entity scores the fields of one name that was found.
func (s *Score) entity(id string, want goldEntity, got corpus.Entity) {
	check := func(name, value, wanted string, same func(got, want string) bool) {
		if wanted != "" {
			s.field(id, name, want.Quote, value, wanted, same(value, wanted))
		}
	}
	equal := func(got, want string) bool { return got == want }
	orSilent := func(same func(got, want string) bool) func(got, want string) bool {
		return func(got, want string) bool { return got == "" || same(got, want) }
	}
	group := string(want.Kind) + "."
	check(group+"class", got.Class, want.Class, equal)
	canonical := orSilent(func(got, want string) bool { return sameName(got, withoutRemark(want)) || sameName(got, want) })
	if want.Kind == corpus.EntityPerson {
		canonical = sameName
		if want.Canonical == "" {
			s.field(id, group+"canonical", want.Quote, got.Name, "", got.Name == "")
		}
	}
	check(group+"canonical", got.Name, want.Canonical, canonical)
	check(group+"code", got.Code, want.Code, orSilent(equal))
	check(group+"from", got.From.String(), want.From, sameTime)
	check(group+"to", got.To.String(), want.To, sameTime)
	check(group+"honorific", got.Honorific, want.Honorific, sameName)
	if want.Specific != nil && want.Kind == corpus.EntityOrganisation {
		s.field(id, group+"specific", want.Quote, yesNo(got.Specific), yesNo(*want.Specific), got.Specific == *want.Specific)
	}
	for _, r := range want.Roles {
		s.role(id, r, got.Roles)
	}
}

// role scores one office of a person.
func (s *Score) role(id string, want goldRole, roles []corpus.Role) {
	i := slices.IndexFunc(roles, func(r corpus.Role) bool {
		return sameBody(r.Quote, want.Quote) || want.Title != "" && sameName(r.Title, want.Title)
	})
	s.field(id, "role", want.Quote, yesNo(i >= 0), yesNo(true), i >= 0)
	if i < 0 {
		return
	}
	if want.Title != "" {
		s.field(id, "role.title", want.Quote, roles[i].Title, want.Title, sameName(roles[i].Title, want.Title))
	}
	if want.Org != "" {
		s.field(id, "role.org", want.Quote, roles[i].Org, want.Org, roles[i].Org == "" || sameBody(roles[i].Org, want.Org))
	}
}

// withoutRemark cuts what a gold name says in brackets behind it: "Bộ Chính trị (Ban Chấp hành Trung ương Đảng)".
func withoutRemark(s string) string {
	name, _, _ := strings.Cut(s, " (")
	return name
}

func yesNo(b bool) string {
	if b {
		return "có"
	}
	return "không"
}
