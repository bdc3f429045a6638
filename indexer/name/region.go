package name

import "vankho/corpus/viet"

// region reads a region with a name of its own.
func (r *reader) region(i int) (place, bool) {
	end, it, ok := r.longest(i, kRegion)
	if !ok || !r.capitalAt(end-1) || r.capitalAt(end) && !r.begins(end, kHead|kBody|kTitle) || r.capitalAt(i-1) && !r.gapAt(i-1) {
		return place{}, false
	}
	if r.capitalAt(i-1) && r.capitalAt(i) && !r.begins(i-1, kHead|kLevel) && r.kindAt(i-2) == wordToken {
		return place{}, false
	}
	row := r.lex.regions[it.row]
	return place{part: part{class: row[1], name: row[0], bare: row[0], unit: -1}, from: i, to: end}, true
}

// zone reads a zone: its word and a name in capitals.
func (r *reader) zone(i int) (place, bool) {
	end, it, ok := r.longest(i, kZone)
	if to, quoted := r.quoted(i - 1); ok && quoted && r.oneName(i, to) && to-1 > end {
		name := viet.Squeeze(r.quote(i, to-1))
		return place{part: part{class: "zone", name: name, bare: name, unit: -1}, from: i, to: to - 1}, true
	}
	if !ok || !r.capitalAt(end) || r.capsAt(end) == shouted && len(r.quote(end, end+1)) > 12 || r.shoutedAt(i) {
		return place{}, false
	}
	if _, whole := r.country(end); whole {
		return place{}, false // any border gate of Việt Nam
	}
	to := end
	for n := 0; n < 6; n++ {
		if r.capitalAt(to) {
			if _, _, title := r.longest(to, kTitle|kBody|kHead); title && to > end {
				break
			}
			to++
			continue
		}
		if r.is(to, wDash) && r.capitalAt(to+1) && to > end {
			to++
			continue
		}
		break
	}
	if to == end {
		return place{}, false
	}
	if to == end+1 && r.kindAt(to) == figureToken && !r.numbered(to) {
		to++
	}
	return place{part: part{class: "zone", name: r.lex.zones[it.row] + " " + viet.Squeeze(r.quote(end, to)), bare: viet.Squeeze(r.quote(end, to)), unit: -1}, from: i, to: to}, true
}

// country reads a country.
func (r *reader) country(i int) (place, bool) {
	end, it, ok := r.longest(i, kCountry)
	if !ok || !r.capitalAt(end-1) || r.shoutedAt(i) || r.capitalAt(end) && r.gapAt(end) {
		return place{}, false
	}
	c := r.lex.countries[it.row]
	if r.capitalAt(i-1) && !r.begins(i-1, kHead) || !r.gapAt(i) && r.is(i-1, wDash) {
		return place{}, false
	}
	if c.lead && !r.is(i-1, wNation) && !(r.is(i-1, wComma) && r.lastPlace("country", i-1)) {
		return place{}, false
	}
	return place{part: part{class: "country", name: c.name, bare: c.name, unit: -1}, from: i, to: end}, true
}

// lastPlace reports whether the last place found is of a class and ends at token end.
func (r *reader) lastPlace(class string, end int) bool {
	n := len(r.places)
	return n > 0 && r.places[n-1].class == class && r.places[n-1].to == end
}
