package tag

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// bareWords are the words of bare.tsv by their place.
var bareWords = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, row := range rows("bare") {
		out[row[1]] = append(out[row[1]], row[0])
	}
	return out
})

// bare reads a list of provisions that no document follows: "quy định tại khoản 2" speaks of the article in which it stands, "tại khoản 2
// Điều 8" of the text itself. It must be led to, and nothing behind it may name another document; a heading is none. Source: handbook
// §3.3.
func (r *reader) bare(c chain, next int) (corpus.Reference, bool) {
	ref := corpus.Reference{Span: c.Span, Kind: corpus.ReferenceInternal}
	if !r.bracketed(c) && (!r.led(c.Start) || r.ofAnother(c.End, next)) {
		return ref, false
	}
	ref.Provisions = c.provisions()
	if before := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(r.text[:c.Start], " "), "tại"), " "); strings.HasSuffix(before, "”") {
		// “từ cũ” tại khoản 2: words are changed there
		ref.Kind = corpus.ReferenceAmendTarget
		return ref, true
	}
	if r.frame.articleOf(c.Start) > 0 && !r.frame.inQuotes(c.Start) {
		for i, p := range ref.Provisions {
			if p == (corpus.Provision{Khoan: p.Khoan, Diem: p.Diem}) {
				ref.Provisions[i].Dieu = corpus.This
			}
		}
	}
	return ref, true
}

// bracketed reports whether a list of provisions with its article stands in brackets alone: "bán đấu giá (khoản 3 Điều 194)".
func (r *reader) bracketed(c chain) bool {
	return len(c.items) > 1 && c.has("dieu") && strings.HasSuffix(r.text[:c.Start], "(") && strings.HasPrefix(r.text[c.End:], ")")
}

// led reports whether the words before a list of provisions say that a place is named.
func (r *reader) led(at int) bool {
	from := r.back(at, 16)
	before := strings.TrimRight(r.text[from:at], " \u00a0")
	for _, w := range bareWords()["before"] {
		k := len(before) - len(w)
		if k < 0 || !strings.EqualFold(before[k:], w) {
			continue
		}
		if c, _ := utf8.DecodeLastRuneInString(before[:k]); k == 0 || !unicode.IsLetter(c) {
			return true
		}
	}
	return false
}

// ofAnother reports whether what follows a list of provisions is, or may be, the document that they belong to.
func (r *reader) ofAnother(end, next int) bool {
	if next == end {
		return end < len(r.text) && strings.ContainsRune("/-–", rune(r.text[end]))
	}
	c, _ := utf8.DecodeRuneInString(r.text[next:])
	if unicode.IsUpper(c) || unicode.IsDigit(c) || c == '(' || c == '“' || c == '"' {
		return true
	}
	at, _ := blanks(r.text, end)
	for _, w := range bareWords()["other"] {
		if k, ok := foldedPrefix(r.text, at, w); ok && ends(r.text, k) {
			return true
		}
	}
	return false
}

// shortWithin is how far, in bytes, short forms of provisions may reach before their document.
const shortWithin = 32

// readShort gives a document the provisions that stand before it in short forms: "Đ5 k2 đa NĐ 30/2020/NĐ-CP".
func (r *reader) readShort() {
	for i := range r.refs {
		ref := &r.refs[i]
		if len(ref.Provisions) > 0 || ref.Kind != corpus.ReferenceNumbered && ref.Kind != corpus.ReferenceNamed {
			continue
		}
		from := r.back(ref.Start, shortWithin)
		var p corpus.Provision
		start := ref.Start
		for start > from {
			before := strings.TrimRight(r.text[from:start], " \u00a0")
			k := strings.LastIndexAny(before, " \u00a0\n(;,") + 1
			name, value := shortUnit(before[k:])
			if name == "" {
				break
			}
			set(&p, name, value)
			start = from + k
		}
		if p.Dieu != "" && start < ref.Start {
			ref.Start, ref.Provisions = start, []corpus.Provision{p}
		}
	}
}

// shortUnit takes a short form apart: "Đ.5" is Điều 5, "đa" điểm a.
func shortUnit(s string) (name, value string) {
	for _, row := range rows("shortunits") {
		v, ok := strings.CutPrefix(s, row[0])
		if !ok {
			continue
		}
		v = strings.TrimPrefix(v, ".")
		if u := (unit{name: row[1], values: row[2]}); v != "" && len(v) < 5 && u.accepts(v) {
			return row[1], v
		}
	}
	return "", ""
}
