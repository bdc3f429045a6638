package agenda

import (
	"vankho/corpus"
	"vankho/corpus/viet"
)

// Table holds the tasks of many documents. It is not safe for concurrent changes; finding changes nothing.
type Table struct {
	bodies names
	words  names
	folded map[string][]uint32 // words by their fold
	docs   []document
	at     map[corpus.ID]int // in docs
	rows   rows
	dead   int                // rows of documents that went
	unread map[corpus.ID]bool // whether each bears a mark of secrecy
	hidden int                // how many of them do
}

// Document is a document with tasks as the table needs to know it.
type Document struct {
	ID corpus.ID
	// Secret is true where it bears a mark of secrecy.
	Secret bool
	// Type, Issuer and Place are as addresses spell them, with what they are called.
	Type, Issuer, Place Value
	Issued              corpus.Date
	// Year is corpus.YearOf.
	Year int
	Columns
}

// Value is a value of a filter: as addresses spell it, and what it is called.
type Value struct{ Slug, Label string }

// document is a document of the table; rows from first on, n of them, are its tasks.
type document struct {
	Document
	first, n int
	turn     uint32
	gone     bool
}

// rows are the columns: one element a task; bodies and words of row i are those from bodyAt[i] to bodyAt[i+1].
type rows struct {
	doc, last, leading []uint32
	kind               []uint8
	bodyAt, wordAt     []uint32
	bodies             []uint32
	words              []uint16
}

// names numbers strings.
type names struct {
	at  map[string]uint32
	all []string
}

func (n *names) number(s string) (i uint32, fresh bool) {
	i, ok := n.at[s]
	if !ok {
		i = uint32(len(n.all))
		n.at[s], n.all = i, append(n.all, s)
	}
	return i, !ok
}

// New is an empty table.
func New() *Table {
	return &Table{bodies: names{at: map[string]uint32{}}, words: names{at: map[string]uint32{}}, folded: map[string][]uint32{}, at: map[corpus.ID]int{}, unread: map[corpus.ID]bool{},
		rows: rows{bodyAt: []uint32{0}, wordAt: []uint32{0}}}
}

// maxWords is how many words are told apart: those of the language are some thousands. Words beyond that share numbers with others, so that
// a question finds too much rather than too little.
const maxWords = 1 << 16

func (t *Table) word(s string) uint16 {
	if n, ok := t.words.at[s]; ok || len(t.words.all) < maxWords {
		if !ok {
			n, _ = t.words.number(s)
			fold := viet.Fold(s)
			t.folded[fold] = append(t.folded[fold], n)
		}
		return uint16(n)
	}
	return t.shared(viet.Fold(s))
}

// shared is the number of a word that came after the last that has its own.
func (t *Table) shared(fold string) uint16 {
	sum := uint32(2166136261)
	for i := range len(fold) {
		sum = (sum ^ uint32(fold[i])) * 16777619
	}
	return uint16(sum % maxWords)
}

// Put takes a document in, in place of what the table held of it.
func (t *Table) Put(d Document) {
	t.Drop(d.ID)
	if len(d.cells) == 0 {
		return
	}
	doc, r := uint32(len(t.docs)), &t.rows
	t.at[d.ID] = len(t.docs)
	entry := document{Document: d, first: len(r.doc), n: len(d.cells), turn: turnOf(d)}
	entry.Columns = Columns{}
	for _, c := range d.cells {
		r.doc, r.last, r.leading, r.kind = append(r.doc, doc), append(r.last, c.last), append(r.leading, c.leading), append(r.kind, c.kind)
		for _, n := range c.bodies {
			body, _ := t.bodies.number(d.names[n])
			r.bodies = append(r.bodies, body)
		}
		for _, n := range c.words {
			r.words = append(r.words, t.word(d.names[n]))
		}
		r.bodyAt, r.wordAt = append(r.bodyAt, uint32(len(r.bodies))), append(r.wordAt, uint32(len(r.words)))
	}
	t.docs = append(t.docs, entry)
}

// PutUnread notes a document whose text was not looked through for tasks, secret where it bears a mark of secrecy.
func (t *Table) PutUnread(id corpus.ID, secret bool) {
	t.Drop(id)
	t.unread[id] = secret
	t.hidden += hiddenOne(secret)
}

func hiddenOne(secret bool) int {
	if secret {
		return 1
	}
	return 0
}

// unreadOf counts the documents whose tasks are not known among those that a question may mean.
func (t *Table) unreadOf(q corpus.TaskQuery) int {
	if q.Doc != "" {
		if secret, ok := t.unread[q.Doc]; ok && (q.Secret || !secret) {
			return 1
		}
		return 0
	}
	if q.Secret {
		return len(t.unread)
	}
	return len(t.unread) - t.hidden
}

// Drop takes a document out.
func (t *Table) Drop(id corpus.ID) {
	if secret, ok := t.unread[id]; ok {
		t.hidden -= hiddenOne(secret)
		delete(t.unread, id)
	}
	i, ok := t.at[id]
	if !ok {
		return
	}
	delete(t.at, id)
	t.docs[i].gone = true
	t.dead += t.docs[i].n
	if t.dead > 10_000 && t.dead > len(t.rows.doc)/4 {
		t.compact()
	}
}

// compact gives the room of documents that went back.
func (t *Table) compact() {
	docs, old := t.docs, t.rows
	t.docs, t.rows, t.dead = nil, rows{bodyAt: []uint32{0}, wordAt: []uint32{0}}, 0
	r := &t.rows
	for _, d := range docs {
		if d.gone {
			continue
		}
		from, to := d.first, d.first+d.n
		d.first = len(r.doc)
		for i := from; i < to; i++ {
			r.doc = append(r.doc, uint32(len(t.docs)))
			r.bodies = append(r.bodies, old.bodies[old.bodyAt[i]:old.bodyAt[i+1]]...)
			r.words = append(r.words, old.words[old.wordAt[i]:old.wordAt[i+1]]...)
			r.bodyAt, r.wordAt = append(r.bodyAt, uint32(len(r.bodies))), append(r.wordAt, uint32(len(r.words)))
		}
		r.last, r.leading, r.kind = append(r.last, old.last[from:to]...), append(r.leading, old.leading[from:to]...), append(r.kind, old.kind[from:to]...)
		t.at[d.ID] = len(t.docs)
		t.docs = append(t.docs, d)
	}
}
