package revision

import (
	"strings"

	"vankho/corpus"
)

// carry makes the steps that a change of a change comes to: where an act changes the instruction of another act of the base, its new words
// take the place of those that the first one gave, from its own day on. “Sửa đổi khoản 1 Điều 1 Thông tư B sửa đổi Thông tư A”.
func (a *assembly) carry(act *Act, x corpus.Instruction) {
	middle := act.target(x)
	if middle == "" || middle == a.facts.Base.ID || x.Provision.Relative() {
		return
	}
	path := x.Provision.Path()
	var reached []*deed
	for _, d := range a.deeds {
		if d.By == middle && d.act != nil && d.Section != "" && path != "" && under(d.Section, path) {
			reached = append(reached, d)
		}
	}
	for _, first := range reached {
		d := a.ordered(act, x)
		d.Through = middle
		d.Provision, d.path, d.annexed = first.Provision, first.path, first.annexed
		if first.Outcome == corpus.StepVoid || first.Outcome == corpus.StepUndated {
			d.Outcome, d.Reason = "", ""
			d.settle(first.Outcome, first.Reason)
		}
		if d.Day.Day > 0 && d.Day.Before(first.Day) {
			d.Day = first.Day
		}
		if !d.settled() {
			a.through(d, first)
		}
		a.deeds = append(a.deeds, d)
	}
}

// through gives a step the words that a change of a change leaves for the place of the first one.
func (a *assembly) through(d, first *deed) {
	x := d.Instruction
	say := d.actor.Name() + " sửa đổi chính lời sửa đổi của " + first.actor.Name()
	switch x.Operation {
	case corpus.OperationReword, corpus.OperationAddWords, corpus.OperationDropWords:
		return // the same words stand in the base since
	case corpus.OperationReplace:
		if at, ok := inner(d.act.Document, x.Wording, first); ok {
			d.Operation, d.wording = corpus.OperationReplace, at
			d.RevisionStep.Wording = piece(d.act.Document, at)
			return
		}
		d.Operation = corpus.OperationTouch
		d.Reason = say + "; chưa tách được lời văn mới của " + first.Provision.Words() + "."
	case corpus.OperationRepeal:
		d.Operation = corpus.OperationTouch
		d.Reason = say + ": bãi bỏ; không câu nào nói lời cũ được khôi phục hay không."
	default:
		d.Operation = corpus.OperationTouch
		d.Reason = say + "."
	}
}

// inner finds the quotation within new wording that is the new text of the place of a step: the only one of its name, introduced by a sentence
// that cites that place.
func inner(d *corpus.Document, at corpus.Span, first *deed) (corpus.Span, bool) {
	var found []corpus.Section
	name := last(first.path)
	for _, s := range d.Sections {
		if s.Quoted && at.Holds(s.Span) && strings.Count(string(s.ID), ".trich") > 1 && sameName(last(s.ID), name) {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return corpus.Span{}, false
	}
	intro := at
	for _, s := range d.Sections {
		if s.ID == found[0].Parent || s.Quoted && s.Holds(found[0].Span) && s.ID != found[0].ID && s.Start >= intro.Start && s.Len() < intro.Len() {
			intro = s.Span
		}
	}
	intro.End = found[0].Start
	for _, p := range corpus.ScanProvisions(intro.In(d.Text)) {
		if p.Path() == first.path {
			return found[0].Span, true
		}
	}
	return corpus.Span{}, false
}
