package name

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// organisation is a body in the text: tokens [from, to).
type organisation struct {
	from, to int
	class    string
	name     string
	specific bool
	source   string
	// head is the row of the lexicon's heads, -1 for a body of the list.
	head int
	// open is true for a head that its own place, or what it is for, does not follow: "HĐND", "Ban Chỉ đạo".
	open bool
	// listEnd is the end of the words of a collective, before what tells whose they are.
	listEnd int
	// tail completes it: "tỉnh Lào Cai"; tier is the tier that it tells.
	tail, tier string
}

// deepest bounds bodies within bodies: Văn phòng Đảng ủy Sở Y tế.
const deepest = 3

// readOrganisations finds the bodies, ascending and not overlapping.
func (r *reader) readOrganisations() {
	for i := 0; i < len(r.toks); {
		o, ok := r.organisation(i, 0)
		if !ok {
			o, ok = r.collective(i)
		}
		if !ok {
			i++
			continue
		}
		r.orgs = append(r.orgs, o)
		i = o.to
		if o.listEnd > 0 {
			i = o.listEnd // the body that a collective belongs to is one of its own: các Ủy ban của Quốc hội
		}
	}
	r.shareTails()
}

// organisation reads the body that begins at token i.
func (r *reader) organisation(i, depth int) (organisation, bool) {
	if !r.begins(i, kBody|kHead) || depth >= deepest || r.inSymbol(i) || r.inLawName(i) {
		return organisation{}, false
	}
	bodyEnd, b, isBody := r.longest(i, kBody)
	headEnd, h, isHead := r.longest(i, kHead)
	isBody = isBody && r.written(i, bodyEnd, 0)
	isHead = isHead && r.written(i, headEnd, r.leastSmall(h.row))
	if end, _, ok := r.longest(i, kGuard); ok && (!isBody || end > bodyEnd) && (!isHead || end >= headEnd) {
		return organisation{}, false
	}
	if isHead && (!isBody || headEnd >= bodyEnd) {
		if o, ok := r.headed(i, headEnd, h.row, depth); ok && (!isBody || !o.open) {
			return o, true
		}
	}
	if !isBody {
		return organisation{}, false
	}
	row := r.lex.bodies[b.row]
	o := organisation{from: i, to: bodyEnd, class: row.class, name: row.name, specific: row.class != "collective", source: "table", head: -1}
	if row.local {
		r.ownDepartment(&o)
	}
	return o, true
}

// leastSmall is how many words a head must have to count in small letters alone, 0 where it never does.
func (r *reader) leastSmall(row int) int {
	switch h := r.lex.heads[row]; {
	case h.mode == "party":
		return 2
	case h.mode == "local" && strings.Count(h.name, " ") >= 3:
		return 4
	case h.mode == "purpose":
		return 3
	}
	return 0
}

// written reports whether the words are written as a name is: with a capital somewhere, or long enough in small letters.
func (r *reader) written(from, to, leastSmall int) bool {
	for i := from; i < to; i++ {
		if r.capitalAt(i) {
			return true
		}
	}
	return leastSmall > 0 && to-from >= leastSmall
}

// inLawName reports whether token i lies in the name of a law: Luật Tổ chức Chính phủ.
func (r *reader) inLawName(i int) bool {
	ref, ok := r.referenceAt(i)
	return ok && ref.Kind == corpus.ReferenceNamed && isLaw(ref.DocType) && !r.is(i-1, wOf)
}

// isLaw reports the types whose names speak of bodies and of the country without naming them.
func isLaw(docType string) bool {
	switch docType {
	case "Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp":
		return true
	}
	return false
}

// ownDepartment completes a department with its place, or with the document's own province.
func (r *reader) ownDepartment(o *organisation) {
	level := strings.HasPrefix(o.class, "state_province")
	if p, ok := r.placeAt(o.to); ok && rank(p.class) >= 2 && !p.abroad() {
		o.to, o.name, o.source = p.to, o.name+" "+p.name, "text"
		return
	}
	if r.is(o.to, wEach) && r.eachTail(o, o.to) {
		return
	}
	if r.is(o.to, wProvince) && !r.capitalAt(o.to+1) {
		o.to++
	}
	if level && !r.scope.province.IsZero() {
		o.name, o.source = o.name+" "+r.scope.province.FullName(), "document"
		return
	}
	o.specific = !r.scope.central
	o.source = "text"
	if !level && r.scope.district != "" {
		o.name, o.source = o.name+" "+r.scope.district, "document"
	} else if !level && r.scope.commune != "" {
		o.name, o.source, o.class = o.name+" "+r.scope.commune, "document", "state_commune"
	}
}

