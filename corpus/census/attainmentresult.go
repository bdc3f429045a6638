package census

import (
	"cmp"
	"math"
	"slices"

	"vankho/corpus"
)

// refusal is why a target is held against nothing, "" where it is.
func (t *Table) refusal(row uint32, d *document, general func(group uint32) bool) corpus.TargetRefusal {
	r := &t.rows
	switch {
	case r.marks[row]&markDoubt != 0 || math.IsNaN(r.low[row]) || math.IsInf(r.low[row], 0):
		return corpus.RefusalDoubt
	case r.indicator[row] == 0 || general(t.phrases[r.indicator[row]].group):
		return corpus.RefusalIndicator
	case r.period[row] == 0 || t.periods.of[r.period[row]].To.IsZero():
		return corpus.RefusalPeriod
	case r.place[row] == 0:
		return corpus.RefusalPlace
	case d.Issued.IsZero():
		return corpus.RefusalDay
	}
	return ""
}

// add holds one target against the results and the stated targets of its matter.
func (p *paired) add(t *Table, x mattering, results, quotes []mattering) {
	r := &t.rows
	out := aimed{row: x.row, from: uint32(len(p.told)), quotes: uint32(len(p.quoted))}
	set, aim := &t.docs[r.doc[x.row]], t.measure(x.row)
	since := t.places.of[r.place[x.row]].since
	for _, y := range results {
		if told, ok := t.hold(x.row, set, aim, y.row, since); ok {
			p.told = append(p.told, told)
		}
	}
	mine := p.told[out.from:]
	slices.SortFunc(mine, t.byUse)
	mine = slices.CompactFunc(mine, func(a, b told) bool { // text and table of one report say it twice
		return r.doc[a.row] == r.doc[b.row] && r.period[a.row] == r.period[b.row] && t.agree(a.row, b.row)
	})
	p.told = p.told[:int(out.from)+len(mine)]
	out.to = uint32(len(p.told))
	for _, y := range quotes {
		// A target of another measure, as of all there are and of those that are new, contradicts nothing.
		if stated := t.measure(y.row); stated == aim && t.later(set, r.doc[y.row], stated.Period.To) && !t.agree(x.row, y.row) {
			p.quoted = append(p.quoted, y.row)
		}
	}
	for _, one := range mine {
		if one.fit == corpus.FitWhole && r.marks[one.row]&markTarget != 0 && r.period[one.row] == r.period[x.row] && !t.quotes(one.row, x.row) {
			p.quoted = append(p.quoted, one.row)
		}
	}
	out.quotesTo = uint32(len(p.quoted))
	out.due, out.lack, out.state = dayNumber(t.periods.of[r.period[x.row]].To), lackUnknown, t.stateOf(x.row, mine)
	for _, one := range mine {
		out.newest = max(out.newest, dayNumber(t.docs[r.doc[one.row]].Issued))
	}
	if len(mine) > 0 {
		if gap := t.gap(x.row, mine[0]); gap != nil {
			out.lack = float32(*gap / max(math.Abs(r.low[x.row]), 1e-9))
			if t.scopes.of[r.scope[x.row]].marks.Aim == corpus.AimLess {
				out.lack = -out.lack
			}
		}
	}
	p.targets = append(p.targets, out)
}

// stateOf is what comes of a target with its results, the best first.
func (t *Table) stateOf(target uint32, results []told) state {
	if len(results) == 0 {
		return stateNone
	}
	switch results[0].fit {
	case corpus.FitOther:
		return stateOther
	case corpus.FitProgress:
		return stateUnderWay
	}
	r := &t.rows
	gap, marks := t.gap(target, results[0]), t.scopes.of[r.scope[target]].marks
	switch {
	case gap == nil || marks.Vague || *gap == 0 && marks.Strict:
		return stateOpen
	case *gap == 0 && (marks.Aim != corpus.AimUnknown || r.low[target] != r.high[target]):
		return stateMet
	case marks.Aim == corpus.AimUnknown:
		return stateOpen
	case (*gap > 0) == (marks.Aim == corpus.AimMore):
		return stateMet
	}
	return stateMissed
}

