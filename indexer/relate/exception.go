package relate

import (
	"regexp"
	"strings"

	"vankho/corpus"
)

// excepted stands behind "trừ" where it names places of a document: "trừ Điều 12 và Chương IV", "trừ quy định tại khoản 2 Điều 5 Nghị định số D".
var excepted = regexp.MustCompile(`^(?i)(?:các |những )?(?:nội dung )?(?:quy định )?(?:tại |của )?(?:các )?(?:điều|khoản|điểm|chương|mục|phụ lục|mẫu số|biểu mẫu) [0-9a-zđIVXL]`)

// exceptedBelow stands behind "trừ" where a list below names the places: "trừ các nội dung sau:", "ngoại trừ những điều, khoản sau đây tiếp tục có
// hiệu lực:". Cases ("các trường hợp sau đây:") are no places.
var exceptedBelow = regexp.MustCompile(`^(?i)(?:các |những )?(?:nội dung|quy định|điều|khoản|điểm|chương|mục|phần|phụ lục|biểu mẫu|mẫu)(?:,? (?:điều|khoản|điểm|chương|mục|phụ lục|biểu mẫu|và|quy định|nội dung))* (?:sau|dưới) ?(?:đây)?[^.;:\n]*:\s*$`)

// exceptionWithin is how many bytes behind "trừ" say whose places are named.
const exceptionWithin = 90

// except narrows what ends documents to a part of them where the sentence takes places of them out. What the document itself rules ("trừ trường hợp
// quy định tại Điều 20 Thông tư này") concerns the time of change and keeps nothing in force by itself.
func (c *clause) except() {
	text := c.sentence.In(c.Text)
	at, k := -1, 0
	for _, word := range []string{"trừ ", "ngoại trừ "} {
		for k = 0; at < 0; {
			n := strings.Index(text[k:], word)
			if n < 0 {
				break
			}
			k += n + len(word)
			rest := text[k:]
			if !excepted.MatchString(rest) && !exceptedBelow.MatchString(rest) {
				continue
			}
			rest = rest[:min(len(rest), exceptionWithin)]
			if !strings.Contains(rest, " này") {
				at = c.sentence.Start + k
			}
		}
	}
	if at < 0 {
		return
	}
	for i := range c.edges {
		e := &c.edges[i]
		switch e.Relation {
		case corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases:
			if e.From == corpus.Self && e.Scope == corpus.ScopeWhole && e.End <= at && !strings.Contains(c.Text[e.End:at], ";") {
				e.Scope = corpus.ScopeProvisions
			}
		}
	}
}
