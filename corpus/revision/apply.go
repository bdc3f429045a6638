package revision

import (
	"cmp"
	"slices"
	"strings"

	"vankho/corpus"
)

// apply carries one step out, or says why not.
func (a *assembly) apply(d *deed) {
	at := a.tree.find(d.path, d.annexed)
	if d.Wording != nil && !a.grown.takes(len(d.Wording.Text)) {
		a.refuse(d, at.node, corpus.StepRefused, tooLong)
		return
	}
	if at.several {
		a.refuse(d, at.node, corpus.StepRefused, "Văn bản có nhiều chỗ mang số hiệu “"+d.Provision.Words()+"”, không rõ chỗ nào.")
		return
	}
	if d.Operation == corpus.OperationInsert {
		a.insert(d, at.node)
		return
	}
	switch {
	case at.node == nil:
		a.unplaced(d, d.Provision.Words())
		return
	case !at.node.live && d.Operation != corpus.OperationRepeal:
		d.places = []*node{at.node}
		d.settle(corpus.StepUnplaced, "Đến ngày "+d.Day.Short()+" "+called(d, at.node)+" không còn trong văn bản được sửa đổi.")
		return
	}
	d.places = []*node{at.node}
	switch d.Operation {
	case corpus.OperationReplace:
		a.replace(d, at.node)
	case corpus.OperationRepeal:
		a.repeal(d, at.node)
	case corpus.OperationReword, corpus.OperationAddWords, corpus.OperationDropWords:
		a.reword(d, at.node)
	case corpus.OperationRetitle:
		a.retitle(d, at.node)
	case corpus.OperationRenumber:
		a.renumber(d, at.node)
	default:
		reason := "Câu nêu nơi sửa nhưng không nói rõ lời văn thay đổi thế nào."
		if d.of != nil {
			reason = cmp.Or(d.Reason, reason)
		}
		a.refuse(d, at.node, corpus.StepRefused, reason)
	}
}

// called is what a sentence calls a provision: as the step does, else by its own label.
func called(d *deed, n *node) string {
	if words := d.Provision.Words(); words != "" {
		return words
	}
	if n != nil && n.label != "" {
		return n.label
	}
	return "văn bản"
}

// unplaced settles a step whose place is not in the text.
func (a *assembly) unplaced(d *deed, words string) {
	reason := "Không có " + words + " trong văn bản được sửa đổi."
	if blank(a.facts.Base.Text) {
		reason = "Kho chưa có toàn văn văn bản được sửa đổi."
	} else if n := a.formerly(d); n != nil {
		reason = "Không còn " + words + " trong văn bản được sửa đổi: đã đổi thành " + n.label + "."
	}
	d.settle(corpus.StepUnplaced, reason)
}

// formerly finds the provision that had the name of a place before.
func (a *assembly) formerly(d *deed) *node {
	for _, n := range a.tree.named[last(d.path)] {
		if len(n.names) > 1 && n.live && slices.ContainsFunc(n.names, func(x corpus.ProvisionName) bool { return x.Path == d.path }) {
			return n
		}
	}
	return nil
}

// refuse settles a step that is not carried out, and marks its place: what it says from then on is not certain.
func (a *assembly) refuse(d *deed, n *node, outcome corpus.StepOutcome, reason string) {
	d.settle(outcome, reason)
	a.doubt(d, n, corpus.RevisedTouched)
}

// doubt marks a provision as one whose words are not certain since a step.
func (a *assembly) doubt(d *deed, n *node, state corpus.RevisionState) {
	if n == nil {
		return
	}
	if !slices.Contains(d.places, n) {
		d.places = append(d.places, n)
	}
	from := d.Day
	if from.Day == 0 {
		from = d.actor.Issued
	}
	if from.Day == 0 {
		from = a.facts.Base.Header.Issued
	}
	if d.of != nil && from.Before(d.of.Day) {
		from = d.of.Day // the words that it changes are not there before
	}
	// What is not put in leaves the provisions beside it as they are, and words that are not found in the whole are not in its parts.
	wide := state != corpus.RevisedTouched || d.Operation != corpus.OperationInsert && !(n.parent == nil && d.Old != nil)
	n.doubts = append(n.doubts, mark{step: d.index, from: from, wide: wide, state: state})
}

// doubtful finds a step that makes the words of a provision uncertain, or those of what holds it, -1 for none.
func doubtful(n *node) int {
	shield := -1
	for ; n != nil; n = n.parent {
		for _, m := range n.sure {
			shield = max(shield, m.step)
		}
		for _, m := range n.doubts {
			if m.step > shield && m.until.IsZero() && m.state == corpus.RevisedTouched && m.wide {
				return m.step
			}
		}
	}
	return -1
}

// changed notes that a step made the words of a provision.
func (a *assembly) changed(n *node, d *deed, state corpus.RevisionState) {
	switch comes := !n.versions[len(n.versions)-1].live; {
	case state == corpus.RevisedEnded:
	case comes:
		state = corpus.RevisedAdded
	case state == corpus.RevisedRenumbered && n.fresh != corpus.RevisedOriginal:
		state = corpus.RevisedAssembled
	}
	n.fresh = state
	if !slices.Contains(n.made, d.index) {
		n.made = append(n.made, d.index)
	}
	a.soil(n)
}

// soil notes that what a provision says, or its name, is another one since the day at hand.
func (a *assembly) soil(n *node) {
	n.runs = nil
	if !n.dirty {
		n.dirty = true
		a.dirty = append(a.dirty, n)
	}
}

