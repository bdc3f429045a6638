// Package tag finds what a text names: references to documents and to places in them. It finds and never resolves:
// whether a target exists is the business of others.
package tag

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// Input is a document after its structure was read.
type Input struct {
	Text     string
	Sections []corpus.Section
	Header   corpus.Header
}

// References finds the references of a text, ascending and not overlapping; each Quote is Text[Start:End].
// Example: "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về …" holds one, from the type word to the
// issuer. What is not certain is left out. Sources: handbook §1.5, §1.7, §1.8 and §3.3.
func References(in Input) []corpus.Reference {
	r := &reader{text: in.Text, own: in.Header.Evidence[corpus.FieldNumber].Span}
	r.dates = corpus.ScanDates(in.Text)
	r.readNumbered()
	r.readBare()
	r.readLaws()
	r.readProvisions()
	return r.tidy()
}

// reader is a text while its references are being read.
type reader struct {
	text  string
	own   corpus.Span
	dates []corpus.FoundDate
	refs  []corpus.Reference
}

// readNumbered reads the references that carry a number with its symbol.
func (r *reader) readNumbered() {
	for _, f := range corpus.ScanNumbers(r.text) {
		if r.own.Len() > 0 && f.Meets(r.own) || r.letterhead(f.Start) || r.formCode(f.End) {
			continue
		}
		lead := r.readLead(f.Start, f.Number)
		n := f.Number
		ref := corpus.Reference{Span: corpus.Span{Start: lead.start, End: f.End}, Kind: corpus.ReferenceNumbered,
			Number: n.Serial, Symbol: n.Symbol(), Title: lead.name, Issuer: lead.issuer}
		if n.Year != 0 {
			ref.Year = strconv.Itoa(n.Year)
		}
		own, told := n.DocType()
		switch {
		case lead.doc.Name != "":
			ref.DocType = lead.doc.Name
			if lead.doc.Code != "" {
				n = n.WithType(lead.doc.Code)
			}
		case told:
			ref.DocType = own.Name
		default:
			ref.DocType = r.listed(f)
		}
		ref.Canonical = n.String()
		r.readTail(&ref, lead, n)
		r.refs = append(r.refs, ref)
	}
}

// formCode reports whether a number goes on as the code of a form does: "Mẫu 05-TT/SHTT/2020".
func (r *reader) formCode(at int) bool {
	return at+1 < len(r.text) && r.text[at] == '/' && !unicode.IsSpace(rune(r.text[at+1]))
}

// listed is the type that a number takes from the one before it in a list: "Luật số 58/2024/QH15, số 71/2025/QH15".
func (r *reader) listed(f corpus.FoundNumber) string {
	n := len(r.refs)
	if n == 0 || r.refs[n-1].End > f.Start || f.Start-r.refs[n-1].End > 40 {
		return ""
	}
	for _, w := range strings.Fields(r.text[r.refs[n-1].End:f.Start]) {
		switch strings.ToLower(w) {
		case ",", "số", "và", ";":
		default:
			return ""
		}
	}
	if _, symbol, _ := strings.Cut(r.refs[n-1].Symbol, "QH"); symbol == "" && f.Number.Family == corpus.FamilyLaw {
		return ""
	}
	return r.refs[n-1].DocType
}

// letterhead reports whether a number stands behind "Số:" at the start of a line or cell, without a type before it: the
// own number of a document, of a copy, of a form.
func (r *reader) letterhead(at int) bool {
	before := strings.TrimRight(r.text[:at], " \u00a0")
	before, colon := strings.CutSuffix(before, ":")
	before = strings.TrimRight(before, " \u00a0")
	k := len(before) - len("Số")
	if k < 0 || !strings.EqualFold(before[k:], "Số") {
		return false
	}
	before = strings.TrimRight(before[:k], " \u00a0")
	return (before == "" || strings.HasSuffix(before, "\n") || strings.HasSuffix(before, "|")) && (colon || before == "")
}

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
		return l
	}
	l.bracket = false
	if n.Family == corpus.FamilyLaw {
		if start, doc, ok := r.lawBefore(before); ok {
			l.start, l.doc, l.name = start, doc, squeeze(before[start:])
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

// cutSo cuts the word "số" from the end; it may be glued to the number, not to the word before.
func cutSo(s string) (int, bool) {
	k := len(s) - len("số")
	if k < 0 || !strings.EqualFold(s[k:], "số") {
		return 0, false
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:k]); k > 0 && unicode.IsLetter(r) {
		return 0, false
	}
	return k, true
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
		if strings.EqualFold(squeeze(s[starts[min(1, len(starts)-1)]:]), "văn bản") {
			return corpus.DocType{}, starts[1], true
		}
	}
	return corpus.DocType{}, 0, false
}

