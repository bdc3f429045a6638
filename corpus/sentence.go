package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longSentence is how many bytes a sentence may have before what stands between semicolons is taken for one.
const longSentence = 700

// SentenceAt is the sentence of a text that holds a span: within its line, between full stops that are followed by a blank and a capital.
// A very long one is cut at its semicolons. Example: in "Có 5 xã. Đạt 90%; còn 10%." the sentence around "90%" is "Đạt 90%; còn 10%.".
func SentenceAt(text string, at Span) Span {
	if !at.Fits(text) {
		return Span{}
	}
	line := Span{strings.LastIndexByte(text[:at.Start], '\n') + 1, len(text)}
	if i := strings.IndexByte(text[at.End:], '\n'); i >= 0 {
		line.End = at.End + i
	}
	s := cutAround(text, line, at, sentenceEnd)
	if s.Len() > longSentence {
		s = cutAround(text, s, at, func(_ string, c byte) bool { return c == ';' })
	}
	return s.Trim(text, isBlank)
}

// farthest is how far from the span its sentence is looked for: a line without an end is no sentence.
const farthest = 4000

// cutAround is the piece of within that holds at, between characters that end a piece.
func cutAround(text string, within, at Span, ends func(rest string, c byte) bool) Span {
	s := Span{max(within.Start, at.Start-farthest), min(within.End, at.End+farthest)}
	for s.Start > 0 && !utf8.RuneStart(text[s.Start]) {
		s.Start++
	}
	for s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End--
	}
	for i := at.Start - 1; i >= s.Start; i-- {
		if ends(text[i+1:within.End], text[i]) {
			s.Start = i + 1
			break
		}
	}
	for i := at.End; i < s.End; i++ {
		if ends(text[i+1:within.End], text[i]) {
			s.End = i + 1
			break
		}
	}
	return s
}

// sentenceEnd reports whether a character ends a sentence, by what follows it: "tỉnh. Đến nay", not "3.370".
func sentenceEnd(rest string, c byte) bool {
	if c != '.' && c != '!' && c != '?' {
		return false
	}
	next := strings.TrimLeft(rest, " \u00a0")
	if len(next) == len(rest) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"(-–+•", r)
}
