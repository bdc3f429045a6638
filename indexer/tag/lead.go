package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// lead is what stands before a number and belongs to its reference.
type lead struct {
	start int
	doc   corpus.DocType
	// name is the name of a law between its type and its number: "Luật Đầu tư công".
	name string
	// issuer is a body named between the type and the number: "Quyết định của Bộ Chính trị số 31-QĐ/TW".
	issuer string
	// bracket is true where a bracket opened between the type and the number.
	bracket bool
}

// typeWords is how many syllables the name of a type has at most.
const typeWords = 5

// readLead reads backwards from a number: "số", an opening bracket, the type word or its code.
func (r *reader) readLead(at int, n corpus.Number) lead {
	l := lead{start: at}
	before := r.skipBack(r.text[:at])
	if k, ok := cutSo(before); ok {
		before = r.skipBack(before[:k])
	}
	if cut, ok := strings.CutSuffix(before, "("); ok {
		before, l.bracket = r.skipBack(cut), true
	}
	if doc, start, ok := typeBefore(before); ok && fits(doc, n, before[start:]) {
		l.doc, l.start = doc, start
		if n.Family == corpus.FamilyLaw && !capitalised(before[start:]) && strings.HasSuffix(strings.TrimSpace(before[:start]), "pháp") {
			// "Luật Ban hành văn bản quy phạm pháp luật số …": the name of the law ends in its type.
			if start, doc, ok := r.lawBefore(before, n.String()); ok {
				l.start, l.doc, l.name = start, doc, viet.Squeeze(before[start:])
			}
		}
		return l
	}
	if doc, start, ok := qualified(before); ok && fits(doc, n, before[start:]) {
		l.doc, l.start = doc, start
		return l
	}
	if start, ok := sameCode(before, n.Type); ok {
		l.start = start
		return l
	}
	l.bracket = false
	if n.Family == corpus.FamilyLaw {
		if start, doc, ok := r.lawBefore(before, n.String()); ok {
			l.start, l.doc, l.name = start, doc, viet.Squeeze(before[start:])
			return l
		}
	}
	if start, doc, issuer, ok := issuerBefore(before); ok {
		l.start, l.doc, l.issuer = start, doc, issuer
	}
	return l
}

// lawTypes are the types that bear the number of a law.
const lawTypes = "Luật Bộ luật Nghị quyết Pháp lệnh Hiến pháp Lệnh"

// fits reports whether a type word before a number can be the number's: the last words of the name of a law may be
// those of a type ("Luật Quy hoạch số 21/2017/QH14"), and so may the last words of a sentence.
func fits(doc corpus.DocType, n corpus.Number, written string) bool {
	if n.Family == corpus.FamilyLaw {
		return doc.Name != "" && strings.Contains(lawTypes, doc.Name)
	}
	return doc.Code == "" || n.Type == "" || doc.Code == n.Type || capitalised(written)
}

// skipBack goes back over blanks, at most one line break among them, and one colon.
func (r *reader) skipBack(s string) string {
	cut := strings.TrimRightFunc(s, unicode.IsSpace)
	if strings.Count(s[len(cut):], "\n") > 1 {
		return s
	}
	return strings.TrimRightFunc(strings.TrimSuffix(cut, ":"), unicode.IsSpace)
}

// cutSo cuts the word "số" from the end, in the spellings of texts without marks too; it may be glued to the number, not to the word before.
func cutSo(s string) (int, bool) {
	for _, w := range []string{"số", "so", "sô"} {
		k := len(s) - len(w)
		if k < 0 || !strings.EqualFold(s[k:], w) {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(s[:k]); k > 0 && unicode.IsLetter(r) {
			return 0, false
		}
		return k, true
	}
	return 0, false
}

// lastWords are the starts of the last syllables of s, the last first, on one line but for one break between words.
func lastWords(s string, n int) []int {
	var starts []int
	for len(starts) < n {
		t := strings.TrimRightFunc(s, unicode.IsSpace)
		if len(s)-len(t) > 3 || strings.Count(s[len(t):], "\n") > 1 || len(starts) > 0 && len(t) == len(s) {
			break
		}
		k := strings.LastIndexFunc(t, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })
		_, w := utf8.DecodeRuneInString(t[max(k, 0):])
		start := 0
		if k >= 0 {
			start = k + w
		}
		if start == len(t) {
			break
		}
		starts = append(starts, start)
		s = t[:start]
	}
	return starts
}

