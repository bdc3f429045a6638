package name

import (
	"strings"

	"vankho/corpus/viet"
)

// headOfList reads "các phường: Mẫu Đông" at the level: the first place of a list, without the level.
func (r *reader) headOfList(i int) (place, bool) {
	if !r.is(i-1, wEach) {
		return place{}, false
	}
	end, it, ok := r.longest(i, kLevel)
	if !ok || !r.is(end, wColon) || !r.capitalAt(end+1) || r.shoutedAt(end+1) || r.begins(end+1, kLevel) && !r.capitalAt(end+2) {
		return place{}, false
	}
	l := r.lex.levels[it.row]
	if class := l.class; rank(class) < 2 || rank(class) > 3 {
		return place{}, false
	}
	p := place{part: part{class: l.class, unit: -1, level: l.name}, from: end + 1, levelled: true}
	if unitEnd, u, ok := r.longest(end+1, kUnit); ok && !r.smallAt(unitEnd-1) && r.hasLevel(u.row, l) && !r.goesOn(unitEnd) {
		p.to, p.unit, p.bare = unitEnd, u.row, r.lex.units[u.row][0].name
	} else {
		p.to = r.run(end + 1)
		p.bare = viet.Squeeze(r.quote(end+1, p.to))
	}
	if p.class == "city" {
		p.class = "district"
	}
	p.name = l.name + " " + p.bare
	return p, p.to > p.from && r.is(p.to, wComma, wAnd, wDot, wSemicolon, wOpen)
}

// siblings reads the further names of a list whose level stands once before it, "các xã Hưng Điền, Vĩnh Bửu và Vĩnh Thạnh": those that the
// table has at that level. It gives the token behind the list.
func (r *reader) siblings(first place) int {
	at := first.to
	many := r.is(first.from-1, wEach) || r.is(first.from-1, wColon)
	if !first.levelled || len(first.parents) > 0 || rank(first.class) < 2 || first.unit < 0 && !many {
		return at
	}
	for {
		// "các xã Thạnh Hưng (huyện Tân Hưng), Hưng Thạnh"
		if inner, ok := r.inBrackets(at); ok && many {
			r.settle(&inner)
			r.places = append(r.places, inner)
			at = inner.to + 1
		}
		if !r.is(at, wComma, wAnd) || !r.capitalAt(at+1) || r.shoutedAt(at+1) {
			return at
		}
		end, u, ok := r.longest(at+1, kUnit)
		ok = ok && !r.smallAt(end-1) && !r.goesOn(end) && r.hasLevel(u.row, level{name: first.level})
		p := place{part: part{class: first.class, level: first.level, unit: u.row}, from: at + 1, to: end}
		switch {
		case ok:
			p.bare = r.lex.units[u.row][0].name
		case many && !r.begins(at+1, kTitle|kHonorific) && !r.otherName(at+1):
			if end = r.run(at + 1); end-at < 3 && !r.is(end, wComma) {
				return at
			}
			p.to, p.unit, p.bare = end, -1, viet.Squeeze(r.quote(at+1, end))
		default:
			return at
		}
		p.name = p.level + " " + p.bare
		r.settle(&p)
		r.places = append(r.places, p)
		at = end
	}
}

// otherName reports whether a body, a province or a level stands at token i of a list of communes, and not a commune whose name only
// begins so: Trường Lâm, Bản Hồ, Châu Quế.
func (r *reader) otherName(i int) bool {
	if end, _, ok := r.longest(i, kHead|kBody|kProvince|kCountry); ok && end > i+1 && r.capitalAt(i+1) {
		return true
	}
	end, _, ok := r.longest(i, kHead|kLevel)
	if !ok {
		return false
	}
	last := r.run(i)
	return end > i+1 || last-i != 2 || !r.is(last, wComma, wAnd, wDot, wSemicolon)
}

// inBrackets reads a place that is all that stands between brackets at token i.
func (r *reader) inBrackets(i int) (place, bool) {
	if !r.is(i, wOpen) {
		return place{}, false
	}
	p, ok := r.placeFrom(i + 1)
	return p, ok && r.is(p.to, wClose)
}

