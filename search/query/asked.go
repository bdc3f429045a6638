package query

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// About is what a question wants to know of a document, or of an office.
type About string

// What is asked.
const (
	AboutTie      About = "tie"      // which documents do something to it, or have it done to them
	AboutFounding About = "found"    // which document set up a body
	AboutValidity About = "validity" // whether and since when it is in force
	AboutIssuer   About = "issuer"
	AboutSigner   About = "signer"
	AboutIssued   About = "issued"
	AboutSubject  About = "subject"
	AboutRole     About = "role" // who holds an office
)

// Asked (điều được hỏi) is a question about one document or one office, all of whose words are understood.
// Example: "Văn bản nào của Lào Cai triển khai NQ 57?" is {About:AboutTie, Relations:[implements guides reports_on], In:true,
// Document:"NQ 57", Body:["Lào","Cai"]}.
type Asked struct {
	About About
	// Relations are those that the verb means, the likeliest first; none for any.
	Relations []corpus.Relation
	// In is true where the document that is named is the one that something is done to.
	In bool
	// Document are the words that name it: "quyết định 24/2023", "luật đất đai 2024", with those that tell it from others of its number.
	Document string
	// Number is the number in them, nil for a law that is named by its title.
	Number *NumberAsked
	// Type is the slug of the type of the documents that are asked for, "" for any.
	Type string
	// Body are the words of the body or place whose documents are asked for.
	Body []Word
	// Section is the place within the document that is meant, Place what a person calls it: "khoản 2 Điều 5"; "" for the whole.
	Section corpus.SectionID
	Place   string
	// Name are the words of the office or of the body that was set up.
	Name []Word
}

//go:embed asked.tsv
var askedRows string

// askedPhrase is a row of asked.tsv.
type askedPhrase struct {
	words     []Word
	what      string
	relations []corpus.Relation
	inverse   bool
}

var askedPhrases = sync.OnceValue(func() map[string][]askedPhrase {
	all := map[string][]askedPhrase{}
	for row := range table.Rows(askedRows, 4) {
		p := askedPhrase{words: NewPhrase(row[0]).Words, what: row[1], inverse: slices.Contains(row[3:], "inverse")}
		for _, r := range strings.Fields(row[2]) {
			p.relations = append(p.relations, corpus.Relation(r))
		}
		all[p.words[0].Fold] = append(all[p.words[0].Fold], p)
	}
	return all
})

// The kinds of phrase that are no About.
const (
	askedBasis   = "basis"
	askedWhich   = "which"
	askedPassive = "passive"
	askedBody    = "body"
	askedTime    = "time"
	askedFiller  = "filler"
	askedWhether = "whether"
)

// mostAsked is how many words such a question may have.
const mostAsked = 40

// Asked reads a question about one document or one office; ok is false where it is none, or holds words that are not understood.
func (q Query) Asked() (a Asked, ok bool) {
	if len(q.Words) < 2 || len(q.Words) > mostAsked || len(q.Phrases)+len(q.Not)+len(q.Any)+len(q.Near) > 0 {
		return Asked{}, false
	}
	words := q.Words
	if p := q.Provision; p != nil {
		if p.At+len(p.Words) > len(words) {
			return Asked{}, false
		}
		words = append(slices.Clone(words[:p.At]), words[p.At+len(p.Words):]...)
	}
	r := &askedReader{words: words, number: q.Number, taken: make([]bool, len(words))}
	for _, read := range [...]func(*askedReader) (Asked, bool){(*askedReader).tie, (*askedReader).fact, (*askedReader).founding, (*askedReader).role} {
		clear(r.taken)
		r.from, r.to = 0, 0
		r.name()
		a, ok := read(r)
		if ok && q.Provision != nil {
			a.Section, a.Place = q.Provision.Section(), q.Provision.Label()
			ok = a.Document != "" && (a.About == AboutTie || a.About == AboutValidity)
		}
		if ok {
			return a, true
		}
	}
	return Asked{}, false
}

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

// led reports whether a run of words begins with one that stands before bodies and places, behind words that say nothing.
func (r *askedReader) led(from, to int) bool {
	for i := from; i < to; {
		if _, ok := r.at(i, to, askedBody); ok {
			return true
		}
		p, ok := r.at(i, to, askedFiller, askedPassive)
		if !ok {
			return bodyWord(r.words[i])
		}
		i += len(p.words)
	}
	return false
}

// bodyWord reports whether a word begins the name of a body: a code, or a word of one.
func bodyWord(w Word) bool {
	if _, ok := issuerCoded(w.Text); ok && len(w.Text) > 2 {
		return true
	}
	return slices.ContainsFunc([]string{"bộ", "sở", "ủy", "ban", "hội", "chính", "quốc", "thủ", "tỉnh", "thành"}, func(s string) bool { return w.is(NewWord(s)) })
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
