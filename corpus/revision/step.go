package revision

import (
	"cmp"
	"slices"

	"vankho/corpus"
	"vankho/corpus/validity"
)

// deed is one step with what it takes to carry it out.
type deed struct {
	corpus.RevisionStep
	// actor is the document that does it; act holds its text, nil where the store does not.
	actor validity.Actor
	act   *Act
	// path is the place that it names, annexed true where it stands in a text that the base issues.
	path    corpus.SectionID
	annexed bool
	// wording are the new words where they are not those of the instruction: the inner ones of a change of a change.
	wording corpus.Span
	// of is the step whose words it changes, nil where it changes those of the base.
	of *deed
	// index is its position in the result.
	index int
	// places are the provisions it was found to name.
	places []*node
}

// settled reports whether nothing more is to be done with a step.
func (d *deed) settled() bool { return d.Outcome != "" }

// settle says what became of a step.
func (d *deed) settle(outcome corpus.StepOutcome, reason string) {
	d.Outcome, d.Reason = outcome, reason
}

// gather collects the steps of all acts, in no order.
func (a *assembly) gather() {
	acts := make([]*Act, len(a.facts.Acts))
	for i := range a.facts.Acts {
		acts[i] = &a.facts.Acts[i]
	}
	slices.SortStableFunc(acts, func(x, y *Act) int {
		p, q := x.Standing.Facts().Actor, y.Standing.Facts().Actor
		return cmp.Or(p.Issued.Compare(q.Issued), cmp.Compare(p.Number, q.Number), cmp.Compare(x.Document.ID, y.Document.ID))
	})
	for _, act := range acts {
		for i := range act.Document.Instructions {
			x := act.Document.Instructions[i]
			if act.target(x) == a.facts.Base.ID {
				a.deeds = append(a.deeds, a.ordered(act, x))
			}
		}
	}
	for _, act := range acts {
		for i := range act.Document.Instructions {
			a.carry(act, act.Document.Instructions[i])
		}
	}
	a.told()
}

// ordered makes the step that an instruction orders.
func (a *assembly) ordered(act *Act, x corpus.Instruction) *deed {
	edge := act.Document.Edges[x.Edge-1]
	actor := act.Standing.Facts().Actor
	d := &deed{actor: actor, act: act, path: x.Provision.Path(), wording: x.Wording}
	d.Actor, d.By, d.Section, d.Relation = actor.ID, actor.ID, sectionAt(act.Document, x.Start), edge.Relation
	d.Operation, d.Provision, d.Instruction, d.Span, d.Quote = x.Operation, x.Provision, x, x.Span, x.In(act.Document.Text)
	d.annexed = saysIssued(act.Document, x, edge)
	if annex := annexMeant(a.facts.Base, x, d.Quote); annex != "" {
		d.path, d.annexed = annex, false
	}
	d.RevisionStep.Wording, d.Old = piece(act.Document, x.Wording), piece(act.Document, x.Old)
	d.Day = act.day(edge, d.Section)
	switch reason := act.void(a.facts.Base, d.Day, d.Section); {
	case reason != "":
		d.settle(corpus.StepVoid, reason)
	case d.Day.Day == 0:
		d.settle(corpus.StepUndated, "Chưa rõ ngày "+actor.Name()+" có hiệu lực nên chưa ghép.")
	case x.Provision.Relative():
		d.settle(corpus.StepUnplaced, "Câu chỉ nói “"+x.Provision.Words()+"”, không rõ điều khoản nào của văn bản này.")
	case x.Doubt != "":
		d.settle(corpus.StepRefused, sentence(x.Doubt))
	}
	return d
}

// piece is a span of a document with its words, nil for an empty one.
func piece(d *corpus.Document, at corpus.Span) *corpus.Piece {
	if words := at.In(d.Text); words != "" {
		return &corpus.Piece{Document: d.ID, Span: at, Text: words}
	}
	return nil
}

// sectionAt is the smallest own section of a text that holds a place, "" for none.
func sectionAt(d *corpus.Document, at int) corpus.SectionID {
	out, least := corpus.SectionID(""), len(d.Text)+1
	for _, s := range d.Sections {
		if !s.Quoted && s.Start <= at && at < s.End && s.Len() < least {
			out, least = s.ID, s.Len()
		}
	}
	return out
}

