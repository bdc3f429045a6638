package query

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// maxNotes is how many remarks one question gets; a page of them helps nobody.
const maxNotes = 5

// Parse reads a question. It never fails: what it does not understand is read as words, with a Note.
// Example: `loại: nghị quyết nam:2020.. "hưu trí" -tạm` has a type, a range of years, a phrase and an excluded word.
func Parse(text string) Query {
	p := parser{fields: fields()}
	p.clip(text)
	p.plain = []byte(p.text)
	p.read()
	p.alternatives()
	p.query.Text = strings.TrimSpace(p.text)
	plain := string(p.plain)
	for w := range viet.Words(plain) {
		p.query.Words = append(p.query.Words, NewWord(w.Text))
	}
	plain = p.provision(plain)
	p.number(plain)
	p.query.Kind = p.query.kind()
	if q := p.query; q.Text != "" && q.Empty() && len(q.Not)+len(q.Notes) == 0 {
		p.query.Notes = append(p.query.Notes, Note{Kind: "syntax", Part: q.Text, At: 1, Text: "Câu tìm không có chữ hay số nào để tìm."})
	}
	return p.query
}

// provision looks for a place within a document, and returns the text with its words blanked out: "điều 8" is no number.
func (p *parser) provision(plain string) string {
	found, from, to := provisionIn(plain)
	if found == nil {
		return plain
	}
	p.query.Provision = found
	return plain[:from] + strings.Repeat("\n", to-from) + plain[to:]
}

// NewWord makes a Word of one typed word.
func NewWord(text string) Word {
	return Word{Text: text, Fold: viet.Fold(viet.Norm(text)), Marked: viet.HasMarks(text)}
}

// parser walks over the question once. Whatever it reads as an operator or a phrase it blanks out of plain, so that
// plain holds the single words at the end, each at its own offset.
type parser struct {
	fields     []Field
	text       string
	plain      []byte
	quotations []quotation
	ors        []stretch
	// not is true while an operator behind a "-" is read.
	not   bool
	query Query
}

// clip normalises the question and cuts it at MaxLength characters. A question of a megabyte is cut before it is
// looked at.
func (p *parser) clip(text string) {
	// A character may be typed as a letter and two combining marks.
	const marks = 3
	long := false
	if n := prefix(text, marks*MaxLength); n < len(text) {
		text, long = text[:n], true
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, viet.Normalise(text))
	if n := prefix(text, MaxLength); n < len(text) {
		text, long = text[:n], true
	}
	p.text = text
	if long {
		p.query.Notes = append(p.query.Notes, Note{Kind: "length", At: MaxLength + 1,
			Text: fmt.Sprintf("Câu tìm dài quá %d chữ; đã dùng %d chữ đầu.", MaxLength, MaxLength)})
	}
}

