package revision

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// stretch is a run of own words of one provision, between two that it holds, as they are read.
type stretch struct {
	reading
	// items are where its pieces stand among those of the provision, starts where each begins in the run.
	first  int
	starts []int
	text   string
}

// stretches are the runs of a provision's own words.
func (n *node) stretches() []stretch {
	if n.runs != nil {
		return n.runs
	}
	open := false
	var words strings.Builder
	shut := func() {
		if open {
			n.runs[len(n.runs)-1].text = words.String()
			words.Reset()
			open = false
		}
	}
	for i, x := range n.items {
		if x.child != nil {
			shut()
			continue
		}
		if !open {
			n.runs = append(n.runs, stretch{first: i})
			open = true
		}
		s := &n.runs[len(n.runs)-1]
		s.starts = append(s.starts, words.Len())
		words.WriteString(x.piece.Text)
	}
	shut()
	for i := range n.runs {
		n.runs[i].reading = read(n.runs[i].text)
	}
	return n.runs
}

// reword puts words in the place of others, beside them, or takes them out, wherever they stand in a provision and in what it holds.
func (a *assembly) reword(d *deed, at *node) {
	doc := d.act.Document
	old, new := "", piece(doc, d.wording)
	if d.Old != nil {
		old = wordsAlone(d.Old.Text)
	}
	switch {
	case old == "":
		a.refuse(d, at, corpus.StepRefused, "Câu không nói rõ cụm từ cũ.")
		return
	case new == nil && d.Operation != corpus.OperationDropWords:
		a.refuse(d, at, corpus.StepRefused, "Câu không nói rõ cụm từ mới.")
		return
	}
	switch {
	case d.Old != nil && new != nil && d.unjoined(new.Text):
		a.refuse(d, at, corpus.StepRefused, "Câu không nói rõ dấu câu giữa “"+clip(d.Old.Text)+"” và cụm từ được bổ sung.")
		return
	case a.beyond(d):
		a.refuse(d, at, corpus.StepRefused, "Câu còn nêu nơi không phải điều khoản, như tên hay phần căn cứ của văn bản; ở đó chưa ghép.")
		return
	case doubtful(at) >= 0:
		a.refuse(d, at, corpus.StepRefused, afterDoubt)
		return
	}
	var found []rewording
	uncertain := 0
	var visit func(n *node)
	visit = func(n *node) {
		if !n.live || a.excepted(d, n) {
			return
		}
		if n != at && ownDoubt(n) {
			uncertain++
		} else if x := a.reworded(d, n, old, new); x.spots > 0 {
			found = append(found, x)
		}
		for _, x := range n.items {
			if x.child != nil && !d.Instruction.Heading && !d.Instruction.Opening {
				visit(x.child)
			}
		}
	}
	visit(at)
	switch {
	case len(found) == 0 && uncertain > 0:
		a.refuse(d, at, corpus.StepRefused, afterDoubt)
		return
	case len(found) == 0 && a.otherWords(d, at):
		d.settle(corpus.StepNoted, "Không có “"+clip(d.Old.Text)+"” ở "+called(d, at)+"; câu nêu nhiều cụm từ, cụm từ khác có ở đó.")
		return
	case len(found) == 0:
		a.refuse(d, at, corpus.StepRefused, "Không thấy “"+clip(d.Old.Text)+"” ở "+called(d, at)+" vào ngày đó.")
		return
	case !a.grown.holds(found, new):
		a.refuse(d, at, corpus.StepRefused, tooLong)
		return
	}
	for _, x := range found {
		a.swap(d, x)
	}
	switch {
	case uncertain > 0:
		d.settle(corpus.StepApplied, "Chỉ ghép ở những điều khoản có lời văn chắc chắn; nơi còn lời sửa đổi chưa ghép được thì để nguyên.")
	default:
		d.settle(corpus.StepApplied, d.outlived())
	}
}

// otherWords reports whether the sentence of a step changes other words too that its place has, or had: of several, a place need not have all.
func (a *assembly) otherWords(d *deed, at *node) bool {
	return slices.ContainsFunc(a.deeds, func(x *deed) bool {
		if x == d || x.By != d.By || x.Start != d.Start || x.path != d.path || x.Old == nil || x.Old.Span == d.Old.Span {
			return false
		}
		return x.Outcome == corpus.StepApplied || !x.settled() && at.says(wordsAlone(x.Old.Text))
	})
}

