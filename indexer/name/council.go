package name

import "vankho/corpus/viet"

// longestCouncil bounds the words of a council's name before the words that close it.
const longestCouncil = 8

// councilTail reads the name of a council. Any body has councils, so that words in small letters name one only where "quốc gia", "nhà nước",
// a tier or a place closes them: Hội đồng kiểm tra nhà nước về công tác nghiệm thu, not Hội đồng sát hạch.
func (r *reader) councilTail(o *organisation) bool {
	at := o.to
	if r.kindAt(at) != wordToken || r.shoutedAt(at) && (r.toks[o.from].start > ownWithin || r.kindAt(o.from-1) == wordToken) {
		return false
	}
	if r.tierWords(o, at) {
		return true
	}
	_, _, common := r.longest(at, kCouncil)
	if r.capsAt(at) == shouted && !r.shoutedAt(at) && !r.capitalAt(at+1) {
		return false // "Hội đồng ALCO"
	}
	if r.capitalAt(at) && !common {
		o.class = "steering_committee"
		return r.closeName(o, at, r.extent(at, ofBody))
	}
	for j := at; j < at+longestCouncil && r.kindAt(j) == wordToken; j++ {
		_, placed := r.placeAt(j)
		switch {
		case r.is(j, wTier):
			if end, _, ok := r.longest(j+1, kLevel); ok {
				o.to, o.specific, o.tier, o.class = end, false, "", "steering_committee"
				o.name += " " + viet.Squeeze(r.quote(at, end))
				return true
			}
			return false
		case placed && j > at:
			o.class = "steering_committee"
			return r.closeName(o, at, j)
		case r.is(j, wQuoc) && r.is(j+1, wGia), r.is(j, wNha) && r.is(j+1, wNation), r.is(j, wTrung) && r.is(j+1, wUong):
			end := j + 2
			if r.is(end, wAbout) && !r.matter(end+1) {
				end = r.extent(end+1, ofPurpose)
			} else if r.capitalAt(j) && r.capitalAt(end) {
				end = r.extent(end, ofBody)
			}
			o.class, o.specific = "steering_committee", j > at || end > j+2
			return r.closeName(o, at, end)
		case r.is(j, wAbout) && (r.setUp(o.from) || r.kindAt(o.from-1) == breakToken) && !r.matter(j+1):
			// Where it is being set up, or begins the sentence, nobody tells it of anything: what it is about is its name.
			o.class, o.specific = "steering_committee", !r.setUp(o.from)
			return r.closeName(o, at, r.extent(j+1, ofPurpose))
		case j > at && r.endsName(j), r.is(j, wAnd, wAbout, wOr):
			return false
		}
	}
	return false
}

// matter reports whether what somebody tells a body about begins at token i, so that a "về" before it is not the body's own.
func (r *reader) matter(i int) bool {
	_, _, ok := r.longest(i, kMatter)
	return ok && !r.capitalAt(i) || r.endWord(i)
}
