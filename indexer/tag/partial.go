package tag

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// partialTypes are the types of partial.tsv, and lastSyllables how their names and codes end: a quick look.
var partialTypes = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, row := range rows("partial") {
		out[row[0]] = true
	}
	return out
})

var lastSyllables = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, d := range corpus.DocTypes() {
		if partialTypes()[d.Name] {
			out[key(d.Name[strings.LastIndexByte(d.Name, ' ')+1:])] = true
			out[key(d.Code)] = d.Code != ""
		}
	}
	for _, row := range rows("nicknames") {
		out[key(row[0][strings.LastIndexByte(row[0], ' ')+1:])] = true
	}
	return out
})

// ordinance is the code of the Sắc lệnh, whose symbol names no body.
const ordinance = "SL"

// readPartial reads numbers without their symbol: "Nghị quyết số 57", "Quyết định 749 của Thủ tướng", "Nghị định số 530
// năm 2031", "Đề án 06". The number is completed only by the issuer that follows it, or by a full citation in the same
// text. Source: handbook §1.7.
func (r *reader) readPartial() {
	full := r.fullCitations()
	for i := 0; i < len(r.text); {
		if r.text[i] < '0' || r.text[i] > '9' {
			i++
			continue
		}
		end := i
		for end < len(r.text) && '0' <= r.text[end] && r.text[end] <= '9' {
			end++
		}
		if end-i <= 5 {
			r.readPartialAt(i, end, full)
		}
		i = end
	}
}

// fullCitations are the numbers cited in full, by type and serial; empty where a type has two with one serial.
func (r *reader) fullCitations() map[string]corpus.Reference {
	full := map[string]corpus.Reference{}
	for _, ref := range r.refs {
		k := ref.DocType + " " + strings.TrimLeft(ref.Number, "0")
		if have, ok := full[k]; ok && have.Canonical != ref.Canonical {
			ref = corpus.Reference{}
		}
		full[k] = ref
	}
	return full
}

// isForm reports whether a type is that of a form, before whose word s ends: "Mẫu quyết định số 03".
func isForm(s string) bool {
	s = strings.TrimRight(s, " \n\u00a0")
	k := len(s) - len("mẫu")
	if k < 0 || !strings.EqualFold(s[k:], "mẫu") {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(s[:k])
	return k == 0 || !unicode.IsLetter(c)
}

// partialWithin is how far, in bytes, the name of the type may begin before its bare number.
const partialWithin = 80

// readPartialAt reads the bare number whose figures stand at the offset, behind the name of a type.
func (r *reader) readPartialAt(at, end int, full map[string]corpus.Reference) {
	off := r.back(at, partialWithin)
	before := strings.TrimRight(r.text[off:at], " \n\u00a0")
	cut, so := cutSo(before)
	if so {
		before = strings.TrimRight(before[:cut], " \n\u00a0")
	}
	last := before[strings.LastIndexFunc(before, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) })+1:]
	if !lastSyllables()[key(last)] {
		return
	}
	if r.readNickname(before, off, at, end, full) {
		return
	}
	doc, start, ok := typeBefore(before)
	if !ok || !partialTypes()[doc.Name] || isForm(before[:start]) {
		return
	}
	ref := corpus.Reference{Span: corpus.Span{Start: off + start, End: end}, Kind: corpus.ReferenceNumbered, DocType: doc.Name, Number: r.text[at:end]}
	if stop, ok := letterTail(r.text, end); ok && (r.text[end] != '-' || doc.Code == ordinance) {
		ref.End, ref.Number = stop, r.text[at:end]+r.text[stop-1:stop]
	}
	r.readOwnYear(&ref)
	if !boundary(r.text, ref.End) {
		return
	}
	plain := ref.End
	r.readDate(&ref)
	if next, ok := after(r.text, ref.End, "của"); ok {
		if name, stop := readIssuer(r.text, next); name != "" {
			ref.Issuer, ref.End = name, stop
		}
	}
	known := full[doc.Name+" "+strings.TrimLeft(ref.Number, "0")]
	if ref.Year != "" && known.Year != ref.Year || !ref.Date.IsZero() && known.Date != ref.Date && !known.Date.IsZero() {
		known = corpus.Reference{}
	}
	if !so && ref.End == plain && ref.Year == "" && known.Canonical == "" {
		return
	}
	if code := issuerCode(doc, ref.Issuer); code != "" {
		complete(&ref, doc, code)
	} else if doc.Code == ordinance {
		complete(&ref, doc, "")
	}
	if ref.Canonical == "" {
		ref.Canonical, ref.Symbol = known.Canonical, known.Symbol
	}
	if ref.Issuer == "" {
		ref.Issuer = known.Issuer
	}
	r.refs = append(r.refs, ref)
}

// readOwnYear reads the year of a number: "530/2031", "530 năm 2031".
func (r *reader) readOwnYear(ref *corpus.Reference) {
	rest := r.text[ref.End:]
	if strings.HasPrefix(rest, "/") && len(rest) > 4 && plausibleYear(rest[1:5]) {
		ref.Year, ref.End = rest[1:5], ref.End+5
		return
	}
	next, ok := blanks(r.text, ref.End)
	if !ok {
		return
	}
	if end, ok := foldedPrefix(r.text, next, "năm"); ok {
		if n, ok := blanks(r.text, end); ok && n+4 <= len(r.text) && plausibleYear(r.text[n:n+4]) {
			ref.Year, ref.End = r.text[n:n+4], n+4
		}
	}
}

