package structure

import (
	"fmt"
	"strconv"
	"strings"

	"vankho/corpus"
)

// id makes the section's name from its path; articles run through chapters and so leave them out.
func (o *outliner) id(lb label) corpus.SectionID {
	var id strings.Builder
	o.frame.begin(&id)
	for _, n := range o.stack[1:] {
		skip := lb.kind == corpus.SectionArticle && !isAnnex(n.kind)
		if !skip {
			id.Reset()
			id.WriteString(string(o.sections[n.at].ID))
			id.WriteByte('.')
		}
	}
	id.WriteString(kinds()[lb.kind].id)
	if mark := lb.mark; mark != "" {
		if _, w := wordNumeral(mark); w > 0 && lb.kind == corpus.SectionArticle {
			mark = strconv.Itoa(lb.ord.n) // "Điều thứ nhất" is cited as Điều 1
		}
		id.WriteByte('-')
		id.WriteString(idOf(mark))
	}
	base := corpus.SectionID(id.String())
	o.used[base]++
	if n := o.used[base]; n > 1 {
		if lb.kind == component {
			return corpus.SectionID(fmt.Sprintf("%s-%d", base, n))
		}
		return o.again(base, n)
	}
	return base
}

// idOf is a numeral as ids write it: "1.1" is 1-1, "01/TT-BM" is 01-tt-bm.
func idOf(mark string) string {
	return strings.NewReplacer(" ", "-", ".", "-", "/", "-").Replace(strings.ToLower(mark))
}

// again makes the id of a section whose path was there before.
func (o *outliner) again(base corpus.SectionID, n int) corpus.SectionID {
	id := corpus.SectionID(fmt.Sprintf("%s-lan-%d", base, n))
	o.used[id]++
	return id
}
