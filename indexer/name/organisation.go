package name

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
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
	if end, _, ok := r.longest(i-1, kCountry); ok && end > i && r.capitalAt(i-1) {
		return organisation{}, false // Tây Ban Nha
	}
	if r.smallAt(i) && r.kindAt(i-1) == wordToken && viet.Compound(r.textAt(i-1), r.textAt(i)) {
		if end, _, office := r.longest(i-1, kTitle); !office || end <= i {
			return organisation{}, false // nhiệm vụ Hợp tác quốc tế
		}
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
	} else if isHead && r.lex.heads[h.row].mode == "named" && !r.lex.bodies[b.row].local && r.mayGoOn(bodyEnd) {
		// The table has Vụ Pháp chế; the text may have Vụ Pháp chế và Thanh tra.
		if o, ok := r.headed(i, headEnd, h.row, depth); ok && o.to > bodyEnd {
			return o, true
		}
	}
	if !isBody {
		return organisation{}, false
	}
	row := r.lex.bodies[b.row]
	o := organisation{from: i, to: bodyEnd, class: row.class, name: row.name, specific: row.class != "collective", source: "table", head: -1}
	switch {
	case row.local:
		r.ownDepartment(&o)
	case row.class == "business" || strings.HasPrefix(row.name, "Ngân hàng "):
		r.branch(&o)
	}
	return o, true
}

// mayGoOn reports whether the name of a body of the table may be longer in the text: before a mark, "và", a country or a capital.
func (r *reader) mayGoOn(end int) bool {
	if p, ok := r.placeAt(end); ok {
		return p.class == "country" || p.class == "region"
	}
	return r.is(end, wAnd, wComma, wDash, wAmp) || r.capitalAt(end) && !r.shoutedAt(end) && !r.begins(end, kTitle|kHead|kBody|kSurname|kHonorific|kLevel)
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

// branch completes a firm of the list with the place of its branch: VNPT Lào Cai.
func (r *reader) branch(o *organisation) {
	if r.lowerAt(o.to) == "chi" && r.lowerAt(o.to+1) == "nhánh" {
		o.to += 2
		o.name += " chi nhánh"
		if r.levelAlone(o, o.to) || r.zoneTail(o, o.to) {
			return
		}
	} else if o.class != "business" {
		return
	}
	if p, ok := r.placeAt(o.to); ok && !p.abroad() && tierOf(p.class) != "" {
		o.to, o.name = p.to, o.name+" "+p.bare
	} else if r.capitalAt(o.to) && r.gapAt(o.to) && !r.shoutedAt(o.to) && !r.begins(o.to, kTitle|kHead|kBody|kSurname) {
		end := r.run(o.to)
		o.name += " " + viet.Squeeze(r.quote(o.to, end))
		o.to = end
	}
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
	if r.is(o.to, wProvince) && r.is(o.to+1, wComma, wSlash) && r.begins(o.to+2, kLevel) && r.levelAlone(o, o.to) {
		return // "Sở Y tế tỉnh, thành phố trực thuộc trung ương"
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
	case "local", "tail":
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
		return o.open && o.source == "text" && o.class != "steering_committee" && (r.shoutedAt(o.from) || !strings.Contains(o.name, "nhân dân") && strings.Count(o.name, " ") < 2)
	})
}
