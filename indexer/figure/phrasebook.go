package figure

import (
	"embed"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed data/binding/*.tsv
var bindingTables embed.FS

// wordings is a set of wordings by their first word, each with what its table says of it.
type wordings map[string][]phrase

type phrase struct {
	words      []string
	role, more string // the second and third cell
}

// phrasebook is what binding knows of words: one set of wordings a table of data/binding.
type phrasebook struct {
	heads, closers, leads, verbs, stops, openers, plans, orders, done, levels, fillers, extents, anaphors, denominators, thin wordings
	// measures is the head of an indicator by the class of the unit.
	measures map[string]string
}

var phrasesRead = sync.OnceValue(func() *phrasebook {
	tables := table.Files(bindingTables, "data/binding")
	read := func(name string) wordings {
		p := wordings{}
		for _, row := range tables[name] {
			words := strings.Fields(row[0])
			for i, w := range words {
				words[i] = viet.Norm(w)
			}
			row = append(row, "", "")
			p[words[0]] = append(p[words[0]], phrase{words, row[1], row[2]})
		}
		return p
	}
	b := &phrasebook{heads: read("heads"), closers: read("closers"), leads: read("leads"), verbs: read("verbs"), stops: read("stops"),
		openers: read("openers"), plans: read("plans"), orders: read("orders"), done: read("done"), levels: read("levels"), fillers: read("fillers"), extents: read("extents"), anaphors: read("anaphors"),
		denominators: read("denominators"), thin: read("thin"), measures: map[string]string{}}
	for _, row := range tables["measures"] {
		b.measures[row[0]] = append(row, "")[1]
	}
	return b
})

// at is the longest phrase of the set that begins at atom i, and its length; 0 where none does.
func (p wordings) at(atoms []atom, i int) (role string, n int) {
	for _, f := range p[atoms[i].word] {
		if len(f.words) > n && i+len(f.words) <= len(atoms) && f.begins(atoms[i:]) {
			role, n = f.role, len(f.words)
		}
	}
	return role, n
}

// before is the longest phrase of the set that ends before atom i and begins no earlier than from.
func (p wordings) before(atoms []atom, from, i int) (role string, n int) {
	for length := min(4, i-from); length > 0; length-- {
		for _, f := range p[atoms[i-length].word] {
			if len(f.words) == length && f.begins(atoms[i-length:]) {
				return f.role, length
			}
		}
	}
	return "", 0
}

func (f phrase) begins(atoms []atom) bool {
	for k, w := range f.words {
		if atoms[k].fig != 0 || atoms[k].word != w {
			return false
		}
	}
	return true
}

// in is the first atom of [from, to) at which a phrase of the role begins, -1 where none does; "" is any role.
func (p wordings) in(atoms []atom, from, to int, role string) int {
	for i := from; i < to; i++ {
		if got, n := p.at(atoms[:to], i); n > 0 && (role == "" || got == role) {
			return i
		}
	}
	return -1
}
