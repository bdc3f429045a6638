package measure

import (
	"regexp"
	"strings"

	"vankho/corpus"
)

var (
	closingOpens = regexp.MustCompile(`(?i)^điều \d+[a-zđ]?[.:]? .*(hiệu lực|thi hành|bãi bỏ|chuyển tiếp|thay thế)`)
	articleOpens = regexp.MustCompile(`^Điều \d+[a-zđ]?[.:]`)
	textEnds     = regexp.MustCompile(`(?i)^(nơi nhận|phụ lục|tm\. |kt\. |mẫu số|quy chế$|luật này (đã )?được quốc hội)`)
	itemOpens    = regexp.MustCompile(`^(\d{1,2}[.)]|[a-zđ]{1,2}\)|[-+–•*]) ?`)
	endingVerb   = regexp.MustCompile(`(?i)(thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|chấm dứt hiệu lực)`)
	endedBehind  = regexp.MustCompile(`(?i)(hết hiệu lực|chấm dứt hiệu lực|(được|bị) (bãi bỏ|thay thế))`)
	endingApart  = regexp.MustCompile(`(?i)cụm từ|\bbị |trước ngày|trước thời điểm|khi |nếu |trường hợp|\(|được sửa đổi|tiếp tục|“|cho đến`)
)

// closingStatements reads the articles on effect: the numbers behind "thay thế", "bãi bỏ", those before "hết hiệu lực", and the first number of each item
// of a list below such a line.
func closingStatements(text string) []stated {
	var out []stated
	at, inside, listed := 0, false, false
	for line := range strings.SplitSeq(text, "\n") {
		start := at
		at += len(line) + 1
		words := strings.TrimSpace(line)
		if articleOpens.MatchString(words) {
			inside, listed = closingOpens.MatchString(words), false
		}
		if textEnds.MatchString(words) {
			inside = false
		}
		if !inside || words == "" {
			continue
		}
		item := itemOpens.MatchString(words)
		if listed && !item {
			listed = false
		}
		if listed && !endingVerb.MatchString(words) {
			if all := numbersIn(line); len(all) > 0 && all[0][0] < 120 && !endingApart.MatchString(line[:all[0][0]]) {
				k := all[0]
				out = append(out, stated{corpus.Span{Start: start + k[0], End: start + k[1]}, corpus.RelationCeases, line[k[0]:k[1]]})
			}
			continue
		}
		out = append(out, endingLine(line, start)...)
		if endingVerb.MatchString(words) && strings.HasSuffix(words, ":") && !strings.Contains(words, "cụm từ") {
			listed = true
		}
	}
	return out
}

// endingLine reads one line, sentence by sentence.
func endingLine(line string, start int) []stated {
	var out []stated
	at := 0
	for s := range strings.SplitSeq(line, ". ") {
		from := at
		at += len(s) + 2
		v := endingVerb.FindStringIndex(s)
		if v == nil || endingApart.MatchString(s[:v[0]]) {
			continue
		}
		numbers := numbersIn(s)
		if endedBehind.MatchString(s) {
			end := endedBehind.FindStringIndex(s)[0]
			if len(numbers) > 0 && numbers[0][0] < 100 && numbers[0][1] < end {
				n := numbers[0]
				out = append(out, stated{corpus.Span{Start: start + from + n[0], End: start + from + n[1]}, corpus.RelationCeases, s[n[0]:n[1]]})
			}
			continue
		}
		last := -1
		for _, n := range numbers {
			if n[0] < v[1] {
				continue
			}
			between := s[v[1]:n[0]]
			if last < 0 && len(between) < longestVerb && !endingApart.MatchString(between) || last >= 0 && follow.MatchString(s[last:n[0]]) {
				last = n[1]
				out = append(out, stated{corpus.Span{Start: start + from + n[0], End: start + from + n[1]}, corpus.RelationReplaces, s[n[0]:n[1]]})
				continue
			}
			break
		}
	}
	return out
}
