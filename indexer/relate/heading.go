package relate

import (
	"strings"

	"vankho/corpus"
)

// entitled reads the laws that the title of a law without a number names: "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B, Luật C ngày 29 tháng
// 11 năm 2024" is one law of that day. A, B and C are neither rested on nor ended, only named; that they are amended is worth nothing without the number of the law that does it.
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
	if head == none || c.last == none || !c.lawsBetween(c.last, i) || c.parted(i) {
		c.heading = none
		return false
	}
	if !ref.Date.IsZero() {
		c.heading = none // the day of the law whose title this is ends the title
	}
	return true
}

// longestLaws is how long, in bytes, names of laws that nobody knows may be between two others.
const longestLaws = 240

// lawsBetween reports whether nothing but what joins, and names of further laws, stands between two references: ", Luật Dự trữ quốc gia, ".
func (c *clause) lawsBetween(a, b int) bool {
	if c.directlyBetween(a, b) {
		return true
	}
	from, to := c.References[a].End, c.References[b].Start
	if from > to || to-from > longestLaws {
		return false
	}
	gap := strings.Trim(c.Text[from:to], " \n\u00a0")
	return strings.HasPrefix(gap, ", Luật ") && (strings.HasSuffix(gap, ",") || strings.HasSuffix(gap, " và")) && !strings.ContainsAny(gap, ";.:()")
}

// parted reports whether the law before has a day: then a title that goes on has ended there.
func (c *clause) parted(i int) bool {
	return !c.References[i-1].Date.IsZero() || strings.Contains(c.Text[c.References[i-1].End:c.References[i].Start], ";")
}

// amending reports whether the name of a law says that it amends others.
func amending(ref corpus.Reference) bool {
	return startsWith(ref.Quote, "Luật sửa đổi, bổ sung") || startsWith(ref.Quote, "Luật sửa đổi")
}
