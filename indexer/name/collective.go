package name

import (
	"vankho/corpus/viet"
)

// collective reads bodies of a kind: "các sở, ban, ngành", "các cơ quan, đơn vị, địa phương cấp tỉnh, cấp huyện"; and "trung ương"
// behind "của".
func (r *reader) collective(i int) (organisation, bool) {
	o := organisation{from: i, class: "collective", source: "text", head: -1}
	if r.is(i, wTrung) && r.is(i+1, wUong) && r.is(i-1, wOf) && !r.capitalAt(i+2) {
		o.to, o.name = i+2, "Trung ương"
		return o, true
	}
	if !r.is(i, wEach) {
		return o, false
	}
	j, bodies := i+1, false
	for {
		end, it, ok := r.longest(j, kCollective)
		if !ok || r.capitalAt(j) && !r.begins(j, kHead) && r.kindAt(i-1) != breakToken {
			break
		}
		if j > i+1 && r.capsAt(j) == capital && r.smallAt(i+1) && r.smallAt(j+1) && !r.endsName(j+1) && !r.begins(j+1, kCollective|kCollectiveTail) {
			break // "các bộ phận và Ban kiểm soát"
		}
		if office, _, title := r.longest(j, kTitle|kGuard); title && office > end {
			break
		}
		if r.capitalAt(j) && r.begins(j, kHead) && (r.is(end, wEach, wTier) || r.begins(end, kLevel)) {
			break
		}
		bodies = bodies || !r.lex.weak[it.row]
		o.to = end
		if !r.is(end, wComma, wAnd, wSlash) {
			break
		}
		j = end + 1
	}
	if r.is(o.to, wComma) && r.lowerAt(o.to+1) == "cá" {
		return o, false
	}
	if o.to == 0 || !bodies || r.capitalAt(o.to) && r.gapAt(o.to) && !r.begins(o.to, kTitle) {
		return o, false
	}
	if r.lowerAt(o.to) == "này" || r.lowerAt(o.to) == "đó" {
		return o, false // those just spoken of
	}
	if (o.to == i+2 && (r.is(i+1, wBo) || r.lowerAt(i+1) == "ngành") || r.lowerAt(i+1) == "cơ" && o.to == i+3) && r.smallAt(o.to) && !r.endWord(o.to) && !r.is(o.to, wAnd, wOf) && !r.begins(o.to, kCollectiveTail) {
		return o, false // "các bộ cảm biến", "các cơ quan đăng ký"
	}
	o.listEnd = o.to
	for {
		at := o.to
		if r.is(at, wComma, wAnd) {
			at++
		}
		end, _, ok := r.longest(at, kCollectiveTail)
		if !ok {
			break
		}
		o.to = end
	}
	o.name = viet.Uncapitalise(viet.Squeeze(r.quote(i, o.to)))
	return o, true
}
