package corpus

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed units.tsv
var unitRows string

// Unit (đơn vị) is what a figure is counted or measured in.
// Example: "triệu đồng/tháng" is {Name:"triệu đồng/tháng", Class:"money", Base:"VND/tháng", Factor:1e6}.
type Unit struct {
	// Name is one name for all ways to write the unit: "km2" for "km²"; multipliers stay as they are written.
	Name string
	// Class is a class of units.tsv: money, people, area …; UnitCount for a noun that stands in none.
	Class string
	// Base is the unit that values are compared in, Factor how many of it one is.
	Base   string
	Factor float64
	// Symbol says that it may stand glued to the number: 310ha.
	Symbol bool
}

// The classes of units that grammar looks at. The others are in units.tsv.
const (
	UnitMoney    = "money"
	UnitRatio    = "ratio"
	UnitDuration = "duration"
	UnitCount    = "count" // a count noun that stands in no class
)

// Countable reports whether the unit counts things that have no fractions: people, files, bodies, events.
// Example: "hồ sơ" yes; "ha", "triệu đồng", "%" no.
func (u Unit) Countable() bool {
	switch u.Class {
	case "people", "household", "use", "administrative", "organisation", "event", "project", "media", "thing", UnitCount:
		return true
	}
	return false
}

// Per is the unit for each of another. Example: "triệu đồng" per "tháng" is "triệu đồng/tháng" with the base "VND/tháng".
func (u Unit) Per(other string) Unit {
	u.Name, u.Base = u.Name+"/"+other, u.Base+"/"+other
	return u
}

// Times is so many of the unit under one name. Example: "triệu", 1e6 of "đồng" is "triệu đồng".
func (u Unit) Times(written string, n float64) Unit {
	u.Name, u.Factor = written+" "+u.Name, u.Factor*n
	return u
}

// unitTree holds phrases word by word.
type unitTree struct {
	next map[string]*unitTree
	unit *Unit
}

func (t *unitTree) add(words []string, u *Unit) {
	for _, w := range words {
		if t.next == nil {
			t.next = map[string]*unitTree{}
		}
		if t.next[w] == nil {
			t.next[w] = &unitTree{}
		}
		t = t.next[w]
	}
	if t.unit == nil {
		t.unit = u
	}
}

// longest finds the longest phrase that words begin with, and how many words it has.
func (t *unitTree) longest(words []string) (*Unit, int) {
	var best *Unit
	length := 0
	for n, w := range words {
		if t = t.next[w]; t == nil {
			break
		}
		if t.unit != nil {
			best, length = t.unit, n+1
		}
	}
	return best, length
}

// unitTable is units.tsv in memory: by words as they are written, and as they are typed without marks.
type unitTable struct {
	written, folded         unitTree
	multipliers, foldedMany map[string]float64
	// marked are the multipliers by their words without marks.
	marked map[string]string
}

var unitsRead = sync.OnceValue(func() *unitTable {
	t := &unitTable{multipliers: map[string]float64{}, foldedMany: map[string]float64{}, marked: map[string]string{}}
	for row := range table.Rows(unitRows, 6) {
		factor, err := strconv.ParseFloat(row[4], 64)
		if err != nil {
			factor = 1
		}
		if row[0] == "multiplier" {
			folded := viet.Fold(row[1])
			t.multipliers[row[1]], t.foldedMany[folded], t.marked[folded] = factor, factor, row[1]
			continue
		}
		u := &Unit{Name: row[1], Class: row[0], Base: row[3], Factor: factor, Symbol: row[5] != ""}
		if u.Base == "" {
			u.Base = u.Name
		}
		for _, written := range append([]string{row[1]}, strings.Split(row[2], "; ")...) {
			if words := UnitWords(written); len(words) > 0 {
				t.written.add(words, u)
				t.folded.add(UnitWords(viet.Fold(written)), u)
			}
		}
	}
	return t
})

// UnitWords cuts a phrase into the words that units are looked up by: lower case, tones where the new style wants them, and each mark
// that is no blank a word of its own; m² is m2. Example: "Triệu đồng/tháng" → "triệu" "đồng" "/" "tháng".
func UnitWords(phrase string) []string {
	var words []string
	done := 0
	marks := func(s string) {
		for _, r := range s {
			switch r {
			case ' ', '\u00a0', '\t':
			case '²', '³':
				if len(words) > 0 {
					words[len(words)-1] += map[rune]string{'²': "2", '³': "3"}[r]
				}
			default:
				words = append(words, string(r))
			}
		}
	}
	for w := range viet.Words(phrase) {
		marks(phrase[done:w.Start])
		words = append(words, viet.Norm(w.Text))
		done = w.End
	}
	marks(phrase[done:])
	return words
}

// UnitAt finds the longest unit that the words begin with, and how many words it takes; 0 where they begin with none. The words are
// those of UnitWords, with their marks; a multiplier is none of a unit.
// Example: "thủ", "tục", "hành", "chính", "đã" is the unit "thủ tục hành chính" of 4 words.
func UnitAt(words []string) (Unit, int) {
	u, n := unitsRead().written.longest(words)
	if u == nil {
		return Unit{}, 0
	}
	return *u, n
}

// Multiplier is how much a word multiplies the number before it; false where it does not. Example: "triệu" is 1e6.
func Multiplier(word string) (float64, bool) {
	n, ok := unitsRead().multipliers[word]
	return n, ok
}

// UnitOf reads a phrase that is one unit with its multipliers and what it is for each of, with marks or without, in any case. A
// multiplier alone is money, as in heads of tables and in questions. False where it is none of units.tsv.
// Example: "Triệu đồng/tháng" is {Name:"triệu đồng/tháng", Base:"VND/tháng", Factor:1e6}; so is "trieu dong/thang".
func UnitOf(phrase string) (Unit, bool) {
	words := UnitWords(phrase)
	t := unitsRead()
	if u, ok := t.read(words, &t.written, t.multipliers); ok {
		return u, true
	}
	if viet.HasMarks(phrase) {
		return Unit{}, false
	}
	return t.read(words, &t.folded, t.foldedMany)
}

// maxUnitWords bounds what is looked at of a phrase that may be a unit.
const maxUnitWords = 16

func (t *unitTable) read(words []string, tree *unitTree, many map[string]float64) (Unit, bool) {
	words = words[:min(len(words), maxUnitWords)]
	times, n := 1.0, 0
	for n < len(words) && many[words[n]] != 0 {
		times *= many[words[n]]
		n++
	}
	u, length := tree.longest(words[n:])
	switch {
	case u != nil:
	case n > 0 && (n == len(words) || words[n] == "/"):
		u, _ = tree.longest([]string{"vnd"})
	default:
		return Unit{}, false
	}
	out := *u
	if n > 0 {
		spelled := slices.Clone(words[:n])
		for i, w := range spelled {
			if tree == &t.folded {
				spelled[i] = t.marked[w]
			}
		}
		out = out.Times(strings.Join(spelled, " "), times)
	}
	for n += length; n < len(words); {
		if words[n] != "/" || n+1 == len(words) {
			return Unit{}, false
		}
		per, length := tree.longest(words[n+1:])
		if per == nil {
			return Unit{}, false
		}
		out = out.Per(per.Name)
		n += 1 + length
	}
	return out, true
}