// placeAt is the place that begins at token i, passing over one line break in a letterhead.
func (r *reader) placeAt(i int) (place, bool) {
	if r.kindAt(i) == breakToken && i < len(r.toks) && r.wraps(i) {
		i++
	}
	// The places ascend, and bodies are read from left to right.
	for r.nextPlace > 0 && r.places[r.nextPlace-1].from >= i {
		r.nextPlace--
	}
	for r.nextPlace < len(r.places) && r.places[r.nextPlace].from < i {
		r.nextPlace++
	}
	if r.nextPlace < len(r.places) && r.places[r.nextPlace].from == i {
		return r.places[r.nextPlace], true
	}
	return place{}, false
}

// abroad reports whether a place lies in another country.
func (p *place) abroad() bool {
	return strings.HasPrefix(p.class, "foreign") || p.class == "country" && p.bare != "Việt Nam"
}

// headed reads a body that begins with the words of a head, tokens [i, end).
func (r *reader) headed(i, end, row, depth int) (organisation, bool) {
	h := r.lex.heads[row]
	o := organisation{from: i, to: end, name: h.name, specific: true, source: "text", head: row, tier: h.tier}
	ok := false
	switch h.mode {
	case "local":
		ok = r.localTail(&o, h)
	case "party":
		ok = r.partyTail(&o)
	case "organ":
		ok = r.organTail(&o, depth)
	case "named":
		ok = r.namedTail(&o, h)
	case "purpose":
		ok = r.purposeTail(&o)
	case "firm":
		ok = r.firmTail(&o)
	}
	if o.class == "" {
		o.class = classOf(h.family, o.tier)
	}
	return o, ok
}

// classOf is the class of a family at a tier.
func classOf(family, tier string) string {
	switch family {
	case "state", "party":
		if tier == "" {
			if family == "party" {
				return "party_other"
			}
			return "other"
		}
		return family + "_" + tier
	}
	return family
}

// tiers maps the classes of places to tiers.
func tierOf(class string) string {
	switch class {
	case "province", "district", "commune":
		return class
	}
	return ""
}

// localTail reads the tier or the place behind Ủy ban nhân dân and the like.
func (r *reader) localTail(o *organisation, h head) bool {
	at := o.to
	if p, ok := r.placeAt(at); ok && !p.abroad() && p.class != "country" && p.class != "region" && p.class != "zone" {
		o.to, o.tail, o.tier = p.to, p.name, or(tierOf(p.class), o.tier)
		if p.class == "village" {
			return false
		}
		o.name += " " + o.tail
		return true
	}
	if r.tierWords(o, at) || r.levelAlone(o, at) {
		return true
	}
	o.open = true
	if o.name == r.scope.issuer {
		o.source = "document"
		return true
	}
	o.specific = false
	return strings.Contains(o.name, "nhân dân") && !r.is(at, wEach) || r.is(at, wEach) && r.eachTail(o, at)
}

// tierWords reads "cấp tỉnh", "cấp huyện, cấp xã": the body of no one place.
func (r *reader) tierWords(o *organisation, at int) bool {
	n := 0
	for r.is(at, wTier) {
		end, it, ok := r.longest(at+1, kLevel)
		if !ok {
			break
		}
		if n++; n == 1 {
			o.tier = tierOf(r.lex.levels[it.row].class)
		}
		o.to = end
		at = end
		if r.is(at, wComma, wAnd, wOr) && r.is(at+1, wTier) {
			at++
		}
	}
	if n == 0 {
		return false
	}
	o.name, o.specific = o.name+" "+plain(r.quote(o.to-2, o.to)), false
	if n > 1 {
		o.name = plain(r.quote(o.from, o.to))
	}
	return true
}

