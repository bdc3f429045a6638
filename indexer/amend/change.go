package amend

import (
	"vankho/corpus"
)

// repeal reads what goes.
func (x *statement) repeal(c *clause) {
	for _, p := range append(append([]place(nil), c.objects.places...), c.at.places...) {
		if p.own || p.bare && !p.pieced && p.Provision == (corpus.Provision{}) || c.act == actEnd && p.ref == none && len(x.own) == 0 {
			continue
		}
		in := x.base(c, corpus.OperationRepeal, p)
		in.Except = provisions(c.except.places)
		if p.titled {
			in.Operation, in.Doubt = corpus.OperationTouch, doubt("part")
		}
		x.add(in, p, c.vague)
	}
}

// renumber reads what gets another number: "Chuyển khoản 3 thành khoản 4".
func (x *statement) renumber(c *clause) {
	places := append(append([]place(nil), c.objects.places...), c.at.places...)
	if len(c.fresh.places) == 0 {
		return // "chuyển hồ sơ quy định tại khoản 2"
	}
	for i, p := range places {
		in := x.base(c, corpus.OperationRenumber, p)
		if len(c.fresh.places) != len(places) {
			in.Operation, in.Doubt = corpus.OperationTouch, doubt("number")
		} else {
			to := c.fresh.places[i]
			to.complete(larger(p.Provision, to.top))
			in.Becomes = to.Provision
		}
		x.add(in, p, false)
	}
}

// insert reads what is put in.
func (x *statement) insert(c *clause) {
	if c.loose && !c.follows && len(x.sentence.wordings) == 0 {
		return
	}
	side := c.side
	anchors := c.anchors.places
	objects := c.objects.places
	if len(c.fresh.places) > 0 {
		x.exchange(c, objects, corpus.OperationInsert)
		return
	}
	if len(objects) == 0 && len(c.at.places) > 0 && len(anchors) == 0 {
		if len(x.sentence.wordings) == 0 {
			return // "bổ sung hồ sơ quy định tại khoản 2"
		}
		objects = c.at.places // "Bổ sung tại khoản 2 Điều 5 …": what comes has no number
		side = ""
	}
	if len(objects) == 0 && len(anchors) > 0 {
		objects = nil
		for _, p := range anchors {
			in := x.base(c, corpus.OperationTouch, p)
			in.Doubt = doubt("unit")
			in.Wording, _ = x.only()
			x.add(in, p, true)
		}
		return
	}
	if len(objects) == 1 && objects[0].bare {
		objects = x.spell(objects[0])
		x.alone += len(objects) - 1
	}
	wordings := x.share(objects)
	for i, p := range objects {
		if p.own { // "Bổ sung Phụ lục XI ban hành kèm theo Thông tư này"
			if p.low < rankAnnexed {
				continue
			}
			if wordings[i] = x.annexed(p.Path()); wordings[i].Len() == 0 {
				in := x.base(c, corpus.OperationTouch, p)
				in.Doubt = doubt("annex")
				x.add(in, p, false)
				continue
			}
		}
		in := x.base(c, corpus.OperationInsert, p)
		if p.bare {
			in.Operation, in.Doubt = corpus.OperationTouch, doubt("unit")
		}
		in.Side = side
		if len(anchors) > 0 {
			k := 0
			if len(anchors) == len(objects) {
				k = i
			}
			in.Anchor = anchors[k].Provision
			if len(anchors) == 1 && i > 0 && side == corpus.SideAfter && len(objects) > 1 && objects[i-1].low == p.low {
				in.Anchor = objects[i-1].Provision // several one behind the other
			}
		}
		x.wording(&in, wordings[i], x.alone)
		x.add(in, p, in.Wording.Len() == 0)
	}
}

// replace reads what gets new words.
func (x *statement) replace(c *clause) {
	objects := append([]place(nil), c.objects.places...)
	if c.loose && !c.follows && !c.vague && len(x.sentence.wordings)+len(c.fresh.places) == 0 {
		return
	}
	if len(objects) == 0 {
		for _, p := range c.at.places {
			p.pieced = p.pieced || c.loose // "Sửa đổi công thức tính K3 tại Mục 2 như sau"
			objects = append(objects, p)
		}
		if len(x.sentence.wordings) == 0 && !c.follows && !c.vague {
			return // "sửa đổi hồ sơ quy định tại khoản 2"
		}
	}
	if len(c.fresh.places) > 0 {
		x.exchange(c, objects, corpus.OperationReplace)
		return
	}
	if len(objects) == 1 && !objects[0].titled && !objects[0].pieced && !objects[0].opening {
		objects = x.spell(objects[0])
		x.alone += len(objects) - 1
	}
	wordings := x.share(objects)
	for i, p := range objects {
		if p.own {
			continue
		}
		if p.vague && wordings[i].Len() == 0 { // "Sửa đổi, bổ sung một số khoản của Điều 5 như sau:"
			in := x.base(c, corpus.OperationTouch, p)
			in.Doubt = doubt("part")
			x.add(in, p, true)
			continue
		}
		op := corpus.OperationReplace
		if p.titled {
			op = corpus.OperationRetitle
		}
		in := x.base(c, op, p)
		in.Except = provisions(c.except.places)
		x.wording(&in, wordings[i], x.alone)
		x.add(in, p, in.Wording.Len() == 0)
	}
}

// exchange reads "Thay thế Phụ lục I bằng Phụ lục II ban hành kèm theo Thông tư này": the new text is a part of the text itself.
func (x *statement) exchange(c *clause, objects []place, op corpus.Operation) {
	for i, p := range objects {
		in := x.base(c, op, p)
		if anchors := c.anchors.places; len(anchors) > 0 && op == corpus.OperationInsert {
			in.Anchor, in.Side = anchors[min(i, len(anchors)-1)].Provision, c.side
		}
		k := i
		if len(c.fresh.places) == 1 {
			k = 0
		}
		if k < len(c.fresh.places) && len(c.fresh.places) <= max(len(objects), 1) {
			in.Wording = x.annexed(c.fresh.places[k].Path())
		}
		if in.Wording.Len() == 0 || len(c.fresh.places) == 1 && len(objects) > 1 {
			in.Wording = corpus.Span{}
			in.Operation, in.Doubt = corpus.OperationTouch, doubt("annex")
		}
		x.add(in, p, false)
	}
}
