package query

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// fact reads a question for one fact of the document that is named: "1240/QĐ-UBND còn hiệu lực không".
func (r *askedReader) fact() (Asked, bool) {
	kinds := []string{string(AboutValidity), string(AboutIssuer), string(AboutSigner), string(AboutIssued), string(AboutSubject)}
	if r.law {
		// The name of a law ends where the question begins, if that stands behind it.
		r.to = r.from + 1
		found := r.outside(kinds...)
		r.to = len(r.words)
		if i := slices.IndexFunc(found, func(p askedAt) bool { return p.at > r.from }); i >= 0 {
			r.to = found[i].at
			r.shrink()
		}
	}
	found := r.outside(kinds...)
	if r.number == nil && !r.law && len(found) == 1 {
		r.bare(found[0])
	}
	if len(found) != 1 || r.from == r.to {
		return Asked{}, false
	}
	r.take(found[0].at, found[0].at+len(found[0].words))
	fillers := []string{askedFiller, askedPassive}
	if found[0].what == string(AboutValidity) {
		fillers = append(fillers, askedTime)
	}
	a := Asked{About: About(found[0].what)}
	return r.done(a, fillers...)
}

// bare takes a number that stands by itself beside the phrase that asks: "24/2023 còn hiệu lực không".
func (r *askedReader) bare(asks askedAt) {
	from, to := 0, asks.at
	if asks.at == 0 {
		from, to = len(asks.words), len(r.words)
	}
	to = r.end(from, to, askedTime, askedFiller, askedPassive)
	text := strings.Join(strings.Fields(texts(r.words[from:to])), "/")
	if to-from > 3 || strings.Trim(text, "0123456789/") != "" {
		return
	}
	if n := NumberIn(text); n != nil && len(n.Rest) == 0 {
		r.number, r.from, r.to = n, from, to
	}
}

// shrink leaves out of the name of a law the words at its end that say nothing.
func (r *askedReader) shrink() { r.to = r.end(r.from+1, r.to, askedFiller, askedPassive, askedTime) }

// end is where the words between two places end without the phrases of some kinds behind them.
func (r *askedReader) end(from, to int, kinds ...string) int {
	for at := to - 1; at >= from; at-- {
		if p, ok := r.at(at, to, kinds...); ok && at+len(p.words) == to {
			to = at
		}
	}
	return to
}

// founding reads a question for the document that set up a body: "văn bản nào thành lập Ban Chỉ đạo chuyển đổi số".
func (r *askedReader) founding() (Asked, bool) {
	if r.number != nil {
		return Asked{}, false
	}
	r.from, r.to = 0, 0
	a := Asked{About: AboutFounding}
	which, n, ok := r.which(&a)
	if !ok {
		return Asked{}, false
	}
	r.take(which, which+n)
	found := r.all(0, len(r.words), string(AboutFounding))
	if len(found) != 1 {
		return Asked{}, false
	}
	verb := found[0]
	r.take(verb.at, verb.at+len(verb.words))
	a.Relations = verb.relations
	from, to := verb.at+len(verb.words), len(r.words)
	if verb.at < which {
		from, to = 0, verb.at
	}
	a.Name = r.rest(from, to, askedPassive, askedFiller)
	return a, len(a.Name) >= 2
}

// role reads a question for the holder of an office: "Ai là Trưởng Ban Chỉ đạo?", "trưởng ban là ai".
func (r *askedReader) role() (Asked, bool) {
	if r.number != nil {
		return Asked{}, false
	}
	found := r.all(0, len(r.words), string(AboutRole))
	if len(found) != 1 {
		return Asked{}, false
	}
	from, to := found[0].at+len(found[0].words), len(r.words)
	beside := r.rest(0, found[0].at, askedFiller, askedTime)
	if found[0].inverse {
		beside = r.rest(from, to, askedFiller, askedTime)
		from, to = 0, found[0].at
	}
	if len(beside) > 0 {
		return Asked{}, false
	}
	name := r.rest(from, to, askedFiller, askedTime)
	return Asked{About: AboutRole, Name: name}, len(name) >= 2
}

// done takes up what is left: words that say nothing, those that tell the document from others of its number, a body or a place. It is
// false where anything else is left.
func (r *askedReader) done(a Asked, fillers ...string) (Asked, bool) {
	if r.from == r.to || r.law && r.to-r.from < 2 {
		return Asked{}, false
	}
	name := r.words[r.from:r.to]
	r.take(r.from, r.to)
	for i := 0; i < len(r.words); {
		if r.taken[i] {
			i++
			continue
		}
		end := i
		for end < len(r.words) && !r.taken[end] {
			end++
		}
		run := r.rest(i, end, fillers...)
		switch led := r.led(i, end); {
		case len(run) == 0:
		case i == r.to && r.number != nil:
			name = append(slices.Clone(name), r.words[i:r.end(i, end, fillers...)]...)
		case len(a.Body) == 0 && (led || place(run)):
			a.Body = BodyOf(run)
		default:
			return Asked{}, false
		}
		i = end
	}
	a.Document, a.Number = texts(name), r.number
	return a, true
}

// led reports whether a run of words begins as bodies and places do, behind words that say nothing.
func (r *askedReader) led(from, to int) bool {
	for i := from; i < to; {
		if _, ok := r.at(i, to, askedBody); ok {
			return true
		}
		p, ok := r.at(i, to, askedFiller, askedPassive)
		if !ok {
			_, coded := issuerCoded(r.words[i].Text)
			return coded && len(r.words[i].Text) > 2
		}
		i += len(p.words)
	}
	return false
}

// place reports whether words name a province.
func place(ws []Word) bool {
	_, ok := corpus.ProvinceByName(texts(ws))
	return ok
}

// BodyOf are the words of a body's name, a code written out: "UBND tỉnh Lào Cai" is "Ủy ban nhân dân tỉnh Lào Cai".
func BodyOf(ws []Word) []Word {
	var out []Word
	for _, w := range ws {
		if name, ok := issuerCoded(w.Text); ok && (strings.ToUpper(w.Text) == w.Text || !viet.ValidSyllable(w.Fold)) {
			out = append(out, NewPhrase(name).Words...)
			continue
		}
		out = append(out, w)
	}
	return out
}
