package name

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// person is a person in the text: tokens [from, to).
type person struct {
	from, to  int
	name      string
	honorific string
	roles     []role
	many      bool
}

// mostRoles bounds the offices of one person.
const mostRoles = 6

// readPeople finds the people, ascending and not overlapping: behind a form of address, behind or before an office, alone on a
// line, and offices that one person holds.
func (r *reader) readPeople() {
	next := 0
	for i := 0; i < len(r.toks); {
		// A name within the name of a school or a firm is no person's.
		for next < len(r.orgs) && r.orgs[next].to <= i {
			next++
		}
		if next < len(r.orgs) && r.orgs[next].from <= i {
			i = r.orgs[next].to
			continue
		}
		p, ok := r.personFrom(i)
		if !ok {
			i++
			continue
		}
		r.people = append(r.people, p)
		i = p.to
	}
}

// personFrom reads a person whose mention begins at token i.
func (r *reader) personFrom(i int) (person, bool) {
	if !r.begins(i, kHonorific|kTitle|kSurname) {
		return person{}, false
	}
	if end, it, ok := r.longest(i, kHonorific); ok && r.addresses(i, end) {
		if p, ok := r.addressed(i, end, r.lex.honorifics[it.row]); ok {
			return p, true
		}
	}
	if role, ok := r.roleAt(i); ok {
		if r.is(i-1, wEach) {
			return person{from: i - 1, to: role.to, many: true}, role.follows == "body" || role.org != ""
		}
		return r.withOffice(i, role)
	}
	if end, ok := r.personName(i, true); ok && end-i >= 3 && r.namedAlone(i, end) {
		p := person{from: i, to: end, name: r.fullName(i, end)}
		r.rolesBehind(&p)
		_, common := r.personName(i, false)
		if len(p.roles) > 0 || common && r.wholeCell(i, end) {
			return p, true
		}
	}
	return person{}, false
}

// addresses reports whether a form of address is one: "ông" before a capital.
func (r *reader) addresses(i, end int) bool {
	for j := end; j < end+2; j++ {
		if r.capitalAt(j) {
			return true
		}
		if !r.is(j, wDot) && !r.begins(j, kHonorific) {
			return false
		}
	}
	return false
}

// addressed reads what follows a form of address: a name, or an office with or without a name.
func (r *reader) addressed(i, at int, form string) (person, bool) {
	p := person{from: i, honorific: viet.Squeeze(r.quote(i, at))}
	for {
		if r.is(at, wDot) {
			at++
		}
		end, _, ok := r.longest(at, kHonorific)
		if !ok {
			break
		}
		at = end
	}
	if form == "many" {
		return person{}, false
	}
	if end, ok := r.personName(at, true); ok {
		p.to, p.name = end, r.fullName(at, end)
		r.rolesBehind(&p)
		return p, true
	}
	if form != "address" {
		return person{}, false
	}
	role, ok := r.roleAt(at)
	if !ok || r.is(i-1, wEach) {
		return person{}, false
	}
	p.roles, p.to = append(p.roles, role), role.to
	r.moreRoles(&p)
	if end, ok := r.personName(r.past(p.to), true); ok {
		p.to, p.name = end, r.fullName(r.past(p.to), end)
		r.rolesBehind(&p)
		return p, true
	}
	r.rolesBehind(&p)
	return p, true
}

// bodiless reports whether the words of an office do not name its body.
func (r *reader) bodiless(o role) bool {
	end, _, _ := r.longest(o.to-1, kBody)
	other, _, _ := r.longest(max(o.to-2, o.from), kBody)
	return end != o.to && other != o.to && o.follows == "whole"
}

// past passes over the form of address between an office and a name.
func (r *reader) past(i int) int {
	if end, _, ok := r.longest(i, kHonorific); ok && r.capitalAt(end) {
		return end
	}
	return i
}

// withOffice reads an office and the name behind it; without a name it is a person where one alone holds the office.
func (r *reader) withOffice(i int, first role) (person, bool) {
	if r.is(i-1, wNguyen, wCo) {
		i--
	} else if r.is(i-1, wDot) && r.is(i-2, wQ) && !r.gapAt(i-1) {
		i -= 2
	}
	first.from = i
	p := person{from: i, to: first.to, roles: []role{first}}
	r.moreRoles(&p)
	at := r.past(p.to)
	if r.is(at, wColon) {
		at = r.past(at + 1)
	}
	if end, ok := r.personName(at, true); ok && (at == p.to || r.gapAt(at)) {
		p.to, p.name = end, r.fullName(at, end)
		r.rolesBehind(&p)
		return p, true
	}
	if r.shoutedAt(i) && first.to-first.from <= 4 && r.bodiless(first) {
		return person{}, false // the line of a signature
	}
	kept := p.roles[:0]
	for _, o := range p.roles {
		if o.sole || o.many {
			kept = append(kept, o)
		}
	}
	if len(kept) == 0 {
		return person{}, false
	}
	p.roles = kept[:1]
	p.many = kept[0].many
	if len(kept) > 1 && kept[1].follows == "whole" {
		p.roles = kept[:2]
	}
	p.from, p.to = kept[0].from, p.roles[len(p.roles)-1].to
	if r.is(p.to, wAs) || r.is(p.to, wGiu) {
		r.rolesBehind(&p)
	}
	return p, true
}

// moreRoles reads further offices behind commas: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh".
func (r *reader) moreRoles(p *person) {
	for len(p.roles) < mostRoles {
		at := p.to
		if last := p.roles[len(p.roles)-1]; !r.is(at, wComma, wDash) || p.honorific == "" && last.follows != "whole" && !ofParty(last.org) {
			return // "Chủ tịch UBND tỉnh, Giám đốc Sở Y tế" are two
		}
		role, ok := r.roleAt(at + 1)
		if !ok || role.org == "" && role.follows != "committee" && role.follows != "whole" || role.follows == "whole" && role.org != "" {
			return
		}
		p.roles, p.to = append(p.roles, role), role.to
	}
}

