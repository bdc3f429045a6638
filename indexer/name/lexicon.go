package name

import (
	"embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/table"
)

// The tables of words that a jurist may review. Each says at its head what its columns are.
//
//go:embed data/*.tsv
var files embed.FS

// kind says what an entry of the lexicon is; kinds are bits.
type kind uint32

const (
	kBody kind = 1 << iota
	kHead
	kEnd
	kGuard
	kTitle
	kHonorific
	kSurname
	kProvince
	kLevel
	kCountry
	kRegion
	kZone
	kForeign
	kUnit
	kThing
	kCompound
	kCollective
	kCollectiveTail
	kNotPerson
	kCarrier
	kMatter
	kCouncil
)

// item is one entry: a row of the table of its kind.
type item struct {
	kind kind
	row  int
	// exact is the spelling that counts alone, "" for any.
	exact string
	// large is true where the row begins with a capital: of two rows that differ by it alone, the one written so counts.
	large bool
}

type step struct {
	node int32
	word word
}

// lexicon holds all words of the tables as one tree, so that the text is gone through once.
type lexicon struct {
	words map[string]word
	next  map[step]int32
	items [][]item
	// starts are the kinds of entry that begin with a word; alone those that are one word.
	starts, alone []kind

	bodies     []body
	heads      []head
	titles     []title
	honorifics []string
	rare       []bool
	levels     []level
	countries  []country
	regions    [][2]string
	zones      []string
	foreign    [][3]string
	units      [][]unit
	things     []thing
	provinces  []string
	// acting are the words of ends.tsv that say what a body does; mild those that names are made of too.
	acting, mild []bool
	// weak are the words of collectives that alone are no body.
	weak []bool
}

// body is a row of bodies.tsv, or a field with its head.
type body struct {
	name, class string
	// local is true where a place may follow: Sở Y tế tỉnh Lào Cai.
	local bool
}

// head is a row of heads.tsv.
type head struct{ name, family, mode, tier string }

// title is a row of titles.tsv.
type title struct{ name, follows, body string }

// level is a row of levels.tsv.
type level struct{ name, class, form string }

// country is a row of countries.tsv.
type country struct {
	name string
	lead bool
}

// thing is a row of things.tsv.
type thing struct {
	kind corpus.EntityKind
	// marks are what makes a name of it, "quote,about".
	marks string
}

var lexicons = sync.OnceValue(newLexicon)

func newLexicon() *lexicon {
	l := &lexicon{words: map[string]word{}, next: map[step]int32{}, items: [][]item{nil}, starts: []kind{0}, alone: []kind{0}}
	for _, w := range ownWords {
		l.intern(w)
	}
	t := table.Files(files, "data")
	plainTables := map[string]kind{"guards": kGuard, "compounds": kCompound,
		"collectivetails": kCollectiveTail, "notpeople": kNotPerson,
		"carriers": kCarrier, "matters": kMatter, "councils": kCouncil}
	for name, k := range plainTables {
		for row, c := range t[name] {
			l.add(c[0], item{kind: k, row: row})
		}
	}
	for row, c := range t["ends"] {
		l.add(c[0], item{kind: kEnd, row: row})
		l.acting, l.mild = append(l.acting, cell(c, 1) != ""), append(l.mild, cell(c, 2) != "")
	}
	for _, c := range t["collectives"] {
		l.add(c[0], item{kind: kCollective, row: len(l.weak)})
		l.weak = append(l.weak, cell(c, 1) != "")
	}
	l.addBodies(t)
	l.addPeople(t)
	l.addPlaces(t)
	for _, c := range t["things"] {
		first, _ := utf8.DecodeRuneInString(c[0])
		l.add(c[0], item{kind: kThing, row: len(l.things), large: unicode.IsUpper(first)})
		l.things = append(l.things, thing{corpus.EntityKind(c[1]), c[2]})
	}
	return l
}

