package relate

import (
	"slices"
	"strings"

	"vankho/corpus"
)

// passive takes up "được sửa đổi, bổ sung bởi": the document before it is changed, those behind it act. It tells the history of the
// document before it and is nothing that the text itself does. Source: handbook §4.2.
func (c *clause) passive(g governor) {
	c.parked, c.kept = c.nested, c.inner
	c.nested = nil
	if c.by != nil && len(c.agents) == 0 && c.joins(g.at.Start) {
		return // "được sửa đổi, được bổ sung bởi": one passive
	}
	changed := none
	for i := c.last; i >= 0 && i >= c.next && c.last != none; i-- {
		ref := c.References[i]
		if ref.Start < c.sentence.Start {
			break
		}
		if !isDocument(ref) || name(ref) == "" || slices.Contains(c.agents, i) && c.by != nil {
			continue
		}
		changed = i
		break
	}
	c.by, c.agents, c.changed = &g, nil, changed
}

// asAgent gives a document to the passive before it.
func (c *clause) asAgent(i int) bool {
	if c.by == nil {
		return false
	}
	ref := c.References[i]
	if len(c.agents) == 0 {
		gap := c.Text[c.by.at.End:min(max(c.by.at.End, ref.Start), len(c.Text))]
		if len(gap) > c.by.reach || strings.ContainsAny(gap, ";)") {
			return false
		}
		c.changed = c.older(i)
	} else {
		between := c.Text[max(c.end, ref.Start-40):ref.Start]
		prev := c.References[c.agents[len(c.agents)-1]]
		if !joiner(between) || strings.Contains(between, ";") && !c.listing() && !c.bracketed(i) && !(bare(prev) && bare(ref)) || rank(ref) != rank(c.References[c.agents[0]]) {
			return false
		}
		if a, b := year(ref), year(prev); a != 0 && b != 0 && a < b {
			return false // the history of a document goes forward; this one stands for itself
		}
	}
	c.agents = append(c.agents, i)
	if c.changed == none {
		return true
	}
	c.acts(i, c.changed)
	if c.by.listing() && len(c.objects) > 0 && c.joins(c.by.at.Start) {
		// "bãi bỏ A và các Thông tư sửa đổi, bổ sung: B, C" ends all three.
		for _, g := range c.top {
			c.emit(g, i, g.from, g.fromRef, corpus.Span{Start: min(g.at.Start, ref.Start), End: ref.End})
		}
	}
	return true
}

// listing reports whether the passive ends in a colon, so that the documents behind it are a list.
func (c *clause) listing() bool {
	return strings.HasPrefix(strings.TrimLeft(c.Text[c.by.at.End:], " "), ":")
}

// bracketed reports whether the passive stands in brackets that are still open at document i: all within tell one history.
func (c *clause) bracketed(i int) bool {
	from := max(c.sentence.Start, c.by.at.Start-closeBefore)
	open := strings.LastIndexByte(c.Text[from:c.by.at.Start], '(')
	return open >= 0 && !strings.Contains(c.Text[from+open:c.References[i].Start], ")")
}

// bare reports whether a law is named by its number alone, as one that only amends is; one that is rested on has its name.
func bare(ref corpus.Reference) bool {
	return rank(ref) == "law" && startsWith(ref.Quote, ref.DocType+" số")
}

// resumed gives a document behind the history of another back to the verb within a title that named that other: "bãi bỏ Điều 3 A sửa đổi một số điều của B
// đã được sửa đổi bởi C, D đã được sửa đổi bởi E" ends nothing of D. It is so where the outer verb names places of A and D stands without one.
func (c *clause) resumed(i int) bool {
	if len(c.parked) == 0 || len(c.kept) == 0 || len(c.agents) == 0 || len(c.objects) == 0 || c.parked[0].fromRef != c.objects[len(c.objects)-1] {
		return false
	}
	ref, outer := c.References[i], c.References[c.objects[len(c.objects)-1]]
	if len(outer.Provisions) == 0 || len(ref.Provisions) > 0 || rank(ref) != rank(c.References[c.kept[0]]) || strings.Contains(c.Text[c.end:ref.Start], ";") || !joiner(c.Text[max(c.end, ref.Start-40):ref.Start]) {
		return false
	}
	c.nested, c.inner, c.by = c.parked, append(slices.Clone(c.kept), i), nil
	for _, g := range c.nested {
		c.emit(g, i, g.from, g.fromRef, corpus.Span{Start: g.at.Start, End: ref.End})
	}
	return true
}

// older finds the document that agent i changed: the one before the passive, but where that is of another rank and one of the agent's
// own rank stands before it, that one: "Thông tư A hướng dẫn Nghị định B, được sửa đổi bởi Thông tư C".
func (c *clause) older(i int) int {
	if c.changed == none {
		return none
	}
	want := rank(c.References[i])
	if rank(c.References[c.changed]) == want || want == "" {
		return c.changed
	}
	for k := c.changed - 1; k >= c.next && c.changed-k < 4; k-- {
		ref := c.References[k]
		if ref.Start < c.sentence.Start || strings.Contains(c.Text[ref.End:c.References[k+1].Start], ";") {
			break
		}
		if isDocument(ref) && rank(ref) == want && name(ref) != "" {
			return k
		}
	}
	return c.changed
}

