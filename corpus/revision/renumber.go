package revision

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// renumber gives a provision another number. Its new label stands in the sentence that says so.
func (a *assembly) renumber(d *deed, n *node) {
	becomes := d.Instruction.Becomes
	name := last(becomes.Path())
	holder := strings.TrimSuffix(strings.TrimSuffix(string(becomes.Path()), name), ".")
	if name == "" || n.parent == nil {
		a.refuse(d, n, corpus.StepRefused, "Câu đổi số không nói rõ số mới.")
		return
	}
	if old := strings.TrimSuffix(strings.TrimSuffix(string(d.path), last(d.path)), "."); holder != "" && holder != old {
		a.refuse(d, n, corpus.StepRefused, "Câu chuyển điều khoản sang chỗ khác, chưa ghép được.")
		return
	}
	if held := child(n.parent, name); held != nil && held.live && held != n && !a.leaving(d, held) {
		a.refuse(d, n, corpus.StepRefused, "Văn bản đã có "+labelOf(name)+" vào ngày đó.")
		return
	}
	if !a.relabel(d, n, name) {
		a.refuse(d, n, corpus.StepRefused, "Không tìm thấy số hiệu mới trong câu sửa đổi, hoặc số hiệu cũ trong lời văn.")
		return
	}
	n.name, n.label = name, labelOf(name)
	a.tree.enter(n)
	a.changed(n, d, corpus.RevisedRenumbered)
	n.each(a.soil)
	a.tree.rank(n)
	d.settle(corpus.StepApplied, d.outlived())
}

// leaving reports whether a later step of the same document and day gives a provision another number, or ends it.
func (a *assembly) leaving(d *deed, n *node) bool {
	return slices.ContainsFunc(a.deeds, func(x *deed) bool {
		return x != d && x.Actor == d.Actor && x.Day == d.Day && !x.settled() && (x.Operation == corpus.OperationRenumber || x.Operation == corpus.OperationRepeal) &&
			a.tree.find(x.path, x.annexed).node == n
	})
}

// relabel puts the new number, as the sentence writes it, in the place of the one that the provision's words begin with.
func (a *assembly) relabel(d *deed, n *node, name string) bool {
	mark := func(name string) string { return name[strings.LastIndexByte(name, '-')+1:] }
	if len(n.items) == 0 || n.items[0].child != nil {
		return false
	}
	doc := d.act.Document
	runs := n.stretches()
	new, old := read(d.In(doc.Text)), runs[0].reading
	var at, from []corpus.Span
	for _, m := range []string{mark(name), strings.ToUpper(mark(name))} {
		at = append(at, new.find(m)...)
	}
	for _, m := range []string{mark(n.name), strings.ToUpper(mark(n.name))} {
		from = append(from, old.find(m)...)
	}
	if len(at) == 0 || len(from) == 0 || from[0].Start > len("Phụ lục ") {
		return false
	}
	to := at[len(at)-1]
	n.cut(&runs[0], []edit{{from[0], []item{{piece: *piece(doc, to.Shift(d.Start))}}}})
	return true
}
