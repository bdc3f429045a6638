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

// mention is a type word by which a text speaks of a document without its number: a row of mentions.tsv in one spelling.
type mention struct {
	words, docType string
	forms          []string
	small          bool
}

// mentions are the rows by the first byte of their words, the longest first.
var mentions = sync.OnceValue(func() *[256][]mention {
	var out [256][]mention
	for _, row := range rows("mentions") {
		m := mention{words: row[0], docType: strings.TrimPrefix(row[1], "-"), forms: strings.Split(row[2], ",")}
		out[m.words[0]] = append(out[m.words[0]], m)
		if lower := strings.ToLower(m.words); lower != m.words {
			m.words, m.small = lower, true
			out[lower[0]] = append(out[lower[0]], m)
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i], func(a, b mention) int { return len(b.words) - len(a.words) })
	}
	return &out
})

func (m mention) has(form string) bool { return slices.Contains(m.forms, form) }

// leadWords are the words of leads.tsv by form.
var leadWords = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, row := range rows("leads") {
		out[row[1]] = append(out[row[1]], row[0])
	}
	return out
})

// readMentions reads documents that are named without their number, once the others are settled: "Quyết định nêu trên", "chương trình hành động
// của Tỉnh ủy", "Nghị quyết của Bộ Chính trị về …". Sources: handbook §1.7, §10.2.
func (r *reader) readMentions(home home) {
	all := mentions()
	var found []corpus.Reference
	next := 0
	inWord := false
	for at := 0; at < len(r.text); {
		for next < len(r.refs) && r.refs[next].End <= at {
			next++
		}
		if next < len(r.refs) && r.refs[next].Start <= at {
			at, inWord = r.refs[next].End, false
			continue
		}
		c, w := rune(r.text[at]), 1
		if c >= utf8.RuneSelf {
			c, w = utf8.DecodeRuneInString(r.text[at:])
		}
		letter := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
		if letter && !inWord {
			for _, m := range all[r.text[at]] {
				if !strings.HasPrefix(r.text[at:], m.words) || !ends(r.text, at+len(m.words)) {
					continue
				}
				if ref, ok := r.readMention(at, m, next, home); ok {
					found = append(found, ref)
					w = max(w, ref.End-at)
				} else {
					w = len(m.words)
				}
				break
			}
		}
		inWord = letter
		at += w
	}
	r.refs = append(r.refs, found...)
}

// readMention reads one mention that begins with the type word m at the offset; next is the first settled reference behind it.
func (r *reader) readMention(at int, m mention, next int, home home) (corpus.Reference, bool) {
	end := at + len(m.words)
	ref := corpus.Reference{Span: corpus.Span{Start: at, End: end}, Kind: corpus.ReferenceAnaphor, DocType: m.docType}
	if m.has("above") {
		if stop, ok := r.above(end); ok && !r.plural(at) {
			if before := r.latest(next, m.docType, ""); before != nil {
				ref.End, ref.ResolvesTo, ref.Issuer = stop, before.Canonical, before.Issuer
				return ref, true
			}
			return ref, false
		}
	}
	// A text in articles speaks of documents to come as of those that exist; there only a body and a title in capitals name one.
	rules := len(r.frame.articles) > 0
	if m.small && (rules || !m.has("small")) || r.inTitle(at) {
		return ref, false
	}
	if m.has("record") && r.leads(at, "record") {
		ref.Kind = corpus.ReferenceDescriptive
		if stop := r.titleBehind(end, next); stop > 0 {
			ref.Title, ref.End = viet.Squeeze(r.text[end:stop]), stop
		}
		return ref, true
	}
	if dated := ref; !m.small && m.has("titled") && r.dated(&dated) {
		dated.Issuer = home.complete(dated.Issuer)
		return dated, true
	}
	issuer, from := "", end
	if k, ok := after(r.text, end, "của"); ok {
		if issuer, from = readIssuer(r.text, k); issuer == "" {
			return ref, false
		}
	}
	if m.has("titled") && (issuer != "" || !m.small && r.leads(at, "titled") && (!rules || m.has("rules") && r.leads(at, "rules")) && !r.adopting(at, m.docType) || strings.HasPrefix(m.words, "các ")) {
		if stop := r.titleBehind(from, next); stop > 0 {
			ref.Kind, ref.End, ref.Title = corpus.ReferenceDescriptive, stop, viet.Squeeze(r.text[from:stop])
			if issuer == "" {
				issuer = r.issuedBy(at)
			}
			ref.Issuer = home.complete(issuer)
			ref.ResolvesTo = r.sameTitle(ref)
			return ref, r.apart(&ref, from, next)
		}
	}
	if issuer == "" && m.has("plan") && !m.small && !rules && r.leads(at, "plan") {
		if stop := r.titleEnd(from, next); stop > from+1 && r.plain(from) {
			ref.Kind, ref.End, ref.Title = corpus.ReferenceDescriptive, stop, viet.Squeeze(r.text[from:stop])
			ref.Issuer = home.complete(r.issuedBy(at))
			ref.ResolvesTo = r.sameTitle(ref)
			return ref, r.apart(&ref, from, next)
		}
	}
	if issuer != "" && m.has("body") && (!m.small || r.leads(at, "body")) && !r.plural(at) {
		if before := r.latest(next, m.docType, issuer); before != nil {
			ref.End, ref.ResolvesTo, ref.Issuer = from, before.Canonical, home.complete(issuer)
			return ref, true
		}
	}
	if m.small && issuer == "" && m.docType == "Nghị quyết" && r.leads(at, "bare") && r.closes(end) && !r.plural(at) {
		if n := r.only(m.docType); n != "" {
			ref.ResolvesTo = n
			return ref, true
		}
	}
	return ref, false
}

