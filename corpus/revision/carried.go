package revision

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// carry makes the steps that a change of a change comes to: where an act changes the instruction of another act of the base, its new words
// take the place of those that the first one gave, from its own day on, at the earliest from the first one's day.
// “Sửa đổi khoản 1 Điều 1 Thông tư B sửa đổi Thông tư A”.
func (a *assembly) carry(act *Act, x corpus.Instruction) {
	middle := act.target(x)
	if middle == "" || middle == a.facts.Base.ID || x.Provision.Relative() {
		return
	}
	path := x.Provision.Path()
	var reached []*deed
	for _, d := range a.deeds {
		if d.By == middle && d.act != nil && d.of == nil && d.Section != "" && path != "" && under(d.Section, path) {
			reached = append(reached, d)
		}
	}
	if onWords(x) {
		phrase := wordsAlone(x.Old.In(act.Document.Text))
		if meant := slices.DeleteFunc(slices.Clone(reached), func(d *deed) bool { return !d.has(phrase) }); len(meant) > 0 {
			reached = meant
		}
	}
	for _, first := range reached {
		d := a.ordered(act, x)
		d.Through, d.of = middle, first
		d.Provision, d.path, d.annexed = first.Provision, first.path, first.annexed
		if first.Outcome == corpus.StepVoid || first.Outcome == corpus.StepUndated {
			d.Outcome, d.Reason = "", ""
			d.settle(first.Outcome, first.Reason)
		}
		early := d.Day.Day > 0 && !first.Day.Before(d.Day)
		if d.Day.Day > 0 && d.Day.Before(first.Day) {
			d.Day = first.Day
		}
		if !d.settled() {
			a.through(d, first, early)
		}
		a.deeds = append(a.deeds, d)
	}
}

// onWords reports whether an instruction changes words within a place.
func onWords(x corpus.Instruction) bool {
	switch x.Operation {
	case corpus.OperationReword, corpus.OperationAddWords, corpus.OperationDropWords:
		return true
	}
	return false
}

// has reports whether a phrase stands in the sentence or in the new words of a step.
func (d *deed) has(phrase string) bool { return d.orders(phrase) || d.gives(phrase) }

// orders reports whether a phrase stands in the sentence of a step, outside its new words: a change of it changes what is ordered.
func (d *deed) orders(phrase string) bool {
	text := d.act.Document.Text
	before := corpus.Span{Start: d.Start, End: min(d.End, max(d.wording.Start, d.Start))}
	behind := corpus.Span{Start: max(d.Start, min(d.wording.End, d.End)), End: d.End}
	if d.wording.Len() == 0 {
		before, behind = d.Span, corpus.Span{}
	}
	return len(read(before.In(text)).find(phrase))+len(read(behind.In(text)).find(phrase)) > 0
}

// gives reports whether a phrase stands in the new words of a step.
func (d *deed) gives(phrase string) bool {
	return len(read(d.wording.In(d.act.Document.Text)).find(phrase)) > 0
}

// through gives a step the words that a change of a change leaves for the place of the first one. early is true where the first one did not
// apply yet: then it never does as it was written.
func (a *assembly) through(d, first *deed, early bool) {
	x := d.Instruction
	say := d.actor.Name() + " sửa đổi chính lời sửa đổi của " + first.actor.Name()
	unapplied := func() {
		first.settle(corpus.StepVoid, "Trước khi áp dụng, lời này đã được "+d.actor.Name()+" sửa đổi; áp dụng lời của văn bản ấy.")
	}
	switch {
	case onWords(x) && !early:
		return // the same words stand in the base since
	case onWords(x):
		phrase := wordsAlone(x.Old.In(d.act.Document.Text))
		switch {
		case !first.orders(phrase) && first.gives(phrase) && (first.Operation == corpus.OperationReplace || first.Operation == corpus.OperationInsert):
			return // the first one puts its words in, then they are changed
		case x.Operation == corpus.OperationReword && first.Operation == corpus.OperationReword && wordsAlone(first.wording.In(first.act.Document.Text)) == phrase && first.Old != nil:
			d.Old = first.Old
			unapplied()
			return
		}
		d.Operation = corpus.OperationTouch
		d.Reason = say + " trước khi lời ấy áp dụng; chưa ghép được."
	case x.Operation == corpus.OperationReplace:
		if at, ok := inner(d.act.Document, x.Wording, first); ok {
			d.Operation, d.wording = corpus.OperationReplace, at
			if early && first.Operation == corpus.OperationInsert {
				d.Operation = corpus.OperationInsert
			}
			d.RevisionStep.Wording = piece(d.act.Document, at)
			if early {
				unapplied()
			}
			return
		}
		d.Operation = corpus.OperationTouch
		d.Reason = say + "; chưa tách được lời văn mới của " + first.Provision.Words() + "."
	case x.Operation == corpus.OperationRepeal:
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
