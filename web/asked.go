package web

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
	"vankho/search/query"
)

// asked is one line of a list that is looked up: the number in it, as far as it was written, and what else tells its document from others
// of the same number.
type asked struct {
	input string
	// canonical is the number where it is written out, serial and part what is known of it otherwise.
	canonical string
	serial    string
	part      query.NumberAsked
	typeName  string
	// issued is the day, month or year of issue that the line gives.
	issued corpus.Date
	// words are the folded words beside number and date.
	words []string
}

// longestAsked is how much of a line is read, in characters.
const longestAsked = query.MaxLength

// readAsked reads one line. ok is false where there is no number in it.
// Example: "154 kh ubnd", "nq57", "57-NQ/TW ngày 22/12/2024", "Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư".
func readAsked(line string) (asked, bool) {
	a := asked{input: clean(prefix(line, longestAsked))}
	if n, ok := corpus.ParseNumber(strings.Trim(a.input, ` "“”.,;`)); ok {
		a.canonical = n.String()
		return a, true
	}
	if a.scan() {
		return a, true
	}
	q := query.Parse(a.input)
	if q.Number == nil {
		return a, false
	}
	a.part, a.issued = *q.Number, q.Number.Issued
	if a.issued.IsZero() && q.Number.Year != 0 {
		a.issued = corpus.Date{Year: q.Number.Year}
	}
	if a.canonical = canonicalOf(q); a.canonical == "" {
		a.serial = strings.ToUpper(q.Number.Serial)
	}
	if t, ok := corpus.TypeByName(strings.ReplaceAll(a.part.Type, "-", " ")); ok {
		a.typeName = t.Name
	}
	for _, w := range q.Number.Rest {
		a.words = append(a.words, w.Fold)
	}
	return a, true
}

// scan finds a number that is spelled as documents spell it, whatever stands around it; the first of several.
func (a *asked) scan() bool {
	found := corpus.ScanNumbers(a.input)
	if len(found) == 0 {
		return false
	}
	at := found[0]
	number := at.Number
	if n, ok := corpus.ParseNumber(a.input[:at.End]); ok { // with the name of its type: "Nghị quyết 06/TU"
		number = n
	}
	a.canonical = number.String()
	rest := a.input[:at.Start] + " ; " + a.input[at.End:]
	for _, d := range corpus.ScanDates(rest) {
		if d.Date.Valid() && (a.issued.IsZero() || a.issued.Day == 0 && d.Date.Day != 0) {
			a.issued = d.Date
		}
	}
	for w := range viet.Words(viet.Fold(rest)) {
		if !isNumeric(w.Text) {
			a.words = append(a.words, w.Text)
		}
	}
	return true
}

func isNumeric(s string) bool { return strings.Trim(s, "0123456789") == "" }

// read says how the number was read.
func (a asked) read() string {
	if a.canonical != "" {
		return a.canonical
	}
	return numberLabel(a.part, "")
}

// mayBe reports whether a number has all that was written of one; what its codes do not tell, its document does.
func (a asked) mayBe(number string) bool {
	parts := strings.FieldsFunc(strings.ToUpper(viet.Fold(number)), func(r rune) bool { return r == '/' || r == '-' })
	for _, code := range a.part.Codes {
		if _, typed := corpus.TypeByCode(code, corpus.SystemUnknown); !typed && !slices.Contains(parts, code) {
			return false
		}
	}
	return true
}

// fits reports whether a document of the store may be the one whose number was written.
func (a asked) fits(s corpus.Summary) bool {
	if a.canonical != "" {
		return true // it was found by it
	}
	n := a.part
	n.Issued = corpus.Date{} // what differs is said, not hidden
	if n.Year != 0 && !strings.Contains(s.Number, "/"+integerYear(n.Year)) {
		n.Year = 0
	}
	return spells(n, s.Number, s.Type, s.Issued)
}

// dated reports whether the day that the line gives is that of a document, and whether it is another.
func (a asked) dated(s corpus.Summary) (same, other bool) {
	if a.issued.IsZero() || s.Issued.IsZero() {
		return false, false
	}
	same = agree(a.issued, s.Issued)
	return same, !same
}

// otherBody reports whether the line names another body than the document's: that is what the words behind "của" say, where the body of the document shares less than half of them.
func (a asked) otherBody(s corpus.Summary) bool {
	i := slices.Index(a.words, "cua")
	if i < 0 || s.Issuer == "" {
		return false
	}
	const longestBody = 10
	phrase := a.words[i+1:]
	for i, w := range phrase {
		if w == "ve" || i == longestBody {
			phrase = phrase[:i]
			break
		}
	}
	phrase = meant(phrase)
	return len(phrase) > 0 && 2*shared(phrase, nameWords(s.Issuer)) < len(phrase)
}

// likeness is how many of the words beside the number a document has in its body and its title, in percent; 0 where there are none.
func (a asked) likeness(s corpus.Summary) int {
	words := meant(a.words)
	if len(words) == 0 {
		return 0
	}
	return 100 * shared(words, nameWords(s.Issuer+" "+s.Type+" "+s.Title)) / len(words)
}

// meant are words as names have them: codes of bodies written out, and without those that name nothing.
func meant(words []string) []string {
	var out []string
	for _, w := range words {
		if code, ok := corpus.IssuerByCode(w); ok && len(w) > 2 {
			out = append(out, nameWords(code.Name)...)
		} else if !slices.Contains(lineWords[:], w) {
			out = append(out, w)
		}
	}
	return out
}

func shared(words, held []string) int {
	n := 0
	for _, w := range words {
		if slices.Contains(held, w) {
			n++
		}
	}
	return n
}

// lineWords stand in lines beside numbers and name nobody.
var lineWords = [...]string{"ngay", "thang", "nam", "so", "van", "theo", "cua", "tai", "stt"}

// nameWords are the folded words of the name of a body.
func nameWords(name string) []string {
	var out []string
	for w := range viet.Words(viet.Fold(name)) {
		out = append(out, w.Text)
	}
	return out
}
