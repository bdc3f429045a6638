package census

import (
	"cmp"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Table holds the figures of many documents. It is not safe for concurrent changes; finding changes nothing.
type Table struct {
	vocabulary *names[word]
	folded     map[string][]uint32 // words by their fold
	places     *names[place]
	units      *names[unit]
	written    *names[unit]
	periods    *names[period]
	scopes     *names[scope]
	narrows    *names[struct{}] // what scopes part series and conflicts by
	versions   *names[struct{}] // of places

	phrases []phrase          // by id
	holding [][]uint32        // by word: the phrasings that have it, ascending
	public  []int32           // by word: how many phrasings of public figures have it; at 0 how many there are
	keys    map[string]uint32 // the first phrasing of each key
	joined  map[string]string // key → the key that it is one with
	titles  map[string]string // key → what its indicator is called
	docs    []document
	at      map[corpus.ID]int // in docs
	rows    rows
	dead    int // rows of documents that went

	pairing sync.Mutex
	paired  [2]*paired // targets and what is told of them: of public documents, of all; nil = not worked out since the last change
}

// word is a word of the vocabulary.
type word struct {
	fold string
	weak bool
}

// phrase is a phrasing of an indicator. Its group is the phrasing that stands for all of one indicator.
type phrase struct {
	known bool
	group uint32
	key   string
	words []uint32
	// members are all phrasings of a group, with the one that stands for it.
	members []uint32
	// counts of figures and documents: public ones, and those with a mark of secrecy.
	figures, documents [2]int32
}

// document is a document of the table; rows from first on, n of them, are its figures.
type document struct {
	Document
	first, n int
	gone     bool
}

// Document is a document with figures as the table needs to know it.
type Document struct {
	ID corpus.ID
	// Secret is true where it bears a mark of secrecy.
	Secret bool
	// Issuer is its issuer as addresses spell it.
	Issuer string
	Issued corpus.Date
	// Type is what it is: who sets targets and who reports hangs on it. A draft does neither.
	Type  string
	Draft bool
	Columns
}

// rows are the columns: one element a figure.
type rows struct {
	doc, indicator, place, unit, written, scope, period []uint32
	low, high                                           []float64
	gap, step                                           []float32
	kind, marks                                         []uint8
}

// New is an empty table.
func New() *Table {
	t := &Table{folded: map[string][]uint32{}, keys: map[string]uint32{}, at: map[corpus.ID]int{}, phrases: make([]phrase, 1), holding: make([][]uint32, 1), public: make([]int32, 1)}
	t.vocabulary = newNames(func(s string) word { return word{viet.Fold(s), corpus.WeakWord(s)} })
	t.units, t.written, t.periods = newNames(newUnit), newNames(newUnit), newNames(newPeriod)
	nothing := func(string) struct{} { return struct{}{} }
	t.narrows, t.versions = newNames(nothing), newNames(nothing)
	t.places, t.scopes = newNames(t.newPlace), newNames(t.newScope)
	return t
}

// Phrase is a phrasing of an indicator: its id in the store and corpus.IndicatorKey of it.
type Phrase struct {
	ID  corpus.IndicatorID
	Key string
}

// Name tells the table a phrasing.
func (t *Table) Name(p Phrase) {
	for len(t.phrases) <= int(p.ID) {
		t.phrases = append(t.phrases, phrase{group: uint32(len(t.phrases))})
	}
	x := &t.phrases[p.ID]
	if x.known {
		return
	}
	x.known, x.key = true, p.Key
	for w := range strings.FieldsSeq(p.Key) {
		if len(x.words) >= corpus.MaxIndicatorWords {
			break
		}
		n := t.word(w)
		for len(t.holding) <= int(n) {
			t.holding, t.public = append(t.holding, nil), append(t.public, 0)
		}
		if held := t.holding[n]; len(held) == 0 || held[len(held)-1] != uint32(p.ID) {
			t.holding[n] = append(held, uint32(p.ID))
			x.words = append(x.words, n)
		}
	}
	t.group(uint32(p.ID))
}

// group puts a phrasing with those that are one indicator with it.
func (t *Table) group(id uint32) {
	key := t.phrases[id].key
	if to, ok := t.joined[key]; ok {
		key = to
	}
	first, ok := t.keys[key]
	if !ok || key == "" {
		first = id
		t.keys[key] = id
	}
	t.phrases[id].group = first
	t.phrases[first].members = append(t.phrases[first].members, id)
}

// Join says which phrasings are one indicator beyond those of equal words: of each list the first is what the indicator is called.
// Example: Join([][]string{{"tỷ lệ đúng hạn", "tỷ lệ hồ sơ giải quyết đúng hạn"}}). It takes the place of what was joined before.
func (t *Table) Join(lists [][]string) {
	t.paired = [2]*paired{}
	t.joined, t.titles, t.keys = map[string]string{}, map[string]string{}, map[string]uint32{}
	for _, list := range lists {
		to := ""
		for i, phrasing := range list {
			key := corpus.IndicatorKey(corpus.IndicatorPhrase(phrasing))
			if already, ok := t.joined[key]; ok && to == "" {
				to = already
			}
			if key == "" {
				continue
			}
			if to == "" {
				to = key
			}
			t.joined[key] = to
			if _, named := t.titles[to]; i == 0 && !named {
				t.titles[to] = corpus.IndicatorPhrase(phrasing)
			}
		}
	}
	for id := range t.phrases {
		t.phrases[id].members = nil
	}
	for id := range t.phrases {
		if t.phrases[id].known {
			t.group(uint32(id))
		}
	}
}

// Title is what an indicator is called by Join; "" where it is called as documents do.
func (t *Table) Title(id corpus.IndicatorID) string {
	if int(id) >= len(t.phrases) || id <= 0 {
		return ""
	}
	key := t.phrases[id].key
	if to, ok := t.joined[key]; ok {
		key = to
	}
	return t.titles[key]
}

// Put takes a document in, in place of what the table held of it.
func (t *Table) Put(d Document) {
	t.Drop(d.ID)
	if len(d.cells) == 0 {
		return
	}
	doc := uint32(len(t.docs))
	t.at[d.ID] = len(t.docs)
	entry := document{Document: d, first: len(t.rows.doc), n: len(d.cells)}
	r := &t.rows
	for _, c := range d.cells {
		r.doc = append(r.doc, doc)
		if int(c.Indicator) >= len(t.phrases) {
			c.Indicator = 0
		}
		r.indicator = append(r.indicator, c.Indicator)
		r.place = append(r.place, t.places.number(d.names[c.Place]))
		r.unit = append(r.unit, t.units.number(d.names[c.Unit]))
		r.written = append(r.written, t.written.number(d.names[c.Written]))
		r.scope = append(r.scope, t.scopes.number(d.names[c.Scope]))
		r.period = append(r.period, t.periods.number(d.names[c.Period]))
		r.low, r.high = append(r.low, c.Low), append(r.high, c.High)
		r.gap, r.step = append(r.gap, c.Gap), append(r.step, c.Step)
		r.kind, r.marks = append(r.kind, c.Kind), append(r.marks, c.Marks)
	}
	entry.Columns = Columns{}
	t.docs = append(t.docs, entry)
	t.count(entry, 1)
}

// Drop takes a document out.
func (t *Table) Drop(id corpus.ID) {
	t.paired = [2]*paired{}
	i, ok := t.at[id]
	if !ok {
		return
	}
	delete(t.at, id)
	t.count(t.docs[i], -1)
	t.docs[i].gone = true
	t.dead += t.docs[i].n
	if t.dead > 10_000 && t.dead > len(t.rows.doc)/4 {
		t.compact()
	}
}

// count adds the figures of a document to the counts of their phrasings, or takes them away.
func (t *Table) count(d document, by int32) {
	kind := 0
	if d.Secret {
		kind = 1
	}
	seen := map[uint32]bool{}
	for _, id := range t.rows.indicator[d.first : d.first+d.n] {
		before := t.phrases[id].figures[0]
		if t.phrases[id].figures[kind] += by; (before > 0) != (t.phrases[id].figures[0] > 0) {
			t.public[0] += by
			for _, w := range t.phrases[id].words {
				t.public[w] += by
			}
		}
		if !seen[id] {
			seen[id] = true
			t.phrases[id].documents[kind] += by
		}
	}
}

// compact gives the room of documents that went back.
func (t *Table) compact() {
	docs, old := t.docs, t.rows
	t.docs, t.rows, t.dead = nil, rows{}, 0
	r := &t.rows
	for _, d := range docs {
		if d.gone {
			continue
		}
		from, to := d.first, d.first+d.n
		d.first = len(r.doc)
		for range d.n {
			r.doc = append(r.doc, uint32(len(t.docs)))
		}
		r.indicator, r.place = append(r.indicator, old.indicator[from:to]...), append(r.place, old.place[from:to]...)
		r.unit, r.written = append(r.unit, old.unit[from:to]...), append(r.written, old.written[from:to]...)
		r.scope, r.period = append(r.scope, old.scope[from:to]...), append(r.period, old.period[from:to]...)
		r.low, r.high = append(r.low, old.low[from:to]...), append(r.high, old.high[from:to]...)
		r.gap, r.step = append(r.gap, old.gap[from:to]...), append(r.step, old.step[from:to]...)
		r.kind, r.marks = append(r.kind, old.kind[from:to]...), append(r.marks, old.marks[from:to]...)
		t.at[d.ID] = len(t.docs)
		t.docs = append(t.docs, d)
	}
}

// Figure names a figure: the document, and its number in it from 1.
type Figure struct {
	Doc corpus.ID
	N   int
	// Of is the indicator, 0 where it has none; Match how well it fits the words asked for.
	Of    corpus.IndicatorID
	Match float64
}

// Compare orders figures by document and number.
func (f Figure) Compare(other Figure) int {
	return cmp.Or(strings.Compare(string(f.Doc), string(other.Doc)), cmp.Compare(f.N, other.N))
}

func (t *Table) figure(row uint32) Figure {
	d := t.docs[t.rows.doc[row]]
	return Figure{Doc: d.ID, N: int(row) - d.first + 1, Of: corpus.IndicatorID(t.phrases[t.rows.indicator[row]].group)}
}
