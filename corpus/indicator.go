package corpus

import (
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"

	"vankho/corpus/table"
	"vankho/corpus/viet"
)

//go:embed indicators.tsv
var indicatorRows string

// MaxIndicatorWords is how many words of a phrase tell what it means; what comes behind is passed over.
const MaxIndicatorWords = 60

// maxIndicatorPhrase is how many bytes of a phrase are kept.
const maxIndicatorPhrase = 600

// IndicatorPhrase brings a phrase to the form in which phrasings are kept: blanks squeezed, no marks at the ends, the first letter small
// where the word is none in capitals. Example: "Tỷ lệ hồ sơ  tiếp nhận trực tuyến:" is "tỷ lệ hồ sơ tiếp nhận trực tuyến".
// Of a phrase that is none, as a page without any full stop may give, the first words are kept.
func IndicatorPhrase(text string) string {
	if len(text) > maxIndicatorPhrase {
		text = strings.ToValidUTF8(text[:maxIndicatorPhrase], "")
		text = text[:max(0, strings.LastIndexAny(text, " \n\t"))]
	}
	text = strings.Trim(viet.Squeeze(text), " ,;:.-–—+*•")
	first, _, _ := strings.Cut(text, " ")
	if strings.ToLower(first) != viet.Uncapitalise(first) {
		return text
	}
	return viet.Uncapitalise(text)
}

// IndicatorKey is what phrasings of one indicator have in common: IndicatorWords, with blanks between. "" where nothing is left.
// Example: "Số lượng TTHC nội bộ" and "số thủ tục hành chính nội bộ" are both "thủ tục hành chính nội bộ".
func IndicatorKey(phrase string) string { return strings.Join(IndicatorWords(phrase), " ") }

// IndicatorWords are the words of a phrase that tell what is counted, each as viet.Norm spells it: abbreviations spelled out, synonyms made
// one, words without weight left out (indicators.tsv). A phrase without any mark is read as if typed without. It never fails.
func IndicatorWords(phrase string) []string {
	words := make([]string, 0, 16)
	for w := range viet.Words(phrase) {
		if len(words) == MaxIndicatorWords {
			break
		}
		words = append(words, viet.Norm(w.Text))
	}
	rules := indicatorRules()
	if !viet.HasMarks(phrase) {
		rules = indicatorRulesFolded()
	}
	return rules.apply(words)
}

// indicatorRule is a row of indicators.tsv.
type indicatorRule struct {
	role           string
	words, becomes []string
}

// indicatorTable finds rules by the first word of their phrase, the longest first.
type indicatorTable map[string][]indicatorRule

var (
	indicatorRules       = sync.OnceValue(func() indicatorTable { return readIndicatorRules(viet.Norm) })
	indicatorRulesFolded = sync.OnceValue(func() indicatorTable { return readIndicatorRules(viet.Fold) })
)

func readIndicatorRules(form func(string) string) indicatorTable {
	t := indicatorTable{}
	for row := range table.Rows(indicatorRows, 3) {
		r := indicatorRule{role: row[0]}
		for w := range viet.Words(row[1]) {
			r.words = append(r.words, form(viet.Norm(w.Text)))
		}
		for w := range viet.Words(row[2]) {
			r.becomes = append(r.becomes, form(viet.Norm(w.Text)))
		}
		t[r.words[0]] = append(t[r.words[0]], r)
	}
	for _, rules := range t {
		slices.SortStableFunc(rules, func(a, b indicatorRule) int { return len(b.words) - len(a.words) })
	}
	return t
}

// WeakWord reports whether a word of IndicatorWords is one that an indicator need not have to be meant: "trong", "cho".
func WeakWord(word string) bool {
	rules := indicatorRules()
	if !viet.HasMarks(word) {
		rules = indicatorRulesFolded()
	}
	return slices.ContainsFunc(rules[word], func(r indicatorRule) bool { return r.role == "weak" && len(r.words) == 1 })
}

// apply goes once through the words.
func (t indicatorTable) apply(words []string) []string {
	out := make([]string, 0, len(words))
	for i := 0; i < len(words); {
		r, ok := t.at(words, i, len(out) == 0)
		switch {
		case !ok:
			out = append(out, words[i])
			i++
			continue
		case r.role == "same":
			if n := len(out) - len(r.becomes); n < 0 || !slices.Equal(out[n:], r.becomes) { // "GDP (tổng sản phẩm trong nước)"
				out = append(out, r.becomes...)
			}
			for n := len(r.becomes); n > 0 && len(words)-i-len(r.words) >= n && slices.Equal(words[i+len(r.words):][:n], r.becomes); i += n { // "TTHC (thủ tục hành chính)"
			}
		}
		i += len(r.words)
	}
	return out
}

// at is the longest rule whose phrase stands at a word. A rule that would leave nothing of the whole phrase does not count.
func (t indicatorTable) at(words []string, i int, first bool) (indicatorRule, bool) {
	for _, r := range t[words[i]] {
		end := i + len(r.words)
		if r.role == "weak" || end > len(words) || !slices.Equal(words[i:end], r.words) {
			continue
		}
		switch r.role {
		case "lead":
			if !first || end == len(words) {
				continue
			}
		case "end":
			if first || end != len(words) {
				continue
			}
		case "drop":
			if first && end == len(words) {
				continue
			}
		}
		return r, true
	}
	return indicatorRule{}, false
}

// ReadJoins reads which phrasings are one indicator, as a person writes it down: a line each, phrasings parted by tabs, the first being what
// the indicator is called. Lines that begin with "#" are remarks; of a file beyond limit bytes the beginning is read.
// Example: "tỷ lệ đúng hạn\ttỷ lệ hồ sơ giải quyết đúng hạn\n" is one list of two.
func ReadJoins(r io.Reader, limit int64) ([][]string, error) {
	text, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil {
		return nil, err
	}
	var lists [][]string
	for row := range table.Rows(strings.TrimPrefix(viet.Normalise(string(text)), "\ufeff"), 1) {
		var phrasings []string
		for _, cell := range row {
			if p := IndicatorPhrase(cell); p != "" {
				phrasings = append(phrasings, p)
			}
		}
		if len(phrasings) > 1 {
			lists = append(lists, phrasings)
		}
	}
	return lists, nil
}
