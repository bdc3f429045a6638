package query

import (
	"slices"
	"strings"
)

// askedReader takes up the words of a question one after another.
type askedReader struct {
	words  []Word
	number *NumberAsked
	taken  []bool
	// from and to bound the words that name the document; law is true where they begin the name of a law, whose end is not known yet.
	from, to int
	law      bool
}

// name finds the words that name a document: those of the number, else the type of a law.
func (r *askedReader) name() {
	r.law = false
	if r.number != nil {
		n := r.number.Words
		for i := len(r.words) - len(n); i >= 0 && len(n) > 0; i-- {
			if slices.Equal(r.words[i:i+len(n)], n) {
				r.from, r.to = i, i+len(n)
				// A law is often named by both: "luật đất đai 31/2024/QH15".
				if at := r.lawBefore(i); at >= 0 {
					r.from = at
				}
				return
			}
		}
		return
	}
	for i := range r.words {
		if n := r.typeAt(i, true); n > 0 && i+n < len(r.words) && !r.words[i+n].is(NewWord("nào")) {
			r.from, r.to, r.law = i, len(r.words), true
			return
		}
	}
}

// lawBefore is where the name of a law begins whose number stands at a word; -1 where none does.
func (r *askedReader) lawBefore(number int) int {
	for i := number - 1; i >= 0 && number-i <= 20; i-- {
		if n := r.typeAt(i, true); n > 0 && i+n < number && !r.words[i+n].is(NewWord("nào")) {
			return i
		}
	}
	return -1
}

// typeAt is how many words name a type at a place, the most; laws alone where asked for.
func (r *askedReader) typeAt(at int, laws bool) int {
	best := 0
	for n := 1; n <= maxTypeWords && at+n <= len(r.words); n++ {
		t, ok := typeNamed(texts(r.words[at : at+n]))
		if ok && (!laws || slices.Contains(LawTypes(), t.Slug)) && says(r.words[at:], NewPhrase(t.Name).Words) {
			best = n
		}
	}
	return best
}

func texts(ws []Word) string {
	var out []string
	for _, w := range ws {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

// at is the longest phrase of some kinds at a word, among those that end before a limit.
func (r *askedReader) at(i, limit int, kinds ...string) (best askedPhrase, ok bool) {
	for _, p := range askedPhrases()[r.words[i].Fold] {
		if len(p.words) > len(best.words) && i+len(p.words) <= limit && slices.Contains(kinds, p.what) && says(r.words[i:], p.words) {
			best, ok = p, true
		}
	}
	return best, ok
}

// found is a phrase with where it begins.
type askedAt struct {
	askedPhrase
	at int
}

// all are the phrases of some kinds between two words from the left, each the longest, without those that were taken.
func (r *askedReader) all(from, to int, kinds ...string) []askedAt {
	var out []askedAt
	for i := from; i < to; i++ {
		if r.taken[i] {
			continue
		}
		if p, ok := r.at(i, to, kinds...); ok && !slices.Contains(r.taken[i:i+len(p.words)], true) {
			out = append(out, askedAt{p, i})
			i += len(p.words) - 1
		}
	}
	return out
}

// outside are all phrases of some kinds before and after the name of the document.
func (r *askedReader) outside(kinds ...string) []askedAt {
	return append(r.all(0, r.from, kinds...), r.all(r.to, len(r.words), kinds...)...)
}

func (r *askedReader) take(from, to int) {
	for i := from; i < to; i++ {
		r.taken[i] = true
	}
}

// rest are the words between two places without those of some kinds at both ends.
func (r *askedReader) rest(from, to int, kinds ...string) []Word {
	for from < to {
		p, ok := r.at(from, to, kinds...)
		if !ok {
			break
		}
		from += len(p.words)
	}
	return r.words[from:r.end(from, to, kinds...)]
}
