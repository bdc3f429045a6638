package revision

import (
	"strings"
	"unicode"

	"vankho/corpus"
)

// retitle puts a new title in the place of that of a provision.
func (a *assembly) retitle(d *deed, n *node) {
	doc := d.act.Document
	title, rest := d.title(n)
	if rest {
		a.refuse(d, n, corpus.StepRefused, "Sau tên mới của "+called(d, n)+", lời văn mới còn có điều khoản mà câu sửa đổi không nêu.")
		return
	}
	if title == nil || n.heading == "" {
		a.refuse(d, n, corpus.StepRefused, "Không xác định được tên cũ hoặc tên mới của "+called(d, n)+".")
		return
	}
	if doubtful(n) >= 0 {
		a.refuse(d, n, corpus.StepRefused, afterDoubt)
		return
	}
	runs := n.stretches()
	if len(runs) == 0 || runs[0].first != 0 {
		a.refuse(d, n, corpus.StepRefused, "Không thấy tên cũ của "+called(d, n)+" trong lời văn.")
		return
	}
	run := &runs[0]
	old := run.find(wordsAlone(n.heading))
	if len(old) == 0 {
		a.refuse(d, n, corpus.StepRefused, "Không thấy tên cũ của "+called(d, n)+" trong lời văn.")
		return
	}
	at := old[0]
	if _, ok := labelled(title.Text, n.name); ok {
		at.Start = 0
		if tops := quotedTops(doc, d.wording); len(tops) > 0 && tops[0].Heading != "" {
			n.heading = tops[0].Heading
		} else if _, heading, ok := strings.Cut(title.Text, "."); ok {
			n.heading = strings.TrimSpace(heading)
		}
	} else {
		n.heading = title.Text
	}
	n.cut(run, []edit{{at, []item{{piece: *title}}}})
	a.changed(n, d, corpus.RevisedAssembled)
	d.settle(corpus.StepApplied, d.outlived())
}

// title is the new title in a wording, without the provisions that stand below it there; rest is true where no instruction speaks of one of them.
func (d *deed) title(n *node) (title *corpus.Piece, rest bool) {
	doc, at := d.act.Document, d.wording
	for _, s := range doc.Sections {
		if s.Quoted && s.Start >= at.Start && s.Start < at.End && !sameName(last(s.ID), n.name) {
			rest = rest || !d.claimed(s)
			at.End = min(at.End, s.Start)
		}
	}
	if n.kind == corpus.SectionArticle || n.kind == corpus.SectionClause {
		if line := firstLine(at.In(doc.Text)); line != "" && len(line) < at.Len() {
			if !blank(at.In(doc.Text)[len(line):]) {
				return nil, true
			}
			at.End = at.Start + len(line)
		}
	}
	return piece(doc, at.Trim(doc.Text, unicode.IsSpace)), rest
}
