package amend

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// mayAmend is a quick look at a sentence: whether it may begin with what amends, or say it of what stands before.
func mayAmend(s string) bool {
	if c, _ := utf8.DecodeRuneInString(s); unicode.IsLetter(c) {
		end := wordEnd(s, 0)
		word := key(s[:end])
		if len(phrases()[word]) == 0 && !starts()[word] {
			return false
		}
	}
	for _, w := range verbTails() {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// verbTails are what one of stands in every sentence that has a verb of verbs.tsv: the verbs without their first letter, whose case nobody knows, in
// small letters and in capitals; none that holds another.
var verbTails = sync.OnceValue(func() []string {
	var tails []string
	for _, row := range rows("verbs") {
		if _, w := utf8.DecodeRuneInString(row[0]); act(cell(row, 1)) != actNone {
			tails = append(tails, row[0][w:])
		}
	}
	slices.SortFunc(tails, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	var out []string
	for _, tail := range tails {
		if !slices.ContainsFunc(out, func(held string) bool { return strings.Contains(tail, held) }) {
			out = append(out, tail)
		}
	}
	for _, tail := range out {
		out = append(out, strings.ToUpper(tail))
	}
	return out
})

// starts are the words of starts.tsv, with which an amending sentence may begin before its verb or its place.
var starts = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, row := range rows("starts") {
		out[key(row[0])] = true
	}
	return out
})

// longestLead is how long, in bytes, what stands before the verb of a sentence may be: "Kể từ ngày 01 tháng 7 năm 2025, bãi bỏ …".
const longestLead = 160

// lead takes away what a sentence may begin with before its verb or its place: the day, "Nghị định này", "nay".
func lead(es []element, refs []corpus.Reference) []element {
	if len(es) == 0 || begins(es[0].kind) && es[0].kind != kindDoc {
		return es
	}
	start := es[0].Start
	if e := es[0]; e.kind == kindDoc {
		if refs[e.ref].Canonical == corpus.Self && len(es) > 1 && es[1].kind == kindVerb {
			return es[1:]
		}
		return es
	}
	for i, e := range es {
		if e.Start-start > longestLead || e.kind == kindSemi || e.kind == kindColon || e.kind == kindUnit {
			return es
		}
		if e.kind == kindVerb && i > 0 {
			if e.act == actEnd && i+1 < len(es) && slices.ContainsFunc(es[i+1:], func(e element) bool { return e.kind == kindColon }) {
				return es[i:] // "Các văn bản, quy định sau đây hết hiệu lực thi hành:"
			}
			switch b := es[i-1]; {
			case b.kind == kindComma, b.kind == kindThis, b.kind == kindDoc && refs[b.ref].Canonical == corpus.Self, i == 1 && b.kind == kindOther, i == 1 && b.kind == kindAnd:
				return es[i:]
			}
		}
	}
	return es
}

// begins reports whether an amending sentence may begin with an element.
func begins(k kind) bool {
	switch k {
	case kindVerb, kindUnit, kindTitle, kindPart, kindWords, kindQuote, kindVague:
		return true
	}
	return false
}

// cut shortens a span to n bytes, at the beginning of a letter.
func cut(text string, s corpus.Span, n int) corpus.Span {
	if s.Len() > n {
		s.End = s.Start + n
		for s.End > s.Start && !utf8.RuneStart(text[s.End]) {
			s.End--
		}
	}
	return s
}