// acts notes that agent i did to another what the passive says.
func (c *clause) acts(i, to int) {
	g, ref := *c.by, c.References[to]
	g.strong = false
	if len(ref.Provisions) > 1 || strings.Contains(c.Text[ref.End:max(ref.End, g.at.Start)], " ") && len(c.Text[ref.End:max(ref.End, g.at.Start)]) > closeBefore {
		// "Khoản 1 Điều 11, Điều 14 A quy định về cho vay, được sửa đổi bởi B": B changed A, nobody says that it changed these places.
		g.places = true
	}
	c.emit(g, to, name(c.References[i]), i, corpus.Span{Start: ref.Start, End: c.References[i].End})
	if c.base != "" && name(ref) == c.base && g.relation == corpus.RelationAmends {
		c.merged(i)
	}
}

// selfBehind reports whether the document names itself behind a place: "hết hiệu lực kể từ ngày Thông tư này có hiệu lực".
func (c *clause) selfBehind(at int) bool {
	behind := low(c.Text[at:min(c.sentence.End, at+160)])
	return slices.ContainsFunc(rows("triggers"), func(row []string) bool {
		return len(row) > 2 && row[2] == string(formSelf) && strings.Contains(behind, row[0])
	})
}

// ended takes up "D hết hiệu lực": the documents before it that nothing else governs end. Source: handbook §4.1.
func (c *clause) ended(g governor) {
	g.strong = true
	from := c.sentence.Start
	if len(c.top) > 0 && len(c.objects) > 0 {
		if k := strings.LastIndex(c.Text[from:g.at.Start], ";"); k >= 0 {
			from += k // "Thông tư này thay thế A; B hết hiệu lực"
		}
		if c.top[0].at.Start > from && c.top[0].stated && c.top[0].trigger.strong() {
			return
		}
	}
	objects := c.subjects(from, g.at.Start)
	if len(objects) == 0 {
		c.done = &g
		c.top, c.objects = nil, nil
		return
	}
	if c.awaited(objects, g.at.Start) {
		return
	}
	if !c.layout.normative && !c.self && c.zone != zoneTitle && c.zone != zoneClosing && len(c.layout.sections) > 0 && !c.selfBehind(g.at.End) {
		return
	}
	// What another verb took before is ended, not governed: "Thông tư này thay thế A; B hết hiệu lực".
	kept := c.edges[:0]
	for _, e := range c.edges {
		if e.Start >= from || !slices.Contains(objects, e.ToRef-1) || e.From != corpus.Self {
			kept = append(kept, e)
		}
	}
	c.edges = kept
	c.made = slices.DeleteFunc(c.made, func(e corpus.Edge) bool { return slices.Contains(objects, e.FromRef-1) })
	for _, i := range objects {
		ref := c.References[i]
		c.emit(g, i, corpus.Self, none, corpus.Span{Start: ref.Start, End: g.at.End})
	}
	c.top, c.objects, c.nested, c.by = nil, nil, nil, nil
}

// subjects are the documents from a place on that a verb behind them ends: those of a list, or the one whose provisions a sentence begins with
// ("Nội dung quy định tại khoản 4 Điều 3 của D hết hiệu lực"). A list ends where a clause of its own does ("A tiếp tục có hiệu lực; B hết hiệu lực").
func (c *clause) subjects(from, to int) []int {
	var out []int
	for _, i := range c.tops {
		if c.References[i].Start < from {
			continue
		}
		if n := len(out); n > 0 && hasAny(strings.ReplaceAll(c.Text[c.References[out[n-1]].End:c.References[i].Start], ";", " "), "standing") {
			out = out[:0]
		}
		out = append(out, i)
	}
	if len(out) == 0 {
		out = slices.DeleteFunc(slices.Clone(c.content), func(i int) bool { return c.References[i].Start < from || c.References[i].End > to })
	}
	return out
}

// contents reports whether a sentence begins with words for what a provision rules, up to a place: "Các nội dung".
func (c *clause) contents(at int) bool {
	before := strings.TrimSpace(low(c.Text[c.sentence.body:max(c.sentence.body, at)]))
	return before == "" || slices.ContainsFunc(rows("contents"), func(row []string) bool { return row[0] == before })
}

// closeBefore is how many bytes before a word what it depends on stands at most.
const closeBefore = 30

// awaited reports whether the sentence only speaks of the case that documents end, or of the time when they do. What their titles say does not count.
func (c *clause) awaited(objects []int, verb int) bool {
	first := c.References[objects[0]].Start
	if hasAny(c.Text[max(c.sentence.body, min(first, verb-1200)):max(c.sentence.body, first)], "conditions") {
		return true
	}
	for _, i := range append(objects[1:len(objects):len(objects)], none) {
		at := verb
		if i != none {
			at = c.References[i].Start
		}
		if before := low(c.Text[max(c.sentence.body, at-closeBefore):at]); slices.ContainsFunc(rows("conditions"), func(row []string) bool {
			return trimWord(strings.TrimRight(before, " \n"), row[0]) != strings.TrimRight(before, " \n")
		}) {
			return true
		}
	}
	return false
}
