package census

import (
	"cmp"
	"math"
	"slices"

	"vankho/corpus"
)

// Attained is a target with the figures of later documents that are held against it.
type Attained struct {
	Target  Figure
	Due     corpus.Date
	Until   bool
	Aim     corpus.Aim
	Verdict corpus.TargetVerdict
	// Gap is the first result less the target, in the base unit; nil where they cannot be held against each other.
	Gap *float64
	// Results are those told first, More counts the others; Quoted are later reports that state another target for the same.
	Results []Told
	More    int
	Quoted  []Figure
}

// Told is a result of a target.
type Told struct {
	Figure
	Fit         corpus.PeriodFit
	Preliminary bool
	Gap         *float64
}

// paired are the targets of a table, and what is told of each.
type paired struct {
	targets []aimed // in the order of their rows
	told    []told
	// answered are the targets, by their place in targets, that each document tells of: those of document d lie between answers[d] and answers[d+1].
	answered, answers []uint32
	quoted            []uint32 // rows
	refused           []refused
}

// aimed is a target; its results are told[from:to], best first, and the targets that reports state otherwise quoted[quotes:quotesTo]. What lists
// are made by stands here, so that a list of all targets need not look at their results.
type aimed struct {
	row                        uint32
	from, to, quotes, quotesTo uint32
	due, newest                int32   // days: the end of its period, the issue of the latest result
	lack                       float32 // the first result less the target, by the size of the target; negative where some is lacking, lackUnknown without a gap
	state                      state
}

// state is a verdict before it is asked on which day: a period that is under way may be over then.
type state uint8

const (
	stateNone state = iota
	stateMet
	stateMissed
	stateUnderWay
	stateOpen
	stateOther
)

// lackUnknown orders targets without a gap behind those with one.
const lackUnknown = math.MaxFloat32

// dayNumber numbers days so that later ones are more; months and years count as their first day.
func dayNumber(d corpus.Date) int32 { return int32(d.Year*372 + max(d.Month, 1)*31 + max(d.Day, 1)) }

type told struct {
	row uint32
	fit corpus.PeriodFit
}

type refused struct {
	row    uint32
	reason corpus.TargetRefusal
}

// matter is what a target and its results share, beside their period.
type matter struct{ group, place, unit, narrow, parent uint32 }

func (a matter) compare(b matter) int {
	return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.place, b.place), cmp.Compare(a.unit, b.unit), cmp.Compare(a.narrow, b.narrow), cmp.Compare(a.parent, b.parent))
}

// mattering is a row with its matter.
type mattering struct {
	matter
	row uint32
}

func (t *Table) matterOf(row uint32) matter {
	r := &t.rows
	s := &t.scopes.of[r.scope[row]]
	return matter{t.phrases[r.indicator[row]].group, t.places.of[r.place[row]].lasting, r.unit[row], s.narrow, s.parent}
}

// Numbers of kinds that are asked for often.
var (
	actualKind, targetKind, shareKind = kindNumber(corpus.FigureActual), kindNumber(corpus.FigureTarget), kindNumber(corpus.FigureShare)
)

// pairs are the targets and their results as of the last change of the table; they are worked out once.
func (t *Table) pairs(secret bool) *paired {
	t.pairing.Lock()
	defer t.pairing.Unlock()
	which := 0
	if secret && slices.ContainsFunc(t.docs, func(d document) bool { return d.Secret && !d.gone }) {
		which = 1
	}
	if t.paired[which] == nil {
		t.paired[which] = t.pair(which == 1)
	}
	return t.paired[which]
}

