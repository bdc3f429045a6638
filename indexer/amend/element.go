package amend

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// kind is what an element of a sentence is. Those from words.tsv have its values.
type kind string

const (
	kindVerb    kind = "verb"
	kindUnit    kind = "unit"
	kindPart    kind = "part"
	kindQuote   kind = "quote"
	kindDoc     kind = "doc"
	kindOther   kind = "other"
	kindComma   kind = ","
	kindSemi    kind = ";"
	kindColon   kind = ":"
	kindWith    kind = "with"
	kindAt      kind = "at"
	kindOf      kind = "of"
	kindAfter   kind = "after"
	kindBefore  kind = "before"
	kindEnd     kind = "end"
	kindStart   kind = "start"
	kindExcept  kind = "except"
	kindFollows kind = "follows"
	kindWords   kind = "words"
	kindTitle   kind = "title"
	kindVague   kind = "vague"
	kindWhole   kind = "whole"
	kindPassive kind = "passive"
	kindBy      kind = "by"
	kindThis    kind = "this"
	kindAnd     kind = "and"
	kindAbout   kind = "about"
	kindPlain   kind = "plain"
)

// element is a piece of a sentence that means one thing.
type element struct {
	corpus.Span
	kind kind
	act  act
	// field, rank and values are those of a unit: "khoản 2, 3" is khoan with 2 and 3. Without values it is a bare unit, "tên Điều".
	field  string
	rank   int
	values []string
	// quoted is what stands between quotation marks.
	quoted corpus.Span
	// ref is the reference of a document, counted from 0.
	ref int
	// opening is true for a part that means the opening words of its place.
	opening bool
}

// elements reads the tokens of a sentence. refs are the references that may lie in it, the first has the number first.
func elements(ts []token, refs []corpus.Reference, first int) []element {
	var out []element
	for i := 0; i < len(ts); {
		for len(refs) > 0 && refs[0].End <= ts[i].Start {
			refs, first = refs[1:], first+1
		}
		if e, n := unit(ts, i); n > 0 {
			out = append(out, e)
			i += n
			continue
		}
		if len(refs) > 0 && refs[0].Start <= ts[i].Start && isDocument(refs[0]) && ts[i].word != "," && ts[i].word != ";" && !small(ts, i) && named(ts[i], refs[0]) {
			e := element{Span: corpus.Span{Start: ts[i].Start, End: refs[0].End}, kind: kindDoc, ref: first}
			for i < len(ts) && ts[i].Start < e.End {
				i++
			}
			out = append(out, e)
			continue
		}
		e, n := simple(ts, i)
		out = append(out, e)
		i += n
	}
	return out
}

// named reports whether the name of a document begins at a token of its reference, behind the provisions.
func named(t token, ref corpus.Reference) bool {
	if len(ref.Provisions) == 0 || ref.DocType == "" {
		return true
	}
	word, _, _ := strings.Cut(key(ref.DocType), " ")
	return t.word == word || t.Start >= ref.End-len(ref.Symbol)-longestNumber
}

// longestNumber is how long, in bytes, the serial and the year of a document's number are at most.
const longestNumber = 16

// small reports whether a word that joins stands at a token, as between the provisions and the document of one reference.
func small(ts []token, i int) bool {
	switch e, _ := simple(ts, i); e.kind {
	case kindOf, kindAt, kindAnd, kindPart, kindTitle, kindQuote, kindWords, kindVague:
		return true
	}
	return false
}

// isDocument reports whether a reference names a document, not a place alone.
func isDocument(ref corpus.Reference) bool {
	switch ref.Kind {
	case corpus.ReferenceAmendTarget, corpus.ReferenceGazette, corpus.ReferenceStandard:
		return false
	case corpus.ReferenceInternal:
		return ref.DocType != ""
	}
	return true
}

// simple reads anything but a unit and a document.
func simple(ts []token, i int) (element, int) {
	t := ts[i]
	switch t.word {
	case quotedMark:
		return element{Span: t.Span, kind: kindQuote, quoted: t.quoted}, 1
	case ",", ";", ":":
		return element{Span: t.Span, kind: kind(t.word)}, 1
	}
	for _, p := range phrases()[t.word] {
		if p.kind == kindUnit || !p.at(ts, i) {
			continue
		}
		n := len(p.words)
		e := element{Span: corpus.Span{Start: t.Start, End: ts[i+n-1].End}, kind: p.kind, act: p.act, opening: p.opening}
		if p.kind == kindPart {
			for p.number && i+n < len(ts) && numeral(ts[i+n].word) {
				e.End = ts[i+n].End
				n++
				if i+n+1 < len(ts) && (ts[i+n].word == "," || ts[i+n].word == "và") && numeral(ts[i+n+1].word) {
					n++
				}
			}
		}
		return e, n
	}
	return element{Span: t.Span, kind: kindOther}, 1
}

// numeral reports whether a word counts pieces: "2", "1.1", "a", "thứ".
func numeral(s string) bool {
	c, w := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeft(s[w:], "0123456789.")
	return unicode.IsDigit(c) || rest == "" && unicode.IsLetter(c)
}

// at reports whether the phrase stands at token i.
func (p phrase) at(ts []token, i int) bool {
	if i+len(p.words) > len(ts) {
		return false
	}
	for k, w := range p.words {
		if ts[i+k].word != w {
			return false
		}
	}
	return true
}

// mostValues is how many marks one unit has at most; a longer range is cut.
const mostValues = 200