// dated reads a document that is named by its day: "Quyết định ngày 14 tháng 3 năm 2025 của Chủ tịch UBND tỉnh". It resolves to the one document of that
// type and day that the text cites.
func (r *reader) dated(ref *corpus.Reference) bool {
	if r.readDate(ref); ref.Date.IsZero() {
		return false
	}
	ref.Kind = corpus.ReferenceDescriptive
	if k, ok := after(r.text, ref.End, "của"); ok {
		if name, stop := readIssuer(r.text, k); name != "" {
			ref.Issuer, ref.End = name, stop
		}
	}
	ref.ResolvesTo = r.ofDay(ref.DocType, ref.Date)
	return true
}

// dayOfType is a type with the day of a document.
type dayOfType struct {
	docType string
	date    corpus.Date
}

// ofDay is the one number of a type and a day that the text cites, "" where it cites none or several.
func (r *reader) ofDay(docType string, date corpus.Date) string {
	if r.days == nil {
		r.days = map[dayOfType]string{}
		for i := range r.refs {
			ref := &r.refs[i]
			if ref.Date.IsZero() || ref.Cited() == "" {
				continue
			}
			k := dayOfType{ref.DocType, ref.Date}
			if n, ok := r.days[k]; ok && n != ref.Canonical {
				r.days[k] = ""
				continue
			}
			r.days[k] = ref.Canonical
		}
	}
	return r.days[dayOfType{docType, date}]
}

// apart ends the span of a reference before the next one, which its title names and which stays a reference of its own. It reports whether
// enough of the title is left to tell the two apart.
func (r *reader) apart(ref *corpus.Reference, from, next int) bool {
	if next == len(r.refs) || r.refs[next].Start >= ref.End {
		return true
	}
	ref.End = r.trimmed(ref.Start, r.refs[next].Start)
	return ref.End > from && strings.Count(r.text[from:ref.End], " ") > 4
}

// above reads "trên", "nêu trên", "nói trên", "đã nêu" behind a type word, and answers where it ends. "trên" alone must end its phrase:
// "kế hoạch trên địa bàn" speaks of a place.
func (r *reader) above(end int) (int, bool) {
	at, ok := blanks(r.text, end)
	if !ok {
		return end, false
	}
	for _, w := range []string{"nêu trên", "nói trên", "đã nêu trên", "đã nêu ở trên", "nêu ở trên", "dẫn trên", "vừa nêu"} {
		if strings.HasPrefix(r.text[at:], w) && ends(r.text, at+len(w)) {
			return at + len(w), true
		}
	}
	stop := at + len("trên")
	if !strings.HasPrefix(r.text[at:], "trên") || !ends(r.text, stop) {
		return end, false
	}
	if r.closes(stop) {
		return stop, true
	}
	next, ok := blanks(r.text, stop)
	if !ok {
		return end, false
	}
	for _, w := range []string{"quy định", "đã", "được", "có hiệu lực", "nêu", "yêu cầu", "giao", "là", "để", "và"} {
		if k, ok := foldedPrefix(r.text, next, w); ok && ends(r.text, k) {
			return stop, true
		}
	}
	return end, false
}