// levelAlone reads "tỉnh", "huyện", "xã" behind a head: the document's own where it is known.
func (r *reader) levelAlone(o *organisation, at int) bool {
	if r.kindAt(at) == breakToken && at < len(r.toks) && r.wraps(at) {
		at++
	}
	end, it, ok := r.longest(at, kLevel)
	if !ok || rank(tierOf(r.lex.levels[it.row].class)) < 2 && r.lex.levels[it.row].class != "city" {
		return false
	}
	if g, _, guarded := r.longest(at, kGuard); guarded && g > end {
		return false
	}
	if r.is(end, wUy) || r.capitalAt(end) && !r.shoutedAt(end) && r.toks[end].gap && !r.begins(end, kTitle|kHead|kBody|kHonorific|kSurname) {
		return false
	}
	l := r.lex.levels[it.row]
	o.to, o.tier = end, tierOf(l.class)
	// "xã, phường", "tỉnh/thành phố": of no one place.
	many := false
	for r.is(o.to, wComma, wSlash, wAnd, wOr, wDash) {
		next, _, ok := r.longest(o.to+1, kLevel)
		if body, _, begins := r.longest(o.to+1, kHead|kBody); begins && body > next {
			break
		}
		if !ok || r.capitalAt(next) && r.toks[next].gap {
			break
		}
		if whole, _, ok := r.longest(o.to+1, kGuard); ok && whole > next {
			next = whole
		}
		o.to, many = next, true
	}
	switch own := r.ownUnit(l); {
	case many:
		o.name, o.specific = plain(r.nameFrom(o)), false
	case own != "":
		o.name, o.source, o.tail = o.name+" "+own, "document", own
		if l.class == "city" {
			o.tier = "province"
			if own != r.scope.province.FullName() {
				o.tier = "district"
			}
		}
	default:
		o.name, o.specific = o.name+" "+l.name, !r.scope.central && l.class == "province"
		if l.class == "city" {
			o.tier = "district"
		}
	}
	return true
}

// nameFrom is the canonical head with the words behind it as they stand.
func (r *reader) nameFrom(o *organisation) string {
	end, _, _ := r.longest(o.from, kHead|kBody)
	return o.name + " " + r.quote(end, o.to)
}

// ownUnit is the full name of the document's own unit of a level, "" where it is not known.
func (r *reader) ownUnit(l level) string {
	s := r.scope
	has := func(full string) bool { return strings.HasPrefix(full, l.name+" ") }
	switch {
	case !s.province.IsZero() && has(s.province.FullName()) && (l.class != "city" || s.district == "" || !has(s.district)):
		return s.province.FullName()
	case has(s.district):
		return s.district
	case has(s.commune):
		return s.commune
	}
	return ""
}

// eachTail reads "các tỉnh, thành phố trực thuộc trung ương" behind a head.
func (r *reader) eachTail(o *organisation, at int) bool {
	j := at + 1
	end, it, ok := r.longest(j, kLevel)
	if r.is(j, wTier) {
		o.to, o.class, o.open, o.specific = j+1, "collective", false, false
		o.name = plain(r.nameFrom(o))
		return true
	}
	if !ok {
		return false
	}
	o.tier = tierOf(r.lex.levels[it.row].class)
	for ok {
		o.to = end
		if g, _, guarded := r.longest(j, kGuard); guarded && g > end {
			o.to = g
		}
		if !r.is(o.to, wComma, wAnd, wSlash, wOr) {
			break
		}
		j = o.to + 1
		end, _, ok = r.longest(j, kLevel)
	}
	if e, _, ok := r.longest(o.to, kCollectiveTail); ok {
		o.to = e
	}
	o.class, o.open, o.tail = "collective", false, plain(r.quote(at, o.to))
	o.name, o.specific = plain(r.nameFrom(o)), false
	return true
}

// partyTail reads the place behind Tỉnh ủy, Huyện ủy.
func (r *reader) partyTail(o *organisation) bool {
	if p, ok := r.placeAt(o.to); ok && tierOf(p.class) != "" {
		o.to, o.tail = p.to, p.bare
		if p.levelled {
			o.tail = p.name
		}
		o.name += " " + o.tail
		if o.name[:3] == "Th" {
			o.tier = tierOf(p.class)
		}
		return true
	}
	if end, u, ok := r.longest(o.to, kUnit); ok && r.capitalAt(o.to) && r.capitalAt(end-1) && (!r.begins(o.to, kSurname) || !r.capitalAt(end) || end-o.to > 2) {
		o.to, o.tail = end, r.lex.units[u.row][0].name
		o.name += " " + o.tail
		if o.tier == "province" {
			o.tier = "district"
		}
		return true
	}
	if r.capitalAt(o.to) && !r.shoutedAt(o.to) && r.toks[o.to].gap && !r.begins(o.to, kTitle|kHead|kBody|kHonorific|kSurname) {
		end := r.run(o.to)
		o.name += " " + plain(r.quote(o.to, end))
		o.to = end
		return true
	}
	s := r.scope
	switch o.name {
	case "Tỉnh ủy", "Tỉnh đoàn":
		if s.province.Level == "tỉnh" {
			o.tail = s.province.Name
		}
	case "Thành ủy", "Thành đoàn":
		if s.province.Level == "thành phố" && s.district == "" {
			o.tail = s.province.Name
		} else if bare, ok := strings.CutPrefix(s.district, "thành phố "); ok {
			o.tail, o.tier = bare, "district"
		}
	default:
		if _, bare, ok := strings.Cut(s.district, " "); ok {
			o.tail = strings.TrimPrefix(bare, "xã ")
		}
	}
	if o.tail == "" {
		o.specific = !s.central && !r.is(o.from-1, wEach)
		return true
	}
	o.name, o.source = o.name+" "+o.tail, "document"
	return true
}

