package engine

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
	"vankho/search/query"
	"vankho/search/vi"
)

//go:embed abbreviations.tsv
var abbreviationRows string

// meaning is one row of abbreviations.tsv, read in one direction.
type meaning struct {
	from, to []query.Word
	// capitals is true for what is one only where typed in capitals, with are words beside which it is one anyway.
	capitals bool
	with     [][]query.Word
}

// abbreviations is abbreviations.tsv in memory, both ways: the words of one side, folded and joined by spaces, lead to
// those of the other.
type abbreviations struct {
	long, short map[string][]meaning
	// most is how many words the longest side has.
	most int
}

var abbreviationTable = sync.OnceValue(func() abbreviations {
	t := abbreviations{long: map[string][]meaning{}, short: map[string][]meaning{}}
	for row := range table.Rows(abbreviationRows, 4) {
		m := meaning{to: query.NewPhrase(row[1]).Words, capitals: row[2] == "hoa"}
		if row[3] != "" {
			for with := range strings.SplitSeq(row[3], ";") {
				m.with = append(m.with, query.NewPhrase(with).Words)
			}
		}
		for _, m.from = range variants(row[0]) {
			t.long[foldsOf(m.from)] = append(t.long[foldsOf(m.from)], m)
			t.most = max(t.most, len(m.from), len(m.to))
			if row[2] == "" {
				t.short[foldsOf(m.to)] = append(t.short[foldsOf(m.to)], meaning{from: m.to, to: m.from})
			}
		}
	}
	return t
})

// variants are the ways in which an abbreviation is written: "GD&ĐT" as two words and as one.
func variants(abbreviation string) [][]query.Word {
	out := [][]query.Word{query.NewPhrase(abbreviation).Words}
	if glued := strings.NewReplacer("&", "", "-", "", ",", "", ".", "").Replace(abbreviation); glued != abbreviation && !strings.Contains(glued, " ") {
		out = append(out, query.NewPhrase(glued).Words)
	}
	return out
}

func foldsOf(ws []query.Word) string {
	folds := make([]string, len(ws))
	for i, w := range ws {
		folds[i] = w.Fold
	}
	return strings.Join(folds, " ")
}

// synonym is a run of the question that may be written otherwise.
type synonym struct {
	from, to int
	long     bool // the others are spelled out
	others   [][]query.Word
	// same is how many of the others, the first of them, say just what was typed; the rest are names of what took over.
	same int
	// share is what the others count beside what was typed.
	share float64
}

// synonymsIn finds the abbreviations in a question and the words that have one, the longest from the left.
func synonymsIn(ws []query.Word) []synonym {
	t := abbreviationTable()
	var out []synonym
	for i := 0; i < len(ws); {
		step := 1
		for n := min(t.most, len(ws)-i); n > 0; n-- {
			key := foldsOf(ws[i : i+n])
			if others := meant(t.long[key], ws, i); len(others) > 0 {
				out = append(out, synonym{i, i + n, true, others, len(others), 1})
				step = n
				break
			}
			if others := meant(t.short[key], ws, i); len(others) > 0 {
				out = append(out, synonym{i, i + n, false, others, len(others), 1})
				step = n
				break
			}
		}
		if s, ok := recounted(ws, i); ok && step == 1 && (len(out) == 0 || out[len(out)-1].to <= i) {
			out = append(out, s)
			step = s.to - s.from
		}
		i += step
	}
	return out
}

// meant are the other sides of those of some meanings that the words from i on can have: the ones that other words of the question decide
// for, else all that need no capitals or have them.
func meant(all []meaning, ws []query.Word, i int) [][]query.Word {
	var decided, possible [][]query.Word
	for _, m := range all {
		n := len(m.from)
		if !sameAsTyped(ws[i:i+n], m.from) {
			continue
		}
		if slices.ContainsFunc(m.with, func(with []query.Word) bool { return occurs(ws[:i], with) || occurs(ws[i+n:], with) }) {
			decided = append(decided, m.to)
		}
		if !m.capitals || inCapitals(ws, i, n) {
			possible = append(possible, m.to)
		}
	}
	if len(decided) > 0 {
		return decided
	}
	return possible
}

// sameAsTyped compares the marks of words whose folds are the same: those that were typed are meant.
func sameAsTyped(typed, words []query.Word) bool {
	for i, w := range typed {
		if w.Marked && vi.Norm(w.Text) != vi.Norm(words[i].Text) {
			return false
		}
	}
	return true
}

// occurs reports whether words stand together among those of a question.
func occurs(question, words []query.Word) bool {
	for i := 0; i+len(words) <= len(question); i++ {
		if foldsOf(question[i:i+len(words)]) == foldsOf(words) && sameAsTyped(question[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// inCapitals reports whether words i to i+n are typed in capitals on purpose. Where all of a question is in capitals, a
// syllable is just that.
func inCapitals(ws []query.Word, i, n int) bool {
	syllables := true
	for _, w := range ws[i : i+n] {
		if w.Text != strings.ToUpper(w.Text) || w.Text == strings.ToLower(w.Text) {
			return false
		}
		syllables = syllables && viet.ValidSyllable(w.Text)
	}
	return !syllables || slices.ContainsFunc(ws, func(w query.Word) bool { return w.Text != strings.ToUpper(w.Text) })
}

// wordings are the question as typed, with its abbreviations spelled out, and with its words abbreviated, as far as
// these differ.
func wordings(ws []query.Word, found []synonym) [][]query.Word {
	out := [][]query.Word{ws}
	for _, long := range []bool{true, false} {
		var other []query.Word
		at := 0
		for _, s := range found {
			if s.long != long {
				continue
			}
			other = append(append(other, ws[at:s.from]...), s.others[0]...)
			at = s.to
		}
		if at > 0 {
			out = append(out, slices.Concat(other, ws[at:]))
		}
	}
	return out
}