// written reports whether a name was written with its marks: the fold of another word may be that of a type.
func written(s, name string) bool {
	return key(squeeze(s)) == key(name) || capitalised(s)
}

// lawSpan is how far, in bytes, the word "Luật" may stand before the number of a law.
const lawSpan = 400

// lawBefore finds where the name of a law begins that s ends with: "Luật Đầu tư công", "Luật sửa đổi, bổ sung một số
// điều của Luật A và Luật B".
func (r *reader) lawBefore(s string) (int, corpus.DocType, bool) {
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
	if k := strings.Index(zone, "Luật sửa đổi"); k >= 0 && k < at {
		at, name = k, "Luật"
	}
	doc, ok := corpus.TypeByName(name)
	if at < 0 || !ok || strings.Contains(zone[at:], "\n\n") || name == "Nghị quyết" && !strings.Contains(zone[at:], " của ") {
		return 0, corpus.DocType{}, false
	}
	return from + at, doc, true
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

// readTail reads what follows a number: a closing bracket, the date, the issuer.
func (r *reader) readTail(ref *corpus.Reference, l lead, n corpus.Number) {
	if l.bracket && strings.HasPrefix(r.text[ref.End:], ")") {
		ref.End++
	}
	r.readDate(ref)
	certain := certainIssuer(n)
	if at, ok := after(r.text, ref.End, "của"); ok {
		if name, end := readIssuer(r.text, at); name != "" && agrees(name, certain) {
			ref.Issuer, ref.End = name, end
		}
	}
	if ref.Issuer == "" {
		ref.Issuer = certain
	}
}

// readDate reads a date right behind the reference, after a comma or not: ", ngày 22/12/2024", ", 12/8/2021".
func (r *reader) readDate(ref *corpus.Reference) {
	i, _ := slices.BinarySearchFunc(r.dates, ref.End, func(d corpus.FoundDate, at int) int { return d.Start - at })
	if i >= len(r.dates) {
		return
	}
	d := r.dates[i]
	gap := r.text[ref.End:d.Start]
	if len(gap) > 12 || strings.Count(gap, "\n") > 1 || d.Date.Day == 0 {
		return
	}
	dated := strings.HasPrefix(key(r.text[d.Start:d.End]), "ngày")
	switch s := squeeze(gap); {
	case (s == "" || s == ",") && dated, s == ",", s == "ngày", s == ", ngày", s == "" && gap != "" && ref.Kind == corpus.ReferenceNumbered && dated:
		ref.Date, ref.End = d.Date, d.End
	}
}

// after reports whether a word follows an offset, behind blanks with at most one line break, and where what comes
// after the word begins.
func after(text string, at int, w string) (int, bool) {
	rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
	gap := text[at : len(text)-len(rest)]
	if gap == "" || strings.Count(gap, "\n") > 1 || !strings.HasPrefix(rest, w) {
		return 0, false
	}
	tail := rest[len(w):]
	next := strings.TrimLeftFunc(tail, unicode.IsSpace)
	if len(next) == len(tail) || strings.Count(tail[:len(tail)-len(next)], "\n") > 1 {
		return 0, false
	}
	return len(text) - len(next), true
}

// tidy brings the references into order, fills their quotes, and drops one of any two that overlap.
func (r *reader) tidy() []corpus.Reference {
	slices.SortStableFunc(r.refs, func(a, b corpus.Reference) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	out := r.refs[:0]
	for _, ref := range r.refs {
		if n := len(out); n > 0 && ref.Start < out[n-1].End {
			continue
		}
		ref.Quote = ref.In(r.text)
		out = append(out, ref)
	}
	return slices.Clip(out)
}
