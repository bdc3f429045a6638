package resolve

import (
	"vankho/corpus"
)

// Within decides what the text itself settles: citations of the document itself and of places in it, and those that name no document that
// could be looked for. All others are left to Ledger. Standards and gazettes are no documents of the store and have no link.
func Within(d *corpus.Document) []corpus.Link {
	w := within{sections: d.Sections, ids: map[corpus.SectionID]int{}}
	for i, s := range d.Sections {
		w.ids[s.ID] = i
	}
	var out []corpus.Link
	for i, r := range d.References {
		if l, ok := w.link(r); ok {
			l.Ref = i + 1
			out = append(out, l)
		}
	}
	return out
}

type within struct {
	sections []corpus.Section
	ids      map[corpus.SectionID]int
	// open are the sections that hold the present citation, outermost first; next is the first that begins behind it.
	open []int
	next int
}

func (w *within) link(r corpus.Reference) (corpus.Link, bool) {
	w.advance(r.Start)
	own := r.Canonical == corpus.Self || r.Canonical == "" && (r.ResolvesTo == corpus.Self || r.ResolvesTo == "" && r.Kind == corpus.ReferenceInternal)
	switch {
	case r.Kind == corpus.ReferenceStandard || r.Kind == corpus.ReferenceGazette:
		return corpus.Link{}, false
	case own && w.quoted():
		return corpus.Link{State: corpus.LinkAbsent, Reason: "nằm trong nội dung mới của văn bản được sửa đổi"}, true
	case own:
		l := corpus.Link{State: corpus.LinkSelf, Reason: "chính văn bản này"}
		if len(r.Provisions) > 0 {
			if l.Section = w.place(r.Provisions[0], r.Kind == corpus.ReferenceInternal && r.Canonical == ""); l.Section == "" {
				l.Reason = "chính văn bản này; không thấy điều, khoản được dẫn trong bố cục"
			}
		}
		return l, true
	}
	if canonical := r.Canonical + r.ResolvesTo; canonical != "" {
		for _, number := range []string{r.Canonical, r.ResolvesTo} {
			if _, ok := corpus.ParseNumber(number); ok {
				return corpus.Link{}, false
			}
		}
		if r.Canonical != "" {
			return corpus.Link{State: corpus.LinkMalformed, Reason: "không đúng dạng số, ký hiệu văn bản"}, true
		}
	}
	if corpus.SubjectKey(r.DocType, r.Title) != "" && r.Kind != corpus.ReferenceAnaphor && r.Kind != corpus.ReferenceNickname && r.Kind != corpus.ReferenceAmendTarget {
		return corpus.Link{}, false
	}
	return corpus.Link{State: corpus.LinkAbsent, Reason: "dẫn chiếu không ghi đủ số, ký hiệu để tìm"}, true
}

// advance keeps the sections that hold an offset; citations come in order, so that each section is met once.
func (w *within) advance(at int) {
	for w.next < len(w.sections) && w.sections[w.next].Start <= at {
		w.open = append(w.open, w.next)
		w.next++
	}
	kept := w.open[:0]
	for _, i := range w.open {
		if w.sections[i].End > at {
			kept = append(kept, i)
		}
	}
	w.open = kept
}

func (w *within) quoted() bool {
	return len(w.open) > 0 && w.sections[w.open[len(w.open)-1]].Quoted
}

// place is the section that a provision means within the document itself. Where relative, what the provision leaves out is that of the
// place it stands in: "điểm a" is that of this khoản, "Điều 3" that of this annex before that of the document.
func (w *within) place(p corpus.Provision, relative bool) corpus.SectionID {
	path := p.Path()
	var roots []corpus.SectionID
	for k := len(w.open) - 1; k >= 0; k-- {
		s := w.sections[w.open[k]]
		if this(p, s.Kind) {
			if path == "" {
				return s.ID
			}
			return w.under(s.ID, path)
		}
		if relative || p.Relative() {
			roots = append(roots, s.ID)
		}
	}
	if p.Relative() {
		return ""
	}
	for _, root := range roots {
		if p.Dieu != "" || above(p, w.sections[w.ids[root]].Kind) {
			if id := w.under(root, path); id != "" {
				return id
			}
		}
	}
	return w.under("", path)
}

// under is the section of that path below another, "" where there is none.
func (w *within) under(root, path corpus.SectionID) corpus.SectionID {
	id := path
	if root != "" {
		id = root + "." + path
	}
	if i, ok := w.ids[id]; ok && !w.sections[i].Quoted {
		return id
	}
	return ""
}

// this reports whether the lowest "này" of a provision is of that kind of section.
func this(p corpus.Provision, k corpus.SectionKind) bool {
	switch corpus.This {
	case p.Diem:
		return k == corpus.SectionPoint
	case p.Khoan:
		return k == corpus.SectionClause
	case p.Dieu:
		return k == corpus.SectionArticle
	case p.Muc:
		return k == corpus.SectionDivision
	case p.Chuong:
		return k == corpus.SectionChapter
	case p.Phan:
		return k == corpus.SectionPart
	case p.PhuLuc:
		return k == corpus.SectionAnnex
	}
	return false
}

// above reports whether a section of that kind may hold what the provision names first.
func above(p corpus.Provision, k corpus.SectionKind) bool {
	switch {
	case p.Khoan != "":
		return k == corpus.SectionArticle || k == corpus.SectionAnnex
	case p.Diem != "":
		return k == corpus.SectionClause || k == corpus.SectionArticle
	}
	return true
}
