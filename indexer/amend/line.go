package amend

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// sentence is a piece of the text's own words that may amend another.
type sentence struct {
	corpus.Span
	// label is the mark that its line begins with, in the shape of its list: "1.", "a)", "-", "" where there is none or it stands further on.
	label string
	// first is true for the first of its line.
	first bool
	// wordings are the quotations that follow it, before the text's own words go on.
	wordings []corpus.Span
	// section is the number of the section that begins with it, or none.
	section int
}

// sentences cuts the own words of a text into sentences: what it quotes belongs to others.
func sentences(in Input) []sentence {
	var out []sentence
	quotations := in.Quotations
	opens := map[int]int{}
	for i, s := range in.Sections {
		if !s.Quoted {
			opens[s.Start] = i
		}
	}
	for start := 0; start < len(in.Text); {
		end := len(in.Text)
		if i := strings.IndexByte(in.Text[start:], '\n'); i >= 0 {
			end = start + i
		}
		at := corpus.Span{Start: start, End: end}
		start = end + 1
		for len(quotations) > 0 && quotations[0].End <= at.Start {
			quotations = quotations[1:]
		}
		rest := quotations
		for at.Len() > 0 {
			own := at
			if len(rest) > 0 && rest[0].Start < at.End {
				own.End = max(own.Start, rest[0].Start)
				at.Start = min(at.End, rest[0].End)
				if rest[0].End > at.End {
					at.Start = at.End
				}
				if n := len(out); own.Len() == 0 && n > 0 && rest[0].Start >= own.Start {
					out[n-1].addWording(rest[0])
				}
			} else {
				at.Start = at.End
			}
			cutSentences(in.Text, own, opens, &out)
			if n := len(out); len(rest) > 0 && own.End == rest[0].Start && n > 0 {
				out[n-1].addWording(rest[0])
			}
			if len(rest) > 0 && rest[0].End <= at.Start {
				rest = rest[1:]
			}
		}
	}
	return out
}

func (s *sentence) addWording(w corpus.Span) {
	if n := len(s.wordings); n == 0 || s.wordings[n-1] != w {
		s.wordings = append(s.wordings, w)
	}
}

// cutSentences cuts a piece of a line at the stops that a capital follows.
func cutSentences(text string, at corpus.Span, opens map[int]int, out *[]sentence) {
	at = at.Trim(text, notWord)
	if at.Len() == 0 {
		return
	}
	label := labelEnd(text, at)
	first := true
	section := none
	if i, ok := opens[at.Start]; ok {
		section = i
	}
	add := func(s corpus.Span) {
		s = s.Trim(text, unicode.IsSpace)
		if s.Len() > 0 && !onlyMarks(s.In(text)) {
			n := sentence{Span: s, first: first, section: none}
			if first {
				n.label, n.section = shape(text[at.Start:label]), section
			}
			first = false
			*out = append(*out, n)
		}
	}
	from := label
	quoted := 0
	for i := label; i < at.End; {
		r, w := utf8.DecodeRuneInString(text[i:at.End])
		switch {
		case strings.ContainsRune(openingMarks, r):
			quoted++
		case strings.ContainsRune(closingMarks, r):
			quoted = max(0, quoted-1)
		case r == '.' && quoted == 0 && i+w < at.End && text[i+w] == ' ':
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i+w:at.End], " "))
			if unicode.IsUpper(next) {
				add(corpus.Span{Start: from, End: i + w})
				from = i + w
			}
		}
		i += w
	}
	add(corpus.Span{Start: from, End: at.End})
	if first && section != none { // a label alone on its line
		*out = append(*out, sentence{Span: corpus.Span{Start: at.End, End: at.End}, label: shape(text[at.Start:label]), first: true, section: section})
	}
}

// notWord is what may stand around the words of a line: blanks and the signs of headings.
func notWord(r rune) bool {
	return unicode.IsSpace(r) || r == '|' || r == '*' || r == '#' || r == '_' || r == '\u200b' || r == '\ufeff'
}

func onlyMarks(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) == ""
}

// labelEnd is where the label ends that a line begins with: "Điều 5. ", "2. ", "b.1) ", "- ", "(1) ".
func labelEnd(text string, at corpus.Span) int {
	s := at.In(text)
	for _, word := range [...]string{"Điều ", "ĐIỀU ", "Mục ", "MỤC ", "Chương ", "CHƯƠNG ", "Phần ", "PHẦN "} {
		rest, ok := strings.CutPrefix(s, word)
		if !ok {
			continue
		}
		n := len(rest) - len(strings.TrimLeft(rest, "0123456789IVXLCabcdđ"))
		if n > 0 && n < len(rest) && strings.ContainsRune(".:", rune(rest[n])) {
			return at.Start + len(word) + n + 1
		}
		return at.Start
	}
	if rest := strings.TrimLeft(s, "-–—+•*·"); len(rest) < len(s) {
		return at.End - len(rest)
	}
	open := strings.HasPrefix(s, "(")
	rest := strings.TrimPrefix(s, "(")
	n := 0
	for n < len(rest) && n < 8 {
		r, w := utf8.DecodeRuneInString(rest[n:])
		next, _ := utf8.DecodeRuneInString(rest[n+w:])
		if unicode.IsDigit(r) || unicode.IsLetter(r) && (n == 0 || !unicode.IsLetter(rune(rest[n-1]))) || r == '.' && (unicode.IsDigit(next) || unicode.IsLetter(next)) {
			n += w
			continue
		}
		break
	}
	if n == 0 || n >= len(rest) {
		return at.Start
	}
	switch c := rest[n]; {
	case c == ')', !open && (c == '.' || c == '/' || c == '-') && n+1 < len(rest) && (rest[n+1] == ' ' || strings.HasPrefix(rest[n+1:], "\u00a0")):
		return at.End - len(rest) + n + 1
	case !open && strings.Contains(rest[:n], ".") && c == ' ':
		return at.End - len(rest) + n
	}
	return at.Start
}

// shape is the shape of a label: figures are 1, letters a, so that the labels of one list have one shape.
func shape(label string) string {
	var out []rune
	for _, r := range strings.TrimSpace(label) {
		switch {
		case unicode.IsDigit(r):
			r = '1'
		case unicode.IsUpper(r):
			r = 'A'
		case unicode.IsLetter(r):
			r = 'a'
		}
		if n := len(out); n == 0 || out[n-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}
