package revision

import (
	"fmt"
	"slices"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// result writes down what was assembled.
func (a *assembly) result() corpus.Revision {
	r := corpus.Revision{Document: a.facts.Base.ID, Notes: a.notes}
	var nodes []*node
	a.tree.root.each(func(n *node) {
		n.at = len(nodes)
		nodes = append(nodes, n)
	})
	a.report(&r)
	r.Provisions = make([]corpus.RevisedProvision, len(nodes))
	keys := map[corpus.SectionID]int{}
	for i, n := range nodes {
		p := &r.Provisions[i]
		*p = corpus.RevisedProvision{Path: n.names[len(n.names)-1].Path, Kind: n.kind, Label: n.label, Heading: n.heading, Parent: -1, Names: n.names, Steps: n.named}
		if n.parent != nil {
			p.Parent, p.Level = n.parent.at, r.Provisions[n.parent.at].Level+1
		}
		p.Key = p.Path
		if keys[p.Path]++; keys[p.Path] > 1 {
			p.Key = corpus.SectionID(fmt.Sprintf("%s~%d", p.Path, keys[p.Path]))
		}
	}
	days := map[corpus.Date]bool{}
	a.write(&r, a.tree.root, nil, days)
	for day := range days {
		r.Days = append(r.Days, day)
	}
	slices.SortFunc(r.Days, corpus.Date.Compare)
	return r
}

// report writes down the steps, and who did them.
func (a *assembly) report(r *corpus.Revision) {
	met := map[corpus.ID]bool{}
	for i, d := range a.deeds {
		for _, n := range d.places {
			d.Places = append(d.Places, n.at)
			if !slices.Contains(n.named, i) {
				n.named = append(n.named, i)
			}
		}
		slices.Sort(d.Places)
		if len(d.places) == 0 {
			r.Unplaced = append(r.Unplaced, i)
		}
		r.Steps = append(r.Steps, d.RevisionStep)
		if !met[d.Actor] {
			met[d.Actor] = true
			r.Actors = append(r.Actors, summary(d.actor))
		}
	}
}

// summary is a document as lists show it, as far as its acts tell.
func summary(a validity.Actor) corpus.Summary {
	return corpus.Summary{ID: a.ID, Title: a.Title, Number: a.Number, Type: a.Type, Issuer: a.Issuer, Issued: a.Issued, Stub: a.Stub, Draft: a.Draft}
}

// write writes the versions of a provision and of all that it holds; above are the marks that what holds it has.
func (a *assembly) write(r *corpus.Revision, n *node, above []mark, days map[corpus.Date]bool) {
	own := slices.Clone(above)
	for i := range own {
		own[i].until = n.shielded(own[i])
	}
	for _, m := range n.doubts {
		m.until = n.shielded(m)
		own = append(own, m)
	}
	own = append(own, n.marks...)
	changes := []corpus.Date{{}}
	for _, v := range n.versions[1:] {
		changes = append(changes, v.since)
	}
	var marks []mark
	for _, m := range own {
		if m.from == m.until && !m.from.IsZero() {
			continue
		}
		marks = append(marks, m)
		changes = append(changes, m.from)
		if !m.until.IsZero() {
			changes = append(changes, m.until)
		}
	}
	slices.SortFunc(changes, corpus.Date.Compare)
	p := &r.Provisions[n.at]
	for _, day := range slices.Compact(changes) {
		v := n.on(day, marks)
		if k := len(p.Versions); k > 0 && unchanged(p.Versions[k-1], v) {
			continue
		}
		p.Versions = append(p.Versions, v)
		if !day.IsZero() {
			days[day] = true
		}
	}
	wide := slices.DeleteFunc(marks, func(m mark) bool { return !m.wide })
	for _, x := range n.items {
		if x.child != nil {
			a.write(r, x.child, wide, days)
		}
	}
}

// shielded is the day before which a doubt bears on the provision: the first on which all its words were known anew after it.
func (n *node) shielded(m mark) corpus.Date {
	if m.state != corpus.RevisedTouched && m.state != corpus.RevisedUnclear {
		return m.until
	}
	for _, s := range n.sure {
		if (s.step > m.step || m.from.Before(s.from)) && !s.from.Before(m.from) && (m.until.IsZero() || s.from.Before(m.until)) {
			return s.from
		}
	}
	return m.until
}

// on is what the provision says on a day, with the marks that bear on it.
func (n *node) on(day corpus.Date, marks []mark) corpus.ProvisionVersion {
	at := &n.versions[0]
	for i := range n.versions[1:] {
		if v := &n.versions[i+1]; !day.Before(v.since) {
			at = v
		}
	}
	if at.parts == nil {
		at.parts = parts(at.items)
	}
	v := corpus.ProvisionVersion{Since: day, State: at.state, Live: at.live, Steps: slices.Clone(at.steps), Parts: at.parts}
	v.Assembled = at.state != corpus.RevisedOriginal && at.state != corpus.RevisedAbsent && (at.live || len(at.steps) > 1)
	if at.state == corpus.RevisedAbsent || !at.live {
		return v
	}
	for _, m := range marks {
		if day.IsZero() && !m.from.IsZero() || day.Before(m.from) || !m.until.IsZero() && !day.Before(m.until) {
			continue
		}
		switch m.state {
		case corpus.RevisedTouched, corpus.RevisedUnclear:
			v.Doubts = append(v.Doubts, m.step)
		case corpus.RevisedPaused:
			v.Pauses = append(v.Pauses, m.step)
		case corpus.RevisedEnded:
			v.Ends = append(v.Ends, m.step)
		}
		if graver(m.state, v.State) {
			v.State = m.state
		}
	}
	return v
}

// graver reports whether a mark says more to a reader than the state that a provision has.
func graver(mark, state corpus.RevisionState) bool {
	order := []corpus.RevisionState{corpus.RevisedPaused, corpus.RevisedUnclear, corpus.RevisedTouched, corpus.RevisedEnded}
	return slices.Index(order, mark) > slices.Index(order, state)
}

// unchanged reports whether nothing is another than in the version before.
func unchanged(was, v corpus.ProvisionVersion) bool {
	return was.State == v.State && was.Live == v.Live && slices.Equal(was.Steps, v.Steps) && slices.Equal(was.Doubts, v.Doubts) && slices.Equal(was.Pauses, v.Pauses) &&
		slices.Equal(was.Ends, v.Ends) && slices.Equal(was.Parts, v.Parts)
}

// parts are items as results have them.
func parts(items []item) []corpus.RevisedPart {
	out := make([]corpus.RevisedPart, 0, len(items))
	for _, x := range items {
		if x.child != nil {
			out = append(out, corpus.RevisedPart{Provision: x.child.at})
		} else {
			out = append(out, corpus.RevisedPart{Piece: x.piece})
		}
	}
	return out
}
