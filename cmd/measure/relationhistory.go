package measure

import (
	"regexp"
	"strings"

	"vankho/corpus"
)

var (
	passiveWords = regexp.MustCompile(`(?i)(được|bị)\s+(sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|đính\s+chính|điều\s+chỉnh|kéo\s+dài)[^;:.]{0,60}?\s(bởi|theo|tại|bằng)\s`)
	// historyWords are all that may stand between a passive and the documents that act.
	historyWords = regexp.MustCompile(`(?i)(ngày)?\s*\d{1,2}\s*(tháng|/|-|\.)\s*\d{1,2}\s*(năm|/|-|\.)\s*\d{4}|(thông tư liên tịch|nghị định|thông tư|quyết định|nghị quyết|bộ luật|luật|pháp lệnh|của chính phủ|một số điều|số|và|khoản|điều|điểm|các|[,;\s\n()0-9])`)
)

// histories are the edges of the text itself to a document that only a passive before it names ("được sửa đổi, bổ sung bởi D"): it acted, nothing is done to it.
func histories(id string, d *corpus.Document) []RelationMiss {
	var out []RelationMiss
	for _, e := range d.Edges {
		if e.From != corpus.Self || e.ToRef == 0 {
			continue
		}
		switch e.Relation {
		case corpus.RelationAmends, corpus.RelationReplaces, corpus.RelationRepeals, corpus.RelationCeases, corpus.RelationSuspends, corpus.RelationExtends, corpus.RelationCorrects:
		default:
			continue
		}
		ref := d.References[e.ToRef-1]
		line := strings.LastIndexByte(d.Text[:e.Start], '\n') + 1
		before := d.Text[max(line, ref.Start-700):ref.Start]
		found := passiveWords.FindAllStringIndex(before, -1)
		if len(found) == 0 {
			continue
		}
		rest := before[found[len(found)-1][1]:]
		if strings.Contains(rest, ")") || strings.Contains(rest, ";") && (!strings.HasSuffix(strings.TrimRight(before[:found[len(found)-1][0]], " \nđĐãÃ"), "(")) {
			continue // beyond the history
		}
		between := plainNumber.ReplaceAllString(rest, "")
		if historyWords.ReplaceAllString(between, "") == "" {
			out = append(out, RelationMiss{id, ref.Span, e.Relation, e.To, around(d.Text, ref.Span)})
		}
	}
	return out
}
