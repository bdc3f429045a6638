package name

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// tierOf is the tier of a class of places, "" where it is none.
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
	if r.tierWords(o, at) || r.levelAlone(o, at) || r.zoneTail(o, at) {
		return true
	}
	o.open = true
	if o.name == r.scope.issuer {
		o.source = "document"
		return true
	}
	o.specific = !strings.Contains(o.name, "nhân dân") && !r.scope.central
	return (strings.Contains(o.name, "nhân dân") || r.severalWords(o, h)) && !r.is(at, wEach) || r.is(at, wEach) && r.eachTail(o, at)
}

// severalWords reports a head of several words, which is a name without a place too; "tail" marks those that are common words.
func (r *reader) severalWords(o *organisation, h head) bool {
	least := 3
	if h.family == "mass" {
		least = 2
	}
	return h.mode == "local" && strings.Count(o.name, " ") >= least
}

// zoneTail reads "khu vực", "khu vực III" behind a head: offices that serve several provinces.
func (r *reader) zoneTail(o *organisation, at int) bool {
	if r.lowerAt(at) != "khu" || r.lowerAt(at+1) != "vực" {
		return false
	}
	o.to = at + 2
	if r.kindAt(o.to) == figureToken && r.widthAt(o.to) <= 2 || romanNumeral(r.textAt(o.to)) {
		o.to++
	}
	o.name += " " + strings.ToLower(viet.Squeeze(r.quote(at, at+2)))
	if o.to > at+2 {
		o.name += " " + r.textAt(o.to-1)
	}
	return true
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
	o.name, o.specific = o.name+" "+strings.ToLower(viet.Squeeze(r.quote(o.to-2, o.to))), false
	if n > 1 {
		o.name = viet.Squeeze(r.quote(o.from, o.to))
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
	if r.is(end, wUy) || r.capitalAt(end) && !r.shoutedAt(end) && r.gapAt(end) && !r.begins(end, kTitle|kHead|kBody|kHonorific|kSurname) {
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
		if !ok || r.capitalAt(next) && r.gapAt(next) {
			break
		}
		if whole, _, ok := r.longest(o.to+1, kGuard); ok && whole > next {
			next = whole
		}
		o.to, many = next, true
	}
	switch own := r.ownUnit(l); {
	case many:
		o.name, o.specific = viet.Squeeze(r.nameFrom(o)), false
	case own != "":
		o.name, o.source, o.tail = o.name+" "+own, "document", own
		if l.class == "city" {
			o.tier = "province"
			if own != r.scope.province.FullName() {
				o.tier = "district"
			}
		}
	default:
		o.name, o.specific = o.name+" "+l.name, !r.scope.central
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
		o.name = viet.Squeeze(r.nameFrom(o))
		return true
	}
	if !ok {
		return false
	}
	o.tier = tierOf(r.lex.levels[it.row].class)
	for ok {
		o.to = end
		if r.capitalAt(end) && r.gapAt(end) {
			break
		}
		if g, _, guarded := r.longest(j, kGuard); guarded && g > end {
			o.to = g
		}
		if !r.is(o.to, wComma, wAnd, wSlash, wOr) {
			break
		}
		j = o.to + 1
		end, _, ok = r.longest(j, kLevel)
	}
	if p, ok := r.placeAt(at + 1); ok && p.from == at+1 {
		// "các xã Tân Hợp, Bản Phố": the places that are meant.
		for o.to = p.to; r.is(o.to, wComma, wAnd); o.to = p.to {
			if p, ok = r.placeAt(o.to + 1); !ok {
				break
			}
		}
	} else if e, _, ok := r.longest(o.to, kCollectiveTail); ok {
		o.to = e
	}
	o.class, o.open, o.tail = "collective", false, viet.Squeeze(r.quote(at, o.to))
	o.name, o.specific = viet.Squeeze(r.nameFrom(o)), false
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
		if strings.HasPrefix(o.name, "Th") {
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
	if r.capitalAt(o.to) && !r.shoutedAt(o.to) && r.gapAt(o.to) && !r.begins(o.to, kTitle|kHead|kBody|kHonorific|kSurname) {
		end := r.run(o.to)
		o.name += " " + viet.Squeeze(r.quote(o.to, end))
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
		if r.lex.heads[o.head].family == "other" {
			o.class = inner.class
		} else if tierOf(o.tier) == "" && o.tier != "central" {
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