func plausibleYear(s string) bool {
	return len(s) == 4 && strings.Trim(s, "0123456789") == "" && s > "1944" && s < "2100"
}

// complete fills symbol and canonical form of a number whose type and issuer are known.
func complete(ref *corpus.Reference, doc corpus.DocType, code string) {
	mark := "/"
	if ref.Year != "" {
		mark = "/" + ref.Year + "/"
	} else if doc.YearInNumber {
		return
	}
	if i, ok := corpus.IssuerByCode(code); ok && i.System == corpus.SystemParty {
		mark = "-"
	}
	join := "-"
	if mark == "-" {
		join = "/"
	}
	n, ok := corpus.ParseNumber(strings.TrimRight(ref.Number+mark+doc.Code+join+code, join))
	if !ok || doc.Code == "" {
		return
	}
	ref.Symbol, ref.Canonical = n.Symbol(), n.String()
	if ref.Issuer == "" {
		ref.Issuer = certainIssuer(n)
	}
}

// issuerCode is the code of a written issuer, empty where none is certain. Decrees have one issuer alone.
func issuerCode(doc corpus.DocType, issuer string) string {
	if doc.Code == "NĐ" && (issuer == "" || issuer == "Chính phủ") {
		return "CP"
	}
	for _, row := range rows("partialissuers") {
		if key(row[0]) == key(issuer) {
			return row[1]
		}
	}
	if i, ok := corpus.IssuerByName(issuer); ok && i.Level == corpus.LevelCentral {
		return i.Code
	}
	// "Bộ TTTT", "Bộ GD&ĐT"
	if short, ok := strings.CutPrefix(issuer, "Bộ "); ok && strings.ToUpper(short) == short && !strings.Contains(short, " ") {
		if i, ok := corpus.IssuerByCode("B" + short); ok && i.Level == corpus.LevelCentral {
			return i.Code
		}
	}
	return ""
}

// readShared reads the numbers before one that share its symbol: "Quyết định số 12, 13 và 14/2031/QĐ-UBND". It answers
// the references, the first with the type word, and whether there are any.
func (r *reader) readShared(f corpus.FoundNumber) []corpus.Reference {
	var serials []corpus.Span
	at := f.Start
	for len(serials) < 30 {
		s := strings.TrimRight(r.text[:at], " \u00a0\n")
		if cut, ok := strings.CutSuffix(s, "và"); ok && len(s) < at {
			s = strings.TrimRight(cut, " \u00a0\n,")
		} else if cut, ok := strings.CutSuffix(s, ","); ok {
			s = strings.TrimRight(cut, " \u00a0")
		} else {
			break
		}
		start := len(strings.TrimRight(s, "0123456789"))
		if n := len(s) - start; n == 0 || n > 5 {
			break
		}
		if b, _ := utf8.DecodeLastRuneInString(s[:start]); b != ' ' && b != '\u00a0' && b != '\n' {
			break
		}
		serials = append(serials, corpus.Span{Start: start, End: len(s)})
		at = start
	}
	if len(serials) == 0 {
		return nil
	}
	l := r.readLead(at, f.Number)
	if l.start == at || l.doc.Name == "" {
		return nil
	}
	if lead := strings.TrimSpace(r.text[l.start:at]); !strings.Contains(viet.Fold(r.text[l.start:at]), " so") && !(f.Number.Family == corpus.FamilyState && strings.EqualFold(lead, l.doc.Name) && serials[len(serials)-1].Len() < 4) {
		return nil // "Luật Đất đai 2013, 45/2013/QH13"
	}
	var out []corpus.Reference
	slices.Reverse(serials)
	for i, s := range serials {
		n := f.Number
		m, ok := corpus.ParseNumber(s.In(r.text) + strings.TrimPrefix(n.String(), n.Serial))
		if !ok {
			return nil
		}
		ref := corpus.Reference{Span: s, Kind: corpus.ReferenceNumbered, DocType: l.doc.Name, Number: asWritten(m.Serial, s.In(r.text)), Symbol: m.Symbol(), Canonical: m.String(), Issuer: certainIssuer(m)}
		if m.Year != 0 {
			ref.Year = strconv.Itoa(m.Year)
		}
		if i == 0 {
			ref.Start = l.start
		}
		out = append(out, ref)
	}
	return out
}

// letterTail reads the letter behind a serial: "175-b", "30a".
func letterTail(text string, at int) (int, bool) {
	if at < len(text) && text[at] == '-' {
		at++
	}
	if at < len(text) && 'a' <= text[at] && text[at] <= 'z' && ends(text, at+1) {
		return at + 1, true
	}
	return 0, false
}

// boundary reports whether nothing that could be the rest of a number follows.
func boundary(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	return ends(text, at) && text[at] != '/' && text[at] != '-' && !dotted(text, at)
}
