package revision

import (
	"slices"
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// told makes the steps that edges and registers alone tell of: the end of the whole, suspensions, provisions that a list calls ended, changes of
// which no instruction could be read.
func (a *assembly) told() {
	direct := a.deeds
	for _, c := range a.facts.Standing.Causes {
		switch {
		case c.Event != nil:
			a.event(c, direct)
		case c.Own && c.Standing == corpus.StandingEnded:
			d := a.toldBy(c, a.facts.Standing.Facts().Actor, a.facts.Standing.Facts().Actor)
			d.Operation, d.Relation, d.Span = corpus.OperationRepeal, corpus.RelationCeases, a.facts.Standing.Facts().EffectAt.Span
			d.Quote = d.In(a.facts.Base.Text)
			a.deeds = append(a.deeds, d)
		}
	}
}

// toldBy makes a step of a cause.
func (a *assembly) toldBy(c validity.Cause, actor, by validity.Actor) *deed {
	d := &deed{actor: actor}
	d.Actor, d.By, d.Day, d.Until = actor.ID, by.ID, c.From, c.Until
	if c.Event != nil {
		d.Relation, d.Span, d.Quote = c.Event.Relation, c.Event.Span, c.Event.Quote
	}
	for i := range a.facts.Acts {
		if act := &a.facts.Acts[i]; act.Document.ID == by.ID {
			d.Section = sectionAt(act.Document, d.Start)
		}
	}
	switch {
	case c.Doubt != "":
		d.settle(corpus.StepVoid, sentence(c.Doubt))
	case c.From.Day == 0:
		d.settle(corpus.StepUndated, "Chưa rõ ngày "+actor.Name()+" áp dụng với văn bản này.")
	case c.Note != "":
		d.Reason = sentence(c.Note)
	}
	return d
}

// event makes steps of one edge that leads to the base, as far as no instruction of the same document says the same.
func (a *assembly) event(c validity.Cause, direct []*deed) {
	e := c.Event
	add := func(op corpus.Operation, p corpus.Provision) *deed {
		d := a.toldBy(c, e.From, e.By)
		d.Operation, d.Provision, d.path = op, p, p.Path()
		d.annexed = len(e.Sections) > 0 && !slices.ContainsFunc(e.Sections, func(id corpus.SectionID) bool { return !strings.HasPrefix(string(id), "kem-theo") })
		if slices.ContainsFunc(a.deeds, func(x *deed) bool {
			return x.Actor == d.Actor && x.Operation == op && x.path == d.path && x.Day == d.Day && (x.Relation == d.Relation || op != "")
		}) {
			return d // another sentence says it too
		}
		a.deeds = append(a.deeds, d)
		return d
	}
	ordered := func(fits func(*deed) bool) bool {
		return slices.ContainsFunc(direct, func(d *deed) bool { return d.Actor == e.From.ID && fits(d) })
	}
	named := slices.DeleteFunc(slices.Clone(e.Provisions), func(p corpus.Provision) bool { return p.Relative() || p.Path() == "" })
	switch e.Relation {
	case corpus.RelationAffirms, corpus.RelationExtends:
	case corpus.RelationSuspends:
		if e.Scope == corpus.ScopeWhole {
			named = []corpus.Provision{{}}
		}
		for _, p := range named {
			add("", p)
		}
	case corpus.RelationAmends, corpus.RelationCorrects:
		for _, p := range named {
			path := p.Path() // not once for each of the thousands that a document may order
			if !ordered(func(d *deed) bool { return under(d.path, path) || under(path, d.path) }) {
				a.unread(add(corpus.OperationTouch, p))
			}
		}
		if len(named) == 0 && !ordered(func(*deed) bool { return true }) && !a.names(e) {
			a.vague(add(corpus.OperationTouch, corpus.Provision{}))
		}
	default:
		if e.Scope == corpus.ScopeWhole {
			add(corpus.OperationRepeal, corpus.Provision{})
			return
		}
		for _, p := range named {
			path := p.Path()
			if !ordered(func(d *deed) bool { return d.path == path }) {
				add(corpus.OperationRepeal, p)
			}
		}
		if len(named) == 0 && !ordered(func(d *deed) bool { return true }) && !a.names(e) {
			a.vague(add(corpus.OperationTouch, corpus.Provision{}))
		}
	}
}

// names reports whether another edge of the same document names provisions of the base that it changes: the first is the title over it.
func (a *assembly) names(e *validity.Event) bool {
	return slices.ContainsFunc(a.facts.Standing.Causes, func(c validity.Cause) bool {
		return c.Event != nil && c.Event.From.ID == e.From.ID && c.Event.Relation == e.Relation && len(c.Event.Provisions) > 0
	})
}

// unread settles a step of a document that a former release read: why its words are not put together is no fault of its sentence.
func (a *assembly) unread(d *deed) {
	if !d.settled() && slices.ContainsFunc(a.facts.Acts, func(act Act) bool { return act.Unread && act.Document.ID == d.By }) {
		d.settle(corpus.StepRefused, d.actor.Name()+" được nạp bằng bản cũ của chương trình, chưa đọc lời sửa đổi; chạy vankho index để đọc lại.")
	}
}

// vague settles a step that changes some provisions, it is not known which.
func (a *assembly) vague(d *deed) {
	a.unread(d)
	if d.settled() {
		return
	}
	reason := d.actor.Name() + " sửa đổi một số nội dung của văn bản này, nhưng không đọc được là điều khoản nào."
	if d.actor.Stub {
		reason = "Kho chưa có toàn văn " + d.actor.Name() + ", nên chưa rõ điều khoản nào được sửa đổi."
	}
	d.settle(corpus.StepUnclear, reason)
}

// listed notes what registers say that no step explains: the document ended in part, and nothing that was carried out ends or changes a part.
func (a *assembly) listed() {
	explained := slices.ContainsFunc(a.deeds, func(d *deed) bool {
		return d.Outcome == corpus.StepApplied || d.Outcome == corpus.StepNoted && d.path != ""
	})
	for _, l := range a.facts.Standing.Facts().Listed {
		if explained || corpus.ParseStanding(l.Status) != corpus.StandingPartly {
			continue
		}
		note := "Danh mục " + l.File + " ghi “" + l.Status + "”; "
		var names []string
		for _, d := range a.deeds {
			if d.Outcome != corpus.StepVoid && !slices.Contains(names, d.actor.Name()) {
				names = append(names, d.actor.Name())
			}
		}
		switch len(names) {
		case 0:
			note += "kho không có văn bản nào cho biết phần nào đã hết hiệu lực."
		case 1:
			note += "văn bản có thể là nguyên nhân: " + names[0] + "; chưa rõ điều khoản nào."
		default:
			note += "các văn bản có thể là nguyên nhân: " + strings.Join(names, ", ") + "; chưa rõ điều khoản nào do văn bản nào."
		}
		if !slices.Contains(a.notes, note) {
			a.notes = append(a.notes, note)
		}
	}
	if a.facts.More > 0 {
		a.notes = append(a.notes, "Còn "+strconv.Itoa(a.facts.More)+" chỗ khác trong kho nói về văn bản này mà bản ghép chưa xét.")
	}
}
