package census

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"vankho/corpus"
)

// Conflict is two figures of different documents that are of one indicator, place, period, kind, unit and level, and differ beyond what was
// rounded. B is the one of the later document.
type Conflict struct {
	A, B       Figure
	Difference float64
}

// fact is what figures that contradict each other share.
type fact struct {
	group, place, unit, narrow, period uint32
	kind, cumulative                   uint8
}

func (a fact) compare(b fact) int {
	return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.period, b.period), cmp.Compare(a.place, b.place), cmp.Compare(a.unit, b.unit),
		cmp.Compare(a.narrow, b.narrow), cmp.Compare(a.kind, b.kind), cmp.Compare(a.cumulative, b.cumulative))
}

// claim is a figure that says something of a fact.
type claim struct {
	fact
	row uint32
}

// Conflicts lists the conflicts among the figures that a question means, those of the latest documents first. What has no place or period, or
// says "trên", "khoảng", contradicts nothing; nor does a document that gives several values itself.
func (t *Table) Conflicts(q corpus.FigureQuery) []Conflict {
	if len(q.Kinds) == 0 {
		q.Kinds = []corpus.FigureKind{corpus.FigureActual, corpus.FigureShare, corpus.FigureTarget, corpus.FigureBaseline}
	}
	claims := t.claims(q)
	r := &t.rows
	slices.SortFunc(claims, func(a, b claim) int { return cmp.Or(a.compare(b.fact), cmp.Compare(a.row, b.row)) })
	var out []Conflict
	for len(claims) > 0 {
		n := 1
		for n < len(claims) && claims[n].fact == claims[0].fact {
			n++
		}
		if r.doc[claims[0].row] != r.doc[claims[n-1].row] {
			out = append(out, t.dispute(claims[:n])...)
		}
		claims = claims[n:]
	}
	issued := func(f Figure) corpus.Date { return t.docs[t.at[f.Doc]].Issued }
	slices.SortStableFunc(out, func(a, b Conflict) int {
		return cmp.Or(issued(b.B).Compare(issued(a.B)), strings.Compare(string(a.B.Doc), string(b.B.Doc)), cmp.Compare(a.B.N, b.B.N), issued(b.A).Compare(issued(a.A)))
	})
	return out
}

// claims are the figures that may contradict another one: those of a fact that two documents may tell of.
func (t *Table) claims(q corpus.FigureQuery) []claim {
	var claims []claim
	r := &t.rows
	t.filter(q).passing(func(row int, _ float64) {
		if r.indicator[row] == 0 || r.place[row] == 0 || r.period[row] == 0 || r.marks[row]&markLoose != 0 {
			return
		}
		claims = append(claims, claim{fact{t.phrases[r.indicator[row]].group, t.places.of[r.place[row]].same, r.unit[row], t.scopes.of[r.scope[row]].narrow,
			r.period[row], r.kind[row], r.marks[row] & markCumulative}, uint32(row)})
	})
	// Most facts are told of by one document alone. A place is kept for each, or for a few that fall together, with the first document that
	// tells of it; what no second one tells of needs no sorting.
	size := 1 << bits.Len(uint(4*len(claims)))
	first, several := make([]uint32, size), make([]bool, size)
	for _, c := range claims {
		at, doc := c.hash()&uint64(size-1), r.doc[c.row]+1
		several[at] = several[at] || first[at] != 0 && first[at] != doc
		first[at] = doc
	}
	return slices.DeleteFunc(claims, func(c claim) bool { return !several[c.hash()&uint64(size-1)] })
}

// hash brings facts that differ to different numbers, mostly (FNV-1a by words).
func (a fact) hash() uint64 {
	h := uint64(14695981039346656037)
	for _, x := range [...]uint32{a.group, a.place, a.unit, a.narrow, a.period, uint32(a.kind)<<8 | uint32(a.cumulative)} {
		h = (h ^ uint64(x)) * 1099511628211
	}
	return h ^ h>>32
}

// dispute holds the documents that tell of one fact against the latest of them.
func (t *Table) dispute(claims []claim) []Conflict {
	r := &t.rows
	var said []uint32 // one row a document that gives one value
	for len(claims) > 0 {
		doc, n, one := r.doc[claims[0].row], 1, true
		for ; n < len(claims) && r.doc[claims[n].row] == doc; n++ {
			one = one && t.agree(claims[0].row, claims[n].row)
		}
		if one {
			said = append(said, claims[0].row)
		}
		claims = claims[n:]
	}
	slices.SortFunc(said, func(a, b uint32) int {
		da, db := &t.docs[r.doc[a]], &t.docs[r.doc[b]]
		return cmp.Or(da.Issued.Compare(db.Issued), strings.Compare(string(da.ID), string(db.ID)))
	})
	var out []Conflict
	for i := range said {
		last := said[len(said)-1]
		told := slices.ContainsFunc(said[:i], func(other uint32) bool { return t.agree(other, said[i]) })
		if said[i] != last && !told && !t.agree(said[i], last) {
			out = append(out, Conflict{t.figure(said[i]), t.figure(last), r.high[last] - r.high[said[i]]})
		}
	}
	return out
}
