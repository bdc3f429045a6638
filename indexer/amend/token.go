package amend

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vankho/corpus"
)

// token is a word of a sentence, a mark, or what stands between quotation marks as a whole.
type token struct {
	corpus.Span
	// word is the key of a word, the mark itself, or "“" for what is quoted.
	word string
	// quoted is the span of what is quoted, without its marks.
	quoted corpus.Span
}

// quotedMark is the word of a token that is a quotation.
const quotedMark = "“"

const (
	openingMarks  = "“„«"
	closingMarks  = "”»"
	straightMarks = `"`
)

// tokens cuts a piece of text. What stands in brackets is left out: it tells who changed the place before. A quotation that is never closed goes
// on to the end.
func tokens(text string, at corpus.Span) []token {
	var out []token
	depth := 0
	for i := at.Start; i < at.End; {
		r, w := utf8.DecodeRuneInString(text[i:at.End])
		switch {
		case strings.ContainsRune(openingMarks+closingMarks+straightMarks, r):
			end, next := quotationEnd(text[:at.End], i+w, r)
			if depth == 0 {
				inside := corpus.Span{Start: i + w, End: end}.Trim(text, unicode.IsSpace)
				if inside.Len() == 0 {
					i = next
					continue
				}
				out = append(out, token{Span: corpus.Span{Start: i, End: next}, word: quotedMark, quoted: inside})
			}
			i = next
			continue
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case depth > 0 || unicode.IsSpace(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := wordEnd(text[:at.End], i)
			out = append(out, token{Span: corpus.Span{Start: i, End: end}, word: key(text[i:end])})
			i = end
			continue
		default:
			out = append(out, token{Span: corpus.Span{Start: i, End: i + w}, word: string(r)})
		}
		i += w
	}
	return out
}

// wordEnd is where the word ends that begins at i: letters and figures, and the marks within a number such as "02/PL", "1.1".
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, w := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			next, _ := utf8.DecodeRuneInString(text[i+w:])
			if !strings.ContainsRune("./-", r) || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				return i
			}
		}
		i += w
	}
	return i
}

// quotationEnd is where the quotation ends whose inside begins at i, and where the text goes on behind its mark.
func quotationEnd(text string, i int, open rune) (end, next int) {
	straight := strings.ContainsRune(straightMarks, open)
	depth := 1
	for k := i; k < len(text); {
		r, w := utf8.DecodeRuneInString(text[k:])
		switch {
		case straight && r == open, strings.ContainsRune(closingMarks, r) && k > i:
			if depth--; depth <= 0 || straight {
				return k, k + w
			}
		case r == '’' && depth == 1 && k+w < len(text) && strings.IndexByte(";,.", text[k+w]) >= 0:
			return k, k + w // closed with half a mark
		case !straight && strings.ContainsRune(openingMarks, r):
			depth++
		case !straight && strings.ContainsRune(straightMarks, r) && !strings.ContainsAny(text[k+w:], closingMarks):
			return k, k + w // opened with one mark and closed with another
		}
		k += w
	}
	return len(text), len(text)
}