// says reports whether a provision, or one that it holds, has a phrase.
func (n *node) says(phrase string) bool {
	found := false
	n.each(func(n *node) {
		found = found || n.live && slices.ContainsFunc(n.stretches(), func(s stretch) bool { return len(s.find(phrase)) > 0 })
	})
	return found
}

// ownDoubt reports whether the words of a provision are uncertain by a step of its own.
func ownDoubt(n *node) bool { return doubtful(n) >= 0 }

// excepted reports whether a step leaves a provision out.
func (a *assembly) excepted(d *deed, n *node) bool {
	return slices.ContainsFunc(d.Instruction.Except, func(p corpus.Provision) bool {
		path := p.Path()
		return path != "" && a.tree.find(path, d.annexed).node == n
	})
}

// edit is a stretch of a run and what comes in its place.
type edit struct {
	corpus.Span
	with []item
}

// rewording is a change of words in the own words of a provision: how often, and what comes where in each run of them.
type rewording struct {
	*node
	spots int
	edits [][]edit
}

// reworded tells what a change of words comes to in the own words of a provision. Words that the same document gave on the same day are left: it
// wrote them as it wants them.
func (a *assembly) reworded(d *deed, n *node, old string, new *corpus.Piece) rewording {
	runs := n.stretches()
	out := rewording{node: n}
	for i := range runs {
		run := &runs[i]
		var edits []edit
		var there []corpus.Span // where the text says it already
		if new != nil && d.Operation == corpus.OperationReword {
			there = run.find(wordsAlone(new.Text))
		}
		for _, at := range run.find(old) {
			if d.Instruction.Heading && (i > 0 || at.End > n.headingEnd(run.text)) || d.Instruction.Opening && run.first > 0 || !d.meant(run, at) {
				continue
			}
			for len(there) > 0 && there[0].End < at.End {
				there = there[1:]
			}
			if !a.given(d, n, run, at) && !(len(there) > 0 && there[0].Holds(at)) {
				edits = append(edits, a.edit(d, run, at, new))
			}
		}
		out.edits = append(out.edits, edits)
		out.spots += len(edits)
	}
	return out
}

// swap carries a change of words out.
func (a *assembly) swap(d *deed, x rewording) {
	runs := x.runs
	for i := len(runs) - 1; i >= 0; i-- { // the last first, so that those before stay where they are
		if len(x.edits[i]) > 0 {
			x.cut(&runs[i], x.edits[i])
		}
	}
	a.changed(x.node, d, corpus.RevisedAssembled)
}

// headingEnd is where the heading ends in the first run of a provision's own words: an article's is its first line, a chapter has nothing else.
func (n *node) headingEnd(run string) int {
	if strings.HasPrefix(n.name, "dieu-") || strings.HasPrefix(n.name, "khoan-") {
		if k := strings.IndexByte(run, '\n'); k >= 0 {
			return k
		}
	}
	return len(run)
}

// given reports whether part of a spot comes from the document of a step, of the same day.
func (a *assembly) given(d *deed, n *node, run *stretch, at corpus.Span) bool {
	if !slices.ContainsFunc(n.made, func(step int) bool { return a.deeds[step].Actor == d.Actor && a.deeds[step].Day == d.Day }) {
		return false
	}
	i, within := slices.BinarySearch(run.starts, at.Start)
	if !within {
		i--
	}
	for ; i < len(run.starts) && run.starts[i] < at.End; i++ {
		p := n.items[run.first+i].piece
		if p.Document == d.Actor && at.Meets(corpus.Span{Start: run.starts[i], End: run.starts[i] + len(p.Text)}) {
			return true
		}
	}
	return false
}

// edit is the change of words at one spot of a run. Where only the first letter of a phrase is raised, and old and new words begin alike, that
// letter stays as it stands.
func (a *assembly) edit(d *deed, run *stretch, at corpus.Span, new *corpus.Piece) edit {
	var with []item
	if new != nil {
		with = append(with, item{piece: *new})
	}
	switch d.Operation {
	case corpus.OperationAddWords:
		return d.beside(run.text, at, new.Text, with)
	case corpus.OperationDropWords:
		return edit{d.gap(run.text, at), nil}
	}
	if kept := keptLetter(at.In(run.text), d.Old.Text, new.Text); kept > 0 {
		at.Start += kept
		with[0].piece.Start += kept
		with[0].piece.Text = new.Text[kept:]
	}
	return edit{at, with}
}