// measure is what of a row decides which periods it can be held against.
func (t *Table) measure(row uint32) corpus.Measure {
	r := &t.rows
	marks := t.scopes.of[r.scope[row]].marks
	return corpus.Measure{Period: t.periods.of[r.period[row]].Period, Rate: t.units.of[r.unit[row]].class == "ratio", Part: r.kind[row] == shareKind,
		Accrued: marks.Accrued || r.marks[row]&markCumulative != 0, Until: marks.Until}
}

// later reports whether a document was issued after another. One without a day is later where it tells of a time that ended after that: nobody
// reports what is still to come.
func (t *Table) later(set *document, doc uint32, told corpus.Date) bool {
	d := &t.docs[doc]
	if d.Issued.IsZero() {
		return set.Issued.Before(told)
	}
	return set.Issued.Before(d.Issued)
}

// hold says how far a result can be held against a target. A province before and after it was merged is two places.
func (t *Table) hold(target uint32, set *document, aim corpus.Measure, result uint32, since corpus.Date) (told, bool) {
	r := &t.rows
	of := t.measure(result)
	if r.doc[result] == r.doc[target] || !t.later(set, r.doc[result], of.Period.To) {
		return told{}, false
	}
	if !since.IsZero() && set.Issued.Before(since) != of.Period.To.Before(since) {
		return told{}, false
	}
	fit := corpus.FitOf(aim, set.Issued, of)
	return told{result, fit}, fit != corpus.FitNone
}

// byUse orders the results of a target: what fits best first; of its own period the last word, no estimate before what is none; else the latest.
func (t *Table) byUse(a, b told) int {
	r := &t.rows
	byPeriod := cmp.Compare(t.periods.of[r.period[b.row]].rank, t.periods.of[r.period[a.row]].rank)
	estimate := compareBools(t.preliminary(a.row), t.preliminary(b.row))
	issued := t.docs[r.doc[b.row]].Issued.Compare(t.docs[r.doc[a.row]].Issued)
	c := cmp.Or(cmp.Compare(a.fit, b.fit), byPeriod, estimate, issued)
	if a.fit == corpus.FitWhole {
		c = cmp.Or(cmp.Compare(a.fit, b.fit), estimate, issued, byPeriod)
	}
	return cmp.Or(c, cmp.Compare(r.doc[a.row], r.doc[b.row]), cmp.Compare(r.period[a.row], r.period[b.row]), cmp.Compare(r.low[a.row], r.low[b.row]),
		cmp.Compare(r.marks[b.row]&markTarget, r.marks[a.row]&markTarget), cmp.Compare(a.row, b.row))
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// preliminary reports whether a result is an estimate, or was stated before its period was over.
func (t *Table) preliminary(row uint32) bool {
	r := &t.rows
	issued := t.docs[r.doc[row]].Issued
	return r.marks[row]&markEstimate != 0 || !issued.IsZero() && issued.Before(t.periods.of[r.period[row]].To)
}

// quotes reports whether the target that a result names itself is that of a row, as far as both are written.
func (t *Table) quotes(result, target uint32) bool {
	r := &t.rows
	named := r.low[result] - float64(r.gap[result])
	within := max(float64(max(r.step[result], r.step[target]))*1.000001, 1e-5*math.Abs(r.low[target]))
	return named >= r.low[target]-within && named <= r.high[target]+within
}

// gap is a result less a target; nil where either is no exact number.
func (t *Table) gap(target uint32, x told) *float64 {
	r := &t.rows
	if x.fit > corpus.FitProgress || r.marks[x.row]&markLoose != 0 || r.low[x.row] != r.high[x.row] {
		return nil
	}
	v, gap := r.low[x.row], 0.0
	switch low, high := r.low[target], r.high[target]; {
	case v < low:
		gap = v - low
	case v > high:
		gap = v - high
	}
	if limit := 1e-9 * math.Abs(v); math.Abs(gap) <= limit {
		gap = 0
	}
	return &gap
}
