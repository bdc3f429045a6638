package agenda

import (
	"math/bits"

	"vankho/corpus"
)

// failing is a set of filters that something does not meet, one bit each.
type failing uint16

func failingOf(f corpus.TaskFilter) failing { return 1 << f }

// fails are the filters of a question that a document does not meet.
func (d *document) fails(q *corpus.TaskQuery) failing {
	var out failing
	miss := func(f corpus.TaskFilter, met bool) {
		if !met {
			out |= failingOf(f)
		}
	}
	miss(corpus.TaskFilterType, q.Type == "" || q.Type == d.Type.Slug)
	miss(corpus.TaskFilterIssuer, corpus.Shelf{Issuer: q.Issuer}.Holds("", d.Issuer.Slug, 0))
	miss(corpus.TaskFilterYears, corpus.Shelf{First: q.First, Last: q.Shelf.Last}.Holds("", "", d.Year))
	miss(corpus.TaskFilterPlace, q.Place == "" || q.Place == d.Place.Slug)
	miss(corpus.TaskFilterDoc, q.Doc == "" || q.Doc == d.ID)
	return out
}

// without counts the tasks that meet all of a question but one filter, for each filter, in one walk.
func (t *Table) without(q corpus.TaskQuery, body Body) (out [corpus.TaskFilters]int) {
	bare := q
	bare.Doc = "" // rows of other documents count
	a := t.ask(bare, body)
	docs := make([]failing, len(t.docs))
	for i := range t.docs {
		docs[i] = t.docs[i].fails(&q)
	}
	for row := range t.rows.doc {
		d := t.rows.doc[row]
		if t.docs[d].gone || t.docs[d].Secret && !q.Secret || bits.OnesCount16(uint16(docs[d])) > 1 {
			continue
		}
		missed := docs[d]
		if !a.inState(a.state(row)) {
			missed |= failingOf(corpus.TaskFilterState)
		}
		if !a.inDays(row) {
			missed |= failingOf(corpus.TaskFilterDays)
		}
		if !a.assigned(row) {
			missed |= a.missedBody(row)
		}
		if bits.OnesCount16(uint16(missed)) > 1 {
			continue
		}
		if a.hopeless || !a.worded(row) {
			missed |= failingOf(corpus.TaskFilterWords)
		}
		if bits.OnesCount16(uint16(missed)) != 1 {
			continue
		}
		out[bits.TrailingZeros16(uint16(missed))]++
		if missed == failingOf(corpus.TaskFilterRole) { // who asks for no body asks for no role
			out[corpus.TaskFilterBody]++
		}
	}
	return out
}

// missedBody is which filter a task does not meet whose body or role is not the one asked for.
func (a *asking) missedBody(row int) failing {
	free := *a
	free.q.Leading, free.q.Shared = false, false
	if free.assigned(row) {
		return failingOf(corpus.TaskFilterRole)
	}
	return failingOf(corpus.TaskFilterBody)
}