// replace puts the new text of a provision in the place of the old one.
func (a *assembly) replace(d *deed, n *node) {
	if n.parent == nil {
		a.refuse(d, n, corpus.StepRefused, "Câu thay toàn bộ nội dung, không nêu điều khoản nào.")
		return
	}
	if d.Instruction.Opening {
		a.reopen(d, n)
		return
	}
	w, reason := d.compose()
	if reason != "" {
		a.refuse(d, n, corpus.StepRefused, reason)
		return
	}
	for _, more := range w.more {
		if held := child(n.parent, more.name); held != nil && held.live {
			a.refuse(d, n, corpus.StepRefused, "Lời văn mới còn có "+more.label+" mà câu sửa đổi không nêu.")
			return
		}
	}
	if titleOnly(w.node) && !titleOnly(n) {
		a.refuse(d, n, corpus.StepRefused, "Lời văn mới chỉ có tên của "+called(d, n)+", không rõ nội dung bên dưới còn hay không.")
		return
	}
	a.become(d, n, w.node)
	for _, more := range w.more {
		a.adopt(d, n.parent, more)
	}
	d.settle(corpus.StepApplied, d.outlived())
}

// titleOnly reports whether an article, or what holds articles, says no more than its title.
func titleOnly(n *node) bool {
	switch n.kind {
	case corpus.SectionClause, corpus.SectionPoint, corpus.SectionNumbered, corpus.SectionLettered, corpus.SectionDecimal:
		return false
	}
	var words string
	for _, x := range n.items {
		if x.child != nil {
			return false
		}
		words += x.piece.Text
	}
	_, body, _ := strings.Cut(strings.TrimSpace(words), "\n")
	return blank(body)
}

// child finds what a provision holds, or held, under a name.
func child(n *node, name string) *node {
	for _, x := range n.items {
		if x.child != nil && sameName(x.child.name, name) {
			return x.child
		}
	}
	return nil
}

// become gives a provision the words of another one. What it held and the new text holds too stays the same provision, what is left out ends.
func (a *assembly) become(d *deed, n, text *node) {
	old := n.items
	n.items, n.live, n.heading = nil, true, text.heading
	n.made, n.fresh = nil, corpus.RevisedOriginal
	n.sure = append(n.sure, mark{step: d.index, from: d.Day})
	a.changed(n, d, corpus.RevisedAssembled)
	kept := map[*node]bool{}
	for _, x := range text.items {
		if x.child == nil {
			n.items = append(n.items, x)
			continue
		}
		held := oneOf(old, x.child.name, kept)
		if held == nil {
			x.child.parent = n
			n.items = append(n.items, x)
			a.enrol(d, x.child, corpus.RevisedAssembled) // nobody added it by name: it came with the new words of what holds it
			continue
		}
		kept[held] = true
		n.items = append(n.items, item{child: held})
		a.become(d, held, x.child)
	}
	for i, x := range old {
		if x.child == nil || kept[x.child] {
			continue
		}
		a.end(d, x.child)
		n.items = slices.Insert(n.items, after(n.items, old[:i]), item{child: x.child})
	}
}

// oneOf finds a child of a name that was not taken yet.
func oneOf(items []item, name string, taken map[*node]bool) *node {
	for _, x := range items {
		if x.child != nil && sameName(x.child.name, name) && !taken[x.child] {
			return x.child
		}
	}
	return nil
}

// after is the place in items behind the last provision that stood before in others.
func after(items, before []item) int {
	for i := len(before) - 1; i >= 0; i-- {
		if c := before[i].child; c != nil {
			if at := slices.IndexFunc(items, func(x item) bool { return x.child == c }); at >= 0 {
				return at + 1
			}
		}
	}
	if at := slices.IndexFunc(items, func(x item) bool { return x.child != nil }); at >= 0 {
		return at
	}
	return len(items)
}

// enrol makes a new provision, and what it holds, part of the text since a step, in a state.
func (a *assembly) enrol(d *deed, n *node, state corpus.RevisionState) {
	n.each(func(n *node) {
		n.live, n.fresh, n.made = true, state, []int{d.index}
		n.sure = append(n.sure, mark{step: d.index, from: d.Day})
		n.versions = []version{{state: corpus.RevisedAbsent}}
		n.names = []corpus.ProvisionName{{Path: n.path(), Label: n.label}}
		a.tree.enter(n)
		a.soil(n)
	})
}

// end takes a provision with all that it holds out of the text; its last words stay with it.
func (a *assembly) end(d *deed, n *node) {
	n.each(func(n *node) {
		if n.live {
			n.live = false
			n.sure = append(n.sure, mark{step: d.index, from: d.Day})
			a.changed(n, d, corpus.RevisedEnded)
		}
	})
}

// repeal ends a provision.
func (a *assembly) repeal(d *deed, n *node) {
	switch {
	case !n.live:
		d.settle(corpus.StepNoted, "Đến ngày "+d.Day.Short()+" "+called(d, n)+" không còn trong văn bản.")
		return
	case n.parent == nil && len(d.Instruction.Except) == 0:
		a.finish(d)
		return
	case len(d.Instruction.Except) > 0:
		a.refuse(d, n, corpus.StepRefused, "Câu bãi bỏ có phần trừ ra, cần đọc câu gốc.")
		return
	}
	a.end(d, n)
	d.settle(corpus.StepApplied, d.outlived())
}

// finish ends the document as a whole: its text stays as it was.
func (a *assembly) finish(d *deed) {
	d.places = []*node{a.tree.root}
	a.tree.root.marks = append(a.tree.root.marks, mark{step: d.index, from: d.Day, until: dayAfter(d.Until), wide: true, state: corpus.RevisedEnded})
	d.settle(corpus.StepNoted, "Toàn bộ văn bản hết hiệu lực từ "+d.Day.Short()+"; lời văn được giữ như ở ngày cuối cùng.")
}