// typeBefore finds the type word that s ends with: its longest name, or its code in its own letters.
func typeBefore(s string) (corpus.DocType, int, bool) {
	starts := lastWords(s, typeWords)
	for i := len(starts) - 1; i >= 0; i-- {
		name := s[starts[i]:]
		if doc, ok := corpus.TypeByName(name); ok && written(name, doc.Name) {
			return doc, starts[i], true
		}
	}
	if len(starts) > 0 {
		code := s[starts[0]:]
		if doc, ok := corpus.TypeByCode(code, ""); ok && doc.Code == code && utf8.RuneCountInString(code) > 1 {
			return doc, starts[0], true
		}
		if strings.EqualFold(viet.Squeeze(s[starts[min(1, len(starts)-1)]:]), "văn bản") {
			return corpus.DocType{}, starts[1], true
		}
	}
	return corpus.DocType{}, 0, false
}

// qualified finds a type word that a word of its kind parts from the number: "Công điện khẩn".
func qualified(s string) (corpus.DocType, int, bool) {
	for _, row := range rows("qualifiers") {
		if k := len(s) - len(row[0]); k > 1 && s[k-1] == ' ' && strings.EqualFold(s[k:], row[0]) {
			doc, start, ok := typeBefore(s[:k-1])
			return doc, start, ok && doc.Name != ""
		}
	}
	return corpus.DocType{}, 0, false
}

// sameCode reports whether s ends with the code of a number's own type in any spelling: "nđ 30/2020/nđ-cp".
func sameCode(s, code string) (int, bool) {
	starts := lastWords(s, 1)
	if code == "" || len(starts) == 0 {
		return 0, false
	}
	return starts[0], viet.Fold(s[starts[0]:]) == viet.Fold(code)
}

// written reports whether a name was written with its marks: the fold of another word may be that of a type.
func written(s, name string) bool {
	return key(viet.Squeeze(s)) == key(name) || capitalised(s)
}

// lawSpan is how far, in bytes, the word "Luật" may stand before the number of a law.
const lawSpan = 400

// lawBefore finds where the name of a law begins that s ends with: "Luật Đầu tư công", "Luật sửa đổi, bổ sung một số
// điều của Luật A và Luật B". The number tells whether it is that of the law that is amended.
func (r *reader) lawBefore(s, number string) (int, corpus.DocType, bool) {
	from := max(0, len(s)-lawSpan)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	if n := len(r.refs); n > 0 {
		from = max(from, min(r.refs[n-1].End, len(s)))
	}
	zone := s[from:]
	if k := strings.LastIndexAny(zone, ";:(“\"”"); k >= 0 {
		from += k + 1
		zone = s[from:]
	}
	for _, mark := range []string{".\n", "Căn cứ ", "căn cứ "} {
		if k := strings.LastIndex(zone, mark); k >= 0 {
			from += k + len(mark)
			zone = s[from:]
		}
	}
	at, name := -1, ""
	for _, w := range []string{"Bộ luật ", "Luật ", "Pháp lệnh ", "Nghị quyết "} {
		if k := strings.LastIndex(zone, w); k > at {
			at, name = k, strings.TrimSpace(w)
		}
	}
	if k := strings.Index(zone, "Luật sửa đổi"); k >= 0 && k < at && !adopted(s[:from+k]) && !ownNumber(zone[at:], number) {
		at, name = k, "Luật"
	}
	doc, ok := corpus.TypeByName(name)
	if at < 0 || !ok || strings.Contains(zone[at:], "\n\n") || name == "Nghị quyết" && !strings.Contains(zone[at:], " của ") {
		return 0, corpus.DocType{}, false
	}
	return from + at, doc, true
}

// adopted reports whether what stands before the name of a law says that it is being adopted, so that it has no number yet: "Quốc
// hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15".
func adopted(before string) bool {
	return strings.HasSuffix(strings.TrimRight(before, " \n\u00a0"), "ban hành")
}

// ownNumber reports whether the table knows the number as that of the law of this name.
func ownNumber(name, number string) bool {
	for _, v := range laws()[lawKey(name)] {
		if v.number == number {
			return true
		}
	}
	return false
}

// issuerBefore finds a type and its issuer that s ends with: "Quyết định của Bộ Chính trị".
func issuerBefore(s string) (int, corpus.DocType, string, bool) {
	from := max(0, len(s)-120)
	k := strings.LastIndex(s[from:], " của ")
	if k < 0 {
		return 0, corpus.DocType{}, "", false
	}
	k += from
	name, end := readIssuer(s, k+len(" của "))
	if name == "" || strings.TrimSpace(s[end:]) != "" {
		return 0, corpus.DocType{}, "", false
	}
	doc, start, ok := typeBefore(s[:k])
	return start, doc, name, ok && doc.Name != ""
}
