package name

import (
	"strings"

	"vankho/corpus/viet"
)

// The longest name of a body, in words, and how far a list with commas is looked through for its "và".
const (
	longestName = 25
	listWithin  = 40
)

// namedTail reads the name behind Cục, Trung tâm, Trường: it begins with a capital, or is a place.
func (r *reader) namedTail(o *organisation, h head) bool {
	at := o.to
	if h.family == "school" && r.is(at, wNumber) && r.kindAt(at+1) == figureToken && r.capitalAt(at+2) {
		return r.closeName(o, at, r.extent(at+2, ofBody))
	}
	if !r.capitalAt(o.from) {
		return false
	}
	if !r.capitalAt(at) {
		return r.closedTail(o)
	}
	if end, _, ok := r.longest(o.from, kUnit); ok && end > at && at == o.from+1 {
		return false // a commune of a list: Trường Xuân
	}
	if r.shoutedAt(at) && (r.kindAt(o.from-1) != breakToken || !r.shoutedAt(o.from)) && r.capsAt(at) == shouted && r.capitalAt(at+1) && r.capsAt(at+1) == shouted {
		return false
	}
	if r.shoutedAt(at) && (r.toks[o.from].start > ownWithin || r.kindAt(o.from-1) == wordToken) {
		return false // a heading, where capitals say nothing
	}
	if _, _, ok := r.longest(at, kTitle|kHonorific); ok {
		return false
	}
	if p, ok := r.placeAt(at); ok && (h.family == "media" || h.family == "school" && p.to-p.from >= 2 || h.family == "other") {
		o.to, o.name, o.tier = p.to, o.name+" "+p.name, tierOf(p.class)
		return p.class != "country"
	}
	end := r.extent(at, ofBody)
	return r.closeName(o, at, end)
}

// longestClosed bounds the small words of a name that "quốc gia" or "quốc tế" closes.
const longestClosed = 7

// closedTail reads a name in small letters that the words "quốc gia", "quốc tế" close: Trung tâm trọng tài quốc tế.
func (r *reader) closedTail(o *organisation) bool {
	for j := o.to; j < o.to+longestClosed && r.smallAt(j); j++ {
		if r.endWord(j) || r.is(j, wAnd) {
			return false
		}
		if r.is(j, wQuoc) && r.is(j+1, wGia, wTe) && j > o.to {
			o.tier = "central"
			return r.closeName(o, o.to, j+2)
		}
	}
	return false
}

// purposeTail reads what a Ban Chỉ đạo is for: "về …", "phát triển …". Without it the head stands alone.
func (r *reader) purposeTail(o *organisation) bool {
	at := o.to
	start := at
	if r.lex.heads[o.head].name == "Hội đồng" {
		return r.councilTail(o)
	}
	if r.is(at, wAbout) {
		if start = at + 1; r.matter(start) {
			start = len(r.toks)
		}
	} else if _, _, verb := r.longest(at, kEnd); verb || r.kindAt(at) != wordToken {
		start = len(r.toks)
	}
	if start < len(r.toks) && r.kindAt(start) == wordToken && !r.is(start, wAnd, wOr) {
		if p, ok := r.placeAt(start); ok {
			o.to, o.name, o.open, o.specific = p.to, o.name+" "+p.name, true, false
			return true
		}
		if r.levelAlone(o, start) {
			o.open = true
			return true
		}
		if r.tierWords(o, start) {
			return true
		}
		end := r.extent(start, ofPurpose)
		if end-start >= 2 {
			o.tier = ""
			o.class = "steering_committee"
			// "Hội đồng thẩm định" is any such; one has a field, or a body to which it belongs.
			if end-start <= 3 && start == at && r.lex.heads[o.head].name != "Ban Chỉ đạo" && r.smallAt(start) {
				return false
			}
			return r.closeName(o, at, end)
		}
	}
	o.open, o.specific = true, false
	return r.capitalAt(o.from) && !r.shoutedAt(o.from) && r.lex.heads[o.head].name == "Ban Chỉ đạo"
}

