package revision

import (
	"slices"
	"strings"
	"unicode"

	"vankho/corpus"
)

// reopen puts new opening words in the place of the old ones of a provision; what it holds stays: “Sửa đổi đoạn mở đầu khoản 2 như sau”. Carried
// out only where old and new ones are one paragraph each and the new one bears the provision's label.
func (a *assembly) reopen(d *deed, n *node) {
	doc := d.act.Document
	runs := n.stretches()
	holds := slices.ContainsFunc(n.items, func(x item) bool { return x.child != nil && x.child.live })
	if !holds || len(runs) == 0 || runs[0].first != 0 {
		a.refuse(d, n, corpus.StepRefused, "Không rõ đoạn mở đầu của "+called(d, n)+" đến đâu.")
		return
	}
	at := corpus.Span{End: len(runs[0].text)}.Trim(runs[0].text, unicode.IsSpace)
	new := d.wording.Trim(doc.Text, unicode.IsSpace)
	_, own := labelled(new.In(doc.Text), n.name)
	switch {
	case doubtful(n) >= 0:
		a.refuse(d, n, corpus.StepRefused, afterDoubt)
		return
	case n.kind == corpus.SectionArticle || !own || d.unclosed() || strings.Contains(at.In(runs[0].text), "\n") || strings.Contains(new.In(doc.Text), "\n"):
		a.refuse(d, n, corpus.StepRefused, "Chưa tách được đoạn mở đầu cũ và mới của "+called(d, n)+".")
		return
	}
	n.cut(&runs[0], []edit{{at, []item{{piece: *piece(doc, new)}}}})
	a.changed(n, d, corpus.RevisedAssembled)
	d.settle(corpus.StepApplied, d.outlived())
}

// meant reports whether words of a run are those of a step that names only those beside others: “Bỏ từ “A” trước cụm từ “B””.
func (d *deed) meant(run *stretch, at corpus.Span) bool {
	words := wordsAlone(d.Instruction.Beside.In(d.act.Document.Text))
	return words == "" || slices.ContainsFunc(run.find(words), func(b corpus.Span) bool {
		if d.Instruction.Side == corpus.SideBefore {
			return b.Start >= at.End && blank(run.text[at.End:b.Start])
		}
		return b.End <= at.Start && blank(run.text[b.End:at.Start])
	})
}
