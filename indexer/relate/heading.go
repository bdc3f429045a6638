package relate

import (
	"strings"

	"vankho/corpus"
)

// entitled reads the laws that the title of a law without a number names: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B, Luật C ngày 29 tháng
// 11 năm 2024" is one law of that day, which amends A, B and C. They are neither rested on nor ended.
func (c *clause) entitled(i int) bool {
	ref, head := c.References[i], c.heading
	if ref.Kind != corpus.ReferenceNamed || rank(ref) != "law" || ref.Number != "" {
		c.heading = none
		return false
	}
	if amending(ref) {
		c.heading = none
		if ref.Date.IsZero() && ref.Canonical == "" {
			c.heading = i
		}
		return false
	}
	if head == none || c.last == none || !c.directlyBetween(c.last, i) || c.parted(i) {
		c.heading = none
		return false
	}
	c.edges = append(c.edges, corpus.Edge{From: name(c.References[head]), Relation: corpus.RelationAmends, To: name(ref), FromRef: head + 1, ToRef: i + 1,
		Scope: corpus.ScopeProvisions, Span: corpus.Span{Start: c.References[head].Start, End: ref.End}})
	if !ref.Date.IsZero() {
		c.heading = none // the day of the law whose title this is ends the title
	}
	return true
}

// parted reports whether the law before has a day: then a title that goes on has ended there.
func (c *clause) parted(i int) bool {
	return !c.References[i-1].Date.IsZero() || strings.Contains(c.Text[c.References[i-1].End:c.References[i].Start], ";")
}

// amending reports whether the name of a law says that it amends others.
func amending(ref corpus.Reference) bool {
	return startsWith(ref.Quote, "Luật sửa đổi, bổ sung") || startsWith(ref.Quote, "Luật sửa đổi")
}
