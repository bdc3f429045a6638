package task

import (
	"embed"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/table"
)

//go:embed data
var data embed.FS

// mode says what may be a task in a document.
type mode string

// The modes; genres.tsv explains them.
const (
	modeAll   mode = "all"
	modeOrder mode = "order"
	modeDay   mode = "day"
	modeNone  mode = "none"
)

// lexicon holds the words of the tables.
type lexicon struct {
	genres map[string][2]mode
	// Each is the table of its name.
	orders, predicates, verbs, leads, headings, passages, guards, conditions              phrases
	collectives, vague, formulas, subordinates, speeches, notes, columns, contents, kinds phrases

	// connectives are the small words of connectives.tsv by their role, in the order of the table.
	connectives map[string][]string
}

var lexiconOf = sync.OnceValue(func() *lexicon {
	all := table.Files(data, "data")
	l := &lexicon{genres: map[string][2]mode{}, connectives: map[string][]string{}}
	for _, c := range all["genres"] {
		l.genres[c[0]] = [2]mode{mode(c[1]), mode(c[2])}
	}
	for _, c := range all["connectives"] {
		l.connectives[c[1]] = append(l.connectives[c[1]], c[0])
	}
	for name, into := range map[string]*phrases{
		"orders": &l.orders, "predicates": &l.predicates, "verbs": &l.verbs, "leads": &l.leads, "headings": &l.headings, "passages": &l.passages,
		"guards": &l.guards, "conditions": &l.conditions, "collectives": &l.collectives, "vague": &l.vague, "formulas": &l.formulas,
		"subordinates": &l.subordinates, "speeches": &l.speeches, "notes": &l.notes, "columns": &l.columns, "contents": &l.contents, "kinds": &l.kinds,
	} {
		*into = newPhrases(all[name])
	}
	return l
})

// genreOf is the mode of a document. One whose type is not known orders only with a day; one whose number is not known may be a rule.
func genreOf(h corpus.Header) mode {
	modes, ok := lexiconOf().genres[h.Type]
	if !ok {
		return modeDay
	}
	if n, ok := corpus.ParseNumber(h.Number); ok && n.Year == 0 {
		return modes[0]
	}
	return modes[1]
}

// phrases are words of a table, by their first word; each with what the table says of it. The longest of one first word come first.
type phrases map[string][]phrase

type phrase struct{ words, role string }

// timed reports whether the words of a lead are words of time.
func (p phrase) timed() bool { return p.role == "time" || p.role == "again" }

func newPhrases(rows [][]string) phrases {
	p := phrases{}
	for _, c := range rows {
		x := phrase{words: c[0]}
		if len(c) > 1 {
			x.role = c[1]
		}
		first, _, _ := strings.Cut(x.words, " ")
		first = strings.TrimRight(first, ",")
		p[first] = append(p[first], x)
	}
	for _, list := range p {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
	}
	return p
}

// begin is the longest phrase that a text in small letters begins with, whole words only.
func (p phrases) begin(low string) (phrase, bool) {
	end := 0
	for end < len(low) {
		c, w := utf8.DecodeRuneInString(low[end:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			break
		}
		end += w
	}
	for _, x := range p[low[:end]] {
		if strings.HasPrefix(low, x.words) && wordEnds(low, len(x.words)) {
			return x, true
		}
	}
	return phrase{}, false
}

// connective is the length of the first connective of a role that a text in small letters begins with, whole words only; 0 for none.
func (l *lexicon) connective(role, low string) int {
	for _, words := range l.connectives[role] {
		if strings.HasPrefix(low, words) && wordEnds(low, len(words)) {
			return len(words)
		}
	}
	return 0
}

// verb is the verb of doing that a text in small letters begins with; words that only look like one are none.
func (l *lexicon) verb(low string) (phrase, bool) {
	x, ok := l.verbs.begin(low)
	return x, ok && x.role == ""
}

// wordEnds reports whether no word goes on at i.
func wordEnds(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	c, _ := utf8.DecodeRuneInString(s[i:])
	return !unicode.IsLetter(c) && !unicode.IsDigit(c)
}

// lower is a text in small letters, its line breaks blanks, whose bytes stand where they stood: a letter whose small form is longer or shorter
// stays. A text that is no UTF-8 stays as it is.
func lower(text string) string {
	if !utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	small, done := smallOf(), 0 // text[:done] is written
	for i := 0; i < len(text); {
		c, w := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, w = utf8.DecodeRuneInString(text[i:])
		}
		l := c
		if int(c) < len(small) {
			l = rune(small[c])
		} else {
			l = smallLetter(c)
		}
		if l != c {
			b.WriteString(text[done:i])
			b.WriteRune(l)
			done = i + w
		}
		i += w
	}
	b.WriteString(text[done:])
	return b.String()
}

// smallOf are the small forms of the letters up to the last one of Vietnamese.
var smallOf = sync.OnceValue(func() *[0x1f00]uint16 {
	var all [0x1f00]uint16
	for c := range all {
		all[c] = uint16(smallLetter(rune(c)))
	}
	return &all
})

// smallLetter is a letter's small form, the letter itself where that takes another number of bytes.
func smallLetter(c rune) rune {
	l := unicode.ToLower(c)
	if c == '\n' || c == '\t' {
		l = ' '
	}
	if utf8.RuneLen(l) != utf8.RuneLen(c) {
		return c
	}
	return l
}
