package measure

import (
	"regexp"
	"slices"
	"strings"

	"vankho/corpus"
)

// stated is what a simple reader found: the text says that it does this to the document of that number.
type stated struct {
	corpus.Span
	relation corpus.Relation
	number   string
}

// The simple readers know nothing but these words and the shape of numbers.
var (
	plainNumber = regexp.MustCompile(`\d{1,5}[a-zA-Z]?(?:/(?:19|20)\d{2})?[/-][A-ZĐ][A-Za-zĐđÂÔƯ0-9]*(?:(?:[-/]|- )[A-ZĐ][A-Za-zĐđÂÔƯ0-9]*)*`)
	titleOpens  = regexp.MustCompile(`^(LUẬT|BỘ LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|QUYẾT ĐỊNH|THÔNG TƯ|THÔNG TƯ LIÊN TỊCH|CHỈ THỊ)( \|)?$`)
	titleEnds   = regexp.MustCompile(`(?i)^(căn cứ|theo đề nghị|chương |phần |điều |xét |quốc hội|ủy ban|chính phủ|bộ trưởng|thủ tướng|thống đốc|_|-{3}|mục |i\. |1\. |bộ |tổng |chủ tịch|hội đồng)`)
	titleVerbs  = map[corpus.Relation]*regexp.Regexp{
		corpus.RelationAmends:   regexp.MustCompile(`(?i)sửa đổi,? (và )?bổ sung|sửa đổi|bổ sung`),
		corpus.RelationRepeals:  regexp.MustCompile(`(?i)bãi bỏ|hủy bỏ|huỷ bỏ`),
		corpus.RelationReplaces: regexp.MustCompile(`(?i)thay thế`),
		corpus.RelationGuides:   regexp.MustCompile(`(?i)hướng dẫn|quy định chi tiết`),
	}
	// of stands between a verb and its number: words of a title, but no other number, no bracket, no passive.
	apart      = regexp.MustCompile(`[;()]|được|bị |cụm từ|\. |\d/\d{4}/`)
	otherThing = regexp.MustCompile(`(?i)(mẫu|mẫu số|biểu số|biểu mẫu số|qcvn|tcvn|:)[ :]*(số )?(\d+)?:?$|[\d:/]$`)
	follow     = regexp.MustCompile(`^(,| và|;)? ?(và )?(một số điều )?(của )?(các )?(Luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Thông tư liên tịch|Chỉ thị|Pháp lệnh) (số )?$`)
)

// longestTitle is how many lines, longestVerb how many bytes before its number, are read of a title.
const (
	longestTitle = 8
	longestVerb  = 220
)

// titleStatements reads the title of a text: each verb, the number behind it and those that a type and "số" join to it.
func titleStatements(text string) []stated {
	title := plainTitle(text)
	s := title.In(text)
	var out []stated
	for relation, verb := range titleVerbs {
		last := -1
		for _, at := range numbersIn(s) {
			before := s[:at[0]]
			found := verb.FindAllStringIndex(before, -1)
			named := last >= 0 && follow.MatchString(before[last:])
			if !named && len(found) > 0 {
				v := found[len(found)-1]
				between := before[v[1]:]
				lead := strings.TrimSpace(strings.ToLower(before[max(0, v[0]-12):v[0]]))
				named = len(between) < longestVerb && !apart.MatchString(between) && !plainNumber.MatchString(before[:v[0]]) && !plainNumber.MatchString(between) && !strings.HasSuffix(lead, "được") &&
					!otherVerb(relation, between)
			}
			if named {
				last = at[1]
				out = append(out, stated{corpus.Span{Start: at[0], End: at[1]}.Shift(title.Start), relation, s[at[0]:at[1]]})
			}
		}
	}
	slices.SortFunc(out, func(a, b stated) int { return a.Start - b.Start })
	return out
}

// numbersIn are the numbers of documents in a piece of text; those of forms and of standards are none.
func numbersIn(s string) [][]int {
	var out [][]int
	for _, at := range plainNumber.FindAllStringIndex(s, -1) {
		if strings.HasSuffix(s[:at[1]], "ng") && strings.HasPrefix(s[at[1]:], "ày") {
			at[1] -= len("ng") // "30/2020/NĐ-CPngày"
		}
		if !otherThing.MatchString(s[max(0, at[0]-16):at[0]]) {
			out = append(out, at)
		}
	}
	return out
}

// otherVerb reports whether a verb of another relation, or the name of what the document is to change, stands between: then the number is its.
func otherVerb(relation corpus.Relation, between string) bool {
	for r, verb := range titleVerbs {
		if r != relation && verb.MatchString(between) {
			return true
		}
	}
	return false
}

// plainTitle is what stands between the line that names the type in capitals and the preamble.
func plainTitle(text string) corpus.Span {
	at, n, start := 0, 0, -1
	for line := range strings.SplitSeq(text, "\n") {
		next := at + len(line) + 1
		words := strings.TrimSpace(line)
		switch {
		case start < 0 && titleOpens.MatchString(words):
			start = next
		case start >= 0 && words == "":
		case start >= 0:
			if n++; n > longestTitle || titleEnds.MatchString(words) {
				return corpus.Span{Start: min(start, at), End: at}
			}
		}
		if at = next; start < 0 && at > 6000 {
			break
		}
	}
	return corpus.Span{}
}

// around is a span of a text with some words before and behind it, as one line.
func around(text string, s corpus.Span) string {
	from, to := max(0, s.Start-300), min(len(text), s.End+500)
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	for to < len(text) && text[to]&0xC0 == 0x80 {
		to++
	}
	return strings.ReplaceAll(text[from:s.Start]+"⟦"+text[s.Start:s.End]+"⟧"+text[s.End:to], "\n", " ⏎ ")
}
