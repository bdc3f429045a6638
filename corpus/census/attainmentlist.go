package census

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"vankho/corpus"
)

// TargetsFound is what a question about targets finds.
type TargetsFound struct {
	Rows                []Attained
	Found, Documents    int
	Verdicts, Refused   []corpus.FigureCount
	Places, Units, Time []corpus.FigureCount
}

// shownResults is how many results of a target are told, and shownQuotes how many documents that state another one.
const (
	shownResults = 12
	shownQuotes  = 4
)

// verdict is what comes of a target on a day.
func (x aimed) verdict(today int32) corpus.TargetVerdict {
	if x.state == stateUnderWay && x.due < today {
		return corpus.TargetEnded
	}
	return [...]corpus.TargetVerdict{corpus.TargetNone, corpus.TargetMet, corpus.TargetMissed, corpus.TargetProgress, corpus.TargetOpen, corpus.TargetOther}[x.state]
}

// Targets lists targets with what later documents tell of them.
func (t *Table) Targets(q corpus.TargetQuery) TargetsFound {
	p := t.pairs(q.Secret)
	doc, r := q.Doc, &t.rows
	q.Doc, q.Kinds = "", []corpus.FigureKind{corpus.FigureTarget}
	f := t.filter(q.FigureQuery)
	passes := func(row uint32) (fails int, ok bool) {
		if f.may != nil && !f.may[r.indicator[row]] {
			return 0, false
		}
		fails, out := f.fails(int(row))
		return fails, !out
	}
	var out TargetsFound
	verdicts := map[corpus.TargetVerdict]int{}
	places, units, periods := make([]int, len(t.places.of)), make([]int, len(t.units.of)), make([]int, len(t.periods.of))
	docs, today := make([]bool, len(t.docs)), dayNumber(q.On)
	first := newBest(max(0, q.Offset)+min(max(0, q.N), len(p.targets)), t.before)
	for x := range p.meant(t, doc, q.SetBy, q.ToldBy) {
		fails, ok := passes(x.row)
		if !ok || fails&(fails-1) != 0 {
			continue
		}
		verdict := x.verdict(today)
		if fails == 0 {
			verdicts[verdict]++
		}
		if len(q.Verdicts) > 0 && !slices.Contains(q.Verdicts, verdict) || len(q.Verdicts) == 0 && verdict == corpus.TargetNone {
			continue
		}
		if fails == 0 || fails == failsPlace {
			places[r.place[x.row]]++
		}
		if fails == 0 || fails == failsUnit {
			units[r.unit[x.row]]++
		}
		if fails == 0 || fails == failsPeriod {
			periods[r.period[x.row]]++
		}
		if fails != 0 {
			continue
		}
		out.Found++
		if d := r.doc[x.row]; !docs[d] {
			docs[d] = true
			out.Documents++
		}
		first.add(ranked{x, verdict, x.rank(q.Order, today)})
	}
	kept := first.sorted()
	kept = kept[min(max(0, q.Offset), len(kept)):]
	for _, x := range kept[:min(max(0, q.N), len(kept))] {
		out.Rows = append(out.Rows, t.attained(p, x))
	}
	reasons := map[corpus.TargetRefusal]int{}
	for _, x := range p.refused {
		if set := t.docs[r.doc[x.row]].ID; q.ToldBy != "" || doc != "" && set != doc || q.SetBy != "" && set != q.SetBy {
			continue
		}
		if fails, ok := passes(x.row); ok && fails == 0 {
			reasons[x.reason]++
		}
	}
	for _, v := range corpus.TargetVerdicts() {
		out.Verdicts = append(out.Verdicts, corpus.FigureCount{Value: string(v), Label: string(v), Count: verdicts[v]})
	}
	for _, v := range [...]corpus.TargetRefusal{corpus.RefusalIndicator, corpus.RefusalPeriod, corpus.RefusalPlace, corpus.RefusalDay, corpus.RefusalDoubt} {
		if n := reasons[v]; n > 0 {
			out.Refused = append(out.Refused, corpus.FigureCount{Value: string(v), Label: string(v), Count: n})
		}
	}
	out.Places, out.Units, out.Time = t.placeCounts(places), t.unitCounts(units), t.periodCounts(periods)
	return out
}

// meant are the targets that documents set or tell of: either for the first, "" for any.
func (p *paired) meant(t *Table, either, setBy, toldBy corpus.ID) iter.Seq[aimed] {
	var lists [][]uint32
	if either != "" {
		set, told := p.of(t, either)
		all := slices.Concat(set, told)
		slices.Sort(all)
		lists = append(lists, slices.Compact(all))
	}
	if setBy != "" {
		set, _ := p.of(t, setBy)
		lists = append(lists, set)
	}
	if toldBy != "" {
		_, told := p.of(t, toldBy)
		lists = append(lists, told)
	}
	if lists == nil {
		return slices.Values(p.targets)
	}
	return func(yield func(aimed) bool) {
		for _, i := range lists[0] {
			in := func(list []uint32) bool { _, ok := slices.BinarySearch(list, i); return ok }
			if !slices.ContainsFunc(lists[1:], func(list []uint32) bool { return !in(list) }) && !yield(p.targets[i]) {
				return
			}
		}
	}
}

// ranked is a target of a list with its place in it.
type ranked struct {
	aimed
	verdict corpus.TargetVerdict
	key     float64
}

// rank is what a list is ordered by, the smaller first.
func (x aimed) rank(order corpus.TargetOrder, today int32) float64 {
	switch {
	case order == corpus.TargetByDue && x.due < today:
		return 1e9 - float64(x.due) // what is over stands behind, the latest first
	case order == corpus.TargetByDue:
		return float64(x.due)
	case order == corpus.TargetByNewest:
		return -float64(x.newest)
	}
	return float64(x.lack)
}

// before orders the targets of a list: by their key, the latest document first.
func (t *Table) before(a, b ranked) int {
	if a.key != b.key {
		return cmp.Compare(a.key, b.key)
	}
	da, db := &t.docs[t.rows.doc[a.row]], &t.docs[t.rows.doc[b.row]]
	return cmp.Or(db.Issued.Compare(da.Issued), strings.Compare(string(da.ID), string(db.ID)), cmp.Compare(a.row, b.row))
}

// attained tells a target of a list whole.
func (t *Table) attained(p *paired, x ranked) Attained {
	marks, period := t.scopes.of[t.rows.scope[x.row]].marks, t.periods.of[t.rows.period[x.row]]
	out := Attained{Target: t.figure(x.row), Due: period.To, Until: marks.Until || period.From.IsZero(), Aim: marks.Aim, Verdict: x.verdict}
	all := p.told[x.from:x.to]
	for _, y := range all[:min(len(all), shownResults)] {
		out.Results = append(out.Results, Told{t.figure(y.row), y.fit, t.preliminary(y.row), t.gap(x.row, y)})
	}
	out.More = len(all) - len(out.Results)
	if len(out.Results) > 0 {
		out.Gap = out.Results[0].Gap
	}
	for _, row := range p.quoted[x.quotes:x.quotesTo] {
		quoted := t.figure(row)
		if len(out.Quoted) < shownQuotes && !slices.ContainsFunc(out.Quoted, func(f Figure) bool { return f.Doc == quoted.Doc }) {
			out.Quoted = append(out.Quoted, quoted)
		}
	}
	return out
}
