package agenda

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// Columns are what the tasks of one document are filtered and ordered by, in the order of the text.
type Columns struct {
	// names holds every body, as its corpus.NameKey, and every word of the document once; cells point into it.
	names []string
	cells []cell
}

// Len is how many tasks there are.
func (c Columns) Len() int { return len(c.cells) }

// cell is one task.
type cell struct {
	last    uint32 // the last day as a number that orders, 0 = none
	kind    uint8  // which of kinds
	leading uint32 // how many of bodies lead; they stand first
	bodies  []uint32
	words   []uint32
}

// kinds are the kinds of due by their number in a cell.
var kinds = [...]corpus.DueKind{corpus.DueNone, corpus.DueDate, corpus.DueWithin, corpus.DueRecurring, corpus.DueOngoing}

// dayNumber is a day as one number that orders; what is not known of it counts as its first.
func dayNumber(d corpus.Date) uint32 {
	if d.IsZero() {
		return 0
	}
	return uint32(d.Year*10000 + max(d.Month, 1)*100 + max(d.Day, 1))
}

func numberedDay(n uint32) corpus.Date {
	return corpus.Date{Year: int(n / 10000), Month: int(n / 100 % 100), Day: int(n % 100)}
}

// NewColumns makes the columns of the tasks of a document; their quotes tell their words, its entities whose office an assignee is. What is
// ordered of an office is ordered of its body: "Giám đốc Sở Y tế tỉnh Khuê Lĩnh" stands as "Sở Y tế tỉnh Khuê Lĩnh". A body stands once in a task.
func NewColumns(tasks []corpus.Task, entities []corpus.Entity) Columns {
	c := Columns{cells: make([]cell, len(tasks))}
	bodies := bodiesOfOffices(entities)
	at := map[string]uint32{}
	name := func(s string) uint32 {
		n, ok := at[s]
		if !ok {
			n = uint32(len(c.names))
			at[s], c.names = n, append(c.names, s)
		}
		return n
	}
	for i, t := range tasks {
		x := cell{last: dayNumber(t.Due.Last), kind: uint8(max(slices.Index(kinds[:], t.Due.Kind), 0))}
		said := []string{t.Quote, t.Due.Quote}
		for _, partner := range [...]bool{false, true} {
			for _, a := range t.Assignees {
				body := corpus.NameKey(cmp.Or(bodies[a.Span], a.Name))
				if a.Partner != partner || body == "" {
					continue
				}
				if n := name(body); !slices.Contains(x.bodies, n) {
					x.bodies = append(x.bodies, n)
				}
				said = append(said, a.Name)
			}
			if !partner {
				x.leading = uint32(len(x.bodies))
			}
		}
		for _, s := range said {
			for w := range viet.Words(s) {
				x.words = append(x.words, name(viet.Norm(w.Text)))
			}
		}
		slices.Sort(x.words)
		x.words = slices.Compact(x.words)
		c.cells[i] = x
	}
	return c
}

// bodiesOfOffices are the bodies of the offices that a text names, by where it names them.
func bodiesOfOffices(entities []corpus.Entity) map[corpus.Span]string {
	out := map[corpus.Span]string{}
	for _, e := range entities {
		if e.Kind == corpus.EntityPerson && e.Specific && len(e.Roles) > 0 && corpus.NamesOne(e.Roles[0].Org) {
			out[e.Span] = e.Roles[0].Org
		}
	}
	return out
}

// ErrDamaged says that packed columns cannot be read.
var ErrDamaged = errors.New("agenda: damaged columns")

// Pack spells the columns as bytes: the names, the cells, and a sum of them.
func (c Columns) Pack() []byte {
	b := binary.AppendUvarint(nil, uint64(len(c.names)))
	for _, name := range c.names {
		b = binary.AppendUvarint(b, uint64(len(name)))
		b = append(b, name...)
	}
	b = binary.AppendUvarint(b, uint64(len(c.cells)))
	for _, x := range c.cells {
		for _, n := range [...]uint32{x.last, uint32(x.kind), x.leading} {
			b = binary.AppendUvarint(b, uint64(n))
		}
		for _, list := range [...][]uint32{x.bodies, x.words} {
			b = binary.AppendUvarint(b, uint64(len(list)))
			for _, n := range list {
				b = binary.AppendUvarint(b, uint64(n))
			}
		}
	}
	return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b))
}

// Unpack reads what Pack wrote. Errors: ErrDamaged.
func Unpack(data []byte) (Columns, error) {
	if len(data) < 4 || crc32.ChecksumIEEE(data[:len(data)-4]) != binary.LittleEndian.Uint32(data[len(data)-4:]) {
		return Columns{}, ErrDamaged
	}
	r := unpacking{data: data[:len(data)-4]}
	c := Columns{names: make([]string, r.count())}
	for i := range c.names {
		n := r.count()
		c.names[i], r.data = string(r.data[:n]), r.data[n:]
	}
	c.cells = make([]cell, r.count())
	for i := range c.cells {
		c.cells[i] = cell{last: r.number(), kind: uint8(min(r.number(), uint32(len(kinds)-1))), leading: r.number(), bodies: r.list(len(c.names)), words: r.list(len(c.names))}
		c.cells[i].leading = min(c.cells[i].leading, uint32(len(c.cells[i].bodies)))
	}
	if r.bad || len(r.data) > 0 {
		return Columns{}, ErrDamaged
	}
	return c, nil
}

// unpacking reads numbers; after a fault all are 0.
type unpacking struct {
	data []byte
	bad  bool
}

func (r *unpacking) number() uint32 {
	n, used := binary.Uvarint(r.data)
	if r.bad || used <= 0 || n > 1<<32-1 {
		r.bad = true
		return 0
	}
	r.data = r.data[used:]
	return uint32(n)
}

// count is a number of things that each take a byte at least.
func (r *unpacking) count() int {
	n := int(r.number())
	if n > len(r.data) {
		r.bad = true
		return 0
	}
	return n
}

func (r *unpacking) list(names int) []uint32 {
	out := make([]uint32, r.count())
	for i := range out {
		if out[i] = r.number(); int(out[i]) >= names {
			r.bad, out[i] = true, 0
		}
	}
	return out
}