// prefix is the length in bytes of the first n characters of s.
func prefix(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func (p *parser) read() {
	for at := 0; at < len(p.text); {
		n := p.exclusion(at)
		if n == 0 {
			n = p.phrase(at)
		}
		if n == 0 {
			n = p.field(at)
		}
		if n == 0 {
			n = p.or(at)
		}
		if n == 0 {
			n = p.unknown(at)
		}
		if n == 0 {
			n = p.step(at)
		}
		at += n
	}
}

// step is the length of the word at a place, else of the one character there.
func (p *parser) step(at int) int {
	for w := range viet.Words(p.text[at:]) {
		if w.Start == 0 {
			return w.End
		}
		break
	}
	_, n := utf8.DecodeRuneInString(p.text[at:])
	return n
}

func (p *parser) blank(from, to int) {
	for i := from; i < to; i++ {
		p.plain[i] = '\n'
	}
}

// quotes pairs the opening with the closing marks of a phrase.
var quotes = map[rune]string{'"': `"“”`, '“': `”"`, '”': `”"`, '„': `“”"`, '«': "»"}

// quoted reads the phrase in quotes at a place: its text and the length of the whole.
func (p *parser) quoted(at int) (string, int) {
	open, n := utf8.DecodeRuneInString(p.text[at:])
	closing, ok := quotes[open]
	if !ok {
		return "", 0
	}
	inner := p.text[at+n:]
	end := strings.IndexAny(inner, closing)
	if end < 0 {
		p.note("syntax", at, at+n)
		return "", 0
	}
	_, c := utf8.DecodeRuneInString(inner[end:])
	return inner[:end], n + end + c
}

func (p *parser) phrase(at int) int {
	inner, n := p.quoted(at)
	if n == 0 {
		return 0
	}
	ph := NewPhrase(inner)
	q := quotation{stretch{at, at + n}, ph, -1}
	if len(ph.Words) > 1 {
		q.index = len(p.query.Phrases)
	}
	p.quotations = append(p.quotations, q)
	if len(ph.Words) < 2 {
		// One word in quotes is a word: its quotes are passed over, and it stays where it was typed.
		return n
	}
	if !slices.ContainsFunc(p.query.Phrases, func(x Phrase) bool { return slices.Equal(x.Words, ph.Words) }) {
		p.query.Phrases = append(p.query.Phrases, ph)
	}
	p.blank(at, at+n)
	return n
}

// NewPhrase makes a Phrase of the words of text.
func NewPhrase(text string) Phrase {
	var ph Phrase
	for w := range viet.Words(text) {
		ph.Words = append(ph.Words, NewWord(w.Text))
	}
	return ph
}

// exclusion reads -word and -"some words". A dash between the parts of a number excludes nothing: "QĐ -UBND".
func (p *parser) exclusion(at int) int {
	if p.text[at] != '-' || at > 0 && !isSpaceBefore(p.text, at) || at+1 == len(p.text) {
		return 0
	}
	if inner, n := p.quoted(at + 1); n > 0 {
		if ph := NewPhrase(inner); len(ph.Words) > 0 {
			p.query.Not = append(p.query.Not, ph)
		}
		p.blank(at, at+1+n)
		return 1 + n
	}
	p.not = true
	n := p.field(at + 1)
	p.not = false
	if n > 0 {
		p.blank(at, at+1)
		return 1 + n
	}
	for w := range viet.Words(p.text[at+1:]) {
		if last := lastWord(p.text[:at]); w.Start > 0 || codeLike(w.Text) && (codeLike(last) || isSerial(last)) {
			return 0
		}
		end := at + 1 + w.End
		// "-2025-2030" and "-KT-XH" are one thing to leave out.
		for end < len(p.text) && p.text[end] != ' ' && !strings.ContainsRune(`"“”`, rune(p.text[end])) {
			end++
		}
		if ph := NewPhrase(p.text[at+1 : end]); len(ph.Words) > 0 {
			p.query.Not = append(p.query.Not, ph)
		}
		p.blank(at, end)
		return end - at
	}
	return 0
}

func isSpaceBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsSpace(r)
}

