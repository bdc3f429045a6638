package rank

// focusWords is how many words at either end of the subject are looked at: a question says first what side of the matter
// it asks for ("thời hạn giải quyết …") and last whom it concerns ("… đối với Kiểm soát viên").
const focusWords = 4

// look finds the first and last words of the subject and the aspects asked for.
func (r *reading) look() {
	r.focus, r.end = r.focus[:0], r.end[:0]
	for _, t := range r.sequence {
		if t >= 0 && r.subject[t] {
			if len(r.focus) < focusWords {
				r.focus = append(r.focus, t)
			}
			r.end = append(r.end, t)
		}
	}
	r.subjects = len(r.end)
	if n := r.subjects; n > focusWords {
		r.end = r.end[n-focusWords:]
	}
	keys := make([]wordKey, len(r.sequence))
	for i, t := range r.sequence {
		if t >= 0 {
			keys[i] = wordKey(HashFold(r.Terms[t].Fold))<<8 | wordKey(r.norms[t])
		}
	}
	r.aspects = aspectsIn(keys)
}

// beginsLike is the share of the first words of the subject with which ids begin, in order.
func (r *reading) beginsLike(ids []int16) float32 {
	n := 0
	for n < len(ids) && n < len(r.focus) && int(ids[n]) == r.focus[n] {
		n++
	}
	return share(float32(n), float32(len(r.focus)))
}

// held is the share of some words of the question that a field holds.
func held(words []int, f *field) float32 {
	n := 0
	for _, t := range words {
		if f.terms[t] > 0 {
			n++
		}
	}
	return share(float32(n), float32(len(words)))
}

// focusOf measures what the heading says of the first and last words of the question, and of the side asked for.
func (m *measure) focusOf(x []float32) {
	x[atFocusHeading] = held(m.focus, &m.heading)
	x[atEndHeading] = held(m.end, &m.heading)
	x[atFocusBegins] = m.beginsLike(m.heading.ids)
	x[atAspectHeading], x[atAspectForeign] = sameAspects(m.aspects, aspectsIn(m.heading.keys))
}