// organTail reads the body, or the tier, that a Văn phòng, a Thanh tra, a Đảng ủy belongs to.
func (r *reader) organTail(o *organisation, depth int) bool {
	if inner, ok := r.organisation(o.to, depth+1); ok && (!inner.open || depth > 0) {
		o.to, o.specific, o.source = inner.to, inner.specific, inner.source
		o.name += " " + inner.name
		o.tier = strings.TrimPrefix(strings.TrimPrefix(inner.class, "state_"), "party_")
		if tierOf(o.tier) == "" && o.tier != "central" {
			o.class = inner.class
			if family := r.lex.heads[o.head].family; family != "state" && inner.class != "steering_committee" {
				o.class = classOf(family, "")
			}
		}
		return true
	}
	if p, ok := r.placeAt(o.to); ok && tierOf(p.class) != "" {
		o.to, o.tail, o.tier = p.to, p.name, p.class
		o.name += " " + o.tail
		return true
	}
	if r.levelAlone(o, o.to) {
		return true
	}
	return r.ownParty(o)
}

// ownParty completes "Đảng ủy", "Ban Thường vụ" that stand alone in a document of the Party by the committee whose document it is.
func (r *reader) ownParty(o *organisation) bool {
	h := r.lex.heads[o.head]
	if h.family != "party" || r.in.Header.System != corpus.SystemParty || r.scope.central || r.shoutedAt(o.from) || !r.capitalAt(o.from) {
		return false
	}
	s, committee := r.scope, ""
	_, district, _ := strings.Cut(s.district, " ")
	switch {
	case s.commune != "":
		committee, o.tier = "Đảng ủy "+s.commune, "commune"
	case s.district != "":
		committee, o.tier = "Huyện ủy "+district, "district"
	case !s.province.IsZero() && s.province.Level == "tỉnh":
		committee, o.tier = "Tỉnh ủy "+s.province.Name, "province"
	case !s.province.IsZero():
		committee, o.tier = "Thành ủy "+s.province.Name, "province"
	default:
		return false
	}
	switch h.name {
	case "Đảng ủy":
		if s.commune == "" {
			return false
		}
		o.name = committee
	case "Ban Thường vụ", "Thường trực", "Ủy ban Kiểm tra", "Thường vụ":
		o.name += " " + committee
	default:
		return false
	}
	o.source = "document"
	return true
}

// shareTails gives the heads of a list the place that stands behind the last: "HĐND, UBND tỉnh".
func (r *reader) shareTails() {
	for i := len(r.orgs) - 2; i >= 0; i-- {
		o, next := &r.orgs[i], r.orgs[i+1]
		if !o.open || o.head < 0 || r.lex.heads[o.head].mode != "local" || next.head < 0 || next.open && next.class == "" {
			continue
		}
		if next.from-o.to == 1 && r.is(o.to, wComma, wAnd, wSlash, wDash) && next.tail != "" {
			o.name, o.tail, o.tier, o.specific, o.source, o.open = o.name+" "+next.tail, next.tail, next.tier, next.specific, next.source, false
			o.class = classOf(r.lex.heads[o.head].family, o.tier)
			if next.class == "collective" {
				o.class = next.class
			}
		}
	}
	r.orgs = slices.DeleteFunc(r.orgs, func(o organisation) bool {
		return o.open && o.source == "text" && o.class != "steering_committee" && (r.shoutedAt(o.from) || !strings.Contains(o.name, "nhân dân"))
	})
}