// closeName completes a body whose name is [at, end) with the place behind it.
func (r *reader) closeName(o *organisation, at, end int) bool {
	if end <= at {
		return false
	}
	o.to = end
	name := o.name + " " + viet.Squeeze(r.quote(at, end))
	if p, ok := r.placeAt(end); ok && p.class != "zone" {
		o.to = p.to
		name += " " + p.name
		if p.abroad() {
			o.class = "foreign"
		} else if tierOf(p.class) != "" {
			o.tier = p.class
		}
	} else if e, it, ok := r.longest(end, kLevel); ok && rank(r.lex.levels[it.row].class) > 1 && !r.capitalAt(e) && !r.is(e, wUy) && r.lex.levels[it.row].form != "short" {
		o.to, o.tier = e, or(tierOf(r.lex.levels[it.row].class), "district")
		if own := r.ownUnit(r.lex.levels[it.row]); own != "" {
			name += " " + own
			if own == r.scope.province.FullName() {
				o.tier = "province"
			}
			o.source = "document"
		} else {
			name += " " + r.lex.levels[it.row].name
			o.specific = !r.scope.central
		}
	}
	if r.shoutedAt(at) {
		name = o.name + " " + viet.Capitalise(strings.ToLower(viet.Squeeze(r.quote(at, end))))
	}
	o.name = name
	return true
}

// nameOf says whose name is read: that of a body, what a committee is for, or that of an event, a programme or a system, which may hold verbs.
type nameOf uint8

const (
	ofBody nameOf = iota
	ofPurpose
	ofThing
)

// extent is the end of a name that begins at token i. It ends before a verb, before marks that join sentences, before another
// body or a place; commas and "và" belong to it in lists that close with "và" and in words that a comma holds together.
func (r *reader) extent(i int, of nameOf) int {
	purpose := of != ofBody
	end := i
	words := 0
	shout := r.shoutedAt(i)
	for j := i; j < len(r.toks) && words < longestName; {
		t := r.toks[j]
		switch {
		case t.kind == breakToken:
			if !r.wraps(j) || shout && (!r.capitalAt(j+1) || r.begins(j+1, kCountry|kBody|kHead)) {
				return end
			}
			j++
			continue
		case t.kind == figureToken:
			if r.is(j-1, wNumber) && !r.numbered(j) {
				j++
				end = j
				continue
			}
			if r.numbered(j) || j == i || strings.HasPrefix(r.textAt(j), "0") || r.kindAt(j+1) == wordToken && !r.capitalAt(j+1) || r.is(j+1, wSlash) || !t.gap {
				return end
			}
			j++
			end = j
			continue
		case t.kind == markToken:
			next, ok := r.across(i, j, purpose)
			if !ok {
				return end
			}
			if t.word == wComma || t.word == wDash || t.word == wAmp {
				words++
			}
			j = next
			continue
		}
		if j > i {
			if r.endsName(j) || of != ofThing && r.mildEnd(j) {
				return end
			}
			if t.word == wAnd {
				if !r.andGoesOn(j, end) {
					return end
				}
				j++
				continue
			}
			if t.word == wAbout && (!purpose && !r.capitalAt(i) || r.matter(j+1)) {
				return end
			}
		}
		words++
		j++
		end = j
	}
	return end
}

// andGoesOn reports whether a name goes on behind the "và" at token j.
func (r *reader) andGoesOn(j, end int) bool {
	k := j + 1
	if r.kindAt(k) != wordToken || r.endsName(k) || r.otherThing(k) {
		return false
	}
	if end, _, ok := r.longest(k, kCompound); ok && end > k+2 {
		return true
	}
	if _, _, ok := r.longest(k, kHead|kBody|kCollective|kHonorific|kTitle); ok {
		if e, it, thing := r.longest(k, kCollective); !thing || it.kind != kCollective || e-k >= 1 {
			if _, _, sector := r.longest(k, kHead|kBody|kHonorific|kTitle); sector && r.capitalAt(k) || thing && r.smallAt(k) {
				return false
			}
		}
	}
	// In a name such as Giáo dục và Đào tạo both begin alike.
	return r.capitalAt(k) || r.smallAt(end-1)
}