func lastWord(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// maxNameWords is how many words an operator's name may be typed in: "loại văn bản:".
const maxNameWords = 4

// field reads an operator and its value.
func (p *parser) field(at int) int {
	if at > 0 {
		if r, _ := utf8.DecodeLastRuneInString(p.text[:at]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return 0
		}
	}
	words := 0
	for w := range viet.Words(p.text[at:]) {
		if words == 0 && w.Start > 0 || words == maxNameWords {
			return 0
		}
		words++
		end := at + w.End
		after := strings.TrimLeft(p.text[end:], " ")
		if !strings.HasPrefix(after, ":") {
			// Only spaces and hyphens may stand within a name.
			if next := strings.TrimLeft(p.text[end:], " -"); next == "" || len(next) == len(p.text[end:]) {
				return 0
			}
			continue
		}
		f, ok := fieldByName(p.fields, p.text[at:end])
		if !ok || p.not && !f.Parameter() || f.Name == "so" && typeEnds(p.text[:at]) {
			return 0
		}
		return p.value(f, at, len(p.text)-len(after)+1)
	}
	return 0
}

// typeEnds reports whether text ends with the name of a type, so that what follows is its number: "kế hoạch số: 154".
func typeEnds(text string) bool {
	const longest = 64
	text = text[prefixBefore(text, longest):]
	var words []string
	for w := range viet.Words(text) {
		words = append(words, w.Text)
	}
	if len(words) == 0 {
		return false
	}
	if _, ok := typeCoded(words[len(words)-1]); ok {
		return true
	}
	for n := 1; n <= min(maxTypeWords, len(words)); n++ {
		if _, ok := typeNamed(strings.Join(words[len(words)-n:], " ")); ok {
			return true
		}
	}
	return false
}

// prefixBefore is where the last bytes of text begin, at the start of a character.
func prefixBefore(text string, bytes int) int {
	at := max(0, len(text)-bytes)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// value reads the value of an operator that begins at start; from is the byte after its colon.
func (p *parser) value(f Field, start, from int) int {
	from += len(p.text[from:]) - len(strings.TrimLeft(p.text[from:], " "))
	rest := p.text[from:]
	var value string
	n := 0
	if rest != "" {
		value, n = p.quoted(from)
	}
	rest = rest[:longestValue(rest)]
	if n == 0 && (f.reach != nil || f.Values != nil) {
		n = f.extent(rest)
		value = rest[:n]
	}
	if n == 0 {
		n = strings.IndexAny(rest, " \"“")
		if n < 0 {
			n = len(rest)
		}
		value = rest[:n]
	}
	if !p.take(f, value) {
		p.note("field", start, from+n)
		return from - start
	}
	p.blank(start, from+n)
	if f.Parameter() {
		if p.not {
			start-- // the "-"
		}
		lead := len(p.text) - len(strings.TrimLeftFunc(p.text, unicode.IsSpace))
		p.query.Operators = append(p.query.Operators, Operator{start - lead, from + n - lead, value})
		if p.not {
			start++
		}
	}
	return from + n - start
}

// take keeps the value of an operator; false where it is not understood.
func (p *parser) take(f Field, value string) bool {
	if !f.Parameter() {
		return f.read(&p.query, value)
	}
	v, ok := f.canonical(value)
	if ok {
		p.query.Filters = append(p.query.Filters, Filter{Key: f.Name, Value: v, Not: p.not, Part: true})
	}
	return ok
}

// longestValue is how many bytes of a text the value of one operator may take, at a rune's end: up to the next colon, and the
// longest number typed with its type and issuer has half of 160. It keeps a question of a hundred operators quick.
func longestValue(text string) int {
	n := min(len(text), 160)
	if colon := strings.IndexByte(text[:n], ':'); colon >= 0 {
		return colon
	}
	for n < len(text) && !utf8.RuneStart(text[n]) {
		n--
	}
	return n
}

// unknown remarks on what looks like syntax of other search engines; its words stay.
func (p *parser) unknown(at int) int {
	switch c := p.text[at]; {
	case c == '\\' && at > 0 && at+1 < len(p.text) && isLetterOrDigit(p.text[at-1]) && isLetterOrDigit(p.text[at+1]):
		// "q\d 1098": the backslash is what a keyboard made of a Đ, or stands for a slash.
		return 1
	case strings.IndexByte(`*~^\{}[]`, c) >= 0:
		n := 1
		for at+n < len(p.text) && p.text[at+n] == c {
			n++
		}
		p.note("syntax", at, at+n)
		return n
	case c == '&':
		if strings.HasPrefix(p.text[at+1:], "&") {
			p.note("syntax", at, at+2)
			return 2
		}
		return 0
	case at > 0 && !isSpaceBefore(p.text, at):
		return 0
	}
	for w := range viet.Words(p.text[at:]) {
		if w.Start > 0 {
			return 0
		}
		rest := p.text[at+w.End:]
		switch {
		case (w.Text == "AND" || w.Text == "NOT") && at > 0 && strings.HasPrefix(rest, " "):
			p.note("syntax", at, at+w.End)
			return w.End
		case len(rest) > 1 && rest[0] == ':' && rest[1] != ' ' && rest[1] != '/' && !startsWithDigit(w.Text):
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				end = len(rest)
			}
			p.note("field", at, at+w.End+end)
			return w.End
		}
		return 0
	}
	return 0
}

func isLetterOrDigit(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= utf8.RuneSelf
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func (p *parser) note(kind string, from, to int) {
	if len(p.query.Notes) >= maxNotes {
		return
	}
	part := strings.TrimSpace(p.text[from:to])
	at := utf8.RuneCountInString(p.text[:from]) + 1
	for _, n := range p.query.Notes {
		if n.At == at && n.Kind != "length" {
			return
		}
	}
	p.query.Notes = append(p.query.Notes, Note{Kind: kind, Part: part, At: at,
		Text: fmt.Sprintf("Không hiểu “%s” ở vị trí %d; đã tìm như chữ thường.", shortened(part), at)})
}

// maxPart is how many characters of what was not understood a remark repeats.
const maxPart = 40

func shortened(part string) string {
	if n := prefix(part, maxPart); n < len(part) {
		return part[:n] + "…"
	}
	return part
}

// number looks for a document number among the plain words, unless an operator has named one.
func (p *parser) number(plain string) {
	alone := len(p.query.Phrases)+len(p.query.Any)+len(p.query.Near)+len(p.query.Not)+len(p.query.Filters) == 0
	if n := p.query.Number; n != nil {
		n.Words, n.Rest = nil, p.query.Words
		n.Whole = alone && len(n.Rest) == 0
		return
	}
	n := numberIn(plain, piecesOf(plain))
	if n == nil {
		return
	}
	n.Whole = alone && len(n.Rest) == 0
	p.query.Number = n
}
