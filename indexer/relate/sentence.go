package relate

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
	"vankho/corpus/viet"
)

// longestSentence is how long, in bytes, a sentence is read at most; what is longer is cut, which keeps the time linear.
const longestSentence = 12_000

// sentence is a piece of the text that one verb can govern: what ends in a full stop, or a line.
type sentence struct {
	corpus.Span
	// body is where the words begin, behind the label of an item: "1.", "a)", "-", "Điều 2.".
	body int
	// labelled is true where such a label stands; first where the sentence begins its line, last where it ends it.
	labelled, first, last bool
}

// sentences cuts a text. Lines that go on in small letters are one; a full stop before a capital ends a sentence, but not within a
// reference. refs are ascending.
func sentences(text string, refs []corpus.Reference) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		next := 0
		for start := 0; start < len(text); {
			end := lineEnd(text, start)
			for next < len(refs) && refs[next].End <= start {
				next++
			}
			for end < len(text) && end-start < longestSentence && (viet.GoesOn(text, start, end) || split(refs[next:], end)) {
				end = lineEnd(text, end+1)
			}
			line := corpus.Span{Start: start, End: end}.Trim(text, unicode.IsSpace)
			for at, first := line.Start, true; at < line.End; first = false {
				s := sentence{Span: corpus.Span{Start: at, End: line.End}.Trim(text, unicode.IsSpace), first: first}
				if s.Len() == 0 {
					break
				}
				s.body = s.Start
				if first {
					s.body = labelEnd(text, s.Span)
					s.labelled = s.body > s.Start
				}
				for next < len(refs) && refs[next].End <= s.Start {
					next++
				}
				s.End = stop(text, s.body, min(s.End, s.Start+longestSentence), refs[next:])
				s.last = s.End >= line.End
				at = max(s.End, at+1)
				if !yield(s) {
					return
				}
			}
			start = end + 1
		}
	}
}

func lineEnd(text string, from int) int {
	if k := strings.IndexByte(text[from:], '\n'); k >= 0 {
		return from + k
	}
	return len(text)
}

// split reports whether a reference goes on over the end of a line.
func split(refs []corpus.Reference, end int) bool {
	for _, ref := range refs {
		if ref.Start >= end {
			return false
		}
		if ref.End > end+1 {
			return true
		}
	}
	return false
}

// stop is where the sentence ends that begins at from.
func stop(text string, from, end int, refs []corpus.Reference) int {
	for at := from; at < end; {
		k := strings.Index(text[at:end], ". ")
		if k < 0 {
			return end
		}
		at += k
		for len(refs) > 0 && refs[0].End <= at {
			refs = refs[1:]
		}
		after := strings.TrimLeft(text[at+1:end], " \u00a0")
		c, _ := utf8.DecodeRuneInString(after)
		if unicode.IsUpper(c) && !(len(refs) > 0 && refs[0].Start <= at) && !abbreviated(text[from:at]) {
			return at + 1
		}
		at++
	}
	return end
}

// abbreviated reports whether a full stop behind s ends a short form or a label and no sentence: "TP. Hà Nội", "Điều 2. Hiệu lực".
func abbreviated(s string) bool {
	k := strings.LastIndexAny(s, " \n(.") + 1
	word := s[k:]
	n := utf8.RuneCountInString(word)
	c, _ := utf8.DecodeRuneInString(word)
	return n <= 3 && (unicode.IsUpper(c) || unicode.IsDigit(c)) || n == 1
}

// labelEnd is where the words of an item begin: behind "Điều 2.", "1.", "1.2.", "a)", "-", "+", "•", "(1)", an opening bracket none.
func labelEnd(text string, s corpus.Span) int {
	in := text[s.Start:min(s.End, s.Start+60)]
	at := 0
	for _, w := range []string{"Điều ", "Khoản ", "Mục ", "Chương ", "Phần "} {
		if strings.HasPrefix(in, w) {
			at = len(w)
			break
		}
	}
	if at == 0 {
		for _, mark := range []string{"- ", "+ ", "• ", "* ", "– ", "-", "–", "•", "+"} {
			if strings.HasPrefix(in, mark) {
				return s.Start + len(in) - len(strings.TrimLeft(in[len(mark):], " \u00a0\t"))
			}
		}
	}
	k := at
	if k < len(in) && in[k] == '(' {
		k++
	}
	digits := 0
	for k < len(in) && (unicode.IsDigit(rune(in[k])) || digits > 0 && in[k] == '.' && k+1 < len(in) && unicode.IsDigit(rune(in[k+1])) || in[k] == 'I' || in[k] == 'V' || in[k] == 'X') {
		k, digits = k+1, digits+1
	}
	if c, w := utf8.DecodeRuneInString(in[k:]); (unicode.IsLower(c) || c == 'đ') && k+w < len(in) && strings.ContainsRune(".)", rune(in[k+w])) {
		k, digits = k+w, digits+1
	}
	if digits == 0 || digits > 8 || k >= len(in) || in[k] != '.' && in[k] != ')' && in[k] != '/' {
		return s.Start
	}
	rest := strings.TrimLeft(in[k+1:], " \u00a0\t)")
	if at == 0 && len(rest) == len(in[k+1:]) && in[k] == '.' || in[k] == '/' {
		return s.Start
	}
	return s.Start + len(in) - len(rest)
}
