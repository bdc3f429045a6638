package tag

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// issuingVerbs are the phrases of issuing.tsv, the longest first.
var issuingVerbs = sync.OnceValue(func() []string {
	var out []string
	for _, row := range rows("issuing") {
		out = append(out, row[0])
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
})

// subjectWithin is how far, in bytes, a body may stand before the document that it gives out.
const subjectWithin = 1200

// issuedBy is the body that the sentence says gives out what begins at the offset: "Ban Thường vụ Tỉnh ủy Lào Cai đã ban hành …", or, where
// the sentence begins with a body and the document stands in brackets or behind another, the body of the sentence.
func (r *reader) issuedBy(at int) string {
	from := r.back(at, subjectWithin)
	clause := r.text[from:at]
	whole := from == 0
	for _, mark := range []string{"\n", ". ", ": "} {
		if k := strings.LastIndex(clause, mark); k >= 0 {
			clause, whole = clause[k+len(mark):], true
		}
	}
	before := strings.TrimRight(clause, " \u00a0")
	for _, v := range issuingVerbs() {
		rest, ok := strings.CutSuffix(before, v)
		if !ok {
			continue
		}
		if body := endingBody(strings.TrimRight(rest, " \u00a0")); body != "" {
			return body
		}
		break
	}
	if !whole {
		return ""
	}
	if name, end := readIssuer(clause, 0); name != "" && strings.HasPrefix(clause[end:], " ") {
		return name
	}
	return ""
}

// bodyWithin is how many bytes the name of a body may take.
const bodyWithin = 160

// endingBody is the name of the body that s ends with, the longest.
func endingBody(s string) string {
	from := max(0, len(s)-bodyWithin)
	for from < len(s) && !utf8.RuneStart(s[from]) {
		from++
	}
	for i := from; i < len(s); {
		c, w := utf8.DecodeRuneInString(s[i:])
		if before, _ := utf8.DecodeLastRuneInString(s[:i]); unicode.IsUpper(c) && (i == 0 || !unicode.IsLetter(before)) {
			if name, end := readIssuer(s, i); name != "" && end == len(s) {
				return name
			}
		}
		i += w
	}
	return ""
}

// bears reports whether a written body can be the one that a number's code names: "UBND tỉnh" that of 154/KH-UBND, "Ban Thường vụ Tỉnh ủy"
// that of 414-CTr/TU. A number without a body's code leaves it open.
func bears(body string, n corpus.Number) bool {
	if len(n.Issuers) == 0 {
		return false
	}
	folded := viet.Fold(spelt(body))
	for _, i := range corpus.IssuersByCode(n.Issuers[0]) {
		for _, name := range strings.Split(i.Name, ", ") {
			if strings.Contains(folded, viet.Fold(name)) {
				return true
			}
		}
	}
	return false
}

// spelt writes out the abbreviation that a body's name begins with: "Ủy ban nhân dân tỉnh" of "UBND tỉnh".
func spelt(body string) string {
	first, rest, _ := strings.Cut(body, " ")
	if i, ok := corpus.IssuerByCode(first); ok && allCaps(first) {
		return strings.TrimSpace(i.Name + " " + rest)
	}
	return body
}

// bearer reads a body that is named by the general word of its code alone, which the number makes certain: "Kế hoạch số 01/KH-BCĐ57 của Ban
// Chỉ đạo".
func (r *reader) bearer(at int, n corpus.Number) (string, int) {
	words := wordsFrom(r.text, at, 4)
	if len(words) == 0 || len(n.Issuers) == 0 {
		return "", at
	}
	row, k := nameAt(r.text, words, true)
	if k == 0 || row.class != "generic" {
		return "", at
	}
	name := viet.Squeeze(r.text[at:words[k-1].End])
	if strings.Count(name, " ") == 0 || !bears(name, n) {
		return "", at
	}
	return name, words[k-1].End
}

// inSmall gives a body that stands in capitals, as in titles, its usual spelling where the table knows it.
func inSmall(name string) string {
	if strings.ToUpper(name) != name || !strings.Contains(name, " ") {
		return name
	}
	if i, ok := corpus.IssuerByName(name); ok {
		return i.Name
	}
	if row, ok := issuerWords()[key(name)]; ok && row.class == "head" {
		return row.name
	}
	return name
}