// cell is a cell of a row that may be shorter.
func cell(c []string, i int) string {
	if i < len(c) {
		return c[i]
	}
	return ""
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

func exact(c []string, i int) string {
	if cell(c, i) != "" {
		return c[0]
	}
	return ""
}

func (l *lexicon) addBodies(t map[string][][]string) {
	for _, c := range t["bodies"] {
		l.add(c[0], item{kind: kBody, row: len(l.bodies), exact: exact(c, 3)})
		l.bodies = append(l.bodies, body{name: or(cell(c, 2), c[0]), class: c[1]})
	}
	for _, h := range t["fieldheads"] {
		for _, c := range t["fields"] {
			if !holds(c[1], h[0]) {
				continue
			}
			row := len(l.bodies)
			l.bodies = append(l.bodies, body{name: h[1] + " " + c[0], class: h[2], local: h[2] != "state_central"})
			l.add(h[1]+" "+c[0], item{kind: kBody, row: row})
			for _, other := range split(cell(c, 2), ";") {
				l.add(h[1]+" "+other, item{kind: kBody, row: row})
			}
		}
	}
	for _, c := range t["heads"] {
		l.add(c[0], item{kind: kHead, row: len(l.heads), exact: exact(c, 5)})
		l.heads = append(l.heads, head{or(c[1], c[0]), c[2], c[3], cell(c, 4)})
	}
}

func (l *lexicon) addPeople(t map[string][][]string) {
	for _, c := range t["titles"] {
		l.add(c[0], item{kind: kTitle, row: len(l.titles)})
		l.titles = append(l.titles, title{or(c[1], c[0]), c[2], cell(c, 3)})
	}
	for _, c := range t["honorifics"] {
		l.add(c[0], item{kind: kHonorific, row: len(l.honorifics)})
		l.honorifics = append(l.honorifics, c[1])
	}
	for _, c := range t["surnames"] {
		l.add(c[0], item{kind: kSurname, row: len(l.rare)})
		l.rare = append(l.rare, cell(c, 1) != "")
	}
}

func (l *lexicon) addPlaces(t map[string][][]string) {
	for _, p := range corpus.Provinces() {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			l.add(name, item{kind: kProvince, row: len(l.provinces)})
			l.provinces = append(l.provinces, p.Name)
		}
	}
	for _, c := range t["levels"] {
		shape := ""
		if c[3] == "short" {
			shape = c[0]
		}
		l.add(c[0], item{kind: kLevel, row: len(l.levels), exact: shape})
		l.levels = append(l.levels, level{c[1], c[2], c[3]})
	}
	for _, c := range t["countries"] {
		l.add(c[0], item{kind: kCountry, row: len(l.countries)})
		l.countries = append(l.countries, country{or(cell(c, 2), c[0]), cell(c, 1) == "lead"})
	}
	for _, c := range t["regions"] {
		l.add(c[0], item{kind: kRegion, row: len(l.regions)})
		l.regions = append(l.regions, [2]string{or(cell(c, 2), c[0]), c[1]})
	}
	for _, c := range t["zones"] {
		l.add(c[0], item{kind: kZone, row: len(l.zones)})
		l.zones = append(l.zones, or(cell(c, 1), c[0]))
	}
	for _, c := range t["foreign"] {
		l.add(c[0], item{kind: kForeign, row: len(l.foreign)})
		l.foreign = append(l.foreign, [3]string{c[0], c[1], c[2]})
	}
	l.addUnits()
}

func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

func holds(list, one string) bool {
	for _, s := range strings.Split(list, ",") {
		if s == one {
			return true
		}
	}
	return false
}

// intern gives a word its number.
func (l *lexicon) intern(s string) word {
	w, ok := l.words[s]
	if !ok {
		w = word(len(l.words) + 1)
		l.words[s] = w
		l.starts, l.alone = append(l.starts, 0), append(l.alone, 0)
	}
	return w
}

func (l *lexicon) wordOf(key string) word { return l.words[key] }

// add takes a phrase in.
func (l *lexicon) add(phrase string, it item) {
	node := int32(0)
	n := 0
	var first word
	cut(phrase, func(key string) {
		w := l.intern(key)
		if n++; n == 1 {
			first = w
		}
		s := step{node, w}
		to, ok := l.next[s]
		if !ok {
			to = int32(len(l.items))
			l.items = append(l.items, nil)
			l.next[s] = to
		}
		node = to
	})
	if n == 0 {
		return
	}
	l.starts[first] |= it.kind
	if n == 1 {
		l.alone[first] |= it.kind
	}
	l.items[node] = append(l.items[node], it)
}

// cut yields the keys of the words and marks of a phrase as the text is cut.
func cut(phrase string, yield func(key string)) {
	for _, t := range tokens(phrase, &lexicon{}) {
		raw := phrase[t.start:t.end]
		switch t.kind {
		case wordToken:
			yield(wordKey(raw))
		case figureToken:
			yield(raw)
		case markToken:
			yield(markKey(raw))
		}
	}
}

// begins reports whether an entry of a kind may begin at token i.
func (r *reader) begins(i int, k kind) bool {
	return i >= 0 && i < len(r.toks) && r.lex.starts[r.wordAt(i)]&k != 0
}

// longest finds the longest entry of the kinds that begins at token i. A line break is passed over where the line plainly goes
// on: before a word in small letters, or between words that are all capitals.
func (r *reader) longest(i int, k kind) (end int, found item, ok bool) {
	if !r.begins(i, k) {
		return 0, item{}, false
	}
	node := int32(0)
	for j := i; j < len(r.toks); j++ {
		if r.toks[j].kind == breakToken {
			if j == i || !r.wraps(j) {
				break
			}
			continue
		}
		to, more := r.lex.next[step{node, r.wordAt(j)}]
		if !more || r.wordAt(j) == 0 {
			break
		}
		node = to
		for _, it := range r.lex.items[node] {
			if it.kind&k != 0 && (it.exact == "" || r.quote(i, j+1) == it.exact) {
				if again := ok && end == j+1; !again || it.large == r.capitalAt(i) && !found.large == it.large {
					end, found, ok = j+1, it, true
				}
			}
		}
	}
	return end, found, ok
}

// wraps reports whether the line goes on behind the line break at token i.
func (r *reader) wraps(i int) bool {
	if i == 0 || i >= len(r.toks) || r.text[r.toks[i].start:r.toks[i].end] != "\n" {
		return false
	}
	if r.is(i+2, wClose) && r.widthAt(i+1) <= 2 {
		return false // "a)" begins an item of a list
	}
	return r.smallAt(i+1) || r.kindAt(i-1) == wordToken && r.kindAt(i+1) == wordToken && r.capsAt(i-1) == shouted && r.capsAt(i+1) == shouted
}