// day is the day from which an edge of the act holds: the one that its sentence gives, else that of the provision it stands in, else the
// first day of effect; of a correction at least that of issue. Zero where none is known to the day.
func (act *Act) day(edge corpus.Edge, section corpus.SectionID) corpus.Date {
	f := act.Standing.Facts()
	days := []corpus.Date{edge.Since}
	if f.Effect != nil {
		own, _ := f.Effect.DayOf(section)
		days = append(days, own, f.Effect.Date)
	}
	if edge.Relation == corpus.RelationCorrects {
		days = append(days, f.Issued)
	}
	for _, d := range days {
		if d.Day > 0 {
			return d
		}
	}
	return corpus.Date{}
}

// void says why an act does nothing from a day, "" where it does.
func (act *Act) void(base *corpus.Document, day corpus.Date, section corpus.SectionID) string {
	f := act.Standing.Facts()
	switch {
	case f.Draft:
		return "Chỉ nêu trong dự thảo " + f.Name() + "."
	case before(f.Issued, base.Header.Issued):
		return f.Name() + " ban hành ngày " + f.Issued.Short() + ", trước văn bản này."
	case day.Day == 0:
		return ""
	}
	verdict := act.Standing.At(day, day.Plus(1)) // what a register says of today decides nothing
	if section != "" {
		if v, ok := act.Standing.Section(section, day, day.Plus(1)); ok {
			verdict = v
		}
	}
	switch verdict.Standing {
	case corpus.StandingEnded:
		return "Đến ngày " + day.Short() + " văn bản sửa đổi đã hết hiệu lực. " + verdict.Reason
	case corpus.StandingPaused:
		return "Đến ngày " + day.Short() + " văn bản sửa đổi đang ngưng hiệu lực. " + verdict.Reason
	}
	return ""
}

// outlived says what is to be known of a step whose document ended later: its words stay.
func (d *deed) outlived() string {
	if d.act == nil {
		return ""
	}
	for _, s := range d.act.Standing.Timeline().Steps {
		if s.Standing == corpus.StandingEnded && d.Day.Before(s.From) {
			return d.actor.Name() + " hết hiệu lực từ " + s.From.Short() + "; lời đã sửa đổi vẫn giữ, vì bãi bỏ văn bản sửa đổi không tự khôi phục lời cũ."
		}
	}
	return ""
}

// before reports whether one date lies before another, both known.
func before(a, b corpus.Date) bool { return a.Day > 0 && b.Day > 0 && a.Before(b) }

// inOrder puts steps in the order in which they apply: by day, then by the day and number of their documents, then as their texts have them;
// those without a day last. What changes the words of a step comes behind that one, whenever its document was issued.
func inOrder(x, y *deed) int {
	undated := func(d *deed) int {
		if d.Day.IsZero() {
			return 1
		}
		return 0
	}
	carried := func(d *deed) (first *deed, behind int) {
		if d.of != nil {
			return d.of, 1
		}
		return d, 0
	}
	a, p := carried(x)
	b, q := carried(y)
	return cmp.Or(undated(x)-undated(y), x.Day.Compare(y.Day), asWritten(a, b), p-q, asWritten(x, y))
}

// asWritten puts steps in the order of their documents, then of their texts.
func asWritten(x, y *deed) int {
	return cmp.Or(x.actor.Issued.Compare(y.actor.Issued), cmp.Compare(x.actor.Number, y.actor.Number),
		cmp.Compare(x.actor.ID, y.actor.ID), cmp.Compare(x.By, y.By), cmp.Compare(x.Start, y.Start), cmp.Compare(x.Instruction.Wording.Start, y.Instruction.Wording.Start),
		cmp.Compare(x.Instruction.Old.Start, y.Instruction.Old.Start), cmp.Compare(x.path, y.path), cmp.Compare(x.Operation, y.Operation), cmp.Compare(x.Relation, y.Relation), x.End-y.End)
}
