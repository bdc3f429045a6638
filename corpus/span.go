package corpus

import (
	"slices"
	"strings"
)

// Span is a half-open range of byte offsets into the frozen text of one document: text[Start:End].
// Example: in "số 57-NQ/TW" the number has the Span {4 13}, "số" being three bytes in UTF-8.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the bytes of text that the span covers, or "" where the span does not fit the text.
func (s Span) In(text string) string {
	if !s.Fits(text) {
		return ""
	}
	return text[s.Start:s.End]
}

// Fits reports whether the span lies within text.
func (s Span) Fits(text string) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Holds reports whether other lies wholly within s.
func (s Span) Holds(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Meets reports whether the two spans share at least one byte.
func (s Span) Meets(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Trim returns the span without the characters at its ends that are blank.
// Example: Span{0, 5} of " ab \n" is {1 3} for unicode.IsSpace.
func (s Span) Trim(text string, blank func(rune) bool) Span {
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeftFunc(in, blank))
	s.End = s.Start + len(strings.TrimFunc(in, blank))
	return s
}

// Shift returns the span moved by n bytes, as when a part is put back into the whole it was cut from.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// JoinSpans sorts spans by where they begin and makes one of those that meet or touch.
// Example: {4 9} {0 2} {8 12} is {0 2} {4 12}.
func JoinSpans(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
