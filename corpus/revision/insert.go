package revision

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// insert puts a new provision into the text, or a new paragraph behind the words of one.
func (a *assembly) insert(d *deed, held *node) {
	x := d.Instruction
	if x.Side == corpus.SideEnd && (d.path == "" || d.path == x.Anchor.Path()) {
		a.append(d)
		return
	}
	if d.path == "" {
		a.refuse(d, a.tree.find(x.Anchor.Path(), d.annexed).node, corpus.StepRefused, "Câu bổ sung không nói rõ số hiệu của điều khoản mới.")
		return
	}
	if held != nil && held.live && a.leaving(d, held) {
		a.leave(d, held)
		held = nil
	}
	if held != nil && held.live {
		a.refuse(d, held, corpus.StepRefused, "Văn bản đã có "+called(d, held)+" vào ngày đó.")
		return
	}
	parent := a.holder(d)
	if parent == nil {
		a.unplaced(d, d.above())
		return
	}
	w, reason := d.compose()
	if reason != "" {
		a.refuse(d, parent, corpus.StepRefused, reason)
		return
	}
	if held != nil {
		d.places = []*node{held}
		a.become(d, held, w.node)
	} else {
		a.adopt(d, parent, w.node)
		d.places = []*node{w.node}
	}
	for _, more := range w.more {
		if other := child(parent, more.name); other != nil && other.live {
			a.refuse(d, other, corpus.StepRefused, "Lời văn mới còn có "+more.label+", vốn đã có trong văn bản, mà câu bổ sung không nêu.")
			continue
		}
		a.adopt(d, parent, more)
	}
	if !d.settled() {
		d.settle(corpus.StepApplied, d.outlived())
	}
}

// above is what the step calls the place that holds the new provision.
func (d *deed) above() string {
	p := d.Provision
	switch {
	case p.Diem != "":
		p.Diem = ""
	case p.Khoan != "":
		p.Khoan = ""
	case p.Dieu != "":
		p.Dieu = ""
	}
	if words := p.Words(); words != "" {
		return words
	}
	return d.Provision.Words()
}

// leave carries out the step of the same document that gives a provision another number, before its number is given to a new one.
func (a *assembly) leave(d *deed, held *node) {
	for _, x := range a.deeds {
		if x.Actor == d.Actor && x.Day == d.Day && !x.settled() && (x.Operation == corpus.OperationRenumber || x.Operation == corpus.OperationRepeal) && a.tree.find(x.path, x.annexed).node == held {
			a.apply(x)
			return
		}
	}
}

// holder is the provision that a new one becomes part of, nil where it is not in the text: that which the path names, and for what runs through
// chapters or parts the one in which its neighbour stands.
func (a *assembly) holder(d *deed) *node {
	if at := a.tree.find(d.Instruction.Anchor.Path(), d.annexed).node; d.Instruction.Anchor.Path() != "" && at != nil && at.live && len(strings.Split(string(d.path), ".")) == len(strings.Split(string(d.Instruction.Anchor.Path()), ".")) {
		return at.parent
	}
	names := strings.Split(string(d.path), ".")
	if len(names) > 1 {
		n := a.tree.find(corpus.SectionID(strings.Join(names[:len(names)-1], ".")), d.annexed)
		if n.node == nil || !n.node.live || n.several {
			return nil
		}
		return n.node
	}
	want, ok := ordinalOf(names[0])
	if !ok {
		return nil
	}
	var best *node
	var most ordinal
	a.tree.root.each(func(n *node) {
		o, ok := ordinalOf(n.name)
		if !ok || n.parent == nil || !n.live || o.kind != want.kind || n.issued() != d.annexed && a.tree.issues() || !d.annexed && n.scope().parent != nil || !o.before(want) {
			return
		}
		if best == nil || !o.before(most) {
			best, most = n, o
		}
	})
	if best == nil {
		return nil
	}
	return best.parent
}

// issues reports whether the document issues another text.
func (t *tree) issues() bool {
	return slices.ContainsFunc(t.root.items, func(x item) bool { return x.child != nil && strings.HasPrefix(x.child.name, "kem-theo") })
}

// adopt makes a new provision part of another one, at the place that its number gives it.
func (a *assembly) adopt(d *deed, parent, n *node) {
	if held := child(parent, n.name); held != nil && !held.live {
		a.become(d, held, n)
		return
	}
	n.parent = parent
	at := -1
	if anchor := a.tree.find(d.Instruction.Anchor.Path(), d.annexed).node; d.Instruction.Anchor.Path() != "" && anchor != nil && anchor.parent == parent {
		at = slices.IndexFunc(parent.items, func(x item) bool { return x.child == anchor })
		if d.Instruction.Side != corpus.SideBefore {
			at++
		}
	}
	if by := seat(parent, n); by >= 0 {
		at = by
	}
	if at < 0 {
		at = len(parent.items)
	}
	parent.items = slices.Insert(slices.Clone(parent.items), at, item{child: n})
	a.soil(parent)
	a.enrol(d, n, corpus.RevisedAdded)
}

// seat is the place among the items of a provision that the number of a new one gives it, -1 where its number tells none.
func seat(parent, n *node) int {
	want, ok := ordinalOf(n.name)
	if !ok {
		return -1
	}
	at, met := 0, false
	for i, x := range parent.items {
		if x.child == nil || x.child == n {
			continue
		}
		o, ok := ordinalOf(x.child.name)
		if !ok || !sameKind(o.kind, want.kind) {
			continue
		}
		if !met {
			at, met = i, true
		}
		if o.before(want) {
			at = i + 1
		}
	}
	if !met {
		return -1
	}
	return at
}

func sameKind(a, b string) bool {
	return a == b || a == "khoan" && b == "muc" || a == "muc" && b == "khoan"
}

// rank moves a provision to the place that its number gives it.
func (t *tree) rank(n *node) {
	p := n.parent
	at := slices.IndexFunc(p.items, func(x item) bool { return x.child == n })
	items := slices.Delete(slices.Clone(p.items), at, at+1)
	moved := *p
	moved.items = items
	if to := seat(&moved, n); to >= 0 && to != at {
		p.items = slices.Insert(items, to, item{child: n})
	}
}

// append puts a new paragraph behind the words of a provision.
func (a *assembly) append(d *deed) {
	at := a.tree.find(d.Instruction.Anchor.Path(), d.annexed)
	words := piece(d.act.Document, d.wording)
	switch {
	case at.node == nil || !at.node.live:
		a.unplaced(d, d.Instruction.Anchor.Words())
		return
	case at.several || words == nil || at.node.parent == nil:
		a.refuse(d, at.node, corpus.StepRefused, "Không rõ đoạn mới đứng ở đâu.")
		return
	case doubtful(at.node) >= 0:
		a.refuse(d, at.node, corpus.StepRefused, afterDoubt)
		return
	}
	n := at.node
	d.places = []*node{n}
	n.items = append(slices.Clone(n.items), item{piece: *words})
	a.changed(n, d, corpus.RevisedAssembled)
	d.settle(corpus.StepApplied, d.outlived())
}

// afterDoubt says why a step is not carried out on words that are not certain.
const afterDoubt = "Một lời sửa đổi trước đó ở đây chưa ghép được nên chưa rõ lời văn để sửa tiếp."
