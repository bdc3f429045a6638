package census

import (
	"cmp"
	"slices"

	"vankho/corpus"
)

// Series are the figures of one indicator, place, unit, kind and level whose periods are of one length, by period.
type Series struct {
	Group
	Code, Place, Unit, Level string
	Kind                     corpus.FigureKind
	Cumulative               bool
	// Slug is the place without its level; Merged is true for figures of a province after its bounds changed.
	Slug   string
	Merged bool
	Points []Figure
	// Lengths are those of the periods of other series that differ from this one in that alone, in months.
	Lengths []int
	// Disputed is true where a period has several values; the point is the one of the newest document that gives no estimate.
	Disputed bool
}

// line is what the points of a series share.
type line struct {
	group, place, unit, narrow uint32
	kind                       uint8
	// length is that of the periods in months, cumulated for figures that count from the beginning of the year.
	length int
	// merged is true after the bounds of the province changed, whose code and name may be the old ones.
	merged bool
}

const cumulated = -1

// shownPoints is how many points of a series are told, the newest.
const shownPoints = 400

// Series lists the series of the figures that a question means: those that fit best first, the longest of them before the others. Comparisons,
// ranks and equivalents make none unless they are asked for.
func (t *Table) Series(q corpus.FigureQuery) []Series {
	if len(q.Kinds) == 0 {
		q.Kinds = []corpus.FigureKind{corpus.FigureActual, corpus.FigureShare, corpus.FigureTarget, corpus.FigureBaseline}
	}
	lines := map[line][]hit{}
	lengths := map[line][]int{}
	r := &t.rows
	t.filter(q).passing(func(row int, match float64) {
		p := &t.periods.of[r.period[row]]
		if p.IsZero() || r.indicator[row] == 0 {
			return
		}
		l := line{t.phrases[r.indicator[row]].group, t.places.of[r.place[row]].same, r.unit[row], t.scopes.of[r.scope[row]].narrow, r.kind[row], p.length(), false}
		if since := t.places.of[r.place[row]].since; !since.IsZero() {
			l.merged = !p.To.Before(since)
		}
		if r.marks[row]&markCumulative != 0 {
			l.length = cumulated
		}
		lines[l] = append(lines[l], hit{row: uint32(row), match: float32(match)})
		if any := l.ofAnyLength(); !slices.Contains(lengths[any], l.length) {
			lengths[any] = append(lengths[any], l.length)
		}
	})
	out := make([]Series, 0, len(lines))
	for l, hits := range lines {
		s := t.series(l, hits)
		for _, n := range lengths[l.ofAnyLength()] {
			if n != l.length {
				s.Lengths = append(s.Lengths, n)
			}
		}
		slices.Sort(s.Lengths)
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Series) int {
		return cmp.Or(cmp.Compare(b.Match, a.Match), cmp.Compare(len(b.Points), len(a.Points)), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Place, b.Place),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Points[0].Doc, b.Points[0].Doc), cmp.Compare(a.Level, b.Level), cmp.Compare(kindNumber(a.Kind), kindNumber(b.Kind)), cmp.Compare(a.Unit, b.Unit),
			cmp.Compare(a.Points[0].N, b.Points[0].N))
	})
	out = out[min(max(0, q.Offset), len(out)):]
	out = out[:min(max(0, q.N), len(out))]
	for i := range out {
		one := []Group{out[i].Group}
		t.fill(one, q.Secret)
		out[i].Group = one[0]
	}
	return out
}

func (l line) ofAnyLength() line {
	l.length = 0
	return l
}

// series makes a series of its rows: one point a period.
func (t *Table) series(l line, hits []hit) Series {
	r := &t.rows
	estimate := func(row uint32) int { return int(r.marks[row] & (markEstimate | markLoose)) }
	slices.SortFunc(hits, func(a, b hit) int {
		da, db := &t.docs[r.doc[a.row]], &t.docs[r.doc[b.row]]
		return cmp.Or(cmp.Compare(t.periods.of[r.period[a.row]].rank, t.periods.of[r.period[b.row]].rank), cmp.Compare(estimate(a.row), estimate(b.row)),
			db.Issued.Compare(da.Issued), cmp.Compare(r.marks[b.row]&markTarget, r.marks[a.row]&markTarget), cmp.Compare(a.row, b.row))
	})
	first := hits[0].row
	p, s := t.places.of[r.place[first]], t.scopes.of[r.scope[first]]
	out := Series{Group: Group{ID: corpus.IndicatorID(l.group)}, Code: p.code, Place: p.name, Unit: t.units.of[l.unit].name, Level: s.level, Kind: kinds[l.kind],
		Cumulative: l.length == cumulated, Slug: p.slug, Merged: l.merged}
	for i, h := range hits {
		out.Match = max(out.Match, float64(h.match))
		if i > 0 && r.period[h.row] == r.period[hits[i-1].row] {
			out.Disputed = out.Disputed || !t.agree(h.row, hits[i-1].row)
			continue
		}
		out.Points = append(out.Points, t.figure(h.row))
	}
	out.Points = out.Points[max(0, len(out.Points)-shownPoints):]
	return out
}

// agree reports whether two figures say the same, as far as both are written: 99,1 % and 99 % agree, 99,1 % and 99,3 % do not.
func (t *Table) agree(a, b uint32) bool {
	r := &t.rows
	within := float64(max(r.step[a], r.step[b])) * 1.000001
	near := func(x, y float64) bool { return max(x, y)-min(x, y) <= max(within, 1e-9*max(x, y, -x, -y)) }
	return near(r.low[a], r.low[b]) && near(r.high[a], r.high[b])
}
