package revision

import (
	"slices"

	"vankho/corpus"
)

// Read assembles the text of a document over time. The same facts, in whatever order, give the same revision.
func Read(f Facts) corpus.Revision {
	a := &assembly{facts: f, tree: newTree(f.Base)}
	a.gather()
	slices.SortStableFunc(a.deeds, inOrder)
	for i, d := range a.deeds {
		d.index = i
	}
	rest := a.deeds
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].Day == rest[0].Day {
			n++
		}
		a.pass(rest[:n])
		rest = rest[n:]
	}
	a.listed()
	r := a.result()
	for _, d := range f.Consolidated {
		if len(d.Sections) > 0 {
			r.Consolidated = append(r.Consolidated, Compare(&r, d))
		}
	}
	return r
}

// assembly is a revision while it is made.
type assembly struct {
	facts Facts
	tree  *tree
	deeds []*deed
	notes []string
	// dirty are the provisions that changed on the day at hand.
	dirty []*node
	grown growth
}

// pass carries out the steps of one day.
func (a *assembly) pass(day []*deed) {
	if day[0].Day.Day > 0 {
		a.dispute(day)
	}
	for _, d := range inPlay(day) {
		switch d.Outcome {
		case "":
			a.take(d)
		case corpus.StepVoid:
			a.record(d)
		case corpus.StepUnclear:
			a.doubt(d, a.tree.root, corpus.RevisedUnclear)
		case corpus.StepRefused, corpus.StepUndated:
			if at := a.tree.find(d.path, d.annexed); len(d.places) == 0 && !at.several {
				state := corpus.RevisedTouched
				if at.node == a.tree.root {
					state = corpus.RevisedUnclear // it names no provision
				}
				a.doubt(d, at.node, state)
			}
		}
	}
	a.flush(day[0].Day)
}

// take carries out one step, or notes what it does to the standing of its place.
func (a *assembly) take(d *deed) {
	if d.Relation != corpus.RelationSuspends || d.Operation != "" {
		a.apply(d)
		return
	}
	at := a.tree.find(d.path, d.annexed)
	if at.node == nil || at.several {
		a.unplaced(d, d.Provision.Words())
		return
	}
	d.places = []*node{at.node}
	at.node.marks = append(at.node.marks, mark{step: d.index, from: d.Day, until: dayAfter(d.Until), wide: true, state: corpus.RevisedPaused})
	reason := "Ngưng hiệu lực từ " + d.Day.Short()
	if d.Until.Day > 0 {
		reason += " đến hết " + d.Until.Short()
	}
	d.settle(corpus.StepNoted, reason+"; lời văn không đổi.")
}

// record notes which place a step names that does nothing.
func (a *assembly) record(d *deed) {
	if at := a.tree.find(d.path, d.annexed); at.node != nil && !at.several {
		d.places = []*node{at.node}
	}
}

// inPlay puts the steps of a day in the order in which they are carried out. Where a document changes several phrases of one place, the longer
// ones come first: a short one may be part of them.
func inPlay(day []*deed) []*deed {
	out := slices.Clone(day)
	for i := 0; i < len(out); {
		n := i + 1
		for n < len(out) && out[i].Old != nil && out[n].Old != nil && out[n].Actor == out[i].Actor {
			n++
		}
		slices.SortStableFunc(out[i:n], func(x, y *deed) int {
			if x.Old == nil || y.Old == nil {
				return 0
			}
			return len(y.Old.Text) - len(x.Old.Text)
		})
		i = n
	}
	return out
}

// flush writes down what changed on a day.
func (a *assembly) flush(day corpus.Date) {
	for _, n := range a.dirty {
		n.dirty = false
		if name := (corpus.ProvisionName{Since: day, Path: n.path(), Label: n.label}); n.names[len(n.names)-1].Path != name.Path && n.live {
			n.names = append(n.names, name)
		}
		v := version{since: day, items: n.items, live: n.live, state: n.fresh, steps: slices.Clone(n.made)}
		last := &n.versions[len(n.versions)-1]
		switch {
		case last.since == day && len(n.versions) > 1:
			*last = v
		case !last.same(v):
			n.versions = append(n.versions, v)
		}
	}
	a.dirty = a.dirty[:0]
}

// same reports whether a provision says the same in two versions.
func (v version) same(other version) bool {
	return v.live == other.live && v.state == other.state && slices.Equal(v.steps, other.steps) && slices.Equal(v.items, other.items)
}

// dayAfter is the day behind a last one, zero for none.
func dayAfter(last corpus.Date) corpus.Date {
	if last.Day == 0 {
		return corpus.Date{}
	}
	return last.Plus(1)
}
