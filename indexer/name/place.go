package name

import (
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// part is one place of a chain "xã A, huyện B, tỉnh C".
type part struct {
	class string
	// name has the level, "huyện Bắc Hà"; bare lacks it.
	name, bare string
	code       string
	unit       int // row of the lexicon's units, -1 for none
	level      string
}

// place is a place or a chain of places in the text: tokens [from, to).
type place struct {
	part
	from, to int
	// parents are the further parts of a chain, from the smaller to the larger.
	parents []part
	// levelled is true where the level stands before the name.
	levelled bool
}

// longestPlace is how many syllables a name has at most that no table holds.
const longestPlace = 4

// readPlaces finds the places, ascending and not overlapping.
func (r *reader) readPlaces() {
	for i := 0; i < len(r.toks); {
		p, ok := r.placeFrom(i)
		if !ok {
			i++
			continue
		}
		r.chain(&p)
		r.places = append(r.places, p)
		i = r.siblings(p)
	}
}

// partyPlace reads the district behind Huyện ủy, Thị ủy: its level lies in the word.
func (r *reader) partyPlace(i int) (place, bool) {
	name := ""
	switch {
	case !r.is(i-1, wUy):
	case r.is(i-2, wHuyen):
		name = "huyện"
	case r.is(i-2, wThi):
		name = "thị xã"
	case r.is(i-2, wQuan):
		name = "quận"
	case r.is(i-2, wThanh):
		name = "thành phố"
	}
	if name == "" || !r.capitalAt(i) {
		return place{}, false
	}
	end, u, ok := r.longest(i, kUnit)
	if !ok || !r.capitalAt(end-1) || !r.hasLevel(u.row, level{name: name}) {
		return place{}, false
	}
	bare := r.lex.units[u.row][0].name
	return place{part: part{class: "district", level: name, unit: u.row, bare: bare, name: name + " " + bare}, from: i, to: end}, true
}

// placeFrom reads one place that begins at token i.
func (r *reader) placeFrom(i int) (place, bool) {
	if r.is(i-1, wUy) {
		if p, ok := r.partyPlace(i); ok {
			return p, true
		}
	}
	const any = kLevel | kProvince | kCountry | kRegion | kZone | kForeign
	if !r.begins(i, any) || r.kindAt(i) == breakToken {
		return place{}, false
	}
	if r.inSymbol(i) {
		if end, _, ok := r.longest(i, kProvince); !ok || end == i+1 || r.inSymbol(end-1) && r.is(end, wDash, wSlash) || r.is(i-1, wDash, wSlash) {
			return place{}, false
		}
	}
	if end, _, ok := r.longest(i, kGuard); ok && end > i+1 && (!r.capitalAt(end-1) || r.shoutedAt(end-1)) {
		return place{}, false
	}
	if p, ok := r.region(i); ok {
		return p, true
	}
	if p, ok := r.levelled(i); ok {
		return p, true
	}
	if p, ok := r.headOfList(i); ok {
		return p, true
	}
	if p, ok := r.zone(i); ok {
		return p, true
	}
	if p, ok := r.country(i); ok {
		return p, true
	}
	return r.bare(i)
}

// inSymbol reports whether a token is part of a document's number: "QĐ-UBND", "UBND-KGVX", "10-QĐ/TU".
func (r *reader) inSymbol(i int) bool {
	joined := func(mark, beyond int) bool {
		return r.is(mark, wDash, wSlash) && (r.capitalAt(beyond) || r.kindAt(beyond) == figureToken)
	}
	if !r.gapAt(i) && joined(i-1, i-2) && !r.gapAt(i-1) && r.capitalAt(i) {
		return true
	}
	return r.capsAt(i) == shouted && i+2 < len(r.toks) && !r.gapAt(i+1) && !r.gapAt(i+2) && joined(i+1, i+2) && r.is(i+1, wDash)
}

// levelled reads a level and the name behind it.
func (r *reader) levelled(i int) (place, bool) {
	end, it, ok := r.longest(i, kLevel)
	if !ok || end >= len(r.toks) || r.kindAt(end) == breakToken && !r.wraps(end) {
		return place{}, false
	}
	l := r.lex.levels[it.row]
	if r.withinWord(i, end, l) {
		return place{}, false
	}
	at := end
	if r.kindAt(at) == breakToken {
		at++
	}
	if l.form == "figure" && r.is(at, wNumber) && r.kindAt(at+1) == figureToken && r.widthAt(at+1) <= 2 && !r.numbered(at+1) {
		bare := r.quote(at, at+2)
		return place{part: part{class: l.class, bare: bare, name: l.name + " " + bare, unit: -1, level: l.name}, from: i, to: at + 2, levelled: true}, true
	}
	if (l.form == "figure" || l.form == "short" && rank(l.class) > 1 && l.class != "city") && r.kindAt(at) == figureToken && r.widthAt(at) <= 2 && !r.numbered(at) && !r.is(i-1, wEach) {
		p := place{part: part{class: l.class, bare: r.quote(at, at+1), unit: -1, level: l.name}, from: i, to: at + 1, levelled: true}
		p.name = l.name + " " + p.bare
		return p, true
	}
	if r.is(at, wUy) || !r.capitalAt(at) || r.smallAt(i) == r.shoutedAt(at) && r.smallAt(i) && r.kindAt(at+1) == wordToken && r.capsAt(at) == shouted && len(r.quote(at, at+1)) > 12 {
		return place{}, false
	}
	if l.form == "short" && !r.nameKnown(at, l) {
		return place{}, false
	}
	return r.named(i, at, l)
}

// withinWord reports whether what reads like the level of a village or of a place abroad is part of another word: the "bản" of văn bản, the
// "Châu" of a name, the "Buôn" of a commune that the table has.
func (r *reader) withinWord(i, end int, l level) bool {
	switch {
	case l.class != "village" && !strings.HasPrefix(l.class, "foreign_"):
		return false
	case r.smallAt(i) && r.kindAt(i-1) == wordToken && viet.Compound(r.textAt(i-1), r.textAt(i)):
		return true
	case l.class == "village" && r.capsAt(end) == shouted && !r.shoutedAt(i):
		return true
	}
	if _, country := r.country(end); country {
		return true
	}
	if r.smallAt(i) || r.kindAt(i-1) == breakToken {
		return false
	}
	if l.class == "foreign_prefecture" {
		_, abroad := r.foreignAt(end)
		return !abroad
	}
	whole, _, ok := r.longest(i, kUnit)
	return ok && whole > end
}

// numbered reports whether a figure goes on as a number does: 10,5 or 12/2024.
func (r *reader) numbered(i int) bool {
	return i+2 < len(r.toks) && !r.gapAt(i+1) && r.kindAt(i+1) == markToken && r.kindAt(i+2) == figureToken && !r.gapAt(i+2)
}

// nameKnown reports whether a table has the name at token i, for a level that is abbreviated.
func (r *reader) nameKnown(i int, l level) bool {
	if l.class == "city" || l.class == "province" {
		if _, _, ok := r.longest(i, kProvince); ok {
			return true
		}
	}
	_, _, ok := r.longest(i, kUnit)
	return ok
}

// named reads the name of a place at token at; its level began at from.
func (r *reader) named(from, at int, l level) (place, bool) {
	p := place{part: part{class: l.class, unit: -1, level: l.name}, from: from, levelled: true}
	provinceEnd, prov, isProvince := r.longest(at, kProvince)
	isProvince = isProvince && r.capitalAt(provinceEnd-1)
	unitEnd, u, isUnit := r.longest(at, kUnit)
	isUnit = isUnit && !r.smallAt(unitEnd-1) && r.hasLevel(u.row, l)
	switch {
	case (l.class == "province" || l.class == "city") && isProvince && r.provinceFits(prov.row, l) && (!isUnit || provinceEnd >= unitEnd):
		p.to = provinceEnd
		r.asProvince(&p.part, r.lex.provinces[prov.row])
		return p, true
	case isUnit && !r.goesOn(unitEnd):
		p.to, p.unit, p.bare = unitEnd, u.row, r.lex.units[u.row][0].name
	case r.shoutedAt(at) && l.class != "foreign_prefecture" && !isUnit:
		if r.is(from-1, wTier) {
			return place{}, false // CẤP XÃ HOẠT ĐỘNG CHUYÊN TRÁCH
		}
		p.to = at
		for last := r.run(at); p.to < last && !r.endWord(p.to); p.to++ {
		}
		if p.to == at || l.class == "village" || p.to < len(r.toks) && r.kindAt(p.to) != breakToken && !r.endWord(p.to) {
			return place{}, false
		}
		p.bare = capitalised(viet.Squeeze(r.quote(at, p.to)))
	case r.begins(at, kSurname) && r.capitalAt(at+1) && r.capitalAt(at+2) && r.gapAt(at+1):
		// "UBND tỉnh Nguyễn Văn A": the name of a person.
		return place{}, false
	default:
		if p.to = r.run(at); p.to == at || l.name == "bản" && p.to == at+1 && !r.is(p.to, wComma) {
			return place{}, false
		}
		if l.class == "village" && r.kindAt(p.to) == figureToken && r.widthAt(p.to) <= 2 && !r.numbered(p.to) {
			p.to++
		}
		p.bare = viet.Squeeze(r.quote(at, p.to))
	}
	if p.class == "city" {
		p.class = "district"
	}
	if f, ok := r.foreignAt(at); ok && (l.class == "province" || l.class == "foreign_prefecture" || l.class == "city") {
		p.class = f
	}
	p.name = l.name + " " + p.bare
	return p, true
}

// foreignAt is the class of a place abroad that the table has.
func (r *reader) foreignAt(i int) (string, bool) {
	_, it, ok := r.longest(i, kForeign)
	if !ok {
		return "", false
	}
	return r.lex.foreign[it.row][1], true
}

// provinceFits reports whether a province of the table has, or had, the level that stands before it.
func (r *reader) provinceFits(row int, l level) bool {
	if l.class == "province" {
		return true
	}
	p, ok := r.provinceAt(r.lex.provinces[row])
	return ok && p.Level == "thành phố"
}

// provinceAt is the version of a province of the document's day, else the last.
func (r *reader) provinceAt(name string) (corpus.Province, bool) {
	if p, ok := corpus.ProvinceAt(name, r.scope.day); ok {
		return p, true
	}
	return corpus.ProvinceByName(name)
}

func (r *reader) asProvince(p *part, name string) {
	found, ok := r.provinceAt(name)
	if !ok {
		return
	}
	p.class, p.bare, p.name, p.code = "province", found.Name, found.FullName(), found.Code
}

// hasLevel reports whether a unit of the table has the level.
func (r *reader) hasLevel(row int, l level) bool {
	for _, u := range r.lex.units[row] {
		if u.level == l.name {
			return true
		}
	}
	return false
}

// goesOn reports whether a name goes on behind what a table holds of it: "xã Tân Hợp Thành" where the table has Tân Hợp.
func (r *reader) goesOn(end int) bool {
	return r.capitalAt(end) && !r.shoutedAt(end) && !r.begins(end, kSurname|kTitle|kHead|kBody|kHonorific|kLevel) && !r.capitalAt(end+2)
}

// run is the end of the syllables with capitals that begin at token i: a name that no table holds.
func (r *reader) run(i int) int {
	j := i
	for n := 0; n < longestPlace && r.capitalAt(j) && (j == i || r.gapAt(j) || r.wordAt(j-1) == wDash); n++ {
		if j > i {
			if _, _, ok := r.longest(j, kTitle|kHonorific|kBody); ok {
				break
			}
			if r.begins(j, kSurname) && r.capitalAt(j+1) && r.capitalAt(j+2) {
				break
			}
		}
		j++
		if r.is(j, wDash) && r.capitalAt(j+1) && r.gapAt(j) == r.gapAt(j+1) && !r.gapAt(j) {
			j++
		}
	}
	return j
}

// bare reads a province whose level is not written.
func (r *reader) bare(i int) (place, bool) {
	end, it, ok := r.longest(i, kProvince)
	if !ok || !r.capitalAt(i) || !r.capitalAt(end-1) {
		return place{}, false
	}
	acronym := end == i+1
	if end == i+3 && r.begins(i, kSurname) {
		return place{}, false // Hồ Chí Minh without a level is the man.
	}
	if acronym && (r.capsAt(i) != shouted || r.widthAt(i) < 5) {
		return place{}, false
	}
	if r.capitalAt(end) && r.gapAt(end) && !r.shoutedAt(end) || r.is(end, wDash) && r.capitalAt(end+1) && !r.gapAt(end) {
		return place{}, false
	}
	if r.shoutedAt(i) {
		if !r.is(i-1, wUy) {
			return place{}, false
		}
	} else if r.kindAt(i-1) == wordToken && r.gapAt(i) {
		if r.capsAt(i-1) == capital && !r.endsHead(i-1) {
			return place{}, false
		}
		if r.lex.alone[r.wordAt(i-1)]&kNotPerson != 0 {
			return place{}, false
		}
	} else if r.is(i-1, wDash) && !r.gapAt(i) && r.capitalAt(i-2) {
		return place{}, false
	}
	p := place{part: part{unit: -1}, from: i, to: end}
	r.asProvince(&p.part, r.lex.provinces[it.row])
	return p, p.class != ""
}

// endsHead reports whether a capital word is one that the name of a body begins with, "Báo", "Đoàn", so that a place follows.
func (r *reader) endsHead(i int) bool {
	return r.lex.alone[r.wordAt(i)]&(kHead|kLevel) != 0
}