// ofParty reports a body of the Party: its officers hold offices of the state besides.
func ofParty(org string) bool {
	return strings.Contains(org, "ủy") && !strings.HasPrefix(org, "Ủy ban nhân dân") || strings.Contains(org, "Đảng") || strings.Contains(org, "Ban Bí thư")
}

// rolesBehind reads the offices behind a person: ", Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh", "- Trưởng ban", "làm Trưởng ban".
func (r *reader) rolesBehind(p *person) {
	for len(p.roles) < mostRoles {
		at := p.to
		joined := false
		switch {
		case r.is(at, wComma, wColon):
			at++
		case r.is(at, wDash) && r.gapAt(at):
			at++
		case r.is(at, wAs):
			at, joined = at+1, true
		case r.is(at, wGiu) && r.is(at+1, wChuc):
			at, joined = at+2, true
			if r.is(at, wVu) {
				at++
			}
		default:
			return
		}
		role, ok := r.roleAt(at)
		if !ok {
			return
		}
		if role.org == "" && role.follows == "committee" {
			role.org = r.committeeBefore(p.from)
		}
		if role.org == "" && !joined && p.name == "" {
			return
		}
		p.roles, p.to = append(p.roles, role), role.to
	}
}

// longestPerson is how many syllables a name has at most.
const longestPerson = 5

// personName reads a name that begins at token i with a surname. sure is true behind a form of address or an office.
func (r *reader) personName(i int, sure bool) (int, bool) {
	if sure && r.capitalAt(i) && r.capitalAt(i+1) && (strings.HasPrefix(r.textAt(i), "H'") || strings.HasPrefix(r.textAt(i), "H’")) {
		return i + 2, true // H'Mẫu Niê
	}
	if !r.begins(i, kSurname) || !r.capitalAt(i) {
		return 0, false
	}
	_, it, ok := r.longest(i, kSurname)
	if !ok || !sure && r.lex.rare[it.row] {
		return 0, false
	}
	j := i + 1
	for n := 1; n < longestPerson && r.capitalAt(j) && r.gapAt(j) && r.kindAt(j-1) != breakToken; n++ {
		if _, _, stop := r.longest(j, kTitle|kBody); stop {
			break
		}
		if e, h, head := r.longest(j, kHead); head && (e-j >= 2 || r.lex.heads[h.row].mode == "local") && !r.shoutedAt(j) {
			break
		}
		j++
	}
	least := 3
	if sure {
		least = 2
	}
	if j-i < least || r.capitalAt(j) && r.gapAt(j) && j-i == longestPerson {
		return 0, false
	}
	if r.is(j, wDash) && !r.gapAt(j) && r.capitalAt(j+1) {
		return 0, false
	}
	if _, place := r.placeAt(i); place && !sure {
		return 0, false
	}
	return j, true
}

// namedAlone reports whether nothing before a name makes it another's: a street's, a school's.
func (r *reader) namedAlone(i, end int) bool {
	if r.kindAt(i-1) == wordToken && (r.capsAt(i-1) != small || r.lex.alone[r.wordAt(i-1)]&kNotPerson != 0) {
		return false
	}
	if name := r.fullName(i, end); name == "Hồ Chí Minh" {
		return false
	}
	return !r.shoutedAt(i) || r.wholeCell(i, end) && end-i < longestPerson
}

// wholeCell reports whether tokens [i, end) are all of a line or of a cell.
func (r *reader) wholeCell(i, end int) bool {
	edge := func(j int) bool { return r.kindAt(j) == breakToken || r.is(j, wBar) }
	start := i - 1
	if r.kindAt(start) == figureToken {
		start--
	} else if r.is(start, wDot) && r.kindAt(start-1) == figureToken {
		start -= 2
	}
	return edge(start) && (edge(end) || r.is(end, wSemicolon, wDot) && edge(end+1))
}

// fullName is the name of a person in capitals and small letters.
func (r *reader) fullName(i, end int) string {
	s := viet.Squeeze(r.quote(i, end))
	if r.capsAt(i) == shouted || r.shoutedAt(i) {
		return capitalised(s)
	}
	return s
}

// signers are the people whom the letterhead's reading found to have signed: their places in the text follow its evidence.
func (r *reader) signers() []corpus.Entity {
	var out []corpus.Entity
	h := r.in.Header
	at := h.Evidence[corpus.FieldSigners].Start
	for _, s := range h.Signers {
		span, ok := r.findName(s.Name, at)
		if !ok {
			continue
		}
		e := corpus.Entity{Span: span, Quote: span.In(r.text), Kind: corpus.EntityPerson, Name: s.Name, Specific: true, Source: "document"}
		if s.Title != "" {
			e.Roles = []corpus.Role{{Title: s.Title, Org: h.Issuer}}
		}
		out = append(out, e)
	}
	return out
}

// signedWithin is how far behind the evidence a signer's name is looked for.
const signedWithin = 4000

// findName finds a name near its evidence, in capitals or not.
func (r *reader) findName(name string, from int) (corpus.Span, bool) {
	if name == "" || from > len(r.text) {
		return corpus.Span{}, false
	}
	start := max(0, from-signedWithin/8)
	piece := r.text[start:min(len(r.text), from+signedWithin)]
	for _, written := range []string{name, strings.ToUpper(name)} {
		if k := strings.Index(piece, written); k >= 0 {
			return corpus.Span{Start: start + k, End: start + k + len(written)}, true
		}
	}
	return corpus.Span{}, false
}
