package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus/viet"
)

// Alternatives are several ways to be right, of which a document must have one.
// Example: `"chuyển đổi số" OR CNTT` has two sides.
type Alternatives []Side

// Side is one of several ways: words that must all be there; Together where they must stand as they are.
type Side struct {
	Words    []Word
	Together bool
}

// stretch is a part of the question, in bytes.
type stretch struct{ from, to int }

// quotation is a phrase in quotes; index is its place in Query.Phrases, -1 for one word in quotes.
type quotation struct {
	stretch
	Phrase
	index int
}

// orWord is the length of the operator between alternatives at a place: OR, HOẶC, |. "HOẶC" is a word where the whole
// question is in capitals.
func (p *parser) orWord(at int) int {
	rest := p.text[at:]
	if rest[0] == '|' {
		return len(rest) - len(strings.TrimLeft(rest, "|"))
	}
	if at > 0 && !isSpaceBefore(p.text, at) && p.text[at-1] != ')' {
		return 0
	}
	for _, w := range [...]string{"OR", "HOẶC"} {
		after, ok := strings.CutPrefix(rest, w)
		next, _ := utf8.DecodeRuneInString(after)
		if ok && (unicode.IsSpace(next) || next == '(' || quotes[next] != "") && (w == "OR" || strings.ToUpper(p.text) != p.text) {
			return len(w)
		}
	}
	return 0
}

// or notes an operator between alternatives; what its sides are is known when all else has been read.
func (p *parser) or(at int) int {
	n := p.orWord(at)
	if n > 0 {
		p.ors = append(p.ors, stretch{at, at + n})
		p.blank(at, at+n)
	}
	return n
}

// alternatives makes the sides of each chain of operators: the phrase in quotes that stands there, else the words up to
// the next quote, bracket or operator. "a OR b OR c" is one chain. An operator that lacks a side is none.
func (p *parser) alternatives() {
	var used []int
	for i := 0; i < len(p.ors); {
		left, start := p.sideBefore(p.ors[i].from)
		sides, end := []quotation{left}, start
		j := i
		for ; j < len(p.ors); j++ {
			if j > i && strings.Trim(p.text[end:p.ors[j].from], " ()") != "" {
				break
			}
			var right quotation
			right, end = p.sideAfter(p.ors[j].to)
			sides = append(sides, right)
		}
		if slices.ContainsFunc(sides, func(s quotation) bool { return len(s.Words) == 0 }) {
			p.note("syntax", p.ors[i].from, p.ors[i].to)
			i++
			continue
		}
		var all Alternatives
		for _, s := range sides {
			if s.index >= 0 {
				used = append(used, s.index)
			}
			all = append(all, Side{s.Words, s.index >= 0})
		}
		p.query.Any = append(p.query.Any, all)
		p.blank(start, end)
		i = j
	}
	var kept []Phrase
	for i, ph := range p.query.Phrases {
		if !slices.Contains(used, i) {
			kept = append(kept, ph)
		}
	}
	p.query.Phrases = kept
}

// bounds end the words of a side; what was read as an operator is a line end.
const bounds = "\n()\"“”„«»|"

// sideBefore is the side that ends at a place, and where it begins.
func (p *parser) sideBefore(at int) (quotation, int) {
	at = len(strings.TrimRight(p.text[:at], " "))
	for _, q := range p.quotations {
		if q.to == at {
			return q, q.from
		}
	}
	from := 0
	if i := strings.LastIndexAny(strings.TrimRight(string(p.plain[:at]), ")"), bounds); i >= 0 {
		_, n := utf8.DecodeRune(p.plain[i:])
		from = i + n
	}
	return p.side(from, at), from
}

// sideAfter is the side that begins at a place, and where it ends.
func (p *parser) sideAfter(at int) (quotation, int) {
	at += len(p.text[at:]) - len(strings.TrimLeft(p.text[at:], " "))
	for _, q := range p.quotations {
		if q.from == at {
			return q, q.to
		}
	}
	to, open := len(p.plain), at
	for open < len(p.plain) && p.plain[open] == '(' {
		open++
	}
	if i := strings.IndexAny(string(p.plain[open:]), bounds); i >= 0 {
		to = open + i
	}
	return p.side(at, to), to
}

// side holds the words of a stretch.
func (p *parser) side(from, to int) quotation {
	q := quotation{index: -1}
	for w := range viet.Words(string(p.plain[from:max(from, to)])) {
		q.Words = append(q.Words, NewWord(w.Text))
	}
	return q
}
