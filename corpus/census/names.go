package census

import (
	"slices"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// names numbers strings; 0 is the empty one. What is known of each stands beside, made once.
type names[T any] struct {
	at   map[string]uint32
	all  []string
	of   []T
	make func(string) T
}

func newNames[T any](make func(string) T) *names[T] {
	n := &names[T]{at: map[string]uint32{}, make: make}
	n.number("")
	return n
}

func (n *names[T]) number(s string) uint32 {
	i, ok := n.at[s]
	if !ok {
		i = uint32(len(n.all))
		n.at[s] = i
		n.all, n.of = append(n.all, s), append(n.of, n.make(s))
	}
	return i
}

// which says of each name whether it is asked for; nil where all are.
func (n *names[T]) which(asked bool, is func(T) bool) []bool {
	if !asked {
		return nil
	}
	out := make([]bool, len(n.of))
	for i, x := range n.of {
		out[i] = is(x)
	}
	return out
}

// place is what is known of a place.
type place struct {
	code, name string
	// slug lacks the level, whole has it: "nam-suong", "huyen-nam-suong".
	slug, whole string
	words       []uint32
	// same numbers the place in one version, however it is written; lasting a province through its versions, which since tells apart.
	same, lasting uint32
	// since is when the version of a province that exists now began, zero where there is but one.
	since corpus.Date
}

// levels are the levels of places, as slugs begin with them.
var levels = [...]string{"thanh-pho-", "thi-xa-", "thi-tran-", "dac-khu-", "tinh-", "huyen-", "quan-", "phuong-", "xa-", "thon-", "tp-"}

func (t *Table) newPlace(name string) place {
	code, name, _ := strings.Cut(name, sep)
	p := place{code: code, name: name, whole: viet.Slug(name), words: t.words(name)}
	p.slug, p.same = p.whole, t.versions.number(code+sep+p.whole)
	if province, ok := corpus.ProvinceByName(name); ok && strings.HasPrefix(p.whole, viet.Slug(province.Level)+"-") {
		p.since = province.Since
	}
	if p.lasting = p.same; !p.since.IsZero() {
		p.lasting = t.versions.number(p.whole)
	}
	for _, level := range levels {
		if bare, ok := strings.CutPrefix(p.whole, level); ok && bare != "" {
			p.slug = bare
			break
		}
	}
	return p
}

// unit is what is known of a base unit.
type unit struct {
	name, folded, class string
}

func newUnit(name string) unit {
	name, class, _ := strings.Cut(name, sep)
	return unit{name, viet.Fold(name), class}
}

// period is what is known of a period.
type period struct {
	corpus.Period
	// rank orders periods: by their end, the longer before the shorter.
	rank int64
}

func newPeriod(name string) period {
	from, to, _ := strings.Cut(name, "/")
	var p period
	p.From, _ = corpus.ParseISODate(from)
	p.To, _ = corpus.ParseISODate(to)
	day := func(d corpus.Date) int64 { return int64(d.Year)*372 + int64(max(d.Month, 1))*31 + int64(max(d.Day, 1)) }
	if !p.IsZero() {
		p.rank = day(p.To)<<20 - day(p.From)
	}
	return p
}

// within reports whether a figure's period is the asked one, or lies in it. A period asked for without a year is one of any year.
func (p period) within(asked corpus.Period, very bool) bool {
	if p.IsZero() {
		return false
	}
	from, to := p.From, p.To
	if from.IsZero() {
		from = to
	}
	if asked.From.Year == 0 && asked.To.Year == 0 {
		if from.Year != to.Year {
			return false
		}
		from.Year, to.Year = 0, 0
	}
	if very {
		return p.From == asked.From && p.To == asked.To || asked.To.Year == 0 && from == asked.From && to == asked.To
	}
	return !from.Before(asked.From) && !asked.To.Before(to)
}

// length is how long a period is, as series are parted by it: in months, 0 for a state of things on a day, -1 where it is not known.
func (p period) length() int {
	switch {
	case p.IsZero():
		return -1
	case p.From.IsZero():
		return 0
	}
	return (p.To.Year-p.From.Year)*12 + max(p.To.Month, 1) - max(p.From.Month, 1) + 1
}

// scope is what is known of what a figure is narrowed to beside its indicator.
type scope struct {
	words []uint32
	// narrow numbers what parts series and conflicts: level, subject, and what a comparison is with; parent the indicator above.
	narrow, parent uint32
	level          string
	marks          corpus.TargetMarks
}

func (t *Table) newScope(name string) scope {
	if name == "" {
		return scope{}
	}
	parts := append(strings.Split(name, sep), "", "", "", "")
	s := scope{words: t.words(strings.Join(parts[:3], " ")), level: parts[0], marks: corpus.ParseTargetMarks(parts[4])}
	if parts[0]+parts[1]+parts[2]+parts[3] != "" {
		s.narrow = t.narrows.number(viet.Fold(parts[0] + sep + parts[1] + sep + parts[3]))
	}
	if parts[2] != "" {
		s.parent = t.narrows.number(viet.Fold(parts[2]))
	}
	return s
}

// words numbers the words of a text that tell something apart, each once.
func (t *Table) words(text string) []uint32 {
	var out []uint32
	for _, w := range corpus.IndicatorWords(text) {
		if n := t.word(w); !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// word is the number of a word.
func (t *Table) word(w string) uint32 {
	n := t.vocabulary.number(w)
	if f := t.vocabulary.of[n].fold; int(n) == len(t.vocabulary.all)-1 && !slices.Contains(t.folded[f], n) {
		t.folded[f] = append(t.folded[f], n)
	}
	return n
}