// beside puts new words before or behind a spot. Where they end with the mark that stands behind the spot already, they come behind that:
// “trường nghề,” behind “trường trung cấp” of “trường trung cấp, trường dự bị”.
func (d *deed) beside(text string, at corpus.Span, words string, with []item) edit {
	if d.Instruction.Side == corpus.SideBefore {
		return edit{corpus.Span{Start: at.Start, End: at.Start}, append(with, d.space()...)}
	}
	if at.End < len(text) && strings.IndexByte(",;", text[at.End]) >= 0 && words[len(words)-1] == text[at.End] {
		at.End++
	}
	if strings.IndexByte(",;.:)", words[0]) < 0 {
		with = append(d.space(), with...)
	}
	return edit{corpus.Span{Start: at.End, End: at.End}, with}
}

// unjoined reports whether new words are members of a list that the sentence does not join to the words beside them: it is not said which mark
// stands between.
func (d *deed) unjoined(words string) bool {
	words = strings.TrimSpace(words)
	inside := strings.Trim(words, ",;")
	return d.Operation == corpus.OperationAddWords && len(inside) == len(words) && strings.ContainsAny(inside, ",;")
}

// gap is a spot with the blank, and where a sentence or a line ends behind it the comma, that would be left over before it.
func (d *deed) gap(text string, at corpus.Span) corpus.Span {
	ends := at.End == len(text) || strings.IndexByte(";.:)\n", text[at.End]) >= 0
	if at.Start > 0 && text[at.Start-1] == ' ' && (ends || strings.IndexByte(" ,", text[at.End]) >= 0) {
		at.Start--
	}
	if ends && at.Start > 0 && text[at.Start-1] == ',' {
		at.Start--
	}
	return at
}

// beyond reports whether a change of words in the whole text comes from a sentence that names places too: what it means beside them is no
// provision, as the title of the document is none.
func (a *assembly) beyond(d *deed) bool {
	return d.path == "" && slices.ContainsFunc(a.deeds, func(x *deed) bool {
		return x.By == d.By && x.Start == d.Start && x.path != "" && x.Old != nil && d.Old != nil && x.Old.Span == d.Old.Span
	})
}

// keptLetter is how many bytes of a spot stay: its first letter, where that is the capital of the one that both old and new words begin with.
func keptLetter(spot, old, new string) int {
	is, _ := utf8.DecodeRuneInString(spot)
	was, _ := utf8.DecodeRuneInString(old)
	becomes, width := utf8.DecodeRuneInString(new)
	if is == was || was != becomes || unicode.ToUpper(becomes) != is || utf8.RuneLen(is) != width {
		return 0
	}
	return width
}

// space is a blank between words of the text and new ones beside them: one of the sentence that puts them there.
func (d *deed) space() []item {
	doc := d.act.Document
	if at := strings.IndexByte(d.In(doc.Text), ' '); at >= 0 {
		return []item{{piece: *piece(doc, corpus.Span{Start: d.Start + at, End: d.Start + at + 1})}}
	}
	return nil
}

// cut carries edits out in a run, which may reach over several of its pieces.
func (n *node) cut(run *stretch, edits []edit) {
	var out []item
	next := 0
	for i, start := range run.starts {
		p := n.items[run.first+i].piece
		end := start + len(p.Text)
		add := func(from, to int) {
			if from, to = max(from, start), min(to, end); from < to {
				out = append(out, item{piece: corpus.Piece{Document: p.Document, Span: corpus.Span{Start: from - start, End: to - start}.Shift(p.Start), Text: p.Text[from-start : to-start]}})
			}
		}
		done := start
		if next > 0 {
			done = max(done, edits[next-1].End)
		}
		for ; next < len(edits) && (edits[next].Start < end || i == len(run.starts)-1); next++ {
			add(done, edits[next].Start)
			out = append(out, edits[next].with...)
			done = edits[next].End
		}
		add(done, end)
	}
	n.items = slices.Concat(n.items[:run.first:run.first], out, n.items[run.first+len(run.starts):])
	n.runs = nil
}