// otherThing reports whether an event, a programme or a system begins at token i, so that a list goes on with another name.
func (r *reader) otherThing(i int) bool {
	end, _, ok := r.longest(i, kThing)
	return ok && (r.capitalAt(i) || end-i >= 2)
}

// across reads the mark at token j within a name that began at token i, and gives the token behind it.
func (r *reader) across(i, j int, purpose bool) (int, bool) {
	t := r.toks[j]
	next := j + 1
	if r.kindAt(next) != wordToken {
		return 0, false
	}
	switch t.word {
	case wAmp:
		return next, true
	case wDash:
		if r.gapAt(next) != t.gap {
			return 0, false
		}
		if !t.gap {
			return next, true
		}
		return next, r.capitalAt(next) && r.capitalAt(j-1) || r.smallAt(j-1) && (r.capitalAt(next) || r.joined(j))
	case wComma:
		if r.joined(j) {
			return next, true
		}
		return next, r.listed(j, purpose)
	}
	return 0, false
}

// joined reports whether a comma stands within words that it holds together: phòng, chống.
func (r *reader) joined(j int) bool {
	for back := 1; back <= 4; back++ {
		if end, _, ok := r.longest(j-back, kCompound); ok && end > j {
			return true
		}
	}
	return false
}

// listed reports whether the comma at token j is one of a list that closes with "và" and belongs to one name: Văn hóa, Thể thao và
// Du lịch. Its parts begin alike, and none is a body.
func (r *reader) listed(j int, purpose bool) bool {
	large := r.capitalAt(j + 1)
	if !large && !purpose || r.otherThing(j+1) {
		return false
	}
	words := 0
	for k := j + 1; k < len(r.toks) && k < j+listWithin; k++ {
		t := r.toks[k]
		switch {
		case t.word == wComma && !r.joined(k):
			if words == 0 || r.capitalAt(k+1) != large || r.endsName(k+1) || r.otherThing(k+1) {
				return false
			}
			words = 0
		case t.word == wComma || t.word == wDash:
		case t.word == wAnd, t.word == wAmp && t.gap:
			if r.begins(k+1, kCollective) {
				if _, _, ok := r.longest(k+1, kCollective); ok && r.smallAt(k+1) {
					return false
				}
			}
			return words > 0 && r.kindAt(k+1) == wordToken && !r.endsName(k+1) && (r.capitalAt(k+1) == large || !large)
		case t.kind != wordToken:
			return false
		default:
			if r.endsName(k) {
				return false
			}
			if words++; words > 6 {
				return false
			}
		}
	}
	return false
}

// firmTail reads the name of a firm: words of its form, then capitals; small words stand between capitals alone.
func (r *reader) firmTail(o *organisation) bool {
	if !r.capitalAt(o.from) || r.shoutedAt(o.from) && r.capsAt(o.from) == shouted && r.kindAt(o.from-1) != breakToken {
		return false
	}
	end, proper, smalls := o.to, 0, 0
	for j := o.to; j < len(r.toks) && j < o.to+longestName; j++ {
		t := r.toks[j]
		switch {
		case t.kind == markToken && (t.word == wDash || t.word == wAmp || t.word == wComma && r.listed(j, false)):
		case t.kind != wordToken:
			j = len(r.toks)
		case t.caps != small:
			if r.endsName(j) && j > o.to {
				if p, ok := r.placeAt(j); ok && p.class == "country" && smalls <= 2 {
					end = j // Quốc gia Việt Nam
				}
				j = len(r.toks)
				break
			}
			proper++
			smalls = 0
			end = j + 1
		case t.word == wAnd && r.capitalAt(j+1) && !r.begins(j+1, kHead|kBody|kTitle):
		default:
			if _, it, ok := r.longest(j, kEnd); ok && !r.lex.mild[it.row] || r.begins(j, kLevel) && t.word == wProvince {
				j = len(r.toks)
				break
			}
			if smalls++; smalls > 6 {
				j = len(r.toks)
			}
		}
	}
	if proper == 0 {
		return false
	}
	if r.smallAt(end) && !r.endWord(end) && viet.Compound(r.textAt(end-1), r.textAt(end)) {
		end = r.extent(end, ofBody) // "Thoát nước đô thị"
	}
	return r.closeName(o, o.to, end)
}
