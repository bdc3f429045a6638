package name

import "vankho/corpus/viet"

// role is an office in the text: tokens [from, to).
type role struct {
	from, to int
	title    string
	org      string
	// sole is true where the words name one holder: they stand for a person though no name is written.
	sole bool
	// many is true for the holders of one office in many bodies: Chủ tịch UBND các tỉnh.
	many bool
	// follows is the title's own way with bodies.
	follows string
}

// roleAt reads the office that begins at token i, with its body.
func (r *reader) roleAt(i int) (role, bool) {
	if !r.begins(i, kTitle) || r.inSymbol(i) {
		return role{}, false
	}
	end, it, ok := r.longest(i, kTitle)
	if !ok || !r.capitalAt(i) {
		return role{}, false
	}
	t := r.lex.titles[it.row]
	o := role{from: i, to: end, title: t.name, org: t.body, follows: t.follows}
	if t.follows == "whole" || t.follows == "member" && t.body != "" {
		o.sole = t.follows == "whole"
		return o, true
	}
	at := end
	// "Trưởng Ban Chỉ đạo …", "Trưởng phòng Tổng hợp": the last word of the office begins the name of the body.
	if org, ok := r.orgAt(end - 1); ok && org.to > end {
		o.to, o.org, o.sole = org.to, org.name, org.specific
		return o, true
	}
	if _, _, office := r.longest(end, kTitle|kHonorific); t.follows == "body" && r.is(end-1, wRoom) && r.capitalAt(end) && !r.shoutedAt(end) && !office {
		if to := r.extent(end, ofBody); to > end {
			o.to, o.org = to, "Phòng "+viet.Squeeze(r.quote(end, to))
			return o, true
		}
	}
	if t.follows == "office" {
		// "Chánh Văn phòng UBND tỉnh": the title holds the head of the body's name.
		if org, ok := r.orgAt(end); ok {
			o.to, o.org, o.sole = org.to, org.name, org.specific
			return o, true
		}
		if org, ok := r.organisation(end-2, 0); ok && org.to > end {
			o.to, o.org, o.sole = org.to, org.name, org.specific
			return o, true
		}
		if r.is(end, wComma) && r.begins(end+1, kTitle) {
			o.sole = true
		}
		if r.is(end, wProvince) && !r.scope.province.IsZero() {
			o.to, o.sole = end+1, true
		}
		return o, true
	}
	if r.is(at, wOf) {
		at++
	}
	if org, ok := r.orgAt(at); ok {
		o.to, o.org, o.sole = org.to, org.name, org.specific && t.follows != "member"
		o.many = !org.specific && t.follows != "member"
		if org.class == "collective" {
			o.org = ""
		}
	} else if end, ok := r.kindOfBody(at); ok && t.follows == "kind" {
		o.to, o.many = end, true // "Thủ trưởng cơ quan ngang bộ"
	} else if h, _, ok := r.longest(at, kHead); ok && t.follows == "member" && r.capitalAt(at) && h-at >= 3 {
		o.to = h // "Ủy viên Ban Thường vụ"
	}
	return o, true
}

// kindOfBody is the end of the words for bodies of a kind at token i, with "các" or without: "cơ quan ngang bộ", "các đơn vị trực thuộc".
func (r *reader) kindOfBody(i int) (int, bool) {
	many := r.is(i, wEach)
	if many {
		i++
	}
	end, it, ok := r.longest(i, kCollective)
	if !ok || r.capitalAt(i) && !r.begins(i, kHead) || !many && (r.lex.weak[it.row] || end <= i+2 && !r.is(end, wComma)) {
		return 0, false
	}
	for r.is(end, wComma, wAnd) {
		next, _, more := r.longest(end+1, kCollective)
		if !more || r.capitalAt(end+1) {
			break
		}
		end = next
	}
	if to, _, tail := r.longest(end, kCollectiveTail); tail {
		end = to
	}
	return end, !r.shoutedAt(i)
}

// orgAt is the body that begins at token i.
func (r *reader) orgAt(i int) (organisation, bool) {
	for r.nextOrg > 0 && r.orgs[r.nextOrg-1].from >= i {
		r.nextOrg--
	}
	for r.nextOrg < len(r.orgs) && r.orgs[r.nextOrg].from < i {
		r.nextOrg++
	}
	if r.nextOrg < len(r.orgs) && r.orgs[r.nextOrg].from == i {
		return r.orgs[r.nextOrg], true
	}
	return organisation{}, false
}

// committeeBefore is the last committee named before token i in its sentence, for "làm Trưởng ban".
func (r *reader) committeeBefore(i int) string {
	for k := r.nextOrg; k >= 0; k-- {
		if k >= len(r.orgs) || r.orgs[k].from >= i {
			continue
		}
		if i-r.orgs[k].to > 60 {
			return ""
		}
		for j := r.orgs[k].to; j < i; j++ {
			if r.kindAt(j) == breakToken || r.is(j, wDot) && !r.gapAt(j) && r.capitalAt(j+1) {
				return ""
			}
		}
		if r.orgs[k].class == "steering_committee" {
			return r.orgs[k].name
		}
	}
	return ""
}
