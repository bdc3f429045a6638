package figure

import (
	"embed"
	"strconv"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
)

//go:embed data/*.tsv
var data embed.FS

// phrases holds phrases word by word, each with what is known of it.
type phrases[T any] struct {
	next  map[string]*phrases[T]
	ends  bool
	value T
}

// add puts a phrase in; words of a backward table are put in last word first.
func (p *phrases[T]) add(words []string, backward bool, value T) {
	for i := range words {
		w := words[i]
		if backward {
			w = words[len(words)-1-i]
		}
		if p.next == nil {
			p.next = map[string]*phrases[T]{}
		}
		if p.next[w] == nil {
			p.next[w] = &phrases[T]{}
		}
		p = p.next[w]
	}
	p.ends, p.value = true, value
}

// at finds the longest phrase that begins at tokens[i], and how many tokens it has; 0 for none.
func (p *phrases[T]) at(tokens []token, i int) (T, int) { return p.walk(tokens, i, 1) }

// before finds the longest phrase whose last token is tokens[i-1].
func (p *phrases[T]) before(tokens []token, i int) (T, int) { return p.walk(tokens, i-1, -1) }

func (p *phrases[T]) walk(tokens []token, i, step int) (value T, length int) {
	for n := 1; i >= 0 && i < len(tokens); n++ {
		if p = p.next[tokens[i].word]; p == nil {
			break
		}
		if p.ends {
			value, length = p.value, n
		}
		i += step
	}
	return value, length
}

// of finds the longest phrase that a text begins with.
func (p *phrases[T]) of(text string) (value T, length int) {
	for n, w := range corpus.UnitWords(text) {
		if p = p.next[w]; p == nil {
			break
		}
		if p.ends {
			value, length = p.value, n+1
		}
	}
	return value, length
}

// wordTables are the tables of data in memory.
type wordTables struct {
	qualifiers phrases[qualifierWord]
	directions phrases[directionWord]
	bases      phrases[string]
	baseEnds   phrases[bool]
	leads      phrases[int]
	notUnits   phrases[string]
	durations  phrases[corpus.FigureKind]
	roles      phrases[corpus.FigureKind]
	ranks      phrases[bool]
	frames     phrases[bool]
	parts      phrases[bool]
	measured   phrases[bool]
	changed    phrases[bool]
	aims       phrases[bool]
	// beginnings are units that begin other nouns.
	beginnings map[string]bool
	// classifiers are those that stay what is counted: vụ tai nạn.
	classifiers map[string]bool
	numerals    map[string]numeralWord
}

type qualifierWord struct {
	// op is a qualifier, or level, equivalent, from.
	op string
	// span says that the words belong to the quote.
	span bool
}

type directionWord struct {
	direction corpus.Direction
	needs     string
	points    bool
}

var words = sync.OnceValue(func() *wordTables {
	w := &wordTables{beginnings: map[string]bool{}, classifiers: map[string]bool{}, numerals: map[string]numeralWord{}}
	files := table.Files(data, "data")
	cell := func(row []string, i int) string {
		if i < len(row) {
			return row[i]
		}
		return ""
	}
	for _, row := range files["qualifiers"] {
		w.qualifiers.add(corpus.UnitWords(row[0]), true, qualifierWord{cell(row, 1), cell(row, 2) != ""})
	}
	for _, row := range files["directions"] {
		w.directions.add(corpus.UnitWords(row[0]), true, directionWord{corpus.Direction(cell(row, 1)), cell(row, 2), cell(row, 3) != ""})
	}
	for _, row := range files["bases"] {
		w.bases.add(corpus.UnitWords(row[0]), false, cell(row, 1))
	}
	for _, row := range files["baseends"] {
		w.baseEnds.add(corpus.UnitWords(row[0]), false, true)
	}
	for _, row := range files["leads"] {
		most, _ := strconv.Atoi(cell(row, 1))
		w.leads.add(corpus.UnitWords(row[0]), true, most)
	}
	for _, row := range files["notunits"] {
		w.notUnits.add(corpus.UnitWords(row[0]), false, cell(row, 1))
	}
	for _, row := range files["durations"] {
		w.durations.add(corpus.UnitWords(row[0]), false, corpus.FigureKind(cell(row, 1)))
	}
	for _, row := range files["roles"] {
		w.roles.add(corpus.UnitWords(row[0]), true, corpus.FigureKind(cell(row, 1)))
	}
	for _, row := range files["numerals"] {
		value, _ := strconv.ParseFloat(cell(row, 1), 64)
		w.numerals[row[0]] = numeralWord{value, cell(row, 2)}
	}
	for _, row := range files["parts"] {
		w.parts.add(corpus.UnitWords(row[0]), false, true)
	}
	for _, row := range files["aims"] {
		w.aims.add(corpus.UnitWords(row[0]), false, true)
	}
	for _, row := range files["changed"] {
		w.changed.add(corpus.UnitWords(row[0]), false, true)
	}
	for _, row := range files["measured"] {
		w.measured.add(corpus.UnitWords(row[0]), false, true)
	}
	for _, row := range files["frames"] {
		w.frames.add(corpus.UnitWords(row[0]), false, true)
	}
	for _, row := range files["beginnings"] {
		w.beginnings[row[0]] = true
		w.classifiers[row[0]] = cell(row, 1) == "classifier"
	}
	for _, row := range files["ranks"] {
		w.ranks.add(corpus.UnitWords(row[0]), true, true)
	}
	return w
})