// longestChain is how many places a chain has at most.
const longestChain = 4

// chain adds the places behind commas that the place lies in, and settles its code.
func (r *reader) chain(p *place) {
	for len(p.parents) < longestChain {
		at := p.to
		if r.is(at, wComma) {
			at++
		} else if r.is(at, wDash) && p.levelled && r.begins(at+1, kLevel) {
			at++
		} else if p.class != "village" || !r.begins(at, kLevel) {
			break
		}
		if r.kindAt(at) == breakToken && r.wraps(at) {
			at++
		}
		next, ok := r.placeFrom(at)
		if !ok || !contains(next, p.last()) {
			break
		}
		p.parents = append(p.parents, next.part)
		p.to = next.to
	}
	// "xã Tân Hợp (huyện Bắc Hà cũ)"
	if p.levelled && r.is(p.to, wOpen) {
		if next, ok := r.placeFrom(p.to + 1); ok && contains(next, p.last()) {
			close := next.to
			if r.is(close, wOld) {
				close++
			}
			if r.is(close, wClose) && (close > next.to || p.class == "village") {
				p.parents = append(p.parents, next.part)
				p.to = close + 1
			}
		}
	}
	r.settle(p)
}

// last is the largest part of the chain so far.
func (p *place) last() part {
	if n := len(p.parents); n > 0 {
		return p.parents[n-1]
	}
	return p.part
}

// rank orders the tiers, the larger the higher.
func rank(class string) int {
	switch class {
	case "village":
		return 1
	case "commune":
		return 2
	case "district", "city", "foreign_prefecture":
		return 3
	case "province", "foreign_province", "foreign_other":
		return 4
	case "country":
		return 5
	}
	return 0
}

// contains reports whether a place may be the one that the smaller lies in.
func contains(next place, smaller part) bool {
	larger, less := rank(next.class), rank(smaller.class)
	if less == 0 || larger <= less {
		return false
	}
	return next.levelled || next.class == "country" || next.class == "province"
}

// settle finds the class and the codes of a chain from its largest part.
func (r *reader) settle(p *place) {
	all := append([]part{p.part}, p.parents...)
	top := all[len(all)-1]
	abroad := top.class == "country" && top.bare != "Việt Nam"
	province, district := "", ""
	if abroad {
		for i := range all[:len(all)-1] {
			switch all[i].level {
			case "tỉnh":
				all[i].class = "foreign_province"
			case "châu":
				all[i].class = "foreign_prefecture"
			default:
				all[i].class = "foreign_other"
			}
			all[i].code = ""
		}
	}
	for i := len(all) - 1; i >= 0 && !abroad; i-- {
		switch {
		case all[i].class == "province":
			province = all[i].code
		case all[i].unit >= 0:
			if province == "" && all[i].class != "province" {
				province = r.scope.province.Code
			}
			all[i].code = r.unitCode(all[i].unit, all[i].level, province, district)
			if all[i].class == "district" {
				district = all[i].code
			}
		}
	}
	names := make([]string, len(all))
	for i, q := range all {
		names[i] = q.name
	}
	p.part, p.parents = all[0], all[1:]
	p.part.name = strings.Join(names, ", ")
}

// provinceRef reads the words that stand for the document's own province: toàn tỉnh, trên địa bàn tỉnh, của tỉnh.
func (r *reader) provinceRef(i int) (to int, from int, ok bool) {
	if !r.is(i, wProvince) {
		return 0, 0, false
	}
	switch {
	case r.is(i-1, wBan) && r.is(i-2, wDia):
		from = i - 2
		if r.is(i-3, wOn) {
			from = i - 3
		}
	case r.is(i-1, wIn, wWhole, wOf):
		from = i - 1
	case r.is(i+1, wOurs):
		return i + 2, i, true
	default:
		return 0, 0, false
	}
	return i + 1, from, true
}