// pair holds every target against what reports tell of the same matter.
func (t *Table) pair(secret bool) *paired {
	p := &paired{}
	r := &t.rows
	roles := map[string][2]bool{}
	role := func(d *document) (sets, reports bool) {
		if d.gone || d.Draft || d.Secret && !secret {
			return false, false
		}
		x, ok := roles[d.Type]
		if !ok {
			x[0], x[1] = corpus.TargetRole(d.Type)
			roles[d.Type] = x
		}
		return x[0], x[1]
	}
	general := map[uint32]bool{}
	tooGeneral := func(group uint32) bool {
		g, ok := general[group]
		if !ok {
			g = corpus.General(t.phrases[group].key)
			general[group] = g
		}
		return g
	}
	wanted := make([]bool, len(t.phrases))
	var targets, results, quotes []mattering
	for i := range t.docs {
		d := &t.docs[i]
		if sets, _ := role(d); !sets {
			continue
		}
		for row := uint32(d.first); row < uint32(d.first+d.n); row++ {
			if r.kind[row] != targetKind {
				continue
			}
			if reason := t.refusal(row, d, tooGeneral); reason != "" {
				p.refused = append(p.refused, refused{row, reason})
				continue
			}
			m := t.matterOf(row)
			wanted[m.group] = true
			targets = append(targets, mattering{m, row})
		}
	}
	for i := range t.docs {
		d := &t.docs[i]
		sets, reports := role(d)
		if !reports {
			continue
		}
		for row := uint32(d.first); row < uint32(d.first+d.n); row++ {
			kind := r.kind[row]
			if !wanted[t.phrases[r.indicator[row]].group] || r.place[row] == 0 || r.period[row] == 0 || r.marks[row]&markDoubt != 0 {
				continue
			}
			switch {
			case kind == actualKind || kind == shareKind:
				results = append(results, mattering{t.matterOf(row), row})
			case kind == targetKind && !sets:
				quotes = append(quotes, mattering{t.matterOf(row), row})
			}
		}
	}
	targets, results, quotes = sorted(targets, len(t.phrases)), sorted(results, len(t.phrases)), sorted(quotes, len(t.phrases))
	for _, x := range targets {
		results, quotes = from(results, x.matter), from(quotes, x.matter)
		p.add(t, x, same(results, x.matter), same(quotes, x.matter))
	}
	// Lists walk over the rows in their order, which is how they lie in memory.
	slices.SortFunc(p.targets, func(a, b aimed) int { return cmp.Compare(a.row, b.row) })
	p.index(t)
	return p
}

// index notes which targets each document tells of.
func (p *paired) index(t *Table) {
	p.answers = make([]uint32, len(t.docs)+1)
	each := func(yield func(doc, target uint32)) {
		for i, x := range p.targets {
			for _, y := range p.told[x.from:x.to] {
				yield(t.rows.doc[y.row], uint32(i))
			}
		}
	}
	each(func(doc, _ uint32) { p.answers[doc+1]++ })
	for d := range t.docs {
		p.answers[d+1] += p.answers[d]
	}
	p.answered = make([]uint32, len(p.told))
	next := slices.Clone(p.answers)
	each(func(doc, target uint32) {
		p.answered[next[doc]] = target
		next[doc]++
	})
}

// of are the targets that a document sets, and those that it tells of, by their place in targets, ascending.
func (p *paired) of(t *Table, id corpus.ID) (set, told []uint32) {
	d, ok := t.at[id]
	if !ok {
		return nil, nil
	}
	byRow := func(x aimed, row uint32) int { return cmp.Compare(x.row, row) }
	from, _ := slices.BinarySearchFunc(p.targets, uint32(t.docs[d].first), byRow)
	to, _ := slices.BinarySearchFunc(p.targets, uint32(t.docs[d].first+t.docs[d].n), byRow)
	for i := from; i < to; i++ {
		set = append(set, uint32(i))
	}
	return set, slices.Compact(slices.Clone(p.answered[p.answers[d]:p.answers[d+1]]))
}

// sorted orders rows by their matter. There are many indicators with few rows each: a place is counted for those of each before they are compared.
func sorted(list []mattering, groups int) []mattering {
	at := make([]int, groups+1)
	for _, x := range list {
		at[x.group+1]++
	}
	for g := range groups {
		at[g+1] += at[g]
	}
	out, next := make([]mattering, len(list)), slices.Clone(at)
	for _, x := range list {
		out[next[x.group]] = x
		next[x.group]++
	}
	for g := range groups {
		slices.SortFunc(out[at[g]:at[g+1]], func(a, b mattering) int { return cmp.Or(a.compare(b.matter), cmp.Compare(a.row, b.row)) })
	}
	return out
}

// from leaves out what stands before a matter in a sorted list; same is what is of it at the beginning.
func from(list []mattering, m matter) []mattering {
	for len(list) > 0 && list[0].compare(m) < 0 {
		list = list[1:]
	}
	return list
}

func same(list []mattering, m matter) []mattering {
	n := 0
	for n < len(list) && list[n].matter == m {
		n++
	}
	return list[:n]
}
