package relate

import (
	"embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vankho/corpus"
	"vankho/corpus/table"
	"vankho/corpus/viet"
)

// The tables of words that a jurist may review. Each says at its head what its columns are.
//
//go:embed data/*.tsv
var tables embed.FS

// allRows are the tables by name, read once.
var allRows = sync.OnceValue(func() map[string][][]string { return table.Files(tables, "data") })

// rows are the rows of a table; a name that is not there gives none, and a test holds that all are there.
func rows(name string) [][]string { return allRows()[name] }

// form says where the documents of a trigger stand. Its values are those of triggers.tsv.
type form string

const (
	formVerb    form = "verb"
	formPassive form = "passive"
	formDone    form = "done"
	formEither  form = "either"
	formMake    form = "make"
	formMade    form = "made"
	formSelf    form = "self"
	formNone    form = "none"
)

// place says where a trigger counts. Its values are those of triggers.tsv.
type place string

const (
	placeAny      place = "any"
	placeFirst    place = "first"
	placeOwn      place = "own"
	placeReport   place = "report"
	placeProposal place = "proposal"
)

// trigger is a row of triggers.tsv.
type trigger struct {
	phrase   string
	words    []string
	plain    string
	relation corpus.Relation
	form     form
	scope    corpus.Scope
	reach    int
	where    place
}

// strong reports whether the relation changes its target.
func (t *trigger) strong() bool { return changes(t.relation) }

// triggers are the rows of triggers.tsv by their first syllable folded, the longest phrase first.
var triggers = sync.OnceValue(func() map[string][]*trigger {
	out := map[string][]*trigger{}
	for _, row := range rows("triggers") {
		if len(row) < 6 {
			continue
		}
		reach, err := strconv.Atoi(row[4])
		if err != nil {
			continue
		}
		t := &trigger{phrase: viet.Tone(row[0]), words: strings.Fields(viet.Fold(row[0])), plain: viet.Fold(row[0]), relation: corpus.Relation(row[1]), form: form(row[2]),
			scope: corpus.Scope(row[3]), reach: reach, where: place(row[5])}
		out[t.words[0]] = append(out[t.words[0]], t)
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b *trigger) int { return len(b.words) - len(a.words) })
	}
	return out
})

// matchTriggers finds the triggers of text[span], ascending and not overlapping, none within an inline quotation.
func matchTriggers(text string, span corpus.Span, found func(t *trigger, at corpus.Span)) {
	shadow := viet.NewShadow(span.In(text))
	fold := shadow.Text()
	quoted := false
	for i := 0; i < len(fold); {
		c := fold[i]
		if !wordByte(c) {
			switch {
			case strings.HasPrefix(fold[i:], "“"):
				quoted = true
			case strings.HasPrefix(fold[i:], "”"):
				quoted = false
			}
			i++
			continue
		}
		end := wordEnd(fold, i)
		if quoted {
			i = end
			continue
		}
		for _, t := range triggers()[fold[i:end]] {
			stop, ok := t.match(fold, end)
			if !ok {
				continue
			}
			from, to := shadow.Span(i, stop)
			at := corpus.Span{Start: from, End: to}.Shift(span.Start)
			if !t.isWritten(at.In(text)) || t.bareWord() && !quotes(text[at.End:]) || t.listing() && !strings.HasPrefix(strings.TrimLeft(text[at.End:min(len(text), at.End+4)], " "), ":") {
				continue
			}
			found(t, at)
			end = stop
			break
		}
		i = end
	}
}

// bareWord reports whether a trigger ends in "từ", which begins "từ Điều 5 đến Điều 8" too where no quotation follows.
func (t *trigger) bareWord() bool {
	n := len(t.words)
	if t.scope != corpus.ScopeWords || t.words[n-1] != "tu" || n < 2 {
		return false
	}
	before := t.words[n-2]
	return before != "cum" && before != "cac" && before != "so"
}

// listing reports whether a trigger names the kind of those that acted, which are listed behind a colon: "các Thông tư sửa đổi, bổ sung: A, B".
func (t *trigger) listing() bool { return t.form == formPassive && t.words[0] == "cac" }

// quotes reports whether a text goes on with a quotation mark.
func quotes(s string) bool {
	s = strings.TrimLeft(s[:min(len(s), 8)], " \n\u00a0:")
	return strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "‘") || strings.HasPrefix(s, "'")
}

// years are how long a document was carried out, between the words of a report on it; the text is folded. writtenYears are they as written.
var (
	years        = regexp.MustCompile(`^[ \n]\d{1,2} (?:nam|thang)\b`)
	writtenYears = regexp.MustCompile(` \d{1,2} (?:năm|tháng|nam|thang)\b`)
)

// longestYears is how long, in bytes, such words are at most.
const longestYears = 12

// match reports where the trigger ends, its first word ending at end: its words follow each other over blanks and commas.
func (t *trigger) match(fold string, end int) (int, bool) {
	for _, w := range t.words[1:] {
		if t.relation == corpus.RelationReportsOn {
			end += len(years.FindString(fold[end:min(len(fold), end+longestYears)])) // "kết quả 03 năm thực hiện"
		}
		k := end
		if k < len(fold) && fold[k] == ',' {
			k++
		}
		n := k
		for n < len(fold) && n < k+4 && (fold[n] == ' ' || fold[n] == '\n') {
			n++
		}
		if n == k || !strings.HasPrefix(fold[n:], w) || n+len(w) < len(fold) && wordByte(fold[n+len(w)]) {
			return 0, false
		}
		end = n + len(w)
	}
	return end, true
}

// isWritten reports whether the words are written as the table writes them but for case, commas and the place of tones: "quy định chỉ
// tiêu" suspends nothing ("đình chỉ"). Words that bear no marks at all are taken too.
func (t *trigger) isWritten(words string) bool {
	words = strings.ReplaceAll(strings.ToLower(words), ",", "")
	if strings.ContainsAny(words, " \n") {
		words = viet.Squeeze(words)
		if t.relation == corpus.RelationReportsOn {
			words = writtenYears.ReplaceAllString(words, "")
		}
	}
	return words == t.phrase || viet.Tone(words) == t.phrase || words == t.plain
}

func wordByte(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func wordEnd(s string, i int) int {
	for i < len(s) && wordByte(s[i]) {
		i++
	}
	return i
}
