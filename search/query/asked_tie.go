package query

import (
	"slices"
)

// tie reads a question for documents that stand in a relation to the one that is named.
func (r *askedReader) tie() (Asked, bool) {
	if r.from == r.to {
		return Asked{}, false
	}
	if a, ok := r.basis(); ok {
		return a, true
	}
	clear(r.taken)
	if r.law {
		r.to = len(r.words)
	}
	a := Asked{About: AboutTie}
	which, n, ok := r.which(&a)
	if !ok {
		return Asked{}, false
	}
	whether := false
	if _, ok := r.at(which, which+n, askedWhether); ok {
		whether = true
	}
	if r.law && which > r.from {
		r.to = which
	}
	r.take(which, which+n)
	verb, ok := r.verb(which, n)
	if !ok {
		return Asked{}, false
	}
	r.take(verb.at, verb.at+len(verb.words))
	passive := false
	for _, p := range r.outside(askedPassive, askedFiller) {
		if p.what == askedPassive && p.at < verb.at {
			passive = true
			r.take(p.at, p.at+1)
		}
	}
	a.Relations, a.In = verb.relations, which < r.from
	if whether && !passive {
		return Asked{}, false // "đã thay thế chưa" asks of no one document
	}
	if passive != verb.inverse {
		a.In = !a.In
	}
	return r.done(a, askedFiller)
}

// basis reads a question for what the document rests on, whose words alone say that it is the one that rests.
func (r *askedReader) basis() (Asked, bool) {
	if r.law {
		r.to = r.from + 1
		found := r.outside(askedBasis)
		r.to = len(r.words)
		if i := slices.IndexFunc(found, func(p askedAt) bool { return p.at > r.from }); i >= 0 {
			r.to = found[i].at
			r.shrink()
		}
	}
	found := r.outside(askedBasis)
	if len(found) != 1 {
		return Asked{}, false
	}
	r.take(found[0].at, found[0].at+len(found[0].words))
	return r.done(Asked{About: AboutTie, Relations: found[0].relations}, askedFiller, askedPassive)
}

// which finds the words that ask for documents, and how many they are: "văn bản nào", "thông tư nào", and "văn bản" at the beginning.
func (r *askedReader) which(a *Asked) (at, n int, ok bool) {
	limit := len(r.words)
	for i := 0; i < limit; i++ {
		if i >= r.from && i < r.to && !r.law {
			continue
		}
		if p, ok := r.at(i, limit, askedWhich); ok {
			return i, len(p.words), true
		}
		t := r.typeAt(i, false)
		if t > 0 && i+t < limit && r.words[i+t].is(NewWord("nào")) {
			kind, _ := typeNamed(texts(r.words[i : i+t]))
			a.Type = kind.Slug
			return i, t + 1, true
		}
	}
	// "… đã bị thay thế chưa" asks by what, if at all.
	if p, ok := r.last(askedWhether); ok {
		return p.at, len(p.words), true
	}
	for _, start := range [...]string{"các văn bản", "những văn bản", "văn bản"} {
		if ws := NewPhrase(start).Words; says(r.words, ws) && len(ws) <= r.from {
			return 0, len(ws), true
		}
	}
	return 0, 0, false
}

// last is the longest phrase of a kind that ends the question behind the document.
func (r *askedReader) last(kind string) (askedAt, bool) {
	from := r.to
	if r.law {
		from = r.from + 1
	}
	for i := from; i < len(r.words); i++ {
		if p, ok := r.at(i, len(r.words), kind); ok && i+len(p.words) == len(r.words) {
			return askedAt{p, i}, true
		}
	}
	return askedAt{}, false
}

// verb is the one between the words that ask and the document, else the one behind both. The name of a law may hold verbs; then the
// one is meant that stands farthest from it.
func (r *askedReader) verb(which, n int) (askedAt, bool) {
	kinds := []string{string(AboutTie)}
	if which < r.from {
		if found := r.all(which+n, r.from, kinds...); len(found) > 0 {
			return found[0], true
		}
		found := r.all(r.to, len(r.words), kinds...)
		return first(found)
	}
	from := r.to
	if r.law {
		from = r.from + 1
	}
	found := r.all(from, which, kinds...)
	if len(found) == 0 {
		found = r.all(which+n, len(r.words), kinds...)
		if r.law {
			r.to = which
			r.shrink()
		}
		return first(found)
	}
	last := found[len(found)-1]
	if r.law {
		r.to = last.at
		r.shrink()
	}
	return last, true
}

func first(found []askedAt) (askedAt, bool) {
	if len(found) == 0 {
		return askedAt{}, false
	}
	return found[0], true
}