// closes reports whether a phrase is over at the offset.
func (r *reader) closes(at int) bool {
	return at == len(r.text) || strings.ContainsRune(".,;:)\n", rune(r.text[at]))
}

// plural reports whether "các" or "những" stands before what begins at the offset: no single document is meant.
func (r *reader) plural(at int) bool {
	before := r.text[max(0, at-16):at]
	for _, w := range []string{"các ", "Các ", "những ", "Những ", "một số ", "mọi ", ", ", "và "} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// leads reports whether one of the words of a form stands right before the offset.
func (r *reader) leads(at int, form string) bool {
	from := r.back(at, 40)
	before := strings.TrimRight(r.text[from:at], " \n\u00a0")
	for _, w := range leadWords()[form] {
		k := len(before) - len(w)
		if k < 0 || before[k+1:] != w[1:] || before[k] != w[0] && !strings.EqualFold(before[k:], w) {
			continue
		}
		if c, _ := utf8.DecodeLastRuneInString(before[:k]); k == 0 || !unicode.IsLetter(c) {
			return true
		}
	}
	return false
}

// titleBehind is where the title ends that stands behind the offset, 0 where none does.
func (r *reader) titleBehind(end, next int) int {
	at, ok := r.titleStart(end)
	if !ok {
		return 0
	}
	if stop := r.titleEnd(at, next); stop > at {
		return stop
	}
	return 0
}

// plain reports whether the name of a plan begins in small letters or as a proper name: no number, no "này", no mark.
func (r *reader) plain(at int) bool {
	next, ok := blanks(r.text, at)
	if !ok || next >= len(r.text) {
		return false
	}
	end := wordEnd(r.text, next)
	word := r.text[next:end]
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(c) && !slices.Contains([]string{"này", "trên", "của", "số", "do", "được", "và", "theo", "đã", "năm"}, word)
}

// adopting reports whether a type word is the document's own: "Chính phủ ban hành Nghị định quy định …" stands in its preamble.
func (r *reader) adopting(at int, docType string) bool {
	if len(r.frame.articles) > 0 && at < r.frame.articles[0] {
		return true
	}
	return r.header.Type == docType && at < 4000
}

// inTitle reports whether an offset lies in the title of a settled reference, which names what that document is about.
func (r *reader) inTitle(at int) bool {
	i, _ := slices.BinarySearchFunc(r.titles, at, func(s corpus.Span, at int) int { return s.End - at })
	return i < len(r.titles) && r.titles[i].Start <= at
}

// antecedentWithin is how many references back the one may stand that a mention stands for.
const antecedentWithin = 60

// latest is the last numbered reference of a type, and of a body where one is given, before the reference next; a mention without a type
// stands for any. nil where there is none.
func (r *reader) latest(next int, docType, issuer string) *corpus.Reference {
	for i := next - 1; i >= max(0, next-antecedentWithin); i-- {
		ref := &r.refs[i]
		if ref.Kind != corpus.ReferenceNumbered && ref.Kind != corpus.ReferenceNickname || ref.Canonical == "" {
			continue
		}
		if (docType == "" || ref.DocType == docType) && (issuer == "" || sameBody(ref.Issuer, issuer)) {
			return ref
		}
	}
	return nil
}

// sameBody reports whether one of two names of bodies holds the other: "Tỉnh ủy" and "Ban Thường vụ Tỉnh ủy Lào Cai".
func sameBody(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := bodyKey(spelt(a)), bodyKey(spelt(b))
	return strings.Contains(x, y) || strings.Contains(y, x)
}

// only is the one number of a type that the text cites, "" where it cites none or several.
func (r *reader) only(docType string) string {
	if r.singles == nil {
		r.singles = map[string]string{}
		for i := range r.refs {
			ref := &r.refs[i]
			if ref.Kind == corpus.ReferenceInternal || ref.DocType == "" {
				continue
			}
			if n, ok := r.singles[ref.DocType]; ok && n != ref.Canonical {
				r.singles[ref.DocType] = ""
				continue
			}
			r.singles[ref.DocType] = ref.Canonical
		}
	}
	return r.singles[docType]
}
