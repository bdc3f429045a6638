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
	"vankho/corpus/viet"
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
	r := &reader{text: in.Text, header: in.Header, own: in.Header.Evidence[corpus.FieldNumber].Span}
	r.dates = corpus.ScanDates(in.Text)
	r.frame = readFrame(in.Text, in.Sections)
	for _, s := range in.Sections {
		r.labels = append(r.labels, s.Start)
	}
	slices.Sort(r.labels)
	r.readNumbered()
	r.readPartial()
	r.readLaws()
	r.readCongresses()
	r.readNamed()
	r.settle()
	r.readTitles()
	home := r.home()
	r.inherit(home)
	r.readAliases()
	r.readMentions(home)
	r.readProvisions()
	r.settle()
	r.readShort()
	r.settle()
	r.nameSelf()
	return slices.Clip(r.refs)
}

// reader is a text while its references are being read.
type reader struct {
	text   string
	header corpus.Header
	own    corpus.Span
	dates  []corpus.FoundDate
	frame  frame
	// labels are where sections begin, ascending.
	labels []int
	// cited maps the key of a law's name to the one number with which the text cites it, "" where it cites two.
	cited map[string]string
	refs  []corpus.Reference
	// titles are the spans of the titles that follow the references, ascending.
	titles []corpus.Span
	// singles maps a type to the one number that the text cites of it, days a type and a day; entitled holds the cited titles by type. All are
	// made when first asked.
	singles  map[string]string
	days     map[dayOfType]string
	entitled map[string][]titled
}

// readNumbered reads the references that carry a number with its symbol.
func (r *reader) readNumbered() {
	for _, f := range corpus.ScanNumbers(r.text) {
		if r.own.Len() > 0 && f.Meets(r.own) || r.oldProject(f) || r.letterhead(f.Start) || r.formCode(f.End) {
			continue
		}
		lead := r.readLead(f.Start, f.Number)
		if lead.start == f.Start && f.End <= r.head() {
			continue // what a scan left of the document's own number: "số: 4 3 /QĐ-BTP"
		}
		n := f.Number
		ref := corpus.Reference{Span: corpus.Span{Start: lead.start, End: f.End}, Kind: corpus.ReferenceNumbered,
			Number: asWritten(n.Serial, f.In(r.text)), Symbol: n.Symbol(), Title: lead.name, Issuer: lead.issuer}
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
		if lead.start == f.Start {
			if shared := r.readShared(f); len(shared) > 0 {
				r.refs = append(r.refs, shared...)
				ref.DocType = shared[0].DocType
			}
		}
		ref.Canonical = n.String()
		r.readTail(&ref, lead, n)
		r.refs = append(r.refs, ref)
	}
}

// asWritten is a serial without the zero that its canonical form adds: "6" of "6/QĐ-TTg".
func asWritten(serial, written string) string {
	if !strings.HasPrefix(written, "0") {
		return strings.TrimPrefix(serial, "0")
	}
	return serial
}

// oldProject reports "Đề án 06/CP": projects bear no number of the old kind, so that it is a nickname.
func (r *reader) oldProject(f corpus.FoundNumber) bool {
	if f.Number.Family != corpus.FamilyOld {
		return false
	}
	doc, _, ok := typeBefore(strings.TrimSuffix(r.skipBack(r.text[:f.Start]), " số"))
	return ok && (doc.Code == "ĐA" || doc.Code == "CTr")
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

// head is where the letterhead ends that stands above the name of the type: a number there without a type before it names no other
// document. It is 0 where there is no letterhead.
func (r *reader) head() int {
	if r.header.Evidence[corpus.FieldSystem].Len() == 0 {
		return 0
	}
	return r.header.Evidence[corpus.FieldType].Start
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

// readTail reads what follows a number: a closing bracket, the date, the issuer.
func (r *reader) readTail(ref *corpus.Reference, l lead, n corpus.Number) {
	if l.bracket && strings.HasPrefix(r.text[ref.End:], ")") {
		ref.End++
	}
	r.readDate(ref)
	certain := certainIssuer(n)
	from := ref.End
	if !ref.Date.IsZero() && strings.HasPrefix(r.text[from:], ",") {
		from++ // "số 144-QĐ/TW, ngày 09/5/2024, của Bộ Chính trị"
	}
	if at, ok := after(r.text, from, "của"); ok {
		name, end := readIssuer(r.text, at)
		if name == "" {
			name, end = r.bearer(at, n)
		}
		if name != "" && agrees(name, certain) {
			ref.Issuer, ref.End = inSmall(name), end
			if len(n.Issuers) > 1 {
				r.readJoint(ref, at)
			}
		}
	}
	if ref.Issuer == "" {
		ref.Issuer = certain
	}
}

// readJoint reads the further bodies that issue a joint document: "của Bộ trưởng Bộ A, Bộ trưởng Bộ B và …".
func (r *reader) readJoint(ref *corpus.Reference, from int) {
	for range 8 {
		next, _, ok := separator(r.text, ref.End)
		if !ok {
			return
		}
		name, end := readIssuer(r.text, next)
		if name == "" {
			return
		}
		ref.End = end
		ref.Issuer = viet.Squeeze(r.text[from:end])
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
	switch s := viet.Squeeze(gap); {
	case (s == "" || s == ",") && dated, s == ",", s == "ngày", s == ", ngày", s == "" && gap != "" && ref.Kind == corpus.ReferenceNumbered && dated:
		ref.Date, ref.End = d.Date, d.End
	}
}

// after reports whether a word follows an offset, behind blanks with at most one line break, and where what comes
// after the word begins.
func after(text string, at int, w string) (int, bool) {
	rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
	gap := text[at : len(text)-len(rest)]
	if gap == "" || strings.Count(gap, "\n") > 1 || len(rest) < len(w) || !strings.EqualFold(rest[:len(w)], w) {
		return 0, false
	}
	tail := rest[len(w):]
	next := strings.TrimLeftFunc(tail, unicode.IsSpace)
	if len(next) == len(tail) || strings.Count(tail[:len(tail)-len(next)], "\n") > 1 {
		return 0, false
	}
	return len(text) - len(next), true
}

// settle brings the references into order, fills their quotes, and drops one of any two that overlap.
func (r *reader) settle() {
	slices.SortStableFunc(r.refs, func(a, b corpus.Reference) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		if a.End != b.End {
			return b.End - a.End
		}
		// "Đề án 06" is a nickname, whatever else its figure could be.
		return strings.Compare(string(a.Kind), string(b.Kind))
	})
	out := r.refs[:0]
	for _, ref := range r.refs {
		if n := len(out); n > 0 && ref.Start < out[n-1].End {
			continue
		}
		ref.Quote = ref.In(r.text)
		out = append(out, ref)
	}
	r.refs = out
}

// back is the offset at most n bytes before another, where a character begins: how far a look-back goes.
func (r *reader) back(at, n int) int {
	from := max(0, at-n)
	for from < at && !utf8.RuneStart(r.text[from]) {
		from++
	}
	return from
}

// firstFrom is the place of the first reference that begins at or behind an offset, once they are settled.
func (r *reader) firstFrom(at int) int {
	i, _ := slices.BinarySearchFunc(r.refs, at, func(ref corpus.Reference, at int) int { return ref.Start - at })
	return i
}
