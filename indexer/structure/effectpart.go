package structure

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// partSubject is how a clause begins that gives single provisions a day of their own; the text is folded and has no label.
var partSubject = regexp.MustCompile(`^(?:rieng |tru |doi voi )*(?:cac |nhung |mot so )?(?:truong hop |noi dung |quy dinh )?(?:[^.;:]{0,160} )?(?:tai |cua |tu )?(?:cac )?(?:dieu|khoan|diem|chuong|muc|phan|phu luc|mau so)(?: so)? [0-9a-zđ]`)

// partLabel is the label of a clause.
var partLabel = regexp.MustCompile(`^(?:[-–+*•\s\x{00a0}]|\d{1,2}[.)]|[a-zđ]\))*`)

// otherNumber is another document whose provisions a clause names: "khoản 1 Điều 15 của Thông tư số 02/2024/TT-BKHĐT".
var otherNumber = regexp.MustCompile(`số \d+[a-zđ]?[/-]`)

// longestSubject is how many bytes before the words of effect the provisions are looked for.
const longestSubject = 1200

// effectParts are the days of single provisions that the sentence of the clause and the lines below it in its article give; the clause
// stands in line i and ends at a byte of the text. Source: handbook §4.4, rule 4.
func (r *reading) effectParts(lines []line, i, end int) []corpus.EffectPart {
	var out []corpus.EffectPart
	for k := i; k < len(lines) && k <= i+effectBelow; k++ {
		l := lines[k]
		if k > i && (strings.HasPrefix(l.text, "Điều ") && articleNumber(l.text) > 0 && startsClosing(l.text) || l.quoted) {
			break
		}
		at := l.Start
		if k == i {
			at = min(max(at, end), l.End)
		}
		for at < l.End {
			n := strings.Index(r.text[at:l.End], "có hiệu lực")
			if n < 0 {
				break
			}
			verb := at + n
			if p, ok := r.effectPart(corpus.Span{Start: max(at, verb-longestSubject), End: verb}, l.End); ok {
				out = append(out, p)
			}
			at = verb + len("có hiệu lực")
		}
	}
	return out
}

// startsClosing reports whether a line that begins with an article is the next article, not a clause on one: "Điều 2 Thông tư này có hiệu lực …".
func startsClosing(s string) bool {
	return !strings.Contains(s, "có hiệu lực") || strings.HasPrefix(strings.TrimLeft(s[len("Điều "):], "0123456789abcdđ"), ".")
}

// effectPart reads what stands before the words of effect, and the day behind them.
func (r *reading) effectPart(subject corpus.Span, lineEnd int) (corpus.EffectPart, bool) {
	s := subject.In(r.text)
	for s != "" && !utf8.RuneStart(s[0]) { // the cut may have hit a letter
		s = s[1:]
	}
	for _, w := range []string{". ", "; riêng ", ", riêng ", ", trừ ", " trừ "} {
		if k := strings.LastIndex(s, w); k >= 0 {
			s = s[k+len(w):]
		}
	}
	s = s[len(partLabel.FindString(s)):]
	if k := strings.LastIndex(s, " trước ngày"); k >= 0 {
		return corpus.EffectPart{}, false
	}
	if otherNumber.MatchString(s) {
		// "khoản 1 Điều 15 của Thông tư số D (được sửa đổi tại khoản 7 Điều 1 của Thông tư này)": the document's own provision stands last.
		k := max(strings.LastIndex(s, " tại "), strings.LastIndex(s, " bởi "))
		if k < 0 || otherNumber.MatchString(s[k:]) {
			return corpus.EffectPart{}, false
		}
		s = s[k+len(" tại "):]
	}
	if !partSubject.MatchString(viet.Fold(s)) {
		return corpus.EffectPart{}, false
	}
	provisions := corpus.ScanProvisions(s)
	if len(provisions) == 0 {
		return corpus.EffectPart{}, false
	}
	behind := subject.End + len("có hiệu lực")
	clause := corpus.Span{Start: subject.End - len(s), End: min(lineEnd, behind+effectClause)}
	clause.End = behind + runeCut(r.text[behind:], clause.End-behind)
	e, end, ok := r.effectOf(clause, behind)
	if !ok || e.Date.Day == 0 || r.unsure(corpus.Span{Start: behind, End: end}) {
		return corpus.EffectPart{}, false
	}
	return corpus.EffectPart{Provisions: provisions, Date: e.Date, Until: e.Until, Span: corpus.Span{Start: subject.End - len(s), End: end}}, true
}
