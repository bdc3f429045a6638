package revision

import (
	"cmp"
	"slices"

	"vankho/corpus"
)

// dispute finds, among the steps of one day, those of different documents that say otherwise of the same place. None of them is carried out.
func (a *assembly) dispute(day []*deed) {
	if !slices.ContainsFunc(day, func(d *deed) bool { return d.Actor != day[0].Actor }) {
		return
	}
	places := make([]*node, len(day))
	for i, d := range day {
		if !d.settled() {
			places[i] = a.tree.find(d.path, d.annexed).node
		}
	}
	type pair struct{ d, other *deed }
	var pairs []pair
	for i, d := range day {
		for k := i + 1; k < len(day); k++ {
			if other := day[k]; other.Actor != d.Actor && !d.settled() && !other.settled() && a.disagree(d, other, places[i], places[k]) {
				pairs = append(pairs, pair{d, other})
			}
		}
	}
	for _, p := range pairs {
		p.d.Against = append(p.d.Against, p.other.index)
		p.other.Against = append(p.other.Against, p.d.index)
	}
	for i, d := range day {
		if len(d.Against) > 0 {
			other := a.deeds[d.Against[0]]
			at := places[i]
			if at == nil {
				at = a.holder(d)
			}
			reason := d.Reason
			if d.of != other {
				reason = ""
			}
			a.refuse(d, at, corpus.StepDisputed, cmp.Or(reason, "Cùng ngày "+d.Day.Short()+", "+other.actor.Name()+" sửa đổi khác đi ở cùng một chỗ, nên không ghép lời nào."))
		}
	}
}

// disagree reports whether two steps of one day cannot both be carried out, in whatever order, to the same text. Changes of words in the whole
// text, beside new wording of a part of it, are none: they speak of what stands elsewhere.
func (a *assembly) disagree(d, other *deed, at, place *node) bool {
	if d.of == other || other.of == d {
		return d.Operation == corpus.OperationTouch || other.Operation == corpus.OperationTouch // else one only changes the words of the other
	}
	if at == nil || place == nil {
		return at == place && d.path == other.path && d.Operation == corpus.OperationInsert && other.Operation == corpus.OperationInsert && !sameWords(d, other)
	}
	if d.path == "" && d.Old == nil || other.path == "" && other.Old == nil {
		return false
	}
	switch {
	case d.whole() && other.whole() && at == place:
		return d.Operation != other.Operation || d.Operation != corpus.OperationRepeal && !sameWords(d, other)
	case d.whole() && place.within(at) && place != at:
		return !(d.Operation == corpus.OperationRepeal && other.Operation == corpus.OperationRepeal)
	case other.whole() && at.within(place) && place != at:
		return !(d.Operation == corpus.OperationRepeal && other.Operation == corpus.OperationRepeal)
	case at != place:
		return false
	case d.whole() || other.whole():
		return true
	}
	return d.Operation == other.Operation && old(d) == old(other) && !sameWords(d, other)
}

// whole reports whether a step leaves nothing of the former words of its place.
func (d *deed) whole() bool {
	return d.Operation == corpus.OperationReplace && !d.Instruction.Opening || d.Operation == corpus.OperationRepeal || d.Operation == corpus.OperationInsert
}

func old(d *deed) string {
	if d.Old == nil {
		return ""
	}
	return wordsAlone(d.Old.Text)
}

// sameWords reports whether two steps give the same new words.
func sameWords(d, other *deed) bool {
	if d.act == nil || other.act == nil {
		return false
	}
	return wordsAlone(d.wording.In(d.act.Document.Text)) == wordsAlone(other.wording.In(other.act.Document.Text)) &&
		d.Instruction.Becomes == other.Instruction.Becomes
}