// unit reads a unit with its marks: "khoản 1, 2 và 3", "các Điều từ 5 đến 9"; without marks it is a bare one.
func unit(ts []token, i int) (element, int) {
	start := i
	if ts[i].word == "các" || ts[i].word == "những" {
		if i++; i == len(ts) {
			return element{}, 0
		}
	}
	if ts[i].word == "từ" {
		if i++; i == len(ts) {
			return element{}, 0
		}
	}
	for _, p := range phrases()[ts[i].word] {
		if p.kind != kindUnit || !p.at(ts, i) {
			continue
		}
		e := element{Span: corpus.Span{Start: ts[start].Start}, kind: kindUnit, field: p.field, rank: p.rank}
		at := i + len(p.words)
		if at < len(ts) && (ts[at].word == "từ" || ts[at].word == "số") {
			at++
		}
		end := at
		for at < len(ts) {
			v, n, ok := value(ts, at, p.marks)
			if !ok {
				break
			}
			e.values = append(e.values, v)
			at += n
			end = at
			if at+1 < len(ts) && (ts[at].word == "đến" || ts[at].word == "tới") {
				to := at + 1
				if q := (phrase{words: p.words}); q.at(ts, to) {
					to += len(p.words)
				}
				if to < len(ts) {
					if last, n, ok := value(ts, to, p.marks); ok {
						e.values = append(e.values, between(v, last)...)
						at, end = to+n, to+n
					}
				}
			}
			next := at
			for next < len(ts) && (ts[next].word == "," || ts[next].word == "và" || ts[next].word == "hoặc") {
				next++
			}
			if next > at && next+1 < len(ts) && ts[next].word == "số" {
				next++ // "mục số 3, số 4"
			}
			if next == at || next >= len(ts) || !goesOn(ts, next, p.marks) {
				break
			}
			at = next
		}
		if len(e.values) == 0 {
			end = i + len(p.words)
			if slices.ContainsFunc(phrases()[ts[i].word], func(q phrase) bool {
				return len(q.words) > len(p.words) && q.kind != kindUnit && q.kind != kindVerb && q.at(ts, i)
			}) {
				return element{}, 0 // "điều kiện"
			}
		}
		e.End = ts[end-1].End
		e.values = e.values[:min(len(e.values), mostValues)]
		return e, end - start
	}
	return element{}, 0
}

// goesOn reports whether the token behind a comma is a further mark of the same unit.
func goesOn(ts []token, i int, marks string) bool {
	_, n, ok := value(ts, i, marks)
	if !ok {
		return false
	}
	if i+n < len(ts) {
		switch next := ts[i+n].word; next {
		case ",", ";", ".", ":", "và", "hoặc", "đến", "của", "tại", "vào", "như", "thành", "bằng", "này", "sau", "trước", "được", quotedMark:
		default:
			return len(phrases()[next]) > 0 || len(ts) <= i+n || isUpper(next)
		}
	}
	return true
}

func isUpper(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

// value reads one mark of a unit: its value and how many tokens it takes.
func value(ts []token, i int, marks string) (string, int, bool) {
	w := ts[i].word
	if strings.Contains(marks, "o") && w == "thứ" && i+1 < len(ts) {
		return "thứ " + ts[i+1].word, 2, true
	}
	c, n := utf8.DecodeRuneInString(w)
	rest := w[n:]
	switch {
	case w == "":
		return "", 0, false
	case strings.Contains(marks, "c"):
		return strings.ToUpper(w), 1, strings.ContainsAny(w, "0123456789")
	case unicode.IsDigit(c):
		tail := strings.TrimLeft(w, "0123456789.")
		_, tn := utf8.DecodeRuneInString(tail)
		after := strings.TrimLeft(tail[min(tn, len(tail)):], "0123456789")
		if strings.Contains(marks, "d") && after == "" && (tail == "" || letter(tail)) {
			return w, 1, true
		}
	case strings.Contains(marks, "l") && letter(w):
		tail := strings.TrimLeft(rest, "0123456789.")
		if tail == "" || tail == w[:n] && rest == tail {
			return w, 1, true
		}
	}
	if strings.Contains(marks, "r") && roman(w) || strings.Contains(marks, "A") && capital(w) {
		return strings.ToUpper(w), 1, true
	}
	return "", 0, false
}

// letter reports whether a word begins with a letter of points: a plain one, or đ.
func letter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return 'a' <= c && c <= 'z' || c == 'đ'
}

// roman reports a roman numeral, with the letter of an inserted chapter behind it: "iiia".
func roman(s string) bool {
	rest := strings.TrimLeft(s, "ivxlc")
	return rest != s && (rest == "" || len(rest) == 1 && letter(rest) || rest == "đ" || strings.HasPrefix(rest, "-") && len(rest) < 4)
}

// capital reports a mark of one capital, with figures behind it: "a", "a1".
func capital(s string) bool {
	return s != "" && 'a' <= s[0] && s[0] <= 'z' && strings.TrimLeft(s[1:], "0123456789.-") == ""
}

// pointOrder are the letters of points in their order. Source: handbook §3.1.
var pointOrder = []string{"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"}

// between are the marks behind from up to to: "2" and "5" give 3, 4 and 5; only to where the order is not known.
func between(from, to string) []string {
	a, errA := strconv.Atoi(from)
	b, errB := strconv.Atoi(to)
	var out []string
	if errA == nil && errB == nil && a < b && b-a < mostValues {
		for n := a + 1; n <= b; n++ {
			out = append(out, strconv.Itoa(n))
		}
		return out
	}
	if i, k := slices.Index(pointOrder, from), slices.Index(pointOrder, to); i >= 0 && i < k {
		return append(out, pointOrder[i+1:k+1]...)
	}
	return []string{to}
}
