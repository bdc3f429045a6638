package structure

import (
	"strconv"
	"strings"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// frame is where the outline of a quotation hangs in that of the document that quotes it.
type frame struct {
	// parent is the section that quotes, "" for the document itself; level is its level.
	parent corpus.SectionID
	level  int
	// id begins the ids of the quoted sections: "dieu-1.khoan-2.trich".
	id string
	// legal is true where "1." and "a)" are khoản and điểm.
	legal bool
	// depth counts the quotations around.
	depth int
}

// quotedDepth is how deep quotations are read within one another; deeper ones are left as text.
const quotedDepth = 2

// begin writes what the ids of the frame's sections begin with.
func (f *frame) begin(id *strings.Builder) {
	if f != nil {
		id.WriteString(f.id)
		id.WriteByte('.')
	}
}

// quote builds the outlines of the quotations that line i introduces, under the section that is open there. They have
// numbers of their own and never count in the outer outline. Source: handbook §3.1.
func (o *outliner) quote(i int) {
	for len(o.quotations) > 0 && o.quotations[0].after <= i {
		q := o.quotations[0]
		o.quotations = o.quotations[1:]
		if len(q.lines) == 0 || o.frame != nil && o.frame.depth >= quotedDepth {
			continue
		}
		f := o.hang(q)
		inner := &outliner{text: o.text, lines: q.lines, used: o.used, quoted: o.quoted, frame: &f}
		inner.build()
		inner.close(0, q.lines[len(q.lines)-1].End)
		if len(inner.sections) > 0 {
			o.quoted[f.parent]++
			o.sections = append(o.sections, inner.sections...)
		}
	}
}

// hang makes the frame of a quotation under the section that is open.
func (o *outliner) hang(q quotation) frame {
	f := frame{id: "trich", depth: 1, legal: o.inside(corpus.SectionArticle)}
	if o.frame != nil {
		f = frame{parent: o.frame.parent, level: o.frame.level, id: o.frame.id + ".trich", depth: o.frame.depth + 1, legal: o.frame.legal}
	}
	if top := o.stack[len(o.stack)-1]; top.at >= 0 {
		s := o.sections[top.at]
		f.parent, f.level, f.id = s.ID, s.Level, string(s.ID)+".trich"
	}
	if n := o.quoted[f.parent]; n > 0 {
		f.id += "-" + strconv.Itoa(n+1)
	}
	intro := viet.Fold(q.intro)
	switch {
	case strings.Contains(intro, "khoan ") || strings.Contains(intro, "dieu "):
		f.legal = true
	case strings.Contains(intro, "muc ") || strings.Contains(intro, "phan "):
		f.legal = false
	}
	return f
}

// fitsQuoted reports whether a label continues the new wording of another document. What is quoted begins anywhere and
// may leave units out, so that at its top any later number follows.
func (o *outliner) fitsQuoted(i int, lb label, scope *node, last ordinal, begun bool) bool {
	l := o.lines[i]
	top := scope.at < 0
	elided := i > 0 && rule(o.lines[i-1].text)
	switch lb.kind {
	case corpus.SectionDecimal:
		return i == 0 || o.fitsDecimal(lb, &o.stack[len(o.stack)-1], last) || begun && top && lb.ord.after(last)
	case corpus.SectionPoint, corpus.SectionLettered:
		if lb.mark == "d" && lb.ord == last || lb.ord.nextLetter(last) {
			return true
		}
	case form, sheet:
		return true
	case corpus.SectionPart:
		if lb.word == "" && !o.titled(i, lb) {
			return false // "G: Giá đất …" explains a formula
		}
	}
	switch {
	case lb.ord.next(last):
		return true
	case !l.fresh || !lb.closed && !allCaps(l.text):
		return i == 0
	case !begun:
		return i == 0 || top || elided
	}
	return (top || elided) && lb.ord.after(last)
}
